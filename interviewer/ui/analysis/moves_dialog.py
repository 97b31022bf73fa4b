"""The history of a case in a typology: every place it was given, by whom, when and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from interviewer.domain.typology import Move, Typology
from interviewer.language import _
from interviewer.services import classifying
from interviewer.services.classifying import Row
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.analysis import fit_words
from interviewer.ui.scrolling import scrolling


class MovesDialog(QDialog):
    """Shows every move of one case, the latest first."""

    def __init__(self, study: Study, typology: Typology, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("History of moves"))
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        moves = classifying.moves(study, typology.id, row.case.case.id)
        for move in reversed(moves):
            card = theme.Card(margin=12, spacing=4)
            card.box.addWidget(theme.quiet(f"{move.at.astimezone():%d.%m.%Y %H:%M:%S} · {move.who}"))
            for words in _told(move, typology):
                card.box.addWidget(theme.quiet(words))
            lines.addWidget(card)
        if not moves:
            lines.addWidget(theme.quiet(_("Nobody has placed it yet. Place it with Enter.")))
        lines.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(theme.strong(f"{row.case.shown}  ·  {typology.title}"))
        box.addWidget(scrolling(body, down_only=True), 1)
        box.addWidget(buttons)
        theme.fit(self, 560, 480)


def _told(move: Move, typology: Typology) -> list[str]:
    placement = move.placement
    if placement is None:
        return [_("Taken out")]
    told = [
        (_("Type"), fit_words.type_of(placement, typology)),
        (_("Where it deviates"), placement.deviation), (_("Why"), placement.rationale),
    ]  # fmt: skip
    return [*(f"{what}: {words}" for what, words in told if words), *fit_words.criteria_of(placement, typology)]
