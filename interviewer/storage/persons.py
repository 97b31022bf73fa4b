"""Persons and attempts to reach them in the data file; names, numbers and remarks in the key file."""

import json
from datetime import date

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
        age_group=row["age_group"] or "",
        age_at=date.fromisoformat(row["age_at"]) if row["age_at"] else None,
        network=row["network"] or "",
        seed_kind=row["seed_kind"] or "",
        gatekeeper=bool(row["gatekeeper"]),
        via=row["via"],
        case_roles=json.loads(row["case_roles"]) if row["case_roles"] else {},
        purged=bool(row["purged"]),
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
    later: dict[str, object] = {
        "age_group": person.age_group,
        "age_at": person.age_at.isoformat() if person.age_at else None,
        "network": person.network,
        "seed_kind": person.seed_kind,
        "gatekeeper": person.gatekeeper,
        "via": person.via,
        "case_roles": dict(person.case_roles),
        "purged": person.purged,
    }
    fields |= rows.said(rows.one(db, "person", person.id), later)
    append(db, rows.edits("person", person.id, fields), deed)


def contacts(key: Database) -> dict[str, Contact]:
    """Return what the key file holds of every person."""
    return {row["agg"]: _contact(row) for row in rows.of(key, "contact")}


def contact(key: Database, person: str) -> Contact | None:
    """Return what the key file holds of one person, or ``None``."""
    row = rows.one(key, "contact", person)
    return _contact(row) if row else None


def _contact(row: rows.Row) -> Contact:
    adult_from = date.fromisoformat(row["adult_from"]) if row["adult_from"] else None
    name, phone, email, remark = (str(row[name] or "") for name in ("name", "phone", "email", "remark"))
    return Contact(row["agg"], name, phone, email, remark, adult_from)


def save_contact(key: Database, contact: Contact, deed: str) -> None:
    """Keep a person's name and numbers in the key file."""
    fields: dict[str, object] = {
        "name": contact.name, "phone": contact.phone, "email": contact.email, "remark": contact.remark,
    }  # fmt: skip
    later = {"adult_from": contact.adult_from.isoformat() if contact.adult_from else None}
    fields |= rows.said(rows.one(key, "contact", contact.person), later)
    append(key, rows.edits("contact", contact.person, fields), deed)


def attempts(db: Database, person: str | None = None) -> list[Attempt]:
    """Return every attempt to reach somebody, or this person, in the order of their times."""
    found = [_attempt(row, record) for row, record in rows.records(db, "attempt", person)]
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
        finer=str(record.get("finer", "")),
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
    if attempt.finer:
        record["finer"] = attempt.finer
    append(db, [Edit("attempt", attempt.person, "record", record, attempt.id)], deed)


def remarks(key: Database) -> dict[str, str]:
    """Return the remarks of attempts by their ids, from the key file."""
    return {row["item"]: row["text"] or "" for row in rows.of(key, "remark")}


def save_remark(key: Database, person: str, attempt: str, text: str, deed: str) -> None:
    """Keep a remark about an attempt in the key file."""
    append(key, [Edit("remark", person, "text", text, attempt)], deed)
