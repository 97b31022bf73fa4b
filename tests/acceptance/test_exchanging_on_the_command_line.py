"""What was coded, out to other programs and back again, by command."""

import shutil
from pathlib import Path

from tests.acceptance.conftest import Run
from tests.conftest import Demos
from tests.services.test_returning import changed, coding_of, text_of, with_codings


def test_a_project_goes_out_the_same_each_time_and_comes_back(run: Run, tmp_path: Path, demo_of: Demos) -> None:
    shutil.copytree(demo_of(2), tmp_path / "d")
    options = ("--accept-small-cells", "oppdiktet")
    out = run("export", "qdpx", "d/demo.intervju", "-o", "a.qdpx", *options)
    assert out.stdout.strip().endswith("a.qdpx")
    run("export", "qdpx", "d/demo.intervju", "-o", "b.qdpx", *options)
    assert (tmp_path / "a.qdpx").read_bytes() == (tmp_path / "b.qdpx").read_bytes()
    run("export", "qdpx", "d/demo.intervju", "-o", "c.qdpx", "--profile", "qualcoder", *options)
    assert (tmp_path / "c.qdpx").stat().st_size > (tmp_path / "a.qdpx").stat().st_size
    assert "0 new codings" in run("import", "d/demo.intervju", "c.qdpx").stdout


def test_a_file_that_is_no_project_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    run("new", "p.intervju", "--title", "T", "--as", "Ask")
    (tmp_path / "x.qdpx").write_bytes(b"nothing")
    assert "was not read" in run("import", "p.intervju", "x.qdpx", status=1).stderr


def test_tables_are_written_with_a_readme(run: Run, tmp_path: Path, demo_of: Demos) -> None:
    shutil.copytree(demo_of(2), tmp_path / "d")
    run("export", "tables", "d/demo.intervju", "-o", "t", "--accept-small-cells", "oppdiktet")
    assert {"answers.csv", "codings.csv", "cases.csv", "counts.csv", "tables.xlsx", "README.md"} <= {
        path.name for path in (tmp_path / "t").iterdir()
    }


def test_the_summary_and_the_quote_book_are_written_as_word(run: Run, tmp_path: Path, demo_of: Demos) -> None:
    shutil.copytree(demo_of(2), tmp_path / "d")
    options = ("--accept-small-cells", "oppdiktet")
    run("export", "summary", "d/demo.intervju", "-o", "s.docx", *options)
    run("export", "summary", "d/demo.intervju", "-o", "q.docx", "--quotes", *options)
    assert (tmp_path / "s.docx").stat().st_size > (tmp_path / "q.docx").stat().st_size > 0
    assert "Choose" in run("export", "summary", "d/demo.intervju", "-o", "s.odt", *options, status=1).stderr


def test_words_that_find_no_place_are_not_written_on_the_command_line(run: Run, tmp_path: Path) -> None:
    run("demo", "d", "--interviews", 2, passphrase=None)
    out = run("export", "qdpx", "d/demo.intervju", "-o", "a.qdpx", "--accept-small-cells", "oppdiktet")
    path = tmp_path / out.stdout.strip().splitlines()[-1]
    text = text_of(path)
    changed(path, with_codings(coding_of(text, text[:9], name="noe som ingen har sagt")))
    told = run("import", "d/demo.intervju", path)
    assert "Not placed" in told.stderr
    assert "from character 0 to 9" in told.stderr
    assert "ingen har sagt" not in told.stderr + told.stdout
