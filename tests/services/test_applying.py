"""Applications by hand and from files: what is kept where, what is told, and what is refused with the reason."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from interviewer.domain.application_entry import Line
from interviewer.exchange import application_tables, parts
from interviewer.exchange.form_errors import FormBroken
from interviewer.services import (
    applying,
    cataloguing,
    charting,
    creating,
    granting,
    labelling_places,
    previewing,
    recruiting,
    registering,
    resolving,
    summary_applications,
    undoing,
    verifying,
)
from interviewer.services.applying import CellsWrong, Details
from interviewer.services.errors import KeyClosed
from interviewer.services.previewing import NoTable, State, TakenIn
from interviewer.services.recruiting import CaseDetails
from interviewer.services.study import Study
from interviewer.storage import applications, log
from tests import laptops
from tests.applications import APPLICANTS, APPLICATIONS, KIND, OF_ONE_KIND, as_csv, as_workbook, made_up

ONE = Line(municipality="Prøvik", year="2016", purpose="Sommerleir", support="aktivitet", applied="50 000",
           granted="20 000")  # fmt: skip
ROW = ("Prøvelaget", KIND, "", "Prøvik", "2016", "Leir", "drift", "50000", "20000")


def _taken(study: Study, path: Path) -> TakenIn:
    return previewing.take_in(study, previewing.preview(study, path))


def _wrong(study: Study, path: Path) -> str:
    return "\n".join(map(str, previewing.preview(study, path).problems))


# by hand


def test_names_lie_in_the_key_and_the_data_file_holds_pseudonyms(study: Study) -> None:
    kept = applying.keep(study, Details("Prøvelaget Sol", KIND), [replace(ONE, purpose="Leir med Prøvelaget Sol")])
    (row,) = applying.register(study).rows
    assert (row.organisation, row.place.shown if row.place else "") == ("Prøvelaget Sol", "Prøvik")
    assert row.application.purpose == f"Leir med {row.applicant.pseudonym}"
    said = [str(value) for (value,) in study.data.execute("SELECT val FROM event").fetchall()]
    assert not [value for value in said if "Prøvelaget" in value or "Prøvik" in value]
    assert applications.names(study.names)[kept] == "Prøvelaget Sol"
    assert verifying.verify(study).ok


def test_an_applicant_has_one_application_at_least_and_all_that_is_wrong_is_told(study: Study) -> None:
    with pytest.raises(CellsWrong, match="one application at least"):
        applying.keep(study, Details("Prøvelaget"), [])
    with pytest.raises(CellsWrong, match=r"row 1: (.|\n)*row 2: "):
        applying.keep(study, Details("Prøvelaget"), [Line(applied="x"), Line(year="x")])
    assert applying.register(study).rows == ()


def test_changing_keeps_ids_and_takes_away_the_lines_that_are_gone(study: Study) -> None:
    kept = applying.keep(study, Details("Prøvelaget"), [ONE, replace(ONE, year="2017")])
    first = applying.register(study).rows[0].application
    applying.keep(study, Details("Prøvelaget Nye", KIND), [replace(ONE, id=first.id, granted="50000")], kept)
    (row,) = applying.register(study).rows
    assert (row.application.id, row.application.granted, row.organisation) == (first.id, 50_000, "Prøvelaget Nye")
    assert row.applicant.kind == KIND


def test_the_same_organisation_is_not_entered_twice(study: Study) -> None:
    applying.keep(study, Details("Prøvelaget"), [ONE])
    with pytest.raises(CellsWrong, match="entered already"):
        applying.keep(study, Details(" prøvelaget "), [ONE])


def test_the_last_application_takes_the_applicant_with_it_and_undo_brings_both_back(study: Study) -> None:
    applying.keep(study, Details("Prøvelaget"), [ONE])
    with study.deed() as deed:
        applying.remove(study, applying.register(study).rows[0].application.id)
    assert applications.applicants(study.data) == []
    undoing.undo(study, deed)
    assert applying.register(study).rows[0].organisation == "Prøvelaget"


def test_a_municipality_is_the_case_of_that_name_also_when_the_case_comes_later(study: Study) -> None:
    applying.keep(study, Details("Prøvelaget"), [replace(ONE, municipality="Prøvik kommune")])
    place = applying.register(study).rows[0].place
    assert place is not None
    assert place.cases == ()
    case = recruiting.save_case(study, CaseDetails("Rådet", "Prøvik"))
    applying.keep(study, Details("Et annet lag"), [ONE])
    found = applying.register(study)
    assert {row.place.cases for row in found.rows if row.place} == {(case,)}
    assert len(found.by_municipality) == 1


# files


def test_the_published_totals_come_out_of_a_file_of_that_size(study: Study, tmp_path: Path) -> None:
    path = as_csv(tmp_path / "soknader.csv", made_up())
    assert _taken(study, path) == TakenIn(APPLICANTS, APPLICATIONS, 0, 0)
    found = applying.register(study)
    assert (found.totals.applicants, found.totals.applications) == (475, 600)
    assert {each.key: each.totals.applicants for each in found.by_kind}[KIND] == OF_ONE_KIND == 254
    assert (found.totals.granted, found.totals.decided, found.totals.share) == (480, 600, 0.8)
    assert found.totals.less == sum(int(row[8]) not in (0, int(row[7])) for row in made_up())
    assert "about eight in ten" in " ".join(granting.sentences(found.totals, str))
    assert sum(each.totals.applicants for each in found.by_municipality) == 475
    assert verifying.verify(study).ok


def test_the_same_file_twice_changes_nothing_and_a_later_one_amends(study: Study, tmp_path: Path) -> None:
    rows = [ROW, ROW, (*ROW[:8], "")]
    assert _taken(study, as_csv(tmp_path / "a.csv", rows)).applications == 3
    assert _taken(study, as_csv(tmp_path / "b.csv", rows)) == TakenIn(0, 0, 0, 3)
    later = [ROW, ROW, (*ROW[:8], "avslag")]
    assert _taken(study, as_csv(tmp_path / "c.csv", later)) == TakenIn(0, 0, 1, 2)
    assert sorted(str(row.application.granted) for row in applying.register(study).rows) == ["0", "20000", "20000"]


@pytest.mark.parametrize(("encoding", "delimiter"), [("cp1252", ";"), ("utf-8-sig", ","), ("utf-16", "\t")])
def test_a_csv_is_read_in_the_usual_encodings(study: Study, tmp_path: Path, encoding: str, delimiter: str) -> None:
    _taken(study, as_csv(tmp_path / "a.csv", [("Ærlig Øy-lag", *ROW[1:])], encoding, delimiter))
    assert applying.register(study).rows[0].organisation == "Ærlig Øy-lag"


def test_a_preview_stores_nothing_and_tells_columns_and_sums_that_are_left_out(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Organisasjon;Saksnr;Søkt;Tildelt\nPrøvelaget;7;100;50\nSum;;100;50\n", encoding="utf-8")
    found = previewing.preview(study, path)
    assert (found.ignored, found.sums, found.new_applicants, found.count(State.NEW)) == (("Saksnr",), (3,), 1, 1)
    assert applying.register(study).rows == ()


def test_what_cannot_be_read_is_told_line_by_line_and_nothing_is_taken_in(study: Study, tmp_path: Path) -> None:
    path = as_csv(tmp_path / "a.csv", [ROW, (*ROW[:7], "mye", ""), ("", *ROW[1:])])
    found = previewing.preview(study, path)
    assert [each.state for each in found.coming] == [State.NEW, State.WRONG, State.WRONG]
    with pytest.raises(FormBroken, match=r"line 3: .*mye(.|\n)*line 4: "):
        previewing.take_in(study, found)
    assert applying.register(study).rows == ()


def test_one_organisation_of_two_kinds_is_asked_about(study: Study, tmp_path: Path) -> None:
    assert "on line 2" in _wrong(study, as_csv(tmp_path / "a.csv", [ROW, (ROW[0], "idrettslag", *ROW[2:])]))


def test_what_the_project_says_of_an_applicant_stays(study: Study, tmp_path: Path) -> None:
    applying.keep(study, Details("Prøvelaget", "idrettslag"), [ONE])
    found = previewing.preview(study, as_csv(tmp_path / "a.csv", [(*ROW[:4], "2019", *ROW[5:])]))
    assert "stays “idrettslag”" in found.kept[0]
    previewing.take_in(study, found)
    assert {row.applicant.kind for row in applying.register(study).rows} == {"idrettslag"}


def test_a_formula_is_words_here_and_harmless_when_it_leaves(study: Study, tmp_path: Path) -> None:
    evil = "=cmd|' /C calc'!A0"
    _taken(study, as_csv(tmp_path / "a.csv", [("Prøvelaget", evil, *ROW[2:])]))
    assert applying.register(study).rows[0].applicant.kind == evil
    granting.export_applications(study, tmp_path / "ut")
    for path in (tmp_path / "ut").glob("*.csv"):
        assert f"'{evil}" in path.read_text(encoding="utf-8-sig")
        assert f",{evil}" not in path.read_text(encoding="utf-8-sig")
    (book,) = (tmp_path / "ut").glob("*.xlsx")
    cells = [cell for sheet in load_workbook(book).worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value == evil} == {"s"}


def test_a_merged_name_says_the_same_in_its_rows_below_a_title(study: Study, tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [(*ROW[:7], 100, 50), (None, *ROW[1:7], 200, 0.0)]
    _taken(study, as_workbook(tmp_path / "a.xlsx", rows, "A3:A4", "A1:D1", above=1))
    found = applying.register(study)
    assert (found.totals.applicants, found.totals.applications, found.totals.asked) == (1, 2, 300)


def test_a_merged_sum_is_refused_because_it_would_count_twice(study: Study, tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [(*ROW[:7], 100, 50), (*ROW[:7], None, 50)]
    assert "merged cell" in _wrong(study, as_workbook(tmp_path / "a.xlsx", rows, "H2:H3"))


def test_a_formula_without_its_result_is_refused(study: Study, tmp_path: Path) -> None:
    assert "without its result" in _wrong(study, as_workbook(tmp_path / "a.xlsx", [(*ROW[:7], "=1+1", 1)]))


def _with_merge(path: Path) -> bytes:
    as_workbook(path, [ROW], "A2:B2")
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"A2:B2", b"A1:XFD1048576"))
    return stream.getvalue()


def _bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (70 << 20))
    return stream.getvalue()


def _long() -> bytes:
    book = Workbook()
    book.worksheets[0].cell(900_000, 1).value = "x"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_hostile_workbooks_are_refused_with_the_reason(study: Study, tmp_path: Path) -> None:
    for content, why in (
        (b"PK\x03\x04 no", "no workbook"), (_bomb(), "far more"), (_with_merge(tmp_path / "m.xlsx"), "merges more"),
        (_long(), "more rows"),
    ):  # fmt: skip
        path = tmp_path / "x.xlsx"
        path.write_bytes(content)
        with pytest.raises(FormBroken, match=why):
            previewing.preview(study, path)


def test_files_that_are_no_such_table_are_refused_with_the_reason(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for content, why in (
        (b"a;b\n1;2\n", "No row in it names"), (b"Organisasjon;Tildelt\n", "no application"),
        (b"Organisasjon;Tildelt\x00\n", "no text"), (b"x" * (17 << 20), "larger than"),
        (b"Organisasjon;Tildelt\n" + b"a;1\n" * 5_002, "more rows"),
        (b"Organisasjon;Tildelt\n" + b"a" * 200_000 + b";1\n", "no CSV"),
    ):  # fmt: skip
        path.write_bytes(content)
        with pytest.raises(FormBroken, match=why):
            previewing.preview(study, path)
    with pytest.raises(NoTable):
        previewing.preview(study, tmp_path / "a.pdf")


# several laptops


def test_laptops_that_disagree_are_told_about_which_applicant_and_in_words(study: Study) -> None:
    kept = applying.keep(study, Details("Prøvelaget", KIND), [ONE])
    (row,) = applying.register(study).rows
    owner = log.project_id(study.data)
    said = {"applicant": kept, "municipality": row.application.municipality, "year": 2016, "support": "running"}
    mine, theirs = ({**said, "applied": 100, "granted": sum_} for sum_ in (0, 50))
    laptops.disagree(study.data, "application", owner, "record", mine, theirs, row.application.id)
    laptops.disagree(study.names, "remark", owner, "text", "Prøvelaget A", "Prøvelaget B", kept)
    found = resolving.conflicts(study)
    assert all(each.title.startswith("Applications · Prøvelaget") for each in found)
    shown = {version.shown for each in found for version in each.versions}
    assert "Prøvik; 2016; running costs; applied for: 100; granted: 0" in shown
    assert {"Prøvelaget A", "Prøvelaget B"} <= shown


def test_the_programs_own_heads_are_known_in_both_languages(study: Study) -> None:
    for language in ("en", "nb"):
        translate = registering.translations(replace(study.project, language=language))
        for name, words in application_tables.COLUMNS.items():
            for head in (translate(words), translate(words).capitalize()):
                assert application_tables.column(head) == name, head
        assert None not in {application_tables.column(translate(words)) for words in granting.LISTED}


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_programs_own_export_taken_in_again_adds_nothing(
    study: Study, tmp_path: Path, language: str, suffix: str
) -> None:
    creating.change_project(study, replace(study.project, language=language))
    recruiting.save_case(study, CaseDetails("Rådet", "Prøvik"))
    applying.keep(study, Details("Prøvelaget Sol", KIND), [ONE, replace(ONE, municipality="Utkanten", granted="")])
    applying.keep(study, Details("Prøvelaget Måne", "lag i Prøvik"), [replace(ONE, year="2018")])
    before = applying.register(study).rows
    (path,) = [
        each for each in granting.export_applications(study, tmp_path / "ut")
        if each.suffix == suffix and "-" not in each.stem
    ]  # fmt: skip
    assert application_tables.is_applications(path)
    found = previewing.preview(study, path)
    assert (found.problems, found.ignored, found.new_applicants) == ((), (), 0)
    assert found.count(State.KNOWN) == 3
    previewing.take_in(study, found)
    assert applying.register(study).rows == before


def test_columns_that_are_not_taken_in_are_told(study: Study, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["Organisasjon", "Søkt om", "Saksbehandler"])
    book.worksheets[0].append(["Prøvelaget", 100, "Ask"])
    book.save(tmp_path / "a.xlsx")
    found = previewing.preview(study, tmp_path / "a.xlsx")
    assert found.ignored == ("Saksbehandler",)
    assert found.coming[0].said is not None
    assert found.coming[0].said.applied == 100


def test_a_table_that_is_neither_a_codebook_nor_applications_is_refused(study: Study, tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Lag", "Poeng", "Mål"], ["Prøve", 3, 4]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "b.csv").write_text("Lagnavn;Poeng;Mål\nPrøve;3;4\n", encoding="utf-8")
    for name in ("a.xlsx", "b.csv"):
        assert not previewing.is_applications(tmp_path / name)
        with pytest.raises(FormBroken, match="neither those of a codebook nor those of applications"):
            cataloguing.take_in_file(study, tmp_path / name)


# out


def test_what_leaves_names_no_organisation_and_no_municipality(study: Study, tmp_path: Path) -> None:
    case = recruiting.save_case(study, CaseDetails("Rådet", "Prøvik"))
    applying.keep(study, Details("Prøvelaget Sol", KIND), [ONE, replace(ONE, municipality="Utkanten")])
    written = granting.export_applications(study, tmp_path / "ut")
    assert {path.suffix for path in written} == {".docx", ".xlsx", ".csv"}
    text = "".join(path.read_text(encoding="utf-8-sig") for path in written if path.suffix == ".csv")
    pseudonym = recruiting.case(study, case).case.pseudonym
    assert "kommune A" in text
    assert "kommune B" in text
    left = ("Prøvelaget", "Prøvik", "Utkanten", "Sommerleir", pseudonym, "K-")
    assert not [name for name in left if name in text]


def test_nothing_that_leaves_about_applications_leads_to_a_case(study: Study, tmp_path: Path) -> None:
    case = recruiting.save_case(study, CaseDetails("Rådet", "Prøvik"))
    pseudonym = recruiting.case(study, case).case.pseudonym
    near = Details("Prøvelaget Sol", "Lag i Prøvik", f"Bydel ved {pseudonym}")
    applying.keep(study, near, [ONE])
    assert pseudonym in applying.register(study).by_kind[0].key
    for place in (tmp_path / "ut", tmp_path / "ut" / "applications.docx"):
        for path in granting.export_applications(study, place):
            text = "\n".join(part.text for part in parts.read(path.name, path.read_bytes()))
            assert pseudonym not in text, path
            assert "Lag i [kommunen]" in text
    found = applying.register(study)
    chart = granting.chart(study, found, granting.MUNICIPALITIES)
    assert pseudonym not in charting.figures(study, chart)
    told = list(summary_applications.applications(study, str, named=True))
    assert pseudonym not in repr(told)
    assert "municipality A" in repr(told)


def test_municipalities_are_labelled_by_size_and_alike_each_time(study: Study) -> None:
    for number in range(30):
        for who in range(2 if number == 7 else 1):
            applying.keep(study, Details(f"Lag {number} {who}"), [replace(ONE, municipality=f"Sted {number}")])
    found = applying.register(study)
    labels = labelling_places.labels(found, str)
    assert labels["Sted 7"] == "municipality A"
    assert set(labels.values()) >= {"municipality Z", "municipality AA", "municipality AD"}
    assert labels == labelling_places.labels(applying.register(study), str)


def test_entering_needs_the_key(study: Study) -> None:
    blind = replace(study, key=None)
    with pytest.raises(KeyClosed):
        applying.keep(blind, Details("Prøvelaget"), [ONE])
    applying.keep(study, Details("Prøvelaget"), [ONE])
    (row,) = applying.register(blind).rows
    assert row.organisation == row.applicant.pseudonym
    assert row.place is not None
    assert row.place.shown.startswith("K-")
