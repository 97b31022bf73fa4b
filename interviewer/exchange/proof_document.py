"""The proof of a withdrawal as a Word document: what was done and when, never what was said or who said it."""

import io
from dataclasses import dataclass
from datetime import datetime

from docx.document import Document as DocumentType
from docx.shared import Cm
from docx.text.parfmt import ParagraphFormat

from interviewer.domain.withdrawal import KINDS, NAMES, WORDS, Scope
from interviewer.exchange import word_pages
from interviewer.exchange.word_packing import packed
from interviewer.exchange.word_pages import Translate
from interviewer.language import N_

_TITLES = {Scope.ALL: N_("Confirmation of erasure")}
_TITLE = N_("Confirmation of withdrawal")
_NOTICE = N_("this sheet tells nothing of what was said, nor who said it")
_COUNT_WIDTHS = (12.1, 3.9)
_HASH_LINE = 32
_BOX, _BOX_INDENT = "\u2610", Cm(0.8)


@dataclass(frozen=True, slots=True)
class Proof:
    """What the sheet tells. ``erased`` and ``deleted`` are numbers by kind; ``heads`` are hashes by laptop."""

    project: str
    language: str
    scope: Scope
    at: datetime
    by: str
    pseudonym: str = ""
    institution: str = ""
    contact: str = ""
    tombstone: str = ""
    erased: tuple[tuple[str, int], ...] = ()
    deleted: tuple[tuple[str, int], ...] = ()
    remade: int = 0
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()
    checklist: tuple[str, ...] = ()


def title(proof: Proof, translate: Translate) -> str:
    """Return what the sheet is called."""
    return translate(_TITLES.get(proof.scope, _TITLE))


def to_bytes(proof: Proof, translate: Translate) -> bytes:
    """Return the sheet as a .docx; the same proof gives the same bytes."""
    name = title(proof, translate)
    document = word_pages.blank(f"{proof.project} · {name}", proof.language, proof.at.date())
    words = {
        "{title}": proof.project,
        "{code}": name,
        "{notice}": translate(_NOTICE),
        "{rests_on}": proof.at.strftime("%d.%m.%Y"),
    }
    word_pages.around(document, words, translate)
    _cover(document, proof, translate)
    _counts(document, proof, translate)
    _heads(document, proof, translate)
    _checklist(document, proof, translate)
    _signatures(document, translate)
    stream = io.BytesIO()
    document.save(stream)
    return packed(stream.getvalue())


def _cover(document: DocumentType, proof: Proof, translate: Translate) -> None:
    notice = translate(_NOTICE)
    document.add_paragraph(f"{notice[0].upper()}{notice[1:]}", style="Cover Notice")
    document.add_paragraph(title(proof, translate), style="Title")
    document.add_paragraph(" · ".join((proof.project, proof.at.strftime("%d.%m.%Y"))), style="Subtitle")
    scope = f"{translate(NAMES[proof.scope])}\n{translate(WORDS[proof.scope])}"
    rows = (
        (translate(N_("Institution")), proof.institution),
        (translate(N_("Contact")), proof.contact),
        (translate(N_("Concerns")), proof.pseudonym),
        (translate(N_("Done")), proof.at.strftime("%d.%m.%Y %H:%M (UTC%z)")),
        (translate(N_("By")), proof.by),
        (translate(N_("How far")), scope),
        (translate(N_("Tombstone")), proof.tombstone),
    )
    word_pages.table(document, [row for row in rows if row[1]])


def _counts(document: DocumentType, proof: Proof, translate: Translate) -> None:
    if proof.erased:
        _heading(document, translate(N_("Erased from the project")))
        word_pages.table(document, _numbers(proof.erased, translate), _COUNT_WIDTHS)
    if proof.deleted or proof.remade:
        _heading(document, translate(N_("Deleted on this machine")))
        rows = _numbers(proof.deleted, translate)
        if proof.remade:
            rows.append((translate(N_("Transcripts made anew without this person's words")), str(proof.remade)))
        word_pages.table(document, rows, _COUNT_WIDTHS)


def _numbers(counts: tuple[tuple[str, int], ...], translate: Translate) -> list[tuple[str, str]]:
    return [(translate(KINDS.get(kind, KINDS["other"])), str(count)) for kind, count in counts]


def _heads(document: DocumentType, proof: Proof, translate: Translate) -> None:
    if not proof.after:
        return
    _heading(document, translate(N_("How it can be checked")))
    why = N_(
        "Each laptop's log is a chain of hashes. What was erased is gone from it, and its places in the chain are "
        "kept, so that the chain can still be checked. The last hash of each laptop before and after was:"
    )
    document.add_paragraph(translate(why), style="Cover Value")
    before = dict(proof.before)
    for laptop, mark in proof.after:
        rows = [(laptop, "")]
        if laptop in before:
            rows.append((translate(N_("before")), _broken(before[laptop])))
        rows.append((translate(N_("after")), _broken(mark)))
        word_pages.table(document, rows)


def _broken(mark: str) -> str:
    return "\n".join(mark[start : start + _HASH_LINE] for start in range(0, len(mark), _HASH_LINE))


def _checklist(document: DocumentType, proof: Proof, translate: Translate) -> None:
    if not proof.checklist:
        return
    _heading(document, translate(N_("What the program cannot reach")))
    document.add_paragraph(translate(N_("Tick what has been done, by hand:")), style="Cover Value")
    for line in proof.checklist:
        shape = document.add_paragraph(f"{_BOX}\t{line}", style="Cover Value").paragraph_format
        _hang(shape)


def _hang(shape: ParagraphFormat) -> None:
    shape.left_indent, shape.first_line_indent = _BOX_INDENT, -_BOX_INDENT
    shape.tab_stops.add_tab_stop(_BOX_INDENT)


def _signatures(document: DocumentType, translate: Translate) -> None:
    _heading(document, translate(N_("Signed")))
    rows = [(translate(words), "\n") for words in (N_("Place and date"), N_("For the project"), N_("Seen by"))]
    word_pages.table(document, rows)


def _heading(document: DocumentType, words: str) -> None:
    document.add_paragraph(words, style="Heading 1")
