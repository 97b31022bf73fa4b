"""The register of identifiers: every name the project knows, with what stands for it outside."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from interviewer import assets, language
from interviewer.domain import register, replacement
from interviewer.domain.identifier import Identifier
from interviewer.domain.joined import Kind
from interviewer.domain.project import Project
from interviewer.domain.register import Entry
from interviewer.domain.transcript import Attribution
from interviewer.domain.transcript_words import Translate
from interviewer.services import naming, veiling
from interviewer.services.naming import Names
from interviewer.services.study import Study
from interviewer.storage import cases, identifiers, joins, log, persons

_level: ContextVar[Attribution] = ContextVar("level", default=Attribution.PSEUDONYM)
"""How much may be told of whom, while something that leaves is put together in this thread."""


@contextmanager
def at(level: Attribution) -> Iterator[None]:
    """Replace as ``level`` says whatever is replaced within: below pseudonyms, these give way as the names do."""
    before = _level.set(level)
    try:
        yield
    finally:
        _level.reset(before)


def entries(study: Study) -> tuple[Entry, ...]:
    """Return the register: persons with numbers and addresses, cases, their places, and what was found in texts.

    A municipality with several cases is shown by the first of them, so that it has one replacement everywhere. Whoever
    was joined keeps every name in it, under the one pseudonym. What stays named beside statements is not in it; what a
    person said identifies nobody is left alone. Empty without the key. Within :func:`at` it is the register of that
    level.
    """
    held = _read(study).entries
    if _level.get().names_pseudonym:
        return held
    reach = (_reach(study), study.project.case_word, study.project.language)
    return study.remembered("veiled", reach, lambda: veiling.veiled(study, held, translations(study.project)))


def known(study: Study) -> tuple[Entry, ...]:
    """Return the register with what stays named beside statements: nobody has to be asked about either again."""
    return _read(study).known


@dataclass(frozen=True, slots=True)
class _Register:
    """The register, and the register with what stays named."""

    entries: tuple[Entry, ...] = ()
    known: tuple[Entry, ...] = ()


def _read(study: Study) -> _Register:
    """Return the register as the logs have it now; it is asked for at every rest."""
    if study.key is None:
        return _Register()
    return study.remembered("register", _reach(study), lambda: _whole(study))


def _reach(study: Study) -> object:
    return study.key_path, log.reach(study.key) if study.key is not None else None, log.reach(study.data)


def _whole(study: Study) -> _Register:
    listed = identifiers.all_of(study.names)
    entries = _made(study, listed)
    named = (register.of_identifier(each, each.pseudonym) for each in listed if each.named)
    return _Register(entries, (*entries, *named))


def forget() -> None:
    """Let go of every name held in memory; called when a project is closed or locked."""
    register.forget()
    replacement.forget()


def _made(study: Study, listed: Sequence[Identifier]) -> tuple[Entry, ...]:
    names = naming.names(study, translations(study.project))
    held = (*_persons(study, names), *_cases(study, names))
    rejected = frozenset((each.form, each.id) for each in identifiers.rejections(study.names))
    nobody = (register.of_nobody(rejected),) if rejected else ()
    return (*nobody, *held, *_identified(names, held, listed))


def _persons(study: Study, names: Names) -> Iterator[Entry]:
    groups = joins.of(study.data, Kind.PERSON)
    own = {person.id: person.pseudonym for person in persons.all_of(study.data)}
    for contact in persons.contacts(study.names).values():
        if contact.person in own:
            stands = groups.canonical(contact.person)
            pseudonym = own.get(stands, own[contact.person])
            yield register.of_person(pseudonym, contact, names.person(stands, pseudonym))


def _cases(study: Study, names: Names) -> Iterator[Entry]:
    project, words = study.project, names.translate
    held, groups, named = cases.all_of(study.data), joins.of(study.data, Kind.CASE), cases.names(study.names)
    own = {case.id: case.pseudonym for case in held}
    places: dict[str, str] = {}
    for each in held:
        stands = groups.canonical(each.id)
        case = replace(each, pseudonym=own.get(stands, each.pseudonym))
        if (name := named.get(case.id)) is not None:
            shown = names.case(stands, case.pseudonym)
            hidden = not (case.public and name.public_source)
            by = shown if shown == case.pseudonym else f"{project.case_word} {shown}"
            place = places.setdefault(name.municipality.casefold(), by) if hidden else None
            yield from register.of_case(case, name, project.case_word, words(veiling.PLACE), place, shown)


def _identified(names: Names, held: Sequence[Entry], listed: Sequence[Identifier]) -> Iterator[Entry]:
    """Return the entries of what was found in texts; another name of somebody known is shown as that somebody."""
    by_id: dict[str, Identifier] = {each.id: each for each in listed}
    known = {entry.id: entry for entry in held}
    for each in listed:
        stands = by_id.get(each.same_as, each)
        if stands.named:
            continue
        owner = known.get(stands.about)
        words = owner.words if owner else names.identifier(stands)
        pseudonym = owner.pseudonym if owner else stands.pseudonym
        yield register.of_identifier(replace(each, pseudonym=pseudonym), words)


def translations(project: Project) -> Translate:
    """Return the translation into the project's language, which rules everything that leaves the program."""
    return language.catalogue(assets.locale(), "en" if project.language == "en" else language.DEFAULT).gettext


def without_names(study: Study, text: str) -> str:
    """Return ``text`` with every registered name replaced, for fields of the data file that must hold none."""
    return replacement.replace(text, entries(study)).text if text else text


def at_level(study: Study, text: str) -> str:
    """Return words chosen from what was shown with pseudonyms, as the level set by :func:`at` says.

    What the choice cut through of a pseudonym in brackets goes too: half a pseudonym tells as much as a whole one.
    """
    if _level.get().names_pseudonym:
        return text
    style = naming.profile(study).brackets
    opens, closes = (re.escape(each) for each in (style.opens, style.closes))
    cut = re.sub(rf"^[^{opens}{closes}\n]{{0,60}}[A-Z0-9]{closes}", f"{style.opens}…{style.closes}", text)
    cut = re.sub(rf"{opens}[^{opens}{closes}\n]{{0,60}}$", f"{style.opens}…{style.closes}", cut)
    return replacement.replace(cut, entries(study), style).text
