"""The frame of a typology: its title, where it is from, and its types, authors and criteria."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from interviewer.domain.typology import Typology
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import classifying
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.analysis.part_list import PartList
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.form import Form
from interviewer.ui.scrolling import scrolling


class TypologyDialog(QDialog):
    """Makes or changes a typology; ``saved`` tells which."""

    saved = Signal(str)

    def __init__(
        self, study: Study, steps: Steps, typology: Typology | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Change the typology") if typology else _("New typology"))
        self._study, self._steps = study, steps
        self._typology = held = typology or Typology("", "")
        self.title, self.source = QLineEdit(held.title), QLineEdit(held.source)
        self.types = PartList(_("Types"), held.types, _("New type"))
        self.authors = PartList(_("Authors"), held.authors, _("New author"))
        self.criteria = PartList(_("Criteria"), held.criteria, _("New criterion"))
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(14)
        box.addWidget(scrolling(self._body()), 1)
        box.addWidget(self.problem)
        box.addWidget(self.buttons)
        theme.fit(self, 860, 560)
        self.title.setFocus()

    def _body(self) -> QWidget:
        form = Form(columns=2)
        form.row(_("&Title"), self.title)
        form.row(_("&Where it is from"), self.source)
        lists = QVBoxLayout() if theme.large() else QHBoxLayout()
        lists.setSpacing(16)
        for part in (self.types, self.authors, self.criteria):
            lists.addWidget(part, 1)
        body = QWidget()
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(form)
        box.addWidget(theme.quiet(_(
            "Rename with F2. What is said of a type, an author or a criterion that you take away goes with it, and "
            "cases under the type stand nowhere until you place them anew. It can be undone."
        )))  # fmt: skip
        box.addLayout(lists, 1)
        return body

    @Slot()
    def save(self) -> None:
        """Keep what stands in the fields; what is missing is said in the window."""
        wanted = replace(
            self._typology, title=self.title.text(), source=self.source.text(), types=self.types.parts(),
            authors=self.authors.parts(), criteria=self.criteria.parts(),
        )  # fmt: skip
        try:
            kept = self._steps.do(lambda: self._kept(wanted))
        except InterviewerError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.saved.emit(kept)
        self.accept()

    def _kept(self, wanted: Typology) -> str:
        one = wanted.id or classifying.add(self._study, wanted.title)
        classifying.change(self._study, replace(wanted, id=one))
        return one
