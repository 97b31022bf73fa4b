"""Copies outside the project: a withdrawal deletes those that can hold the person, of this copy of the project only."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

from interviewer.domain.consent import Decision
from interviewer.domain.interview import Mode
from interviewer.services import (
    accounting,
    backing_up,
    consenting,
    describing,
    disclosing,
    interviewing,
    noting,
    opening,
    recruiting,
    reporting,
    submitting,
    withdrawing,
)
from interviewer.services.consenting import Said
from interviewer.services.recruiting import PersonDetails
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from tests import laptops
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field
from tests.exports import export


@pytest.fixture
def closed(consented: Field) -> Field:
    noting.save_note(consented.study, consented.interview, consented.question, "Vi møttes på biblioteket.")
    noting.close(consented.study, consented.interview)
    return consented


def reports(study: Study, folder: Path) -> list[Path]:
    return [
        *reporting.export_consents(study, folder / "register"),
        *submitting.export_review(study, folder / "review").files,
        *describing.export_method(study, folder / "method"),
        *accounting.export_progress(study, folder / "progress"),
    ]


def test_exports_from_before_somebody_was_known_stay(closed: Field, tmp_path: Path) -> None:
    study = closed.study
    earlier = reports(study, tmp_path / "earlier")
    late = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    later = reports(study, tmp_path / "later")
    found = withdrawing.find(study, late)
    assert set(found.copies).isdisjoint(earlier)
    done = withdrawing.withdraw(study, late, Scope.ALL)
    assert set(later) <= set(done.deleted)
    assert all(path.exists() for path in earlier)
    assert not any(path.exists() for path in later)


def test_what_came_from_another_laptop_may_stand_in_any_export(closed: Field, tmp_path: Path) -> None:
    study = closed.study
    earlier = reports(study, tmp_path / "earlier")
    with laptops.other(study.data):
        late = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    assert set(earlier) <= set(withdrawing.find(study, late).copies)


@pytest.fixture
def copied(closed: Field, tmp_path: Path) -> Iterator[tuple[Field, Study, list[Path]]]:
    """Return a project with exports, and a copy of its whole folder."""
    study = closed.study
    made = [*export(study, tmp_path / "ut").files, *reports(study, tmp_path / "ut")]
    backup = backing_up.back_up(study, tmp_path / "annetsteds.kopi")
    study.close()
    shutil.copytree(study.path.parent, tmp_path / "copy")
    copy = opening.open_study(tmp_path / "copy" / study.path.name, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    yield closed, copy, [*made, backup]
    copy.close()


def test_a_copied_project_lists_the_originals_exports_and_deletes_none(
    copied: tuple[Field, Study, list[Path]],
) -> None:
    field, copy, made = copied
    own = reporting.export_consents(copy, copy.path.parent / "own")
    found = withdrawing.find(copy, field.person)
    assert set(found.copies).isdisjoint(made)
    told = "\n".join(found.elsewhere)
    assert all(str(path) in told for path in made)
    done = withdrawing.withdraw(copy, field.person, Scope.ALL)
    assert all(path.exists() for path in made)
    assert not any(path.exists() for path in own)
    assert all(str(path) in "\n".join(done.checklist) for path in made)


def test_a_project_that_was_moved_deletes_what_it_wrote_before(
    copied: tuple[Field, Study, list[Path]],
) -> None:
    field, copy, made = copied
    shutil.rmtree(field.study.path.parent)
    withdrawing.withdraw(copy, field.person, Scope.ALL)
    assert not any(path.exists() for path in made)


def test_the_preview_and_the_sheet_name_the_same_counts(closed: Field, tmp_path: Path) -> None:
    study = closed.study
    other = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", referred_by=closed.person))
    group = interviewing.plan(study, persons=(closed.person, other), case=None, guide="moteplass", mode=Mode.GROUP)
    for person in (closed.person, other):
        consenting.record(study, person, Said(Decision.YES, group=group))
        noting.save_note(study, group, closed.question, "Alle fikk kake.", subject=person)
    noting.close(study, group)
    export(study, tmp_path / "ut")
    reports(study, tmp_path / "ut")
    disclosing.disclose(study, closed.person, tmp_path / "ut")
    backing_up.back_up(study)
    backing_up.back_up(study, tmp_path / "annetsteds.kopi")
    again = interviewing.plan(study, persons=(closed.person,), case=None, guide="moteplass", mode=Mode.PHONE)
    noting.keep_draft(study, again, closed.question, "Alle fikk mer.")
    found = withdrawing.find(study, closed.person)
    done = withdrawing.withdraw(study, closed.person, Scope.ALL)
    tables = Document(str(done.proof)).tables
    sheet = [row.cells[1].text for table in tables for row in table.rows if row.cells[1].text.isdigit()]
    assert sorted(str(count) for _name, count in found.lines) == sorted(sheet)
    assert len(found.copies) == len(done.deleted)
