"""The reports about consents from the command line: register, reviewer's package, method section, progress."""

import json
import shutil
from pathlib import Path

import pytest

from interviewer.services import inspecting
from tests.acceptance.conftest import Run
from tests.conftest import Demos

SECRET = "tre små fugler i skogen"


@pytest.fixture
def demo(demo_of: Demos, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo_of(2), tmp_path / "d")) / "demo.intervju"


def test_the_demo_has_something_to_show_a_reviewer(demo_of: Demos) -> None:
    found = inspecting.inspect(demo_of(None) / "export" / "gjennomgang")
    assert (found.in_order, found.verified) == (True, True)
    tables = {each.table.name: each.table for each in found.sections if each.table}
    (explained,) = tables["Avvik"].rows
    assert all(element in str(explained[0]) for element in ("N14", "N16"))
    assert "eldre utskrift" in str(explained[-1])
    register = tables["Register"]
    columns = {name: [row[number] for row in register.rows] for number, name in enumerate(register.columns)}
    assert len([one for one in columns["lesingen begynte"] if one]) == 9
    assert len([one for one in columns["brev sendt"] if one]) == 9
    assert {"Intervjuer Ask", "Intervjuer Bjørk"} <= set(columns["lest av"])
    assert "takket nei" in columns["tilstand"]
    assert [one for one in columns["trukket"] if one]
    assert columns["mindreårig"].count("ja") == 1
    assert len(tables["Tilbaketrekking og sletting"].rows) == 1


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
    told = run("merge", demo, tmp_path / "til-gransker.pakke", status=1).stderr
    assert "is a reviewer’s package" in told
    assert "interviewer verify" in told
    assert "Unchanged since it was made: 3 files checked." in run("verify", tmp_path / "til-gransker.pakke").stdout


def test_a_reviewer_checks_a_package_without_a_project(run: Run, demo: Path, tmp_path: Path) -> None:
    run("export", "review", demo, "-o", tmp_path / "r")
    for place in (tmp_path / "r", tmp_path / "r" / "review.json"):
        told = run("verify", place, passphrase=None).stdout
        assert "Register\t" in told
        assert "Unchanged since it was made: 3 files checked." in told
    found = json.loads(run("verify", tmp_path / "r", "--json", passphrase=None).stdout)
    assert found["ok"]
    assert found["rows"]["Register"] >= 2
    assert "nothing to merge" in run("merge", demo, tmp_path / "r", status=1).stderr
    document = tmp_path / "r" / "review.docx"
    document.write_bytes(document.read_bytes() + b" ")
    assert "“review.docx” was not opened" in run("verify", tmp_path / "r", passphrase=None, status=1).stderr
    assert "no reviewer's package" in run("verify", tmp_path, passphrase=None, status=1).stderr


def test_the_project_passphrase_opens_it_where_there_is_no_other(
    run: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("INTERVIEWER_PACKAGE_PASSPHRASE", raising=False)
    run("export", "review", demo, "-o", tmp_path / "til-gransker", "--encrypt")
    assert inspecting.inspect(tmp_path / "til-gransker.pakke", "demo").files
