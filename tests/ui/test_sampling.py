"""Recruitment by keyboard: ages, roles, names that wait, targets, rounds, and the snowball as a graph."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from interviewer.domain.campaign import Asked
from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.disposition import Disposition
from interviewer.domain.minority import Age
from interviewer.domain.person import SEEDS
from interviewer.domain.spread import Dimension
from interviewer.services import campaigning, consenting, noticing, recruiting, releasing, spreading, times
from interviewer.services.recruiting import PersonDetails
from interviewer.storage import projects
from interviewer.ui.overview import OverviewPlace
from interviewer.ui.recruitment import pages, words
from interviewer.ui.recruitment.campaign_form import CampaignPeopleDialog
from interviewer.ui.recruitment.log import LogDialog
from interviewer.ui.recruitment.numbers import NumbersDialog
from interviewer.ui.recruitment.person_form import PersonDialog
from interviewer.ui.recruitment.place import RecruitmentPlace
from interviewer.ui.recruitment.purging import PurgeDialog
from tests.conftest import Field
from tests.ui.interviews import CTRL, SHIFT, Key, press, show, write
from tests.ui.test_recruitment import dialog


def _place(qtbot: QtBot, field: Field, page: int) -> RecruitmentPlace:
    place = RecruitmentPlace(field.study)
    place.refresh()
    show(qtbot, place)
    place.show_page(page)
    return place


def _named(field: Field, name: str = "Nora Fabelmann", **more: object) -> str:
    details = PersonDetails(name=name, referred_by=field.person, **more)  # type: ignore[arg-type]
    return recruiting.save_person(field.study, details)


def test_nobody_has_to_say_an_age_where_all_are_adults(qtbot: QtBot, contacted: Field) -> None:
    form = PersonDialog(contacted.study)
    show(qtbot, form)
    form.name.setFocus()
    write("Nora Fabelmann")
    with qtbot.waitSignal(form.saved) as kept:
        form.save()
    person = recruiting.person(contacted.study, kept.args[0]).person
    assert (person.age_group, person.minor, person.age_at) == ("", False, None)


@pytest.mark.parametrize("youth", [True, False])
def test_an_age_group_is_chosen_in_words_and_makes_a_minor(qtbot: QtBot, contacted: Field, youth: bool) -> None:
    with contacted.study.deed():
        projects.save(contacted.study.data, replace(contacted.study.project, youth=youth))
    form = PersonDialog(contacted.study, recruiting.person(contacted.study, contacted.person))
    show(qtbot, form)
    assert not form.ages.line.isEnabled()
    form.ages.group.setCurrentIndex(form.ages.group.findText("15–17"))
    form.ages.known.setChecked(True)
    form.ages.day.setDate(QDate(2028, 4, 2))
    form.save()
    row = recruiting.person(contacted.study, contacted.person)
    assert (row.person.age_group, row.person.minor) == (Age.YOUTH.value, True)
    assert row.contact is not None
    assert row.contact.adult_from == date(2028, 4, 2)
    again = PersonDialog(contacted.study, row)
    qtbot.addWidget(again)
    assert (again.ages.age, again.ages.adult_from) == (Age.YOUTH, date(2028, 4, 2))


def test_a_start_informant_has_a_kind_and_a_case_a_role(qtbot: QtBot, contacted: Field) -> None:
    gatekeeper = recruiting.save_person(contacted.study, PersonDetails(name="Emil Tenkt", gatekeeper=True))
    form = PersonDialog(contacted.study, recruiting.person(contacted.study, contacted.person))
    show(qtbot, form)
    assert not form.seed_kind.isEnabled()
    form.seed.setChecked(True)
    form.seed_kind.setEditText("through an office")
    form.network.setEditText("koret")
    form.cases.role.setFocus()
    write("kasserer")
    form.via.setCurrentIndex(form.via.findData(gatekeeper))
    form.save()
    person = recruiting.person(contacted.study, contacted.person).person
    assert (person.seed, person.seed_kind, person.network) == (True, SEEDS[0], "koret")
    assert dict(person.case_roles) == {contacted.case: "kasserer"}
    assert person.via == gatekeeper
    assert words.seed("messe") == "messe"
    assert words.seed_code("messe") == "messe"


def test_a_role_that_is_written_ticks_its_case(qtbot: QtBot, contacted: Field) -> None:
    form = PersonDialog(contacted.study)
    show(qtbot, form)
    form.cases.role.setFocus()
    write("leder")
    assert form.cases.chosen == (contacted.case,)
    assert form.cases.roles == {contacted.case: "leder"}


def test_an_outcome_can_be_said_more_exactly_and_nobody_has_to(qtbot: QtBot, contacted: Field) -> None:
    log = LogDialog(contacted.study, recruiting.person(contacted.study, contacted.person))
    show(qtbot, log)
    assert not log.finer.isEnabled()
    press(Key.Key_2)
    log.finer.setCurrentIndex(log.finer.findText("answering machine"))
    log.save()
    ((attempt, _remark),) = recruiting.attempts(contacted.study, contacted.person)
    assert attempt.finer == Disposition.MACHINE.value
    assert words.told(attempt) == "No answer – answering machine"


def test_whoever_was_named_is_noted_as_told_with_one_key(qtbot: QtBot, contacted: Field) -> None:
    _named(contacted)
    _named(contacted, "Emil Tenkt")
    place = _place(qtbot, contacted, pages.NAMES)
    assert place.names.finder.table.rowCount() == 2
    place.names.finder.table.selectAll()
    press(Key.Key_I, CTRL)
    assert noticing.waiting(contacted.study, times.now()) == ()
    assert not place.names.finder.table.isVisible()


def test_names_are_deleted_after_it_was_said_what_goes(qtbot: QtBot, contacted: Field) -> None:
    person = recruiting.save_person(contacted.study, PersonDetails(name="Torgeir Prøvestad", phone="10 00 03 07"))
    consenting.record(contacted.study, person, consenting.Said(Decision.NO, refusal=Refusal.NO_TIME))
    place = _place(qtbot, contacted, pages.NAMES)
    assert place.chosen is not None
    press(Key.Key_Delete, CTRL)
    asked = dialog(qtbot)
    assert isinstance(asked, PurgeDialog)
    assert asked.cancel.hasFocus()
    with qtbot.waitSignal(place.changed):
        asked.go.click()
    row = recruiting.person(contacted.study, person)
    assert row.person.purged
    place.show_person(person)
    assert not place.person_card.change.isEnabled()
    with qtbot.waitSignal(place.said) as told:
        place.edit()
    assert "deleted" in told.args[0]
    with qtbot.waitSignal(place.said):
        place.log()


def test_somebody_who_consented_is_not_offered_to_be_deleted(qtbot: QtBot, consented: Field) -> None:
    place = _place(qtbot, consented, pages.PERSONS)
    place.purge()
    box = place.findChild(QMessageBox)
    assert box is not None
    assert "still needed" in box.text()
    assert place.findChildren(PurgeDialog) == []


def test_the_overview_is_loud_once_the_thirty_days_are_over(qtbot: QtBot, contacted: Field) -> None:
    _named(contacted)
    late = noticing.waiting(contacted.study, times.now() + timedelta(days=40))
    place = OverviewPlace(contacted.study)
    qtbot.addWidget(place)
    place.refresh()
    row = place._notices(late)  # noqa: SLF001
    qtbot.addWidget(row)
    assert any("overdue" in label for label in _labels(row))
    assert any("1 person named by others" in label for label in _labels(place.waiting))
    with qtbot.waitSignal(place.beginning_wanted) as wanted:
        next(button for button in _buttons(place.waiting) if button.text() == "Inform or delete").click()
    assert wanted.args == ["names"]


def _labels(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel)]


def _buttons(window: QWidget) -> list[QPushButton]:
    return list(window.findChildren(QPushButton))


def test_a_target_is_set_by_keyboard_and_its_lack_is_shown(qtbot: QtBot, consented: Field) -> None:
    place = _place(qtbot, consented, pages.SPREAD)
    page = place.spread
    row = next(key for key, (where, _cell) in page._cells.items() if where is Dimension.ROLE)  # noqa: SLF001
    page.finder.select(row)
    press(Key.Key_Return)
    write("3\n")
    assert [each.wanted for each in spreading.targets(consented.study)] == [3]
    assert "Role: 2 lacking" in page.lacking.text()
    table = page.finder.table
    texts = [table.item(table.currentRow(), column).text() for column in range(6)]  # type: ignore[union-attr]
    assert texts == ["Role", "leder", "1", "0", "3", "! 2"]
    assert "1 of 3" in page.bars.accessibleDescription()
    page.wanted.clear()
    page.set_target()
    assert spreading.targets(consented.study) == ()


def test_the_spread_is_copied_and_saved_as_a_picture_by_keys(qtbot: QtBot, consented: Field, tmp_path: Path) -> None:
    place = _place(qtbot, consented, pages.SPREAD)
    page = place.spread
    page.finder.table.setFocus()
    press(Key.Key_P, CTRL | SHIFT)
    held = QGuiApplication.clipboard().mimeData()
    assert held.hasImage()
    assert "leder\tfærre enn 3" in held.text()
    assert all(button.isEnabled() for button in page.pictures)
    with qtbot.waitSignal(page.said):
        page.charts.save(tmp_path / "spredning.png")
    assert {path.name for path in tmp_path.glob("spredning.*")} == {"spredning.png", "spredning.txt"}


def test_nobody_in_the_sample_is_no_picture(qtbot: QtBot, contacted: Field) -> None:
    page = _place(qtbot, contacted, pages.SPREAD).spread
    assert not any(button.isEnabled() for button in page.pictures)
    with qtbot.waitSignal(page.said) as said:
        page.charts.copy()
    assert "nothing to draw" in said.args[0]


def test_a_round_is_begun_filled_and_recorded_by_keyboard(qtbot: QtBot, contacted: Field) -> None:
    _named(contacted)
    place = _place(qtbot, contacted, pages.ROUNDS)
    press(Key.Key_R, CTRL)
    dialog(qtbot)
    write("Fall")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    write("How many come?")
    form = dialog(qtbot)
    form.save()  # type: ignore[attr-defined]
    place.activateWindow()
    qtbot.waitUntil(place.rounds.who.hasFocus)
    press(Key.Key_P, CTRL)
    people = dialog(qtbot)
    assert isinstance(people, CampaignPeopleDialog)
    people.tick_shown()
    people.save()
    place.activateWindow()
    qtbot.waitUntil(place.rounds.finder.table.hasFocus)
    press(Key.Key_2)
    press(Key.Key_3)
    (found,) = campaigning.rounds(contacted.study)
    assert [each.approach.state for each in found.members] == [Asked.ASKED, Asked.REPLIED]
    assert place.rounds.shares.text().endswith("1 of 2 asked have replied (50 %), 1 waits for a reply.")
    place.rounds.copy_message()
    assert "How many come?" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()


def test_somebody_who_wants_no_contact_cannot_be_ticked(qtbot: QtBot, contacted: Field) -> None:
    no = consenting.Said(Decision.NO, refusal=Refusal.DO_NOT_CONTACT)
    consenting.record(contacted.study, contacted.person, no)
    made = campaigning.keep(contacted.study, campaigning.Details("Høst", "Hvor mange?"))
    people = CampaignPeopleDialog(contacted.study, campaigning.rounds(contacted.study)[0])
    show(qtbot, people)
    people.tick_shown()
    people.save()
    assert campaigning.rounds(contacted.study)[0].members == ()
    assert made


def test_whoever_a_round_cannot_reach_is_marked(qtbot: QtBot, contacted: Field) -> None:
    reached = _named(contacted, "Nora Fabelmann", email="nora@example.org")
    made = campaigning.keep(contacted.study, campaigning.Details("Høst", "Hvor mange?"))
    campaigning.include(contacted.study, made, [contacted.person, reached])
    place = _place(qtbot, contacted, pages.ROUNDS)
    table = place.rounds.finder.table
    shown = [item.text() for item in (table.item(row, 1) for row in range(2)) if item is not None]
    assert sorted(shown)[0] == "! No e-mail address is noted."
    assert sorted(shown)[1].startswith("○")


@pytest.fixture
def grown(contacted: Field) -> Field:
    """Return fieldwork with a snowball of three waves."""
    second = _named(contacted, network="koret", may_contact=True)
    recruiting.save_person(contacted.study, PersonDetails(name="Emil Tenkt", referred_by=second))
    recruiting.save_person(contacted.study, PersonDetails(name="Oddvar Prøvestad", seed=True))
    return contacted


def test_the_arrows_walk_in_the_snowball_and_enter_opens(qtbot: QtBot, grown: Field) -> None:
    place = _place(qtbot, grown, pages.SNOWBALL)
    graph = place.snowball.graph
    assert place.chosen is not None
    assert graph.current == grown.person
    press(Key.Key_Right)
    press(Key.Key_Right)
    assert place.chosen.shown == "Emil Tenkt"
    assert "wave 2" in place.snowball.here.text()
    press(Key.Key_Left)
    assert graph.accessibleDescription().startswith("Nora Fabelmann · wave 1 · koret")
    press(Key.Key_Return)
    opened = dialog(qtbot)
    assert isinstance(opened, PersonDialog)
    assert opened.name.text() == "Nora Fabelmann"


def test_plus_and_minus_zoom_and_home_shows_the_whole(qtbot: QtBot, grown: Field) -> None:
    place = _place(qtbot, grown, pages.SNOWBALL)
    graph = place.snowball.graph
    whole = graph.transform().m11()
    press(Key.Key_Plus)
    assert graph.transform().m11() > whole
    press(Key.Key_Minus)
    press(Key.Key_Minus)
    assert graph.transform().m11() < whole
    press(Key.Key_Home)
    assert graph.transform().m11() == pytest.approx(whole)


def test_the_graph_and_the_table_show_the_same_person(qtbot: QtBot, grown: Field) -> None:
    place = _place(qtbot, grown, pages.SNOWBALL)
    press(Key.Key_Right)
    press(Key.Key_T)
    assert place.snowball.tree.isVisible()
    item = place.snowball.tree.currentItem()
    assert item is not None
    assert [item.text(column) for column in (0, 1, 2, 5)] == ["Nora Fabelmann", "1", "koret", "yes"]
    place.snowball.as_table.click()
    assert place.snowball.graph.isVisible()


def test_the_picture_is_saved_sharp_and_as_pixels(qtbot: QtBot, grown: Field, tmp_path: Path) -> None:
    place = _place(qtbot, grown, pages.SNOWBALL)
    snowball = place.snowball
    with qtbot.waitSignal(snowball.said):
        snowball.save(tmp_path / "snowball")
    snowball.arrangement.setCurrentIndex(1)
    snowball.save(tmp_path / "snowball.png")
    assert (tmp_path / "snowball.svg").read_bytes().startswith(b"<?xml")
    image = QImage(str(tmp_path / "snowball.png"))
    assert image.width() > 640
    assert len(releasing.listed(grown.study)) == 2


def test_the_numbers_are_shown_with_codes(qtbot: QtBot, grown: Field) -> None:
    shown = NumbersDialog(grown.study)
    show(qtbot, shown)
    codes = [shown.stands.item(row, 1).text() for row in range(shown.stands.rowCount())]  # type: ignore[union-attr]
    assert codes == ["3.11"]
    assert isinstance(shown, QDialog)
