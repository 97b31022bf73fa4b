"""A coded summary as a Word document on the program's own template: cover, contents, and every block in its order."""

import io
from collections.abc import Sequence
from itertools import groupby

from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as Written

from interviewer.domain.report import Table
from interviewer.domain.summary import Bars, Block, Excerpt, Heading, Heat, Memo, Quotation, Summary, Words
from interviewer.exchange import report_tables, summary_tables, word_pages
from interviewer.exchange.report_document import TALL
from interviewer.exchange.sheets import printable
from interviewer.exchange.word_packing import packed
from interviewer.exchange.word_pages import Translate
from interviewer.language import N_

SUFFIX = ".docx"
_LISTED = 9.0
"""Points of a line of the contents."""


def to_bytes(summary: Summary, translate: Translate) -> bytes:
    """Return the summary as a .docx; the same summary gives the same bytes."""
    document = word_pages.blank(f"{summary.project} · {summary.title}", summary.language, summary.at.date())
    notice = translate(summary.notice) if summary.notice else ""
    around = {
        "{title}": summary.project, "{code}": summary.title, "{notice}": notice,
        "{rests_on}": summary.at.strftime("%d.%m.%Y"),
    }  # fmt: skip
    word_pages.around(document, {name: printable(value) for name, value in around.items()}, translate)
    report_tables.dress(document)
    _head(document, summary, notice)
    headings = [block for block in summary.blocks if isinstance(block, Heading)]
    _contents(document, headings, translate)
    for number, block in enumerate(summary.blocks):
        if isinstance(block, Heading):
            passed = sum(isinstance(each, Heading) for each in summary.blocks[:number])
            _heading(document, block, passed)
        else:
            _block(document, block, summary, translate, leading=_leads(summary.blocks, number))
    stream = io.BytesIO()
    document.save(stream)
    return packed(stream.getvalue())


def _head(document: DocumentType, summary: Summary, notice: str) -> None:
    if notice:
        document.add_paragraph(printable(f"{notice[:1].upper()}{notice[1:]}"), style="Cover Notice")
    document.add_paragraph(printable(summary.title), style="Title")
    document.add_paragraph(printable(f"{summary.project} · {summary.at:%d.%m.%Y}"), style="Subtitle")


def _contents(document: DocumentType, headings: list[Heading], translate: Translate) -> None:
    """Add the contents: every heading that is listed, leading to its place; those of a chapter after each other."""
    if not headings:
        return
    document.add_paragraph(translate(N_("Contents")), style="Cover Label")
    listed = [(number, heading) for number, heading in enumerate(headings) if heading.listed]
    for level, found in groupby(listed, key=lambda each: each[1].level):
        held = list(found)
        for line in [held] if level > 1 else [[each] for each in held]:
            _listed(document, level, line)
    report_tables.space(document)


def _listed(document: DocumentType, level: int, headings: Sequence[tuple[int, Heading]]) -> None:
    """Add a line of the contents, with a link to each heading by its number."""
    line = document.add_paragraph(style="Cover Value")
    shape = line.paragraph_format
    shape.left_indent, shape.line_spacing = Cm(0.6 * (level - 1)), 1.0
    shape.space_before, shape.space_after = Pt(3 if level == 1 else 1), Pt(0)
    for place, (number, heading) in enumerate(headings):
        if place:
            line.add_run(" · ").font.size = Pt(_LISTED)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _mark(number))
        run = line.add_run(printable(heading.text))
        run.font.size = Pt(_LISTED)
        shape.element.append(link)
        link.append(run.font.element)


def _leads(blocks: Sequence[Block], number: int) -> bool:
    """Return whether the block there stands below its heading or above a picture, and so never alone on a page."""
    before = blocks[number - 1] if number else None
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    return isinstance(before, Heading) or isinstance(after, Table | Bars | Heat)


def _mark(number: int) -> str:
    return f"_h{number}"


def _heading(document: DocumentType, block: Heading, number: int) -> None:
    heading = document.add_paragraph(printable(block.text), style=f"Heading {block.level}")
    heading.paragraph_format.page_break_before = True if number == 0 else None
    _bookmark(heading, number)


def _block(document: DocumentType, block: Block, summary: Summary, translate: Translate, *, leading: bool) -> None:
    """Add a block; one ``leading`` stays on the page of what it introduces."""
    if isinstance(block, Words):
        _words(document, block, leading=leading)
    elif isinstance(block, Quotation | Excerpt):
        _quotation(document, block)
    elif isinstance(block, Memo):
        _memo(document, block, translate)
    elif isinstance(block, Bars):
        summary_tables.add_bars(document, block)
    elif isinstance(block, Heat):
        summary_tables.add_heat(document, block)
    elif isinstance(block, Table):
        _table(document, block, summary, translate)


def _words(document: DocumentType, block: Words, *, leading: bool) -> None:
    paragraph = document.add_paragraph(printable(block.text), style="Asked As" if block.quiet else None)
    paragraph.paragraph_format.keep_with_next = leading
    if block.quiet:
        paragraph.paragraph_format.left_indent = 0


def _bookmark(heading: Written, number: int) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), _mark(number))
        heading.paragraph_format.element.append(mark)


def _quotation(document: DocumentType, block: Quotation | Excerpt) -> None:
    for line in block.text.split("\n"):
        if line.strip():
            said = document.add_paragraph(printable(line), style="Answer").paragraph_format
            said.keep_with_next, said.space_after = True, Pt(1)
    source = document.add_paragraph(printable(block.source), style="Asked As").paragraph_format
    source.keep_with_next, source.space_after = False, Pt(8)


def _memo(document: DocumentType, block: Memo, translate: Translate) -> None:
    first, *others = (line for line in block.text.split("\n") if line.strip())
    lead = document.add_paragraph()
    lead.add_run(printable(block.title or translate(N_("Our reading"))) + ": ").bold = True
    lead.add_run(printable(first))
    for line in others:
        document.add_paragraph(printable(line))


def _table(document: DocumentType, table: Table, summary: Summary, translate: Translate) -> None:
    report_tables.add(document, table, TALL, summary.language, translate)
    if table.note:
        document.add_paragraph(printable(table.note), style="Asked As")
