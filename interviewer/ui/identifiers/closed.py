"""What is said where nothing can be shown: the key is not open, or nothing belongs there yet."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import opening
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.scrolling import scrolling


class Notice(QWidget):
    """A heading and some words in the place of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = theme.strong("")
        self._words = theme.quiet("")
        self._words.setMaximumWidth(theme.px(620))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolling(inner, down_only=True))

    @property
    def text(self) -> str:
        """Return what is said."""
        return f"{self._title.text()}\n{self._words.text()}"

    def say(self, title: str, words: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._words.setText(words)


def no_key(study: Study) -> tuple[str, str]:
    """Return what is said while the key is not open: where it is expected, and what to do."""
    words = _(
        "The register and every decision about it lie in the key file. It is expected at {place}. Nothing is lost. "
        "Lock the project and open it with its key."
    )
    return _("The key file is not open"), words.format(place=opening.key_place(study))
