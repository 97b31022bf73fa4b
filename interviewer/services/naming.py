"""What persons, cases and identifiers are called outside: pseudonyms, or the readable numbers of the lead's profile.

Readable numbers are given in an order drawn by lot, so that they tell nothing of when somebody was met.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.domain.identifier import INSTEAD, Identifier, Kind
from interviewer.domain.joined import Kind as Joined
from interviewer.domain.replacement import SQUARE, STYLES, Style
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services.study import Study
from interviewer.storage import cases, exports, identifiers, joins, persons

INFORMANT = N_("informant {number}")
"""What somebody with a readable number is called."""
_NUMBERS, _STYLE = "numbers", "style"


@dataclass(frozen=True, slots=True)
class Profile:
    """How exports are made: readable ``numbers`` instead of codes, and the ``style`` of brackets by its name."""

    numbers: bool = False
    style: str = "square"

    @property
    def brackets(self) -> Style:
        """Return the style."""
        return STYLES.get(self.style, SQUARE)


def profile(study: Study) -> Profile:
    """Return the lead's export profile; the usual one without the key."""
    held = exports.profile(study.key) if study.key is not None else {}
    return Profile(held.get(_NUMBERS) == "yes", held.get(_STYLE, "square"))


def set_profile(study: Study, chosen: Profile) -> str:
    """Keep how exports are made and return the deed. Raises KeyClosed, ReadOnly."""
    key = study.names
    with study.deed() as deed:
        exports.save_profile(key, {_NUMBERS: "yes" if chosen.numbers else "no", _STYLE: chosen.style}, deed)
    return deed


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called outside, in the project's language."""

    numbers: dict[str, int]
    translate: Translate

    def person(self, person_id: str, pseudonym: str) -> str:
        """Return what a person is called: ``I-7KQ4ZD``, or ``informant 12``."""
        number = self.numbers.get(person_id)
        return self.translate(INFORMANT).format(number=number) if number else pseudonym

    def case(self, case_id: str, pseudonym: str) -> str:
        """Return what follows the case's word: ``M-4XD2HM``, or ``4``."""
        number = self.numbers.get(case_id)
        return str(number) if number else pseudonym

    def identifier(self, identifier: Identifier) -> str:
        """Return what stands in the brackets of an identifier."""
        number, words = self.numbers.get(identifier.id), identifier.words(self.translate)
        if number and identifier.pseudonym in words:
            return f"{self.translate(INSTEAD[identifier.kind])} {number}"
        return words


def names(study: Study, translate: Translate) -> Names:
    """Return the names in use."""
    numbered = study.key is not None and profile(study).numbers
    return Names(exports.numbers(study.key) if numbered and study.key is not None else {}, translate)


def number_all(study: Study) -> None:
    """Give everything that has none a readable number, where the profile wants them. Raises KeyClosed, ReadOnly."""
    if not profile(study).numbers:
        return
    key = study.names
    people = joins.of(study.data, Joined.PERSON)
    held = joins.of(study.data, Joined.CASE)
    with study.deed() as deed:
        _number(study, (each.id for each in persons.all_of(study.data) if people.canonical(each.id) == each.id), deed)
        _number(study, (each.id for each in cases.all_of(study.data) if held.canonical(each.id) == each.id), deed)
        listed = identifiers.all_of(key)
        for kind in Kind:
            _number(study, (each.id for each in listed if each.kind is kind and not each.same_as), deed)


def _number(study: Study, ids: Iterable[str], deed: str) -> None:
    """Give a number to what has none yet, going on after the highest that the same list has."""
    listed, given = list(ids), exports.numbers(study.names)
    free = [one for one in listed if one not in given]
    secrets.SystemRandom().shuffle(free)
    highest = max((given[one] for one in listed if one in given), default=0)
    for number, one in enumerate(free, highest + 1):
        exports.give_number(study.names, one, number, deed)
