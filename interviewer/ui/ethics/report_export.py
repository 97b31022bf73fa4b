"""Asks which report is to be written, for whom and where, and writes it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.progress import Progress
from interviewer.language import N_, _, ngettext
from interviewer.services import accounting, describing, reporting, submitting
from interviewer.services.crowding import Leave
from interviewer.services.opening import Study
from interviewer.ui import icons, theme, trouble
from interviewer.ui.form import Form
from interviewer.ui.jobs import Job
from interviewer.ui.passphrases import Passphrase
from interviewer.ui.scrolling import scrolling

REGISTER, REVIEW, METHOD, PROGRESS = range(4)
_KINDS = (
    (
        N_("Register of consents"),
        N_("Word, workbook and CSV: every informant by pseudonym, what is out of order, and the figures."),
    ),
    (
        N_("Package for a reviewer"),
        N_("Register, what is out of order, texts as read, withdrawals, the log in words: no name, no answer."),
    ),
    (N_("Method section"), N_("A paragraph and a table of what a report should tell, filled from the data; Word.")),
    (
        N_("Progress report"),
        N_("For the commissioner: numbers only, and never an attribute that fewer than three informants share."),
    ),
)
_PACKAGE = "gransking.pakke"


class ReportDialog(QDialog):
    """One form for the four reports; the reviewer's package can be one encrypted file."""

    started = Signal(object, str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Export reports"))
        self._study = study
        self.kind = QComboBox()
        self.kind.addItems([_(name) for name, _words in _KINDS])
        self.about = theme.quiet("")
        self.audience = QLineEdit()
        self.audience.setPlaceholderText(_("the ethics committee, the commissioner …"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = QLineEdit(str(Path(documents) / study.path.stem))
        self.encrypt = QCheckBox(_("&One encrypted file, opened by a passphrase"))
        self.passphrase = Passphrase(_("&Passphrase of the package"), _("Passphrase &again"))
        self.said = theme.quiet("")
        self.files = QListWidget()
        self.files.setAccessibleName(_("Files written"))
        self.files.setProperty("kind", "field")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.button = QPushButton(_("&Export"))
        self.button.setProperty("kind", "primary")
        self.show_folder = QPushButton(_("&Show the folder"))
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.encrypt.toggled.connect(self._on_encrypt)
        self.button.clicked.connect(self.export)
        self.show_folder.clicked.connect(self._on_show)
        self.buttons.rejected.connect(self.reject)
        self._on_kind(0)

    def _lay_out(self) -> None:
        form = Form()
        form.row(_("&Report"), self.kind)
        form.add(self.about)
        form.row(_("&To whom"), self.audience)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        choose = QPushButton(_("&Choose …"))
        icons.dress(choose, "folder")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        line.addWidget(self.folder, 1)
        line.addWidget(choose)
        form.row(_("&Folder"), holder).setBuddy(self.folder)
        self.folder.setAccessibleName(_("Folder"))
        form.add(self.encrypt)
        form.add(self.passphrase)
        form.add(self.said)
        form.add(self.files)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(scrolling(form), 1)
        for button in (self.button, self.show_folder):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        box.addWidget(self.buttons)
        self.button.setDefault(True)
        for later in (self.files, self.show_folder, self.said):
            later.hide()
        theme.fit(self, 640, 500)

    @Slot(int)
    def _on_kind(self, kind: int) -> None:
        self.about.setText(_(_KINDS[kind][1]))
        self.encrypt.setVisible(kind == REVIEW)
        self.passphrase.setVisible(kind == REVIEW and self.encrypt.isChecked())

    @Slot(bool)
    def _on_encrypt(self, on: bool) -> None:
        self.passphrase.setVisible(on)

    @Slot()
    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    @Slot()
    def export(self) -> None:
        """Write the report; what came of it is said in the window."""
        encrypted = self.kind.currentIndex() == REVIEW and self.encrypt.isChecked()
        if encrypted and not (self.passphrase.text and self.passphrase.agree):
            self._refuse(_("Give the passphrase twice, the same both times. Nothing was written."))
            return
        words = self.passphrase.text if encrypted else ""
        work = _WORK[self.kind.currentIndex()]
        job = Job(partial(_run, self._study, work, Path(self.folder.text()), self.audience.text().strip(), words))
        job.succeeded.connect(self._on_written)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self.finished.connect(job.cancel)
        self.button.setEnabled(False)
        self.files.hide()
        self._tell(_("Writing …"))
        self.started.emit(job, _("Exporting a report …"))
        job.start()

    @Slot(object)
    def _on_written(self, files: tuple[Path, ...]) -> None:
        count = len(files)
        self._tell(ngettext("{count} file written.", "{count} files written.", count).format(count=count))
        self.files.clear()
        self.files.addItems([path.name for path in files])
        self.files.show()
        self.show_folder.show()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._refuse(trouble.words(error))

    @Slot()
    def _on_finished(self) -> None:
        self.button.setEnabled(True)

    def _tell(self, words: str) -> None:
        theme.retone(self.said, "kind", "quiet")
        self.said.setText(words)
        self.said.show()

    def _refuse(self, words: str) -> None:
        self._tell(words)
        theme.retone(self.said, "kind", "problem")

    @Slot()
    def _on_show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))


_Work = Callable[[Study, Path, str, str, Progress], tuple[Path, ...]]


def _run(
    study: Study, work: _Work, folder: Path, audience: str, passphrase: str, progress: Progress
) -> tuple[Path, ...]:
    own = study.again()
    try:
        return work(own, folder, audience, passphrase, progress)
    finally:
        own.close()


def _register(study: Study, folder: Path, audience: str, _passphrase: str, progress: Progress) -> tuple[Path, ...]:
    return reporting.export_consents(study, folder, leave=Leave(audience=audience), progress=progress)


def _review(study: Study, folder: Path, audience: str, passphrase: str, progress: Progress) -> tuple[Path, ...]:
    encrypt = bool(passphrase)
    place = folder / _PACKAGE if encrypt else folder
    return submitting.export_review(
        study, place, encrypt=encrypt, passphrase=passphrase, audience=audience, progress=progress
    ).files


def _method(study: Study, folder: Path, audience: str, _passphrase: str, _progress: Progress) -> tuple[Path, ...]:
    return describing.export_method(study, folder, leave=Leave(audience=audience))


def _progress_report(
    study: Study, folder: Path, audience: str, _passphrase: str, _progress: Progress
) -> tuple[Path, ...]:
    return accounting.export_progress(study, folder, leave=Leave(audience=audience))


_WORK: tuple[_Work, ...] = (_register, _review, _method, _progress_report)
