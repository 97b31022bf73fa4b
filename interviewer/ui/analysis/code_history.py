"""What a code was, step by step: who changed what and when."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from interviewer.domain.code import Code
from interviewer.language import _
from interviewer.services import codebook
from interviewer.services.codebook import Earlier
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.scrolling import scrolling


class CodeHistoryDialog(QDialog):
    """Shows every step of one code, the latest first."""

    def __init__(self, study: Study, code: Code, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("History of a code"))
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        book = codebook.codebook(study)
        for step in reversed(codebook.earlier(study, code.id)):
            card = theme.Card(margin=12, spacing=4)
            card.box.addWidget(theme.quiet(f"{step.at.astimezone():%d.%m.%Y %H:%M:%S} · {step.who}"))
            for words in _told(step, {one: each.name for one, each in book.by_id.items()}):
                card.box.addWidget(theme.quiet(words))
            lines.addWidget(card)
        lines.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(theme.strong(code.name))
        box.addWidget(scrolling(body, down_only=True), 1)
        box.addWidget(buttons)
        theme.fit(self, 560, 480)


def _told(step: Earlier, names: dict[str, str]) -> list[str]:
    code = step.code
    if code is None:
        return [_("Taken away")]
    told = [
        (_("Name"), code.name), (_("Below"), names.get(code.parent, "")), (_("Letter"), code.letter.upper()),
        (_("When it is used"), code.definition), (_("Example"), code.example),
        (_("Merged into"), names.get(code.merged_into, "")),
    ]  # fmt: skip
    return [f"{what}: {words}" for what, words in told if words]
