"""Content that scrolls when there is too little room; text that wraps gets the height it needs at its width."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

BESIDE = 12
"""Pixels kept free beside the fields of a window for the scroll bar."""


class Scrolling(QScrollArea):
    """A scroll area that asks its content how high it is at the width there is, which Qt's own does not."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height of the content to the new width."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the least size; what scrolls down only is never narrower than its content, which would be cut."""
        least = super().minimumSizeHint()
        inner = self.widget()
        if inner is None or self.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(least.width(), inner.minimumSizeHint().width() + bar), least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the height of the content when it changed."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if inner is None or layout is None or not layout.hasHeightForWidth():
            return
        height = layout.totalHeightForWidth(max(self.viewport().width(), layout.minimumSize().width()))
        if inner.minimumHeight() != height:
            inner.setMinimumHeight(height)


def scrolling(inner: QWidget, *, beside: int = BESIDE, down_only: bool = False) -> Scrolling:
    """Return ``inner`` so that it scrolls; ``beside`` keeps room for the bar, ``down_only`` never scrolls sideways."""
    layout = inner.layout()
    if layout is not None:
        margins = layout.contentsMargins()
        margins.setRight(max(margins.right(), beside))
        layout.setContentsMargins(margins)
    area = Scrolling(inner)
    if down_only:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def centred(inner: QWidget) -> Scrolling:
    """Return ``inner`` in the middle of an area that scrolls."""
    holder = QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 0, 0, 0)
    across.addStretch(1)
    across.addWidget(inner, 10)
    across.addStretch(1)
    return Scrolling(holder)
