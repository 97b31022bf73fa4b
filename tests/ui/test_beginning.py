from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer.services.opening import Study
from interviewer.ui.new_project import NewProjectPage, file_name
from interviewer.ui.passphrases import Passphrase
from interviewer.ui.recovery import RecoverySheet, sheet
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> NewProjectPage:
    made = NewProjectPage()
    qtbot.addWidget(made)
    made.show()
    made.folder.setText(str(tmp_path / "here"))
    made.key_folder.setText(str(tmp_path / "there"))
    return made


def fill(page: NewProjectPage) -> None:
    page.project.title.setText("Råd & utvalg 2026")
    page.me.setText("Kari")
    for field in (page.passphrase.first, page.passphrase.second):
        field.setText("fem grønne båter på land")


def test_a_project_is_made_with_its_key_apart(qtbot: QtBot, page: NewProjectPage, tmp_path: Path) -> None:
    fill(page)
    with qtbot.waitSignal(page.created) as made:
        page.make()
    assert made.args is not None
    study = made.args[0]
    assert isinstance(study, Study)
    assert study.path == tmp_path / "here" / "Råd-utvalg-2026.intervju"
    assert study.key_path == tmp_path / "there" / "Råd-utvalg-2026.nokkel"
    assert (study.project.title, study.me) == ("Råd & utvalg 2026", "Kari")
    study.close()


@pytest.mark.parametrize("missing", ["title", "name", "passphrase", "guide"])
def test_what_is_missing_is_said_and_nothing_is_made(
    qtbot: QtBot, page: NewProjectPage, tmp_path: Path, missing: str
) -> None:
    fill(page)
    if missing == "title":
        page.project.title.clear()
    elif missing == "name":
        page.me.clear()
    elif missing == "passphrase":
        page.passphrase.second.setText("something else")
    else:
        for _guide, tick in page.guides:
            tick.setChecked(False)
    with qtbot.assertNotEmitted(page.created):
        page.make()
    assert page.problem.isVisible()
    assert list(tmp_path.rglob("*.intervju")) == []


def test_the_key_may_have_a_passphrase_of_its_own(qtbot: QtBot, page: NewProjectPage) -> None:
    fill(page)
    assert not page.key_passphrase.isVisible()
    page.same.setChecked(False)
    assert page.key_passphrase.isVisible()
    with qtbot.assertNotEmitted(page.created):
        page.key_passphrase.first.setText("one")
        page.make()


def test_strength_is_said_in_words(qtbot: QtBot, dressed: QApplication) -> None:
    field = Passphrase("&Passphrase", "A&gain")
    qtbot.addWidget(field)
    said = []
    for words in ("kort", "noe lengre enn", "fem grønne båter på land i vest"):
        field.first.setText(words)
        said.append(field.said)
    assert len(set(said)) == 3


def test_the_recovery_sheet_never_holds_a_passphrase(qtbot: QtBot, study: Study, tmp_path: Path) -> None:
    text = sheet(study)
    assert PASSPHRASE not in text
    assert KEY_PASSPHRASE not in text
    assert str(study.path) in text
    shown = RecoverySheet(study)
    qtbot.addWidget(shown)
    shown.write(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_a_title_makes_a_plain_file_name() -> None:
    assert file_name("  Møteplasser: råd/utvalg (2026) ") == "Møteplasser-råd-utvalg-2026"
    assert file_name("…") == "prosjekt"
