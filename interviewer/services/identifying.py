"""The register as a person keeps it: what each identifier is shown as, its forms and levels, and which may be one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from interviewer.domain import likeness
from interviewer.domain.identifier import Action, Identifier, Kind
from interviewer.domain.joined import Kind as Joined
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import deciding, masking_own_work, naming, recruiting, registering
from interviewer.services.deciding import Choice
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study
from interviewer.storage import identifiers, joins


class CitationMissing(InterviewerError):
    """Something was to stay named without a public source, a date and a name behind it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "What stays named needs the public source, the day it was seen there, and who decided. "
                "Nothing was changed. Fill these in, or choose another way."
            )
        )


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as the list shows it: its name, what it is, and what is printed instead.

    ``identifier`` is ``None`` where it is a contact or a case, which is changed under Rekruttering.
    """

    id: str
    name: str
    kind: Kind
    forms: tuple[str, ...]
    shown: str
    identifier: Identifier | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two entries that may be one, as they are written; ``about`` is the second where it is a contact or a case."""

    first: str
    second: str
    first_name: str
    second_name: str
    about: bool = False


def rows(study: Study) -> tuple[Row, ...]:
    """Return the whole register: contacts, cases, and what was found in texts. Raises KeyClosed."""
    brackets = naming.profile(study).brackets
    shown = {entry.id: f"{brackets.opens}{entry.words}{brackets.closes}" for entry in registering.entries(study)}
    return (*_known(study, shown), *_found(study, shown))


def _known(study: Study, shown: dict[str, str]) -> Iterator[Row]:
    for person in recruiting.people(study):
        contact = person.contact
        if contact and contact.name:
            forms = tuple(filter(None, (contact.name, contact.phone, contact.email)))
            yield Row(person.person.id, contact.name, Kind.PERSON, forms, shown.get(person.person.id, ""))
    for case in recruiting.cases(study):
        if case.name and case.name.name:
            forms = tuple(filter(None, (case.name.name, case.name.municipality)))
            stays = _("stays named")
            yield Row(case.case.id, case.name.name, Kind.ORGANISATION, forms, shown.get(case.case.id, stays))


def _found(study: Study, shown: dict[str, str]) -> Iterator[Row]:
    held = identifiers.all_of(study.names)
    groups: dict[str, list[Identifier]] = {}
    for each in held:
        groups.setdefault(each.same_as or each.id, []).append(each)
    for stands, group in groups.items():
        first = next((each for each in group if each.id == stands), group[0])
        forms = tuple(dict.fromkeys(form for each in group for form in each.forms))
        words = shown.get(first.id, _("stays named"))
        yield Row(first.id, forms[0] if forms else first.pseudonym, first.kind, forms, words, first)


def get(study: Study, identifier_id: str) -> Identifier:
    """Return one entry. Raises NothingThere, KeyClosed."""
    found = next((each for each in identifiers.all_of(study.names) if each.id == identifier_id), None)
    if found is None:
        raise NothingThere(_("such identifier"))
    return found


def add(study: Study, forms: tuple[str, ...], choice: Choice) -> str:
    """Put something into the register by hand and return its id. Raises KeyClosed, ReadOnly, CitationMissing."""
    made = deciding.made(forms, choice)
    save(study, made)
    return made.id


def save(study: Study, identifier: Identifier) -> str:
    """Keep an entry as it was changed; return the deed. Raises KeyClosed, ReadOnly, CitationMissing, NothingThere."""
    cited = identifier.kept is not None and identifier.kept.source.strip() and identifier.kept.by.strip()
    if identifier.action is Action.KEEP and not cited:
        raise CitationMissing
    forms = tuple(dict.fromkeys(" ".join(form.split()) for form in identifier.forms if form.strip()))
    if not forms:
        raise NothingThere(_("form to look for"))
    key = study.names
    with study.deed() as deed:
        identifiers.save(key, replace(identifier, forms=forms), deed)
        masking_own_work.mask_identifier(study, replace(identifier, forms=forms), deed)
    return deed


def remove(study: Study, identifier_id: str) -> str:
    """Take an entry away: its forms are no longer replaced, and are asked about again. Raises KeyClosed, ReadOnly."""
    get(study, identifier_id)
    with study.deed() as deed:
        identifiers.remove(study.names, identifier_id, deed)
    return deed


def rejected(study: Study) -> tuple[str, ...]:
    """Return the spellings that were said to identify nobody. Raises KeyClosed."""
    return tuple(sorted(each.form for each in identifiers.rejections(study.names)))


def admit(study: Study, form: str) -> str:
    """Take a rejection back, so that the spelling is asked about again; return the deed. Raises KeyClosed, ReadOnly."""
    with study.deed() as deed:
        identifiers.admit(study.names, form, deed)
    return deed


def likenesses(study: Study) -> tuple[Likeness, ...]:
    """Return which entries may be one ("Samme person?"): spelled alike, or a letter or two apart. Raises KeyClosed."""
    listed = {row.id: row for row in rows(study)}
    apart = joins.apart(study.key) if study.key is not None else frozenset()
    names = [(row.id, form) for row in listed.values() if row.kind in _COMPARED for form in row.forms]
    found: dict[tuple[str, str], Likeness] = {}
    for one, other in likeness.pairs(names):
        first, second = _ordered(listed[one], listed[other])
        pair = (first.id, second.id)
        settled = (min(pair), max(pair)) in apart or (first.identifier and first.identifier.about == second.id)
        if first.identifier is not None and not settled and pair not in found:
            found[pair] = Likeness(*pair, first.name, second.name, about=second.identifier is None)
    return tuple(found.values())


_COMPARED = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)


def _ordered(one: Row, other: Row) -> tuple[Row, Row]:
    """Return an entry found in a text first, and one that is a contact or a case second."""
    return (other, one) if one.identifier is None else (one, other)


def join(study: Study, found: Likeness) -> str:
    """Keep that two are one, and return the deed; undoing it takes them apart again. Raises KeyClosed, ReadOnly."""
    key, first = study.names, get(study, found.first)
    with study.deed() as deed:
        if found.about:
            about = joins.of(study.data, Joined.PERSON).canonical(found.second)
            identifiers.save(key, replace(first, about=about), deed)
        else:
            identifiers.join(key, found.first, found.second, deed)
    return deed


def keep_apart(study: Study, found: Likeness) -> str:
    """Keep that two are not one, so that they are not proposed again; return the deed. Raises KeyClosed, ReadOnly."""
    with study.deed() as deed:
        identifiers.keep_apart(study.names, found.first, found.second, deed)
    return deed
