"""How words are set in a text document that is only shown: paragraphs that follow each other, sizes, tones."""

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor

from interviewer.ui import theme


def style(size: int = 15, *, bold: bool = False, tone: str = "text") -> QTextCharFormat:
    """Return how words are set: ``size`` in pixels at usual text size, ``tone`` a token of the theme."""
    made = QTextCharFormat()
    made.setProperty(QTextCharFormat.Property.FontPixelSize, theme.px(size))
    made.setForeground(QColor(getattr(theme.tokens(), tone)))
    if bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    return made


def begin(cursor: QTextCursor, block: QTextBlockFormat) -> None:
    """Begin a paragraph; the first of a document is there already."""
    if cursor.atStart():
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
