"""Reports for others: numbers that nobody is recognised in, and a method section filled with what the data knows."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interviewer.domain import coreq, small_counts
from interviewer.services import accounting, describing
from interviewer.services.study import Study
from tests.orderly import Fieldwork


@given(some.dictionaries(some.text(min_size=1, max_size=3), some.integers(0, 9), max_size=6))
def test_no_small_count_is_told_or_can_be_reckoned(counts: dict[str, int]) -> None:
    told = small_counts.shown(counts)
    assert set(told) == {value for value, count in counts.items() if count}
    assert all(count is None or count >= small_counts.FEWEST for count in told.values())
    hidden = [counts[value] for value, count in told.items() if count is None]
    if 0 < len(hidden) < len(told):
        assert len(hidden) > 1
        assert sum(hidden) > len(hidden)


@pytest.fixture
def field(study: Study) -> Fieldwork:
    made = Fieldwork(study)
    for gender in ("kvinne", "kvinne", "kvinne", "kvinne", "mann"):
        made.informant(person={"gender": gender})
    return made


def test_the_progress_report_never_tells_of_fewer_than_three(field: Fieldwork) -> None:
    report = accounting.progress_report(field.study)
    tables = {table.name: table for table in report.tables()}
    shown = [
        value for name, table in tables.items() for _words, value in table.rows if "kjønn" in name or "gender" in name
    ]
    assert shown
    assert all(isinstance(value, str) for value in shown), "four women and one man: neither may be told"
    assert not any("I-" in str(value) for table in tables.values() for row in table.rows for value in row)


def test_the_method_section_has_the_thirty_two_points(field: Fieldwork) -> None:
    report = describing.method_report(field.study)
    table = next(report.tables())
    assert [row[0] for row in table.rows] == list(range(1, 33))
    assert len({point.words for point in coreq.POINTS}) == 32
    filled = [row for row in table.rows if "5" in str(row[2])]
    assert filled
    assert "5" in report.sections[0].paragraphs[0]


def test_both_leave_as_word_files_that_name_nobody(field: Fieldwork, tmp_path: Path) -> None:
    files = (
        *describing.export_method(field.study, tmp_path / "metode.docx"),
        *accounting.export_progress(field.study, tmp_path / "framdrift.docx"),
    )
    for path in files:
        with zipfile.ZipFile(path) as archive:
            assert "Testperson" not in archive.read("word/document.xml").decode()


def test_an_empty_project_has_reports_too(study: Study) -> None:
    assert len(next(describing.method_report(study).tables()).rows) == 32
    assert accounting.progress_report(study).sections
