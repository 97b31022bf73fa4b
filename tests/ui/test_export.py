from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer.domain.transcript import Attribution
from interviewer.services import crowding, noting, reviewing, sitting, tidying
from interviewer.ui.export import ATTRIBUTIONS, ExportDialog
from tests.conftest import Field


def closed(field: Field) -> Field:
    study, interview = field.study, field.interview
    session = sitting.begin(study, interview)
    noting.save_note(study, interview, field.question, "De møtes hver måned.")
    sitting.end_session(study, interview, 60.0)
    noting.close(study, interview)
    assert session
    reviewing.review_all(study)
    return field


def test_nothing_closed_says_what_to_do(qtbot: QtBot, dressed: QApplication, consented: Field) -> None:
    dialog = ExportDialog(consented.study)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.button.isEnabled()
    assert dialog.said.text()


def test_nothing_ticked_writes_nothing(qtbot: QtBot, dressed: QApplication, consented: Field, tmp_path: Path) -> None:
    dialog = ExportDialog(closed(consented).study)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.interviews.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.export()
    assert dialog.said.text()
    assert not (tmp_path / "out").exists()


def test_what_is_ticked_is_written_and_shown(
    qtbot: QtBot, dressed: QApplication, consented: Field, tmp_path: Path
) -> None:
    field = closed(consented)
    dialog = ExportDialog(field.study, (field.interview,))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.export("Everybody is invented.")
    qtbot.waitUntil(lambda: dialog.button.isEnabled(), timeout=20_000)
    written = list((tmp_path / "out").glob("*.docx"))
    assert written, dialog.said.text()
    assert dialog.files.item(0).text() in [path.name for path in written]
    assert dialog.show_folder.isVisible()


def test_a_refusal_is_said_where_one_asked(
    qtbot: QtBot, dressed: QApplication, consented: Field, tmp_path: Path
) -> None:
    field = closed(consented)
    in_the_way = tmp_path / "out"
    in_the_way.write_text("a file, not a folder")
    dialog = ExportDialog(field.study, (field.interview,))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.folder.setText(str(in_the_way))
    dialog.export("Everybody is invented.")
    qtbot.waitUntil(lambda: dialog.button.isEnabled(), timeout=20_000)
    assert dialog.said.property("kind") == "problem"
    assert dialog.files.isHidden()


def test_every_level_of_attribution_is_offered() -> None:
    assert set(ATTRIBUTIONS) == set(Attribution)


def test_what_few_share_is_listed_and_leaves_once_somebody_says_why(
    qtbot: QtBot, dressed: QApplication, consented: Field, tmp_path: Path
) -> None:
    field = closed(consented)
    dialog = ExportDialog(field.study, (field.interview,))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.audience.setText("The archive")
    dialog.button.click()
    qtbot.waitUntil(lambda: dialog.cells.isVisible(), timeout=20_000)
    assert "leder" in " ".join(dialog.cells.list.item(row).text() for row in range(dialog.cells.list.count()))
    assert not dialog.cells.button.isEnabled()
    assert not (tmp_path / "out").exists()
    qtbot.keyClicks(dialog.cells.reason, "Agreed with her.")
    dialog.cells.button.click()
    qtbot.waitUntil(lambda: bool(list((tmp_path / "out").glob("*.docx"))), timeout=20_000)
    qtbot.waitUntil(lambda: dialog.button.isEnabled(), timeout=20_000)
    kept = crowding.accepted(field.study)
    assert {(cell.audience, cell.reason) for cell in kept} == {("The archive", "Agreed with her.")}


def test_what_is_not_reviewed_says_so_and_leads_there(qtbot: QtBot, dressed: QApplication, consented: Field) -> None:
    field = closed(consented)
    tidying.save_fair(field.study, field.interview, field.question, "Skrevet etterpå.")
    tidying.finish(field.study, field.interview, finished=True)
    dialog = ExportDialog(field.study)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "changed since" in dialog.interviews.item(0).text()
    assert dialog.chosen == ()
    with qtbot.waitSignal(dialog.review_wanted) as wanted:
        dialog.review.click()
    assert wanted.args == [field.interview]
