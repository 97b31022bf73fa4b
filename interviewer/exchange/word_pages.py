"""What every Word file on the program's own template has alike: its properties, its header and footer, its tables."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as Block

from interviewer import assets
from interviewer.language import N_

TEMPLATE = "transcript.docx"
WIDTHS = (3.9, 12.1)
"""Centimetres of the two columns of a table on a cover."""
_LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}

Translate = Callable[[str], str]


def blank(title: str, language: str, made: date | None) -> DocumentType:
    """Return an empty document on the template, which tells nothing of who made it and where."""
    document = Document(str(assets.resources() / "word" / TEMPLATE))
    properties, spoken = document.core_properties, _LOCALES.get(language, "nb-NO")
    properties.title, properties.language, properties.revision = title, spoken, 1
    at = datetime(made.year, made.month, made.day) if made else datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    properties.created = properties.modified = at
    for proofing in document.styles.element.iter(qn("w:lang")):
        proofing.set(qn("w:val"), spoken)
    return document


def around(document: DocumentType, words: Mapping[str, str], translate: Translate) -> None:
    """Fill header and footer: ``words`` stand for the names in braces in the template."""
    section = document.sections[0]
    for place in (section.header, section.footer, section.first_page_footer):
        for paragraph in place.paragraphs:
            _fill(paragraph, words, translate)


def _fill(paragraph: Block, words: Mapping[str, str], translate: Translate) -> None:
    for run in paragraph.runs:
        for name, value in words.items():
            if run.text == name:
                run.text = value
                break
        else:
            if run.text.startswith("{code}"):
                run.text = run.text.replace("{code}", words["{code}"])
        if run.text == "{page}":
            run.text = ""
            _page_numbers(paragraph, translate)


def _page_numbers(paragraph: Block, translate: Translate) -> None:
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    for piece in re.split(r"(\{pages?\})", translate(N_("page {page} of {pages}"))):
        if piece in fields:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), fields[piece])
            run = paragraph.add_run("1")
            paragraph.paragraph_format.element.append(field)
            field.append(run.font.element)
        elif piece:
            paragraph.add_run(piece)


def table(document: DocumentType, rows: Sequence[tuple[str, str]], widths: Sequence[float] = WIDTHS) -> Table:
    """Add a table of two columns, labels at the left."""
    made = document.add_table(rows=0, cols=2, style="Metadata")
    made.autofit = False
    for label, value in rows:
        row = made.add_row()
        _cell(row.cells[0], label, "Cover Label")
        _cell(row.cells[1], value, "Cover Value")
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    return made  # type: ignore[no-any-return]


def _cell(cell: _Cell, words: str, style: str) -> None:
    for number, line in enumerate(words.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = style
        paragraph.add_run(line)
