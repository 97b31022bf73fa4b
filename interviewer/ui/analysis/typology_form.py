"""The frame of a typology: its title, where it is from, and its types, authors and criteria."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from interviewer.domain.typology import Typology
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import classifying
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.analysis.part_list import PartList
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.form import Form
from interviewer.ui.saving import SaveDialog
from interviewer.ui.scrolling import scrolling


class TypologyDialog(SaveDialog):
    """Makes or changes a typology; ``saved`` tells which."""

    saved = Signal(str)

    def __init__(
        self, study: Study, steps: Steps, typology: Typology | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Change the typology") if typology else _("New typology"), parent)
        self._study, self._steps = study, steps
        self._typology = held = typology or Typology("", "")
        self.title, self.source = QLineEdit(held.title), QLineEdit(held.source)
        self.types = PartList(_("Types"), held.types, _("New type"))
        self.authors = PartList(_("Authors"), held.authors, _("New author"))
        self.criteria = PartList(_("Criteria"), held.criteria, _("New criterion"))
        self.lay_out(scrolling(self._body()), size=(860, 560))
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
            self.tell(error)
            return
        self.saved.emit(kept)
        self.accept()

    def _kept(self, wanted: Typology) -> str:
        one = wanted.id or classifying.add(self._study, wanted.title)
        classifying.change(self._study, replace(wanted, id=one))
        return one
