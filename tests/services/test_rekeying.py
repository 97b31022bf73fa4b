"""Another passphrase: the project opens with it and never with the old one, and a stop on the way harms nothing."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interviewer.services import backing_up, opening, recruiting, rekeying, verifying
from interviewer.services.errors import CallRunning, Incomplete, KeyClosed, ReadOnly
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails
from interviewer.storage import outputs, upgrades
from interviewer.storage.errors import CannotWrite, FileMissing, InUse, WrongPassphrase
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field

NEW = "sju gule bier i hagen"
KEY_NEW = "ni røde tak ved sjøen"


def opens(path: Path, passphrase: str, key: str | None = None) -> bool:
    try:
        opening.open_study(path, passphrase, key_passphrase=key).close()
    except WrongPassphrase:
        return False
    return True


@pytest.fixture
def own(project: Path) -> Study:
    """Return the test's own project, open; the test closes it."""
    return opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)


def names(study: Study) -> set[str]:
    return {row.shown for row in recruiting.cases(study)}


def test_both_files_open_with_the_new_passphrases_only(own: Study) -> None:
    recruiting.save_case(own, CaseDetails("Solvik råd", "Solvik"))
    rekeying.change_passphrase(own, NEW, key_new=KEY_NEW)
    recruiting.save_case(own, CaseDetails("Vikestad råd", "Vikestad"))
    assert verifying.verify(own).ok
    own.close()
    assert not opens(own.path, PASSPHRASE)
    assert not opens(own.path, NEW, KEY_PASSPHRASE)
    again = opening.open_study(own.path, NEW, key_passphrase=KEY_NEW)
    assert names(again) == {"Solvik råd", "Vikestad råd"}
    again.close()


@pytest.mark.parametrize(("new", "key_new"), [(NEW, None), (None, KEY_NEW)])
def test_either_file_is_changed_alone(own: Study, new: str | None, key_new: str | None) -> None:
    rekeying.change_passphrase(own, new, key_new=key_new)
    own.close()
    assert opens(own.path, new or PASSPHRASE, key_new or KEY_PASSPHRASE)


def test_the_older_backups_go_and_the_new_one_opens_with_the_new_passphrase(study: Study, tmp_path: Path) -> None:
    here = backing_up.back_up(study)
    elsewhere = backing_up.back_up(study, tmp_path / "minnepinne" / "kopi.kopi")
    gone = backing_up.back_up(study, tmp_path / "borte" / "kopi.kopi")
    gone.unlink()
    gone.parent.rmdir()
    here.rename(here.with_name("study-20260101T101010.kopi"))
    found = rekeying.change_passphrase(study, NEW, key_new=KEY_NEW)
    assert found.old_deleted == 2
    assert found.out_of_reach == (gone,)
    assert not elsewhere.exists()
    assert [backup.path for backup in backing_up.listed(study.path)] == [found.backup]
    restored = backing_up.restore(found.backup, tmp_path / "igjen" / "p", NEW, KEY_NEW)
    assert opens(restored, NEW, KEY_NEW)


def test_what_was_put_aside_before_an_upgrade_goes_too(study: Study) -> None:
    aside = upgrades.place_of_copy(study.path, 1)
    aside.parent.mkdir()
    aside.write_bytes(b"a file of the old schema")
    assert rekeying.older(study) == (aside,)
    assert rekeying.change_passphrase(study, NEW).old_deleted == 1
    assert not aside.exists()


def test_the_passphrase_of_now_is_known(study: Study) -> None:
    assert rekeying.knows(study, PASSPHRASE)
    assert not rekeying.knows(study, NEW)


def test_it_waits_until_the_clock_stands_still(consented: Field) -> None:
    consented.study.ring(consented.interview)
    with pytest.raises(CallRunning):
        rekeying.change_passphrase(consented.study, NEW)
    consented.study.ring(None)


def test_nothing_is_changed_to_nothing(study: Study) -> None:
    with pytest.raises(Incomplete):
        rekeying.change_passphrase(study, "")
    assert rekeying.knows(study, PASSPHRASE)


def test_a_reader_changes_nothing(study: Study) -> None:
    reader = opening.open_for_reading(study.path, PASSPHRASE)
    with pytest.raises(ReadOnly):
        rekeying.change_passphrase(reader, NEW)
    reader.close()


def test_the_key_must_be_open_to_be_changed(project: Path) -> None:
    study = opening.open_study(project, PASSPHRASE)
    with pytest.raises(KeyClosed):
        rekeying.change_passphrase(study, None, key_new=KEY_NEW)
    study.close()
    assert opens(project, PASSPHRASE, KEY_PASSPHRASE)


def test_a_reader_beside_keeps_the_file_as_it_is_until_it_is_gone(study: Study) -> None:
    reader = opening.open_for_reading(study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    with pytest.raises(InUse):
        rekeying.change_passphrase(study, NEW, key_new=KEY_NEW)
    assert rekeying.knows(study, PASSPHRASE)
    recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik"))
    assert names(reader) == {"Solvik råd"}
    reader.close()
    rekeying.change_passphrase(study, NEW, key_new=KEY_NEW)
    assert rekeying.knows(study, NEW)
    assert left(study.path) == []


def left(project: Path) -> list[str]:
    return [path.name for path in project.parent.iterdir() if path.name.endswith(".ny")]


def test_what_others_wrote_meanwhile_is_never_lost(study: Study) -> None:
    other = study.again()

    def write(_done: int, _total: int) -> None:
        if not names(study):
            recruiting.save_case(other, CaseDetails("Solvik råd", "Solvik"))

    with pytest.raises(InUse):
        rekeying.change_passphrase(study, NEW, key_new=KEY_NEW, progress=write)
    other.close()
    assert names(study) == {"Solvik råd"}
    assert left(study.path) == []


def test_a_full_disk_changes_nothing(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="disk is full"):
        rekeying.change_passphrase(study, NEW, key_new=KEY_NEW)
    monkeypatch.undo()
    assert left(study.path) == []
    recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik"))
    assert rekeying.knows(study, PASSPHRASE)


def test_without_room_for_a_new_backup_the_older_ones_stay(study: Study) -> None:
    old = backing_up.back_up(study)
    old = old.rename(old.with_name("study-20260101T101010.kopi"))
    old.parent.chmod(0o500)
    if os.access(old.parent, os.W_OK):  # nothing stops the one who may do everything
        old.parent.chmod(0o700)
        saved = old.read_bytes()
        old.unlink()
        old.parent.rmdir()
        old.parent.write_bytes(saved)
    with pytest.raises(rekeying.NoNewBackup, match="older ones were kept"):
        rekeying.change_passphrase(study, NEW, key_new=KEY_NEW)
    assert old.parent.exists()
    assert rekeying.knows(study, NEW)


def test_a_project_closed_a_moment_ago_opens_again_by_itself(own: Study) -> None:
    own.close()
    again = opening.reopen(own)
    with pytest.raises(InUse):
        opening.reopen(own)
    assert again.has_key
    again.close()
    own.path.rename(own.path.with_name("flyttet.intervju"))
    with pytest.raises(FileMissing):
        opening.reopen(own)


CHILD = """
import sys
from pathlib import Path
from interviewer.services import opening, rekeying

path, data, key, new = Path(sys.argv[1]), *sys.argv[2:]
study = opening.open_study(path, data, key_passphrase=key)
print("ready", flush=True)
rekeying.change_passphrase(study, new, key_new=new)
"""


def _killed(project: Path, data: str, key: str, new: str) -> None:
    words = [sys.executable, "-c", CHILD, str(project), data, key, new]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(random.random() * 0.6)
        child.kill()


def test_a_stop_at_any_moment_leaves_files_that_open(own: Study) -> None:
    """Kill a process that changes both passphrases, at random moments; afterwards nothing is lost or left over."""
    case = recruiting.save_case(own, CaseDetails("Solvik råd", "Solvik"))
    own.close()
    data, key = PASSPHRASE, KEY_PASSPHRASE
    for new in (f"ny {number}" for number in range(8)):
        _killed(own.path, data, key, new)
        data = next(each for each in (data, new) if opens(own.path, each))
        key = next(each for each in (key, new) if opens(own.path, data, each))
    after = opening.open_study(own.path, data, key_passphrase=key)
    assert verifying.verify(after).ok
    assert recruiting.case(after, case).shown == "Solvik råd"
    assert left(own.path) == []
    after.close()


def test_the_register_of_what_was_written_is_kept_through_it(study: Study, tmp_path: Path) -> None:
    outputs.remember(study.data, tmp_path / "pakke.pakke", "package", ("x",))
    rekeying.change_passphrase(study, NEW)
    assert {output.kind for output in outputs.all_of(study.data)} == {"package", "backup"}
