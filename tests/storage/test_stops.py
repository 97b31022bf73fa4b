"""An act over both files is kept whole or not at all, also when the machine stops between them."""

import subprocess
import sys
from pathlib import Path

import pytest

from interviewer.domain.event import Edit
from interviewer.domain.identity import new_id
from interviewer.services import opening, recruiting
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonDetails
from interviewer.storage import deeds, local, log, verification
from interviewer.storage.driver import IntegrityError
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]
STOPS = """
import os, sys
from pathlib import Path
from interviewer.services import opening, recruiting
from interviewer.services.recruiting import PersonDetails

path, passphrase, key_passphrase, name, person = sys.argv[1:]
study = opening.open_study(Path(path), passphrase, key_passphrase=key_passphrase)
study.data.conn.set_trace_callback(lambda sql: os._exit(9) if sql == "COMMIT" else None)
recruiting.save_person(study, PersonDetails(name=name, phone="10 00 02 01", role="leder"), person or None)
"""
"""Keeps a person in a process of its own, which stops when the key is committed and the data not yet."""


def _stop_while_saving(project: Path, name: str, person: str = "") -> None:
    words = [sys.executable, "-c", STOPS, str(project), PASSPHRASE, KEY_PASSPHRASE, name, person]
    assert subprocess.run(words, cwd=ROOT, check=False, capture_output=True).returncode == 9


def _open(project: Path) -> Study:
    return opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)


def test_a_new_person_whose_name_alone_was_committed_is_gone_when_the_project_opens(project: Path) -> None:
    _stop_while_saving(project, "Nora Fabelmann")
    study = _open(project)
    assert recruiting.people(study) == ()
    assert study.names.execute("SELECT name FROM contact WHERE name IS NOT NULL").fetchall() == []
    assert verification.verify(study.names).findings == ()
    recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    assert [row.shown for row in recruiting.people(study)] == ["Nora Fabelmann"]
    study.close()


def test_a_changed_name_is_the_one_before_when_the_rest_of_the_act_was_lost(project: Path) -> None:
    study = _open(project)
    person = recruiting.save_person(study, PersonDetails(name="Nora Fabelman", phone="10 00 02 00"))
    study.close()
    _stop_while_saving(project, "Nora Fabelmann", person)
    study = _open(project)
    (row,) = recruiting.people(study)
    assert row.contact is not None
    assert (row.contact.name, row.contact.phone, row.person.role) == ("Nora Fabelman", "10 00 02 00", "")
    study.close()


def test_what_reached_both_files_is_not_taken_back(project: Path) -> None:
    study = _open(project)
    recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    assert local.get(study.names, deeds.PENDING) is not None
    assert not deeds.take_back_orphan(study.names, study.data)
    assert [row.shown for row in recruiting.people(study)] == ["Nora Fabelmann"]
    study.close()


def test_a_field_set_twice_in_one_act_goes_back_to_what_it_was_before_it(study: Study) -> None:
    key, person, deed = study.names, new_id(), new_id()
    log.append(key, [Edit("contact", person, "name", "Før")])
    with log.transaction(key):
        log.append(key, [Edit("contact", person, "name", "Midt i")], deed)
        log.append(key, [Edit("contact", person, "name", "Etter")], deed)
        local.put(key, deeds.PENDING, deed)
    assert deeds.take_back_orphan(key, study.data)
    assert key.execute("SELECT name FROM contact").fetchall() == [("Før",)]


def test_a_broken_rule_of_the_schema_is_not_taken_for_a_missing_consent(study: Study) -> None:
    with pytest.raises(IntegrityError, match="NOT NULL"):
        log.append(study.data, [Edit("case_", None, "type", "råd")])  # type: ignore[arg-type]


def test_an_error_after_the_file_gave_up_by_itself_is_told_as_it_was(study: Study) -> None:
    with pytest.raises(RuntimeError, match="gone"):
        _give_up(study)
    assert not study.data.conn.in_transaction


def test_a_field_nobody_defined_is_refused_and_leaves_nothing(study: Study) -> None:
    before = study.data.execute("SELECT count(*) FROM event").fetchone()
    with pytest.raises(ValueError, match="no field colour"):
        log.append(study.data, [Edit("case_", new_id(), "colour", "rød")])
    assert study.data.execute("SELECT count(*) FROM event").fetchone() == before


def _give_up(study: Study) -> None:
    with log.transaction(study.data):
        study.data.execute("ROLLBACK")
        raise RuntimeError("gone")
