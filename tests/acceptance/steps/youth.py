"""Steps about minors and their guardians."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_bdd import given, parsers, then, when

from interviewer.domain.consent import Decision, Guardian, GuardianEvent
from interviewer.domain.minority import Age
from interviewer.services import consenting, creating, guarding, recruiting, times
from interviewer.services.consenting import Said
from interviewer.services.errors import Incomplete
from interviewer.services.guarding import AgeUnknown
from interviewer.services.recruiting import PersonDetails
from tests.acceptance.steps.world import World

GROUPS = {"under 15": Age.CHILD, "15–17": Age.YOUTH}
EVENTS: dict[str, tuple[GuardianEvent, ...]] = {
    "ikke er nevnt": (),
    "er informert": (GuardianEvent.INFORMED,),
    "har samtykket": (GuardianEvent.CONSENTED,),
    "har sagt nei": (GuardianEvent.DECLINED,),
    "har samtykket og så sagt nei": (GuardianEvent.CONSENTED, GuardianEvent.DECLINED),
    "ikke informeres, med grunn": (GuardianEvent.WAIVED,),
}


def jonas(world: World, age: Age) -> None:
    """Enter the young person."""
    world.person = recruiting.save_person(world.study, PersonDetails(name="Jonas Testsønn", role="ungdomsråd"))
    if age is not Age.UNKNOWN:
        guarding.note_age(world.study, world.person, age)


@given("at unge kan være med i prosjektet")
def _step_youth(world: World) -> None:
    creating.change_project(world.study, replace(world.study.project, youth=True))


@given("informanten Jonas uten aldersgruppe")
def _step_unknown(world: World) -> None:
    jonas(world, Age.UNKNOWN)


@given("informanten Jonas som er voksen i kraft av rollen")
def _step_by_role(world: World) -> None:
    jonas(world, Age.BY_ROLE)


@given(parsers.re(r"informanten Jonas i aldersgruppen (?P<group>under 15|15–17)$"))
def _step_group(world: World, group: str) -> None:
    jonas(world, GROUPS[group])


@then("blir det avvist fordi aldersgruppen ikke er kjent")
def _step_age_unknown(world: World) -> None:
    assert isinstance(world.error, AgeUnknown)


@when(parsers.re(r"foresatte (?P<what>ikke er nevnt|er informert|har sam.*|har sagt nei|ikke informeres, med grunn)$"))
def _step_guardian(world: World, what: str) -> None:
    begun = times.now() - timedelta(hours=2)
    for hours, event in enumerate(EVENTS[what]):
        at = begun + timedelta(hours=hours)
        reason = "Det kan skade den unge." if event is GuardianEvent.WAIVED else ""
        guarding.record(world.study, world.person, Guardian(event, "sms", at, "kommunen", reason=reason))


@then(parsers.re(r"er Jonas (?P<outcome>med|ikke med)$"))
def _step_outcome(world: World, outcome: str) -> None:
    standing = consenting.standing(world.study, world.person)
    assert (standing is not None) is (outcome == "med"), world.error


@then("kan foresatte ikke utelates uten grunn")
def _step_needs_reason(world: World) -> None:
    with pytest.raises(Incomplete):
        guarding.record(world.study, world.person, Guardian(GuardianEvent.WAIVED, "", times.now()))


@given("en skriftlig vurdering av unges eget samtykke")
def _step_assessment(world: World) -> None:
    creating.change_project(world.study, replace(world.study.project, assessment="Vurdering av 1. august 2026"))


@given("informanten Jonas i aldersgruppen 15–17 som fyller 18 i dag")
def _step_birthday(world: World) -> None:
    jonas(world, Age.YOUTH)
    guarding.note_age(world.study, world.person, Age.YOUTH, adult_from=times.now().date() + timedelta(days=1))


@given("at Jonas sa ja i fjor, mens foresatte var informert")
def _step_last_year(world: World) -> None:
    at = times.now() - timedelta(days=200)
    guardian = Guardian(GuardianEvent.INFORMED, "sms", at, "kommunen")
    consenting.record(world.study, world.person, Said(Decision.YES, guardian=guardian, at=at))
    guarding.note_age(world.study, world.person, Age.YOUTH, adult_from=times.now().date())


@then("leses hele teksten for Jonas, og foresatte trengs ikke")
def _step_anew(world: World) -> None:
    page = consenting.prepare(world.study, world.person)
    assert not page.short
    assert not page.minor
    consenting.record(world.study, world.person, Said(Decision.YES))
    assert consenting.prepare(world.study, world.person).short
