"""A guide on paper and in a workbook, in its own language: printed labels, conditions in words, room for notes."""

from pathlib import Path

from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from interviewer import assets, language
from interviewer.domain.condition_words import Translate, in_words
from interviewer.domain.guide import Bound, Guide, Place, Question
from interviewer.exchange import word_documents
from interviewer.language import N_

QUESTION, FOLLOW_UP, NOTES = "Guide Question", "Guide Follow-up", "Guide Notes"
HINT, FOLLOW_UP_HINT = "Guide Hint", "Guide Follow-up Hint"
_BOUND = {
    Bound.CASE: N_("Filled in by the program. On paper, write the pseudonym, not the name."),
    Bound.PERSON: N_("Filled in by the program. On paper, write the pseudonym, not the name."),
    Bound.CLOCK: N_("Filled in by the program."),
}
_BOUND_TO = {Bound.CASE: N_("what the talk is about"), Bound.PERSON: N_("the informant"), Bound.CLOCK: N_("the clock")}
_COLUMNS = (
    (N_("Label path"), 10),
    (N_("Question key"), 32),
    (N_("Label"), 8),
    (N_("Text"), 70),
    (N_("Condition"), 36),
    (N_("Must be asked"), 12),
    (N_("Shown from"), 14),
    (N_("Hint"), 50),
    (N_("Section"), 30),
)


def write_word(guide: Guide, path: Path) -> None:
    """Write ``guide`` to ``path`` as a Word document with real headings and styles."""
    translate = _translations(guide)
    document = word_documents.new(guide.title, guide.language)
    _make_styles(document)
    document.add_paragraph(guide.title, style="Title")
    version = translate(N_("{id}, version {version}")).format(id=guide.id, version=guide.version)
    document.add_paragraph(version, style="Subtitle")
    section = None
    for place in guide.places():
        if place.section is not section:
            section = place.section
            document.add_paragraph(" ".join(filter(None, (section.label, section.title))), style="Heading 1")
        _write_item(document, guide, place, translate)
    word_documents.save(document, path)


def write_workbook(guide: Guide, path: Path) -> None:
    """Write ``guide`` to ``path`` as a workbook with one row for each item."""
    translate = _translations(guide)
    book = Workbook()
    book.properties.creator, book.properties.title = "", guide.title
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = translate(N_("Guide"))
    _write_row(sheet, 1, [translate(name) for name, _width in _COLUMNS])
    for row, place in enumerate(guide.places(), 2):
        _write_row(sheet, row, _cells(guide, place, translate))
    for column, (_name, width) in enumerate(_COLUMNS, 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    book.save(path)


def printed(label: str) -> str:
    """Return a label as it stands on paper: ``a)``, ``ii)``, ``1a)``, but ``10.``; nothing for none."""
    return f"{label}{'.' if label.isdigit() else ')'}" if label else ""


def notices(guide: Guide) -> tuple[str, ...]:
    """Return the lines that every guide on paper has beside its questions."""
    translate = _translations(guide)
    version = translate(N_("{id}, version {version}")).format(id=guide.id, version=guide.version)
    return version, *(translate(words) for words in dict.fromkeys(_BOUND.values()))


def _translations(guide: Guide) -> Translate:
    return language.catalogue(assets.locale(), "en" if guide.language == "en" else language.DEFAULT).gettext


def _make_styles(document: DocumentType) -> None:
    _style(document, QUESTION, left=1.0, first=-1.0, before=10).font.bold = True
    _style(document, FOLLOW_UP, left=2.2, first=-1.2, before=4)
    _style(document, HINT, left=1.0, first=0.0, before=0).font.italic = True
    _style(document, FOLLOW_UP_HINT, left=2.2, first=0.0, before=0).font.italic = True
    notes = _style(document, NOTES, left=1.0, first=0.0, before=6)
    border = OxmlElement("w:pBdr")
    for side in ("bottom", "between"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "dotted"), ("sz", "4"), ("space", "1"), ("color", "808080")):
            line.set(qn(f"w:{name}"), value)
        border.append(line)
    notes.element.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _style(document: DocumentType, name: str, *, left: float, first: float, before: int) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    shape = style.paragraph_format
    shape.left_indent, shape.first_line_indent = Cm(left), Cm(first)
    shape.space_before, shape.space_after = Pt(before), Pt(2)
    shape.keep_with_next = name != NOTES
    shape.tab_stops.add_tab_stop(Cm(left))
    return style


def _write_item(document: DocumentType, guide: Guide, place: Place, translate: Translate) -> None:
    item, below = place.item, place.follow_up is not None
    paragraph = document.add_paragraph(style=FOLLOW_UP if below else QUESTION)
    paragraph.add_run(f"{printed(item.label)}\t")
    if words := in_words(guide, place, translate):
        paragraph.add_run(f"{words[0].upper()}{words[1:]}: ").italic = True
    paragraph.add_run(item.text)
    if isinstance(item, Question) and item.must_ask:
        paragraph.add_run(" " + translate(N_("(must be asked)"))).italic = True
    bound = item.bound if isinstance(item, Question) else None
    for hint in filter(None, (item.hint, translate(_BOUND[bound]) if bound else "")):
        document.add_paragraph(hint, style=FOLLOW_UP_HINT if below else HINT)
    for _line in range(1 if below or bound else 2):
        document.add_paragraph(style=NOTES)


def _cells(guide: Guide, place: Place, translate: Translate) -> list[str]:
    item = place.item
    must = isinstance(item, Question) and item.must_ask
    bound = item.bound if isinstance(item, Question) else None
    return [
        place.path,
        place.key,
        item.label,
        item.text,
        in_words(guide, place, translate),
        translate(N_("yes")) if must else "",
        translate(_BOUND_TO[bound]) if bound else "",
        item.hint,
        place.section.title,
    ]


def _write_row(sheet: Worksheet, row: int, values: list[str]) -> None:
    """Write texts as texts: one that begins with an equals sign is not a formula."""
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column, value)
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
