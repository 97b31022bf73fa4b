"""Whatever is written with names or words in it is its owner's alone to read."""

import stat
from pathlib import Path

from interviewer.services import disclosing, inquiring, noting, reporting, submitting, withdrawing
from interviewer.services.withdrawing import Scope
from tests.conftest import Field
from tests.exports import export


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_every_file_that_leaves_is_its_owners_alone(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Vi møttes på biblioteket.")
    noting.close(study, consented.interview)
    written = [
        disclosing.disclose(study, consented.person, tmp_path / "access"),
        inquiring.document(study, consented.interview, tmp_path / "questions"),
        *export(study, tmp_path / "transcripts").files,
        *reporting.export_consents(study, tmp_path / "register"),
        *submitting.export_review(study, tmp_path / "review").files,
        *submitting.export_review(study, tmp_path / "locked", encrypt=True, passphrase="tre fugler").files,
        withdrawing.withdraw(study, consented.person, Scope.STOP).proof,
    ]
    assert {mode(path) for path in written} == {0o600}


def test_so_is_what_lay_there_and_was_put_aside(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    path = disclosing.disclose(study, consented.person, tmp_path)
    path.write_bytes(b"somebody's own notes in it")
    path.chmod(0o644)
    assert disclosing.disclose(study, consented.person, tmp_path) == path
    assert {mode(each) for each in tmp_path.iterdir() if each.is_file()} == {0o600}
