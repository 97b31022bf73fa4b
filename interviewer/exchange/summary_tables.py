"""Pictures in Word that are tables: bars and heat maps, sharp on paper, with every number in them and a text beside."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as DocumentType
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from interviewer.domain.summary import Bars, Heat
from interviewer.exchange import report_tables
from interviewer.exchange.sheets import printable

_ROOM = 9072
"""Twentieths of a point between the margins: 16 cm."""
_LABEL, _NUMBER = 3400, 1000
_STEPS = 20
"""Into how many parts a bar is divided."""
_ACCENT, _SOFT, _HEAD = "0B6E6E", "EFEDE8", "E3F1F0"
_PAPER = (255, 255, 255)
_DEEP = (11, 110, 110)
_MOST_COLUMNS = 6
_WHITE_FROM = 0.55
"""The share of the darkest from which a number is white."""


def add_bars(document: DocumentType, bars: Bars) -> None:
    """Add a bar for each label, with its number of the whole."""
    step = (_ROOM - _LABEL - _NUMBER) // _STEPS
    grid = [_LABEL, *([step] * _STEPS), _NUMBER]
    rows = "".join(_bar(label, count, whole, step) for label, count, whole in bars.shares())
    _insert(document, grid, rows, bars.told)


def add_heat(document: DocumentType, heat: Heat) -> None:
    """Add a table whose numbers are the darker the larger; one with many columns in parts."""
    table = heat.table
    numbers = [value for row in table.rows for value in row[1:] if isinstance(value, int)]
    most = max(numbers, default=0)
    columns = range(1, len(table.columns))
    for first in range(0, len(columns), _MOST_COLUMNS):
        shown = list(columns)[first : first + _MOST_COLUMNS]
        width = min(1300, (_ROOM - 2000) // max(1, len(shown)))
        grid = [_ROOM - width * len(shown), *([width] * len(shown))]
        head = "".join(
            _cell(report_tables.capital(str(table.columns[number])), grid[place], fill=_HEAD, head=True)
            for place, number in enumerate([0, *shown])
        )
        rows = "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + _cell(str(row[0]), grid[0])
            + "".join(_heat_cell(row[number], most, width) for number in shown)
            + "</w:tr>"
            for row in table.rows
        )
        _insert(
            document, grid, f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}", heat.told
        )  # fmt: skip


def _bar(label: str, count: int, whole: int, step: int) -> str:
    filled = min(_STEPS, max(1 if count else 0, round(_STEPS * count / whole))) if whole else 0
    parts = [_span(filled, step, _ACCENT), _span(_STEPS - filled, step, _SOFT)]
    number = _cell(f"{count} / {whole}", _NUMBER, right=True)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(label, _LABEL)}{''.join(parts)}{number}</w:tr>"


def _span(count: int, step: int, fill: str) -> str:
    if not count:
        return ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{count * step}" w:type="dxa"/><w:gridSpan w:val="{count}"/>'
        f'<w:tcBorders><w:top w:val="single" w:sz="24" w:color="FFFFFF"/>'
        f'<w:bottom w:val="single" w:sz="24" w:color="FFFFFF"/></w:tcBorders>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr>'
        '<w:p><w:pPr><w:pStyle w:val="TableCell"/></w:pPr></w:p></w:tc>'
    )


def _heat_cell(value: object, most: int, width: int) -> str:
    count = value if isinstance(value, int) else 0
    share = count / most if most else 0.0
    red, green, blue = (round(paper + (deep - paper) * share) for paper, deep in zip(_PAPER, _DEEP, strict=True))
    words = str(count) if count else "–"
    return _cell(words, width, fill=f"{red:02X}{green:02X}{blue:02X}", centre=True, white=share > _WHITE_FROM)


def _cell(
    words: str, width: int, *, fill: str = "", head: bool = False, right: bool = False, centre: bool = False,
    white: bool = False,
) -> str:  # fmt: skip
    side = '<w:jc w:val="right"/>' if right else '<w:jc w:val="center"/>' if centre else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    colour = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>' if white else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{"TableHead" if head else "TableCell"}"/>{side}</w:pPr>'
        f'<w:r>{colour}<w:t xml:space="preserve">{escape(printable(words))}</w:t></w:r></w:p></w:tc>'
    )


def _insert(document: DocumentType, grid: Sequence[int], rows: str, told: str) -> None:
    """Put a table at the end of the document, with what it shows in words for a screen reader."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    xml = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="Metadata"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="64" w:type="dxa"/><w:right w:w="64" w:type="dxa"/>'
        f"</w:tblCellMar><w:tblDescription w:val={quoteattr(printable(told))}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
    report_tables.space(document)
