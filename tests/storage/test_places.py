"""Where files may lie, and what is said when a place lets nobody write or read."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from interviewer.services import creating, interviewing, noting, opening
from interviewer.services.creating import NewProject
from interviewer.services.opening import Study
from interviewer.storage import cipher, files, folders
from interviewer.storage.connection import GuardedConnection
from interviewer.storage.driver import DatabaseError, OperationalError
from interviewer.storage.errors import CannotWrite, FileBroken, FileMissing, NotAProject
from interviewer.storage.locks import lock_place
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field

PAGE = 4096
MOUNTS = "proc /proc proc rw 0 0\n/dev/sda / ext4 rw 0 0\n//server/f /mnt/felles\\040disk cifs rw 0 0\n"


def test_a_network_drive_is_known_by_how_it_is_mounted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_text", lambda *_words, **_named: MOUNTS)
    assert folders.why_unsuitable(Path("/mnt/felles disk/studie")) == "it is a network drive"
    assert folders.why_unsuitable(Path("/mnt/felles")) is None


def test_where_mounts_cannot_be_seen_only_names_and_marks_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert folders.why_unsuitable(Path("/Users/kari/studie")) is None
    assert folders.why_unsuitable(Path("/Users/kari/Library/Mobile Documents/studie")) is not None


@pytest.mark.parametrize("marker", [".dropbox", ".stfolder", ".nextcloudsync.log"])
def test_a_folder_that_a_service_has_marked_is_refused_with_all_below_it(tmp_path: Path, marker: str) -> None:
    (tmp_path / "felles").mkdir()
    (tmp_path / "felles" / marker).touch()
    assert folders.why_unsuitable(tmp_path / "felles" / "a" / "b") is not None
    assert folders.why_unsuitable(tmp_path) is None


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_there(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(CannotWrite, match="could not be written"):
        creating.create(NewProject(tmp_path / "taken" / "p.intervju", PASSPHRASE, "Ask", "P"))
    assert (tmp_path / "taken").read_text() == "a file"


def test_a_folder_nobody_may_write_in_is_told_before_the_file_is_touched(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project.read_bytes()
    lock, real = lock_place(project), os.open

    def read_only(path: Any, *words: Any, **named: Any) -> int:  # noqa: ANN401 - the system's own signature
        if Path(os.fsdecode(path)) == lock:
            raise OSError(errno.EROFS, "Read-only file system")
        return real(path, *words, **named)

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(CannotWrite, match="only for reading"):
        opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert project.read_bytes() == before


def test_a_project_in_a_folder_nobody_may_write_in_can_still_be_read(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    reader = opening.open_for_reading(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert reader.project.title == "Møteplasser"
    assert interviewing.rows(reader) == ()
    reader.close()
    assert sorted(path.name for path in project.parent.iterdir()) == ["study.intervju", "study.nokkel"]


def test_a_disk_that_takes_no_new_file_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def full(path: Any, flags: int, *words: Any, **named: Any) -> int:  # noqa: ANN401 - the system's own signature
        if flags & os.O_EXCL and str(path).endswith(".intervju"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, flags, *words, **named)

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(CannotWrite, match="disk is full"):
        creating.create(NewProject(tmp_path / "ny" / "p.intervju", PASSPHRASE, "Ask", "P"))
    assert list((tmp_path / "ny").iterdir()) == []


@pytest.mark.parametrize("statement", ["SELECT count(*) FROM sqlite_master", "INSERT"])
def test_a_new_file_that_cannot_be_finished_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    real = GuardedConnection.execute

    def full(connection: GuardedConnection, sql: str, *words: Any) -> Any:  # noqa: ANN401 - the driver's signature
        if sql.startswith(statement):
            raise OperationalError("disk I/O error")
        return real(connection, sql, *words)

    monkeypatch.setattr(GuardedConnection, "execute", full)
    with pytest.raises((CannotWrite, OperationalError)):
        files.create(tmp_path / "p.intervju", PASSPHRASE, "project", "Ask")
    assert list(tmp_path.iterdir()) == []


def test_a_file_nobody_may_read_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_words: Any, **_named: Any) -> Any:  # noqa: ANN401 - the system's own signature
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(CannotWrite, match="you may not write there"):
        cipher.key_of(project, PASSPHRASE)


def test_a_key_of_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        cipher.key_of(tmp_path / "borte.nokkel", PASSPHRASE)


def test_a_driver_without_encryption_is_never_used(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = GuardedConnection.execute

    def plain(connection: GuardedConnection, sql: str, *words: Any) -> Any:  # noqa: ANN401 - the driver's signature
        return real(connection, "SELECT 1 WHERE 0" if sql == "PRAGMA cipher_version" else sql, *words)

    monkeypatch.setattr(GuardedConnection, "execute", plain)
    with pytest.raises(NotAProject):
        cipher.connect(project, cipher.key_of(project, PASSPHRASE))


def test_a_reader_cannot_write_and_is_told_so(study: Study) -> None:
    reader = opening.open_for_reading(study.path, PASSPHRASE)
    with pytest.raises(CannotWrite, match="cannot be written to"):
        reader.data.execute("DELETE FROM head")
    reader.close()


def test_a_damaged_page_is_told_when_it_is_read(consented: Field) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Svar " * 20_000)
    study.data.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    content = bytearray(study.path.read_bytes())
    content[-PAGE * 100 :: PAGE] = bytes(byte ^ 1 for byte in content[-PAGE * 100 :: PAGE])
    harmed = study.path.with_name("skadet.intervju")
    harmed.write_bytes(content)
    db = files.open_checked(harmed, cipher.key_of(harmed, PASSPHRASE))
    with pytest.raises(FileBroken, match="seal"):
        db.execute("SELECT val FROM event").fetchall()
    db.close()


def test_a_mistake_of_our_own_is_not_taken_for_trouble_with_the_disk(study: Study) -> None:
    with pytest.raises(DatabaseError, match="no such table"):
        study.data.execute("SELECT * FROM nowhere")
    with pytest.raises(DatabaseError, match="no such table"):
        study.data.conn.cursor().executemany("INSERT INTO nowhere VALUES (?)", [(1,)])
