"""Steps about a group, and about an interview by e-mail."""

from dataclasses import dataclass, field

import pytest
from pytest_bdd import given, parsers, then, when

from interviewer.domain.consent import Channel
from interviewer.domain.interview import Mode
from interviewer.services import (
    consenting,
    corresponding,
    deciding,
    embedding,
    grouping,
    interviewing,
    noting,
    recruiting,
)
from interviewer.services.consenting import Said
from interviewer.services.corresponding import NoConsentLine
from interviewer.services.dumping import state_digest
from interviewer.services.grouping import Undecided
from interviewer.services.recruiting import PersonDetails
from interviewer.storage import answers
from interviewer.storage.errors import ConsentMissing
from tests.acceptance.steps.world import ANSWERS, QUESTION, World

NAMES = {"Samira": "Samira Testdatter Hale", "Nora": "Nora Fabelmann", "Torgeir": "Torgeir Prøvestad"}


@dataclass(slots=True)
class Company:
    """Who is in it, by first name, and what the project was before."""

    people: dict[str, str] = field(default_factory=dict)
    before: str = ""
    files: list[str] = field(default_factory=list)


def _files(world: World) -> list[str]:
    return sorted(str(path) for path in world.study.path.parent.rglob("*"))


@given("en gruppe med Samira, Nora og Torgeir", target_fixture="company")
def _step_group(world: World) -> Company:
    people = {first: recruiting.save_person(world.study, PersonDetails(name=name)) for first, name in NAMES.items()}
    world.interview = interviewing.plan(
        world.study, persons=tuple(people.values()), case=None, guide="moteplass", mode=Mode.GROUP
    )
    return Company(people)


@when("teksten er lest én gang for alle")
def _step_read(world: World) -> None:
    here = grouping.roster(world.study, world.interview)
    grouping.keep_read(world.study, world.interview, [part.key for part in here.paragraphs])


@when(parsers.re(r"(?P<who>\w+) sier «(?P<answer>[^»]+)» i gruppen"))
def _step_decides(world: World, company: Company, who: str, answer: str) -> None:
    grouping.decide(world.study, world.interview, company.people[who], ANSWERS[answer])


@when("Samira har sagt ja til en samtale alene")
def _step_alone(world: World, company: Company) -> None:
    consenting.record(world.study, company.people["Samira"], Said(ANSWERS["ja"].decision))


@when("intervjueren lover at ingenting av det Torgeir sier, noteres")
def _step_left_out(world: World) -> None:
    grouping.keep_unheard(world.study, world.interview, 1, left_out=True)


@then("kan det noteres hva Samira og Nora sier")
def _step_noted(world: World, company: Company) -> None:
    grouping.begin(world.study, world.interview)
    for who in ("Samira", "Nora"):
        noting.save_note(world.study, world.interview, QUESTION, "Ja.", subject=company.people[who])
    held = {answer.subject for answer in answers.of_interview(world.study.data, world.interview)}
    assert held == {company.people["Samira"], company.people["Nora"]}


@then(parsers.re(r"det (?P<who>\w+) sier, blir avvist"))
def _step_refused(world: World, company: Company, who: str) -> None:
    with pytest.raises(ConsentMissing):
        noting.save_note(world.study, world.interview, QUESTION, "Nei.", subject=company.people[who])


@then("om den som sa nei, er bare antallet 1 tatt vare på")
def _step_counted(world: World, company: Company) -> None:
    here = grouping.roster(world.study, world.interview)
    assert here.unheard == 1
    assert company.people["Torgeir"] not in interviewing.interview(world.study, world.interview).persons


@then("kan ikke samtalen begynne")
def _step_waits(world: World) -> None:
    with pytest.raises(Undecided):
        grouping.begin(world.study, world.interview)


@then("står det i teksten at de andres taushet ikke kan loves")
def _step_silence(world: World) -> None:
    paragraph = grouping.roster(world.study, world.interview).paragraphs[-1]
    assert paragraph.key == grouping.GROUP
    assert "kan ikke love" in paragraph.text


@then(parsers.re(r"finnes det (?P<how>ingen|en) ukjent taler"))
def _step_unknown(world: World, how: str) -> None:
    grouping.begin(world.study, world.interview)
    unknown = [voice for voice in interviewing.voices(world.study, world.interview) if voice.person is None]
    assert bool(unknown) is (how == "en")


@given("et intervju på e-post med Samira", target_fixture="company")
def _step_email(world: World) -> Company:
    world.person = recruiting.save_person(world.study, PersonDetails(name=NAMES["Samira"]))
    world.interview = interviewing.plan(
        world.study, persons=(world.person,), case=None, guide="moteplass", mode=Mode.EMAIL
    )
    corresponding.outgoing(world.study, world.interview)
    return Company({"Samira": world.person}, state_digest(world.study), _files(world))


@when(parsers.re(r"Samira svarer på e-post (?P<how>med|uten) samtykkelinja"))
def _step_replies(world: World, how: str) -> None:
    place = embedding.guides(world.study)[0].place(QUESTION)
    assert place is not None
    line = corresponding.consent_line(world.study) if how == "med" else "Ja, det er greit."
    text = f"Hei!\n{line}\n\n[{place.short}] Leder.\n\nMvh\nFatuma Warsame\nTlf. 10 00 04 04"
    received = corresponding.read_text(world.study, world.interview, text)
    world.attempt(lambda: corresponding.take_in(world.study, world.interview, received))


@then("er ingenting lagret, og ingen ny fil er laget")
def _step_nothing(world: World, company: Company) -> None:
    assert isinstance(world.error, NoConsentLine)
    assert state_digest(world.study) == company.before
    assert _files(world) == company.files


@then("teksten som ber om linja, holder linja")
def _step_request(world: World) -> None:
    assert corresponding.consent_line(world.study) in corresponding.request(world.study).text


@then("har Samira samtykket på e-post")
def _step_consented(world: World) -> None:
    consent = consenting.standing(world.study, world.person)
    assert consent is not None
    assert consent.channel is Channel.EMAIL


@then("svaret ligger ved spørsmålet det hører til")
def _step_answered(world: World) -> None:
    held = {answer.question: answer.note for answer in answers.of_interview(world.study.data, world.interview)}
    assert held == {QUESTION: "Leder."}


@then("resten venter på å bli plassert")
def _step_waiting(world: World) -> None:
    waiting = [passage.text for passage in corresponding.unplaced(world.study, world.interview)]
    assert waiting[0] == "Hei!"


@then("navnet og nummeret i signaturen er foreslått til vurdering når intervjuet er avsluttet")
def _step_proposed(world: World) -> None:
    noting.close(world.study, world.interview)
    proposed = {form for candidate in deciding.queue(world.study) for form in candidate.forms}
    assert "Fatuma Warsame" in proposed
    assert any("10 00 04 04" in form for form in proposed)
