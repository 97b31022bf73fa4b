"""What the log can be checked against: the last hash of each laptop, to copy or print, and the check itself."""

from html import escape

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.progress import Progress
from interviewer.language import _
from interviewer.services import auditing, verifying
from interviewer.services.opening import Study
from interviewer.services.verifying import Verification
from interviewer.ui import icons, tables, theme, trouble
from interviewer.ui.jobs import Job

_HASH = 4


class HeadsPage(QWidget):
    """The heads of the chains in a table; checking runs beside, with how far it is."""

    said = Signal(str)
    started = Signal(object, str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._job: Job | None = None
        names = (_("File"), _("Laptop"), _("Who"), _("Events"), _("Last hash"))
        self.table = QTableWidget(0, len(names))
        self.table.setHorizontalHeaderLabels(list(names))
        self.table.setAccessibleName(_("Last hash of each laptop"))
        self.verify = QPushButton(_("Check the log"))
        self.verify.setProperty("kind", "primary")
        icons.dress(self.verify, "check", "on_accent")
        self.copy = QPushButton(_("Copy"))
        self.print = QPushButton(_("Print …"))
        icons.dress(self.print, "print")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far the work is"))
        self.bar.hide()
        self.found = theme.quiet("")
        self._lay_out()
        self.verify.clicked.connect(self.check)
        self.copy.clicked.connect(self._on_copy)
        self.print.clicked.connect(self._on_print)

    def _lay_out(self) -> None:
        tables.dress(self.table)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.verify, self.copy, self.print):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        why = _(
            "Each laptop's log is a chain: a hash holds the one before it. Printed or kept elsewhere, the last hashes "
            "show later that nothing was altered, left out or put in between. A chain proves order, not honesty."
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(10)
        page.addWidget(theme.quiet(why))
        page.addWidget(self.table, 1)
        page.addWidget(self.bar)
        page.addWidget(self.found)
        page.addLayout(buttons)

    def refresh(self) -> None:
        """Read the heads anew."""
        heads = auditing.heads(self._study)
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setPixelSize(theme.px(12))
        self.table.setRowCount(len(heads))
        for row, head in enumerate(heads):
            here = _("{laptop} (this one)") if head.mine else "{laptop}"
            where = _("key") if head.in_key else _("data")
            texts = (where, here.format(laptop=head.laptop), head.who, str(head.events), head.hash)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == _HASH:
                    item.setFont(mono)
                self.table.setItem(row, column, item)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(30))
        self.table.resizeColumnsToContents()
        if heads:
            self.table.setCurrentCell(0, 0)

    @Slot()
    def check(self) -> None:
        """Check everything from the pages to the tables, however long it takes."""
        study = self._study

        def work(progress: Progress) -> Verification:
            own = study.again()
            try:
                return verifying.verify(own, progress)
            finally:
                own.close()

        self._job = Job(work)
        self._job.succeeded.connect(self._on_checked)
        self._job.failed.connect(self._on_failed)
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self.verify.setEnabled(False)
        self._tell(_("Checking the project …"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self.started.emit(self._job, _("Checking the project …"))
        self._job.start()

    def _tell(self, words: str, *, problem: bool = False) -> None:
        self.found.setText(words)
        theme.retone(self.found, "kind", "problem" if problem else "quiet")

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    @Slot(object)
    def _on_checked(self, found: Verification) -> None:
        self.refresh()
        if found.ok:
            self._tell("✓ " + _("Nothing was altered. {count} events were checked.").format(count=found.events))
        else:
            self._tell("\n".join((_("The project does not add up:"), *found.problems)), problem=True)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._tell(trouble.words(error), problem=True)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.bar.hide()
        self.verify.setEnabled(True)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(auditing.heads_as_text(self._study))
        self.said.emit(_("The hashes are copied. Keep them where nobody can change both them and the project."))

    @Slot()
    def _on_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.write(printer)
            self.said.emit(_("Sent to the printer."))

    def write(self, printer: QPrinter) -> None:
        """Write the hashes on paper."""
        document = QTextDocument()
        document.setDefaultStyleSheet("* { color: black; font-size: 10pt; } h2 { font-size: 16pt; }")
        title = escape(" – ".join((self._study.project.title, _("Last hash of each laptop"))))
        document.setHtml(f"<h2>{title}</h2><pre>{escape(auditing.heads_as_text(self._study))}</pre>")
        document.print_(printer)
