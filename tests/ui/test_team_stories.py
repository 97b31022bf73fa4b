"""The stale laptop, the copied laptop and two who lead, through the window: files in, Space on Merge, what it says."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from interviewer.services import dumping, noting, opening, packing, recruiting, verifying, withdrawing
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonDetails
from interviewer.services.withdrawing import Scope
from interviewer.storage import local, log
from interviewer.ui import jobs
from interviewer.ui.team.place import TeamPlace
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field
from tests.ui.interviews import CTRL, Key, press, show


def _copied(study: Study, folder: Path, *, as_new: bool) -> Study:
    """Return a copy of a project on another disk: as a laptop of its own, or still taking itself for the first."""
    for db in (study.data, study.names):
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    shutil.copytree(study.path.parent, folder)
    path = folder / study.path.name
    copy = opening.open_study(path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    if as_new:
        for db in (copy.data, copy.names):
            with log.transaction(db):
                local.drop(db, "fingerprint")
        copy.close()
        copy = opening.open_study(path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    return copy


@pytest.fixture
def other(consented: Field, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Study]:
    noting.save_note(consented.study, consented.interview, consented.question, "Hemmeligheten hennes.")
    copy = _copied(consented.study, tmp_path / "other", as_new=request.param)
    yield copy
    copy.close()


def _merged(qtbot: QtBot, study: Study, sender: Study) -> str:
    """Merge the sender's package by keyboard, and return all that the page says."""
    package = packing.pack(sender, sender.path.with_name("sent.pakke"), to=packing.Lead()).path
    team = TeamPlace(study)
    team.show_page("merge")
    show(qtbot, team)
    team.merge.add([package])
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    team.merge.take.setFocus()
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    return "\n".join(label.text() for label in team.merge.findChildren(QLabel))


def _everything(study: Study) -> str:
    return str(dumping.dump(study, with_key=True))


@pytest.mark.parametrize("other", [True], indirect=True)
def test_a_stale_laptop_revives_nobody(qtbot: QtBot, consented: Field, other: Study) -> None:
    lead = consented.study
    withdrawing.withdraw(lead, consented.person, Scope.ALL)
    recruiting.save_person(other, PersonDetails(name="Emil Tenkt", phone="10 00 02 02"))
    noting.save_note(other, consented.interview, consented.question, "Skrevet uten å vite det.")
    said = _merged(qtbot, lead, other)
    assert "erased for good" in said
    assert "Emil Tenkt" in _everything(lead)
    assert not any(words in _everything(lead) for words in ("Hemmeligheten", "uten å vite", "Samira"))
    assert "erased there is erased here" in _merged(qtbot, other, lead)
    assert not any(words in _everything(other) for words in ("Hemmeligheten", "uten å vite", "Samira"))
    assert verifying.verify(lead).ok
    assert verifying.verify(other).ok


@pytest.mark.parametrize("other", [False], indirect=True)
def test_of_a_copied_laptop_both_are_kept_and_it_is_said(qtbot: QtBot, consented: Field, other: Study) -> None:
    recruiting.save_person(consented.study, PersonDetails(name="Nora Fabelmann", phone="10 00 02 01"))
    recruiting.save_person(other, PersonDetails(name="Emil Tenkt", phone="10 00 02 02"))
    assert "was copied" in _merged(qtbot, consented.study, other)
    assert {"Nora Fabelmann", "Emil Tenkt"} <= {row.shown for row in recruiting.people(consented.study)}
    assert verifying.verify(consented.study).ok


@pytest.mark.parametrize("other", [True], indirect=True)
def test_two_who_lead_end_with_the_same_and_see_the_same_conflict(qtbot: QtBot, consented: Field, other: Study) -> None:
    noting.save_note(consented.study, consented.interview, consented.question, "Hos den ene.")
    noting.save_note(other, consented.interview, consented.question, "Hos den andre.")
    assert "conflict is open" in _merged(qtbot, consented.study, other)
    _merged(qtbot, other, consented.study)
    assert dumping.state_digest(consented.study) == dumping.state_digest(other)
    team = TeamPlace(other)
    team.show_page("conflicts")
    team.refresh()
    show(qtbot, team)
    press(Key.Key_1, CTRL)
    _merged(qtbot, consented.study, other)
    assert dumping.state_digest(consented.study) == dumping.state_digest(other)
    assert dumping.dump(consented.study)["conflicts"] == []
