"""The end of a project: nothing is deleted before everything is done, and afterwards nothing of the old is left."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from interviewer.domain.consent import Decision
from interviewer.domain.identifier import Kind
from interviewer.domain.mark import Mark, MarkKind
from interviewer.exchange import parts
from interviewer.services import (
    anonymising,
    backing_up,
    consenting,
    creating,
    disclosing,
    ending,
    identifying,
    interviewing,
    notifying,
    noting,
    opening,
    recruiting,
    texting,
    verifying,
)
from interviewer.services.consenting import Said
from interviewer.services.deciding import Choice
from interviewer.services.ending import NotReady, NotYours
from interviewer.services.errors import Incomplete
from interviewer.services.recruiting import PersonDetails
from interviewer.storage import outputs
from tests.conftest import PASSPHRASE, Field
from tests.exports import export, make_ready

SAID = "Samira Testdatter Hale sier at Leona Diktet Vik i Solvik hjelper dem."


@pytest.fixture
def held(consented: Field) -> Field:
    """Return a talk that was held, reviewed, and in which somebody else is named."""
    study = consented.study
    mark = Mark("m1", 0, len(SAID), MarkKind.VERBATIM, SAID)
    noting.save_note(study, consented.interview, consented.question, SAID, (mark,))
    noting.close(study, consented.interview)
    identifying.add(study, ("Leona Diktet Vik",), Choice(Kind.PERSON))
    make_ready(study)
    return consented


def _sign_all(field: Field) -> None:
    for task in ending.lacking(field.study):
        if task.person:
            ending.sign(field.study, task.key, "Gjort.")


def test_nothing_is_deleted_before_everything_is_done(held: Field) -> None:
    with pytest.raises(NotReady, match="signs that own copies are deleted"):
        anonymising.end(held.study, PASSPHRASE)
    assert held.study.path.is_file()
    assert interviewing.open_sheet(held.study, held.interview).answers[held.question].note == SAID


def test_a_task_is_signed_with_words_and_only_on_an_own_laptop(held: Field) -> None:
    with pytest.raises(Incomplete):
        ending.sign(held.study, "indirect", " ")
    with pytest.raises(NotYours, match="Intervjuer Bo"):
        ending.attest(held.study, "Intervjuer Bo")
    ending.sign(held.study, "indirect", "Samira Testdatter Hale er den eneste lederen, så rollen går ut.")
    (task,) = (each for each in ending.tasks(held.study) if each.key == "indirect")
    assert task.done
    assert "Samira" not in task.note


def test_afterwards_there_is_one_file_without_names_and_without_the_old_log(held: Field, tmp_path: Path) -> None:
    study = held.study
    backing_up.back_up(study)
    old, key = study.path, study.key_path
    known = [output.path for output in outputs.all_of(study.data)]
    export(study, tmp_path / "ut", interviews=[held.interview])
    _sign_all(held)
    done = anonymising.end(study, PASSPHRASE)
    assert done.stuck == ()
    assert done.interviews == 1
    assert not old.exists()
    assert key is not None
    assert not key.exists()
    assert not any(path.exists() for path in known)
    new = opening.open_study(done.project, PASSPHRASE)
    try:
        assert verifying.verify(new).problems == ()
        assert new.project.ended is not None
        (row,) = interviewing.rows(new)
        answer = interviewing.open_sheet(new, row.interview.id).answers[held.question]
        assert "Samira" not in answer.note
        assert "Leona" not in answer.note
        assert answer.note.endswith("hjelper dem.")
        assert answer.marks[0].words == answer.note
        everything = " ".join(str(each) for row in new.data.execute("SELECT val FROM event") for each in row)
        for word in ("Samira", "Leona", "Solvik", "10 00 01 01", "Ja, det er greit"):
            assert word not in everything
        sheet = export(new, tmp_path / "etter").files[0]
        words = " ".join(part.text for part in parts.read(sheet.name, sheet.read_bytes()))
        assert "anonym" in words
        assert "pseudonym" not in words.replace("pseudonymer", "")
        report = " ".join(part.text for part in parts.read(done.report.name, done.report.read_bytes()))
        assert dict(done.heads).keys()
        assert all(mark in report for _laptop, mark in done.heads)
    finally:
        new.close()


def test_a_file_that_was_begun_and_never_finished_is_made_anew(held: Field) -> None:
    held.study.path.with_name("study-anonymisert-begynt.intervju").write_bytes(b"half")
    _sign_all(held)
    assert anonymising.end(held.study, PASSPHRASE).project.is_file()


def test_a_change_after_the_first_consent_waits_to_be_reported(held: Field) -> None:
    study = held.study
    assert notifying.waiting(study) == ()
    creating.change_project(study, replace(study.project, special_category=True, contact="ny@example.org"))
    (notice,) = notifying.waiting(study)
    assert "special categories" in notice.what
    notifying.answer(study, notice.key, reported=True, note="Meldt til Sikt")
    assert notifying.waiting(study) == ()
    assert notifying.notices(study)[0].note == "Meldt til Sikt"
    texting.approve(study, texting.draft(study), "Prosjektlederen")
    (notice,) = notifying.waiting(study)
    assert "version" in notice.what


def test_access_tells_everything_about_one_person_and_nothing_about_others(held: Field, tmp_path: Path) -> None:
    study = held.study
    other = recruiting.save_person(
        study, PersonDetails(name="Leona Diktet Vik", phone="10 00 01 77", referred_by=held.person)
    )
    consenting.record(study, other, Said(Decision.YES, reply="Ja, gjerne.", at=datetime(2026, 9, 1, tzinfo=UTC)))
    path = disclosing.disclose(study, held.person, tmp_path / "innsyn")
    document = Document(str(path))
    words = "\n".join(
        [paragraph.text for paragraph in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    for own in ("Samira Testdatter Hale", "10 00 01 01", "Ja, det er greit.", "hjelper dem"):
        assert own in words
    for foreign in ("Leona", "Diktet", "10 00 01 77", "Ja, gjerne"):
        assert foreign not in words
    assert "Samira" not in path.name
