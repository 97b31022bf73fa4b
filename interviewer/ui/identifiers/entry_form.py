"""One entry of the register: its forms, what it is, and what is printed instead; contacts and cases lead elsewhere."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.identifier import Identifier, Kind
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import deciding, identifying, naming, registering
from interviewer.services.deciding import Choice
from interviewer.services.errors import ReadOnly
from interviewer.services.identifying import Row
from interviewer.services.study import Study
from interviewer.ui import actions, icons, theme
from interviewer.ui.form import Form
from interviewer.ui.identifiers import words
from interviewer.ui.identifiers.instead import InsteadForm
from interviewer.ui.identifiers.reads import Reads
from interviewer.ui.private_text import PrivateText
from interviewer.ui.scrolling import scrolling

_LINES = 4
"""Lines of forms shown."""


class EntryForm(QWidget):
    """``kept`` carries the entry and the deed, ``removed`` the deed and what to say of it; ``left`` follows Esc."""

    kept = Signal(str, str)
    removed = Signal(str, str)
    left = Signal()
    person_wanted = Signal(str)
    case_wanted = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._row: Row | None = None
        self._entry: Identifier | None = None
        self._filling = False
        self.dirty = False
        self.title = theme.strong("")
        self.told = theme.quiet("")
        self.forms = PrivateText()
        self.kind = QComboBox()
        self.instead = InsteadForm()
        self.reads = Reads()
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.keeping = QPushButton(actions.labelled(_("Keep"), "entry_save"))
        self.removing = QPushButton(actions.labelled(_("Take away"), "entry_remove"))
        self.elsewhere = QPushButton(_("Open in Recruitment"))
        self._fields = QWidget()
        self._lay_out()
        self._connect()
        self.show_row(None)

    def show_row(self, row: Row | None) -> None:
        """Show an entry; of a contact or a case what is printed, and the way to change it."""
        self._row, self._entry = row, row.identifier if row else None
        known = row is not None and row.identifier is None
        self._fields.setVisible(self._entry is not None)
        self.elsewhere.setVisible(known)
        self._show_buttons()
        self.title.setVisible(row is None or known)
        self.told.setVisible(row is None or known)
        if row is None:
            self.title.setText(_("No entry is chosen"))
            self.told.setText(_("What is found in texts and decided about comes here; you can also add it by hand."))
        elif self._entry is None:
            self.title.setText(row.name)
            told = _("{kind} of the project, printed as {shown}. Name and numbers are changed in Recruitment.")
            self.told.setText(told.format(kind=words.kind(row.kind), shown=row.shown))
        else:
            self._fill(self._entry, row.forms)
        self.say("")
        self.dirty = False

    def begin(self) -> None:
        """Begin an empty entry."""
        self._row, self._entry = None, deciding.made((), Choice(Kind.PERSON))
        self._fields.show()
        for part in (self.title, self.told, self.elsewhere):
            part.hide()
        self._fill(self._entry, ())
        self._show_buttons()
        self.say("")
        self.dirty = False
        self.forms.setFocus()

    def take_focus(self) -> None:
        """Go to the first field."""
        (self.forms if self._entry is not None else self.elsewhere).setFocus()

    def say(self, text: str) -> None:
        """Say what is missing, or what waits."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the changes at Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def keep(self) -> None:
        """Keep what stands in the fields; what is missing is said beside them."""
        if self._entry is None:
            return
        wanted = self._changed_entry()
        try:
            deed = identifying.save(self._study, wanted)
        except InterviewerError as error:
            self.say(str(error))
            return
        self.dirty = False
        self.kept.emit(wanted.id, deed)

    @Slot()
    def remove(self) -> None:
        """Take the entry away; its words are then asked about again."""
        if self._row is None or self._entry is None:
            return
        if self._study.read_only:
            self.say(str(ReadOnly()))
            return
        try:
            deed = identifying.remove(self._study, self._entry.id)
        except InterviewerError as error:
            self.say(str(error))
            return
        self.dirty = False
        undo = actions.shown("entry_undo")
        self.removed.emit(deed, _("Taken away; it is asked about again. {key} brings it back.").format(key=undo))

    def _changed_entry(self) -> Identifier:
        assert self._entry is not None
        kind = Kind(self.kind.currentData())
        chosen = self.instead.choice(kind)
        forms = tuple(filter(None, (line.strip() for line in self.forms.toPlainText().split("\n"))))
        if self._row is None and kind is not self._entry.kind:
            self._entry = deciding.made((), Choice(kind))  # the letter of a pseudonym tells what it stands for
        return replace(
            self._entry, kind=kind, forms=forms, action=chosen.action or self._entry.action,
            levels=chosen.levels, level=chosen.level, kept=chosen.kept,
        )  # fmt: skip

    def _fill(self, entry: Identifier, forms: tuple[str, ...]) -> None:
        self._filling = True
        self.forms.setPlainText("\n".join(forms))
        self.kind.setCurrentIndex(self.kind.findData(entry.kind))
        self.instead.show_choice(entry.kind, entry, self._study.me)
        self.reads.style_of_brackets = naming.profile(self._study).brackets
        self.reads.translate = registering.translations(self._study.project)
        self._filling = False
        self._show_reads()

    def _show_reads(self) -> None:
        entry = self._changed_entry()
        self.reads.show_identifier(entry, "… ", entry.forms[0] if entry.forms else "", " …", new=self._row is None)

    def _show_buttons(self) -> None:
        writable = not self._study.read_only
        self.keeping.setVisible(self._entry is not None)
        self.keeping.setEnabled(writable)
        self.removing.setVisible(self._entry is not None and self._row is not None)
        self.removing.setEnabled(writable)

    def _lay_out(self) -> None:
        self.forms.setTabChangesFocus(True)
        self.forms.setFixedHeight(self.forms.fontMetrics().lineSpacing() * _LINES + theme.px(18))
        for kind in Kind:
            self.kind.addItem(words.kind(kind), kind)
        form = Form()
        form.row(_("Forms, one a line"), self.forms, _("Endings, initials and compounds are found from them."))
        form.row(_("Kind"), self.kind)
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(12)
        for part in (form, self.instead, self.reads):
            fields.addWidget(part)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        for widget in (self.title, self.told, self._fields, self.problem):
            column.addWidget(widget)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.keeping.setProperty("kind", "primary")
        icons.dress(self.elsewhere, "recruitment")
        for button in (self.keeping, self.removing, self.elsewhere):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolling(inner, down_only=True), 1)
        box.addLayout(buttons)

    def _connect(self) -> None:
        self.forms.textChanged.connect(self._on_changed)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.instead.changed.connect(self._on_changed)
        self.keeping.clicked.connect(self.keep)
        self.removing.clicked.connect(self.remove)
        self.elsewhere.clicked.connect(self._on_elsewhere)

    @Slot()
    def _on_kind(self) -> None:
        self.instead.show_kind(Kind(self.kind.currentData()))
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        if not self._filling and self._entry is not None:
            self.dirty = True
            self.say("")
            self._show_reads()

    @Slot()
    def _on_elsewhere(self) -> None:
        if self._row is not None:
            person = self._row.kind is Kind.PERSON
            (self.person_wanted if person else self.case_wanted).emit(self._row.id)
