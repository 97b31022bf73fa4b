"""Consents and the letters that went before them."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
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
    """A text that went out; ``confirmed`` when the informant says it was read.

    ``what`` is which text: the information letter, the receipt of the consent, the thanks, the request for a consent
    line, or the guide. ``mark`` is the hash of the consent text it belongs to.
    """

    channel: str
    at: datetime
    confirmed: bool
    what: str = "letter"
    mark: str = ""
    by: str = ""


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
        explicit=record.get("explicit"),
        witness=record.get("witness", ""),
        age=record.get("age", ""),
        rules=record.get("rules", ""),
        as_read=record.get("as_read", ""),
        group=record.get("group"),
    )


def _guardian(record: rows.Row | None) -> Guardian | None:
    at = rows.moment(record["at"]) if record else None
    if record is None or at is None:
        return None
    return Guardian(
        GuardianEvent(record["event"]), record["channel"], at, record["number_from"], record.get("text", ""),
        bool(record.get("both")), record.get("reason", ""), record.get("by", ""), record.get("id", ""),
    )  # fmt: skip


def _of_guardian(guardian: Guardian) -> dict[str, object]:
    return {**asdict(guardian), "event": guardian.event.value, "at": rows.stamp(guardian.at)}


def guardians(db: Database, person: str) -> list[Guardian]:
    """Return what a minor's guardian was told and said, oldest first; also what stands only in an older consent."""
    members = joins.of(db, Kind.PERSON).members(person)
    found = [
        replace(held, id=row["item"])
        for member in members
        for row, record in rows.records(db, "guardian", member)
        if (held := _guardian(record)) is not None
    ]
    known = {(each.event, each.at) for each in found}
    given = (consent.guardian for member in members for consent in of_person(db, member))
    found += [each for each in dict.fromkeys(given) if each is not None and (each.event, each.at) not in known]
    return sorted(found, key=lambda each: (each.at, each.id))


def save_guardian(db: Database, person: str, guardian: Guardian, deed: str) -> None:
    """Keep what a guardian was told or said."""
    append(db, [Edit("guardian", person, "record", _of_guardian(guardian), guardian.id or new_id())], deed)


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
        "guardian": guardian and _of_guardian(guardian),
        "reconfirms": consent.reconfirms,
        "explicit": consent.explicit,
        "witness": consent.witness,
        "age": consent.age,
        "rules": consent.rules,
        "as_read": consent.as_read,
        "group": consent.group,
    }
    append(db, [Edit("consent", consent.subject, "record", record, consent.id, subject=consent.subject)], deed)
    if consent.of_group:
        return
    for member in joins.of(db, Kind.PERSON).members(consent.subject):
        append(db, rows.edits("person", member, {"standing": consent.id}), deed)


def letters(db: Database, person: str) -> list[LetterSent]:
    """Return what was sent to a person, oldest first."""
    return _in_order(_letter(record) for _row, record in rows.records(db, "letter", person))


def all_letters(db: Database) -> dict[str, list[LetterSent]]:
    """Return what was sent to each person, oldest first."""
    found: dict[str, list[LetterSent]] = {}
    for row, record in rows.records(db, "letter"):
        found.setdefault(str(row["agg"]), []).append(_letter(record))
    return {person: _in_order(sent) for person, sent in found.items()}


def _in_order(sent: Iterable[LetterSent]) -> list[LetterSent]:
    return sorted(sent, key=lambda letter: letter.at)


def _letter(record: rows.Row) -> LetterSent:
    at = rows.moment(record["at"])
    assert at is not None
    what, mark, by = (str(record.get(name, "")) for name in ("what", "mark", "by"))
    return LetterSent(record["channel"], at, bool(record["confirmed"]), what or "letter", mark, by)


def save_letter(db: Database, person: str, letter: LetterSent, deed: str) -> None:
    """Keep that a text was sent."""
    record = {**asdict(letter), "at": rows.stamp(letter.at)}
    append(db, [Edit("letter", person, "record", record, new_id())], deed)
