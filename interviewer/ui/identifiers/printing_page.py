"""*In exports*: how pseudonyms and quotations are printed, with an example that follows each change."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from interviewer.domain.identifier import INSTEAD, Kind
from interviewer.domain.replacement import STYLES
from interviewer.language import N_, _
from interviewer.services import naming, registering
from interviewer.services.naming import Profile
from interviewer.services.study import Study
from interviewer.ui import theme, trouble
from interviewer.ui.form import Form
from interviewer.ui.scrolling import scrolling

_STYLES = {"square": N_("Square brackets, ”quotation marks”"), "round": N_("Round brackets, «quotation marks»")}
_EXAMPLE = N_("{quote_opens}We met {opens}{person}{closes} at {opens}{place}{closes}.{quote_closes}")
_INFORMANT = N_("informant {number}")


class PrintingPage(QWidget):
    """``done`` carries the deed, and what to say of it."""

    done = Signal(str, str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.numbers = QCheckBox(_("Readable numbers instead of codes"))
        self.style_of_brackets = QComboBox()
        for style, text in _STYLES.items():
            self.style_of_brackets.addItem(_(text), style)
        self.example = theme.strong("")
        self.told = theme.quiet(_("Numbers are drawn by lot, so that they tell nothing of when somebody was met."))
        for field in (self.numbers, self.style_of_brackets):
            field.setEnabled(not study.read_only)
        self._lay_out()
        self.numbers.toggled.connect(self._on_changed)
        self.style_of_brackets.currentIndexChanged.connect(self._on_changed)

    def refresh(self) -> None:
        """Show how exports are made now."""
        held = naming.profile(self._study)
        for field in (self.numbers, self.style_of_brackets):
            field.blockSignals(True)
        self.numbers.setChecked(held.numbers)
        self.style_of_brackets.setCurrentIndex(max(0, self.style_of_brackets.findData(held.style)))
        for field in (self.numbers, self.style_of_brackets):
            field.blockSignals(False)
        self._show_example()

    @property
    def profile(self) -> Profile:
        """Return what the fields say."""
        return Profile(self.numbers.isChecked(), str(self.style_of_brackets.currentData()))

    def _lay_out(self) -> None:
        form = Form()
        form.add(self.numbers)
        form.row(_("Brackets"), self.style_of_brackets)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(form)
        column.addWidget(self.told)
        column.addWidget(theme.quiet(_("It will read")))
        column.addWidget(self.example)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolling(inner, down_only=True))

    def _show_example(self) -> None:
        translate = registering.translations(self._study.project)
        numbers, style = self.profile.numbers, STYLES[self.profile.style]
        place = translate(INSTEAD[Kind.PLACE])
        self.example.setText(
            translate(_EXAMPLE).format(
                person=translate(_INFORMANT).format(number=12) if numbers else "I-7KQ4ZD",
                place=f"{place} 4" if numbers else f"{place} S-4XD2HM",
                opens=style.opens, closes=style.closes, quote_opens=style.quote_opens, quote_closes=style.quote_closes,
            )
        )  # fmt: skip

    @Slot()
    def _on_changed(self) -> None:
        self._show_example()
        with trouble.telling(self):
            self.done.emit(naming.set_profile(self._study, self.profile), _("Exports are made so from now on."))
