"""One version of what laptops disagree about: whose it is, what it says, and what they had seen."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from interviewer.language import _
from interviewer.services.resolving import Version
from interviewer.ui import theme
from interviewer.ui.private_text import PrivateText

_SEEN = 160
"""Characters shown of what somebody had seen; the rest is in the tool tip."""


class VersionCard(theme.Card):
    """Shows a version; ``kept`` tells its number when it is chosen."""

    kept = Signal(int)

    def __init__(self, number: int, version: Version, words: str, *, writing: bool) -> None:
        super().__init__(margin=14, spacing=6)
        self._number = number
        head = _("Mine") if version.mine else version.who
        told = _("{who} on {laptop}, {at}").format(
            who=version.who, laptop=version.laptop, at=version.at.strftime("%d.%m.%Y %H:%M")
        )
        self.text = PrivateText()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setPlainText(version.shown or _("(nothing)"))
        self.text.setAccessibleName(_("Version {number}: {who}").format(number=number + 1, who=head))
        self.text.setFont(theme.writing_font())
        self.text.setMinimumHeight(theme.px(72))
        self.keep = QPushButton(words)
        self.keep.setAccessibleName(f"{words}: {head}")
        self.keep.setAutoDefault(True)
        self.keep.setEnabled(writing)
        self.keep.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.keep.clicked.connect(self._on_keep)
        self.box.addWidget(theme.strong(head))
        self.box.addWidget(theme.quiet(told))
        self.box.addWidget(self.text, 1)
        self.box.addWidget(self._seen(version.saw))
        self.box.addWidget(self.keep)

    @staticmethod
    def _seen(saw: str) -> QLabel:
        line = " ".join(saw.split())
        short = line if len(line) <= _SEEN else f"{line[:_SEEN]} …"
        seen = theme.quiet(_("Had seen: “{text}”").format(text=short) if saw else _("Nothing stood here before."))
        seen.setToolTip(saw)
        return seen

    @Slot()
    def _on_keep(self) -> None:
        self.kept.emit(self._number)
