"""Steps about withdrawing."""

import shutil
from pathlib import Path

from docx import Document
from pytest_bdd import given, parsers, then, when

from interviewer.domain.consent import Decision, Guardian, GuardianEvent
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.minority import Age
from interviewer.services import (
    consenting,
    exporting,
    guarding,
    merging,
    noting,
    recruiting,
    times,
    withdrawing,
)
from interviewer.services.consenting import Said
from interviewer.services.sources import Source
from interviewer.services.withdrawing import Scope
from tests.acceptance.steps.world import QUESTION, World
from tests.conftest import PASSPHRASE

SAID = "Hun tar imot alle som kommer"


@given(parsers.parse("at Samira har sagt «{words}»"))
def _step_said(world: World, words: str) -> None:
    consenting.record(world.study, world.person, Said(Decision.YES, choices={"quotes": True}))
    world.note(words)


@when("Samira ber om å stoppe nå")
def _step_stop(world: World) -> None:
    withdrawing.withdraw(world.study, world.person, Scope.STOP)


@then("det hun sa før, er der fortsatt")
def _step_still_there(world: World) -> None:
    assert world.study.data.execute("SELECT note FROM answer").fetchall() == [(SAID,)]


@given("at det hun sa, er merket som godt sitat")
def _step_marked(world: World) -> None:
    mark = Mark("m1", 0, len(SAID), MarkKind.QUOTE, SAID)
    noting.save_note(world.study, world.interview, QUESTION, SAID, (mark,))
    noting.close(world.study, world.interview)
    assert MarkKind.QUOTE in exporting.preview(world.study, world.interview).kinds


@when("Samira ber om ingen sitater")
def _step_no_quotes(world: World) -> None:
    withdrawing.withdraw(world.study, world.person, Scope.QUOTES)


@then("står ingenting av det som sitat i en eksport")
def _step_no_quote_left(world: World) -> None:
    transcript = exporting.preview(world.study, world.interview)
    assert MarkKind.QUOTE not in transcript.kinds
    assert not transcript.quotable


@when("Samira ber om at alt slettes")
def _step_all(world: World) -> None:
    world.files = (withdrawing.withdraw(world.study, world.person, Scope.ALL).proof,)


@then("slettebekreftelsen nevner verken navn eller innhold")
def _step_proof(world: World) -> None:
    document = Document(str(world.files[0]))
    words = " ".join(paragraph.text for paragraph in document.paragraphs)
    words += " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "Samira" not in words
    assert "tar imot" not in words


@given("en kollega med en kopi av prosjektet")
def _step_copy(world: World) -> None:
    world.study.data.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    world.copy = world.folder / "kollega" / "study.intervju"
    world.copy.parent.mkdir(mode=0o700)
    shutil.copy(world.study.path, world.copy)


@when("kollegaens kopi flettes inn")
def _step_merged(world: World) -> None:
    assert isinstance(world.copy, Path)
    merging.merge(world.study, [Source(world.copy, PASSPHRASE)])


@given("at Samira er under 15 og foresatte har samtykket")
def _step_child(world: World) -> None:
    guarding.note_age(world.study, world.person, Age.CHILD)
    at = times.now()
    consented = Guardian(GuardianEvent.CONSENTED, "letter", at)
    consenting.record(world.study, world.person, Said(Decision.YES, guardian=consented, at=at))
    assert world.is_open


@when("foresatte trekker samtykket")
def _step_guardian_withdraws(world: World) -> None:
    said = Guardian(GuardianEvent.WITHDRAWN, "phone", times.now())
    withdrawing.withdraw(world.study, world.person, Scope.STOP, guardian=said)
    assert guarding.of(world.study, recruiting.person(world.study, world.person).person).objects
