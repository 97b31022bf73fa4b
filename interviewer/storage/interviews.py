"""Interviews, their sessions and the preparation note."""

import json
from collections.abc import Mapping, Sequence

from interviewer.domain.event import Edit
from interviewer.domain.interview import Break, Interview, Mode, Pause, Session
from interviewer.storage import rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append

PREPARATION = "preparation"


def all_of(db: Database) -> list[Interview]:
    """Return the interviews of the project, oldest first."""
    sittings: dict[str, list[Session]] = {}
    for row in rows.of(db, "session"):
        sittings.setdefault(row["agg"], []).append(_session(row))
    return [_interview(row, sittings.get(row["agg"], [])) for row in rows.of(db, "interview", "removed IS NOT 1")]


def of_persons(db: Database, persons: Sequence[str]) -> list[Interview]:
    """Return the interviews in which one of these persons is an informant, oldest first."""
    held = f"EXISTS (SELECT 1 FROM json_each(interview.persons) WHERE value IN ({', '.join('?' * len(persons))}))"
    found = rows.of(db, "interview", f"removed IS NOT 1 AND {held}", list(persons))
    return [
        _interview(row, [_session(each) for each in rows.of(db, "session", "agg = ?", [row["agg"]])]) for row in found
    ]


def get(db: Database, interview: str) -> Interview | None:
    """Return one interview, or ``None``."""
    row = rows.one(db, "interview", interview)
    if row is None or row["removed"]:
        return None
    return _interview(row, [_session(found) for found in rows.of(db, "session", "agg = ?", [interview])])


def _interview(row: rows.Row, sessions: list[Session]) -> Interview:
    return Interview(
        id=row["agg"],
        guide=row["guide"],
        mode=Mode(row["mode"]),
        case=row["case_id"],
        persons=rows.listed(row["persons"]),
        interviewer=row["interviewer"] or "",
        notetakers=rows.listed(row["notetakers"]),
        agreed_minutes=row["agreed_minutes"] or 0,
        planned=rows.moment(row["planned"]),
        afterwards=bool(row["afterwards"]),
        started=rows.moment(row["started"]),
        ended=rows.moment(row["ended"]),
        closed=bool(row["closed"]),
        fair_finished=bool(row["fair_finished"]),
        sessions=tuple(sorted(sessions, key=lambda session: session.started)),
    )


def _session(row: rows.Row) -> Session:
    started = rows.moment(row["started"])
    assert started is not None
    return Session(
        id=row["item"],
        interview=row["agg"],
        started=started,
        ended=rows.moment(row["ended"]),
        pauses=tuple(_pause(found) for found in json.loads(row["pauses"] or "[]")),
        spoken=row["spoken"] or 0.0,
    )


def _pause(record: rows.Row) -> Pause:
    started = rows.moment(record["started"])
    assert started is not None
    return Pause(Break(record["kind"]), started, rows.moment(record["ended"]))


def save(db: Database, interview: Interview, deed: str) -> None:
    """Keep what changed of an interview."""
    fields: Mapping[str, object] = {
        "guide": interview.guide,
        "mode": interview.mode.value,
        "case_id": interview.case,
        "persons": list(interview.persons),
        "interviewer": interview.interviewer,
        "notetakers": list(interview.notetakers),
        "agreed_minutes": interview.agreed_minutes,
        "planned": rows.stamp(interview.planned),
        "afterwards": interview.afterwards,
        "started": rows.stamp(interview.started),
        "ended": rows.stamp(interview.ended),
        "closed": interview.closed,
        "fair_finished": interview.fair_finished,
    }
    append(db, rows.edits("interview", interview.id, fields), deed)


def roster(db: Database, interview: str) -> rows.Row:
    """Return what is kept of a group as a whole: what was read to all, and how many present said no; never who."""
    row = rows.one(db, "interview", interview)
    found: rows.Row = json.loads(row["roster"]) if row and row["roster"] else {}
    return found


def save_roster(db: Database, interview: str, said: Mapping[str, object], deed: str) -> None:
    """Keep what is kept of a group as a whole."""
    append(db, rows.edits("interview", interview, {"roster": dict(said)}), deed)


def drop_planned(db: Database, person: str, deed: str) -> None:
    """Take away the interviews planned with this person alone that never began and hold no word."""
    for interview in all_of(db):
        begun = interview.started or interview.closed or rows.of(db, "answer", "agg = ?", [interview.id])
        if interview.persons == (person,) and not begun:
            append(db, rows.edits("interview", interview.id, {"removed": True}), deed)


def save_session(db: Database, session: Session) -> None:
    """Keep what changed of a session."""
    fields: Mapping[str, object] = {
        "started": rows.stamp(session.started),
        "ended": rows.stamp(session.ended),
        "pauses": [
            {"kind": pause.kind.value, "started": rows.stamp(pause.started), "ended": rows.stamp(pause.ended)}
            for pause in session.pauses
        ],
        "spoken": session.spoken,
    }
    append(db, rows.edits("session", session.interview, fields, session.id))


def preparation(db: Database, interview: str) -> str:
    """Return the interviewer's own note made before the call."""
    row = rows.one(db, "preparation", interview, PREPARATION)
    return str(row["text"] or "") if row else ""


def save_preparation(db: Database, interview: str, text: str) -> None:
    """Keep the preparation note."""
    append(db, [Edit("preparation", interview, "text", text, PREPARATION)])
