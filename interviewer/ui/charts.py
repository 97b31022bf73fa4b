"""A chart of a page saved as a picture (SVG or PNG) or copied, each with its figures as text; through the gate."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from interviewer.language import _
from interviewer.services import charting
from interviewer.services.charting import PIXELS, SHARP, Chart
from interviewer.services.study import Study
from interviewer.ui import pictures, trouble


class Charts(QObject):
    """Saves and copies what ``chart`` returns, which is a chart as it may leave; ``None`` where there is none."""

    said = Signal(str)

    def __init__(self, study: Study, page: QWidget, chart: Callable[[], Chart | None]) -> None:
        super().__init__(page)
        self._study, self._page, self._chart = study, page, chart

    def _made(self) -> Chart | None:
        made = self._chart()
        if made is None:
            self.said.emit(_("There is nothing to draw yet."))
        return made

    @Slot()
    def save_as(self) -> None:
        """Ask where the picture goes."""
        with trouble.telling(self._page):
            made = self._made()
            if made is None:
                return
            charting.refuse(self._study, made)
            sharp, pixels = _("Picture that stays sharp (SVG)"), _("Picture (PNG)")
            kinds = f"{sharp} (*{SHARP});;{pixels} (*{PIXELS})"
            place = str((Path.home() / _("chart")).with_suffix(SHARP))
            name, _kind = QFileDialog.getSaveFileName(self._page, _("Save the picture"), place, kinds)
            if name:
                self.save(Path(name))

    def save(self, path: Path) -> None:
        """Let the picture out, as PNG where the name ends so and as SVG otherwise, with its figures beside it."""
        with trouble.telling(self._page):
            made = self._made()
            if made is None:
                return
            drawn = charting.picture(self._study, made)
            place = path if path.suffix.lower() in (SHARP, PIXELS) else path.with_name(f"{path.name}{SHARP}")
            content = pictures.png(drawn) if place.suffix.lower() == PIXELS else drawn
            written, beside = charting.release(self._study, place, content, made)
            told = _("The picture is written: {path}, with its figures beside it: {figures}")
            self.said.emit(told.format(path=written, figures=beside.name))

    @Slot()
    def copy(self) -> None:
        """Put the picture on the clipboard, with its figures as text."""
        with trouble.telling(self._page):
            made = self._made()
            if made is None:
                return
            charting.refuse(self._study, made)
            drawn = charting.picture(self._study, made)
            data = QMimeData()
            data.setImageData(pictures.image(drawn))
            data.setData("image/svg+xml", drawn)
            data.setText(charting.figures(self._study, made))
            QGuiApplication.clipboard().setMimeData(data)
            self.said.emit(_("The picture is copied, with its figures as text."))
