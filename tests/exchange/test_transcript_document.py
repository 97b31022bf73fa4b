"""The Word document: an outline an archive can use, on the program's own template, telling nothing it should not."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn

from interviewer.domain.answer import Status
from interviewer.domain.guide import YesNo
from interviewer.domain.mark import MarkKind
from interviewer.domain.transcript import Attribution, Cover, Line, Part, Reply, Run, Transcript
from interviewer.exchange import transcript_document
from tests.tooling import word_template


def same(message: str) -> str:
    return message


def said(text: str, *kinds: MarkKind) -> Reply:
    return Reply(Status.ANSWERED, ((Run(text, frozenset(kinds)), Run(" etterpå")),))


COVER = Cover(
    title="Meeting places", code="I-7KQ4ZD", speakers=("I-7KQ4ZD, leder",), institution="A university",
    commissioner="A directorate", purpose="finding out", contact="post@example.org", case_word="møteplass",
    case="M-4XD2HM", case_type="råd", held=datetime(2026, 11, 22, 10, tzinfo=UTC), when="22.11.2026",
    length=timedelta(minutes=47), guide="A guide", guide_version="g@1", raised=2, to_ask=4, generated=date(2026, 11,
    23),
)  # fmt: skip
LINES = (
    Line("a", "1 a", "a", "How did it begin?", replies=(said("Slik", MarkKind.VERBATIM, MarkKind.QUOTE),)),
    Line("a.i", "1 a i", "i", "Was it hard?", follow_up=True, condition="if yes", replies=(Reply(),)),
    Line("p", "", "", "Why then?", follow_up=True, made_up=True, replies=(said("Fordi", MarkKind.COMMENT),)),
    Line("b", "1 b", "b", "Who came?", replies=(Reply(Status.ANSWERED, yes_no=YesNo.BOTH, asked_as="Hvem da?"),)),
)
TRANSCRIPT = Transcript(
    Attribution.PSEUDONYM, "nb", COVER, (Part("1", "Beginnings", LINES), Part("2", "Ends", ())),
    more=((Run("Takk."),),), facts=(("Politicians take part", YesNo.YES),), parked=("budget",),
)  # fmt: skip


@pytest.fixture(scope="module")
def content() -> bytes:
    return transcript_document.to_bytes(TRANSCRIPT, same)


@pytest.fixture(scope="module")
def document(content: bytes) -> DocumentType:
    return Document(io.BytesIO(content))


def test_the_outline_is_headings_questions_and_answers(document: DocumentType) -> None:
    outline = [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs]
    assert outline == [
        ("Cover Notice", "Pseudonymised – still personal data"),
        ("Title", "Meeting places"),
        ("Subtitle", "Interview I-7KQ4ZD · 22.11.2026"),
        ("Heading 1", "1 Beginnings"),
        ("Question", "1 a\tHow did it begin?"),
        ("Answer", "”Slik” etterpå"),
        ("Follow-up", "i)\tIf yes: Was it hard?\u2002– not taken up"),
        ("Follow-up", "+\tWhy then? (made up in the talk)"),
        ("Follow-up Answer", "[own comment: Fordi] etterpå"),
        ("Question", "1 b\tWho came?\u2002– both yes and no"),
        ("Asked As", "Asked as: Hvem da?"),
        ("Heading 1", "2 Ends"),
        ("Heading 1", "Added at the end"),
        ("Answer", "Takk."),
        ("Heading 1", "Themes that were not come back to"),
        ("Answer", "budget"),
        ("Heading 1", "What the conditions rest on"),
        ("Answer", "Politicians take part: yes"),
        ("Heading 1", "How marks are shown"),
        ("Legend", "”passage”\tThe informant's own words, taken down as they fell."),
        ("Legend", "[own comment: passage]\tThe interviewer's own comment; the informant did not say this."),
        ("Legend", "passage\tA passage chosen as a good quote."),
    ]


def test_questions_stand_in_the_navigation_and_stay_with_their_answers(document: DocumentType) -> None:
    style = document.styles["Question"].element
    assert style.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == "1"
    assert style.find(f".//{qn('w:keepNext')}") is not None
    assert document.styles["Normal"].element.find(f".//{qn('w:widowControl')}") is not None


def test_the_cover_holds_what_an_archive_asks_for(document: DocumentType) -> None:
    rows = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert rows["Institution"] == "A university"
    assert rows["Møteplass"] == "M-4XD2HM, råd"
    assert rows["Held"] == "22.11.2026, phone, 47 min"
    assert rows["Guide"] == "A guide (g@1)"
    assert rows["Taken up"].startswith("2 of 4 ")
    assert rows["Rests on"] == "the interviewer's notes; no recording"
    assert "not yet reviewed" in rows["Pseudonymisation"]
    assert rows["Made"] == "23.11.2026"


def test_header_and_footer_say_what_it_is_on_every_page(document: DocumentType) -> None:
    section = document.sections[0]
    header = "\n".join(paragraph.text for paragraph in section.header.paragraphs)
    assert header == "Meeting places\nI-7KQ4ZD · 22.11.2026\tpseudonymised – still personal data"
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text.startswith("Rests on the interviewer's notes; no recording\tpage ")
        fields = [
            field.get(qn("w:instr")) for field in footer.paragraphs[0].paragraph_format.element.iter(qn("w:fldSimple"))
        ]
        assert fields == ["PAGE", "NUMPAGES"]


def test_nothing_tells_who_made_it_or_on_what(content: bytes, document: DocumentType) -> None:
    properties = document.core_properties
    assert not any((properties.author, properties.last_modified_by, properties.comments, properties.keywords))
    assert properties.created == properties.modified == datetime(2026, 11, 23, tzinfo=UTC)
    assert properties.language == "nb-NO"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert set(archive.namelist()) == {
            "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/footer1.xml", "word/footer2.xml", "word/header1.xml", "word/header2.xml", "word/settings.xml",
            "word/styles.xml",
        }  # fmt: skip
        everything = b"".join(archive.read(name) for name in archive.namelist()).lower()
    assert not any(word in everything for word in (b"python", b"rsid", b"thumbnail", b"template>"))


@pytest.mark.parametrize(("language", "tag"), [("nb", b"nb-NO"), ("en", b"en-GB")])
def test_the_language_of_the_project_is_tagged(language: str, tag: bytes) -> None:
    made = transcript_document.to_bytes(replace(TRANSCRIPT, language=language), same)
    assert b'w:lang w:val="' + tag in zipfile.ZipFile(io.BytesIO(made)).read("word/styles.xml")


def test_marks_have_styles_of_their_own(document: DocumentType) -> None:
    styled = {run.text: run.style.name for paragraph in document.paragraphs for run in paragraph.runs if run.style}
    assert styled["”Slik”"] == "Good Quote"
    assert styled["[own comment: Fordi]"] == "Own Comment"
    assert styled[" etterpå"] == "Default Paragraph Font"


def test_the_file_name_tells_nothing() -> None:
    name = transcript_document.file_name
    assert name(TRANSCRIPT) == "I-7KQ4ZD-2026-11-22.docx"
    group = replace(TRANSCRIPT, cover=replace(COVER, code="I-7KQ4ZD, I-222222"))
    assert name(group) == "I-7KQ4ZD-I-222222-2026-11-22.docx"
    assert (
        name(replace(TRANSCRIPT, attribution=Attribution.NONE, cover=replace(COVER, code="8E93S4")))
        == "intervju-8E93S4.docx"
    )


def test_a_group_says_who_speaks() -> None:
    replies = (replace(said("Ja"), speaker="I-1"), Reply(Status.REFUSED, speaker="I-2"))
    parts = (Part("1", "Beginnings", (replace(LINES[0], replies=replies),)),)
    made = Document(io.BytesIO(transcript_document.to_bytes(replace(TRANSCRIPT, parts=parts), same)))
    lines = [(p.style.name, p.text) for p in made.paragraphs if p.style][4:8]
    assert lines == [
        ("Question", "1 a\tHow did it begin?"), ("Speaker", "I-1"), ("Answer", "Ja etterpå"),
        ("Speaker", "I-2 – does not want to answer"),
    ]  # fmt: skip


def test_the_template_is_what_its_script_makes() -> None:
    assert word_template.TARGET.read_bytes() == word_template.make()
