"""In what a question or code is counted: informants or cases, what several are called, and the values."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from interviewer.domain.counting import VALUES, Unit
from interviewer.language import _
from interviewer.services import counting
from interviewer.services.counting import Count
from interviewer.services.study import Study
from interviewer.ui import theme, trouble
from interviewer.ui.form import Form


class CountInDialog(QDialog):
    """Three fields; what was decided stays, and is asked for anew where a value is no longer there."""

    saved = Signal()

    def __init__(self, study: Study, count: Count, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Unit and values of the count"))
        self._study = study
        self._count = count
        self.unit, self.units, self.values = QComboBox(), QLineEdit(count.units), QLineEdit()
        for unit, words in ((Unit.INFORMANT, _("Informants")), (Unit.CASE, _("Cases"))):
            self.unit.addItem(words, unit)
        self.unit.setCurrentIndex(self.unit.findData(count.unit))
        self.values.setText("" if count.values == VALUES else ", ".join(count.values))
        form = Form()
        form.row(_("What is &counted"), self.unit)
        form.row(_("What &several are called"), self.units, _("As in “four of six councils”."))
        form.row(_("&Values"), self.values, _("With commas between. Empty: yes, no, unsure."), wide=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 16, 20, 16)
        page.setSpacing(12)
        page.addWidget(form)
        page.addWidget(buttons)
        theme.fit(self, 520, 260)

    @Slot()
    @trouble.told
    def save(self) -> None:
        """Keep what was chosen and close."""
        unit = Unit(self.unit.currentData())
        counting.count_in(self._study, self._count.of, unit, self.units.text(), self.values.text().split(","))
        self.saved.emit()
        self.accept()
