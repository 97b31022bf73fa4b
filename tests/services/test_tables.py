"""Tables for statistics programs: what stands in them, that they join, and that nothing else leaves."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from interviewer.domain.answer import Status
from interviewer.domain.guide import YesNo
from interviewer.domain.transcript import Attribution
from interviewer.domain.typology import Fit
from interviewer.services import classifying, creating, noting, recruiting, reviewing, tables
from interviewer.services.classifying import Judgement
from interviewer.services.crowding import Leave
from interviewer.services.errors import CallRunning
from interviewer.services.exporting import SmallCells
from interviewer.services.reporting import NoSuchFormat
from interviewer.storage import codes
from tests.coded import code, coding
from tests.conftest import Field
from tests.exports import REASON

NOTE = "=1+1 Vi fikk hjelp av Samira Hale i Solvik."
ACCEPTED = Leave(reason=REASON)


@pytest.fixture
def field(consented: Field) -> Field:
    """Return fieldwork with a closed, coded, reviewed interview."""
    study = consented.study
    creating.change_project(study, replace(study.project, language="en"))
    noting.save_note(study, consented.interview, consented.question, NOTE)
    noting.set_yes_no(study, consented.interview, "rekruttering.opplaering", YesNo.NO)
    noting.set_status(study, consented.interview, "rekruttering.erfaring", Status.NOT_RELEVANT)
    noting.close(study, consented.interview)
    reviewing.review_all(study)
    top = code(study, "Hjelp")
    coding(consented, "fikk hjelp av Samira", code(study, "Fra venner", top))
    code(study, "Penger")
    return consented


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8-sig"))))


def test_every_table_has_its_rows_and_they_join(field: Field, tmp_path: Path) -> None:
    report = tables.export_tables(field.study, tmp_path, leave=ACCEPTED)
    pseudonym = recruiting.person(field.study, field.person).person.pseudonym
    assert dict(report.rows).keys() == {
        "cases", "informants", "interviews", "answers", "codings", "codes", "counts", "case_by_code"
    }  # fmt: skip
    (case,), (informant,), (interview,) = (rows(tmp_path, name) for name in ("cases", "informants", "interviews"))
    assert informant["pseudonym"] == pseudonym
    assert case["case"] == informant["case"] == interview["case"]
    (one,) = rows(tmp_path, "codings")
    answers = {each["question"]: each for each in rows(tmp_path, "answers")}
    said = answers[one["question"]]
    assert said["interview"] == one["interview"] == interview["interview"]
    text = said["text"].removeprefix("'")
    assert text[int(one["start"]) : int(one["end"])] == one["passage"]
    assert one["path"] == "Hjelp / Fra venner"


def test_counts_never_take_what_was_not_raised_for_a_no(field: Field, tmp_path: Path) -> None:
    tables.export_tables(field.study, tmp_path, leave=ACCEPTED)
    counts = {each["question"]: each for each in rows(tmp_path, "counts")}
    for each in counts.values():
        parts = ("not_raised", "not_relevant", "yes", "no", "both", "unsure", "other")
        assert sum(int(each[part]) for part in parts) == int(each["informants"]) == 1
    assert counts["rekruttering.opplaering"]["no"] == "1"
    assert counts["rekruttering.erfaring"]["not_relevant"] == "1"
    assert counts[field.question]["other"] == "1"
    assert sum(int(each["no"]) for each in counts.values()) == 1


def test_the_matrix_has_a_one_for_a_code_and_those_above_it_and_only_these(field: Field, tmp_path: Path) -> None:
    tables.export_tables(field.study, tmp_path, leave=ACCEPTED)
    (row,) = rows(tmp_path, "case_by_code")
    assert {name: value for name, value in row.items() if name != "case"} == {
        "Hjelp": "1", "Fra venner": "1", "Penger": "0"
    }  # fmt: skip


def test_no_formula_and_no_name_is_in_any_file_and_the_readme_tells_every_column(field: Field, tmp_path: Path) -> None:
    files = tables.export_tables(field.study, tmp_path, leave=ACCEPTED).files
    for path in files:
        if path.suffix == ".xlsx":
            book = load_workbook(path)
            words = "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)
            assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
        else:
            words = path.read_text(encoding="utf-8-sig")
            assert not [line for line in words.splitlines() if line.startswith("=") or ",=" in line]
        assert not any(name in words for name in ("Samira", "Hale", "Solvik"))
    told = (tmp_path / "README.md").read_text(encoding="utf-8")
    for path in files:
        if path.suffix == ".csv":
            head = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
            assert all(f"`{column}`" in told for column in head if path.stem != "case_by_code")


def test_the_same_project_gives_the_same_bytes(field: Field, tmp_path: Path) -> None:
    first = tables.export_tables(field.study, tmp_path / "a", leave=ACCEPTED).files
    second = tables.export_tables(field.study, tmp_path / "b", leave=ACCEPTED).files
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_one_workbook_holds_the_same_tables(field: Field, tmp_path: Path) -> None:
    (path,) = tables.export_tables(field.study, tmp_path / "ut.xlsx", leave=ACCEPTED).files
    assert load_workbook(path).sheetnames == [
        "cases", "informants", "interviews", "answers", "codings", "codes", "counts", "case_by_code", "README"
    ]  # fmt: skip
    with pytest.raises(NoSuchFormat):
        tables.export_tables(field.study, tmp_path / "ut.ods", leave=ACCEPTED)


def test_less_attribution_tells_no_cases_and_no_informants_apart(field: Field, tmp_path: Path) -> None:
    report = tables.export_tables(field.study, tmp_path, leave=Leave(Attribution.NONE, reason=REASON))
    assert not {"cases", "informants", "case_by_code"} & {name for name, _count in report.rows}
    pseudonym = recruiting.person(field.study, field.person).person.pseudonym
    assert {each["informant"] for each in rows(tmp_path, "answers")} == {"Informant"}
    assert pseudonym not in (tmp_path / "interviews.csv").read_text(encoding="utf-8-sig")
    assert "leder" not in (tmp_path / "answers.csv").read_text(encoding="utf-8-sig")


def test_the_gate_holds_for_tables_too(field: Field, tmp_path: Path) -> None:
    with pytest.raises(SmallCells):
        tables.export_tables(field.study, tmp_path / "ut")
    field.study.call.interview = "another"
    with pytest.raises(CallRunning):
        tables.export_tables(field.study, tmp_path / "ut", leave=ACCEPTED)
    assert not (tmp_path / "ut").exists()


def test_what_was_made_of_the_cases_has_tables_where_there_is_some(field: Field, tmp_path: Path) -> None:
    classifying.take_in_shipped(field.study)
    fits = {"hensikt": Fit.FITS, "politikere": Fit.DEVIATES}
    why = Judgement("rad", fits, "=1+1", "Samira Hale valgte dem.")
    classifying.place(field.study, "typologi-moteplass", field.case, why)
    tables.export_tables(field.study, tmp_path, leave=ACCEPTED)
    (case,), (placed,) = rows(tmp_path, "cases"), rows(tmp_path, "placements")
    assert (placed["case"], placed["type"]) == (case["case"], "Rådsmodellen")
    assert (placed["fits"], placed["partly"], placed["deviates"]) == ("Hensikt", "", "Politikernes plass")
    assert placed["deviation"] == "'=1+1"
    assert "Samira" not in placed["rationale"]
    defined = rows(tmp_path, "definitions")
    (held,) = classifying.listed(field.study)
    assert len(defined) == len(held.standing())
    assert {each["typology"] for each in defined} == {placed["typology"]}


def test_placements_are_left_out_where_cases_are_not_told_apart(field: Field, tmp_path: Path) -> None:
    classifying.take_in_shipped(field.study)
    classifying.place(field.study, "typologi-moteplass", field.case, Judgement("rad", {}, "", "Sånn er det."))
    report = tables.export_tables(field.study, tmp_path, leave=Leave(Attribution.NONE, reason=REASON))
    assert {name for name, _count in report.rows} & {"placements", "definitions"} == {"definitions"}


def test_what_two_have_coded_alike_is_one_passage_and_sub_codes_are_told_apart(field: Field, tmp_path: Path) -> None:
    book = {each.name: each.id for each in codes.codebook(field.study.data).codes}
    coding(field, "fikk hjelp av Samira", book["Fra venner"], by="Bo")
    coding(field, "i Solvik", book["Hjelp"])
    tables.export_tables(field.study, tmp_path, leave=ACCEPTED)
    told = {each["code"]: each for each in rows(tmp_path, "codes")}
    assert [told[name]["codings"] for name in ("Hjelp", "Fra venner", "Penger")] == ["1", "1", "0"]
    assert [told[name]["codings_with_below"] for name in ("Hjelp", "Fra venner", "Penger")] == ["2", "1", "0"]
    (case,), (row,) = rows(tmp_path, "cases"), rows(tmp_path, "case_by_code")
    assert case["codings"] == "2"
    assert all(told[name]["cases_with_below"] == row[name] for name in told)
    assert len(rows(tmp_path, "codings")) == 3
