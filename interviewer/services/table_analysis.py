"""Tables of what researchers made of the material: where cases were placed, what types are defined as, good practice.

What cases are called is left out where pseudonyms are not printed, and so is which case was placed where.
"""

from collections.abc import Callable, Iterator, Sequence

from interviewer.domain.report import Own, Table, Value
from interviewer.domain.table_words import TABLES
from interviewer.domain.transcript import Attribution
from interviewer.domain.typology import Fit, Placement, Typology
from interviewer.services import classifying, commending, crediting, qda_building, registering
from interviewer.services.carrying import Laid
from interviewer.services.study import Study

Row = tuple[Value, ...]
_APART = "; "


def tables(study: Study, laid: Sequence[Laid], attribution: Attribution) -> Iterator[Table]:
    """Yield those of the tables that have a row."""
    made = _Maker(study, laid, attribution)
    makers: dict[str, Callable[[], Iterator[Row]]] = {"practices": made.practices, "definitions": made.definitions}
    if attribution.names_pseudonym:
        makers = {"placements": made.placements, **makers}
    for name, maker in makers.items():
        if rows := tuple(maker()):
            yield Table(name, tuple(column for column, _words in TABLES[name]), rows)


class _Maker:
    """Makes the rows; only cases and passages of the interviews that leave are told of."""

    def __init__(self, study: Study, laid: Sequence[Laid], attribution: Attribution) -> None:
        self._study, self._attribution = study, attribution
        self._cases = {each.case: each.cover.case for each in laid if each.case and each.cover.case}
        self._codings = {coding.id for each in laid for passage in each.passages for coding in passage.codings}

    def practices(self) -> Iterator[Row]:
        """Yield the collection of good practice."""
        for row in commending.collection(self._study):
            held = row.practice
            built = [each.coding for each in held.builds_on if each.coding in self._codings]
            guids = sorted(qda_building.coding_guid(one, self._attribution) for one in built)
            where = sorted(self._cases[case] for case in held.cases if case in self._cases)
            texts = (self._words(text) for text in (held.title, row.theme, held.what, held.needs, held.effect))
            yield (
                *texts, _APART.join(where) if self._attribution.names_pseudonym else "", Own(_APART.join(guids)),
                crediting.called(self._study, held.by), Own(held.at.isoformat(timespec="seconds")) if held.at else None,
            )  # fmt: skip

    def definitions(self) -> Iterator[Row]:
        """Yield what each author says of each type by each criterion; one who is silent has no row."""
        for typology in classifying.listed(self._study):
            for of_type in typology.types:
                for author in typology.authors:
                    for criterion in typology.criteria:
                        if said := typology.said(of_type.key, author.key, criterion.key):
                            names = (typology.title, of_type.name, author.name, criterion.name, said)
                            yield tuple(self._words(each) for each in names)

    def placements(self) -> Iterator[Row]:
        """Yield where each case was placed in each typology; one that nobody has placed has no row."""
        for typology in classifying.listed(self._study):
            placed = classifying.standing(self._study, typology.id)
            for case in sorted(set(placed) & set(self._cases), key=self._cases.__getitem__):
                if not placed[case].type or typology.type(placed[case].type):
                    yield self._placement(typology, case, placed[case])

    def _placement(self, typology: Typology, case: str, held: Placement) -> Row:
        found = typology.type(held.type)
        fits = (self._by(typology, held, fit) for fit in Fit)
        return (
            self._words(typology.title), self._cases[case], self._words(found.name) if found else "", *fits,
            self._words(held.deviation), self._words(held.rationale), crediting.called(self._study, held.by),
            Own(held.at.isoformat(timespec="seconds")) if held.at else None,
        )  # fmt: skip

    def _by(self, typology: Typology, held: Placement, fit: Fit) -> str:
        names = (self._words(each.name) for each in typology.criteria if held.fits.get(each.key) is fit)
        return _APART.join(names)

    def _words(self, text: str) -> str:
        return registering.without_names(self._study, text)
