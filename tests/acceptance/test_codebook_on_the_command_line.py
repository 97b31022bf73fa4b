"""The codebook by commands: out by the ending, in from any program, and nothing done by halves."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.acceptance.conftest import Run

CODES = "Kode;Beskrivelse\nOpplæring;Om å lære\nOpplæring / Behov;=SUM(1)\nPenger;\n"


@pytest.fixture
def project(run: Run, tmp_path: Path) -> Path:
    run("new", "p.intervju", "--title", "Møteplasser", "--as", "Ask")
    (tmp_path / "bok.csv").write_bytes(CODES.encode("cp1252"))
    return tmp_path / "p.intervju"


def test_a_codebook_comes_in_and_goes_out_in_every_format(run: Run, project: Path) -> None:
    assert "3 " in run("import", project, "bok.csv").stdout
    assert "3 were here already" in run("import", project, "bok.csv").stdout
    folder = project.parent / "ut"
    written = [Path(line) for line in run("export", "codebook", project, "-o", folder).stdout.splitlines()]
    assert sorted(path.suffix for path in written) == [".csv", ".qdc", ".xlsx"]
    lines = next(path for path in written if path.suffix == ".csv").read_text("utf-8-sig").splitlines()
    assert lines == ["tag,description", "Opplæring,Om å lære", "Opplæring / Behov,'=SUM(1)", "Penger,"]
    sheet = load_workbook(next(path for path in written if path.suffix == ".xlsx")).worksheets[0]
    assert sheet["B3"].data_type == "s"


@pytest.mark.parametrize("suffix", [".qdc", ".csv", ".xlsx"])
def test_what_one_project_writes_another_reads(run: Run, project: Path, suffix: str) -> None:
    run("import", project, "bok.csv")
    run("export", "codebook", project, "-o", f"ut{suffix}")
    run("new", "q.intervju", "--title", "Andre", "--as", "Bo")
    run("import", "q.intervju", f"ut{suffix}")
    codes = [json.loads(run("dump", each).stdout)["codes"] for each in (project, "q.intervju")]
    assert [sorted(code["name"] for code in found) for found in codes] == [["Behov", "Opplæring", "Penger"]] * 2


def test_a_broken_codebook_is_refused_with_its_lines_and_changes_nothing(run: Run, project: Path) -> None:
    before = run("dump", project, "--digest").stdout
    (project.parent / "ring.csv").write_text("name,parent\nA,B\nB,A\n", "utf-8")
    said = run("import", project, "ring.csv", status=1).stderr
    assert "line 2" in said
    assert "lies below itself" in said
    assert run("dump", project, "--digest").stdout == before
    assert "no code" in run("export", "codebook", project, "-o", "ut.qdc", status=1).stderr
