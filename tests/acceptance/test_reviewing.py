"""The reports about consents from the command line: register, reviewer's package, method section, progress."""

from pathlib import Path

import pytest

from interviewer.services import inspecting
from tests.acceptance.conftest import Run

SECRET = "tre små fugler i skogen"


@pytest.fixture
def demo(run: Run, tmp_path: Path) -> Path:
    run("demo", "d", "--interviews", 2, passphrase=None)
    return tmp_path / "d" / "demo.intervju"


def test_every_report_is_written_where_the_option_says(run: Run, demo: Path, tmp_path: Path) -> None:
    for name, suffixes in (
        ("consents", {".docx", ".xlsx", ".csv"}),
        ("review", {".docx", ".xlsx", ".json"}),
        ("method", {".docx"}),
        ("progress", {".docx", ".xlsx"}),
    ):
        told = run("export", name, demo, "-o", tmp_path / name).stdout.split("\n")[:-1]
        assert {Path(line) for line in told} == set((tmp_path / name).iterdir())
        assert {path.suffix for path in (tmp_path / name).iterdir()} == suffixes


def test_one_file_is_written_in_its_own_format(run: Run, demo: Path, tmp_path: Path) -> None:
    for name in ("register.docx", "register.xlsx", "register.csv"):
        assert run("export", "consents", demo, "-o", tmp_path / name).stdout.strip() == str(tmp_path / name)
    assert "cannot be written" in run("export", "consents", demo, "-o", tmp_path / "register.pdf", status=1).stderr


def test_an_encrypted_package_has_a_passphrase_of_its_own(
    run: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERVIEWER_PACKAGE_PASSPHRASE", SECRET)
    run("export", "review", demo, "-o", tmp_path / "til-gransker.pakke", "--encrypt")
    assert inspecting.inspect(tmp_path / "til-gransker.pakke", SECRET).verified
    assert "no package of this program" in run("merge", demo, tmp_path / "til-gransker.pakke", status=1).stderr


def test_the_project_passphrase_opens_it_where_there_is_no_other(
    run: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("INTERVIEWER_PACKAGE_PASSPHRASE", raising=False)
    run("export", "review", demo, "-o", tmp_path / "til-gransker", "--encrypt")
    assert inspecting.inspect(tmp_path / "til-gransker.pakke", "demo").files
