"""One cell of a typology: what an author says of a type by a criterion, beside what the others say of it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from interviewer.domain.typology import Cell, Typology
from interviewer.language import _
from interviewer.services import classifying
from interviewer.services.study import Study
from interviewer.ui import theme, trouble
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.form import Form
from interviewer.ui.private_text import PrivateText
from interviewer.ui.scrolling import scrolling


class DefinitionDialog(QDialog):
    """Writes one definition; an author who is silent has an empty cell."""

    saved = Signal()

    def __init__(
        self, study: Study, steps: Steps, typology: Typology, cell: Cell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Definition"))
        self._study, self._steps, self._typology, self._cell = study, steps, typology, cell
        names = {each.key: each.name for each in (*typology.types, *typology.authors, *typology.criteria)}
        of_type, author, criterion = cell
        self.text = PrivateText()
        self.text.setPlainText(typology.said(*cell))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(110))
        form = Form()
        form.add(theme.strong(f"{names[of_type]}  ·  {names[criterion]}"))
        form.row(
            _("&What {author} says").format(author=names[author].replace("&", "&&")), self.text,
            _("In your own words. Leave it empty where the author says nothing."),
        )  # fmt: skip
        for other in typology.authors:
            if other.key != author:
                said = typology.said(of_type, other.key, criterion) or _("(says nothing)")
                form.add(theme.quiet(f"{other.name}: {said}"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(14)
        box.addWidget(scrolling(form), 1)
        box.addWidget(buttons)
        theme.fit(self, 560, 360)
        self.text.setFocus()

    @Slot()
    @trouble.told
    def save(self) -> None:
        """Keep what is written."""
        text = self.text.toPlainText()
        self._steps.do(lambda: classifying.define(self._study, self._typology.id, self._cell, text))
        self.saved.emit()
        self.accept()
