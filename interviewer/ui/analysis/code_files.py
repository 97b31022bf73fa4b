"""Codebooks in and out of the project by the window: the shipped one, files of other programs, and files for them."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from interviewer.language import _, ngettext
from interviewer.services import cataloguing
from interviewer.services.cataloguing import TakenIn
from interviewer.services.errors import ReadOnly
from interviewer.services.study import Study
from interviewer.ui import trouble
from interviewer.ui.analysis.steps import Steps

_SHIPPED = "kodebok-moteplass"


class CodeFiles(QObject):
    """Asks for a file and says what came of it."""

    taken = Signal()
    said = Signal(str)

    def __init__(self, study: Study, steps: Steps, window: QWidget) -> None:
        super().__init__(window)
        self._study, self._steps, self._window = study, steps, window

    @Slot()
    def begin(self) -> None:
        """Take in the codebook that is shipped."""
        with trouble.telling(self._window):
            done = self._steps.do(lambda: cataloguing.take_in_shipped(self._study, _SHIPPED))
            self._tell(done)

    @Slot()
    def take_in(self) -> None:
        """Take in a codebook from a file."""
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
            return
        kinds = _("Codebooks ({endings})").format(endings=" ".join(f"*{each}" for each in cataloguing.READ))
        chosen = QFileDialog.getOpenFileName(self._window, _("Which codebook?"), str(Path.home()), kinds)[0]
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, path: Path) -> None:
        """Take in the codebook in a file, and say what came of it."""
        with trouble.telling(self._window):
            done = self._steps.do(lambda: cataloguing.take_in_file(self._study, path))
            self._tell(done)

    @Slot()
    def write_out(self) -> None:
        """Write the codebook to a file, by its ending."""
        kinds = ";;".join((_("REFI-QDA codebook (*.qdc)"), _("Workbook (*.xlsx)"), _("CSV (*.csv)")))
        place = str((Path.home() / _("codebook")).with_suffix(".qdc"))
        chosen = QFileDialog.getSaveFileName(self._window, _("Where to put the codebook"), place, kinds)[0]
        if chosen:
            with trouble.telling(self._window):
                (written,) = cataloguing.export_codebook(self._study, Path(chosen))
                self.said.emit(_("Written: {path}").format(path=written))

    def _tell(self, done: TakenIn) -> None:
        self.taken.emit()
        made = ngettext("{count} code taken in.", "{count} codes taken in.", done.made).format(count=done.made)
        known = ngettext("{count} was here already.", "{count} were here already.", done.known)
        more = ngettext("{count} got what it lacked.", "{count} got what they lacked.", done.changed)
        told = [made, *([known.format(count=done.known)] if done.known else [])]
        self.said.emit(" ".join([*told, *([more.format(count=done.changed)] if done.changed else [])]))
