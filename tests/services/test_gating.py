"""The gate reads the finished bytes: a name is found in whichever part of a file it hides,
and look-alikes stop nothing."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from interviewer.domain import register
from interviewer.domain.case import Case, CaseName
from interviewer.domain.person import Contact
from interviewer.exchange.parts import Unreadable
from interviewer.services import gating
from interviewer.services.gating import NamesLeft

ENTRIES = (
    register.of_person("I-7KQ4ZD", Contact("a", "Fatuma Warsame", "99887766", "fatuma.w@example.no")),
    register.of_person("I-B00001", Contact("b", "Bo Liv")),
    *register.of_case(Case("c", "M-4XD2HM"), CaseName("c", "Solvik råd", "Hå"), "møteplass", "kommune i {case}"),
    *register.of_case(Case("d", "M-222222"), CaseName("d", "", "Os"), "møteplass", "kommune i {case}"),
    *register.of_case(Case("e", "M-333333"), CaseName("e", "Torget", "Bergen"), "møteplass", "kommune i {case}"),
)
NAME = "Fatuma Warsame"
Hide = Callable[[DocumentType], None]


def saved(document: DocumentType) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def with_member(name: str, content: str | bytes) -> bytes:
    stream = io.BytesIO(saved(Document()))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def split_runs(document: DocumentType) -> None:
    paragraph = document.add_paragraph()
    for piece in ("Fat", "uma W", "arsa", "me"):
        paragraph.add_run(piece).bold = piece == "uma W"


def in_table(document: DocumentType) -> None:
    document.add_table(1, 1).cell(0, 0).text = NAME


def in_header(document: DocumentType) -> None:
    document.sections[0].header.paragraphs[0].text = NAME


def in_footer(document: DocumentType) -> None:
    document.sections[0].footer.paragraphs[0].text = NAME


def in_author(document: DocumentType) -> None:
    document.core_properties.author = NAME


def in_keywords(document: DocumentType) -> None:
    document.core_properties.keywords = "råd, 998 87 766"


def in_comment(document: DocumentType) -> None:
    document.add_comment(document.add_paragraph("x").runs, text="sa Warsame", author="", initials="")


def in_comment_author(document: DocumentType) -> None:
    document.add_comment(document.add_paragraph("x").runs, text="y", author=NAME, initials="")


def in_link(document: DocumentType) -> None:
    document.part.relate_to("https://example.no/~fatuma.w", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def in_escaped_link(document: DocumentType) -> None:
    document.part.relate_to("mailto:fatuma%2Ew@example.no", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def in_field(document: DocumentType) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f'HYPERLINK "x" \\o "{NAME}"')
    document.add_paragraph().paragraph_format.element.append(field)


def in_bookmark(document: DocumentType) -> None:
    mark = OxmlElement("w:bookmarkStart")
    mark.set(qn("w:name"), "Fatuma_Warsame")
    document.add_paragraph().paragraph_format.element.append(mark)


def in_style_name(document: DocumentType) -> None:
    document.styles.add_style("Stil Fatuma Warsame", 1)


def in_deleted_text(document: DocumentType) -> None:
    deleted, run, text = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    deleted.set(qn("w:author"), "x")
    text.text = NAME
    run.append(text)
    deleted.append(run)
    document.add_paragraph().paragraph_format.element.append(deleted)


def in_soft_hyphens(document: DocumentType) -> None:
    document.add_paragraph("Fatu\u00adma War\u200bsame")


@pytest.mark.parametrize(
    "hide",
    [split_runs, in_table, in_header, in_footer, in_author, in_keywords, in_comment, in_comment_author, in_link,
     in_escaped_link, in_field, in_bookmark, in_style_name, in_deleted_text, in_soft_hyphens],
)  # fmt: skip
def test_a_name_is_found_wherever_it_hides_in_a_document(hide: Hide) -> None:
    document = Document()
    assert not gating.scan("x.docx", saved(document), ENTRIES)
    hide(document)
    found = gating.scan("x.docx", saved(document), ENTRIES)
    assert {finding.stands_for for finding in found} == {"I-7KQ4ZD"}


@pytest.mark.parametrize(
    ("name", "content"),
    [("word/fatuma_warsame.xml", "<a/>"), ("customXml/item8.xml", f"<a b='{NAME}'/>"),
     ("customXml/item9.xml", f"<!-- {NAME} --><a/>"), ("docProps/more.xml", f"<a><Company>{NAME}</Company></a>"),
     ("word/embeddings/a.bin", b"\x00\x01" + NAME.encode("utf-16-le")), ("word/media/a.png",
     b"\x89PNG" + NAME.encode()),
     ("custom.json", json.dumps({"a": "F\u00e5 Fatuma Warsame"})), ("word/notes.txt", NAME)],
)  # fmt: skip
def test_a_name_is_found_in_every_member(name: str, content: str | bytes) -> None:
    assert gating.scan("x.docx", with_member(name, content), ENTRIES)


def test_a_document_inside_a_document_is_read() -> None:
    inner = Document()
    inner.add_paragraph(NAME)
    assert gating.scan("x.docx", with_member("word/embeddings/a.docx", saved(inner)), ENTRIES)


@pytest.mark.parametrize(
    ("name", "content"),
    [("Fatuma Warsame.txt", "x"), ("warsame-2026.docx", "x"), ("a.txt", NAME),
     ("a.csv", "id;navn\n1;Warsame, Fatuma\n"),
     ("a.json", json.dumps({"navn": "Håkon Hå"})), ("a.txt", "ring 998 87 766"), ("ukjent.qdpx", NAME)],
)  # fmt: skip
def test_other_files_and_file_names_are_read_too(name: str, content: str) -> None:
    with pytest.raises(NamesLeft) as refused:
        gating.refuse(name, content.encode(), ENTRIES)
    assert "Fatuma" not in str(refused.value).replace(name, "")


@pytest.mark.parametrize(
    "text",
    ["håper", "Håper", "bo", "Bor", "Bodil", "Boken", "os", "Ost", "Oslo", "Oss", "liv", "Livet", "livs", "Bergensen",
     "torg", "torgdag", "Warszawa", "Solvika", "råd", "Fatima", "Warsa me", "I-7KQ4ZD", "[møteplass M-4XD2HM]s",
     "[kommune i M-4XD2HM]", "199887766", "99 88 77 65", "example.no", "FV", "Hansen", "møteplass"],
)  # fmt: skip
def test_look_alikes_stop_nothing(text: str) -> None:
    document = Document()
    document.add_paragraph(f"Da kom {text} igjen.")
    assert gating.scan("I-7KQ4ZD-2026-11-22.docx", saved(document), ENTRIES) == ()


def test_the_refusal_says_where_and_for_whom_but_not_the_name() -> None:
    document = Document()
    document.add_paragraph("En")
    document.add_paragraph("To: ring 998 87 766 og hils Warsame")
    with pytest.raises(NamesLeft) as refused:
        gating.refuse("I-7KQ4ZD.docx", saved(document), ENTRIES)
    said = str(refused.value)
    assert "I-7KQ4ZD.docx – the text, paragraph 2: the phone number of I-7KQ4ZD" in said
    assert "a part of the name of I-7KQ4ZD" in said
    assert "Warsame" not in said
    assert "nothing was changed" in said


def test_many_findings_are_counted_and_some_are_shown() -> None:
    with pytest.raises(NamesLeft) as refused:
        gating.refuse("a.txt", "\n".join([NAME] * 20).encode(), ENTRIES)
    assert len(refused.value.findings) == 20
    assert "And 12 more places." in str(refused.value)


def test_the_projects_own_facts_may_name_a_place_but_no_informant() -> None:
    public = ("Universitetet i Bergen", "Fatuma Hansen", "Kontakt: Fatuma Warsame")
    scan = gating.scan
    assert not scan("a.txt", b"Ved Universitetet i Bergen, av Fatuma Hansen", ENTRIES, public)
    assert scan("a.txt", b"Ved Universitetet i Bergen. Hun bor i Bergen.", ENTRIES, public)
    assert scan("a.txt", b"Kontakt: Fatuma Warsame", ENTRIES, public)


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 broken", with_member("word/a.xml", "<a>"), with_member("word/a.xml", "<!DOCTYPE a><a/>"),
     with_member("word/a.xml", '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>')],
)  # fmt: skip
def test_what_cannot_be_read_does_not_leave(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"(?i)it was not exported"):
        gating.scan("a.docx", content, ENTRIES)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interviewer.exchange.parts.MOST_BYTES", 100_000)
    with pytest.raises(Unreadable, match="too large"):
        gating.scan("a.docx", with_member("a.txt", "a" * 1_000_000), ENTRIES)


def test_an_empty_register_finds_nothing() -> None:
    document = Document()
    document.core_properties.created = datetime(2026, 1, 1)
    document.add_paragraph(NAME)
    assert gating.scan("a.docx", saved(document), ()) == ()


def test_text_in_another_encoding_is_read() -> None:
    assert gating.scan("a.txt", "hils Warsame".encode("utf-16"), ENTRIES)
    assert gating.scan("a.json", b'{"a": "H\\u00e5kon og Fatuma"}', ENTRIES)


def test_documents_inside_documents_have_an_end() -> None:
    content = saved(Document())
    for _depth in range(5):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("a.docx", content)
        content = stream.getvalue()
    with pytest.raises(Unreadable, match="too large"):
        gating.scan("a.docx", content, ENTRIES)


def test_a_processing_instruction_is_read() -> None:
    assert gating.scan("x.docx", with_member("word/a.xml", f"<?mso {NAME}?><a/>"), ENTRIES)
