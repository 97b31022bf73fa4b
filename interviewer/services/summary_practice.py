"""What a coded summary tells of good practice: what is done, what it takes and gives, where, and on how much it builds.

Cases and passages are those of the summary and no others; the whole collection is the handbook's.
"""

from collections.abc import Iterator

from interviewer.domain.count_sentences import number, of_project
from interviewer.domain.practice import Practice
from interviewer.domain.report import Own
from interviewer.domain.summary import Block, Heading, Words
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services import commending, registering
from interviewer.services.study import Study
from interviewer.services.summary_material import Material
from interviewer.storage.answers import item_of

_Words = tuple[str, str, int, int, str]
"""The interview, the item, where the words begin and end as they ship, and who said them."""


def practices(study: Study, held: Material, translate: Translate, *, named: bool) -> Iterator[Block]:
    """Yield the collection, practice by practice in the order of the themes; ``named`` with cases and speakers."""
    rows = commending.collection(study)
    if not rows:
        return
    told = _Teller(study, held, translate, named=named)
    yield Heading(Own(translate(N_("Good practice"))))
    yield Words(Own(translate(_METHOD)), quiet=True)
    for row in rows:
        yield Heading(told.words(row.practice.title), 2)
        yield Words(told.what(row.practice, row.theme))
        for line in (told.where(row.practice), told.rests_on(row.practice)):
            if line:
                yield Words(line, quiet=True)


class _Teller:
    """Tells of one practice after the other, in the project's language."""

    def __init__(self, study: Study, held: Material, translate: Translate, *, named: bool) -> None:
        self._study, self._held, self._translate, self._named = study, held, translate, named
        self._codings: dict[str, _Words] = {}
        self._answers: dict[tuple[str, str], _Words] = {}
        for passage in (passage for laid in held.laid for passage in laid.passages):
            answer = (passage.interview, item_of(passage.place.question, passage.place.subject))
            self._answers[answer] = (*answer, 0, len(passage.text), passage.speaker)
            for coding in passage.codings:
                self._codings[coding.id] = (*answer, coding.start, coding.end, passage.speaker)

    def _number(self, count: int) -> str:
        return number(count, of_project(self._study.project.language))

    def words(self, text: str) -> str:
        """Return free text without names."""
        return registering.without_names(self._study, text)

    def what(self, practice: Practice, theme: str) -> str:
        """Return in one paragraph what is done, what it takes and what came of it."""
        parts = [self.words(practice.what)]
        for label, text in ((N_("Theme: {text}."), theme), (N_("What it takes: {text}"), practice.needs),
                            (N_("What came of it: {text}"), practice.effect)):  # fmt: skip
            if text:
                parts.append(self._translate(label).format(text=self.words(text)))
        return " ".join(parts)

    def where(self, practice: Practice) -> str:
        """Return of how many of the cases it is known; those that are not told are not known of."""
        called = {case: laid[0].cover.case for case, laid in self._held.cases.items()}
        known = sorted(called[case] for case in practice.cases if case in called)
        if not known:
            return ""
        word, whole = self._study.project.case_word, len(called)
        if not self._named:
            told = self._translate(N_("Known from {count} of {whole} ({case})."))
            return told.format(count=self._number(len(known)), whole=self._number(whole), case=word)
        told = self._translate(N_("Known from {count} of {whole} ({case}): {cases}."))
        return told.format(count=self._number(len(known)), whole=self._number(whole), case=word, cases=", ".join(known))

    def rests_on(self, practice: Practice) -> str:
        """Return on how many passages of the summary it builds, and who said them as far as that is told.

        The same words under two codes are one passage.
        """
        found = {
            words
            for each in practice.builds_on
            if (words := self._codings.get(each.coding) or self._answers.get((each.interview, each.item)))
        }
        if not found:
            return ""
        speakers = sorted({words[-1] for words in found})
        if not self._named:
            return self._translate(N_("Builds on passages: {count}.")).format(count=self._number(len(found)))
        told = self._translate(N_("Builds on passages: {count} ({who})."))
        return told.format(count=self._number(len(found)), who="; ".join(speakers))


_METHOD = N_(
    "Collected by the researchers in their own words. Where a place is not named, nothing is known of it there; that "
    "is never a no."
)
