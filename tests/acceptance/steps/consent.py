"""Steps about the consent text and the decision."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from interviewer.domain.basis import Basis
from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.person import Outcome
from interviewer.services import consenting, creating, interviewing, recruiting, sending, texting
from interviewer.services.consenting import Said
from interviewer.services.errors import Blocked
from interviewer.services.recruiting import PersonDetails
from interviewer.services.sending import Way
from interviewer.services.special import ExplicitMissing
from interviewer.services.study import Study
from interviewer.services.texting import Frozen, Uncovered
from interviewer.storage.errors import ConsentMissing
from tests.acceptance.steps.world import ANSWERS, World


@given("et prosjekt med en godkjent samtykketekst", target_fixture="world")
def _step_project(study: Study, tmp_path: Path) -> World:
    texting.approve(study, texting.versions(study)[-1].id, "Prosjektlederen")
    return World(study, tmp_path)


@given("informanten Samira med et planlagt intervju")
def _step_samira(world: World) -> None:
    details = PersonDetails(name="Samira Testdatter Hale", phone="10 00 01 01", role="leder")
    world.person = recruiting.save_person(world.study, details)
    world.plan()


@when("intervjueren prøver å notere")
def _step_note(world: World) -> None:
    world.attempt(lambda: world.note("Hun sa noe."))


@then("blir det avvist fordi samtykket mangler")
def _step_consent_missing(world: World) -> None:
    assert isinstance(world.error, ConsentMissing)


@then("prosjektet holder ingen svar")
def _step_no_answers(world: World) -> None:
    assert world.study.data.execute("SELECT count(*) FROM answer").fetchone() == (0,)
    assert "Hun sa noe" not in world.everything()


@when(parsers.re(r"(?P<who>Samira|Jonas) svarer «(?P<answer>[^»]+)»$"))
def _step_answers(world: World, answer: str) -> None:
    world.answer(ANSWERS[answer])


@then(parsers.re(r"er notatene (?P<state>åpne|lukket)$"))
def _step_notes(world: World, state: str) -> None:
    assert world.is_open is (state == "åpne")


@when(parsers.parse("Samira svarer «nei» og sier «{words}»"))
def _step_no_with_words(world: World, words: str) -> None:
    world.answer(Said(Decision.NO, reply=words, refusal=Refusal.NOT_INTERESTED))


@then("er grunnen bare en av klassene")
def _step_reason(world: World) -> None:
    kept = consenting.standing(world.study, world.person)
    assert kept is not None
    assert isinstance(kept.refusal, Refusal)
    assert kept.reply == ""


@then(parsers.re(r"(ordene )?«(?P<words>[^»]+)» finnes ikke i prosjektet"))
def _step_words_gone(world: World, words: str) -> None:
    assert words not in world.everything()


@then(parsers.parse("finnes ikke «{words}» i prosjektet"))
def _step_words_not_there(world: World, words: str) -> None:
    assert words not in world.everything()


@when("Samira sier at hun ikke vil bli kontaktet igjen")
def _step_do_not_contact(world: World) -> None:
    world.answer(Said(Decision.NO, refusal=Refusal.DO_NOT_CONTACT))


@then("kan ingen registrere et nytt forsøk")
def _step_no_attempt(world: World) -> None:
    with pytest.raises(Blocked):
        recruiting.log_attempt(world.study, world.person, Outcome.NO_ANSWER)


@then("et nytt samtykke blir avvist")
def _step_no_consent(world: World) -> None:
    world.answer(Said(Decision.YES))
    assert isinstance(world.error, Blocked)


@when("Samira svarer «ja» etter at bare første avsnitt er lest")
def _step_first_paragraph(world: World) -> None:
    first = texting.standing(world.study).script.paragraphs[0].key
    world.answer(Said(Decision.YES, read=frozenset({first})))


@then(parsers.parse("mangler samtykket opplysningen {element}"))
def _step_lacks(world: World, element: str) -> None:
    kept = consenting.standing(world.study, world.person)
    assert kept is not None
    assert element in kept.missing


@then(parsers.parse("ikke opplysningen {element}"))
def _step_has(world: World, element: str) -> None:
    kept = consenting.standing(world.study, world.person)
    assert kept is not None
    assert element not in kept.missing


@given("at Samira bekrefter at hun har lest informasjonsskrivet")
def _step_letter(world: World) -> None:
    sending.sent(world.study, world.person, sending.letter(world.study, world.person), Way.EMAIL, confirmed=True)


@then("mangler samtykket ingen opplysninger")
def _step_lacks_nothing(world: World) -> None:
    kept = consenting.standing(world.study, world.person)
    assert kept is not None
    assert kept.missing == ()


@when(parsers.parse("prosjektlederen godkjenner en ny versjon der første avsnitt sier «{words}»"))
def _step_new_version(world: World, words: str) -> None:
    made = texting.draft(world.study)
    script = texting.version(world.study, made).script
    first, *rest = script.paragraphs
    texting.edit(world.study, made, replace(script, paragraphs=(replace(first, text=words), *rest)))
    texting.approve(world.study, made, "Prosjektlederen")
    assert texting.standing(world.study).script.paragraphs[0].text == words


@then("viser samtykket til Samira fortsatt den gamle teksten")
def _step_old_text(world: World) -> None:
    kept = consenting.standing(world.study, world.person)
    assert kept is not None
    script = texting.as_read(world.study, kept)
    assert script is not None
    assert script.paragraphs[0].text != "Dette er nytt"
    assert "Eksempeluniversitetet" in script.paragraphs[0].text


@then("Samira står på lista over dem som må spørres på nytt")
def _step_renew(world: World) -> None:
    assert [row.person.id for row in texting.to_renew(world.study)] == [world.person]


@when("prosjektlederen prøver å endre den godkjente teksten")
def _step_change_approved(world: World) -> None:
    version = texting.standing(world.study)
    world.attempt(lambda: texting.edit(world.study, version.id, replace(version.script, question="Vil du?")))


@then("blir det avvist fordi teksten er godkjent")
def _step_frozen(world: World) -> None:
    assert isinstance(world.error, Frozen)


@when("prosjektlederen fjerner alt om frivillighet i et utkast")
def _step_silent(world: World) -> None:
    made = texting.draft(world.study)
    script = texting.version(world.study, made).script
    kept = tuple(replace(part, covers=tuple(set(part.covers) - {"N8"})) for part in script.paragraphs)
    covers = tuple(element for element in script.letter_covers if element != "N8")
    told = tuple(element for element in script.mandatory if element != "N8")
    texting.edit(world.study, made, replace(script, paragraphs=kept, letter_covers=covers, mandatory=told))
    facts = replace(world.study.project, mandatory=("N1", "N8"))
    creating.change_project(world.study, facts)
    world.attempt(lambda: texting.approve(world.study, made, "Prosjektlederen"))


@then("kan utkastet ikke godkjennes")
def _step_uncovered(world: World) -> None:
    assert isinstance(world.error, Uncovered)
    assert "N8" in str(world.error)


@given("at prosjektet spør om særlige kategorier av personopplysninger")
def _step_special(world: World) -> None:
    creating.change_project(world.study, replace(world.study.project, special_category=True))


@when("Samira svarer «ja» uten å si det uttrykkelig")
def _step_not_explicit(world: World) -> None:
    world.answer(Said(Decision.YES, explicit=False))


@when(parsers.re(r"(Samira|Jonas) svarer «ja» og sier det uttrykkelig"))
def _step_explicit(world: World) -> None:
    world.answer(Said(Decision.YES, explicit=True))


@then("blir det avvist fordi det uttrykkelige ja mangler")
def _step_explicit_missing(world: World) -> None:
    assert isinstance(world.error, ExplicitMissing)
    assert not world.is_open


@given("at prosjektet bygger på en oppgave i allmennhetens interesse")
def _step_basis(world: World) -> None:
    creating.change_project(world.study, replace(world.study.project, legal_basis=Basis.PUBLIC_INTEREST.value))


@then("sier informasjonsskrivet det")
def _step_letter_says(world: World) -> None:
    page = consenting.prepare(world.study, world.person)
    assert "allmennhetens interesse" in page.script.letter
    assert "grunnlaget er samtykket ditt" not in page.script.letter


@then("notatene er lukket til Samira har sagt ja")
def _step_still_closed(world: World) -> None:
    assert not world.is_open
    world.answer(Said(Decision.YES))
    assert world.is_open
    assert interviewing.open_sheet(world.study, world.interview).consents
