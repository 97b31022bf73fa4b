"""The register of consents: who consented to what and when, what is out of order, and everything in figures."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from interviewer.domain.progress import Progress
from interviewer.domain.report import Table
from interviewer.language import _, ngettext
from interviewer.services import assembling, examining, explaining, tabulating, times
from interviewer.services.examining import Examination
from interviewer.services.opening import Study
from interviewer.ui import actions, icons, theme, trouble
from interviewer.ui.empty import Empty
from interviewer.ui.ethics.explain import ExplainDialog
from interviewer.ui.ethics.register_table import RegisterTable, capital, shown
from interviewer.ui.ethics.report_export import ReportDialog
from interviewer.ui.ethics.review_reader import ReviewDialog
from interviewer.ui.jobs import Job
from interviewer.ui.recruitment.person_card import pairs
from interviewer.ui.scrolling import scrolling

INFORMANTS, OUT_OF_ORDER, FIGURES = range(3)


class RegisterPage(QWidget):
    """The register is shown at once; the log is looked through beside, and what is out of order comes when it is."""

    said = Signal(str)
    started = Signal(object, str)
    person_wanted = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._job: Job | None = None
        self._again = False
        self._columns: Sequence[str] = ()
        self.order = theme.quiet("")
        self.informants = RegisterTable(_("Register of consents"), _("Find in the register"), Empty(_(
            "Here stands everybody who was asked to take part: who consented to what, when, after which text, and what "
            "followed. Nobody has been asked yet. Begin under Recruitment."
        )))  # fmt: skip
        self.out = RegisterTable(_("Out of order"), _("Find in what is out of order"), Empty(_(
            "Nothing is out of order. What would be told here: a consent dated after the interview, a text that was "
            "not approved, a minor without a guardian, and everything else that has to be none, or explained."
        )))  # fmt: skip
        self.figures = RegisterTable(_("In figures"), _("Find in the figures"), Empty(_("Nobody was asked yet.")))
        self.card = theme.Card(margin=16, spacing=8)
        self.tabs = QTabWidget()
        self.person = QPushButton(_("Go to the &person"))
        self.export = QPushButton(_("Export reports …"))
        self.read = QPushButton(_("Open a review package …"))
        self.explain = QPushButton(_("Explain …"))
        self._found: Examination | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        body = QWidget()
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(0, 0, 14, 0)
        self._lines.setSpacing(6)
        self.card.box.addWidget(scrolling(body, down_only=True), 1)
        self.card.box.addWidget(self.person)
        first = QWidget()
        line = QHBoxLayout(first)
        line.setContentsMargins(0, 8, 0, 0)
        line.setSpacing(14)
        line.addWidget(self.informants, 1 if theme.large() else 6)
        line.addWidget(self.card, 1 if theme.large() else 4)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Register of consents"))
        self.tabs.addTab(first, _("Informants"))
        for part, words in ((self.out, _("Out of order")), (self.figures, _("In figures"))):
            part.setContentsMargins(0, 8, 0, 0)
            self.tabs.addTab(part, words)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.export.setProperty("kind", "primary")
        icons.dress(self.export, "export", "on_accent")
        for button in (self.export, self.explain, self.read):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(8)
        page.addWidget(self.order)
        page.addWidget(self.tabs, 1)
        page.addLayout(buttons)

    def _connect(self) -> None:
        self.informants.selected.connect(self._on_selected)
        for part in (self.informants, self.out):
            part.opened.connect(self.person_wanted)
        self._soon.timeout.connect(self._examine)
        self.person.clicked.connect(self._on_person)
        self.export.clicked.connect(self.export_reports)
        self.explain.clicked.connect(self.ask_why)
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)
        self.read.clicked.connect(self.read_package)
        for name, slot in (
            ("register_export", self.export_reports),
            ("register_explain", self.ask_why),
            ("register_out_of_order", partial(self.tabs.setCurrentIndex, OUT_OF_ORDER)),
            ("register_informants", partial(self.tabs.setCurrentIndex, INFORMANTS)),
            ("register_figures", partial(self.tabs.setCurrentIndex, FIGURES)),
        ):
            actions.make(name, self, slot)

    def refresh(self) -> None:
        """Show the register as it is now, and look through the log for what is out of order."""
        ground = assembling.ground(self._study, times.now(), deep=False)
        dossiers, speakers = assembling.with_speakers(self._study, deep=False)
        table = tabulating.register((*dossiers, *speakers), ground, _)
        self._columns = table.columns
        self.informants.fill(table, [dossier.person for dossier in (*dossiers, *speakers)])
        self.figures.fill(_figures(tabulating.figures(dossiers, ground, _)), [])
        self._soon.start()

    def take_focus(self) -> None:
        """Go to the table one is at."""
        (self.informants, self.out, self.figures)[self.tabs.currentIndex()].table.setFocus()

    @Slot()
    def _examine(self) -> None:
        """Look through the log beside, once the register stands on screen."""
        if self._job is not None:
            self._again = True
            return
        self._say(_("The log is being looked through …"))
        self._job = Job(partial(_examined, self._study))
        self._job.succeeded.connect(self._on_examined)
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)
        self.started.emit(self._job, _("Looking for what is out of order …"))
        self._job.start()

    @Slot(object)
    def _on_examined(self, found: Examination) -> None:
        self._found = found
        self.out.fill(tabulating.out_of_order(found, _), [each.person for each in found.deviations])
        self._on_tab(self.tabs.currentIndex())
        count = len(found.open)
        words = ngettext("{count} thing out of order", "{count} things out of order", count).format(count=count)
        self.tabs.setTabText(
            OUT_OF_ORDER, _("Out of order ({count})").format(count=count) if count else _("Out of order")
        )
        log = ngettext(
            "{count} event of the log checked", "{count} events of the log checked", found.verification.events
        )
        checked = log.format(count=found.verification.events)
        order = _("Everything out of order is explained") if found.deviations else _("Nothing is out of order")
        self._say(f"{words} · {checked}" if count else f"✓ {order} · {checked}", problem=bool(count))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._say(trouble.words(error), problem=True)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self._examine()

    def _say(self, words: str, *, problem: bool = False) -> None:
        self.order.setText(words)
        theme.retone(self.order, "kind", "problem" if problem else "quiet")

    @Slot(int)
    def _on_selected(self, row: int) -> None:
        theme.clear(self._lines)
        values = self.informants.rows.values_at(row)
        self.person.setEnabled(bool(values and self.informants.current))
        if not values:
            self._lines.addWidget(theme.quiet(_("Choose an informant in the register.")))
        else:
            self._lines.addWidget(theme.strong(str(values[0])))
            told = [(capital(name), shown(value)) for name, value in zip(self._columns, values, strict=True)]
            pairs(self._lines, [(name, words) for name, words in told[1:] if words != "–"])
        self._lines.addStretch(1)

    @Slot()
    def _on_person(self) -> None:
        if self.informants.current:
            self.person_wanted.emit(self.informants.current)

    @Slot()
    @trouble.told
    def export_reports(self) -> None:
        """Offer the register, the reviewer's package, the method section and the progress report as files."""
        self._study.refuse_in_call()
        dialog = ReportDialog(self._study, self)
        dialog.started.connect(self.started)
        dialog.open()

    @Slot(int)
    def _on_tab(self, tab: int) -> None:
        """Offer to explain where what is out of order stands."""
        self.explain.setVisible(tab == OUT_OF_ORDER)
        self.explain.setEnabled(bool(self.out.rows.rowCount()) and not self._study.read_only)

    @Slot()
    @trouble.told
    def ask_why(self) -> None:
        """Ask how what one is at came about."""
        self._study.refuse_in_call()
        row = self.out.rows.place_of(self.out.table.currentIndex().row())
        if self._found is None or row < 0 or self._study.read_only:
            return
        self._asked = self._found.deviations[row]
        known = self._found.explained.get(explaining.key_of(self._asked))
        dialog = ExplainDialog(examining.what(self._asked, _), known.why if known else "", self)
        dialog.accepted.connect(self._on_explained)
        self._dialog = dialog
        dialog.open()

    @Slot()
    @trouble.told
    def _on_explained(self) -> None:
        explaining.explain(self._study, self._asked, self._dialog.why.text())
        self.said.emit(_("The explanation is kept."))
        self._examine()

    @Slot()
    @trouble.told
    def read_package(self) -> None:
        """Offer to read a reviewer's package."""
        self._study.refuse_in_call()
        ReviewDialog(self).open()


def _figures(found: Sequence[Table]) -> Table:
    """Return all figures as one table: what they are parted by, the value, and the numbers."""
    first, *others = found
    names = others[0].columns[1:] if others else ()
    rows = [(first.name, str(words), number, *([None] * len(names))) for words, number in first.rows]
    rows += [(table.name, row[0], None, *row[1:]) for table in others for row in table.rows]
    return Table(first.name, (_("what"), "", _("number"), *names), tuple(rows))


def _examined(study: Study, progress: Progress) -> Examination:
    own = study.again()
    try:
        return examining.examine(own, progress=progress)
    finally:
        own.close()
