"""The place Team, by keyboard: what comes, what disagrees, who is one, and what is taken back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from interviewer.domain.answer import Answer
from interviewer.domain.joined import Kind
from interviewer.domain.mark import Mark, MarkKind
from interviewer.services import consenting, interviewing, joining, noting, opening, packing, recruiting, rostering
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonDetails
from interviewer.services.rostering import Role
from interviewer.storage import answers, members
from interviewer.ui import jobs
from interviewer.ui.fair_copy import FairCopyPlace
from interviewer.ui.frame import Frame
from interviewer.ui.settings import Settings
from interviewer.ui.team.place import TeamPlace
from interviewer.ui.team.sides import SidesDialog
from interviewer.ui.unplaced import Unplaced
from tests import laptops
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field
from tests.services.test_joining import talk
from tests.ui.interviews import ALT, CTRL, SHIFT, Key, focused, press, show, write

pytestmark = pytest.mark.usefixtures("dressed")
WORDS = "sju røde tog i tunnelen"


@pytest.fixture
def torn(consented: Field) -> Field:
    """Return fieldwork about which two laptops say different things."""
    noting.save_note(consented.study, consented.interview, consented.question, "Leder.")
    mark = Mark("m", 10, 15, MarkKind.QUOTE, "leder")
    laptops.texts(consented, "Hun er leder.", "Her er en leder nå.", (), (mark,))
    laptops.disagree(consented.study.data, "person", consented.person, "gender", "kvinne", "mann")
    return consented


@pytest.fixture
def bo(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Study]:
    """Return the same project on another laptop, where a person was added."""
    folder = tmp_path / "bo"
    shutil.copytree(project.parent, folder)
    folder.chmod(0o700)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("platform.node", lambda: "another machine")
        study = opening.open_study(folder / project.name, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
        recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
        yield study
        study.close()


def place(qtbot: QtBot, study: Study, page: str) -> TeamPlace:
    made = TeamPlace(study)
    made.show_page(page)
    made.refresh()
    show(qtbot, made)
    return made


def answer(field: Field) -> Answer:
    found = answers.get(field.study.data, field.interview, field.question, field.person)
    assert found is not None
    return found


def to_text(team: TeamPlace) -> None:
    """Go to the conflict about a text of an answer."""
    while team.conflicts.conflict is None or team.conflicts.conflict.kind != "answer":
        press(Key.Key_Return, CTRL)


def test_conflicts_are_settled_one_after_the_other_by_keys(qtbot: QtBot, torn: Field) -> None:
    team = place(qtbot, torn.study, "conflicts")
    assert team.tabs.tabText(3) == "Conflicts (2)"
    to_text(team)
    assert [card.text.toPlainText() for card in team.conflicts.cards] == ["Hun er leder.", "Her er en leder nå."]
    press(Key.Key_2, CTRL)
    assert answer(torn).note == "Her er en leder nå."
    assert team.conflicts.count == 1
    press(Key.Key_B, CTRL)
    assert team.conflicts.count == 0
    assert recruiting.person(torn.study, torn.person).person.gender == "kvinne\n\nmann"
    assert team.conflicts.empty.isVisible()


def test_mine_stands_first_and_can_be_kept(qtbot: QtBot, torn: Field) -> None:
    team = place(qtbot, torn.study, "conflicts")
    to_text(team)
    said: list[str] = []
    team.said.connect(said.append)
    press(Key.Key_1, CTRL)
    assert answer(torn).note == "Hun er leder."
    assert said[-1].startswith("Settled: 2 a")


def test_a_text_is_written_anew(qtbot: QtBot, torn: Field) -> None:
    team = place(qtbot, torn.study, "conflicts")
    to_text(team)
    press(Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: focused() is team.conflicts.text)
    assert team.conflicts.text.toPlainText() == "Hun er leder.\n\nHer er en leder nå."
    press(Key.Key_A, CTRL)
    write("Leder.")
    press(Key.Key_S, CTRL)
    assert answer(torn).note == "Leder."


def test_a_text_being_written_anew_outlives_a_look_elsewhere(qtbot: QtBot, torn: Field) -> None:
    team = place(qtbot, torn.study, "conflicts")
    to_text(team)
    team.conflicts.anew.click()
    team.conflicts.text.setFocus()
    press(Key.Key_End, CTRL)
    write(" Nytt.")
    assert team.conflicts.writing
    words = team.conflicts.text.toPlainText()
    team.tabs.setCurrentIndex(0)
    team.show_page("conflicts")
    assert team.conflicts.text.isVisible()
    assert team.conflicts.text.toPlainText() == words
    team.conflicts.save.click()
    assert answer(torn).note == words
    assert not team.conflicts.writing


def test_the_last_conflict_settled_leaves_the_keyboard_at_the_tab(qtbot: QtBot, torn: Field) -> None:
    team = place(qtbot, torn.study, "conflicts")
    while team.conflicts.count:
        press(Key.Key_1, CTRL)
    assert focused() is team.tabs.tabBar()


def test_a_file_is_taken_off_the_list(qtbot: QtBot, study: Study) -> None:
    team = place(qtbot, study, "merge")
    folder = study.path.parent
    team.merge.add([folder / "a.pakke", folder / "b.pakke"])
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    team.merge.files.setFocus()
    team.merge.files.setCurrentRow(0)
    press(Key.Key_Delete)
    assert [team.merge.files.item(row).text() for row in range(team.merge.files.count())] == ["b.pakke"]
    team.merge.remove.click()
    assert team.merge.files.count() == 0
    assert not team.merge.take.isEnabled()


def test_a_fresh_file_is_proposed_after_each_package(qtbot: QtBot, study: Study) -> None:
    team = place(qtbot, study, "packages")
    proposed = []
    for _number in range(2):
        proposed.append(team.packages.place.text())
        team.packages.make.click()
        qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    assert len({*proposed, team.packages.place.text()}) == 3
    assert all(Path(one).is_file() for one in proposed)


def test_next_and_previous_walk_the_list(qtbot: QtBot, torn: Field) -> None:
    team = place(qtbot, torn.study, "conflicts")
    press(Key.Key_Return, CTRL)
    assert team.conflicts.list.currentRow() == 1
    press(Key.Key_Return, CTRL)
    assert team.conflicts.list.currentRow() == 1
    press(Key.Key_Return, CTRL, SHIFT)
    assert team.conflicts.list.currentRow() == 0


def test_what_moved_meanwhile_is_shown_as_it_is_now(qtbot: QtBot, torn: Field) -> None:
    team = place(qtbot, torn.study, "conflicts")
    to_text(team)
    noting.save_note(torn.study, torn.interview, torn.question, "Noe tredje.")
    said: list[str] = []
    team.said.connect(said.append)
    press(Key.Key_1, CTRL)
    assert "has changed" in said[-1]
    assert answer(torn).note == "Noe tredje."


def test_a_conflict_of_flags_has_no_both(qtbot: QtBot, consented: Field) -> None:
    laptops.disagree(consented.study.data, "person", consented.person, "minor", True, False)
    team = place(qtbot, consented.study, "conflicts")
    assert not team.conflicts.both.isVisible()
    press(Key.Key_B, CTRL)
    press(Key.Key_N, CTRL)
    press(Key.Key_S, CTRL)
    assert team.conflicts.count == 1


def test_a_conflict_of_consents_says_that_the_stricter_holds(qtbot: QtBot, consented: Field) -> None:
    first = consenting.standing(consented.study, consented.person)
    assert first is not None
    laptops.disagree(consented.study.data, "person", consented.person, "standing", "gone", "gone too")
    team = place(qtbot, consented.study, "conflicts")
    assert "stricter holds" in team.conflicts.note.text()
    assert "gone" in team.conflicts.cards[0].text.toPlainText()


def test_duplicates_are_joined_and_told_apart_by_keys(qtbot: QtBot, consented: Field) -> None:
    study = consented.study
    for name in ("Samira T. Hale", "S. Hale"):
        recruiting.save_person(study, PersonDetails(name=name, phone="10 00 01 01"))
    team = place(qtbot, study, "duplicates")
    assert team.duplicates.count == 3
    press(Key.Key_J, CTRL)
    assert len(recruiting.people(study)) == 2
    assert team.duplicates.count == 1
    press(Key.Key_N, CTRL)
    assert team.duplicates.count == 0
    assert len(recruiting.people(study)) == 2


def test_the_notes_of_a_joined_talk_stand_side_by_side(qtbot: QtBot, consented: Field) -> None:
    study = consented.study
    ask = talk(consented, consented.person, "Intervjuer Ask", "Ask skrev dette.")
    talk(consented, consented.person, "Intervjuer Bo", "Bo skrev noe annet.")
    team = place(qtbot, study, "duplicates")
    press(Key.Key_J, CTRL)
    assert [row.notetakers for row in interviewing.rows(study) if row.others] == [("Intervjuer Ask", "Intervjuer Bo")]
    press(Key.Key_D, CTRL)
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, SidesDialog))
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert texts.index("Ask skrev dette.") < texts.index("Bo skrev noe annet.")
    dialog.reject()
    fair = FairCopyPlace(study)
    fair.refresh()
    show(qtbot, fair)
    fair.open(ask)
    assert fair.page.sides.isVisible()
    assert "notes by Intervjuer Ask, Intervjuer Bo" in fair.page.interviews.currentText()
    fair.page.sides.click()
    assert any(isinstance(one, SidesDialog) and one.isVisible() for one in QApplication.topLevelWidgets())
    fair.hide()
    assert team.duplicates.count == 0


def test_a_deed_is_undone_by_its_key(qtbot: QtBot, consented: Field) -> None:
    study = consented.study
    other = recruiting.save_person(study, PersonDetails(name="Samira T. Hale", phone="10 00 01 01"))
    joining.join(study, Kind.PERSON, consented.person, other)
    team = place(qtbot, study, "deeds")
    assert team.deeds.undo.isEnabled()
    press(Key.Key_Z, CTRL)
    assert len(recruiting.people(study)) == 2
    team.deeds.list.setCurrentRow(team.deeds.list.count() - 1)
    said: list[str] = []
    team.said.connect(said.append)
    press(Key.Key_Z, CTRL)
    assert said[-1].startswith("It was not undone")


def test_a_file_is_looked_through_and_then_merged(qtbot: QtBot, study: Study, bo: Study) -> None:
    package = packing.pack(bo, bo.path.with_name("bo.pakke"), to=packing.Passphrase(WORDS)).path
    team = place(qtbot, study, "merge")
    team.merge.passphrase.setText(WORDS)
    team.merge.add([package, study.path.with_name("nothing.pakke")])
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    told = [label.text() for label in team.merge.findChildren(QLabel)]
    assert team.merge.outcome.text() == "1 file can be merged. 1 file is refused."
    assert any(text.startswith("Would bring: 1") for text in told)
    assert recruiting.people(study) == ()
    team.merge.take.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    assert [row.shown for row in recruiting.people(study)] == ["Nora Fabelmann"]
    assert team.merge.outcome.text() == "1 file was merged. 1 file is refused."
    assert [team.merge.files.item(row).text() for row in range(team.merge.files.count())] == ["nothing.pakke"]
    team.merge.clear.click()
    assert not team.merge.take.isEnabled()


def test_nothing_is_merged_or_packed_while_an_interview_is_open(qtbot: QtBot, study: Study) -> None:
    team = place(qtbot, study, "merge")
    team.busy = True
    team.merge.add([study.path])
    assert "in progress" in team.merge.outcome.text()
    team.show_page("packages")
    team.packages.make.click()
    assert "in progress" in team.packages.outcome.text()
    assert not jobs.busy()


def test_my_laptops_package_is_the_plain_default(qtbot: QtBot, study: Study) -> None:
    team = place(qtbot, study, "packages")
    assert team.packages.to_lead.isChecked()
    team.packages.make.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    assert list(study.path.parent.glob("*.pakke"))
    assert "is made" in team.packages.outcome.text()


def test_a_package_by_passphrase_or_for_a_member_needs_them(qtbot: QtBot, study: Study) -> None:
    team = place(qtbot, study, "packages")
    team.packages.to_member.setChecked(True)
    team.packages.make.click()
    assert "in both fields" in team.packages.outcome.text()
    for field in (team.packages.passphrase.first, team.packages.passphrase.second):
        field.setText(WORDS)
    team.packages.make.click()
    assert "which member" in team.packages.outcome.text()
    team.packages.member.setCurrentText("Intervjuer Bo")
    team.packages.make.click()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    assert "for whoever knows the passphrase" in team.packages.outcome.text()
    team.packages.to_words.setChecked(True)
    team.packages.place.setText(str(study.path.parent / "nowhere" / "x.pakke"))
    team.packages.make.click()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    assert team.packages.outcome.text()


def test_members_are_appointed_and_handed_contacts(qtbot: QtBot, study: Study, bo: Study) -> None:
    person = recruiting.save_person(study, PersonDetails(name="Samira Testdatter Hale"))
    with laptops.other(study.data, "Intervjuer Bo"):
        members.present(study.data, "age1" + "q" * 58)
    team = place(qtbot, study, "members")
    assert [each.person for each in rostering.members_of(study)] == ["Intervjuer Ask", "Intervjuer Bo"]
    assert not team.members.deputy.isVisible()
    press(Key.Key_Down)
    assert team.members.title.text() == "Intervjuer Bo"
    team.members.deputy.click()
    assert rostering.members_of(study)[1].role is Role.DEPUTY
    assert team.members.current == "Intervjuer Bo"
    team.members.hand_over.click()
    assert rostering.handed(study) == {}
    team.members.contacts.item(0).setCheckState(Qt.CheckState.Checked)
    team.members.hand_over.click()
    assert rostering.handed(study) == {person: "Intervjuer Bo"}
    team.members.deputy.click()
    assert rostering.members_of(study)[1].role is Role.MEMBER


def test_a_mark_without_a_place_is_listed_and_never_moved(qtbot: QtBot, torn: Field) -> None:
    team = place(qtbot, torn.study, "conflicts")
    to_text(team)
    press(Key.Key_N, CTRL)
    press(Key.Key_A, CTRL)
    write("Hun styrer.")
    press(Key.Key_S, CTRL)
    noting.close(torn.study, torn.interview)
    fair = FairCopyPlace(torn.study)
    fair.refresh()
    show(qtbot, fair)
    listed = fair.findChild(Unplaced)
    assert isinstance(listed, Unplaced)
    assert listed.isVisible()
    assert "“leder” (Good quote)" in listed.text()
    fair.hide()


def test_a_project_of_one_laptop_hides_team_but_its_key_and_menu_lead_there(frame: Frame) -> None:
    places = frame.places
    assert places is not None
    button = next(one for name, one in places.rail._buttons.items() if name == "team")  # noqa: SLF001
    assert not button.isVisible()
    press(Key.Key_7, ALT)
    assert places.here == "team"
    assert button.isVisible()
    press(Key.Key_8, ALT)
    assert places.here == "ethics"
    assert not button.isVisible()
    next(action for action in frame.actions() if action.objectName() == "merge").trigger()
    assert (places.here, places.team.tabs.currentIndex()) == ("team", 1)
    next(action for action in frame.actions() if action.objectName() == "pack").trigger()
    assert places.team.tabs.currentIndex() == 2


def test_team_is_closed_while_a_call_runs(frame: Frame) -> None:
    places = frame.places
    assert places is not None
    places.rail.show_ringing(True)
    assert not places.rail._buttons["team"].isEnabled()  # noqa: SLF001
    places.rail.show_ringing(False)


def test_a_project_opened_to_be_read_is_shown_and_not_changed(qtbot: QtBot, torn: Field) -> None:
    torn.study.read_only = True
    team = place(qtbot, torn.study, "conflicts")
    said: list[str] = []
    team.said.connect(said.append)
    assert team.conflicts.count == 2
    press(Key.Key_B, CTRL)
    assert "reading only" in said[-1]
    assert not team.conflicts.cards[0].keep.isEnabled()
    team.show_page("merge")
    assert not team.merge.choose.isEnabled()
    team.show_page("packages")
    assert not team.packages.make.isEnabled()
    torn.study.read_only = False
    assert len(team.conflicts._conflicts) == 2  # noqa: SLF001


def test_the_overview_leads_to_what_two_laptops_disagree_on(qtbot: QtBot, settings: Settings, consented: Field) -> None:
    laptops.texts(consented, "Ja, hver uke.", "Nei, aldri.")
    frame = Frame(settings)
    qtbot.addWidget(frame)
    frame.show_study(consented.study.again())
    places = frame.places
    assert places is not None
    places.go("overview")
    (button,) = {
        each
        for each in places.overview.findChildren(QPushButton)
        if each.property("what") == "conflicts" and each.isVisibleTo(frame)
    }
    assert button.accessibleName() == "1 conflict to settle"
    button.click()
    assert places.here == "team"
    assert places.team.tabs.currentIndex() == places.team.tabs.indexOf(places.team.conflicts)
