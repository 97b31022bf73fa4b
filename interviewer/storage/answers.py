"""Answers with their marks, and what the talk added: probes, parked themes, facts, the closing lines.

An answer's item is ``question/subject``, so that several informants of one interview can answer the same question.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from interviewer.domain.answer import Answer, Field, Parked, Probe, Reflection, Status
from interviewer.domain.coding import Coding
from interviewer.domain.event import Edit, EventId
from interviewer.domain.guide import YesNo
from interviewer.domain.identity import new_id
from interviewer.domain.mark import Mark, MarkKind
from interviewer.storage import drafts, heads, placing, rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append, transaction
from interviewer.storage.placing import Placed


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words: the informant, and the consent that opens for them."""

    subject: str
    consent: str


def item_of(question: str, subject: str) -> str:
    """Return the item under which ``subject``'s answer to ``question`` is kept."""
    return f"{question}/{subject}"


def of_interview(db: Database, interview: str) -> list[Answer]:
    """Return the answers of an interview with their marks, by question and subject."""
    found = rows.of(db, "answer", "agg = ? AND removed IS NOT 1", [interview])
    marks = placing.marks(db, interview, found)
    return [_answer(row, marks) for row in found]


def of_question(db: Database, interview: str, question: str) -> list[tuple[Answer, Placed[Coding], Placed[Coding]]]:
    """Return the answers to one question, each with the codings of its note and of its fair copy."""
    items: list[object] = [interview, f"{question}/", f"{question}0"]  # the character after the stroke
    found = rows.of(db, "answer", "agg = ? AND item > ? AND item < ? AND removed IS NOT 1", items)
    if not found:
        return []
    marks = placing.marks(db, interview, found, alone=True)
    codings = placing.codings(db, interview, found, alone=True)
    none: Placed[Coding] = Placed()
    note, fair = Field.NOTE.value, Field.FAIR.value
    return [
        (_answer(row, marks), codings.get((row["item"], note), none), codings.get((row["item"], fair), none))
        for row in found
    ]


def signs(db: Database) -> list[tuple[str, str, str, YesNo | None, Status]]:
    """Return interview, question, subject, yes/no note and status of every answer, and not a word of what was said."""
    found = db.execute(
        "SELECT agg, item, yes_no, chosen, asked, trim(coalesce(note, '')) <> '' OR trim(coalesce(fair, '')) <> ''"
        " FROM answer WHERE removed IS NOT 1 ORDER BY agg, item"
    ).fetchall()
    return [_sign(*row) for row in found]


def _sign(
    interview: str, item: str, yes_no: str | None, chosen: str | None, asked: int | None, words: int
) -> tuple[str, str, str, YesNo | None, Status]:
    question, subject = item.rsplit("/", 1)
    said = YesNo(yes_no) if yes_no else None
    told = Status.ANSWERED if words or said else Status.ASKED if asked else Status.NOT_ASKED
    return interview, question, subject, said, Status(chosen) if chosen else told


def get(db: Database, interview: str, question: str, subject: str) -> Answer | None:
    """Return one answer, or ``None``."""
    return next((a for a in of_interview(db, interview) if (a.question, a.subject) == (question, subject)), None)


def _answer(row: rows.Row, marks: Mapping[tuple[str, str], Placed[Mark]]) -> Answer:
    none: Placed[Mark] = Placed()
    note, fair = (marks.get((row["item"], field), none) for field in (Field.NOTE, Field.FAIR))
    question, subject = row["item"].rsplit("/", 1)
    return Answer(
        question=question,
        subject=subject,
        note=row["note"] or "",
        fair=row["fair"],
        chosen=Status(row["chosen"]) if row["chosen"] else None,
        asked=bool(row["asked"]),
        yes_no=YesNo(row["yes_no"]) if row["yes_no"] else None,
        elsewhere=row["elsewhere"],
        asked_as=row["asked_as"] or "",
        has_example=bool(row["has_example"]),
        marks=note.standing,
        fair_marks=fair.standing,
        unplaced=note.unplaced,
        fair_unplaced=fair.unplaced,
    )


def save_text(
    db: Database,
    interview: str,
    question: str,
    speaker: Speaker,
    field: Field,
    text: str,
    marks: Sequence[Mark],
    deed: str | None = None,
) -> None:
    """Keep a text and its marks as one deed, and forget its draft; what did not change makes no event.

    Marks without a place in the text as it was stay as they are.
    """
    item = item_of(question, speaker.subject)
    deed = deed or new_id()
    with transaction(db):
        draft = drafts.get(db, interview, item, field)
        base = draft.base if draft else None
        homeless = placing.unplaced(db, interview, item, field)
        edit = Edit("answer", interview, field, text, item, speaker.subject, speaker.consent, base)
        event = next(iter(append(db, [edit], deed)), None) or heads.shown(db, interview, item, field)
        append(db, _mark_edits(db, interview, item, speaker, field, text, marks, event, homeless), deed)
        drafts.drop(db, interview, item, field)


def _mark_edits(
    db: Database, interview: str, item: str, speaker: Speaker, field: Field, text: str, marks: Sequence[Mark],
    event: EventId | None, homeless: frozenset[str],
) -> list[Edit]:  # fmt: skip
    kept = {mark.id: mark for mark in marks if mark.start < mark.end}
    values: dict[str, object] = {mark.id: span_of(mark, item, field, event, text) for mark in kept.values()}
    for row, span in rows.records(db, "mark", interview, "span"):
        gone = row["item"] not in values and row["item"] not in homeless
        if (span["answer"], span["field"]) == (item, field) and gone:
            values[row["item"]] = None
    return [
        Edit("mark", interview, "span", value, mark, speaker.subject, speaker.consent) for mark, value in values.items()
    ]


def take_marks_off(db: Database, subjects: Collection[str], kind: MarkKind, deed: str) -> None:
    """Take every mark of a kind off the words of these persons, in notes and fair copies."""
    found = [
        Edit("mark", row["agg"], "span", None, row["item"], row["subject"], row["consent"])
        for row, span in rows.records(db, "mark", field="span")
        if row["subject"] in subjects and span["kind"] == kind.value
    ]
    append(db, found, deed)


def span_of(mark: Mark, item: str, field: str, event: EventId | None, text: str) -> dict[str, object]:
    """Return a mark as it is kept: its place, the event of the text it was put on, and the words that stand there."""
    return {
        "answer": item,
        "field": field,
        "event": list(event) if event else None,
        "start": mark.start,
        "end": mark.end,
        "kind": mark.kind,
        "words": text[mark.start : mark.end],
    }


def save_field(db: Database, interview: str, question: str, speaker: Speaker, field: str, value: object) -> None:
    """Keep one field of an answer that is not its text."""
    item = item_of(question, speaker.subject)
    append(db, [Edit("answer", interview, field, value, item, speaker.subject, speaker.consent)])


def settle_drafts(db: Database, interview: str | None = None) -> int:
    """Turn the drafts of an interview (or of the file) into events, each on its author's base; return how many."""
    found = drafts.of(db, interview)
    with transaction(db):
        for draft in found:
            question, subject = draft.item.rsplit("/", 1)
            speaker = Speaker(subject, draft.consent)
            text, marks = drafted(draft)
            save_text(db, draft.agg, question, speaker, Field(draft.field), text, marks)
    return len(found)


def drafted(draft: drafts.Draft) -> tuple[str, tuple[Mark, ...]]:
    """Return the text and marks of a draft."""
    text = str(draft.val["text"])
    spans = draft.val.get("marks")
    marks = [
        Mark(span[0], span[1], span[2], MarkKind(span[3]), text[span[1] : span[2]])
        for span in (spans if isinstance(spans, list) else [])
    ]
    return text, tuple(marks)


def with_drafts(db: Database, interview: str, found: Iterable[Answer]) -> tuple[list[Answer], frozenset[str]]:
    """Return the answers with drafts laid over them, and the questions whose text came from a draft."""
    by_item = {item_of(answer.question, answer.subject): answer for answer in found}
    recovered = set()
    for draft in drafts.of(db, interview):
        question, subject = draft.item.rsplit("/", 1)
        text, marks = drafted(draft)
        answer = by_item.get(draft.item) or Answer(question, subject)
        changes = {"note": text, "marks": marks} if draft.field == Field.NOTE else {"fair": text, "fair_marks": marks}
        by_item[draft.item] = replace(answer, **changes)  # type: ignore[arg-type]
        recovered.add(question)
    return list(by_item.values()), frozenset(recovered)


def probes(db: Database, interview: str) -> list[Probe]:
    """Return the questions made up in the talk, in the order they came."""
    return [Probe(row["item"], record["after"], record["text"]) for row, record in rows.records(db, "probe", interview)]


def all_probes(db: Database) -> dict[str, list[Probe]]:
    """Return the questions made up in talks by interview, in the order they came."""
    found: dict[str, list[Probe]] = {}
    for row, record in rows.records(db, "probe"):
        found.setdefault(str(row["agg"]), []).append(Probe(row["item"], record["after"], record["text"]))
    return found


def save_probe(db: Database, interview: str, speaker: Speaker, probe: Probe) -> None:
    """Keep a question made up in the talk."""
    record = {"after": probe.after, "text": probe.text}
    append(db, [Edit("probe", interview, "record", record, probe.id, speaker.subject, speaker.consent)])


def parked(db: Database, interview: str) -> list[Parked]:
    """Return the themes to come back to, in the order they were parked."""
    return [
        Parked(row["item"], record["question"], record["text"], bool(record["done"]))
        for row, record in rows.records(db, "parked", interview)
    ]


def save_parked(db: Database, interview: str, speaker: Speaker, theme: Parked) -> None:
    """Keep a theme to come back to."""
    record = {"question": theme.question, "text": theme.text, "done": theme.done}
    append(db, [Edit("parked", interview, "record", record, theme.id, speaker.subject, speaker.consent)])


def facts(db: Database, interview: str) -> dict[str, YesNo]:
    """Return what was said of the facts that conditions hang on."""
    found = rows.of(db, "fact", "agg = ? AND said IS NOT NULL", [interview])
    return {row["item"].removeprefix("fact:"): YesNo(row["said"]) for row in found}


def save_fact(db: Database, interview: str, speaker: Speaker, name: str, said: YesNo | None) -> None:
    """Keep what was said of a fact."""
    value = said.value if said else None
    append(db, [Edit("fact", interview, "said", value, f"fact:{name}", speaker.subject, speaker.consent)])


def reflection(db: Database, interview: str) -> Reflection:
    """Return the closing step and the three lines afterwards."""
    row = rows.one(db, "reflection", interview, "reflection")
    if row is None:
        return Reflection()
    texts = {name: row[name] or "" for name in ("more", "impression", "surprise", "next")}
    return Reflection(**texts, same_day=bool(row["same_day"]))


def added(db: Database) -> list[tuple[str, str]]:
    """Return what was added at the end of interviews, by interview."""
    found = db.execute("SELECT agg, more FROM reflection WHERE coalesce(more, '') <> '' ORDER BY agg").fetchall()
    return [(str(agg), str(more)) for agg, more in found]


def save_reflection(db: Database, interview: str, speaker: Speaker, lines: Reflection) -> None:
    """Keep the closing step and the three lines afterwards."""
    fields: dict[str, object] = {
        "more": lines.more, "impression": lines.impression, "surprise": lines.surprise, "next": lines.next,
        "same_day": lines.same_day,
    }  # fmt: skip
    append(
        db,
        [
            Edit("reflection", interview, name, value, "reflection", speaker.subject, speaker.consent)
            for name, value in fields.items()
        ],
    )
