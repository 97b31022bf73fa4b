"""One act over two files: both or neither, whatever stops it."""

from typing import Any

import pytest

from interviewer.services import opening, recruiting
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.storage import connection
from interviewer.storage.driver import dbapi
from interviewer.storage.errors import CannotWrite
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE


def _fail_commits(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the disk be full whenever the file called ``name`` is to be committed."""
    execute = dbapi.Cursor.execute

    def full(cursor: Any, *words: Any) -> Any:  # noqa: ANN401 - the driver's own signature
        path = getattr(cursor.connection, "path", None)
        if words[0] == "COMMIT" and path is not None and path.name == name:
            with connection._translated(cursor.connection):  # noqa: SLF001 - the disk, not our layer, says no
                raise dbapi.OperationalError("database or disk is full")
        return execute(cursor, *words)

    monkeypatch.setattr(connection.GuardedCursor, "execute", full)


@pytest.mark.parametrize("full", ["study.intervju", "study.nokkel"])
def test_a_disk_that_fills_up_between_the_two_files_leaves_no_half_person(
    study: Study, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik"))
    with monkeypatch.context() as patch:
        _fail_commits(patch, full)
        with pytest.raises(CannotWrite, match="disk is full"):
            recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    assert recruiting.people(study) == ()
    names = study.names.execute("SELECT name FROM contact WHERE name IS NOT NULL").fetchall()
    assert names == []
    recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    assert [row.shown for row in recruiting.people(study)] == ["Nora Fabelmann"]


def test_a_change_of_a_name_alone_survives_the_next_opening(study: Study) -> None:
    person = recruiting.save_person(study, PersonDetails(name="Nora Fabelman"))
    recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"), person)
    study.close()
    again = opening.open_study(study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert [row.shown for row in recruiting.people(again)] == ["Nora Fabelmann"]
    study.data, study.key, study.lock = again.data, again.key, again.lock
