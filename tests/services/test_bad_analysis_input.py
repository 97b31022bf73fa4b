"""Bad input of the analysis, tried at the services: read rightly, or refused with the reason and nothing changed."""

import csv
import io
import time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from interviewer.domain.code import Code
from interviewer.exchange.form_errors import FormBroken
from interviewer.exchange.refi_xml import RefiRefused
from interviewer.services import (
    cataloguing,
    codebook,
    coding,
    dumping,
    qda,
    returning,
    summarising,
    tables,
    verifying,
)
from interviewer.services.codebook import CodeDetails
from interviewer.services.errors import NothingThere
from interviewer.storage import codes
from tests.conftest import Field
from tests.services.test_returning import ACCEPTED, changed, coding_of, field, held, sent, text_of, with_codings

__all__ = ["field", "sent"]

FORMULA = "=cmd|'/C calc'!A0"
CODES = 2000


def _refused(study_field: Field, path: Path, why: str) -> None:
    before = dumping.state_digest(study_field.study)
    with pytest.raises((FormBroken, RefiRefused), match=why):
        cataloguing.take_in_file(study_field.study, path)
    assert dumping.state_digest(study_field.study) == before


def test_a_codebook_with_a_cycle_is_refused_and_nothing_is_taken_in(consented: Field, tmp_path: Path) -> None:
    path = tmp_path / "ring.csv"
    path.write_text("name,parent\nFin,\nA,B\nB,C\nC,A\n", "utf-8")
    _refused(consented, path, "lies below itself")
    book = Workbook()
    for row in (("code", "parent"), ("A", "B"), ("B", "A")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "ring.xlsx")
    _refused(consented, tmp_path / "ring.xlsx", "lies below itself")
    path = tmp_path / "ring.yaml"
    path.write_text("form: codebook\nid: ring\nversion: '1'\ntitle: T\ncodes: &x\n  - {key: a, name: A, codes: *x}\n")
    _refused(consented, path, "Anchors")


def test_a_cycle_that_is_in_the_file_already_is_shown_counted_and_exported(field: Field, tmp_path: Path) -> None:
    study = field.study
    (help_,) = (code for code, _depth in codebook.codebook(study).in_order())
    with study.deed() as deed:
        codes.save(study.data, Code("a", "Opp", parent=help_.id), deed)
        codes.save(study.data, Code(help_.id, "Hjelp", parent="a"), deed)
        codes.save(study.data, Code("b", "Selv", parent="b"), deed)
        codes.save(study.data, Code("c", "Inn", merged_into="d"), deed)
        codes.save(study.data, Code("d", "Ut", merged_into="c"), deed)
    shown = [code.name for code, _depth in codebook.codebook(study).in_order()]
    assert sorted(shown) == ["Hjelp", "Opp", "Selv"]
    assert len(held(field)) == 2
    for ending in ("qdc", "csv", "xlsx"):
        (written,) = cataloguing.export_codebook(study, tmp_path / f"bok.{ending}", leave=ACCEPTED)
        assert cataloguing.take_in_file(study, written).known == 3
    tables.export_tables(study, tmp_path / "tabeller", leave=ACCEPTED)
    qda.export_qdpx(study, tmp_path / "alt.qdpx", leave=ACCEPTED)
    codebook.move(study, help_.id, "", 0)
    assert verifying.verify(study).problems == ()


def test_two_thousand_codes_of_another_machine_come_in_and_go_out_without_a_formula(
    consented: Field, tmp_path: Path
) -> None:
    study = consented.study
    rows = [f"Tema {number // 20:02} / Ærlig {number};Beskrivelse {number}" for number in range(CODES)]
    path = tmp_path / "fra andre.csv"
    path.write_bytes(("Kode;Definisjon\r\n" + "\r\n".join([*rows, f"Regning;{FORMULA}"]) + "\r\n").encode("cp1252"))
    began = time.perf_counter()
    assert cataloguing.take_in_file(study, path).made == CODES + 101
    assert time.perf_counter() - began < 20
    assert cataloguing.take_in_file(study, path).made == 0
    book = codebook.codebook(study)
    (sum_,) = (code for code in book.codes if code.name == "Regning")
    assert sum_.definition == FORMULA
    (written,) = cataloguing.export_codebook(study, tmp_path / "ut.csv")
    cells = [cell for row in csv.reader(io.StringIO(written.read_text("utf-8-sig"))) for cell in row]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell.startswith("=")]
    (written,) = cataloguing.export_codebook(study, tmp_path / "ut.xlsx")
    values = [cell for row in load_workbook(written).worksheets[0].iter_rows() for cell in row]
    assert not [cell for cell in values if cell.data_type == "f"]
    assert cataloguing.take_in_file(study, written).made == 0


def test_codings_that_touch_overlap_and_hold_nothing(field: Field, tmp_path: Path) -> None:
    study = field.study
    other = codebook.add(study, CodeDetails("Annet"))
    (text,) = (each for each in coding.coded(study, field.interview).texts if each.question == field.question)
    whole = len(text.text)
    for start, end in ((0, 5), (5, 9), (3, 7), (0, whole), (whole - 1, whole)):
        coding.code(study, text, start, end, other)
    for start, end in ((4, 4), (9, 3), (whole, whole + 40), (-5, 0)):
        try:
            made = coding.code(study, text, start, end, other)
        except NothingThere:
            continue
        assert made.words == text.text[made.start : made.end].strip()
        assert made.words
    (text,) = (each for each in coding.coded(study, field.interview).texts if each.question == field.question)
    assert all(each.words == text.text[each.start : each.end] and each.words for each in text.codings)
    for out in ("en", "to"):
        tables.export_tables(study, tmp_path / out, leave=ACCEPTED)
        summarising.export_summary(study, tmp_path / out, leave=ACCEPTED)
        qda.export_qdpx(study, tmp_path / f"{out}.qdpx", leave=ACCEPTED)
    assert (tmp_path / "en.qdpx").read_bytes() == (tmp_path / "to.qdpx").read_bytes()
    assert returning.bring_back(study, tmp_path / "en.qdpx").codings == 0


@pytest.mark.parametrize(
    ("start", "end"),
    [("-1", "4"), ("x", "y"), ("", ""), ("7", "2"), ("3", "3"), ("99999999", "99999999999999999999"), ("1e3", "2e3"),
     ("٣", "٤"), ("0", "999999")],
)  # fmt: skip
def test_positions_that_are_none_are_listed_and_nothing_is_placed_by_guess(
    field: Field, sent: Path, start: str, end: str
) -> None:
    text = text_of(sent)
    at = text.index("Et kurs")
    selection = coding_of(text, "Et kurs", name="står ikke der")
    wrong = selection.replace(f'startPosition="{at}"', f'startPosition="{start}"').replace(
        f'endPosition="{at + 7}"', f'endPosition="{end}"'
    )
    before = held(field)
    report = returning.bring_back(field.study, changed(sent, with_codings(wrong)))
    assert report.codings == 0
    assert len(report.lost) == 1
    assert held(field) == before


@pytest.mark.parametrize("form", [
    lambda content: b"\xef\xbb\xbf" + content,
    lambda content: content.replace(b"\n", b"\r\n"),
    lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
])  # fmt: skip
def test_a_bom_and_line_ends_of_another_system_move_nothing(field: Field, sent: Path, form: object) -> None:
    assert callable(form)
    text = form(text_of(sent).encode()).decode("utf-8-sig").replace("\r\n", "\n")
    selections = coding_of(text, "Et kurs")
    report = returning.bring_back(field.study, changed(sent, with_codings(selections), form))
    assert report.codings == 1
    assert ("Glede", "Et kurs") in held(field)
