"""What this machine wrote outside the project is remembered, and never leaves the file."""

from pathlib import Path

import pytest

from interviewer.services import backing_up, exporting, noting
from interviewer.services.opening import Study
from interviewer.storage import outputs
from tests.conftest import Field
from tests.exports import export


def test_a_file_is_remembered_once_and_forgotten(study: Study, tmp_path: Path) -> None:
    place = tmp_path / "a_b%.docx"
    outputs.remember(study.data, place, "transcript", ("b", "a", "a"))
    outputs.remember(study.data, place, "package")
    outputs.remember(study.data, tmp_path / "c.docx", "transcript", ("b", "a", "a"))
    first, second = outputs.all_of(study.data)
    assert (first.path, first.kind, first.about) == (place, "package", ())
    assert (second.kind, second.about) == ("transcript", ("a", "b"))
    assert first.made <= second.made
    outputs.forget(study.data, place)
    outputs.forget(study.data, tmp_path / "never.docx")
    assert outputs.all_of(study.data) == [second]


def test_every_exported_transcript_is_remembered_with_whom_it_is_about(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Ble spurt.")
    noting.close(study, consented.interview)
    report = export(study, tmp_path / "ut")
    (found,) = outputs.all_of(study.data)
    assert (found.path,) == report.files
    assert (found.kind, set(found.about)) == (exporting.OUTPUT, {consented.interview, consented.person})


def test_an_export_that_fails_leaves_nothing_on_the_register(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Ble spurt.")
    noting.close(study, consented.interview)
    (tmp_path / "ut").write_text("a file")
    with pytest.raises(exporting.NotWritten):
        export(study, tmp_path / "ut")
    assert outputs.all_of(study.data) == []


def test_backups_elsewhere_are_known(study: Study, tmp_path: Path) -> None:
    elsewhere = backing_up.back_up(study, tmp_path / "minnepinne" / "kopi.kopi")
    here = backing_up.back_up(study)
    assert set(backing_up.known(study)) == {elsewhere, here}
