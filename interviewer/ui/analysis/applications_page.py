"""The page Applications: who applied for grants and what became of it, by hand or from files, and the figures (F7)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from interviewer.domain.progress import Progress
from interviewer.language import _, ngettext
from interviewer.services import applying, granting, previewing
from interviewer.services.applying import Register, Row
from interviewer.services.charting import Chart
from interviewer.services.previewing import Preview, TakenIn
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.analysis import application_rows, application_talks
from interviewer.ui.analysis.application_figures import ApplicationFigures
from interviewer.ui.analysis.application_form import ApplicationDialog
from interviewer.ui.analysis.application_preview import PreviewDialog
from interviewer.ui.analysis.deed_line import DeedLine
from interviewer.ui.analysis.page import EditingPage
from interviewer.ui.charts import Charts
from interviewer.ui.empty import Empty
from interviewer.ui.interview.chooser import Chooser
from interviewer.ui.jobs import Job
from interviewer.ui.recruitment.table import Finder

_LIST, _FIGURES = range(2)
_IN_TABLE = ("application_change", "application_remove")
_SELDOM = ("application_find", "application_out", "application_picture", "application_copy", "application_remove")


class ApplicationsPage(EditingPage):
    """A table of applications that turns into figures; entered in a grid, or read from a file after a preview."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self._rows: dict[str, Row] = {}
        self._register: Register | None = None
        self._job: Job | None = None
        nothing = Empty(_(
            "Here is counted what organisations applied for and what they got. Enter an applicant with Ctrl+N, or read "
            "in a table (CSV or workbook) with one application on each row."
        ))  # fmt: skip
        self.finder = Finder(_("Applications"), _("Find application"), application_rows.columns(), nothing)
        self.figures = ApplicationFigures()
        self.summary = theme.strong("")
        self.summary.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far the work is"))
        self.bar.hide()
        self.sides = QStackedWidget()
        self.charts = Charts(study, self, self._chart)
        self.charts.said.connect(self.said)
        inside = dict.fromkeys(_IN_TABLE, self.finder.table)
        self.deeds = DeedLine(self, self._slots(), _SELDOM, inside)
        self._lay_out()
        self.chooser = Chooser(self)
        self.chooser.closed.connect(self.take_focus)
        self.finder.opened.connect(self._on_opened)

    def _slots(self) -> dict[str, Callable[..., object]]:
        return {
            "application_new": self.add, "application_change": self.change, "application_in": self.ask_file,
            "application_figures": self.turn, "application_talks": self.ask_talk, "application_undo": self.undo,
            "application_find": self.go_to_finding, "application_out": self.write_out,
            "application_picture": self.charts.save_as, "application_copy": self.charts.copy,
            "application_remove": self.remove,
        }  # fmt: skip

    def _lay_out(self) -> None:
        for part in (self.finder, self.figures):
            self.sides.addWidget(part)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(10)
        page.addLayout(self.deeds)
        page.addWidget(self.bar)
        page.addWidget(self.summary)
        page.addWidget(self.sides, 1)

    @trouble.told
    def refresh(self) -> None:
        """Read the applications anew."""
        self._register = found = applying.register(self._study)
        self._rows = {row.application.id: row for row in found.rows}
        self.finder.fill([(one, application_rows.texts(row)) for one, row in self._rows.items()])
        self.figures.show_register(found)
        self.summary.setText(" ".join(granting.sentences(found.totals, _)))
        some, writable = bool(found.rows), not self._study.read_only
        self.summary.setVisible(some)
        if not some:
            self.sides.setCurrentIndex(_LIST)
        self.deeds.enable(("application_new", "application_in"), on=writable and self._job is None)
        self.deeds.enable(("application_change", "application_remove"), on=writable and some)
        self.deeds.enable(("application_figures", "application_talks"), on=some)
        self.deeds.enable(_SELDOM[:-1], on=some)
        self.deeds.enable(("application_undo",), on=self.steps.some and writable)

    def take_focus(self) -> None:
        """Go to the table, or to where the first applicant is entered."""
        if self.sides.currentIndex() == _FIGURES:
            self.figures.table.setFocus()
        else:
            (self.finder.table if self._rows else self.deeds.buttons["application_new"]).setFocus()

    @Slot()
    def turn(self) -> None:
        """Show the figures in the place of the applications, or these again."""
        if self._rows:
            self.sides.setCurrentIndex(_LIST if self.sides.currentIndex() == _FIGURES else _FIGURES)
            self.take_focus()

    @Slot()
    def go_to_finding(self) -> None:
        """Go to the line to find in."""
        self.sides.setCurrentIndex(_LIST)
        self.finder.finding.setFocus()

    # entering

    @Slot()
    def add(self) -> None:
        """Enter an applicant."""
        self._open("")

    @Slot()
    def change(self) -> None:
        """Change the applicant one is at."""
        row = self._rows.get(self.finder.current)
        if row is not None:
            self._open(row.applicant.id)

    @Slot(str)
    def _on_opened(self, _one: str) -> None:
        self.change()

    def _open(self, applicant: str) -> None:
        if self.writable() and self._register is not None:
            dialog = ApplicationDialog(self._study, self.steps, self._register, applicant, self)
            dialog.saved.connect(self._on_saved)
            dialog.open()

    @Slot(str)
    def _on_saved(self, applicant: str) -> None:
        self._on_changed()
        own = [row.application.id for row in self._rows.values() if row.applicant.id == applicant]
        if own:
            self.finder.select(own[0])

    @Slot()
    @trouble.told
    def remove(self) -> None:
        """Take the application one is at away; undo brings it back."""
        if self.finder.current and self.writable():
            one = self.finder.current
            self.steps.do(lambda: applying.remove(self._study, one))
            self._on_changed()
            self.said.emit(_("Taken away. {key} brings it back.").format(key=actions.shown("application_undo")))

    def read_at(self, _one: str) -> None:
        """Read the applications anew."""
        self.refresh()

    # files

    @Slot()
    def ask_file(self) -> None:
        """Ask which file to read in."""
        if not self.writable() or self._job is not None:
            return
        kinds = _("Tables ({endings})").format(endings=" ".join(f"*{each}" for each in previewing.READ))
        chosen = QFileDialog.getOpenFileName(self, _("Which applications?"), str(Path.home()), kinds)[0]
        if chosen:
            self.show_preview(Path(chosen))

    @trouble.told
    def show_preview(self, path: Path) -> None:
        """Show what would come of a file."""
        found = previewing.preview(self._study, path)
        dialog = PreviewDialog(found, writable=not self._study.read_only, parent=self)
        dialog.taken.connect(self._on_taken)
        dialog.open()

    @Slot(object)
    def _on_taken(self, found: Preview) -> None:
        if self._job is not None:
            return
        doing = _("Taking in applications …")
        self._job = Job(partial(_taken_in, self._study, found))
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.deeds.enable(("application_new", "application_in"), on=False)
        self.started.emit(self._job, doing)
        self._job.start()

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    @Slot(object)
    def _on_done(self, result: tuple[str, TakenIn]) -> None:
        deed, done = result
        self.steps.did(deed)
        made = done.applications
        self.said.emit(ngettext("{count} new application.", "{count} new applications.", made).format(count=made))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        trouble.tell(self, error)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.bar.hide()
        self._on_changed()

    @Slot()
    @trouble.told
    def write_out(self) -> None:
        """Write the applications and figures to a file, by its ending."""
        kinds = ";;".join((_("Workbook (*.xlsx)"), _("Word (*.docx)"), _("CSV (*.csv)")))
        place = str((Path.home() / _("applications")).with_suffix(".xlsx"))
        chosen = QFileDialog.getSaveFileName(self, _("Where to put the applications"), place, kinds)[0]
        if chosen:
            self.write_to(Path(chosen))

    @trouble.told
    def write_to(self, path: Path) -> None:
        """Write the applications and figures."""
        written = granting.export_applications(self._study, path)
        self.said.emit(_("Written: {path}").format(path=written[0]))

    def _chart(self) -> Chart | None:
        found = self._register
        return granting.chart(self._study, found, self.figures.way) if found is not None and found.rows else None

    # interviews

    @Slot()
    @trouble.told
    def ask_talk(self) -> None:
        """Ask which interview about the application's municipality to read."""
        row = self._rows.get(self.finder.current)
        if row is None:
            return
        if row.place is None or not row.place.cases:
            self.said.emit(_("No case in the project lies in the municipality of this application."))
            return
        choices = application_talks.choices(self._study, row.place)
        title = _("Interviews in {place}").format(place=row.place.shown)
        self.chooser.ask(title, _("pseudonym"), partial(application_talks.matching, choices), self._go)

    def _go(self, key: str, _typed: str) -> None:
        kind, _stroke, one = key.partition("/")
        if kind == application_talks.CASE:
            self.case_wanted.emit(one)
        elif kind == application_talks.TALK:
            self.passage_wanted.emit(one, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel that asks in its place."""
        super().resizeEvent(event)
        self.chooser.place()


def _taken_in(study: Study, found: Preview, progress: Progress) -> tuple[str, TakenIn]:
    own = study.again()
    try:
        with own.deed() as deed:
            return deed, previewing.take_in(own, found, progress)
    finally:
        own.close()
