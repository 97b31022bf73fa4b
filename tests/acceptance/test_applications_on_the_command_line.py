"""Applications by commands: in from a table, never taken for a codebook, and out as figures."""

import json
from pathlib import Path

import pytest

from tests.acceptance.conftest import Run
from tests.applications import APPLICATIONS, as_csv, made_up


@pytest.fixture
def project(run: Run, tmp_path: Path) -> Path:
    run("new", "p.intervju", "--title", "Tilskudd", "--as", "Ask", "--case-word", "kommune")
    as_csv(tmp_path / "soknader.csv", made_up())
    return tmp_path / "p.intervju"


def test_applications_come_in_once_and_go_out_as_figures(run: Run, project: Path) -> None:
    assert f"{APPLICATIONS} new applications" in run("import", project, "soknader.csv").stdout
    assert f"{APPLICATIONS} were here already" in run("import", project, "soknader.csv").stdout
    run("export", "applications", project, "-o", "ut/tall.csv")
    written = (project.parent / "ut" / "tall.csv").read_text("utf-8-sig")
    assert "Prøveforening" not in written
    assert "Prøvekommune" not in written
    assert len(written.splitlines()) == APPLICATIONS + 1
    run("verify", project)
    dumped = run("dump", project).stdout
    assert len(json.loads(dumped)["applications"]) == APPLICATIONS
    assert "Prøveforening" not in dumped


def test_a_file_with_something_to_mend_is_refused_with_the_line(run: Run, project: Path) -> None:
    (project.parent / "feil.csv").write_text("Organisasjon;Tildelt\nPrøvelaget;mye\n", encoding="utf-8")
    refused = run("import", project, "feil.csv", status=1)
    assert "line 2" in refused.stderr
    assert "mye" in refused.stderr
