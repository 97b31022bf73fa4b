"""The fictional project: its good practice builds on passages, and its applications stand in the coded summary."""

import csv
import io
from pathlib import Path

import pytest
from docx import Document

from interviewer.services import applying, commending, grounding, opening
from tests.conftest import Demos


@pytest.fixture
def made(demo_of: Demos) -> Path:
    """Return the folder of the fictional project."""
    return demo_of(None)


def test_twelve_applicants_with_twenty_applications_lie_in_its_municipalities(made: Path) -> None:
    study = opening.open_study(made / "demo.intervju", "demo", key_passphrase="demo")
    try:
        found = applying.register(study)
        assert (found.totals.applicants, found.totals.applications) == (12, 20)
        assert sum(bool(row.place and row.place.cases) for row in found.rows) == 19
        rows = commending.collection(study)
        assert rows
        for row in rows:
            assert len(grounding.found(study, row.practice.builds_on)) == len(row.practice.builds_on) > 0
    finally:
        study.close()


def test_the_summary_has_a_chapter_of_each_and_names_no_organisation(made: Path) -> None:
    document = Document(str(made / "export" / "analyse" / "kodet-sammendrag.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    said = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    for told in ("Gode grep", "Tell det dere vil endre", "Søknader om tilskudd", "Innvilget: 16 av 19 avgjorte"):
        assert told in said
    for name in ("Skilaget", "Kvinner på Kaia", "Vidfjord", "Solvik"):
        assert name not in said


def test_its_tables_tell_practices_placements_and_definitions(made: Path) -> None:
    folder = made / "export" / "analyse" / "tabeller"

    def rows(name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8-sig"))))

    guids = {each["coding"] for each in rows("codings")}
    for each in rows("practices"):
        assert set(each["builds_on"].split("; ")) <= guids
    assert {each["case"] for each in rows("placements")} == {each["case"] for each in rows("cases")}
    assert len(rows("definitions")) > 10
