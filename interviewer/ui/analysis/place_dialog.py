"""Placing a case: its type, how it fits by each criterion beside what the authors say, where it deviates, and why."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from interviewer.domain.typology import Fit, Typology
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import classifying
from interviewer.services.classifying import Judgement, Row
from interviewer.services.errors import Incomplete
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.analysis.fit_words import FITS
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.form import Form
from interviewer.ui.private_text import PrivateText
from interviewer.ui.saving import SaveDialog
from interviewer.ui.scrolling import scrolling


class PlaceDialog(SaveDialog):
    """Places one case in a typology."""

    saved = Signal()

    def __init__(self, study: Study, steps: Steps, typology: Typology, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(_("Place a case"), parent)
        self._study, self._steps, self._typology, self._row = study, steps, typology, row
        self.type = QComboBox()
        self.fits: dict[str, QComboBox] = {}
        self._told: dict[str, QLabel] = {}
        self.deviation, self.rationale = PrivateText(), PrivateText()
        self.lay_out(theme.strong(row.case.shown), scrolling(self._form(), down_only=True), size=(720, 640), spacing=12)
        self._show()
        self.type.currentIndexChanged.connect(self._on_type)
        self._on_type()
        self.type.setFocus()

    def _form(self) -> Form:
        form = Form()
        for each in self._typology.types:
            self.type.addItem(each.name, each.key)
        self.type.addItem(_("Fits none of them"), "")
        form.row(_("&Type"), self.type)
        for criterion in self._typology.criteria:
            field = QComboBox()
            field.addItem(_("not considered"), "")
            for fit, words in FITS.items():
                field.addItem(_(words), fit.value)
            self.fits[criterion.key] = field
            told = self._told[criterion.key] = theme.quiet("")
            form.row(criterion.name.replace("&", "&&"), field)
            form.add(told)
        for text in (self.deviation, self.rationale):
            text.setTabChangesFocus(True)
            text.setFixedHeight(theme.px(84))
        form.row(_("Where it &deviates"), self.deviation)
        form.row(_("&Why you place it there"), self.rationale,
                 _("Names of the register become pseudonyms when it is kept."))  # fmt: skip
        for combo in (self.type, *self.fits.values()):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(12)
        return form

    def _show(self) -> None:
        placement = self._row.placement
        if placement is None:
            return
        self.type.setCurrentIndex(self.type.findData("" if self._row.fits_none else placement.type))
        for key, fit in placement.fits.items():
            if key in self.fits:
                self.fits[key].setCurrentIndex(self.fits[key].findData(fit.value))
        self.deviation.setPlainText(placement.deviation)
        self.rationale.setPlainText(placement.rationale)

    @Slot()
    def _on_type(self) -> None:
        """Show what the authors say of the type chosen, by each criterion."""
        chosen = str(self.type.currentData() or "")
        for key, label in self._told.items():
            said = [(each.name, self._typology.said(chosen, each.key, key)) for each in self._typology.authors]
            label.setText("\n".join(f"{name}: {words}" for name, words in said if words))
            label.setVisible(bool(label.text()))
            self.fits[key].setAccessibleDescription(label.text())
            self.fits[key].setEnabled(bool(chosen))

    @Slot()
    def save(self) -> None:
        """Keep what was chosen; what is missing is said in the window."""
        chosen = self.type.currentData()
        values = {key: str(field.currentData()) for key, field in self.fits.items()}
        fits = {key: Fit(value) for key, value in values.items() if value} if chosen else {}
        said = Judgement(str(chosen or ""), fits, self.deviation.toPlainText(), self.rationale.toPlainText())
        try:
            if chosen is None:  # its type is gone, and no other is chosen
                raise Incomplete(_("The type"))
            case = self._row.case.case.id
            self._steps.do(lambda: classifying.place(self._study, self._typology.id, case, said))
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit()
        self.accept()
