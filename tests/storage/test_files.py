"""A file is opened when it is ours, whole and guarded; otherwise a message says what is wrong and nothing changes."""

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from interviewer.services import creating, interviewing, noting, opening, recruiting, verifying
from interviewer.services.creating import NewProject
from interviewer.services.errors import Unsuitable
from interviewer.storage import cipher, files, folders, schema
from interviewer.storage.errors import (
    AlreadyThere,
    CannotWrite,
    FileBroken,
    FileMissing,
    FileNewer,
    ForeignKeyFile,
    InUse,
    KeyMissing,
    NotAProject,
    WrongPassphrase,
)
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field


def _change(project: Path, sql: str) -> None:
    db = cipher.connect(project, cipher.key_of(project, PASSPHRASE))
    db.execute(sql)
    files.close(db)


def _unchanged(project: Path) -> bytes:
    return project.read_bytes()


def test_the_wrong_passphrase_is_told_and_changes_nothing(project: Path) -> None:
    before = _unchanged(project)
    with pytest.raises(WrongPassphrase, match="does not open"):
        opening.open_study(project, "feil")
    assert _unchanged(project) == before
    assert sorted(path.name for path in project.parent.iterdir()) == ["study.intervju", "study.nokkel"]


def test_the_wrong_passphrase_of_the_key_is_told_and_leaves_the_project_free(project: Path) -> None:
    with pytest.raises(WrongPassphrase):
        opening.open_study(project, PASSPHRASE, key_passphrase="feil")
    opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE).close()


def test_a_missing_key_is_told_and_the_project_opens_without(project: Path) -> None:
    project.with_suffix(".nokkel").unlink()
    with pytest.raises(KeyMissing, match="without it"):
        opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    study = opening.open_study(project, PASSPHRASE)
    assert not study.has_key
    study.close()


def test_a_key_that_was_moved_is_found_when_named_and_then_remembered(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "minnepinne" / "navn.nokkel"
    elsewhere.parent.mkdir()
    shutil.move(project.with_suffix(".nokkel"), elsewhere)
    opening.open_study(project, PASSPHRASE, key_path=elsewhere, key_passphrase=KEY_PASSPHRASE).close()
    study = opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert study.key_path == elsewhere
    study.close()


def test_the_key_of_another_project_is_refused(project: Path, tmp_path: Path) -> None:
    other = creating.create(NewProject(tmp_path / "andre.intervju", PASSPHRASE, "Bjørk", "Andre"))
    other.close()
    with pytest.raises(ForeignKeyFile):
        opening.open_study(project, PASSPHRASE, key_path=tmp_path / "andre.nokkel", key_passphrase=PASSPHRASE)


def test_a_plain_database_is_no_project(tmp_path: Path) -> None:
    plain = tmp_path / "plain.intervju"
    with sqlite3.connect(plain) as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    with pytest.raises(NotAProject):
        opening.open_study(plain, PASSPHRASE)


@pytest.mark.parametrize("content", [b"", b"short", b"\x00" * 4096, b"PK\x03\x04" + b"x" * 5000])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "noe.intervju"
    path.write_bytes(content)
    with pytest.raises((NotAProject, WrongPassphrase)):
        opening.open_study(path, PASSPHRASE)
    assert path.read_bytes() == content


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        opening.open_study(tmp_path / "ikke.intervju", PASSPHRASE)
    assert not list(tmp_path.iterdir())


def test_another_programs_encrypted_database_is_refused(project: Path) -> None:
    _change(project, "PRAGMA application_id = 1")
    with pytest.raises(NotAProject):
        opening.open_study(project, PASSPHRASE)


def test_a_newer_file_is_refused_untouched(project: Path) -> None:
    _change(project, f"PRAGMA user_version = {schema.VERSION + 1}")
    before = _unchanged(project)
    with pytest.raises(FileNewer):
        opening.open_study(project, PASSPHRASE)
    assert _unchanged(project) == before


@pytest.mark.parametrize(
    "sql",
    [
        *(f"DROP TRIGGER {name}" for name in schema.triggers()),
        "CREATE TRIGGER mine AFTER INSERT ON event BEGIN DELETE FROM head; END",
        "CREATE VIEW mine AS SELECT * FROM event",
        "DELETE FROM local WHERE name = 'project'",
    ],
)
def test_a_file_whose_guards_were_changed_by_hand_is_refused(project: Path, sql: str) -> None:
    _change(project, sql)
    with pytest.raises(FileBroken):
        opening.open_study(project, PASSPHRASE)


def test_a_closed_project_is_one_file_and_its_key_another(consented: Field) -> None:
    study = consented.study
    noting.keep_draft(study, consented.interview, consented.question, "Hei")
    again = study.again()
    again.close()
    folder = study.path.parent
    study.close()
    assert sorted(path.name for path in folder.iterdir()) == ["study.intervju", "study.nokkel"]
    reopened = opening.open_study(study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    study.data, study.key, study.lock = reopened.data, reopened.key, reopened.lock


def test_only_the_owner_can_read_the_files(tmp_path: Path) -> None:
    made = creating.create(NewProject(tmp_path / "ny" / "p.intervju", PASSPHRASE, "Ask", "P"))
    made.close()
    assert stat.S_IMODE((tmp_path / "ny").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "ny").iterdir()} == {0o600}


def test_the_files_are_not_readable_without_the_passphrase(project: Path) -> None:
    for path in (project, project.with_suffix(".nokkel")):
        assert not path.read_bytes().startswith(b"SQLite format 3")
        assert b"CREATE TABLE" not in path.read_bytes()


def test_a_second_window_is_refused_while_a_reader_may_look(consented: Field) -> None:
    path = consented.study.path
    with pytest.raises(InUse, match="another window"):
        opening.open_study(path, PASSPHRASE)
    reader = opening.open_for_reading(path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert len(interviewing.rows(reader)) == 1
    reader.close()


def test_a_new_project_does_not_replace_an_old_one(project: Path) -> None:
    before = _unchanged(project)
    with pytest.raises(AlreadyThere):
        creating.create(NewProject(project, PASSPHRASE, "Ask", "P"))
    assert _unchanged(project) == before
    opening.open_study(project, PASSPHRASE).close()


def test_a_new_project_whose_key_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    taken = tmp_path / "navn.nokkel"
    taken.write_text("something else")
    with pytest.raises(AlreadyThere):
        creating.create(NewProject(tmp_path / "p.intervju", PASSPHRASE, "Ask", "P", key_path=taken))
    assert [path.name for path in tmp_path.iterdir()] == ["navn.nokkel"]
    assert taken.read_text() == "something else"


@pytest.mark.parametrize(
    "name", ["Dropbox", "OneDrive - Eksempeluniversitetet", "Nextcloud", "Google Drive", "iCloud Drive"]
)
def test_a_synchronised_folder_is_refused_with_a_local_one_proposed(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "studie"
    with pytest.raises(Unsuitable, match="synchronised"):
        creating.create(NewProject(folder / "p.intervju", PASSPHRASE, "Ask", "P"))
    assert not folder.exists()


def test_a_network_path_is_refused() -> None:
    assert folders.why_unsuitable(Path("//server/felles")) is not None
    assert folders.why_unsuitable(Path("/tmp")) is None


def test_a_page_changed_on_disk_is_found_before_it_is_shown(consented: Field) -> None:
    study = consented.study
    for number in range(40):
        noting.save_note(study, consented.interview, consented.question, f"Svar {number} " * 60)
    path = study.path
    study.data.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    harmed = path.with_name("skadet.intervju")
    harmed.write_bytes(content)
    with pytest.raises((FileBroken, WrongPassphrase)):
        _read_everything(harmed)


def _read_everything(path: Path) -> None:
    """Read every page, as verify does; a harmed one that holds no row is found by the check of all pages."""
    db = files.open_checked(path, cipher.key_of(path, PASSPHRASE))
    try:
        for table in ("event", "head", "parent", "answer", "guide", "interview"):
            db.execute(f"SELECT * FROM {table}").fetchall()
        for finding in db.execute("PRAGMA cipher_integrity_check").fetchall():
            raise FileBroken(path, str(finding))
    finally:
        db.close()


def test_a_full_disk_keeps_what_was_there_and_says_so(consented: Field) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Dette er lagret.")
    pages = study.data.execute("PRAGMA page_count").fetchone()[0]
    study.data.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    with pytest.raises(CannotWrite, match="disk is full"):
        noting.save_note(study, consented.interview, consented.question, "x" * 200_000)
    study.data.execute("PRAGMA max_page_count = 1000000").fetchall()
    assert interviewing.open_sheet(study, consented.interview).answers[consented.question].note == "Dette er lagret."
    noting.save_note(study, consented.interview, consented.question, "Og nå går det igjen.")


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_a_file_of_every_schema_ever_shipped_opens_whole(tmp_path: Path, version: int) -> None:
    for suffix in (".intervju", ".nokkel"):
        shutil.copy(Path(__file__).parent / "schemas" / f"schema-{version}{suffix}", tmp_path)
    study = opening.open_study(tmp_path / f"schema-{version}.intervju", "schema", key_passphrase="schema")
    assert verifying.verify(study).problems == ()
    (row,) = interviewing.rows(study)
    answers = interviewing.open_sheet(study, row.interview.id).answers
    assert answers["rekruttering.rolle"].marks[0].words == "Leder"
    assert answers["rekruttering.antall"].note == "Elleve"
    assert recruiting.people(study)[0].shown == "Nora Fabelmann"
    study.close()


@pytest.mark.parametrize("how", ["fetchone", "all", "__next__"])
def test_a_text_whose_last_page_is_damaged_is_never_shown(consented: Field, how: str) -> None:
    """SQLCipher hands out zeros for the last page of a long row, and says so only at the next page."""
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Hun sa at det gikk bra. " * 800)
    study.data.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    refused = 0
    for page in range(1, study.path.stat().st_size // 4096):
        with _damaged(study.path, page * 4096 + 50):
            try:
                db = cipher.connect(study.path, study.data_key, read_only=True)
            except WrongPassphrase:
                continue
            try:
                cursor = db.conn.execute("SELECT note FROM answer WHERE note IS NOT NULL")
                (note,) = next(iter(cursor.fetchall())) if how == "all" else getattr(cursor, how)()
                assert note.strip() == ("Hun sa at det gikk bra. " * 800).strip()
            except FileBroken:
                refused += 1
            finally:
                db.close()
    assert refused > 4


@contextmanager
def _damaged(path: Path, place: int) -> Iterator[None]:
    with path.open("r+b") as file:
        file.seek(place)
        before = file.read(1)
        file.seek(place)
        file.write(bytes([before[0] ^ 1]))
    yield
    with path.open("r+b") as file:
        file.seek(place)
        file.write(before)
