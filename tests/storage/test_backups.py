"""A backup is whole or not there; restoring one leaves either a whole project or nothing."""

import json
import os
import random
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from interviewer.domain import thinning
from interviewer.services import backing_up, interviewing, noting, opening, recruiting, times, verifying
from interviewer.services.errors import ReadOnly, Unsuitable
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails
from interviewer.storage import backups
from interviewer.storage.backups import BackupBroken
from interviewer.storage.errors import AlreadyThere, CannotWrite, FileBroken, FileMissing, WrongPassphrase
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field

Spoil = Callable[[dict[str, bytes]], dict[str, bytes]]


def _restore(backup: Path, output: Path, passphrase: str = PASSPHRASE) -> Path:
    return backing_up.restore(backup, output, passphrase, KEY_PASSPHRASE)


def test_old_backups_are_thinned_out_and_other_files_stay(study: Study) -> None:
    folder = backing_up.folder_of(study.path)
    folder.mkdir()
    now = datetime.now().replace(hour=12, minute=0, second=0, microsecond=0)
    ages = [timedelta(days=3), timedelta(days=3, hours=1), timedelta(days=400)]
    last, earlier, ancient = (folder / f"study-{now - age:%Y%m%dT%H%M%S}.kopi" for age in ages)
    other = [folder / "study-viktig.kopi", folder / "andre-20200101T000000.kopi", folder / "les.txt"]
    other.append(folder / "study-99999999T999999.kopi")
    half = folder / ".study-20200101T000000.kopi.data.intervju.part"
    for path in (last, earlier, ancient, half, *other):
        path.write_bytes(b"")
    made = backing_up.back_up(study)
    assert set(folder.iterdir()) == {*other, last, made}
    assert backing_up.known(study) == tuple(sorted((made, last)))


def test_what_is_kept_thins_out_with_age() -> None:
    now = datetime(2026, 3, 31, 15, 0)
    stamps = [now - timedelta(minutes=15) * number for number in range(4 * 24 * 100)]
    kept = sorted(thinning.kept(stamps, now), reverse=True)
    assert len([stamp for stamp in kept if now - stamp <= timedelta(hours=6)]) == 25
    assert len({stamp.date() for stamp in kept if now - stamp <= timedelta(days=14)}) == 15
    assert len([stamp for stamp in kept if now - stamp > timedelta(days=14)]) == 7
    assert now - kept[-1] <= timedelta(weeks=9)
    assert thinning.kept(kept, now) == frozenset(kept)
    assert thinning.kept([datetime(2020, 1, 1)], now) == {datetime(2020, 1, 1)}
    assert thinning.kept([], now) == frozenset()


def test_nothing_is_backed_up_twice(study: Study) -> None:
    first = backing_up.back_up_if_changed(study)
    assert first is not None
    assert backing_up.back_up_if_changed(study) is None
    recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik"))
    assert backing_up.back_up_if_changed(study) is not None
    assert backing_up.back_up_if_changed(study) is None
    for path in backing_up.folder_of(study.path).iterdir():
        path.unlink()
    assert backing_up.due(study)


def test_what_is_being_typed_goes_along_and_stays_a_draft(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    backing_up.back_up(study)
    noting.keep_draft(study, consented.interview, consented.question, "Midt i et ord")
    made = backing_up.back_up_if_changed(study)
    assert made is not None
    assert study.data.execute("SELECT count(*) FROM draft").fetchone() == (1,)
    restored = opening.open_study(_restore(made, tmp_path / "igjen" / "p"), PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    sheet = interviewing.open_sheet(restored, consented.interview)
    assert "Midt i et ord" in [answer.note for answer in sheet.answers.values()]
    restored.close()


def test_others_write_on_while_a_backup_is_made_and_data_and_key_fit(study: Study, tmp_path: Path) -> None:
    other = study.again()
    recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik"))

    def write(done: int, _total: int) -> None:
        recruiting.save_case(other, CaseDetails(f"Råd {done}", "Vikestad"))

    backup = backing_up.back_up(study, progress=write)
    assert len(recruiting.cases(study)) == 3
    restored = opening.open_study(_restore(backup, tmp_path / "igjen" / "p"), PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert [row.shown for row in recruiting.cases(restored)] == ["Solvik råd"]
    assert verifying.verify(restored).ok
    for opened in (restored, other):
        opened.close()


def test_a_backup_can_be_cancelled_and_leaves_nothing(study: Study) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backing_up.back_up(study, progress=stop)
    assert list(backing_up.folder_of(study.path).iterdir()) == []


def test_a_damaged_page_is_never_backed_up(study: Study) -> None:
    recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik"))
    study.data.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with study.path.open("r+b") as file:
        file.seek(4096 * 3 + 100)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(FileBroken):
        backing_up.back_up(study)
    assert list(backing_up.folder_of(study.path).iterdir()) == []
    with study.path.open("r+b") as file:
        file.seek(4096 * 3 + 100)
        file.write(byte)


def test_the_list_says_which_backups_are_whole(study: Study) -> None:
    made = backing_up.back_up(study)
    spoilt = made.with_name("study-20260101T101010.kopi")
    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 1
    spoilt.write_bytes(content)
    (found, bad) = backing_up.listed(study.path)
    assert (found.path, found.verified, found.size) == (made, True, made.stat().st_size)
    assert abs(times.now() - found.made) < timedelta(minutes=5)
    assert (bad.path, bad.verified) == (spoilt, False)
    nothing = made.with_name("noe.kopi")
    nothing.write_bytes(b"noe")
    (unreadable,) = backing_up.looked_at((nothing, made.with_name("borte.kopi")))
    assert not unreadable.verified


def test_a_change_of_any_byte_is_noticed(study: Study, tmp_path: Path) -> None:
    content = backing_up.back_up(study).read_bytes()
    place = tmp_path / "skadet.kopi"
    tail = [len(content) - at for at in range(1, 400)]
    for at in (*tail, *random.Random(1).sample(range(len(content)), 100)):
        place.write_bytes(content[:at] + bytes([content[at] ^ 0x41]) + content[at + 1 :])
        with pytest.raises(BackupBroken):
            backups.read_manifest(place)


def test_a_backup_of_an_earlier_version_is_restored(study: Study, tmp_path: Path) -> None:
    def unsealed(content: dict[str, bytes]) -> dict[str, bytes]:
        return _manifest(content, format=backups.UNSEALED)

    old = _spoilt(backing_up.back_up(study), unsealed, tmp_path / "eldre.kopi")
    opening.open_study(_restore(old, tmp_path / "igjen" / "p"), PASSPHRASE, key_passphrase=KEY_PASSPHRASE).close()


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
    with pytest.raises(CannotWrite, match="disk is full"):
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
    with pytest.raises(CannotWrite, match="disk is full"):
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
