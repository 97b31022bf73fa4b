"""Consents and the letters that went before them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.consent import Channel, Consent, Decision, Guardian, GuardianEvent, Refusal, strictest
from interviewer.domain.event import Edit
from interviewer.domain.identity import new_id
from interviewer.domain.joined import Kind
from interviewer.storage import heads, joins, rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append


@dataclass(frozen=True, slots=True)
class LetterSent:
    """A letter that went out; ``confirmed`` when the informant says it was read."""

    channel: str
    at: datetime
    confirmed: bool


def of_person(db: Database, person: str) -> list[Consent]:
    """Return a person's consent events in the order they fell."""
    return _sorted([_consent(row, record) for row, record in rows.records(db, "consent", person)])


def all_of(db: Database) -> list[Consent]:
    """Return every consent event in the order they fell."""
    return _sorted([_consent(row, record) for row, record in rows.records(db, "consent")])


def standing(db: Database) -> dict[str, Consent]:
    """Return the consent that stands for each person, also for those who were joined.

    Where laptops decided without seeing each other, the stricter holds until a person settles it.
    """
    groups = joins.of(db, Kind.PERSON)
    given: dict[str, list[Consent]] = {}
    for consent in all_of(db):
        given.setdefault(groups.canonical(consent.subject), []).append(consent)
    found = {who: _holding(db, groups.members(who), consents) for who, consents in given.items()}
    return {member: consent for who, consent in found.items() for member in groups.members(who)}


def standing_of(db: Database, person: str) -> Consent | None:
    """Return the consent that stands for one person, or ``None``."""
    members = joins.of(db, Kind.PERSON).members(person)
    given = _sorted([consent for member in members for consent in of_person(db, member)])
    return _holding(db, members, given) if given else None


def _holding(db: Database, members: Iterable[str], given: list[Consent]) -> Consent:
    """Return the strictest of what stands for ``members``; where none was noted, the latest of each."""
    by_id = {consent.id: consent for consent in given}
    held: dict[str, Consent] = {}
    for member in members:
        noted = [by_id[one] for one in _noted(db, member) if one in by_id]
        own = [consent for consent in given if consent.subject == member]
        held |= {consent.id: consent for consent in noted or own[-1:]}
    return strictest(list(held.values())) if held else given[-1]


def _noted(db: Database, person: str) -> list[str]:
    """Return the ids that the field ``standing`` of a person holds: several where laptops disagree."""
    row = db.execute(
        "SELECT person.standing, head.leaves FROM person JOIN head ON head.agg = person.agg AND head.item = '' "
        "AND head.field = 'standing' WHERE person.agg = ? AND person.item = ''",
        [person],
    ).fetchone()
    if row is None or row[1] == 1:
        return [str(row[0])] if row and row[0] else []
    values = (heads.value(db, leaf) for leaf in heads.leaves(db, person, "", "standing"))
    return [str(one) for value in values if value and (one := json.loads(value))]


def _sorted(found: list[Consent]) -> list[Consent]:
    return sorted(found, key=lambda consent: (consent.at, consent.id))


def _consent(row: rows.Row, record: rows.Row) -> Consent:
    at = rows.moment(record["at"])
    assert at is not None
    return Consent(
        id=row["item"],
        subject=row["agg"],
        decision=Decision(record["decision"]),
        channel=Channel(record["channel"]),
        script=record["script"],
        script_hash=record["script_hash"],
        at=at,
        read_from=rows.moment(record["read_from"]),
        interviewer=record["interviewer"],
        reply=record["reply"],
        elements=tuple(record["elements"]),
        missing=tuple(record["missing"]),
        choices=record["choices"],
        limits=record["limits"],
        refusal=Refusal(record["refusal"]) if record["refusal"] else None,
        next_step=record["next_step"],
        next_at=rows.moment(record["next_at"]),
        guardian=_guardian(record["guardian"]),
        reconfirms=record["reconfirms"],
    )


def _guardian(record: rows.Row | None) -> Guardian | None:
    at = rows.moment(record["at"]) if record else None
    if record is None or at is None:
        return None
    return Guardian(GuardianEvent(record["event"]), record["channel"], at, record["number_from"])


def save(db: Database, consent: Consent, deed: str) -> None:
    """Keep a consent event, and that it stands now; for whoever was joined with the person too."""
    guardian = consent.guardian
    record = {
        "decision": consent.decision.value,
        "channel": consent.channel.value,
        "script": consent.script,
        "script_hash": consent.script_hash,
        "at": rows.stamp(consent.at),
        "read_from": rows.stamp(consent.read_from),
        "interviewer": consent.interviewer,
        "reply": consent.reply,
        "elements": list(consent.elements),
        "missing": list(consent.missing),
        "choices": dict(consent.choices),
        "limits": consent.limits,
        "refusal": consent.refusal.value if consent.refusal else None,
        "next_step": consent.next_step,
        "next_at": rows.stamp(consent.next_at),
        "guardian": guardian
        and {
            "event": guardian.event.value,
            "channel": guardian.channel,
            "at": rows.stamp(guardian.at),
            "number_from": guardian.number_from,
        },
        "reconfirms": consent.reconfirms,
    }
    append(db, [Edit("consent", consent.subject, "record", record, consent.id, subject=consent.subject)], deed)
    for member in joins.of(db, Kind.PERSON).members(consent.subject):
        append(db, rows.edits("person", member, {"standing": consent.id}), deed)


def letters(db: Database, person: str) -> list[LetterSent]:
    """Return the letters sent to a person, oldest first."""
    found = []
    for _row, record in rows.records(db, "letter", person):
        at = rows.moment(record["at"])
        assert at is not None
        found.append(LetterSent(record["channel"], at, bool(record["confirmed"])))
    return sorted(found, key=lambda letter: letter.at)


def save_letter(db: Database, person: str, letter: LetterSent) -> None:
    """Keep that a letter was sent."""
    record = {"channel": letter.channel, "at": rows.stamp(letter.at), "confirmed": letter.confirmed}
    append(db, [Edit("letter", person, "record", record, new_id())])
