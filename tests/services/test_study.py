"""One act over two files: both or neither, whatever stops it."""

import pytest

from interviewer.services import opening, recruiting
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.storage.errors import CannotWrite
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE
from tests.disks import Disk


@pytest.mark.parametrize("full", ["study.intervju", "study.nokkel"])
def test_a_disk_that_fills_up_between_the_two_files_leaves_no_half_person(
    study: Study, monkeypatch: pytest.MonkeyPatch, full: str
) -> None:
    recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik"))
    with Disk(monkeypatch).full(full), pytest.raises(CannotWrite, match="disk is full"):
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
