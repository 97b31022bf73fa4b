"""The sheet for the safe: where the files lie, and lines to write the passphrases on by hand. Never the passphrases."""

from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services.opening import Study
from interviewer.ui import icons, theme


def sheet(study: Study) -> str:
    """Return the sheet as HTML."""
    lines = (
        (_("Project"), study.project.title),
        (_("Made by"), study.me),
        (_("Date"), date.today().strftime("%d.%m.%Y")),
        (_("Data file"), str(study.path)),
        (_("Key file"), str(study.key_path or "")),
    )
    rows = "".join(
        f"<tr><td><b>{escape(name)}</b>&nbsp;&nbsp;</td><td>{escape(value)}</td></tr>" for name, value in lines
    )
    blank = "<p style='margin-top:26px'>{}<br><br>" + "_" * 62 + "</p>"
    fields = "".join(
        blank.format(escape(words))
        for words in (
            _("Passphrase of the data, by hand:"),
            _("Passphrase of the key, by hand:"),
            _("Where the backups lie:"),
            _("Who else has this sheet:"),
        )
    )
    advice = _(
        "Without the passphrases nobody can open the files, and nobody can help. Fill in this sheet by hand, keep it "
        "locked up, away from the machine, and destroy it when the project ends."
    )
    title = escape(_("Recovery sheet"))
    return f"<h2>{title}</h2><table cellpadding='3'>{rows}</table>{fields}<p>{escape(advice)}</p>"


class RecoverySheet(QDialog):
    """Shows the sheet, prints it or saves it as PDF."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Recovery sheet"))
        self._name = f"{study.path.stem}.pdf"
        self._html = sheet(study)
        view = QTextBrowser()
        view.setAccessibleName(_("Recovery sheet"))
        view.setHtml(self._html)
        self._said = theme.quiet(_("Print it now, write the passphrases on it by hand, and lock it up."))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.printing = QPushButton(_("&Print …"))
        self.printing.setProperty("kind", "primary")
        icons.dress(self.printing, "print", "on_accent")
        self.saving = QPushButton(_("&Save as PDF …"))
        for button in (self.printing, self.saving):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.rejected.connect(self.reject)
        self.printing.clicked.connect(self._on_print)
        self.saving.clicked.connect(self._on_save)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(self._said)
        box.addWidget(view, 1)
        box.addWidget(self.buttons)
        theme.fit(self, 640, 620)

    def write(self, path: Path) -> None:
        """Write the sheet as PDF to ``path``."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        self._print(printer)

    def _print(self, printer: QPrinter) -> None:
        document = QTextDocument()
        document.setDefaultStyleSheet("* { color: black; font-size: 11pt; } h2 { font-size: 18pt; }")
        document.setHtml(self._html)
        document.print_(printer)

    @Slot()
    def _on_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self._print(printer)
            self._said.setText(_("Sent to the printer."))

    @Slot()
    def _on_save(self) -> None:
        chosen = QFileDialog.getSaveFileName(self, _("Save as PDF"), str(Path.home() / self._name), "PDF (*.pdf)")[0]
        if chosen:
            self.write(Path(chosen))
            self._said.setText(_("Saved: {path}. Print it, then delete the file.").format(path=chosen))
