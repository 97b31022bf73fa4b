"""Codings in the log and out of it; they stand on a text as marks do (:mod:`interviewer.storage.placing`)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from interviewer.domain.answer import Field
from interviewer.domain.coding import Coding
from interviewer.domain.event import Edit
from interviewer.storage import heads, placing, rows
from interviewer.storage.answers import Speaker, item_of
from interviewer.storage.driver import Database
from interviewer.storage.log import append
from interviewer.storage.placing import Placed

Passage = tuple[str, str, str, int, int, str]
"""A coded passage: the interview, the answer, the text of it, and where the words begin and end, with the words."""


@dataclass(frozen=True, slots=True)
class Place:
    """One text that codings stand on: an answer of an informant, in the notes or the fair copy."""

    question: str
    subject: str
    field: Field


def of_interview(db: Database, interview: str) -> Mapping[Place, Placed[Coding]]:
    """Return the codings of an interview by the text they were put on; texts without any are left out."""
    answers = rows.of(db, "answer", "agg = ? AND removed IS NOT 1", [interview])
    found = placing.codings(db, interview, answers)
    return {_place(item, field): placed for (item, field), placed in found.items()}


def count(db: Database, codes: Iterable[str]) -> Mapping[str, int]:
    """Return how many codings each of these codes has, placed or not."""
    wanted = dict.fromkeys(codes, 0)
    for _row, span in rows.records(db, "coding", field="span"):
        if span["code"] in wanted:
            wanted[span["code"]] += 1
    return wanted


def passages(db: Database) -> Mapping[str, set[Passage]]:
    """Return the coded passages by code, placed or not: what several coded alike is one."""
    found: dict[str, set[Passage]] = {}
    for row, span in rows.records(db, "coding", field="span"):
        place = (str(row["agg"]), str(span["answer"]), str(span["field"]))
        found.setdefault(span["code"], set()).add((*place, span["start"], span["end"], span["words"]))
    return found


def save(db: Database, interview: str, place: Place, consent: str, found: Sequence[Coding], deed: str) -> None:
    """Keep codings on the text that stands at ``place`` now, under the informant's consent. Raises ConsentMissing."""
    speaker = Speaker(place.subject, consent)
    item = item_of(place.question, place.subject)
    event = heads.shown(db, interview, item, place.field)
    append(db, [_edit(interview, item, place, speaker, coding, event) for coding in found], deed)


def remove(db: Database, interview: str, ids: Iterable[str], deed: str) -> None:
    """Take codings away."""
    held = {row["item"]: row for row in rows.of(db, "coding", "agg = ? AND span IS NOT NULL", [interview])}
    append(db, [_changed(held[one], None) for one in ids if one in held], deed)


def remove_codes(db: Database, codes: Collection[str], deed: str) -> int:
    """Take every coding under these codes away, and return how many there were."""
    gone = [_changed(row, None) for row, span in rows.records(db, "coding", field="span") if span["code"] in codes]
    append(db, gone, deed)
    return len(gone)


def recode(db: Database, ids: Collection[str], code: str, deed: str) -> int:
    """Put codings under another code where they stand, and return how many."""
    found = [
        _changed(row, {**span, "code": code})
        for row, span in rows.records(db, "coding", field="span")
        if row["item"] in ids and span["code"] != code
    ]
    append(db, found, deed)
    return len(found)


def keeper(db: Database, coding: str) -> tuple[str, str] | None:
    """Return in which interview a coding is, and whose words it stands on; ``None`` where there is none."""
    found = rows.of(db, "coding", "item = ? AND span IS NOT NULL", [coding])
    return (str(found[0]["agg"]), str(found[0]["subject"])) if found else None


def keepers(db: Database) -> Mapping[str, str]:
    """Return in which interview each coding is, by their ids."""
    return {str(row["item"]): str(row["agg"]) for row in rows.of(db, "coding", "span IS NOT NULL", [])}


def _changed(row: rows.Row, span: object) -> Edit:
    """Return an edit of a coding under the consent it was written under."""
    return Edit("coding", row["agg"], "span", span, row["item"], row["subject"], row["consent"])


def _place(item: str, field: str) -> Place:
    question, subject = item.rsplit("/", 1)
    return Place(question, subject, Field(field))


def _edit(
    interview: str, item: str, place: Place, speaker: Speaker, coding: Coding, event: tuple[str, int] | None
) -> Edit:
    span = {
        "answer": item, "field": place.field.value, "event": list(event) if event else None,
        "start": coding.start, "end": coding.end, "words": coding.words, "code": coding.code, "by": coding.by,
        "made": rows.stamp(coding.made),
    }  # fmt: skip
    return Edit("coding", interview, "span", span, coding.id, speaker.subject, speaker.consent)
