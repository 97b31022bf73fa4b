"""A table of a report in Word: columns as wide as their words ask, the header on every page.

Written as one piece of XML, because a register of 2,000 rows built cell by cell takes minutes.
"""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from interviewer.domain.count_sentences import figures
from interviewer.domain.report import Table, Value
from interviewer.exchange.sheets import printable
from interviewer.exchange.word_pages import Translate
from interviewer.language import N_

_TWIPS = 567
"""Twentieths of a point in a centimetre."""
_CHARACTER = 0.17
"""Centimetres a character takes at the size of a table's words (8.5 points), on the average."""
_BOLD = 1.2
_PADDING = 0.3
_LONGEST_WORD, _LONGEST_TEXT = 16, 80
_SIZE = 8.5
_GAP = 8
_MARGIN = 64
_BELOW_ZERO = "B3261E"
_HEAD_FILL = "E3F1F0"
_TOGETHER = 14
"""How many rows a table may have to stand on one page whole."""
_HEAD_STYLE, _CELL_STYLE = "TableHead", "TableCell"
_LARGE = 10_000
"""From here on a number has a space between its thousands; a year never has one."""
_SHARE = re.compile(r"\d+(?:[.,]\d+)? ?%|\d+ / \d+")


def add(document: DocumentType, table: Table, room: float, language: str, translate: Translate) -> None:
    """Add ``table`` within ``room`` centimetres; one too wide is parted, its first column standing in each part."""
    texts = [[shown(value, language) for value in row] for row in table.rows]
    needs = [_need(column, [row[number] for row in texts]) for number, column in enumerate(table.columns)]
    parts = _parts([least for least, _wish in needs], room)
    for number, columns in enumerate(parts, 1):
        if len(parts) > 1:
            words = translate(N_("{table}: part {number} of {count}"))
            document.add_paragraph(
                printable(words.format(table=table.name, number=number, count=len(parts))), style="Heading 2"
            )
        widths = _widths([needs[column] for column in columns], room)
        body = document.element.body
        body.insert_element_before(parse_xml(_xml(table, texts, columns, widths)), "w:sectPr")
        space(document)


def space(document: DocumentType) -> None:
    """Part a table from what follows."""
    shape = document.add_paragraph().paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = Pt(_GAP)


def shown(value: Value, language: str) -> str:
    """Return a cell as it is read: a dash for nothing, a comma in numbers where the language has it, a real minus."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return printable(value)
    large = isinstance(value, int) and abs(value) >= _LARGE
    words = f"{value:.1f}" if isinstance(value, float) else figures(int(value)) if large else str(value)
    return (words if language == "en" else words.replace(".", ",")).replace("-", "\u2212")


def capital(words: str) -> str:
    """Return a heading with a capital first."""
    return f"{words[:1].upper()}{words[1:]}"


def _need(column: str, texts: Sequence[str]) -> tuple[float, float]:
    """Return the least width a column can have without words breaking, and the width it would like."""
    longest = max((_length(word) for text in texts for word in text.split()), default=1.0)
    longest = max(longest, *(_BOLD * _length(word) for word in column.split() or [""]))
    text = max(_length(line) for each in (column, *texts) for line in each.split("\n"))
    least = min(longest, _LONGEST_WORD) * _CHARACTER + _PADDING
    return least, min(text, _LONGEST_TEXT) * _CHARACTER + _PADDING


def _length(words: str) -> float:
    """Return how many average characters words are as wide as; capitals and figures are wider."""
    return len(words) + 0.3 * sum(character.isupper() or character.isdigit() for character in words)


def _parts(least: Sequence[float], room: float) -> list[list[int]]:
    """Return the columns of each part, as few parts as there is room for and about equally wide."""
    fewest = len(_filled(least, room))
    rooms = sorted({sum(least[start:end]) for start in range(len(least)) for end in range(start + 1, len(least) + 1)})
    tightest = next((each for each in rooms if each <= room and len(_filled(least, each)) == fewest), room)
    return _filled(least, tightest if fewest > 1 else room)


def _filled(least: Sequence[float], room: float) -> list[list[int]]:
    """Return the columns of each part; all but the first begin with column 0 again."""
    parts: list[list[int]] = [[]]
    taken = 0.0
    for column, width in enumerate(least):
        if parts[-1] and parts[-1] != [0] and taken + width > room:
            parts.append([0])
            taken = least[0]
        parts[-1].append(column)
        taken += width
    return parts


def _widths(needs: Sequence[tuple[float, float]], room: float) -> list[float]:
    """Return widths that add up to ``room`` at most: the least, and a share of what is left over by what is wished."""
    least = [need for need, _wish in needs]
    lacking = [max(wish - need, 0.0) for need, wish in needs]
    spare = room - sum(least)
    if spare < 0:
        return [width * room / sum(least) for width in least]
    share = min(1.0, spare / sum(lacking)) if sum(lacking) else 0.0
    return [width + lack * share for width, lack in zip(least, lacking, strict=True)]


def _xml(table: Table, texts: Sequence[Sequence[str]], columns: Sequence[int], widths: Sequence[float]) -> str:
    twips = [round(width * _TWIPS) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    head = "".join(
        _cell(printable(capital(table.columns[column])), width, head=True, right=_is_numbers(table, column))
        for column, width in zip(columns, twips, strict=True)
    )
    last = len(texts) - 1 if len(texts) <= _TOGETHER else 0
    rows = "".join(_row(table, number, row, columns, twips, held=number < last) for number, row in enumerate(texts))
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="Metadata"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )


def _row(
    table: Table, number: int, texts: Sequence[str], columns: Sequence[int], twips: Sequence[int], *, held: bool
) -> str:
    """Return a row's XML; ``held`` keeps it on the page of the row below."""
    cells = "".join(
        _cell(texts[column], width, value=table.rows[number][column], held=held)
        for column, width in zip(columns, twips, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _is_numbers(table: Table, column: int) -> bool:
    held = [row[column] for row in table.rows if row[column] is not None]
    return bool(held) and all(_is_share(value) or not isinstance(value, str) for value in held)


def _is_share(value: Value) -> bool:
    """Return whether a cell says a share: in per cent, or a number of a whole."""
    return isinstance(value, str) and _SHARE.fullmatch(value) is not None


def _cell(
    words: str, width: int, *, head: bool = False, right: bool = False, held: bool = False, value: Value = ""
) -> str:
    """Return a cell's XML; numbers stand at the right, and those below zero are red. Short, for there may be 50,000."""
    number = not head and (isinstance(value, int | float) or _is_share(value))
    below = number and isinstance(value, int | float) and value < 0
    side = '<w:jc w:val="right"/>' if number or right else ""
    next_to = "<w:keepNext/>" if held else ""
    red = f'<w:rPr><w:b/><w:color w:val="{_BELOW_ZERO}"/></w:rPr>' if below else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEAD_FILL}"/>' if head else ""
    shape = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>' if head else ""
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in words.split("\n"))
    style = _HEAD_STYLE if head else _CELL_STYLE
    return (
        f'<w:tc>{shape}<w:p><w:pPr><w:pStyle w:val="{style}"/>{next_to}{side}</w:pPr>'
        f'<w:r>{red}<w:t xml:space="preserve">{lines}</w:t></w:r></w:p></w:tc>'
    )


def dress(document: DocumentType) -> None:
    """Give a document the two styles of a table's words, smaller than those of a cover."""
    for name, base in ((_HEAD_STYLE, "Cover Label"), (_CELL_STYLE, "Cover Value")):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style, style.font.size = document.styles[base], Pt(_SIZE)
        style.paragraph_format.keep_with_next = name == _HEAD_STYLE
