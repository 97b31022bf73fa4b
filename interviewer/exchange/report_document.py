"""A report as a Word document on the program's own template; wide tables get a wide page, and part where they must."""

import io

from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm

from interviewer.domain.report import Report, Section
from interviewer.exchange import report_tables, word_pages
from interviewer.exchange.sheets import printable
from interviewer.exchange.word_packing import packed
from interviewer.exchange.word_pages import Translate
from interviewer.language import N_

TALL, WIDE = 16.0, 25.7
"""Centimetres between the margins of a page that stands, and of one that lies."""
_MARGIN = Cm(2)


def to_bytes(report: Report, translate: Translate) -> bytes:
    """Return the report as a .docx; the same report gives the same bytes."""
    document = word_pages.blank(f"{report.project} · {report.title}", report.language, report.at.date())
    notice = translate(report.notice) if report.notice else ""
    words = {
        "{title}": report.project,
        "{code}": report.title,
        "{notice}": notice,
        "{rests_on}": report.at.strftime("%d.%m.%Y"),
    }
    word_pages.around(document, {name: printable(value) for name, value in words.items()}, translate)
    report_tables.dress(document)
    if report.landscape:
        _lie_down(document)
    _head(document, report, notice)
    for section in report.sections:
        _section(document, section, report, translate)
    stream = io.BytesIO()
    document.save(stream)
    return packed(stream.getvalue())


def _head(document: DocumentType, report: Report, notice: str) -> None:
    if notice:
        document.add_paragraph(
            printable(f"{notice[:1].upper()}{notice[1:]}"), style="Cover Notice"
        ).paragraph_format.space_after = Cm(0.8)
    document.add_paragraph(printable(report.title), style="Title")
    document.add_paragraph(printable(f"{report.project} · {report.at:%d.%m.%Y}"), style="Subtitle")


def _section(document: DocumentType, section: Section, report: Report, translate: Translate) -> None:
    if section.heading:
        document.add_paragraph(printable(section.heading), style="Heading 1")
    for words in section.paragraphs:
        document.add_paragraph(printable(words)).paragraph_format.keep_with_next = section.table is not None
    if section.table is None:
        return
    if section.table.rows:
        report_tables.add(document, section.table, WIDE if report.landscape else TALL, report.language, translate)
    else:
        document.add_paragraph(translate(N_("None.")), style="Cover Value")
    if section.table.note:
        document.add_paragraph(printable(section.table.note), style="Cover Value").paragraph_format.space_before = Cm(
            0.2
        )


def _lie_down(document: DocumentType) -> None:
    """Turn the page, and let header and footer reach its right edge."""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    page.left_margin = page.right_margin = _MARGIN
    for place in (page.header, page.first_page_header, page.footer, page.first_page_footer):
        for paragraph in place.paragraphs:
            stops = paragraph.paragraph_format.tab_stops
            stops.add_tab_stop(Cm(TALL), WD_TAB_ALIGNMENT.CLEAR)
            stops.add_tab_stop(Cm(WIDE), WD_TAB_ALIGNMENT.RIGHT)
