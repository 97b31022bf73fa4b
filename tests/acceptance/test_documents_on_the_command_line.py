"""Documents by others by a command: in once, placed on a guide, refused where they cannot be read."""

import json
from pathlib import Path

from tests.acceptance.conftest import Run
from tests.documents import FORM, as_text, as_word


def test_a_document_comes_in_once_and_is_no_interview(run: Run, tmp_path: Path) -> None:
    run("new", "p.intervju", "--title", "Møteplasser", "--as", "Ask")
    as_word(tmp_path / "skjema.docx")
    told = run("import", "p.intervju", "skjema.docx").stdout
    assert "4 answers taken in" in told or "5 answers taken in" in told
    assert "to be placed" in told
    assert "here already" in run("import", "p.intervju", "skjema.docx").stdout
    dumped = json.loads(run("dump", "p.intervju").stdout)
    assert [each["title"] for each in dumped["documents"]] == [FORM[0]]
    assert "Ja, et kveldskurs." in [each["text"] for each in dumped["findings"]]
    assert dumped["interviews"] == dumped["answers"] == dumped["informants"] == []
    run("verify", "p.intervju")


def test_a_file_that_is_no_document_is_refused_with_the_reason(run: Run, tmp_path: Path) -> None:
    run("new", "p.intervju", "--title", "Møteplasser", "--as", "Ask")
    (tmp_path / "bilde.docx").write_bytes(b"GIF89a")
    assert "damaged" in run("import", "p.intervju", "bilde.docx", status=1).stderr
    as_text(tmp_path / "tom.txt", ())
    assert "no text" in run("import", "p.intervju", "tom.txt", status=1).stderr
    assert json.loads(run("dump", "p.intervju").stdout)["documents"] == []
