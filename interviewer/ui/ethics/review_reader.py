"""Reads a reviewer's package: it is checked first, and only then shown, section by section. No project is needed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.progress import Progress
from interviewer.domain.report import Section, Table
from interviewer.language import _, ngettext
from interviewer.services import inspecting
from interviewer.services.inspecting import Inspected
from interviewer.ui import icons, theme, trouble
from interviewer.ui.empty import Empty
from interviewer.ui.ethics.register_table import RegisterTable
from interviewer.ui.form import Form
from interviewer.ui.jobs import Job
from interviewer.ui.scrolling import scrolling

_HEADING, _LINE, _MOST = 34, 28, 170
"""Pixels of a heading and of a line above a table, and how many both may take."""
_LETTERS = 110
_AS_HIGH_AS_LIKED = 16777215
"""Qt's own word for no limit."""


class ReviewDialog(QDialog):
    """A line for the package, its passphrase where it has one, and what is in it, to read by keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Review package"))
        self._found: Inspected | None = None
        self._reading = False
        self.path = QLineEdit()
        self.path.setPlaceholderText(_("a folder with review.json, or one encrypted file"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.open_button = QPushButton(_("&Check and read"))
        self.open_button.setProperty("kind", "primary")
        self.open_button.setDefault(True)
        self.said = theme.quiet("")
        self.sections = QListWidget()
        self.sections.setAccessibleName(_("Sections"))
        self.sections.setProperty("kind", "field")
        self.sections.setMaximumWidth(theme.px(270))
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = _SectionPage()
        self._lay_out()
        self._connect()
        self._on_path("")

    def _lay_out(self) -> None:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        self.file = QPushButton(_("Choose a &file …"))
        self.folder = QPushButton(_("Choose a f&older …"))
        line.addWidget(self.path, 1)
        for button in (self.file, self.folder):
            icons.dress(button, "folder")
            button.setAutoDefault(False)
            line.addWidget(button)
        self.form = Form(columns=1)
        self.form.row(_("&Package"), holder).setBuddy(self.path)
        self.path.setAccessibleName(_("Package"))
        self.form.row(_("Pass&phrase"), self.passphrase)
        below = QWidget()
        shown = QHBoxLayout(below)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(12)
        shown.addWidget(self.sections, 1)
        shown.addWidget(self.page, 4)
        self._stack = QStackedWidget()
        self._stack.addWidget(Empty(_(
            "Here a reviewer reads what a project has exported about its consents: who consented to what, when, after "
            "which text, and what is out of order. Choose the package; every file in it is checked before it is shown."
        )))  # fmt: skip
        self._stack.addWidget(below)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        for widget in (self.form, self.said):
            box.addWidget(widget)
        box.addWidget(self._stack, 1)
        box.addWidget(self.buttons)
        self.said.hide()
        theme.fit(self, 1080, 640)

    def _connect(self) -> None:
        self.path.textChanged.connect(self._on_path)
        self.file.clicked.connect(self._choose_file)
        self.folder.clicked.connect(self._choose_folder)
        self.open_button.clicked.connect(self.read)
        for field in (self.path, self.passphrase):
            field.returnPressed.connect(self.read)
        self.sections.currentRowChanged.connect(self._on_section)
        self.buttons.rejected.connect(self.reject)

    @Slot(str)
    def _on_path(self, words: str) -> None:
        place = Path(words.strip()) if words.strip() else None
        locked = place is not None and place.is_file() and inspecting.is_encrypted(place)
        holder = self.passphrase.parentWidget()
        if holder is not None:
            holder.setVisible(locked)
        self.passphrase.setVisible(locked)

    @Slot()
    def _choose_file(self) -> None:
        kinds = _("Review packages (*.pakke *.json);;All files (*)")
        chosen = QFileDialog.getOpenFileName(self, _("Package"), self.path.text(), kinds)[0]
        if chosen:
            self.path.setText(chosen)

    @Slot()
    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Package"), self.path.text())
        if chosen:
            self.path.setText(chosen)

    @Slot()
    def read(self) -> None:
        """Check the package, and show it when all of it is as it was signed."""
        if self._reading or not self.path.text().strip():
            return
        self._reading = True
        self.open_button.setEnabled(False)
        self._tell(_("Checking the package …"))
        job = Job(partial(_inspected, Path(self.path.text().strip()), self.passphrase.text()))
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        job.start()

    @Slot(object)
    def _on_read(self, found: Inspected) -> None:
        self._found = found
        self.sections.clear()
        self.sections.addItems([section.heading for section in found.sections])
        self._stack.setCurrentIndex(1)
        self.sections.setCurrentRow(0)
        self.sections.setFocus()
        self._tell(_told(found), problem=not (found.in_order and found.verified))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._found = None
        self._stack.setCurrentIndex(0)
        self._tell(trouble.words(error), problem=True)
        field = self.passphrase if self.passphrase.isVisibleTo(self) else self.path
        field.setFocus()
        field.selectAll()

    @Slot()
    def _on_finished(self) -> None:
        self._reading = False
        self.open_button.setEnabled(True)

    def _tell(self, words: str, *, problem: bool = False) -> None:
        self.said.setText(words)
        theme.retone(self.said, "kind", "problem" if problem else "quiet")
        self.said.show()

    @Slot(int)
    def _on_section(self, row: int) -> None:
        if self._found is not None and 0 <= row < len(self._found.sections):
            self.page.show_section(self._found.sections[row])


class _SectionPage(QWidget):
    """One section: its paragraphs, then its table."""

    def __init__(self) -> None:
        super().__init__()
        body = QWidget()
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(4, 0, 8, 0)
        self._lines.setSpacing(8)
        self.words = scrolling(body, down_only=True)
        self.table = RegisterTable(_("Table"), _("Find in the table"), Empty(_("Nothing stands here.")))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.words, 1)
        box.addWidget(self.table, 3)

    def show_section(self, section: Section) -> None:
        """Show a section."""
        theme.clear(self._lines)
        self._lines.addWidget(theme.heading(section.heading))
        for words in section.paragraphs:
            line = theme.quiet(words)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        table = section.table
        self.table.setVisible(table is not None)
        some = theme.px(_HEADING + _LINE * sum(1 + len(words) // _LETTERS for words in section.paragraphs))
        self.words.setMaximumHeight(_AS_HIGH_AS_LIKED if table is None else min(some, theme.px(_MOST)))
        self.table.fill(table or Table("", (), ()), [])


def _told(found: Inspected) -> str:
    """Return in a sentence what was checked, and how things stand."""
    count = len(found.files)
    whole = ngettext(
        "{count} file is as it was signed by laptop {laptop} on {when}.",
        "{count} files are as they were signed by laptop {laptop} on {when}.",
        count,
    ).format(count=count, laptop=found.laptop, when=found.made.astimezone().strftime("%d.%m.%Y %H:%M"))
    order = (
        _("Nothing is out of order.") if found.in_order else _("Something is out of order: see the section about it.")
    )
    log = "" if found.verified else " " + _("The log did not hold when it was made.")
    return f"✓ {found.project}: {whole} {order}{log}"


def _inspected(path: Path, passphrase: str, _progress: Progress) -> Inspected:
    return inspecting.inspect(path, passphrase)
