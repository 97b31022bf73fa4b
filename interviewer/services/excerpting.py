"""Excerpting: what documents answer to the questions of a guide, where that stands in them, and whose view it is (F6).

It is shown beside what informants said and named as a document's; it is never one of their answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from interviewer.domain.document import VIEWS, Document, Finding
from interviewer.domain.guide import Guide, Place
from interviewer.domain.identity import new_id
from interviewer.domain.joined import Kind as Joined
from interviewer.domain.register import Entry
from interviewer.domain.replacement import Style
from interviewer.domain.replacement import replace as named
from interviewer.domain.text import clean, one_line
from interviewer.domain.transcript import Attribution
from interviewer.domain.transcript_words import Translate
from interviewer.language import _
from interviewer.services import (
    documenting,
    embedding,
    gathering,
    naming,
    recruiting,
    registering,
    releasing,
    times,
)
from interviewer.services.errors import Incomplete, NothingThere
from interviewer.services.study import Study
from interviewer.storage import documents, joins


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a document answers, as it would leave: title, source and words have their names replaced.

    ``finding`` is as it is kept. ``short`` and ``asked`` are the question's label and wording, ``""`` where it waits to
    be placed; ``case`` is a pseudonym, ``""`` for all the document covers.
    """

    finding: Finding
    title: str
    year: int | None
    words: str
    source: str
    case: str
    short: str = ""
    asked: str = ""
    guide: str = ""
    order: int = -1
    """The place of the question in its guide."""

    def called(self, translate: Translate, *, case: bool = True) -> str:
        """Return what is told of where it comes from: document, source, case, and whose view it is."""
        title = f"{self.title} ({self.year})" if self.year else self.title
        shown = self.case if case else ""
        return ", ".join(filter(None, (title, self.source, shown, translate(VIEWS[self.finding.view]))))


def listed(study: Study) -> tuple[Excerpt, ...]:
    """Return what stands in all documents: by document, there in the order of the guide, what waits first.

    Raises CallRunning.
    """
    return _told(study, documents.findings(study.data))


def of_document(study: Study, document_id: str) -> tuple[Excerpt, ...]:
    """Return what stands in one document. Raises CallRunning."""
    return _told(study, [each for each in documents.findings(study.data) if each.document == document_id])


def of_question(study: Study, key: str) -> tuple[Excerpt, ...]:
    """Return what documents answer to one question. Raises CallRunning."""
    return _told(study, [each for each in documents.findings(study.data) if each.question == key])


def answered(study: Study) -> tuple[tuple[Guide, Place], ...]:
    """Return the questions that documents answer, in the order of their guides, each key once. Raises CallRunning."""
    study.refuse_in_call()
    asked = {each.question for each in documents.findings(study.data)}
    marks = dict.fromkeys(each.guide for each in documents.all_of(study.data)) if asked else {}
    found: dict[str, tuple[Guide, Place]] = {}
    for guide in (embedding.guide(study, mark) for mark in marks):
        for place in guide.to_ask():
            if place.key in asked:
                found.setdefault(place.key, (guide, place))
    return tuple(found.values())


def _told(study: Study, findings: Sequence[Finding]) -> tuple[Excerpt, ...]:
    study.refuse_in_call()
    if not findings:
        return ()
    teller = _Teller(study)
    found = [teller.told(each) for each in findings if each.document in teller.documents]
    return tuple(sorted(found, key=lambda each: (each.title.casefold(), each.finding.document, each.order, each.case)))


class _Teller:
    """Tells of each finding what it is called; everything is looked up once."""

    def __init__(self, study: Study) -> None:
        self.documents: Mapping[str, Document] = {each.id: each for each in documents.all_of(study.data)}
        self._entries: tuple[Entry, ...] = registering.entries(study)
        self._style: Style = naming.profile(study).brackets
        self._study, self._what = study, joins.of(study.data, Joined.CASE).canonical
        self._cases = {row.case.id: row.case.pseudonym for row in recruiting.cases(study)}
        self._guides: dict[str, tuple[Guide, dict[str, tuple[int, Place]]]] = {}

    def told(self, finding: Finding) -> Excerpt:
        """Return a finding as it is shown."""
        document = self.documents[finding.document]
        guide, places = self._guide(document.guide)
        order, place = places.get(finding.question, (-1, None))
        held = replace(finding, case=self._what(finding.case) if finding.case else "")
        return Excerpt(
            held, self._plain(document.title), document.year, self._plain(finding.text), self._plain(finding.source),
            self._cases.get(held.case, ""), place.short if place else "", place.item.text if place else "",
            guide.title, order,
        )  # fmt: skip

    def _plain(self, text: str) -> str:
        return named(text, self._entries, self._style).text

    def _guide(self, mark: str) -> tuple[Guide, dict[str, tuple[int, Place]]]:
        if mark not in self._guides:
            guide = embedding.guide(self._study, mark)
            self._guides[mark] = guide, {place.key: (order, place) for order, place in enumerate(guide.places())}
        return self._guides[mark]


def questions(study: Study, document: Document) -> tuple[Place, ...]:
    """Return what a document can answer, in the order of its guide. Raises NothingThere."""
    return embedding.guide(study, document.guide).to_ask()


def get(study: Study, finding_id: str) -> Finding:
    """Return one finding as it is kept. Raises NothingThere."""
    found = next((each for each in documents.findings(study.data) if each.id == finding_id), None)
    if found is None:
        raise NothingThere(_("such answer of a document"))
    return found


def keep(study: Study, finding: Finding) -> str:
    """Keep what a document says, new where it has no id yet, and return its id; a new case is one it covers.

    Raises CallRunning, Incomplete, NothingThere.
    """
    (kept,) = keep_all(study, finding.document, [finding])
    return kept


def keep_all(study: Study, document_id: str, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Keep what one document says, all of it or nothing, and return the ids. Raises as :func:`keep`."""
    document = documenting.get(study, document_id)
    known = {place.key for place in questions(study, document)} | {""}
    what = joins.of(study.data, Joined.CASE).canonical
    cases = {row.case.id for row in recruiting.cases(study)}
    kept: list[Finding] = []
    for each in findings:
        words = registering.without_names(study, clean(each.text).strip())
        case = what(each.case) if each.case else ""
        if not words:
            raise Incomplete(_("What the document says"))
        if each.question not in known:
            raise NothingThere(_("such question"))
        if case and case not in cases:
            raise NothingThere(_("such case"))
        source = registering.without_names(study, one_line(each.source))
        kept.append(
            replace(each, id=each.id or new_id(), document=document_id, text=words, case=case, source=source,
                    by=study.me, at=times.now())
        )  # fmt: skip
    covered = tuple(dict.fromkeys((*document.cases, *(each.case for each in kept if each.case))))
    with study.deed() as deed:
        if covered != document.cases:
            documents.save(study.data, replace(document, cases=covered), deed)
        for each in kept:
            documents.save_finding(study.data, each, deed)
    return tuple(each.id for each in kept)


def place(study: Study, finding_id: str, question: str) -> None:
    """Put what waits, or stands elsewhere, at a question. Raises CallRunning, NothingThere."""
    keep(study, replace(get(study, finding_id), question=question))


def remove(study: Study, finding_id: str) -> None:
    """Take an answer of a document away. Raises CallRunning, NothingThere."""
    study.refuse_in_call()
    get(study, finding_id)
    with study.deed() as deed:
        documents.remove_finding(study.data, finding_id, deed)


def copied(study: Study, chosen: Sequence[tuple[Excerpt, str]], level: Attribution = Attribution.PSEUDONYM) -> str:
    """Return words of documents for the clipboard, each with its document, through the gate of an export.

    Below the level of pseudonyms, these give way, and no case is named. Raises CallRunning, NamesUnknown, NamesLeft.
    """
    study.refuse_in_call()
    gathering.refuse_nameless(study)
    translate = registering.translations(study.project)
    with registering.at(level):
        told = (
            (words, registering.at_level(study, each.called(translate, case=level.names_pseudonym)))
            for each, words in chosen
        )
        found = [f"{registering.at_level(study, words).strip()}\n– {who}" for words, who in told if words.strip()]
        text = "\n\n".join(found)
        releasing.refuse(study, {"documents.txt": text.encode()})
    return text
