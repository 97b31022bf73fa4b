"""An interview written into the two panes: each question as a heading, each change where it stands, on both sides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from interviewer.services.comparing import Row
from interviewer.ui import lettering, theme

ABOVE = 14
"""Pixels of the design above each question."""
Span = tuple[int, int]
"""Where something stands in a document, in units as Qt counts, half-open."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where each change and each gendered word stands in a document, and the last block of each text."""

    changes: tuple[Span, ...]
    gendered: tuple[Span, ...]
    ends: tuple[int, ...]


def fill(document: QTextDocument, rows: Sequence[Row], headings: Sequence[str], *, printed: bool) -> Written:
    """Write one side of ``rows`` under ``headings``; ``printed`` is the side that leaves."""
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    changes: list[Span] = []
    gendered: list[Span] = []
    ends: list[int] = []
    for number, (row, heading) in enumerate(zip(rows, headings, strict=True)):
        _block(cursor, above=theme.px(ABOVE) if number else 0)
        cursor.insertText(heading, lettering.style(12, bold=True, tone="accent"))
        _block(cursor, above=theme.px(2))
        for text, what in _pieces(row, printed=printed):
            start = cursor.position()
            cursor.insertText(text, _STYLES[what](printed))
            if what:
                (changes if what == "change" else gendered).append((start, cursor.position()))
        ends.append(cursor.block().blockNumber())
    cursor.endEditBlock()
    return Written(tuple(changes), tuple(gendered), tuple(ends))


def _pieces(row: Row, *, printed: bool) -> Iterator[tuple[str, str]]:
    """Yield the text in pieces, each with what it is: ``change``, ``gendered`` or ``""``."""
    text = row.compared.after if printed else row.compared.before
    spans = [
        (each.new_start, each.new_end, "change") if printed else (each.start, each.end, "change")
        for each in row.compared.changes
    ]
    if printed:  # a gendered word within a replacement is no word of the text
        taken = bytearray(len(text))
        for start, end, _what in spans:
            taken[start:end] = b"\x01" * (end - start)
        spans += [(word.start, word.end, "gendered") for word in row.gendered if not any(taken[word.start : word.end])]
    last = 0
    for start, end, what in sorted(spans):
        yield text[last:start], ""
        yield text[start:end], what
        last = end
    yield text[last:], ""


def current(*, printed: bool) -> QTextCharFormat:
    """Return the dress of the change one is at."""
    tokens = theme.tokens()
    style = QTextCharFormat()
    style.setBackground(QColor(tokens.accent if printed else tokens.attention))
    style.setForeground(QColor(tokens.on_accent))
    return style


def _plain(_printed: bool) -> QTextCharFormat:
    return lettering.style(15)


def _change(printed: bool) -> QTextCharFormat:
    tokens = theme.tokens()
    style = lettering.style(15, bold=printed)
    style.setBackground(QColor(tokens.soft if printed else tokens.attention_soft))
    style.setUnderlineStyle(
        QTextCharFormat.UnderlineStyle.SingleUnderline if printed else QTextCharFormat.UnderlineStyle.DashUnderline
    )
    style.setUnderlineColor(QColor(tokens.accent if printed else tokens.attention))
    return style


def _gendered(_printed: bool) -> QTextCharFormat:
    style = lettering.style(15)
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    style.setUnderlineColor(QColor(theme.tokens().quiet))
    return style


_STYLES = {"": _plain, "change": _change, "gendered": _gendered}


def _block(cursor: QTextCursor, above: int) -> None:
    form = QTextBlockFormat()
    form.setTopMargin(above)
    lettering.begin(cursor, form)
