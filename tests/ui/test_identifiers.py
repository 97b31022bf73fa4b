"""The place Pseudonymisation by keyboard: deciding, undoing, reviewing, the register, and side by side."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from interviewer.domain.identifier import Action, Kind, Risk, Where
from interviewer.domain.mark import Mark, MarkKind
from interviewer.services import comparing, deciding, identifying, naming, opening, recruiting, reviewing, undoing
from interviewer.services import noting as talks
from interviewer.services.deciding import Candidate, Choice
from interviewer.services.reviewing import State
from interviewer.ui import clipboard, theme
from interviewer.ui.deeds import actions_below
from interviewer.ui.frame import Frame
from interviewer.ui.identifiers.place import REGISTER, SIDES, PseudonymPlace
from interviewer.ui.identifiers.register_page import ALIKE, PRINTING, REJECTED
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field
from tests.ui.interviews import ALT, CTRL, SHIFT, Key, focused, press, show, write

SAID = (
    "Fatuma Warsame ringte Torgeir Prøvestad først. Men Fatuma bor i Fjellhamn, sier hun. "
    "Skriv til fatuma.warsame@example.org. Samira Testdatter Hale sa nei."
)


@pytest.fixture
def told(consented: Field) -> Field:
    """Return fieldwork with a closed interview that names people, and in which a passage is marked."""
    study, interview = consented.study, consented.interview
    talks.save_note(study, interview, "rekruttering.rolle", SAID)
    marked = (Mark("0190a000-0000-7000-8000-000000000002", 0, 12, MarkKind.SENSITIVE, "Mye uenighet"),)
    talks.save_note(study, interview, "rekruttering.alle", "Mye uenighet er det.", marked)
    talks.close(study, interview)
    return consented


@pytest.fixture
def place(told: Field, qtbot: QtBot) -> Iterator[PseudonymPlace]:
    """Return the place, with the findings of the project read."""
    made = PseudonymPlace(told.study)
    made.resize(1130, 640)
    made.refresh()
    show(qtbot, made)
    ready(qtbot, made)
    made.take_focus()
    yield made
    made.hide()
    QApplication.clipboard().clear()


def ready(qtbot: QtBot, place: PseudonymPlace) -> None:
    qtbot.waitUntil(lambda: not place.reading, timeout=20_000)


def listed(place: PseudonymPlace) -> list[str]:
    return [each.shown for each in place.queue.view.table.rows_model.rows]


def at(place: PseudonymPlace) -> Candidate:
    here = place.queue.view.table.here
    assert here is not None
    return here


def go(place: PseudonymPlace, words: str) -> Candidate:
    """Go to what is shown as ``words``, by the arrows."""
    table = place.queue.view.table
    table.setFocus()
    press(Key.Key_Home, CTRL)
    while at(place).shown != words:
        row = table.currentIndex().row()
        press(Key.Key_Down)
        assert table.currentIndex().row() == row + 1, f"{words} is not in {listed(place)}"
    return at(place)


def page(qtbot: QtBot, place: PseudonymPlace, number: int) -> None:
    place.show_page(number)
    ready(qtbot, place)
    place.take_focus()


def entry(field: Field, form: str) -> identifying.Row:
    return next(row for row in identifying.rows(field.study) if form in row.forms)


def test_what_is_riskiest_comes_first_with_where_it_stands(place: PseudonymPlace) -> None:
    risks = [each.risk for each in place.queue.view.table.rows_model.rows]
    assert risks == sorted(risks, key=tuple(Risk).index)
    assert {"Fatuma Warsame", "Torgeir Prøvestad", "Fjellhamn", "fatuma.warsame@example.org"} <= set(listed(place))
    assert "Samira Testdatter Hale" not in listed(place)
    assert focused() is place.queue.view.table
    go(place, "Torgeir Prøvestad")
    shown = place.queue.view.contexts.toPlainText()
    assert "Torgeir Prøvestad" in shown
    assert "I\N{NON-BREAKING HYPHEN}" in shown
    assert f"{len(risks)} left to decide" in place.queue.view.counter.text()


def test_accepting_replaces_it_everywhere_and_goes_on_to_the_next(place: PseudonymPlace, told: Field) -> None:
    table = place.queue.view.table
    before = listed(place)
    below = before[table.rows_model.number(go(place, "Fatuma Warsame").id) :]
    press(Key.Key_A)
    assert entry(told, "Fatuma Warsame").kind is Kind.PERSON
    assert "Fatuma" not in listed(place), "her first name alone is covered by it"
    assert at(place).shown == next(each for each in below if each in listed(place))
    assert focused() is table
    assert place.queue.view.contexts.toPlainText().count(at(place).shown) >= 1
    assert set(listed(place)) == {each.shown for each in deciding.queue(told.study)}
    assert len(listed(place)) < len(before)


def test_enter_accepts_too(place: PseudonymPlace, told: Field) -> None:
    go(place, "Fjellhamn")
    press(Key.Key_Return)
    assert entry(told, "Fjellhamn").kind is Kind.PLACE


def test_rejecting_and_undoing(place: PseudonymPlace, told: Field) -> None:
    before = listed(place)
    go(place, "Fjellhamn")
    press(Key.Key_R)
    assert identifying.rejected(told.study) == ("Fjellhamn",)
    assert "Fjellhamn" not in listed(place)
    press(Key.Key_U)
    assert identifying.rejected(told.study) == ()
    assert listed(place) == before
    assert at(place).shown == "Fjellhamn"
    press(Key.Key_A)
    press(Key.Key_Z, CTRL)
    assert listed(place) == before
    assert at(place).shown == "Fjellhamn"


def test_what_was_covered_comes_back_with_what_covered_it(place: PseudonymPlace) -> None:
    before = listed(place)
    go(place, "Fatuma Warsame")
    press(Key.Key_A)
    press(Key.Key_U)
    assert listed(place) == before


def test_several_are_decided_at_once_and_undone_at_once(place: PseudonymPlace, told: Field) -> None:
    before = listed(place)
    press(Key.Key_Home, CTRL)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_R)
    assert listed(place) == before[3:]
    press(Key.Key_U)
    assert listed(place) == before
    assert identifying.rejected(told.study) == ()


def test_there_may_be_nothing_to_undo(place: PseudonymPlace) -> None:
    said: list[str] = []
    place.said.connect(said.append)
    press(Key.Key_U)
    assert said == ["Nothing was decided here that could be undone."]
    assert not place.queue.view.buttons["decide_undo"].isEnabled()


def test_what_cannot_be_undone_is_told_and_stands(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    go(place, "Fjellhamn")
    press(Key.Key_A)
    kept = entry(told, "Fjellhamn").identifier
    assert kept is not None
    identifying.save(told.study, replace(kept, forms=("Fjellhamn", "Fjellhavn")))
    press(Key.Key_U)
    qtbot.waitUntil(lambda: bool(place.findChildren(QMessageBox)))
    press(Key.Key_Escape)
    assert entry(told, "Fjellhavn")


def test_another_kind_is_chosen_by_typing(place: PseudonymPlace, told: Field) -> None:
    go(place, "Fjellhamn")
    press(Key.Key_K)
    write("org")
    press(Key.Key_Return)
    assert at(place).shown == "Fjellhamn"
    assert at(place).kind is Kind.ORGANISATION
    press(Key.Key_A)
    assert entry(told, "Fjellhamn").kind is Kind.ORGANISATION


def test_what_is_printed_instead_is_chosen_in_a_form_that_holds_nothing_up(place: PseudonymPlace, told: Field) -> None:
    go(place, "Fjellhamn")
    press(Key.Key_L)
    form = place.queue.view.form
    assert focused() is form.instead.action
    press(Key.Key_Escape)
    assert not form.isVisible()
    assert focused() is place.queue.view.table
    press(Key.Key_L)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Tab)
    write("a coastal municipality\na municipality")
    press(Key.Key_Tab)
    press(Key.Key_Down)
    assert "[a municipality]" in form.reads.line.text()
    form.agree.setFocus()
    press(Key.Key_Return)
    kept = entry(told, "Fjellhamn").identifier
    assert kept is not None
    assert (kept.action, kept.levels, kept.level) == (
        Action.GENERALISE, ("a coastal municipality", "a municipality"), 1,
    )  # fmt: skip
    assert "Fjellhamn" not in listed(place)


def test_what_stays_named_needs_its_source(place: PseudonymPlace, told: Field) -> None:
    go(place, "Fjellhamn")
    press(Key.Key_L)
    form = place.queue.view.form
    form.instead.action.setCurrentIndex(form.instead.action.findData(Action.KEEP))
    form.agree.setFocus()
    press(Key.Key_Space)
    assert "public source" in form.problem.text()
    form.instead.source.setFocus()
    write("Report 2024:3")
    form.instead.where.setCurrentIndex(1)
    assert "Fjellhamn" in form.reads.line.text()
    press(Key.Key_Return)
    kept = entry(told, "Fjellhamn").identifier
    assert kept is not None
    assert kept.kept is not None
    assert (kept.kept.source, kept.kept.by, kept.kept.where) == ("Report 2024:3", "Intervjuer Ask", Where.STATEMENTS)


def test_another_name_of_a_contact_is_shown_as_the_contact(place: PseudonymPlace, told: Field) -> None:
    go(place, "Torgeir Prøvestad")
    press(Key.Key_S)
    write("samira")
    press(Key.Key_Return)
    rows = {row.name: row.shown for row in identifying.rows(told.study)}
    assert rows["Torgeir Prøvestad"] == rows["Samira Testdatter Hale"]
    assert "Torgeir Prøvestad" not in listed(place)


def test_another_name_of_an_entry_becomes_one_of_its_forms(place: PseudonymPlace, told: Field) -> None:
    go(place, "Fatuma Warsame")
    press(Key.Key_A)
    go(place, "Torgeir Prøvestad")
    press(Key.Key_S)
    write("fatuma")
    press(Key.Key_Return)
    assert entry(told, "Fatuma Warsame").forms == ("Fatuma Warsame", "Torgeir Prøvestad")
    press(Key.Key_U)
    assert entry(told, "Fatuma Warsame").forms == ("Fatuma Warsame",)
    assert at(place).shown == "Torgeir Prøvestad"


def test_of_a_marked_passage_it_is_asked_whether_it_is_printed(place: PseudonymPlace, told: Field) -> None:
    view = place.queue.view
    assert go(place, "Mye uenighet").mark is MarkKind.SENSITIVE
    assert view.buttons["decide_accept"].text().startswith("Not printed")
    assert not view.buttons["decide_kind"].isEnabled()
    for key in (Key.Key_K, Key.Key_L, Key.Key_S):
        press(key)
        assert focused() is view.table
    press(Key.Key_A)
    printed = [row.compared.after for row in comparing.rows(told.study, told.interview)]
    assert any("er det." in each and "Mye uenighet" not in each for each in printed)
    press(Key.Key_U)
    press(Key.Key_R)
    assert "Mye uenighet" not in listed(place)
    assert any("Mye uenighet" in row.compared.after for row in comparing.rows(told.study, told.interview))


def test_the_list_is_narrowed_by_typing(place: PseudonymPlace) -> None:
    press(Key.Key_F, CTRL)
    write("fjell")
    press(Key.Key_Return)
    assert focused() is place.queue.view.table
    assert place.queue.view.table.rows_model.rowCount() == 1
    assert at(place).shown == "Fjellhamn"
    place.queue.view.finding.clear()
    assert place.queue.view.table.rows_model.rowCount() == len(listed(place))


def test_one_interview_is_reviewed_after_being_asked(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    view = place.queue.view
    assert "not reviewed" in view.waiting.text()
    press(Key.Key_F12)
    ready(qtbot, place)
    assert view.interviews.chosen == told.interview
    assert "not reviewed" in view.state.text()
    view.table.setFocus()
    press(Key.Key_F12)
    assert view.question.isVisible()
    assert "of high risk" in view.question.words.text()
    assert focused() is view.question.leave
    press(Key.Key_Escape)
    assert not view.question.isVisible()
    assert focused() is view.table
    press(Key.Key_F12)
    press(Key.Key_Tab)
    with qtbot.waitSignal(place.queue.reviews.kept, timeout=20_000):
        press(Key.Key_Return)
    assert reviewing.states(told.study) == {told.interview: State.DONE}
    assert view.state.text() == "✓ reviewed"


def test_an_interview_without_findings_is_reviewed_at_once(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    place.queue.view.interviews.setCurrentIndex(1)
    ready(qtbot, place)
    place.take_focus()
    press(Key.Key_A, CTRL)
    press(Key.Key_R)
    assert "Nothing is left" in place.queue.view.notice.text
    assert focused() is place.queue.view.interviews
    with qtbot.waitSignal(place.queue.reviews.kept, timeout=20_000):
        press(Key.Key_F12)
    assert reviewing.state(told.study, told.interview)[0] is State.DONE
    press(Key.Key_U)
    assert focused() is place.queue.view.table
    assert listed(place)


def test_a_decision_made_while_the_texts_are_read_stands(place: PseudonymPlace, qtbot: QtBot) -> None:
    go(place, "Fjellhamn")
    press(Key.Key_F5)
    press(Key.Key_R)
    ready(qtbot, place)
    assert "Fjellhamn" not in listed(place)
    press(Key.Key_F5)
    press(Key.Key_U)
    ready(qtbot, place)
    assert "Fjellhamn" in listed(place)


def test_what_is_decided_in_one_interview_is_undone_in_the_whole_project(place: PseudonymPlace, qtbot: QtBot) -> None:
    place.queue.view.interviews.setCurrentIndex(1)
    ready(qtbot, place)
    go(place, "Fjellhamn")
    press(Key.Key_R)
    place.queue.view.interviews.setCurrentIndex(0)
    ready(qtbot, place)
    assert "Fjellhamn" not in listed(place)
    place.queue.view.table.setFocus()
    press(Key.Key_U)
    ready(qtbot, place)
    assert "Fjellhamn" in listed(place)


@pytest.mark.usefixtures("dressed")
def test_no_words_reach_the_clipboard(place: PseudonymPlace, qtbot: QtBot) -> None:
    go(place, "Fatuma Warsame")
    press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == ""
    place.queue.view.contexts.setFocus()
    press(Key.Key_A, CTRL)
    press(Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert not data.hasText()
    assert "Fatuma Warsame" in (clipboard.words_of(data) or "")
    page(qtbot, place, REGISTER)
    press(Key.Key_C, CTRL)
    assert not QGuiApplication.clipboard().mimeData().hasText()


def test_thousands_are_shown_and_decided_without_a_wait(place: PseudonymPlace, qtbot: QtBot) -> None:
    first = at(place)
    many = [replace(first, id=f"{first.id}{number}", mark=None) for number in range(5_000)]
    model = place.queue.view.table.rows_model
    model.fill(many)
    place.queue.view.table.go(2_500)
    place.queue.view.table.setFocus()
    press(Key.Key_R)
    assert model.rowCount() == 4_999
    assert place.queue.view.table.currentIndex().row() == 2_500
    place.queue.view.finding.setText("no such words")
    assert model.rowCount() == 0


def test_without_the_key_it_is_said_where_it_is_expected(project: Path, qtbot: QtBot) -> None:
    study = opening.open_study(project, PASSPHRASE)
    made = PseudonymPlace(study)
    qtbot.addWidget(made)
    for number, notice in enumerate((made.queue.view.notice, made.register.notice, made.sides.notice)):
        made.show_page(number)
        made.refresh()
        assert "study.nokkel" in notice.text
    study.close()


def test_without_a_closed_interview_it_is_said_how_to_begin(consented: Field, qtbot: QtBot) -> None:
    made = PseudonymPlace(consented.study)
    qtbot.addWidget(made)
    made.refresh()
    assert "When an interview is closed" in made.queue.view.notice.text
    made.show_page(SIDES)
    assert "When an interview is closed" in made.sides.notice.text


def test_a_reader_decides_nothing(told: Field, qtbot: QtBot) -> None:
    told.study.read_only = True
    made = PseudonymPlace(told.study)
    made.refresh()
    show(qtbot, made)
    ready(qtbot, made)
    made.take_focus()
    said: list[str] = []
    made.said.connect(said.append)
    before = listed(made)
    for key in (Key.Key_A, Key.Key_R, Key.Key_U, Key.Key_F12):
        press(key)
    assert listed(made) == before
    assert len(said) == 4
    press(Key.Key_K)
    assert not made.queue.chooser.asking
    told.study.read_only = False
    made.hide()


def test_the_keys_work_beside_the_list_and_the_buttons_lead_back_to_it(place: PseudonymPlace, told: Field) -> None:
    go(place, "Fjellhamn")
    place.queue.view.contexts.setFocus()
    press(Key.Key_R)
    assert identifying.rejected(told.study) == ("Fjellhamn",)
    assert focused() is place.queue.view.table
    place.queue.view.buttons["decide_undo"].setFocus()
    press(Key.Key_Space)
    assert identifying.rejected(told.study) == ()
    assert focused() is place.queue.view.table
    place.queue.view.buttons["decide_accept"].setFocus()
    press(Key.Key_Space)
    assert entry(told, "Fjellhamn")
    assert focused() is place.queue.view.table


def test_down_goes_from_the_line_to_the_list_and_esc_empties_it(place: PseudonymPlace) -> None:
    press(Key.Key_F, CTRL)
    write("fatuma")
    press(Key.Key_Escape)
    assert place.queue.view.finding.text() == ""
    assert focused() is place.queue.view.table
    press(Key.Key_F, CTRL)
    press(Key.Key_Down)
    assert focused() is place.queue.view.table


def test_only_the_deeds_of_the_page_are_offered(place: PseudonymPlace, qtbot: QtBot) -> None:
    def offered() -> set[str]:
        return {action.objectName() for action in actions_below(place) if action.isEnabled()}

    assert {"decide_accept", "reviewed"} <= offered()
    assert not {"entry_new", "change_next"} & offered()
    page(qtbot, place, SIDES)
    assert "change_next" in offered()
    assert "decide_accept" not in offered()


def test_a_finding_in_many_places_and_a_long_passage_are_cut_short(place: PseudonymPlace) -> None:
    first = go(place, "Fjellhamn")
    long = replace(first.places[0], words="stille " * 150_000)
    contexts = place.queue.view.contexts
    place.queue.view.show_candidate(replace(first, places=(long,)))
    assert len(contexts.toPlainText()) < 5_000
    place.queue.view.show_candidate(replace(first, places=first.places * 250))
    assert contexts.toPlainText().endswith("and 50 more places")


def test_while_a_call_runs_nothing_is_read(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    told.study.call.interview = "another"
    press(Key.Key_F5)
    ready(qtbot, place)
    assert "An interview is in progress" in place.queue.view.notice.text
    page(qtbot, place, SIDES)
    assert "An interview is in progress" in place.sides.notice.text
    told.study.call.interview = None


def test_an_act_that_cannot_be_kept_is_told(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    place.queue.view.interviews.setCurrentIndex(1)
    ready(qtbot, place)
    place.take_focus()
    told.study.call.interview = "another"
    press(Key.Key_F12)
    place.queue.view.question.agree.click()
    qtbot.waitUntil(lambda: bool(place.findChildren(QMessageBox)), timeout=20_000)
    told.study.call.interview = None
    press(Key.Key_Escape)
    assert reviewing.state(told.study, told.interview)[0] is State.NONE


def test_it_is_not_marked_before_the_texts_are_read(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    place.queue.view.interviews.setCurrentIndex(1)
    said: list[str] = []
    place.said.connect(said.append)
    place.queue.reviews.ask()
    assert said == ["The texts are still being read. Mark the interview in a moment."]
    ready(qtbot, place)


def test_it_is_drawn_anew_in_other_colours(place: PseudonymPlace, qtbot: QtBot, dressed: QApplication) -> None:
    go(place, "Fjellhamn")
    theme.apply(dressed, dark=True)
    assert "Fjellhamn" in place.queue.view.contexts.toPlainText()
    page(qtbot, place, SIDES)
    press(Key.Key_G)
    theme.apply(dressed, dark=False)
    assert place.sides.panes.printed.toPlainText().count("Fjellhamn") == 1


# the register


def test_an_entry_is_written_kept_and_taken_away_again(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    page(qtbot, place, REGISTER)
    register = place.register
    press(Key.Key_N, CTRL)
    assert focused() is register.entry.forms
    press(Key.Key_S, CTRL)
    assert "form to look for" in register.entry.problem.text()
    write("Nordbygda\nNordbygdi")
    register.entry.kind.setCurrentIndex(register.entry.kind.findData(Kind.PLACE))
    assert place.writing
    press(Key.Key_S, CTRL)
    ready(qtbot, place)
    assert not place.writing
    assert entry(told, "Nordbygda").forms == ("Nordbygda", "Nordbygdi")
    assert register.table.here is not None
    assert register.table.here.name == "Nordbygda"
    register.table.setFocus()
    press(Key.Key_Delete)
    ready(qtbot, place)
    assert [row for row in identifying.rows(told.study) if row.identifier] == []
    register.table.setFocus()
    press(Key.Key_Z, CTRL)
    ready(qtbot, place)
    assert entry(told, "Nordbygda")


def test_the_last_change_of_the_register_is_undone(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    page(qtbot, place, REGISTER)
    register = place.register
    said: list[str] = []
    place.said.connect(said.append)
    press(Key.Key_Z, CTRL)
    assert said == ["Nothing was changed here that could be undone."]
    press(Key.Key_N, CTRL)
    write("Nordbygda")
    press(Key.Key_S, CTRL)
    ready(qtbot, place)
    register.table.setFocus()
    press(Key.Key_Z, CTRL)
    ready(qtbot, place)
    assert [row for row in identifying.rows(told.study) if row.identifier] == []


def test_an_entry_that_was_changed_waits_to_be_kept(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    identifying.add(told.study, ("Fjellhamn",), Choice(Kind.PLACE))
    page(qtbot, place, REGISTER)
    register = place.register
    press(Key.Key_End, CTRL)
    press(Key.Key_Return)
    assert focused() is register.entry.forms
    press(Key.Key_End, CTRL)
    write("\nFjelli")
    register.table.setFocus()
    press(Key.Key_Up)
    assert "Keep it, or leave" in register.entry.problem.text()
    assert register.entry.forms.toPlainText() == "Fjellhamn\nFjelli"
    register.entry.forms.setFocus()
    press(Key.Key_Escape)
    assert not place.writing
    assert focused() is register.table
    press(Key.Key_Down)
    assert register.entry.forms.toPlainText() == "Fjellhamn"


def test_a_contact_and_a_case_are_changed_in_recruitment(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    page(qtbot, place, REGISTER)
    register = place.register
    for words, signal, wanted in (
        ("samira", place.person_wanted, told.person),
        ("innvandrer", place.case_wanted, told.case),
    ):
        press(Key.Key_F, CTRL)
        register.finding.clear()
        write(words)
        press(Key.Key_Return)
        press(Key.Key_Return)
        assert focused() is register.entry.elsewhere
        with qtbot.waitSignal(signal) as asked:
            press(Key.Key_Space)
        assert asked.args == [wanted]


def test_two_that_may_be_one_are_joined_or_kept_apart(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    for form in ("Fatuma Warsame", "Fatuma Warsama"):
        identifying.add(told.study, (form,), Choice(Kind.PERSON))
    page(qtbot, place, REGISTER)
    register = place.register
    register.tabs.setCurrentIndex(ALIKE)
    register.alike.table.setFocus()
    press(Key.Key_N)
    ready(qtbot, place)
    assert identifying.likenesses(told.study) == ()
    undoing.undo(told.study, register._deeds[-1])  # noqa: SLF001
    register.refresh()
    ready(qtbot, place)
    register.alike.table.setFocus()
    press(Key.Key_J)
    ready(qtbot, place)
    assert set(entry(told, "Fatuma Warsame").forms) == {"Fatuma Warsame", "Fatuma Warsama"}


def test_a_rejected_spelling_is_asked_about_again(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    go(place, "Fjellhamn")
    press(Key.Key_R)
    page(qtbot, place, REGISTER)
    register = place.register
    register.tabs.setCurrentIndex(REJECTED)
    register.rejected.table.setFocus()
    press(Key.Key_Return)
    ready(qtbot, place)
    assert identifying.rejected(told.study) == ()
    page(qtbot, place, 0)
    assert "Fjellhamn" in listed(place)


def test_how_exports_are_printed_is_shown_as_it_is_chosen(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    page(qtbot, place, REGISTER)
    printing = place.register.printing
    place.register.tabs.setCurrentIndex(PRINTING)
    printing.numbers.setFocus()
    press(Key.Key_Space)
    assert "informant 12" in printing.example.text()
    printing.style_of_brackets.setFocus()
    press(Key.Key_Down)
    assert printing.example.text().startswith("«")
    assert (naming.profile(told.study).numbers, naming.profile(told.study).style) == (True, "round")
    ready(qtbot, place)


def test_a_reader_changes_nothing_in_the_register(told: Field, qtbot: QtBot) -> None:
    identifying.add(told.study, ("Fjellhamn",), Choice(Kind.PLACE))
    told.study.read_only = True
    made = PseudonymPlace(told.study)
    show(qtbot, made)
    page(qtbot, made, REGISTER)
    said: list[str] = []
    made.said.connect(said.append)
    press(Key.Key_N, CTRL)
    assert len(said) == 1
    made.register.table.setFocus()
    press(Key.Key_End, CTRL)
    press(Key.Key_Delete)
    assert "reading only" in made.register.entry.problem.text()
    assert entry(told, "Fjellhamn")
    told.study.read_only = False
    made.hide()


def test_the_register_is_narrowed_and_what_was_changed_stays_in_the_form(
    place: PseudonymPlace, told: Field, qtbot: QtBot
) -> None:
    identifying.add(told.study, ("Fjellhamn",), Choice(Kind.PLACE))
    page(qtbot, place, REGISTER)
    press(Key.Key_F, CTRL)
    write("fjell")
    press(Key.Key_Down)
    press(Key.Key_Return)
    write("x")
    place.register.finding.setFocus()
    write("l")
    assert "Keep it" in place.register.entry.problem.text()
    press(Key.Key_N, CTRL)
    assert place.register.entry.forms.toPlainText().replace("x", "") == "Fjellhamn"
    place.register.entry.keep()
    ready(qtbot, place)


# side by side


def test_every_change_stands_beside_its_original(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    go(place, "Fatuma Warsame")
    press(Key.Key_A)
    page(qtbot, place, SIDES)
    sides = place.sides
    shown = entry(told, "Fatuma Warsame").shown
    assert "Fatuma Warsame" in sides.panes.original.toPlainText()
    assert "Fatuma" not in sides.panes.printed.toPlainText().replace("fatuma", "")
    press(Key.Key_N)
    assert sides.at.text().startswith(f"Change 1 of {sides.panes.changes}: {shown} for “Fatuma Warsame”")
    chosen = [pane.extraSelections()[0] for pane in (sides.panes.original, sides.panes.printed)]
    assert [each.cursor.selectedText() for each in chosen] == ["Fatuma Warsame", shown]
    press(Key.Key_P)
    assert sides.at.text().startswith(f"Change {sides.panes.changes} of")


def test_words_that_tell_gender_are_gone_through(place: PseudonymPlace, qtbot: QtBot) -> None:
    page(qtbot, place, SIDES)
    assert "1 word that tells gender" in place.sides.at.text()
    press(Key.Key_G)
    assert place.sides.at.text() == "Word 1 of 1 that tells gender: “hun”"
    press(Key.Key_G, SHIFT)
    assert place.sides.at.text() == "Word 1 of 1 that tells gender: “hun”"


def test_only_what_is_printed_is_copied_and_only_once_it_may_leave(
    place: PseudonymPlace, told: Field, qtbot: QtBot
) -> None:
    page(qtbot, place, SIDES)
    panes = place.sides.panes
    for pane in (panes.original, panes.printed):
        pane.setFocus()
        press(Key.Key_A, CTRL)
        press(Key.Key_C, CTRL)
        assert not QGuiApplication.clipboard().mimeData().hasText()
    assert "No person has reviewed" in place.sides.note.text()
    reviewing.review(told.study, told.interview)
    place.refresh()
    ready(qtbot, place)
    panes.printed.setFocus()
    press(Key.Key_A, CTRL)
    press(Key.Key_C, CTRL)
    copied = QApplication.clipboard().text()
    assert "Torgeir Prøvestad" in copied, "it was left undecided by the one who reviewed"
    assert "Samira" not in copied
    assert copied.splitlines()[-1] == "– Informant, Møteplasser, pseudonymised – still personal data"


def test_the_panes_scroll_together_and_stand_at_one_height(place: PseudonymPlace, qtbot: QtBot) -> None:
    page(qtbot, place, SIDES)
    panes = place.sides.panes
    for pane in (panes.original, panes.printed):
        pane.setFixedHeight(80)
    qtbot.waitUntil(lambda: panes.original.verticalScrollBar().maximum() > 20)
    panes.original.verticalScrollBar().setValue(15)
    assert panes.printed.verticalScrollBar().value() == 15
    tops = [
        [
            pane.document().documentLayout().blockBoundingRect(pane.document().findBlockByNumber(end + 1)).top()
            for end in ends[:-1]
        ]
        for pane, ends in ((panes.original, panes._left.ends), (panes.printed, panes._right.ends))  # noqa: SLF001
    ]
    assert tops[0] == pytest.approx(tops[1])


def test_the_fair_copy_and_the_export_are_reached_from_here(place: PseudonymPlace, told: Field, qtbot: QtBot) -> None:
    page(qtbot, place, SIDES)
    for button, signal in ((place.sides.tidy, place.tidying_wanted), (place.sides.export, place.export_wanted)):
        button.setFocus()
        with qtbot.waitSignal(signal) as asked:
            press(Key.Key_Space)
        assert asked.args == [told.interview]


# in the window


@pytest.fixture
def frame(told: Field, blank_frame: Frame) -> Frame:
    """Return the window with a project of its own open, in which an interview is closed."""
    path = told.study.path
    copied = path.parent.with_name("copied")
    told.study.data.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    told.study.names.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(path.parent, copied, ignore=shutil.ignore_patterns("*-wal", "*-shm", "*.lock"))
    blank_frame.show_study(opening.open_study(copied / path.name, PASSPHRASE, key_passphrase=KEY_PASSPHRASE))
    return blank_frame


def test_its_key_leads_there_and_the_list_has_the_keyboard(frame: Frame, qtbot: QtBot) -> None:
    press(Key.Key_5, ALT)
    assert frame.places is not None
    assert frame.places.here == "identifiers"
    ready(qtbot, frame.places.identifiers)
    assert focused() is frame.places.identifiers.queue.view.table
    frame.places.identifiers.show_page(REGISTER)
    ready(qtbot, frame.places.identifiers)
    frame.places.identifiers.person_wanted.emit(recruiting.people(frame.places.study)[0].person.id)
    assert frame.places.here == "recruitment"


def test_it_is_closed_while_a_call_runs(frame: Frame) -> None:
    assert frame.places is not None
    frame.places._on_ringing(True)  # noqa: SLF001
    press(Key.Key_5, ALT)
    assert frame.places.here == "overview"
    assert "Pseudonymisation" in frame.places.bottom.said
    frame.places._on_ringing(False)  # noqa: SLF001


def test_a_changed_entry_keeps_the_project_open_until_it_is_kept_or_left(frame: Frame, qtbot: QtBot) -> None:
    places = frame.places
    assert places is not None
    places.go("identifiers")
    page(qtbot, places.identifiers, REGISTER)
    press(Key.Key_N, CTRL)
    write("Nordbygda")
    press(Key.Key_1, ALT)
    assert not frame.leave()
    assert places.here == "identifiers"
    assert "not kept yet" in places.bottom.said
    places.identifiers.register.entry.forms.setFocus()
    press(Key.Key_Escape)
    assert frame.leave()
