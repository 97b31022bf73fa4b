"""Writing a consent text: its parts on the left, the words in the middle, and how they will read below."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.element_words import ELEMENT_WORDS
from interviewer.domain.placeholder_words import PLACEHOLDER_WORDS
from interviewer.domain.script import ConsentScript
from interviewer.domain.text import clean, one_line
from interviewer.domain.text_version import TextVersion
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import consenting, texting
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.ethics.elements_list import ElementsList
from interviewer.ui.ethics.script_parts import PARTS, Part, added, removed, shown, written
from interviewer.ui.form import Form
from interviewer.ui.saving import SaveDialog

_REST_MS = 250


class TextEditor(SaveDialog):
    """Edits a draft. Nothing is kept before Save; what would be said, with the project's facts, stands below."""

    saved = Signal(str)

    def __init__(self, study: Study, version: TextVersion, parent: QWidget | None = None) -> None:
        super().__init__(_("Consent text, version {version}").format(version=version.script.version), parent)
        self._study = study
        self._version = version
        self.script = version.script
        self._parts: list[Part] = []
        self._at: Part | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._make_fields()
        self._lay_out()
        self._connect()
        self._fill(0)
        self.parts.setFocus()

    def _make_fields(self) -> None:
        self.parts = QListWidget()
        self.parts.setAccessibleName(_("Parts of the text"))
        self.parts.setProperty("kind", "field")
        self.title = QLineEdit()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.writing_font())
        self.covers = ElementsList()
        self.insert = QPushButton(_("Insert a fact of the project …"))
        self.facts = QMenu(self.insert)
        for name, words in PLACEHOLDER_WORDS.items():
            self.facts.addAction(_(words)).setData(f"{{{name}}}")
        self.insert.setMenu(self.facts)
        self.add = QPushButton(_("Add a paragraph"))
        self.take = QPushButton(_("Take it away"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.lacking = theme.quiet("")
        for button in (self.add, self.take, self.insert):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.parts, 1)
        left.addWidget(self.add)
        left.addWidget(self.take)
        form = Form()
        self._title_row = form.row(_("&Title"), self.title)
        form.row(_("Te&xt"), self.text, grow=True)
        form.add(self.insert)
        form.row(_("How it &reads"), self.preview, grow=True)
        right = Form()
        self._covers_row = right.row(_("&Elements it tells"), self.covers, grow=True)
        right.add(self.lacking)
        held = QWidget()
        columns = QHBoxLayout(held)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addLayout(left, 2)
        columns.addWidget(form, 5)
        columns.addWidget(right, 3)
        self.lay_out(held, size=(1080, 680), spacing=12)

    def _connect(self) -> None:
        self.parts.currentRowChanged.connect(self._on_part)
        self.title.textEdited.connect(self._on_typed)
        self.text.textChanged.connect(self._on_typed)
        self.covers.changed.connect(self._on_typed)
        self.facts.triggered.connect(self._on_insert)
        self.add.clicked.connect(self._on_add)
        self.take.clicked.connect(self._on_take)
        self._rest.timeout.connect(self._show_preview)

    def _fill(self, row: int) -> None:
        """List the parts and go to one of them."""
        self.parts.blockSignals(True)
        self.parts.clear()
        self._parts = [*(Part(paragraph.key) for paragraph in self.script.paragraphs), *PARTS]
        for part in self._parts:
            self.parts.addItem(shown(self.script, part))
        self.parts.blockSignals(False)
        self.parts.setCurrentRow(min(row, self.parts.count() - 1))

    @Slot(int)
    def _on_part(self, row: int) -> None:
        self._at = None
        part = self._parts[row] if 0 <= row < len(self._parts) else None
        if part is None:
            return
        self.title.setText(part.title_in(self.script))
        self.title.setEnabled(part.paragraph)
        self.text.setPlainText(part.text_in(self.script))
        covers = part.covers_in(self.script)
        self.covers.setEnabled(covers is not None)
        self.covers.show_elements(covers or ())
        self.take.setEnabled(part.paragraph and len(self.script.paragraphs) > 1)
        self._at = part
        self._show_preview()

    @Slot()
    def _on_typed(self) -> None:
        if self._at is None:
            return
        text, title = clean(self.text.toPlainText()).strip(), one_line(self.title.text())
        self.script = written(self.script, self._at, title, text, self.covers.elements)
        self._rest.start()

    @Slot()
    def _show_preview(self) -> None:
        if self._at is None:
            return
        filled = consenting.filled(self.script, self._study.project, self._study.me)
        self.preview.setPlainText(self._at.text_in(filled))
        item = self.parts.currentItem()
        if item is not None:
            item.setText(shown(self.script, self._at))
        lacking = texting.uncovered(self._study, self.script)
        told = ", ".join(f"{element} {_(ELEMENT_WORDS[element])}" for element in lacking)
        words = (
            _("Nothing tells: {elements}").format(elements=told) if lacking else _("Everything that has to is told.")
        )
        self.lacking.setText(words)

    @Slot(QAction)
    def _on_insert(self, fact: QAction) -> None:
        self.text.insertPlainText(str(fact.data()))
        self.text.setFocus()

    @Slot()
    def _on_add(self) -> None:
        self.script = added(self.script, _("New paragraph"))
        self._fill(len(self.script.paragraphs) - 1)
        self.title.setFocus()
        self.title.selectAll()

    @Slot()
    def _on_take(self) -> None:
        if self._at is not None and self._at.paragraph:
            row = self.parts.currentRow()
            self.script = removed(self.script, self._at)
            self._fill(row)

    @property
    def is_typed_in(self) -> bool:
        """Return whether the draft is other than it was."""
        return self.script != self._version.script

    @Slot()
    def save(self) -> None:
        """Keep the words of the draft."""
        script: ConsentScript = replace(self.script)
        try:
            texting.edit(self._study, self._version.id, script)
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit(_("The draft is kept. It is read once it is approved."))
        self.accept()
