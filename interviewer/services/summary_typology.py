"""What a coded summary tells of a typology: its definitions author by author, and where each case stands and why.

An author who is silent has an empty cell; a case that nobody has placed is told as not placed, never as one that fits
none of the types.
"""

from collections.abc import Collection, Iterator, Mapping

from interviewer.domain.count_sentences import UNITS, number, of_project
from interviewer.domain.report import Own, Table, Value
from interviewer.domain.summary import Block, Heading, Words
from interviewer.domain.transcript_words import Translate
from interviewer.domain.typology import Fit, Named, Placement, Typology
from interviewer.language import N_
from interviewer.services import classifying, registering
from interviewer.services.study import Study

_FITS = {Fit.FITS: N_("fits"), Fit.PARTLY: N_("fits partly"), Fit.DEVIATES: N_("deviates")}


class Typologies:
    """The typologies in which a case of the summary stands, with those cases and no others."""

    def __init__(self, study: Study, cases: Collection[str], translate: Translate) -> None:
        self._study, self._cases, self._translate = study, cases, translate
        self._held: list[tuple[Typology, Mapping[str, Placement]]] = []
        for each in classifying.listed(study):
            placed = {case: one for case, one in classifying.standing(study, each.id).items() if case in cases}
            if placed:
                self._held.append((each, placed))

    def definitions(self) -> Iterator[Block]:
        """Yield each typology: how many cases stand where, and its definitions, a table for each type."""
        for typology, placed in self._held:
            yield Heading(self._words(typology.title))
            yield Words(self._counted(typology, placed))
            if typology.source:
                yield Words(self._say(N_("After: {source}."), source=self._words(typology.source)), quiet=True)
            for each in typology.types:
                yield Heading(self._words(each.name), 2)
                yield self._table(typology, each)

    def of_case(self, case: str) -> Iterator[Block]:
        """Yield where a case stands in each typology, how it fits, where it deviates, and why it was placed there."""
        for typology, placed in self._held:
            title = self._words(typology.title)
            if (placement := placed.get(case)) is None:
                yield Words(self._say(N_("{title}: not placed."), title=title), quiet=True)
                continue
            told = [f"{title}: {self._type(typology, placement)}.", self._fit(typology, placement)]
            for words, text in ((N_("Where it deviates: {text}"), placement.deviation),
                                (N_("Why it is placed there: {text}"), placement.rationale)):  # fmt: skip
                told.append(self._say(words, text=self._words(text)) if text else "")
            yield Words(" ".join(filter(None, told)))

    def _say(self, words: str, **values: object) -> str:
        return self._translate(words).format(**values)

    def _words(self, text: str) -> str:
        return registering.without_names(self._study, text)

    def _type(self, typology: Typology, placement: Placement) -> str:
        found = typology.type(placement.type)
        if found is not None:
            return self._words(found.name)
        return self._translate(N_("not placed") if placement.type else N_("fits none of them"))

    def _counted(self, typology: Typology, placed: Mapping[str, Placement]) -> str:
        """Return how many of the cases stand under each type, fit none, or are not placed."""
        types = [self._type(typology, placement) for placement in placed.values()]
        none, nowhere = self._translate(N_("fits none of them")), self._translate(N_("not placed"))
        names = [*(self._words(each.name) for each in typology.types), none]
        counts = [(name, types.count(name)) for name in names]
        counts.append((nowhere, len(self._cases) - sum(count for _name, count in counts)))
        language = of_project(self._study.project.language)
        units = UNITS[language]["case"]
        return "; ".join(
            self._say(N_("{what}: {count} of {whole}"), what=what, count=number(count, language, units),
                      whole=number(len(self._cases), language, units))
            for what, count in counts
        )  # fmt: skip

    def _table(self, typology: Typology, of_type: Named) -> Table:
        authors = [self._words(each.name) for each in typology.authors]
        rows: list[tuple[Value, ...]] = []
        for criterion in typology.criteria:
            said = [typology.said(of_type.key, author.key, criterion.key) for author in typology.authors]
            if any(said):
                rows.append((self._words(criterion.name), *(self._words(each) or "–" for each in said)))
        columns = (Own(self._translate(N_("criterion"))), *authors)
        return Table(self._words(of_type.name), columns, tuple(rows))

    def _fit(self, typology: Typology, placement: Placement) -> str:
        """Return by which criteria a case fits, fits partly and deviates."""
        found = []
        for fit, words in _FITS.items():
            names = [self._words(each.name) for each in typology.criteria if placement.fits.get(each.key) is fit]
            if names:
                found.append(f"{self._translate(words)}: {', '.join(names)}")
        told = "; ".join(found)
        return f"{told[:1].upper()}{told[1:]}." if told else ""
