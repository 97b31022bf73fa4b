"""The fictional project has documents by others: entered, used in its summary and tables, and counted nowhere."""

from contextlib import closing

from docx import Document as Word

from interviewer.domain.document import Kind, View
from interviewer.services import documenting, excerpting, opening, recruiting
from tests.conftest import Demos


def test_the_demo_has_a_form_about_two_places_and_a_report_and_its_summary_uses_them(
    demo_of: Demos,
) -> None:
    folder = demo_of(None)
    with closing(opening.open_study(folder / "demo.intervju", "demo", key_passphrase="demo")) as study:
        rows = {row.document.kind: row for row in documenting.listed(study)}
        form = rows[Kind.FORM]
        assert (len(form.cases), form.document.asks_view, form.waiting) == (2, True, 0)
        views = {each.finding.view for each in excerpting.listed(study)}
        names = [row.shown for row in recruiting.cases(study)]
    assert views == set(View)
    (summary,) = (folder / "export" / "analyse").glob("*.docx")
    document = Word(str(summary))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    said = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    for row in rows.values():
        assert row.document.title in said
        assert row.document.use in said
    assert "s. 14, tabell 2" in said
    held = folder / "export" / "analyse" / "tabeller"
    tables = "".join((held / name).read_text("utf-8") for name in ("documents.csv", "findings.csv"))
    assert form.cases[0] in tables
    assert not any(name in said + tables for name in names)


def test_the_demo_of_few_interviews_leaves_out_what_is_about_places_that_are_not_there(
    demo_of: Demos,
) -> None:
    with closing(opening.open_study(demo_of(1) / "demo.intervju", "demo", key_passphrase="demo")) as study:
        form = next(row for row in documenting.listed(study) if row.document.kind is Kind.FORM)
        assert len(form.cases) == 1
