"""The fictional project has documents by others: entered, used in its summary and tables, and counted nowhere."""

from contextlib import closing
from pathlib import Path

from docx import Document as Word

from interviewer.domain.document import Kind, View
from interviewer.services import demonstrating, documenting, excerpting, opening, recruiting


def test_the_demo_has_a_form_about_two_places_and_a_report_and_its_summary_uses_them(tmp_path: Path) -> None:
    report = demonstrating.demonstrate(tmp_path)
    with closing(opening.open_study(report.project, "demo", key_passphrase="demo")) as study:
        rows = {row.document.kind: row for row in documenting.listed(study)}
        form = rows[Kind.FORM]
        assert (len(form.cases), form.document.asks_view, form.waiting) == (2, True, 0)
        views = {each.finding.view for each in excerpting.listed(study)}
        names = [row.shown for row in recruiting.cases(study)]
    assert views == set(View)
    (summary,) = (path for path in report.exports if path.suffix == ".docx" and path.parent.name == "analyse")
    document = Word(str(summary))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    said = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    for row in rows.values():
        assert row.document.title in said
        assert row.document.use in said
    assert "s. 14, tabell 2" in said
    tables = "".join(
        path.read_text("utf-8") for path in report.exports if path.name in ("documents.csv", "findings.csv")
    )
    assert form.cases[0] in tables
    assert not any(name in said + tables for name in names)


def test_the_demo_of_few_interviews_leaves_out_what_is_about_places_that_are_not_there(tmp_path: Path) -> None:
    report = demonstrating.demonstrate(tmp_path, 1)
    with closing(opening.open_study(report.project, "demo", key_passphrase="demo")) as study:
        form = next(row for row in documenting.listed(study) if row.document.kind is Kind.FORM)
        assert len(form.cases) == 1
