"""Merging and packages through the services: cancelled, refused, hostile, full, and beside a call."""

import hashlib
import json
import shutil
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pyrage import encrypt as age_encrypt
from pyrage import x25519

from interviewer.domain.consent import Decision
from interviewer.domain.interview import Mode
from interviewer.domain.member import Role
from interviewer.services import (
    consenting,
    dumping,
    enrolling,
    entrusting,
    interviewing,
    merging,
    noting,
    opening,
    packing,
    recruiting,
    rostering,
    sitting,
    verifying,
)
from interviewer.services.errors import CallRunning, Incomplete, MergeRunning, NothingThere, ReadOnly
from interviewer.services.merging import Source, SourceKind
from interviewer.services.packing import NobodyToSendTo
from interviewer.services.recruiting import PersonDetails
from interviewer.services.study import Study
from interviewer.storage import local, log, nodes, packages
from interviewer.storage.errors import AlreadyThere, CannotWrite
from interviewer.storage.package_errors import PackageBroken, PackagePassphraseWrong
from interviewer.storage.packages import HEADER_BYTES
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field


@pytest.fixture
def member(project: Path, tmp_path: Path) -> Iterator[Study]:
    """Return another laptop of the same project, with words of its own."""
    folder = tmp_path / "member"
    shutil.copytree(project.parent, folder)
    path = folder / project.name
    study = opening.open_study(path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    for db in (study.data, study.names):
        with log.transaction(db):
            local.drop(db, "fingerprint")
    study.close()
    study = opening.open_study(path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    yield study
    study.close()


def _work(study: Study, text: str = "Det ble sagt der.") -> str:
    person = recruiting.save_person(study, PersonDetails(name="Emil Tenkt", phone="10 00 02 02", role="leder"))
    consenting.record(study, person, consenting.Said(Decision.YES, reply="Ja."))
    interview = interviewing.plan(study, persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE)
    noting.save_note(study, interview, "rekruttering.rolle", text)
    return interview


def _packed(member: Study, folder: Path) -> Path:
    return packing.pack(member, folder / "member.pakke", to=packing.Lead()).path


def test_a_merge_that_is_cancelled_leaves_nothing(study: Study, member: Study, tmp_path: Path) -> None:
    for number in range(30):
        _work(member, f"Svar {number} {'langt ' * 50}")
    package, before = _packed(member, tmp_path), dumping.state_digest(study)

    class Stop(Exception):
        pass

    def cancel(done: int, _total: int) -> None:
        if done > 0:
            raise Stop

    with pytest.raises(Stop):
        merging.merge(study, [Source(package)], cancel)
    assert dumping.state_digest(study) == before
    assert verifying.verify(study).ok
    assert not list(study.path.parent.glob(".interviewer-*"))


def test_a_dry_run_says_what_would_come_and_changes_nothing(study: Study, member: Study, tmp_path: Path) -> None:
    _work(member)
    package, before = _packed(member, tmp_path), dumping.state_digest(study)
    (told,) = merging.merge(study, [Source(package)], dry_run=True).sources
    assert (told.kind, told.already, told.conflicts) == (SourceKind.PACKAGE, False, 0)
    assert dict(told.new)["interview"] == 1
    assert dumping.state_digest(study) == before
    (done,) = merging.merge(study, [Source(package)]).sources
    assert done == told


def test_the_project_file_of_a_laptop_is_as_good_as_its_package(study: Study, member: Study) -> None:
    _work(member)
    digest = dumping.state_digest(member)
    member.close()
    report = merging.merge(study, [Source(member.path, key_passphrase=KEY_PASSPHRASE)], passphrase=PASSPHRASE)
    assert report.refused == ()
    assert dumping.state_digest(study) == digest
    assert [row.shown for row in recruiting.people(study)] == ["Emil Tenkt"]
    member.data, member.key, member.lock = _reopened(member)


def _reopened(member: Study) -> tuple[Any, Any, Any]:
    again = opening.open_study(member.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    return again.data, again.key, again.lock


def test_a_laptop_that_is_still_open_is_read_as_it_stands_and_its_drafts_are_spoken_of(
    study: Study, member: Study
) -> None:
    interview = _work(member)
    noting.keep_draft(member, interview, "rekruttering.antall", "under arbeid")
    (told,) = merging.merge(study, [Source(member.path)], passphrase=PASSPHRASE).sources
    assert any("still being typed" in warning for warning in told.warnings)
    assert any("another passphrase" in warning for warning in told.warnings)
    assert "under arbeid" not in json.dumps(dumping.dump(study), ensure_ascii=False)


def test_a_draft_goes_along_in_a_package(study: Study, member: Study, tmp_path: Path) -> None:
    interview = _work(member)
    noting.keep_draft(member, interview, "rekruttering.antall", "skrevet til slutt")
    merging.merge(study, [Source(_packed(member, tmp_path))])
    assert "skrevet til slutt" in json.dumps(dumping.dump(study), ensure_ascii=False)


def test_without_the_key_words_come_in_and_names_stay_out_until_it_is_open(
    study: Study, member: Study, tmp_path: Path
) -> None:
    _work(member)
    package = packing.pack(member, tmp_path / "p.pakke", to=packing.Passphrase("et passord til pakken")).path
    study.close()
    closed = opening.open_study(study.path, PASSPHRASE)
    (told,) = merging.merge(closed, [Source(package)], passphrase="et passord til pakken").sources
    assert any("key is not open" in warning for warning in told.warnings)
    closed.close()
    again = opening.open_study(study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    merging.merge(again, [Source(package)], passphrase="et passord til pakken")
    assert [row.shown for row in recruiting.people(again)] == ["Emil Tenkt"]
    study.data, study.key, study.lock = again.data, again.key, again.lock


def test_while_a_clock_runs_nothing_is_merged_or_packed(consented: Field, tmp_path: Path) -> None:
    consented.study.ring(consented.interview)
    with pytest.raises(CallRunning):
        merging.merge(consented.study, [Source(tmp_path / "x.pakke")])
    with pytest.raises(CallRunning):
        packing.pack(consented.study, tmp_path / "x.pakke", to=packing.Lead())


def test_no_interview_begins_while_files_come_in(consented: Field, tmp_path: Path) -> None:
    seen: list[str] = []

    def begin(done: int, total: int) -> None:
        if done < total:
            with pytest.raises(MergeRunning) as caught:
                sitting.begin(consented.study, consented.interview)
            seen.append(str(caught.value))

    package = packing.pack(consented.study, tmp_path / "own.pakke", to=packing.Lead()).path
    merging.merge(consented.study, [Source(package)], begin)
    assert "being merged" in seen[0]
    sitting.begin(consented.study, consented.interview)


def test_a_project_open_for_reading_takes_nothing_in(study: Study, tmp_path: Path) -> None:
    reader = opening.open_for_reading(study.path, PASSPHRASE)
    with pytest.raises(ReadOnly):
        merging.merge(reader, [Source(tmp_path / "x.pakke")])
    reader.close()


def test_a_disk_that_fills_up_in_the_middle_keeps_the_project_as_it_was(
    study: Study, member: Study, tmp_path: Path
) -> None:
    for number in range(20):
        _work(member, f"{number} {'ord ' * 2000}")
    package, before = _packed(member, tmp_path), dumping.state_digest(study)
    pages = study.data.execute("PRAGMA page_count").fetchone()[0]
    study.data.execute(f"PRAGMA max_page_count = {pages + 5}").fetchall()
    ((_path, why),) = merging.merge(study, [Source(package)]).refused
    assert "disk is full" in why
    study.data.execute("PRAGMA max_page_count = 1000000").fetchall()
    assert dumping.state_digest(study) == before
    assert verifying.verify(study).ok
    assert merging.merge(study, [Source(package)]).refused == ()


def _forged(study: Study, path: Path, inside: bytes) -> Path:
    """Write a package to the lead whose compressed inside is whatever is given."""
    (public,) = [entrusting.public_key(study)]
    payload = age_encrypt(inside, [x25519.Recipient.from_str(public)])
    header = {"kind": packages.MARK, "format": 1, "bytes": len(payload), "sha256": _sha(payload), "opener": ""}
    path.write_bytes(json.dumps(header).encode().ljust(HEADER_BYTES - 1) + b"\n" + payload)
    return path


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _label(study: Study, **changes: object) -> list[object]:
    _number, uuid = nodes.own(study.data)
    label = {
        "project": study.project.id, "schema": 2, "made": "2026-11-01T10:00:00+01:00", "person": "Bo",
        "device": "Linux", "node": uuid, "public_key": nodes.described(study.data, uuid)[1], "whole": True, **changes,
    }  # fmt: skip
    return ["label", label]


def _lines(*values: object) -> bytes:
    return zlib.compress(b"".join(json.dumps(value).encode() + b"\n" for value in values))


HOSTILE: dict[str, Any] = {
    "a bomb": lambda _study: zlib.compress(b"[" + b" " * (200 << 20), 9),
    "no compression": lambda _study: b"plain text",
    "no end": lambda study: _lines(_label(study), ["part", "data"]),
    "a wrong signature": lambda study: _lines(_label(study), ["part", "data"], ["end", "0", "00"]),
    "no label": lambda _study: _lines(["part", "data"]),
    "an unknown line": lambda study: _lines(_label(study), ["shell", "rm"]),
    "an unknown part": lambda study: _lines(_label(study), ["part", "../../other"]),
    "the part twice": lambda study: _lines(_label(study), ["part", "data"], ["part", "data"]),
    "a row without its table": lambda study: _lines(_label(study), ["node", 1, "x", "y", "z", "k"]),
    "a node twice": lambda study: _lines(_label(study), ["part", "data"], *[["node", 1, "x", "y", "z", "k"]] * 2),
    "lists where text should be": lambda study: _lines(_label(study), ["part", "data"], ["node", 1, [], {}, "z", "k"]),
    "a number beyond measure": lambda study: _lines(_label(study), ["part", "data"], ["stub", 1, 10**30, "", "", ""]),
    "a parent nobody knows": lambda study: _lines(
        _label(study),
        ["part", "data"],
        ["event", 1, 1, "", "", "", 1, "", "", "", None, None, "", "", "", "", "", [["x", 1]]],
    ),
    "half a label": lambda _study: _lines(["label", {"project": "x"}]),
    "a deep nest": lambda study: zlib.compress(json.dumps(_label(study)).encode() + b"\n" + b"[" * 100_000 + b"\n"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_package_is_refused_in_plain_words_and_leaves_nothing(
    study: Study, tmp_path: Path, what: str
) -> None:
    package, before = _forged(study, tmp_path / "hostile.pakke", HOSTILE[what](study)), dumping.state_digest(study)
    ((_path, why),) = merging.merge(study, [Source(package)]).refused
    assert "Nothing was changed" in why
    assert dumping.state_digest(study) == before
    assert not list(study.path.parent.glob(".interviewer-*"))


def test_a_package_of_a_later_schema_is_refused_untouched(study: Study, tmp_path: Path) -> None:
    package = _forged(study, tmp_path / "later.pakke", _lines(_label(study, schema=99)))
    ((_path, why),) = merging.merge(study, [Source(package)]).refused
    assert "newer version" in why


def test_a_package_is_readable_by_its_owner_alone_and_holds_no_word_in_the_clear(member: Study, tmp_path: Path) -> None:
    _work(member, "ordene hennes")
    package = _packed(member, tmp_path)
    assert package.stat().st_mode & 0o077 == 0
    content = package.read_bytes()
    assert not any(word.encode() in content for word in ("ordene hennes", "Emil Tenkt", member.project.id))


def test_without_a_lead_with_a_key_no_package_is_made_for_one(study: Study, tmp_path: Path) -> None:
    with pytest.raises(NobodyToSendTo):
        packing.pack(study, tmp_path / "x.pakke", to=packing.Recipient("Ola"))
    assert not list(tmp_path.glob("*.pakke*"))


def test_a_package_that_cannot_be_written_says_so(study: Study, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite):
        packing.pack(study, tmp_path / "file" / "x.pakke", to=packing.Lead())


def test_a_deputy_can_open_what_goes_to_the_lead(study: Study, member: Study, tmp_path: Path) -> None:
    (lead,) = rostering.members_of(study)
    assert (lead.role, lead.has_key) == (Role.LEAD, True)
    start = packing.pack(study, tmp_path / "start.pakke", to=packing.ForMember("Kari", "et passord til pakken")).path
    deputy = enrolling.join(
        start, tmp_path / "kari", me="Kari", passphrase="karis passord", package_passphrase="et passord til pakken"
    )
    merging.merge(study, [Source(packing.pack(deputy, tmp_path / "kari.pakke", to=packing.Lead()).path)])
    rostering.appoint(study, "Kari", Role.DEPUTY)
    merging.merge(member, [Source(packing.pack(study, tmp_path / "lead.pakke", to=packing.Lead()).path)])
    _work(member)
    report = packing.pack(member, tmp_path / "member.pakke", to=packing.Lead())
    assert set(report.readers) == {"Intervjuer Ask", "Kari"}
    assert merging.merge(deputy, [Source(report.path)]).refused == ()
    with pytest.raises(NothingThere):
        rostering.appoint(study, "Ingen", Role.DEPUTY)
    deputy.close()


def test_joining_leaves_nothing_when_it_fails(study: Study, tmp_path: Path) -> None:
    start = packing.pack(study, tmp_path / "start.pakke", to=packing.ForMember("Kari", "et passord til pakken")).path
    folder = tmp_path / "kari"
    with pytest.raises(PackagePassphraseWrong):
        enrolling.join(start, folder / "p", me="Kari", passphrase="x", package_passphrase="feil")
    with pytest.raises(Incomplete):
        enrolling.join(start, folder / "p", me=" ", passphrase="x")
    with pytest.raises(PackageBroken):
        enrolling.join(study.path, folder / "p", me="Kari", passphrase="x")
    with pytest.raises(AlreadyThere):
        enrolling.join(start, study.path, me="Kari", passphrase="x")
    assert not list(folder.glob("*"))


def test_the_roster_tells_laptops_what_came_last_and_what_is_missing(
    study: Study, member: Study, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    merging.merge(study, [Source(_packed(member, tmp_path))])
    (ask,) = rostering.members_of(study)
    assert [laptop.mine for laptop in ask.laptops].count(True) == 1
    assert [laptop.last_package is not None for laptop in ask.laptops if not laptop.mine].count(True) == 1
    assert rostering.missing(study, now) == ()
