"""Extracting: the answers in a document by others, from Word or text, shown first and then kept (F6).

Questions are placed by their printed labels or their wording, as those of a reply by e-mail are; a line that is the
name of a case turns to it. What cannot be placed waits. Nothing is stored before somebody has seen what would be.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from interviewer.domain import document_text
from interviewer.domain.document import Document, Finding, Kind, View
from interviewer.domain.document_text import Line, Passage
from interviewer.domain.event import digest
from interviewer.domain.guide import Guide
from interviewer.domain.labelled_lines import plain
from interviewer.domain.text import one_line
from interviewer.errors import InterviewerError
from interviewer.exchange import document_texts, guide_documents
from interviewer.exchange.document_texts import READ, DocumentUnreadable
from interviewer.language import N_, _
from interviewer.services import documenting, excerpting, recruiting, registering
from interviewer.services.study import Study

__all__ = ["READ", "DocumentUnreadable", "Preview", "ReadBefore", "TakenIn", "preview", "take_in"]

_ALL = ("alle", "alle samlet", "felles", "for alle", "all", "for all")
"""Lines that turn from one case to all of them again."""
_MOST = 2_000


class ReadBefore(InterviewerError):
    """The same document was read in before."""

    def __init__(self, title: str) -> None:
        super().__init__(_("This document was read in before, as “{title}”. Nothing was changed.").format(title=title))


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of a file. ``before`` is the title under which it was read in already."""

    name: str
    document: Document
    guide: Guide
    passages: tuple[Passage, ...]
    cases: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """The ids of the project's cases with what they are called here."""
    before: str = ""

    @property
    def placed(self) -> int:
        """Return how many passages stand at a question."""
        return sum(bool(each.question) for each in self.passages)

    def called(self, case: str) -> str:
        """Return what a case is called here; ``""`` for none."""
        return dict(self.cases).get(case, "")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a file: the document, how many answers it has, and how many passages wait to be placed."""

    document: str
    title: str
    placed: int
    waiting: int


def preview(study: Study, path: Path, guide: str = "") -> Preview:
    """Return what would come of a file, on the guide that most of it fits, or on the one asked for by hash or id.

    Raises CallRunning, KeyClosed (without the key nobody can tell names from words), DocumentUnreadable.
    """
    study.refuse_in_call()
    study.names  # noqa: B018 - raises KeyClosed
    lines = document_texts.read(path)
    called = _called(study)
    tried = [
        (reference, each, document_text.passages(lines, each, called, guide_documents.notices(each)))
        for reference, each in documenting.guides(study)
        if guide in ("", reference, each.id)
    ]
    reference, chosen, found = max(tried, key=lambda one: sum(bool(passage.question) for passage in one[2]))
    if len(found) > _MOST:
        raise DocumentUnreadable(path.name, _("there are more passages in it than {most}").format(most=_MOST))
    mark = digest("\n".join(line.text for line in lines))
    held = next((row.document.title for row in documenting.listed(study) if row.document.mark == mark), "")
    cases = tuple(dict.fromkeys(each.case for each in found if each.case))
    kind = Kind.FORM if any(each.question for each in found) else Kind.OTHER
    views = any(each.view is View.FILLER for each in found)
    title = registering.without_names(study, _title(path, lines, chosen))
    document = Document("", title, kind, guide=reference, cases=cases, asks_view=views, mark=mark)
    shown = tuple((row.case.id, row.shown) for row in recruiting.cases(study))
    return Preview(path.name, document, chosen, tuple(_told(study, each) for each in found), shown, held)


def _called(study: Study) -> dict[str, str]:
    """Return the cases by what a line of a document may call them: name or pseudonym, the word for the case before it.

    What two cases are called says neither.
    """
    word = study.project.case_word
    found: dict[str, set[str]] = {plain(each): {""} for each in (*_ALL, f"alle {word}", f"{word}: alle")}
    for row in recruiting.cases(study):
        for name in filter(None, (row.case.pseudonym, row.name.name if row.name else "")):
            for said in (name, f"{word} {name}", f"{word}: {name}", f"navn: {name}", f"name: {name}"):
                found.setdefault(plain(said), set()).add(row.case.id)
    return {said: next(iter(ids)) for said, ids in found.items() if len(ids) == 1}


def _title(path: Path, lines: Iterable[Line], guide: Guide) -> str:
    """Return what the document may be called: its first heading that is not the guide's, or else the file's name."""
    first = (one_line(line.text) for line in lines if line.heading and line.text.strip())
    ours = {plain(guide.title), *(plain(section.title) for section in guide.sections)}
    title = next(first, "")
    return (title if plain(title) not in ours else "")[: documenting.LONGEST_TITLE] or path.stem


def _told(study: Study, passage: Passage) -> Passage:
    """Return a passage as it would be kept: names replaced, the page as its source where it names no other."""
    translate = registering.translations(study.project)
    page = translate(N_("p. {page}")).format(page=passage.page) if passage.page else ""
    words, source = (registering.without_names(study, text) for text in (passage.text, passage.source))
    return replace(passage, text=words, source=", ".join(filter(None, (source, page))))


def take_in(study: Study, found: Preview) -> TakenIn:
    """Keep a document with its answers and what waits, all or nothing.

    Raises CallRunning, ReadBefore, and what keeping a document or an answer raises.
    """
    study.refuse_in_call()
    mark = found.document.mark
    held = next((row.document for row in documenting.listed(study) if row.document.mark == mark), None)
    if held is not None:
        raise ReadBefore(held.title)
    findings = [Finding("", "", each.text, each.question, each.case, each.source, each.view) for each in found.passages]
    with study.deed():
        kept = documenting.keep(study, found.document)
        excerpting.keep_all(study, kept, findings)
    return TakenIn(kept, documenting.get(study, kept).title, found.placed, len(found.passages) - found.placed)
