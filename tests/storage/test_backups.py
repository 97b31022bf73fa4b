"""A backup is whole or not there; restoring one leaves either a whole project or nothing."""

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer.services import backing_up, opening, recruiting
from interviewer.services.errors import ReadOnly, Unsuitable
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails
from interviewer.storage import backups
from interviewer.storage.backups import BackupBroken
from interviewer.storage.errors import AlreadyThere, CannotWrite, FileMissing, WrongPassphrase
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE

Spoil = Callable[[dict[str, bytes]], dict[str, bytes]]


def _restore(backup: Path, output: Path, passphrase: str = PASSPHRASE) -> Path:
    return backing_up.restore(backup, output, passphrase, KEY_PASSPHRASE)


def test_the_oldest_backups_go_and_other_files_stay(study: Study) -> None:
    folder = backing_up.folder_of(study.path)
    folder.mkdir()
    old = [folder / f"study-20200101T0000{number:02}.kopi" for number in range(backing_up.KEPT)]
    other = [folder / "study-viktig.kopi", folder / "andre-20200101T000000.kopi", folder / "les.txt"]
    for path in (*old, *other):
        path.write_bytes(b"")
    made = backing_up.back_up(study)
    left = set(folder.iterdir())
    assert old[0] not in left
    assert {*old[1:], *other, made} == left


def test_a_backup_put_elsewhere_takes_no_other_with_it(study: Study, tmp_path: Path) -> None:
    place = tmp_path / "minnepinne" / "kopi.kopi"
    assert backing_up.back_up(study, place) == place
    assert not backing_up.folder_of(study.path).exists()


def test_a_project_without_its_key_is_backed_up_and_comes_back_without_one(project: Path, tmp_path: Path) -> None:
    study = opening.open_study(project, PASSPHRASE)
    backup = backing_up.back_up(study)
    study.close()
    assert set(backups.read_manifest(backup)) == {backups.DATA}
    restored = backing_up.restore(backup, tmp_path / "igjen" / "p", PASSPHRASE)
    assert [path.name for path in restored.parent.iterdir()] == ["p.intervju"]
    study = opening.open_study(restored, PASSPHRASE)
    assert study.data.execute("SELECT count(*) FROM node").fetchone() == (2,)
    study.close()


def test_a_reader_makes_no_backup(study: Study) -> None:
    reader = opening.open_for_reading(study.path, PASSPHRASE)
    with pytest.raises(ReadOnly):
        backing_up.back_up(reader)
    reader.close()
    assert not backing_up.folder_of(study.path).exists()


def test_a_place_that_cannot_be_written_is_told_and_keeps_nothing(study: Study, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CannotWrite, match="could not be written"):
        backing_up.back_up(study, tmp_path / "taken" / "kopi.kopi")
    assert (tmp_path / "taken").read_text() == "a file"


def test_a_disk_that_fills_up_leaves_no_half_backup(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        backing_up.back_up(study)
    assert list(backing_up.folder_of(study.path).iterdir()) == []


def test_restoring_never_replaces_a_project_or_a_key(study: Study, tmp_path: Path) -> None:
    backup = backing_up.back_up(study)
    (tmp_path / "p.nokkel").write_text("another key")
    with pytest.raises(AlreadyThere):
        _restore(backup, tmp_path / "p")
    assert (tmp_path / "p.nokkel").read_text() == "another key"
    assert not (tmp_path / "p.intervju").exists()


@pytest.mark.parametrize(("data", "key"), [("feil", KEY_PASSPHRASE), (PASSPHRASE, "feil")])
def test_the_wrong_passphrase_leaves_nothing_restored(study: Study, tmp_path: Path, data: str, key: str) -> None:
    backup = backing_up.back_up(study)
    with pytest.raises(WrongPassphrase):
        backing_up.restore(backup, tmp_path / "igjen" / "p", data, key)
    assert list((tmp_path / "igjen").iterdir()) == []


def test_a_backup_is_not_restored_into_a_synchronised_folder(study: Study, tmp_path: Path) -> None:
    backup = backing_up.back_up(study)
    with pytest.raises(Unsuitable):
        _restore(backup, tmp_path / "Dropbox" / "p")
    assert not (tmp_path / "Dropbox").exists()


def test_a_backup_is_not_restored_where_no_folder_can_be_made(study: Study, tmp_path: Path) -> None:
    backup = backing_up.back_up(study)
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CannotWrite):
        _restore(backup, tmp_path / "taken" / "p")


def test_a_disk_that_fills_up_while_restoring_leaves_nothing(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = backing_up.back_up(study)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        _restore(backup, tmp_path / "igjen" / "p")
    assert list((tmp_path / "igjen").iterdir()) == []


def test_a_missing_backup_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        _restore(tmp_path / "borte.kopi", tmp_path / "p")


def _spoilt(source: Path, spoil: Spoil, output: Path, compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(source) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(output, "w", compression) as archive:
        for name, value in spoil(content).items():
            archive.writestr(name, value)
    return output


def _manifest(content: dict[str, bytes], **changes: object) -> dict[str, bytes]:
    manifest = json.loads(content[backups.MANIFEST]) | changes
    return content | {backups.MANIFEST: json.dumps(manifest).encode()}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content | {"../../x": b"boo"},
        lambda content: _manifest(content, format="another/9"),
        lambda content: {name: value for name, value in content.items() if name != backups.KEY},
        lambda content: {name: value for name, value in content.items() if name != backups.MANIFEST},
        lambda content: _manifest(content, sha256="not a table"),
        lambda content: content | {backups.DATA: content[backups.DATA] + b"x"},
        lambda content: content | {backups.MANIFEST: b"{"},
    ],
    ids=["a file too many", "another format", "a file too few", "no table", "no hashes", "altered", "broken table"],
)
def test_a_backup_that_is_not_as_it_was_made_is_refused(study: Study, tmp_path: Path, spoil: Spoil) -> None:
    spoilt = _spoilt(backing_up.back_up(study), spoil, tmp_path / "skadet.kopi")
    with pytest.raises(BackupBroken, match="older backup"):
        _restore(spoilt, tmp_path / "p")
    assert not list(tmp_path.glob("p.*"))


def test_a_backup_that_would_unpack_to_more_than_it_holds_is_refused(study: Study, tmp_path: Path) -> None:
    bomb = _spoilt(backing_up.back_up(study), dict, tmp_path / "bombe.kopi", zipfile.ZIP_DEFLATED)
    with pytest.raises(BackupBroken, match="larger"):
        _restore(bomb, tmp_path / "p")


def test_what_is_no_backup_at_all_is_refused(tmp_path: Path) -> None:
    (tmp_path / "noe.kopi").write_bytes(b"x" * 3000)
    with pytest.raises(BackupBroken):
        _restore(tmp_path / "noe.kopi", tmp_path / "p")


def test_restored_work_goes_on_as_another_node_beside_the_first(study: Study, tmp_path: Path) -> None:
    recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik"))
    restored = _restore(backing_up.back_up(study), tmp_path / "igjen" / "p")
    other = opening.open_study(restored, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    recruiting.save_case(other, CaseDetails("Vikestad råd", "Vikestad"))
    recruiting.save_case(study, CaseDetails("Brattås råd", "Brattås"))
    heads = "SELECT node.uuid, max(n) FROM event JOIN node ON node.id = node GROUP BY node"
    assert len(other.data.execute(heads).fetchall()) == 2
    assert len(study.data.execute(heads).fetchall()) == 1
    other.close()
