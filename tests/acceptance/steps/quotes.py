"""Steps about quotes and the export."""

from docx import Document
from pytest_bdd import given, parsers, then, when

from interviewer.domain.consent import Decision
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.quote import QuoteState
from interviewer.services import consenting, noting, quoting
from interviewer.services.consenting import Said
from interviewer.services.quoting import QuotesLeft
from tests.acceptance.steps.world import QUESTION, World
from tests.exports import export


@given("at Samira har sagt ja, men ikke til sitater")
def _step_no_quotes(world: World) -> None:
    consenting.record(world.study, world.person, Said(Decision.YES, choices={"quotes": False}))


@given("at Samira har sagt ja og vil se sitater først")
def _step_check(world: World) -> None:
    consenting.record(world.study, world.person, Said(Decision.YES, choices={"quotes": True, "check": True}))


@given(parsers.parse("at «{words}» er merket som godt sitat"))
def _step_quote(world: World, words: str) -> None:
    text = f"Hun nikket. {words}. Så lo hun."
    start = text.index(words)
    mark = Mark("m1", start, start + len(words), MarkKind.QUOTE, words)
    noting.save_note(world.study, world.interview, QUESTION, text, (mark,))
    noting.close(world.study, world.interview)


@when("intervjuet eksporteres")
def _step_export(world: World) -> None:
    def leave() -> None:
        world.files = export(world.study, world.folder / "ut", interviews=[world.interview]).files

    world.files = ()
    world.attempt(leave)


@then(parsers.re(r"stopper eksportkontrollen det fordi hun (?P<why>.+)$"))
def _step_stopped(world: World, why: str) -> None:
    expected = {
        "ikke vil siteres": "does not want to be quoted",
        "vil se sitatet først": "wants to see quotes first",
        "ikke har svart": "has not answered",
    }
    assert isinstance(world.error, QuotesLeft)
    assert expected[why] in str(world.error)
    assert world.pseudonym in str(world.error)


@then("ingen fil er skrevet")
def _step_nothing(world: World) -> None:
    assert not (world.folder / "ut").exists()


@when("sitatet sendes til Samira")
def _step_send(world: World) -> None:
    assert "Vi teller ikke hoder" in quoting.message(world.study, world.person)
    assert quoting.sent(world.study, world.person) == 1


def answer(world: World, state: QuoteState, changed: str = "") -> None:
    """Let the informant answer about the one quote there is."""
    (quote,) = quoting.listed(world.study, world.person)
    quoting.answer(world.study, quote, state, changed)


@when("Samira godkjenner sitatet")
def _step_approve(world: World) -> None:
    answer(world, QuoteState.APPROVED)


@when(parsers.parse("Samira vil ha sitatet som «{words}»"))
def _step_change(world: World, words: str) -> None:
    answer(world, QuoteState.CHANGED, words)


@when("Samira trekker sitatet")
def _step_withdraw(world: World) -> None:
    answer(world, QuoteState.WITHDRAWN)


def printed(world: World) -> str:
    """Return the words of the file."""
    assert world.error is None, world.error
    document = Document(str(world.files[0]))
    return " ".join(
        [paragraph.text for paragraph in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )


@then("er fila skrevet")
def _step_written(world: World) -> None:
    assert "Vi teller ikke hoder" in printed(world)


@then(parsers.re(r"står «(?P<words>[^»]+)» i fila"))
def _step_there(world: World, words: str) -> None:
    assert words in printed(world)


@then(parsers.re(r"(står )?ikke «(?P<words>[^»]+)»( i fila)?"))
def _step_not_there(world: World, words: str) -> None:
    assert words not in printed(world)
