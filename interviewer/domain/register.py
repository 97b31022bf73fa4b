"""The register: each person, case, place and other identifier with its forms, and what stands for it outside."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import replace as changed
from enum import StrEnum
from functools import lru_cache

from interviewer.domain import folding, name_forms
from interviewer.domain.case import Case, CaseName
from interviewer.domain.folding import visible
from interviewer.domain.identifier import Identifier, Kind
from interviewer.domain.name_forms import Form
from interviewer.domain.person import Contact


class Category(StrEnum):
    """What an entry of the register is."""

    PERSON = "person"
    CASE = "case"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the register: what is shown instead, and every form that must not leave."""

    id: str
    category: Category
    pseudonym: str
    words: str
    """What stands in the brackets: ``I-7KQ4ZD``, ``møteplass M-4XD2HM``."""
    forms: tuple[Form, ...] = ()
    phones: tuple[str, ...] = ()
    literal: str = ""
    unless: frozenset[tuple[str, str]] = frozenset()
    """Spellings, exactly as written, that a person said identify nobody, each with the id of that decision."""
    stood: tuple[str, ...] = ()
    """What stands for it where people are told apart, and must not leave below that: its pseudonym, words with it."""


@lru_cache(maxsize=64)
def of_nobody(spelled: frozenset[tuple[str, str]]) -> Entry:
    """Return the entry of what identifies nobody: a part of a name that is spelled exactly so is left alone.

    That holds against entries that were there when it was decided; ids grow with time.
    """
    return Entry("", Category.OTHER, "", "", unless=spelled)


def of_person(pseudonym: str, contact: Contact, words: str = "") -> Entry:
    """Return the entry of a person: name, numbers and address. ``words`` are shown instead of the pseudonym."""
    return _person(contact.person, pseudonym, words or pseudonym, contact.name, contact.phone, contact.email)


def of_case(
    case: Case, name: CaseName, case_word: str, municipality_word: str, place: str | None = None, words: str = ""
) -> list[Entry]:
    """Return the entries of a case and its municipality; ``place`` is the case whose pseudonym the latter goes by.

    ``words`` are shown after the case's word instead of the pseudonym. A case that is public, with its source cited,
    stays named; its municipality then stays named with it.
    """
    if case.public and name.public_source:
        return []
    shown = f"{case_word} {words or case.pseudonym}"
    found = [_case(case.id, case.pseudonym, shown, name.name)] if name.name else []
    if name.municipality:
        by = place or case.pseudonym
        found.append(_place(case.id, by, municipality_word.format(case=by), name.municipality))
    return found


def of_identifier(identifier: Identifier, words: str) -> Entry:
    """Return the entry of an identifier that a person found; ``words`` are what stands in its brackets."""
    return _identified(identifier.id, identifier.kind, identifier.pseudonym, words, identifier.forms)


@lru_cache(maxsize=20000)
def _identified(identity: str, kind: Kind, pseudonym: str, words: str, spelled: tuple[str, ...]) -> Entry:
    forms = _distinct(
        form if each != each.lower() else changed(form, capital=False)
        for each in spelled
        for form in _FORMS.get(kind, name_forms.of_words)(each)
    )  # what a person found in small letters counts in small letters, be it a word as well
    phones = tuple(digits for each in spelled for digits in name_forms.of_phones(each)) if kind in _DIGITS else ()
    return Entry(identity, _CATEGORIES.get(kind, Category.OTHER), pseudonym, words, forms, phones, _odd(spelled, forms))


def _odd(spelled: Iterable[str], forms: tuple[Form, ...]) -> str:
    return next(filter(None, (_literal(each, forms) for each in spelled)), "")


_FORMS: Mapping[Kind, Callable[[str], Iterator[Form]]] = {
    Kind.PERSON: name_forms.of_name,
    Kind.PLACE: name_forms.of_municipality,
    Kind.ORGANISATION: name_forms.of_case_name,
    Kind.EMAIL: lambda address: name_forms.of_email(address, ""),
}
"""How the forms of a kind are made; what is not listed is looked for as the words it is."""
_CATEGORIES = {Kind.PERSON: Category.PERSON, Kind.PLACE: Category.PLACE}
_DIGITS = {Kind.PHONE, Kind.NATIONAL_ID, Kind.ACCOUNT, Kind.ORGANISATION_NUMBER}


@lru_cache(maxsize=20000)
def _person(identity: str, pseudonym: str, words: str, name: str, phone: str, email: str) -> Entry:
    forms = _distinct((*name_forms.of_name(name), *name_forms.of_email(email, name)))
    phones = tuple(name_forms.of_phones(phone))
    return Entry(identity, Category.PERSON, pseudonym, words, forms, phones, _literal(name, forms))


@lru_cache(maxsize=5000)
def _case(identity: str, pseudonym: str, words: str, name: str) -> Entry:
    forms = _distinct(name_forms.of_case_name(name))
    return Entry(identity, Category.CASE, pseudonym, words, forms, (), _literal(name, forms))


@lru_cache(maxsize=5000)
def _place(identity: str, pseudonym: str, words: str, name: str) -> Entry:
    forms = _distinct(name_forms.of_municipality(name))
    return Entry(f"{identity}/place", Category.PLACE, pseudonym, words, forms, (), _literal(name, forms))


def forget() -> None:
    """Let go of every name held in memory."""
    for held in (of_nobody, _identified, _person, _case, _place):
        held.cache_clear()
    folding.folded_word.cache_clear()


def _distinct(forms: Iterable[Form]) -> tuple[Form, ...]:
    return tuple({(form.key, form.kind, form.tail, *form.breaks): form for form in forms}.values())


def _literal(name: str, forms: tuple[Form, ...]) -> str:
    """Return a name that is more than words, or of which no form can be made: looked for as it is written too."""
    odd = not forms or re.search(r"[^\w\s.,'’‐‑\-]", visible(name))
    return name.strip() if odd and len(visible(name).strip()) > (2 if forms else 1) else ""
