"""What a coded summary tells of documents by others: which there are and how each was used, and what they answer.

An answer stands under the theme that most passages on its question are coded with, or with the documents where there is
none; it is named as a document's everywhere, and counted nowhere.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from interviewer.domain.code import Code
from interviewer.domain.document import KINDS
from interviewer.domain.report import Own, Table, Value
from interviewer.domain.summary import Block, Excerpt, Heading, Words
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services import documenting, excerpting, registering
from interviewer.services.documenting import Row
from interviewer.services.study import Study
from interviewer.services.summary_material import Material

_COLUMNS = (N_("document"), N_("what it is"), N_("what it covers"), N_("how it was used"))


class Documents:
    """The documents of one summary, read once; ``named`` where cases may be told apart."""

    def __init__(self, study: Study, held: Material, translate: Translate, *, named: bool) -> None:
        self._study, self._translate, self._named = study, translate, named
        self._rows = documenting.listed(study)
        self._found = [each for each in excerpting.listed(study) if each.finding.question] if self._rows else []
        self._themes = _themes(held) if self._found else {}

    def of_theme(self, code: Code) -> Iterator[Block]:
        """Yield what documents answer to the questions of a theme at the top."""
        found = [each for each in self._found if self._themes.get(each.finding.question) == code.id]
        if found:
            yield Words(Own(self._translate(_APART)), quiet=True)
            for asked, each in _by_question(found):
                yield Words(self._words(asked), quiet=True)
                yield from self._told(each)

    def chapter(self) -> Iterator[Block]:
        """Yield the documents with how each was used, and the answers that stand under no theme."""
        if not self._rows:
            return
        yield Heading(Own(self._translate(N_("Documents by others"))))
        yield Words(Own(self._translate(_METHOD)), quiet=True)
        rows: tuple[tuple[Value, ...], ...] = tuple(self._row(row) for row in self._rows)
        yield Table(Own(self._translate(N_("Documents"))), tuple(Own(self._translate(one)) for one in _COLUMNS), rows)
        left = [each for each in self._found if each.finding.question not in self._themes]
        for asked, found in _by_question(left):
            yield Heading(self._words(asked), 2)
            yield from self._told(found)

    def _told(self, found: Sequence[excerpting.Excerpt]) -> Iterator[Block]:
        for each in found:
            source = each.called(self._translate, case=self._named)
            yield Excerpt(each.words, self._translate(N_("Document: {source}")).format(source=source))

    def _row(self, row: Row) -> tuple[Value, ...]:
        held = row.document
        kind = self._translate(KINDS[held.kind])
        view = self._translate(N_("asks for the form-filler’s own view")) if held.asks_view else ""
        cases = ", ".join(row.cases) if self._named else ""
        whence = self._words(held.origin).rstrip(". ")
        origin = self._translate(N_("From: {origin}.")).format(origin=whence) if whence else ""
        used = " ".join(filter(None, (self._words(held.use), origin)))
        what = ", ".join(filter(None, (kind, self._words(held.maker), str(held.year or ""), view)))
        return self._words(held.title), what, cases or "–", used or "–"

    def _words(self, text: str) -> str:
        return registering.without_names(self._study, text)


def _by_question(found: Sequence[excerpting.Excerpt]) -> Iterator[tuple[str, list[excerpting.Excerpt]]]:
    """Yield each question with its label, in the order of its guide, and what answers it."""
    held: dict[str, list[excerpting.Excerpt]] = {}
    for each in sorted(found, key=lambda each: (each.guide, each.order)):
        held.setdefault(each.finding.question, []).append(each)
    yield from ((f"{own[0].short} {own[0].asked}", own) for own in held.values())


def _themes(held: Material) -> dict[str, str]:
    """Return the code at the top that most passages on each question are coded with, or with a code below it."""
    counts: dict[str, Counter[str]] = {}
    for code in held.book.children():
        for used in held.below(code):
            counts.setdefault(used.passage.place.question, Counter())[code.id] += 1
    return {question: found.most_common(1)[0][0] for question, found in counts.items()}


_APART = N_("From documents by others; no informant said this, and it is counted nowhere:")
_METHOD = N_(
    "Beside the conversations, these documents were read on the same questions. They are nobody’s answers: no document "
    "is counted as an informant, and none is in any share told here."
)
