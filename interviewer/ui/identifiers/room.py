"""Room for large text: what stands side by side stands below each other, and the page scrolls instead of shrinking."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from interviewer.ui import theme
from interviewer.ui.scrolling import scrolling


def across() -> QBoxLayout.Direction:
    """Return the direction of things that stand side by side where there is room for it."""
    return QBoxLayout.Direction.TopToBottom if theme.large() else QBoxLayout.Direction.LeftToRight


def give(page: QWidget, inner: QWidget, *tall: tuple[QWidget, int]) -> None:
    """Put ``inner`` into ``page``; with large text it scrolls, and each of ``tall`` keeps its pixels of the design."""
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 10, 0, 0)
    if not theme.large():
        box.addWidget(inner)
        return
    for part, pixels in tall:
        part.setMinimumHeight(theme.px(pixels))
    box.addWidget(scrolling(inner, down_only=True))


def reveal(part: QWidget) -> None:
    """Bring ``part`` into sight where its page scrolls."""
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            QApplication.sendPostedEvents(above, QEvent.Type.LayoutRequest.value)
            above.ensureWidgetVisible(part)
        above = above.parentWidget()
