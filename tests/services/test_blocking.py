"""Whoever wants no more contact is known on every laptop by the fingerprint of a number, and by nothing else."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from interviewer.domain import addresses
from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.event import Edit
from interviewer.domain.person import Contact, Outcome
from interviewer.services import blocking, consenting, opening, recruiting, verifying
from interviewer.services.errors import Blocked
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonDetails
from interviewer.storage import blocks, log, persons
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field

NO = consenting.Said(Decision.NO, refusal=Refusal.DO_NOT_CONTACT)
PHONE, EMAIL = "10 00 01 01", "samira@example.org"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("10 00 01 01", ("10000101",)),
        ("+47 10 00 01 01", ("10000101",)),
        ("0047-100 00 101", ("10000101",)),
        ("4710000101", ("10000101",)),
        ("47 00 01 01", ("47000101",)),
        ("+46 70 100 01 01", ("+46701000101",)),
        ("004670 1000101", ("+46701000101",)),
        ("10000101 / 10000102", ("10000101", "10000102")),
        ("10000101 eller (10) 00 01 02", ("10000101", "10000102")),
        ("１０００ ０１０１", ("10000101",)),
        ("112", ()),
        ("", ()),
    ],
)
def test_a_number_is_the_same_however_it_is_written(written: str, meant: tuple[str, ...]) -> None:
    assert addresses.phones(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (" Samira@Example.ORG ", ("samira@example.org",)),
        ("Samira <samira@example.org>", ("samira@example.org",)),
        ("mailto:samira@example.org; b@example.org.", ("samira@example.org", "b@example.org")),
        ("ingen", ()),
    ],
)
def test_an_address_is_the_same_however_it_is_written(written: str, meant: tuple[str, ...]) -> None:
    assert addresses.emails(written) == meant


def _blocked(study: Study, phone: str = PHONE, email: str = EMAIL) -> str:
    person = recruiting.save_person(study, PersonDetails(name="Samira Testdatter", phone=phone, email=email))
    consenting.record(study, person, NO)
    return person


@pytest.mark.parametrize(("phone", "email"), [("+47 10000101", ""), ("", "SAMIRA@example.org")])
def test_nobody_enters_the_person_again_under_another_name(study: Study, phone: str, email: str) -> None:
    _blocked(study)
    with pytest.raises(Blocked, match="Hale"):
        recruiting.save_person(study, PersonDetails(name="S. Hale", phone=phone, email=email))
    assert len(recruiting.people(study)) == 1
    other = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", phone="10 00 01 02"))
    with pytest.raises(Blocked):
        recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", phone=phone, email=email), other)


def test_what_stands_about_the_person_can_still_be_mended(study: Study) -> None:
    person = _blocked(study)
    recruiting.save_person(study, PersonDetails(name="Samira T. Hale", phone=PHONE, email=EMAIL), person)
    assert recruiting.person(study, person).shown == "Samira T. Hale"


def test_another_reason_blocks_nobody(study: Study) -> None:
    person = recruiting.save_person(study, PersonDetails(name="Samira Testdatter", phone=PHONE))
    consenting.record(study, person, consenting.Said(Decision.NO, refusal=Refusal.OTHER))
    assert not blocking.blocked(study, Contact("x", phone=PHONE))


def _another_laptop(study: Study, folder: Path) -> Study:
    """Return the project as another laptop has it: the same log so far, a node of its own."""
    study.data.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert study.key is not None
    study.key.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    shutil.copytree(study.path.parent, folder)
    return opening.open_study(folder / study.path.name, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)


def _hear(study: Study, told: Study) -> None:
    """Let ``study`` have the fingerprints of ``told`` and nothing else, as a merged package brings them."""
    for item in blocks.all_of(told.data):
        log.append(study.data, [Edit("block", log.project_id(study.data), "record", {"at": "", "by": ""}, item)])


def test_a_laptop_that_has_only_the_fingerprints_knows_the_person(study: Study, tmp_path: Path) -> None:
    other = _another_laptop(study, tmp_path / "b")
    met = recruiting.save_person(other, PersonDetails(name="Samira Hale", phone="+47 100 00 101"))
    _blocked(study)
    assert not recruiting.person(other, met).person.do_not_contact
    _hear(other, study)
    assert recruiting.person(other, met).person.do_not_contact
    for refused in (
        lambda: consenting.prepare(other, met),
        lambda: consenting.record(other, met, consenting.Said(Decision.YES)),
        lambda: recruiting.log_attempt(other, met, Outcome.NO_ANSWER),
        lambda: recruiting.save_person(other, PersonDetails(name="En annen", email="Samira@example.org")),
    ):
        with pytest.raises(Blocked):
            refused()
    other.close()


def test_fingerprints_hold_no_number_and_differ_between_projects(study: Study) -> None:
    _blocked(study)
    found = blocks.all_of(study.data)
    assert len(found) == 2
    assert all(len(each) == 64 and int(each, 16) for each in found)
    assert blocks.keys(study.data)[0] not in found
    assert blocking.fingerprints(study, Contact("x", phone="+4710000101")) == blocking.fingerprints(
        study, Contact("y", phone="100 00 101")
    )


def test_somebody_marked_without_the_key_is_known_once_it_is_open(consented: Field, project: Path) -> None:
    study = consented.study
    found = persons.get(study.data, consented.person)
    assert found is not None
    with study.deed() as deed:
        persons.save(study.data, replace(found, do_not_contact=True), deed)
        names, study.key = study.key, None
        blocking.block(study, consented.person, deed)
        study.key = names
    assert blocks.all_of(study.data) == frozenset()
    assert names is not None
    blocking.catch_up(study)
    assert blocking.blocked(study, Contact("x", phone=PHONE))
    events = study.data.execute("SELECT count(*) FROM event").fetchone()
    blocking.catch_up(study)
    assert study.data.execute("SELECT count(*) FROM event").fetchone() == events


def test_the_project_has_its_key_from_the_start_and_only_once(study: Study) -> None:
    (key,) = blocks.keys(study.data)
    assert blocks.make_key(study.data) == key
    blocks.add(study.data, ["ab" * 32], "Ask", datetime.now().astimezone(), "deed")
    blocks.add(study.data, ["ab" * 32], "Ask", datetime.now().astimezone(), "deed")
    assert blocks.all_of(study.data) == {"ab" * 32}
    assert verifying.verify(study).ok
