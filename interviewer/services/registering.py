"""The register of identifiers: every name the project knows, with what stands for it outside."""

from dataclasses import replace

from interviewer import assets, language
from interviewer.domain import replacement
from interviewer.domain.condition_words import Translate
from interviewer.domain.joined import Kind
from interviewer.domain.project import Project
from interviewer.domain.replacement import Entry
from interviewer.language import N_
from interviewer.services.study import Study
from interviewer.storage import cases, joins, persons

_PLACE = N_("municipality of {case}")


def entries(study: Study) -> tuple[Entry, ...]:
    """Return the register: persons with numbers and addresses, cases, and their places. Empty without the key.

    A municipality with several cases is shown by the first of them, so that it has one replacement everywhere. Whoever
    was joined keeps every name in it, under the one pseudonym.
    """
    if study.key is None:
        return ()
    groups = joins.of(study.data, Kind.PERSON)
    own = {person.id: person.pseudonym for person in persons.all_of(study.data)}
    people = {person: own.get(groups.canonical(person), pseudonym) for person, pseudonym in own.items()}
    found = [
        replacement.of_person(people[contact.person], contact)
        for contact in persons.contacts(study.key).values()
        if contact.person in people
    ]
    return (*found, *_cases(study))


def _cases(study: Study) -> list[Entry]:
    if study.key is None:
        return []
    project, names = study.project, cases.names(study.key)
    words = translations(project)
    places: dict[str, str] = {}
    found = []
    groups, held = joins.of(study.data, Kind.CASE), cases.all_of(study.data)
    own = {case.id: case.pseudonym for case in held}
    for each in held:
        case = replace(each, pseudonym=own.get(groups.canonical(each.id), each.pseudonym))
        if (name := names.get(case.id)) is not None:
            hidden = not (case.public and name.public_source)
            place = places.setdefault(name.municipality.casefold(), case.pseudonym) if hidden else None
            found += replacement.of_case(case, name, project.case_word, words(_PLACE), place)
    return found


def translations(project: Project) -> Translate:
    """Return the translation into the project's language, which rules everything that leaves the program."""
    return language.catalogue(assets.locale(), "en" if project.language == "en" else language.DEFAULT).gettext


def without_names(study: Study, text: str) -> str:
    """Return ``text`` with every registered name replaced, for fields of the data file that must hold none."""
    return replacement.replace(text, entries(study)).text if text else text
