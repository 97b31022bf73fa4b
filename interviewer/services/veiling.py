"""The register below the level of pseudonyms: what stands for somebody says only what it is, and tells nobody apart.

A pseudonym that stays the same ties everything that is said of somebody together, across files and over time. Where a
file is to say less than that, the pseudonyms are found like the names and give way to "an informant", "the
municipality". They are found with and without brackets, in whatever was written with them; also those of whoever is
gone from the register, and without the key.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from interviewer.domain.articles import one_of
from interviewer.domain.identifier import INSTEAD, Kind
from interviewer.domain.identity import CASE_PREFIX, PERSON_PREFIX
from interviewer.domain.register import Category, Entry
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services.naming import INFORMANT, Names
from interviewer.services.study import Study
from interviewer.storage import applications, cases, exports, identifiers, persons

_AN_INFORMANT, _A_PERSON, _A_PLACE, _AN_ORGANISATION, _THE_MUNICIPALITY, _A_MUNICIPALITY = (
    N_("an informant"), N_("a person"), N_("a place"), N_("an organisation"), N_("the municipality"),
    N_("a municipality"),
)  # fmt: skip
_KINDS = {Kind.PERSON: _A_PERSON, Kind.PLACE: _A_PLACE, Kind.ORGANISATION: _AN_ORGANISATION}
PLACE = N_("municipality of {case}")
"""What a municipality is called after its case."""


def veiled(study: Study, entries: Sequence[Entry], translate: Translate) -> tuple[Entry, ...]:
    """Return the register with words that tell nobody apart, and with every pseudonym as something to be replaced."""
    veil = _Veil(study, translate)
    known = [veil.entry(each) for each in entries]
    return (*known, *veil.rest({each.pseudonym for each in known}))


@dataclass(slots=True)
class _Veil:
    """What everything is called where nobody is told apart."""

    study: Study
    translate: Translate
    informants: dict[str, str] = field(init=False)
    """Ids of persons by pseudonym; ``places`` those of cases."""
    places: dict[str, str] = field(init=False)
    kinds: Mapping[str, Kind] = field(init=False)
    numbers: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        study = self.study
        self.informants = {each.pseudonym: each.id for each in persons.all_of(study.data)}
        self.places = {each.pseudonym: each.id for each in cases.all_of(study.data)}
        held = identifiers.all_of(study.key) if study.key is not None else []
        self.kinds = {each.pseudonym: each.kind for each in held}
        self.numbers = exports.numbers(study.key) if study.key is not None else {}

    def entry(self, entry: Entry) -> Entry:
        """Return an entry as it is shown; what tells nobody apart already stays as it is."""
        if not entry.pseudonym:
            return entry
        place = entry.category is Category.PLACE and entry.pseudonym not in self.kinds
        stood = tuple(self._stood(entry.pseudonym, entry.id, place=place))
        fixed = entry.words.casefold() in {each.casefold() for each in stood} or entry.pseudonym in entry.words
        words = entry.words
        if fixed or self._numbered(words):
            words = self.translate(_THE_MUNICIPALITY) if place else self._words(entry.pseudonym)
            stood = tuple(dict.fromkeys((*stood, entry.words)))
        return replace(entry, words=words, stood=stood)

    def rest(self, known: Iterable[str]) -> Iterator[Entry]:
        """Yield entries of pseudonyms that have no name, and of those that nobody has any more, by their letter.

        Those of applicants stay: they stand with applications alone, of which no case can be told.
        """
        others = {each.municipality: _A_MUNICIPALITY for each in applications.all_of(self.study.data)
                  if each.municipality[:2] == "K-"}  # fmt: skip
        for each in applications.applicants(self.study.data):
            yield Entry("", Category.OTHER, each.pseudonym, each.pseudonym)
        for pseudonym in sorted({*self.informants, *self.places, *self.kinds, *others} - set(known)):
            words = self.translate(others[pseudonym]) if pseudonym in others else self._words(pseudonym)
            yield Entry("", Category.OTHER, pseudonym, words, stood=tuple(self._stood(pseudonym, "", place=False)))
        for pseudonym, case in self.places.items():
            stood = tuple(self._stood(pseudonym, case, place=True))
            yield Entry("", Category.OTHER, pseudonym, self.translate(_THE_MUNICIPALITY), stood=stood[1:])
        for letter, words in _LETTERS.items():
            shown = self._case() if letter == CASE_PREFIX else self.translate(words)
            yield Entry("", Category.OTHER, f"{letter}-", shown, stood=(f"{letter}-",))

    def _words(self, pseudonym: str) -> str:
        if pseudonym in self.informants:
            return self.translate(_AN_INFORMANT)
        if pseudonym in self.places:
            return self._case()
        kind = self.kinds.get(pseudonym, Kind.OTHER)
        return self.translate(_KINDS.get(kind, INSTEAD[kind]))

    def _case(self) -> str:
        return one_of(self.study.project.case_word, self.study.project.language)

    def _stood(self, pseudonym: str, identity: str, *, place: bool) -> Iterator[str]:
        """Yield the pseudonym, and the words in which it or its readable number is shown."""
        yield pseudonym
        word, names = self.study.project.case_word, Names(dict(self.numbers), self.translate)
        if person := self.informants.get(pseudonym):
            yield names.person(person, pseudonym)
            yield from self._number(INFORMANT, person)
        elif case := self.places.get(pseudonym):
            called = (pseudonym, f"{word} {pseudonym}", f"{word} {names.case(case, pseudonym)}")
            yield from (self.translate(PLACE).format(case=each) if place else each for each in called)
        elif (kind := self.kinds.get(pseudonym)) is not None:
            yield f"{self.translate(INSTEAD[kind])} {pseudonym}"
            if number := self.numbers.get(identity):
                yield f"{self.translate(INSTEAD[kind])} {number}"

    def _number(self, words: str, identity: str) -> Iterator[str]:
        if number := self.numbers.get(identity):
            yield self.translate(words).format(number=number)

    def _numbered(self, words: str) -> bool:
        """Return whether words that a person wrote hold a pseudonym."""
        return any(each in words for each in (*self.informants, *self.places, *self.kinds))


_LETTERS = {
    PERSON_PREFIX: _AN_INFORMANT, CASE_PREFIX: "", "T": _A_PERSON, "S": _A_PLACE, "O": _AN_ORGANISATION,
    "X": INSTEAD[Kind.OTHER], "K": _A_MUNICIPALITY,
}  # fmt: skip
"""What the letter of a pseudonym says of whoever has it."""
