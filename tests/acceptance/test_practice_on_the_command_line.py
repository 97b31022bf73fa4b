"""The handbook of good practice by a command."""

import json
from contextlib import closing
from pathlib import Path

from docx import Document

from interviewer.domain.practice import Practice
from interviewer.services import commending, opening, releasing
from tests.acceptance.conftest import Run


def test_the_handbook_is_written_by_a_command_and_refused_while_nothing_is_collected(run: Run, tmp_path: Path) -> None:
    run("new", "p.intervju", "--title", "Møteplasser", "--as", "Ask")
    assert "collected" in run("export", "practice", "p.intervju", "-o", "bok.docx", status=1).stderr
    assert not (tmp_path / "bok.docx").exists()
    with closing(opening.open_study(tmp_path / "p.intervju", "demo")) as study:
        commending.keep(study, Practice("", "Møt først", "Ta en kaffe."))
    (kept,) = json.loads(run("dump", "p.intervju").stdout)["practices"]
    assert kept["title"] == "Møt først"
    run("export", "practice", "p.intervju", "-o", "bok.docx")
    run("export", "practice", "p.intervju", "-o", "uten.docx", "--attribution", "none")
    with closing(opening.open_study(tmp_path / "p.intervju", "demo")) as study:
        levels = [each.attribution for each in releasing.listed(study)]
    assert levels == ["none", "pseudonym"]
    assert "Ta en kaffe." in [each.text for each in Document(str(tmp_path / "bok.docx")).paragraphs]
