"""Minors: what the age rules demand, what a guardian was told and said, and whether that is enough (A6)."""

from dataclasses import dataclass, replace
from datetime import date

from interviewer.domain import minority
from interviewer.domain.consent import Guardian, GuardianEvent
from interviewer.domain.identity import new_id
from interviewer.domain.joined import Kind
from interviewer.domain.minority import Age, Demand, Rule, Rules
from interviewer.domain.person import Contact, Person
from interviewer.domain.text import clean, one_line
from interviewer.errors import InterviewerError
from interviewer.exchange.forms import rules_from_json, rules_to_json
from interviewer.language import _
from interviewer.services import guiding, registering, times
from interviewer.services.errors import Incomplete
from interviewer.services.study import Study
from interviewer.storage import consents, joins, persons, projects


class GuardianMissing(InterviewerError):
    """A minor's yes came before what the age rules demand of the guardian."""

    def __init__(self, who: str, *, objects: bool = False, consent: bool = False) -> None:
        if objects:
            words = _(
                "A guardian of {who} has said no, and that is honoured. Nothing was stored. "
                "Record a new answer of the guardian first, or choose another answer."
            )
        elif consent:
            words = _(
                "{who} is a minor, and the age rules demand that a guardian consents first. "
                "Nothing was stored. Record the guardian's consent, or choose another answer."
            )
        else:
            words = _(
                "{who} is a minor, and no guardian is recorded as informed or consenting. "
                "Nothing was stored. Record the guardian first, or choose another answer."
            )
        super().__init__(words.format(who=who))


class AgeUnknown(InterviewerError):
    """Somebody may be under age, and nobody has asked."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _(
                "In this project somebody may be under age, and the age group of {who} is not noted. "
                "Nothing was stored. Note it first; for an adult by role nobody has to ask."
            ).format(who=who)
        )


@dataclass(frozen=True, slots=True)
class Minority:
    """What goes for one person today."""

    age: Age
    rule: Rule
    rules: str
    """``id@version`` of the rules that are followed."""
    events: tuple[Guardian, ...]
    """What the guardian was told and said, oldest first."""
    noted: bool = False
    """The age group was noted, not only that somebody is under age."""
    ask: bool = False
    """The age group has to be asked before anything else."""
    came_of_age: bool | None = False
    """Somebody noted as a minor is of age now; ``None`` when that has to be asked."""

    @property
    def minor(self) -> bool:
        """Return whether the guardian comes first."""
        return self.age.minor

    @property
    def enough(self) -> bool:
        """Return whether the young person may be asked."""
        return minority.enough(self.rule, self.events)

    @property
    def objects(self) -> bool:
        """Return whether a guardian's latest word is a no."""
        return minority.objects(self.events)


def rules(study: Study) -> Rules:
    """Return the project's age rules: those embedded in it, else the shipped ones."""
    held = [form for form in projects.forms(study.data, "rules").values() if form["id"] == study.project.rules]
    return rules_from_json(held[-1]) if held else guiding.rules(study.project.rules)


def embed(study: Study, deed: str) -> str:
    """Keep the age rules that are followed, so that it can be seen later which they were, and return their hash."""
    return projects.embed(study.data, "rules", rules_to_json(rules(study)), deed)


def of(study: Study, person: Person, today: date | None = None) -> Minority:
    """Return what goes for a person today."""
    followed, project = rules(study), study.project
    day = today or times.now().date()
    age, of_age = _age(person), minority.of_age_by(_age(person), person.age_at, _adult_from(study, person), day)
    now = Age.ADULT if age.minor and of_age else age
    rule = followed.of(now, special=project.special_category, assessed=bool(project.assessment.strip()))
    return Minority(
        age=now,
        rule=rule,
        rules=f"{followed.id}@{followed.version}",
        events=tuple(consents.guardians(study.data, person.id)),
        noted=bool(person.age_group),
        ask=project.youth and age is Age.UNKNOWN,
        came_of_age=of_age if age.minor else False,
    )


def _age(person: Person) -> Age:
    """Return the age group; a minor of whom no more is known is taken for one of 15 to 17, as the source's own case."""
    if person.age_group:
        return Age(person.age_group)
    return Age.YOUTH if person.minor else Age.UNKNOWN


def _adult_from(study: Study, person: Person) -> date | None:
    if study.key is None:
        return None
    return joins.contacts(study.data, study.key).get(person.id, Contact(person.id)).adult_from


def note_age(study: Study, person_id: str, age: Age, adult_from: date | None = None) -> None:
    """Keep somebody's age group, for all entries of that person. Raises KeyClosed when there is a day to keep."""
    with study.deed() as deed:
        for member in joins.of(study.data, Kind.PERSON).members(person_id):
            found = persons.get(study.data, member)
            if found is not None:
                noted = replace(found, age_group=age.value, age_at=times.now().date(), minor=age.minor)
                persons.save(study.data, noted, deed)
        if adult_from is not None:
            held = persons.contacts(study.names).get(person_id, Contact(person_id))
            persons.save_contact(study.names, replace(held, adult_from=adult_from), deed)


def record(study: Study, person_id: str, guardian: Guardian) -> Guardian:
    """Keep what a guardian was told or said. Raises Incomplete: letting it be needs a written reason."""
    if guardian.event is GuardianEvent.WAIVED and not guardian.reason.strip():
        raise Incomplete(_("The reason why the guardian is not informed"))
    kept = replace(
        guardian,
        id=guardian.id or new_id(),
        at=times.aware(guardian.at),
        by=guardian.by or study.me,
        number_from=registering.without_names(study, one_line(guardian.number_from)),
        text=registering.without_names(study, clean(guardian.text).strip()),
        reason=registering.without_names(study, clean(guardian.reason).strip()),
    )
    with study.deed() as deed:
        consents.save_guardian(study.data, person_id, kept, deed)
    return kept


def refuse(study: Study, person: Person, latest: Guardian | None = None) -> Minority:
    """Return what goes for a person whose yes is about to be kept; ``latest`` is what was just said of the guardian.

    Raises AgeUnknown, GuardianMissing.
    """
    found = of(study, person)
    if found.ask:
        raise AgeUnknown(person.pseudonym)
    events = found.events if latest is None else (*found.events, latest)
    if found.minor and not minority.enough(found.rule, events):
        consent = found.rule.guardian is Demand.CONSENT
        raise GuardianMissing(person.pseudonym, objects=minority.objects(events), consent=consent)
    return found
