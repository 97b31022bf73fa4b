"""Meeting persons and cases of an imported file: by id, else by exact name, else as new ones."""

from dataclasses import replace

from interviewer.domain.text import one_line
from interviewer.exchange.interview_json import CaseForm, InformantForm
from interviewer.services import recruiting
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.services.study import Study
from interviewer.storage import cases, imports, persons


class Acquaintance:
    """Who and what the project knows already, kept up to date while a file comes in."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._known = imports.known(study.names)
        self._persons = {contact.name: contact.person for contact in persons.contacts(study.names).values()}
        self._cases = {name.name: name.case for name in cases.names(study.names).values()}

    def case(self, form: CaseForm) -> str:
        """Return our id of the case, which is made when it is not known."""
        found = self._known.get(form.id or "") or self._cases.get(form.name)
        if found is None:
            found = recruiting.save_case(
                self._study,
                CaseDetails(form.name, form.municipality, form.type, form.public, form.public_source),
            )
            self._cases[form.name] = found
            self._remember(found, form.id)
        return found

    def person(self, form: InformantForm, case: str | None) -> str:
        """Return our id of the person, who is made when not known; an unknown proposer becomes a person too."""
        found = self._known.get(form.id or "") or self._persons.get(form.name)
        if found is not None:
            self._join_case(found, case)
            return found
        found = recruiting.save_person(
            self._study,
            PersonDetails(
                name=form.name, phone=form.phone, email=form.email, role=form.role, gender=form.gender,
                age_band=form.age_band, background=form.background, minor=form.minor, seed=form.referred_by is None,
                cases=(case,) if case else (), referred_by=self._proposer(form.referred_by),
            ),
        )  # fmt: skip
        self._persons[form.name] = found
        self._remember(found, form.id)
        return found

    def _proposer(self, name: str | None) -> str | None:
        if not name or not one_line(name):
            return None
        if name not in self._persons:
            self._persons[name] = recruiting.save_person(self._study, PersonDetails(name=name, seed=True))
        return self._persons[name]

    def _join_case(self, person: str, case: str | None) -> None:
        found = persons.get(self._study.data, person)
        if found is not None and case is not None and case not in found.cases:
            with self._study.deed() as deed:
                persons.save(self._study.data, replace(found, cases=(*found.cases, case)), deed)

    def _remember(self, own: str, foreign: str | None) -> None:
        if foreign:
            with self._study.deed() as deed:
                imports.save_known(self._study.names, own, foreign, deed)
            self._known[foreign] = own
