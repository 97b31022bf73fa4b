"""Guides as the window and the command line meet them."""

import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from interviewer.domain.guide import Guide
from interviewer.errors import InterviewerError
from interviewer.exchange import forms, guide_documents
from interviewer.services import guiding


def english(reference: str, folder: Path) -> str:
    """Return a copy of a shipped guide that is exported with English words."""
    path = folder / "english.yaml"
    text = forms.guide_to_yaml(guiding.show(reference)).replace("language: nb", "language: en")
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_shipped_guides_are_listed_and_consent_texts_are_not_among_them() -> None:
    ids = {guide.id for guide in guiding.listed()}
    assert {"moteplass", "kartlegging"} <= ids
    assert "samtykke-intervju" not in ids


def test_every_shipped_guide_has_its_file_name_as_id() -> None:
    for guide in guiding.listed():
        assert guiding.show(guide.id) is not None
        assert guiding.show(guide.id).id == guide.id


def test_a_guide_in_a_file_is_shown_like_a_shipped_one(tmp_path: Path) -> None:
    output = guiding.export("kartlegging", tmp_path / "min.yaml")
    assert guiding.show(str(output)) == guiding.check(output) == guiding.show("kartlegging")


def test_an_unknown_guide_is_told_with_those_there_are() -> None:
    with pytest.raises(InterviewerError, match=r"finnesikke.*moteplass"):
        guiding.show("finnesikke")
    with pytest.raises(InterviewerError, match=r"finnesikke.*samtykke-intervju"):
        guiding.script("finnesikke")


def test_a_consent_text_in_a_file_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "egen.yaml"
    path.write_bytes((Path(__file__).parents[2] / "forms" / "samtykke-intervju.yaml").read_bytes())
    assert guiding.script(str(path)) == guiding.script("samtykke-intervju")


def test_a_broken_file_is_told_with_name_and_line(tmp_path: Path) -> None:
    path = tmp_path / "gal.yaml"
    path.write_text("id: gal\ncolour: red\n", encoding="utf-8")
    with pytest.raises(InterviewerError, match=r"(?s)gal\.yaml.*2.*colour"):
        guiding.check(path)


def test_the_word_export_has_headings_labels_conditions_and_room_for_notes(tmp_path: Path) -> None:
    document = Document(str(guiding.export(english("moteplass", tmp_path), tmp_path / "guide.docx")))
    guide = guiding.show("moteplass")
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        assert paragraph.style is not None
        by_style.setdefault(str(paragraph.style.name), []).append(paragraph.text)
    assert by_style["Title"] == [guide.title]
    assert by_style["Heading 1"] == [section.title for section in guide.sections]
    assert len(by_style[guide_documents.QUESTION]) == 37
    assert len(by_style[guide_documents.FOLLOW_UP]) == 36
    assert "ii)\tIf no: Er opplæring noe du savner?" in by_style[guide_documents.FOLLOW_UP]
    assert len(by_style[guide_documents.NOTES]) >= 73


def test_printed_labels_are_those_of_the_source(tmp_path: Path) -> None:
    document = Document(str(guiding.export(english("kartlegging", tmp_path), tmp_path / "guide.docx")))
    labels = [p.text.split("\t")[0] for p in document.paragraphs if "\t" in p.text]
    assert labels[:3] == ["1.", "1a)", "1b)"]
    assert labels.count("") == 1
    assert labels[-1] == "10d)"


def test_the_word_export_tells_nothing_about_who_made_it(tmp_path: Path) -> None:
    path = guiding.export(english("moteplass", tmp_path), tmp_path / "guide.docx")
    properties = Document(str(path)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    with zipfile.ZipFile(path) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name or "customXml" in name]
        assert all(b"python-docx" not in package.read(name) for name in package.namelist())


def test_the_workbook_has_one_row_for_each_item(tmp_path: Path) -> None:
    book = load_workbook(guiding.export(english("moteplass", tmp_path), tmp_path / "guide.xlsx"))
    assert book.properties.creator in (None, "")
    rows = [[cell.value or "" for cell in row] for row in book.worksheets[0].iter_rows()]
    assert rows[0][:7] == ["Label path", "Question key", "Label", "Text", "Condition", "Must be asked", "Shown from"]
    guide = guiding.show("moteplass")
    assert [row[:4] for row in rows[1:]] == [[p.path, p.key, p.item.label, p.item.text] for p in guide.places()]
    assert [row[6] for row in rows[1:4]] == ["what the talk is about", "the clock", "the informant"]


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    text = "form: guide\nid: x\nversion: 1\ntitle: X\nlanguage: en\nsections:\n- key: s\n  title: S\n  questions:\n"
    (tmp_path / "x.yaml").write_text(text + "  - key: q\n    text: =1+1\n", encoding="utf-8")
    output = guiding.export(str(tmp_path / "x.yaml"), tmp_path / "x.xlsx")
    assert load_workbook(output).worksheets[0]["D2"].data_type == "s"


def test_a_bokmaal_guide_is_exported_in_bokmaal_whatever_the_window_speaks(tmp_path: Path) -> None:
    document = Document(str(guiding.export("moteplass", tmp_path / "guide.docx")))
    assert "ii)\tHvis nei: Er opplæring noe du savner?" in [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize("name", ["guide.pdf", "guide", "mangler/guide.yaml", "mangler/guide.xlsx"])
def test_what_cannot_be_written_is_a_readable_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InterviewerError, match="guide"):
        guiding.export(english("kartlegging", tmp_path), tmp_path / name)


def test_a_failed_export_leaves_nothing_behind_and_keeps_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").mkdir()
    with pytest.raises(InterviewerError):
        guiding.export("kartlegging", tmp_path / "guide.yaml")
    assert [path.name for path in tmp_path.iterdir()] == ["guide.yaml"]


def test_exporting_again_replaces_the_file(tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text("old", encoding="utf-8")
    written: Guide = guiding.check(guiding.export("moteplass", tmp_path / "guide.yaml"))
    assert written == guiding.show("moteplass")
