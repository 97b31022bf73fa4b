"""Persons and attempts to reach them in the data file; names, numbers and remarks in the key file."""

from interviewer.domain.event import Edit
from interviewer.domain.person import Attempt, Contact, Outcome, Person
from interviewer.storage import rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append


def all_of(db: Database) -> list[Person]:
    """Return the persons of the project, oldest first."""
    return [_person(row) for row in rows.of(db, "person", "removed IS NOT 1")]


def get(db: Database, person: str) -> Person | None:
    """Return one person, or ``None``."""
    row = rows.one(db, "person", person)
    return _person(row) if row else None


def _person(row: rows.Row) -> Person:
    return Person(
        id=row["agg"],
        pseudonym=row["pseudonym"],
        role=row["role"] or "",
        gender=row["gender"] or "",
        age_band=row["age_band"] or "",
        background=row["background"] or "",
        minor=bool(row["minor"]),
        seed=bool(row["seed"]),
        cases=rows.listed(row["cases"]),
        referred_by=row["referred_by"],
        may_contact=rows.truth(row["may_contact"]),
        may_name=rows.truth(row["may_name"]),
        do_not_contact=bool(row["do_not_contact"]),
    )


def save(db: Database, person: Person, deed: str) -> None:
    """Keep what changed of a person."""
    fields: dict[str, object] = {
        "pseudonym": person.pseudonym,
        "role": person.role,
        "gender": person.gender,
        "age_band": person.age_band,
        "background": person.background,
        "minor": person.minor,
        "seed": person.seed,
        "cases": list(person.cases),
        "referred_by": person.referred_by,
        "may_contact": person.may_contact,
        "may_name": person.may_name,
        "do_not_contact": person.do_not_contact,
    }
    append(db, rows.edits("person", person.id, fields), deed)


def contacts(key: Database) -> dict[str, Contact]:
    """Return what the key file holds of every person."""
    return {
        row["agg"]: Contact(row["agg"], row["name"] or "", row["phone"] or "", row["email"] or "", row["remark"] or "")
        for row in rows.of(key, "contact")
    }


def save_contact(key: Database, contact: Contact, deed: str) -> None:
    """Keep a person's name and numbers in the key file."""
    fields = {"name": contact.name, "phone": contact.phone, "email": contact.email, "remark": contact.remark}
    append(key, rows.edits("contact", contact.person, fields), deed)


def attempts(db: Database) -> list[Attempt]:
    """Return every attempt to reach somebody, in the order of their times."""
    found = [_attempt(row, record) for row, record in rows.records(db, "attempt")]
    return sorted(found, key=lambda attempt: (attempt.at, attempt.id))


def _attempt(row: rows.Row, record: rows.Row) -> Attempt:
    at = rows.moment(record["at"])
    assert at is not None
    return Attempt(
        id=row["item"],
        person=row["agg"],
        at=at,
        channel=record["channel"],
        by=record["by"],
        outcome=Outcome(record["outcome"]),
        next_step=record["next_step"],
        next_at=rows.moment(record["next_at"]),
    )


def save_attempt(db: Database, attempt: Attempt, deed: str) -> None:
    """Keep an attempt."""
    record = {
        "at": rows.stamp(attempt.at),
        "channel": attempt.channel,
        "by": attempt.by,
        "outcome": attempt.outcome.value,
        "next_step": attempt.next_step,
        "next_at": rows.stamp(attempt.next_at),
    }
    append(db, [Edit("attempt", attempt.person, "record", record, attempt.id)], deed)


def remarks(key: Database) -> dict[str, str]:
    """Return the remarks of attempts by their ids, from the key file."""
    return {row["item"]: row["text"] or "" for row in rows.of(key, "remark")}


def save_remark(key: Database, person: str, attempt: str, text: str, deed: str) -> None:
    """Keep a remark about an attempt in the key file."""
    append(key, [Edit("remark", person, "text", text, attempt)], deed)
