"""What the log tells about consents: when words were written, what was changed later, and where a record stands."""

from dataclasses import dataclass
from datetime import date, datetime

from interviewer.domain.answer import Field
from interviewer.domain.dossier import Words
from interviewer.domain.mark import MarkKind
from interviewer.storage import history, rows
from interviewer.storage.driver import Database
from interviewer.storage.log import project_id

_SAID = "((kind = 'answer' AND field IN ('note', 'yes_no')) OR kind IN ('probe', 'parked', 'fact'))"
"""Events that hold what was said in a talk; fair copies, marks and codes are work on it afterwards."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a consent stands in the log: the laptop's public key, its number there, its hash, and when it was kept."""

    public_key: str
    n: int
    hash: str
    at: datetime


def words(db: Database) -> dict[tuple[str, str], tuple[Words, ...]]:
    """Return when words were written, by person and interview: for each consent the first and the last."""
    found: dict[tuple[str, str], list[Words]] = {}
    for subject, agg, consent, first, last in db.execute(
        f"SELECT subject, agg, consent, min(hlc), max(hlc) FROM event WHERE {_SAID} GROUP BY subject, agg, consent"
    ):
        held = Words(str(consent or ""), history.moment(str(first)), history.moment(str(last)))
        found.setdefault((str(subject), str(agg)), []).append(held)
    return {place: tuple(held) for place, held in found.items()}


def late(db: Database) -> dict[tuple[str, str], tuple[datetime, ...]]:
    """Return when what was said was changed after its interview was closed, by person and interview.

    Reopening lets it be changed until it is closed again. Striking for good, choosing between two laptops' values, and
    what came in the deed that closed the interview are no such change.
    """
    closings = _closings(db)
    found: dict[tuple[str, str], list[datetime]] = {}
    for subject, agg, hlc, deed in db.execute(
        f"SELECT subject, agg, hlc, deed FROM event WHERE {_SAID} "
        "AND hlc > (SELECT min(shut.hlc) FROM event AS shut WHERE shut.agg = event.agg AND shut.item = '' "
        "AND shut.field = 'closed' AND shut.val = 'true') "
        "AND deed NOT IN (SELECT deed FROM event WHERE kind = 'erasure') "
        "AND (SELECT count(*) FROM parent WHERE parent.node = event.node AND parent.n = event.n) < 2 ORDER BY hlc"
    ).fetchall():
        before = [each for each in closings.get(str(agg), ()) if each[0] <= str(hlc)]
        if before and before[-1][1] and str(deed) not in {act for _hlc, _shut, act in before}:
            found.setdefault((str(subject), str(agg)), []).append(history.moment(str(hlc)))
    return {place: tuple(times) for place, times in found.items()}


def _closings(db: Database) -> dict[str, list[tuple[str, bool, str]]]:
    found: dict[str, list[tuple[str, bool, str]]] = {}
    for agg, hlc, val, deed in db.execute(
        "SELECT agg, hlc, val, deed FROM event WHERE kind = 'interview' AND field = 'closed' ORDER BY hlc"
    ).fetchall():
        found.setdefault(str(agg), []).append((str(hlc), val == "true", str(deed)))
    return found


def consents(db: Database) -> dict[str, Place]:
    """Return where each consent stands in the log, by its id: the event that kept it first."""
    return {
        str(item): Place(str(public_key), int(n), str(mark), history.moment(str(hlc)))
        for item, public_key, n, mark, hlc in db.execute(
            "SELECT item, public_key, n, hash, hlc FROM event JOIN node ON node.id = event.node "
            "WHERE kind = 'consent' ORDER BY hlc DESC"
        ).fetchall()
    }


def rewritten(db: Database) -> dict[str, tuple[datetime, ...]]:
    """Return when a consent that was kept already was changed, by person."""
    found: dict[str, list[datetime]] = {}
    for agg, hlc in db.execute(
        "SELECT agg, max(hlc) FROM event WHERE kind = 'consent' GROUP BY agg, item HAVING count(*) > 1"
    ).fetchall():
        found.setdefault(str(agg), []).append(history.moment(str(hlc)))
    return {person: tuple(sorted(times)) for person, times in found.items()}


def end_dates(db: Database) -> tuple[tuple[datetime, date | None], ...]:
    """Return the end dates the project has had, with when each was set, oldest first."""
    steps = history.steps(db, project_id(db), "", ["end_date"])
    return tuple((step.at, date.fromisoformat(str(step.after)) if step.after else None) for step in steps)


def open_spans(data: Database, key: Database) -> dict[tuple[str, str], int]:
    """Return how many passages about third persons nobody has decided about, by person and interview.

    Of an answer with a fair copy those of the copy count, because that is what is printed.
    """
    judged = {(str(row["agg"]), str(row["item"])) for row, _record in rows.records(key, "verdict")}
    copied = {(str(agg), str(item)) for agg, item in data.execute("SELECT agg, item FROM answer WHERE fair NOT NULL")}
    found: dict[tuple[str, str], int] = {}
    for row, span in rows.records(data, "mark", field="span"):
        interview = str(row["agg"])
        printed = span["field"] == Field.FAIR or (interview, str(span["answer"])) not in copied
        if span["kind"] == MarkKind.THIRD_PERSON and printed and (interview, str(row["item"])) not in judged:
            whose = (str(row["subject"] or ""), interview)
            found[whose] = found.get(whose, 0) + 1
    return found


def quotes(db: Database) -> dict[tuple[str, str], datetime]:
    """Return since when a good quote has been marked, by person and interview, of the marks that stand."""
    found: dict[tuple[str, str], datetime] = {}
    for row, span in rows.records(db, "mark", field="span"):
        if span["kind"] == MarkKind.QUOTE:
            place = (str(row["subject"] or ""), str(row["agg"]))
            since = _marked(db, place[1], str(row["item"]))
            found[place] = min(found.get(place, since), since)
    return found


def _marked(db: Database, interview: str, mark: str) -> datetime:
    row = db.execute(
        "SELECT min(hlc) FROM event WHERE agg = ? AND item = ? AND field = 'span'", [interview, mark]
    ).fetchone()
    return history.moment(str(row[0]))
