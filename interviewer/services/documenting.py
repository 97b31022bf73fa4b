"""Documenting: what others have mapped or written on what the study asks about, and how it was used (F6).

No consent opens for a document and none is counted as an informant. What is typed lies in the data file: names of the
register become pseudonyms.
"""

from collections import Counter
from dataclasses import dataclass, replace

from interviewer.domain.document import EARLIEST, LATEST, Document
from interviewer.domain.guide import Guide
from interviewer.domain.identity import new_id
from interviewer.domain.joined import Kind as Joined
from interviewer.domain.text import clean, one_line
from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import embedding, guiding, recruiting, registering, times
from interviewer.services.errors import Incomplete, NothingThere
from interviewer.services.study import Study
from interviewer.storage import documents, joins, projects

LONGEST_TITLE = 200
"""Characters."""


class NoSuchYear(InterviewerError):
    """A document was said to be from a year that it cannot be from."""

    def __init__(self, year: int) -> None:
        super().__init__(
            _("A document cannot be from {year}. Nothing was stored. Write the year with four digits, or none.").format(
                year=year
            )
        )


class AnswersElsewhere(InterviewerError):
    """A document was to be put on another guide, and its answers stand at questions which that one does not have."""

    def __init__(self, count: int) -> None:
        super().__init__(
            ngettext(
                "{count} answer of this document stands at a question that the other guide does not have. Nothing was "
                "changed. Keep the guide, or place the answer anew first.",
                "{count} answers of this document stand at questions that the other guide does not have. Nothing was "
                "changed. Keep the guide, or place the answers anew first.",
                count,
            ).format(count=count)
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A document with the cases it covers, by pseudonym, and how much stands in it: answers, and what waits."""

    document: Document
    cases: tuple[str, ...]
    answers: int = 0
    waiting: int = 0


def listed(study: Study) -> tuple[Row, ...]:
    """Return the documents by title, with their cases as they are now. Raises CallRunning."""
    study.refuse_in_call()
    what = joins.of(study.data, Joined.CASE).canonical
    called = {row.case.id: row.case.pseudonym for row in recruiting.cases(study)}
    placed = Counter((each.document, bool(each.question)) for each in documents.findings(study.data))
    found = []
    for each in documents.all_of(study.data):
        cases = tuple(dict.fromkeys(one for case in each.cases if (one := what(case)) in called))
        held = replace(each, cases=cases)
        names = tuple(sorted(called[one] for one in cases))
        found.append(Row(held, names, placed[each.id, True], placed[each.id, False]))
    return tuple(sorted(found, key=lambda row: (row.document.title.casefold(), row.document.id)))


def get(study: Study, document_id: str) -> Document:
    """Return one document. Raises CallRunning, NothingThere."""
    found = next((row.document for row in listed(study) if row.document.id == document_id), None)
    if found is None:
        raise NothingThere(_("such document"))
    return found


def guides(study: Study) -> tuple[tuple[str, Guide], ...]:
    """Return the guides that a document can answer, each with what to call it by: the project's, then shipped ones."""
    held = {mark: embedding.guide(study, mark) for mark in projects.forms(study.data, "guide")}
    known = {guide.id for guide in held.values()}
    first = {reference: number for number, reference in enumerate(study.project.guides)}
    own = sorted(held.items(), key=lambda each: (first.get(each[1].id, len(first)), each[1].title, each[0]))
    return (*own, *((guide.id, guide) for guide in guiding.listed() if guide.id not in known))


def keep(study: Study, document: Document) -> str:
    """Keep a document, new where it has no id yet, and return its id; ``guide`` may be the id of a shipped one.

    Raises CallRunning, Incomplete, NoSuchYear, AnswersElsewhere, NothingThere.
    """
    study.refuse_in_call()
    title = registering.without_names(study, one_line(document.title)[:LONGEST_TITLE])
    maker, origin = (registering.without_names(study, one_line(text)) for text in (document.maker, document.origin))
    if not title:
        raise Incomplete(_("The title of the document"))
    if document.year is not None and not EARLIEST <= document.year <= LATEST:
        raise NoSuchYear(document.year)
    cases = tuple(dict.fromkeys(recruiting.case(study, case).case.id for case in document.cases))
    use = registering.without_names(study, clean(document.use).strip())
    with study.deed() as deed:
        mark = _mark(study, document.guide)
        if document.id:
            _refuse_elsewhere(study, document.id, embedding.guide(study, mark))
        now = replace(
            document, id=document.id or new_id(), title=title, maker=maker, origin=origin, cases=cases, use=use,
            guide=mark, by=study.me, at=times.now(),
        )  # fmt: skip
        documents.save(study.data, now, deed)
    return now.id


def _mark(study: Study, reference: str) -> str:
    """Return the hash of a guide, by its hash or id; of the first there is where none is said. Raises NothingThere."""
    offered = guides(study)
    wanted = reference or offered[0][0]
    for mark, guide in offered:
        if wanted in (mark, guide.id):
            return embedding.embed_guide(study, guide.id) if mark == guide.id else mark
    raise NothingThere(_("such guide"))


def _refuse_elsewhere(study: Study, document_id: str, guide: Guide) -> None:
    known = {place.key for place in guide.to_ask()} | {""}
    own = [each for each in documents.findings(study.data) if each.document == document_id]
    if lost := sum(each.question not in known for each in own):
        raise AnswersElsewhere(lost)


def remove(study: Study, document_id: str) -> None:
    """Take a document away with all that stands in it. Raises CallRunning, NothingThere."""
    held = get(study, document_id)
    with study.deed() as deed:
        for each in documents.findings(study.data):
            if each.document == held.id:
                documents.remove_finding(study.data, each.id, deed)
        documents.remove(study.data, held.id, deed)
