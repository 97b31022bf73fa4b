"""Entering or changing an applicant with all its applications."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import applying
from interviewer.services.applying import Details, Register, Row
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.analysis.application_grid import ApplicationGrid
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.form import Form
from interviewer.ui.saving import SaveDialog


class ApplicationDialog(SaveDialog):
    """Three fields and a grid; ``saved`` tells which applicant it was."""

    saved = Signal(str)

    def __init__(
        self, study: Study, steps: Steps, register: Register, applicant: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Change the applicant") if applicant else _("New applicant"), parent)
        self._study, self._steps, self._applicant = study, steps, applicant
        rows = register.of(applicant)
        self.organisation, self.district = QLineEdit(), QLineEdit()
        self.kind = QComboBox()
        self.kind.setEditable(True)
        self.kind.addItems(sorted({group.key for group in register.by_kind if group.key}))
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(12)
        self.kind.setCurrentText("")
        self.grid = ApplicationGrid(rows)
        self._before = self.grid.lines()
        self._lay_out()
        self._show(rows)
        self.organisation.setFocus()

    def _lay_out(self) -> None:
        form = Form(columns=3)
        form.row(_("&Organisation"), self.organisation)
        form.row(_("&Kind of organisation"), self.kind)
        form.row(_("&District"), self.district)
        self.grid.setMinimumHeight(theme.px(110))
        told = _(
            "One row for each application. Amounts are whole kroner; a refusal is 0, and a sum not decided is empty. "
            "Rows copied from a spreadsheet can be pasted."
        )
        self.lay_out(form, theme.quiet(told), self.grid, size=(860, 520), spacing=12)

    def _show(self, rows: Sequence[Row]) -> None:
        if rows:
            self.organisation.setText(rows[0].organisation)
            self.kind.setCurrentText(rows[0].applicant.kind)
            self.district.setText(rows[0].applicant.district)

    @property
    def is_typed_in(self) -> bool:
        """Return whether a field or a row is other than it was."""
        return super().is_typed_in or self.grid.lines() != self._before

    @Slot()
    def save(self) -> None:
        """Keep what stands in the fields and the grid; what is wrong is said in the window."""
        details = Details(self.organisation.text(), self.kind.currentText(), self.district.text())
        lines = self.grid.lines()
        try:
            kept = self._steps.do(lambda: applying.keep(self._study, details, lines, self._applicant))
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit(kept)
        self.accept()
