"""An empty place: what belongs there, and a button to begin."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.ui import theme


class Empty(QWidget):
    """Says what will be here; ``button`` begins, when there is one."""

    def __init__(self, words: str, button: str = "") -> None:
        super().__init__()
        said = theme.quiet(words)
        said.setMaximumWidth(theme.px(520))
        self.button = QPushButton(button)
        self.button.setAutoDefault(True)
        if not button:
            self.button.hide()
        words_line = QHBoxLayout()  # a label narrower than its room reckons too little height by itself
        words_line.addWidget(said, 1)
        words_line.addStretch()
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 8, 4, 8)
        box.setSpacing(10)
        box.addLayout(words_line)
        box.addLayout(line)
        box.addStretch(1)
