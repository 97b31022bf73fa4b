"""Withdrawing in three steps: how far, everything that was found, done with sheet and checklist."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.consent import Guardian, GuardianEvent
from interviewer.domain.progress import Progress
from interviewer.domain.withdrawal import NAMES, WORDS, Scope
from interviewer.language import _, ngettext
from interviewer.services import withdrawing
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonRow
from interviewer.services.withdrawing import Found, NotFinished, Withdrawal
from interviewer.ui import clipboard, icons, theme, trouble
from interviewer.ui.ethics.erasures_page import show_file
from interviewer.ui.jobs import Job
from interviewer.ui.recruitment.person_card import pairs
from interviewer.ui.scrolling import scrolling

SCOPE, FOUND, DONE = range(3)


class WithdrawalDialog(QDialog):
    """Four equal choices, none of them made; nothing happens before the second step says what will go."""

    withdrawn = Signal(str)
    started = Signal(object, str)

    def __init__(self, study: Study, row: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Withdrawal"))
        self._study = study
        self._row = row
        self._job: Job | None = None
        self._done: Withdrawal | None = None
        self.scopes = QButtonGroup(self)
        self.steps = QStackedWidget()
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far the work is"))
        self.bar.hide()
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self.by_guardian = QCheckBox(_("The &guardian takes the consent back"))
        self.by_guardian.setVisible(row.person.minor)
        self.back = QPushButton(_("&Back"))
        self.next = QPushButton(_("&Next"))
        self.close_button = QPushButton(_("&Cancel"))
        self.sheet = QPushButton(_("&Open the sheet"))
        self._found_lines, self._found = _scrolled()
        self._done_lines, self._finished = _scrolled()
        self._lay_out()
        self._show_step(SCOPE)
        self.scopes.idClicked.connect(self._on_scope)
        self.next.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.close_button.clicked.connect(self.reject)
        self.sheet.clicked.connect(self._on_sheet)

    def _lay_out(self) -> None:
        self.steps.addWidget(self._choices())
        self.steps.addWidget(self._found)
        self.steps.addWidget(self._finished)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.sheet)
        buttons.addStretch(1)
        for button in (self.back, self.close_button, self.next):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self.sheet.setAutoDefault(False)
        icons.dress(self.sheet, "folder")
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        self.heading = theme.title("")
        box.addWidget(self.heading)
        box.addWidget(theme.quiet(" · ".join(dict.fromkeys((self._row.shown, self._row.person.pseudonym)))))
        box.addWidget(self.steps, 1)
        box.addWidget(self.bar)
        box.addWidget(self.problem)
        box.addLayout(buttons)
        theme.fit(self, 680, 560)

    def _choices(self) -> QWidget:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for number, scope in enumerate(Scope):
            button = QPushButton(_(NAMES[scope]))
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("kind", "outcome")
            button.setAccessibleDescription(_(WORDS[scope]))
            self.scopes.addButton(button, number)
            row, below = (2 * number, 2 * number + 1) if theme.large() else (number, number)
            grid.addWidget(button, row, 0)
            grid.addWidget(theme.quiet(_(WORDS[scope])), below, 0 if theme.large() else 1)
        grid.addWidget(self.by_guardian, grid.rowCount(), 0, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        return scrolling(inner, down_only=True)

    @property
    def scope(self) -> Scope | None:
        """Return the choice made."""
        number = self.scopes.checkedId()
        return list(Scope)[number] if number >= 0 else None

    @Slot(int)
    def _on_scope(self, _number: int) -> None:
        self.next.setEnabled(True)

    def _show_step(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        titles = (_("How far does it reach?"), _("This is what there is"), _("Done"))
        self.heading.setText(titles[step])
        self.back.setVisible(step == FOUND)
        self.next.setVisible(step != DONE)
        self.next.setEnabled(self.scope is not None)
        self.sheet.setVisible(step == DONE)
        self.close_button.setText(_("&Close") if step == DONE else _("&Cancel"))
        whole = step == FOUND and self.scope is Scope.ALL
        self.next.setText(_("&Erase for good") if whole else _("&Do it") if step == FOUND else _("&Next"))
        theme.retone(self.next, "kind", "danger" if whole else "primary")
        where = {SCOPE: self.scopes.button(max(0, self.scopes.checkedId())), FOUND: self.back, DONE: self.sheet}
        where[step].setFocus()

    @Slot()
    @trouble.told
    def go_on(self) -> None:
        """Go to the next step; from the second one it is done."""
        if self.scope is None:
            return
        if self.steps.currentIndex() == SCOPE:
            self._show_found(withdrawing.find(self._study, self._row.person.id), self.scope)
            self._show_step(FOUND)
        else:
            self._withdraw(self.scope)

    @Slot()
    def go_back(self) -> None:
        """Go back to the choices."""
        self.problem.hide()
        self._show_step(SCOPE)

    def _show_found(self, found: Found, scope: Scope) -> None:
        lines = self._found_lines
        theme.clear(lines)
        lines.addWidget(theme.strong(_(NAMES[scope])))
        lines.addWidget(theme.quiet(_(WORDS[scope])))
        if found.twins:
            lines.addWidget(theme.pill(_("Perhaps entered twice"), "attention"))
            words = _(
                "{who} may be the same person, and is not joined with this one. Look under Team first: what is joined "
                "goes together. Otherwise withdraw there too."
            )
            lines.addWidget(theme.quiet(words.format(who=", ".join(found.twins))))
        if scope is Scope.ALL:
            lines.addWidget(theme.pill(_("This cannot be undone"), "attention"))
            lines.addWidget(theme.heading(_("What goes")))
        else:
            lines.addWidget(theme.heading(_("What there is, and is kept")))
        pairs(lines, [(words, str(count)) for words, count in found.lines])
        if found.copies and scope in (Scope.ALL, Scope.QUOTES):
            lines.addWidget(theme.heading(_("Files on this machine")))
            lines.addWidget(theme.quiet("\n".join(path.name for path in found.copies)))
        if scope is Scope.ALL:
            lines.addWidget(theme.heading(_("What the program cannot reach")))
            lines.addWidget(theme.quiet("\n".join(f"• {line}" for line in found.elsewhere)))
        lines.addStretch(1)

    def _withdraw(self, scope: Scope) -> None:
        guardian = _taken_back() if self.by_guardian.isChecked() else None
        self._job = Job(partial(_withdraw, self._study, self._row.person.id, scope, guardian))
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        for button in (self.next, self.back, self.close_button):
            button.setEnabled(False)
        self.problem.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.started.emit(self._job, _("Withdrawing …"))
        self._job.start()

    def reject(self) -> None:
        """Close, but not in the middle of the work."""
        if self._job is None:
            super().reject()

    @Slot(int, int)
    def _on_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    @Slot(object)
    def _on_done(self, done: Withdrawal) -> None:
        self._done = done
        clipboard.forget()
        lines = self._done_lines
        theme.clear(lines)
        lines.addWidget(theme.strong(_(NAMES[done.scope])))
        if done.erased:
            lines.addWidget(theme.heading(_("Erased")))
            pairs(lines, [(words, str(count)) for words, count in done.erased])
        if gone := len(done.deleted):
            lines.addWidget(
                theme.quiet(ngettext("{count} file deleted", "{count} files deleted", gone).format(count=gone))
            )
        if made := len(done.exported):
            words = ngettext("{count} transcript made anew", "{count} transcripts made anew", made)
            lines.addWidget(theme.quiet(words.format(count=made)))
        lines.addWidget(theme.heading(_("Left to do by hand")))
        lines.addWidget(theme.quiet("\n".join(f"\u2610 {line}" for line in done.checklist)))
        lines.addWidget(theme.heading(_("The sheet")))
        lines.addWidget(theme.quiet(str(done.proof)))
        lines.addStretch(1)
        self._show_step(DONE)
        self.withdrawn.emit(self._row.person.id)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.problem.setText(trouble.words(error))
        self.problem.show()
        if isinstance(error, NotFinished):
            self.withdrawn.emit(self._row.person.id)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.bar.hide()
        for button in (self.next, self.back, self.close_button):
            button.setEnabled(True)

    @Slot()
    def _on_sheet(self) -> None:
        if self._done is not None:
            show_file(self._done.proof)


def _scrolled() -> tuple[QVBoxLayout, QWidget]:
    """Return lines that scroll, and what holds them."""
    body = QWidget()
    lines = QVBoxLayout(body)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(8)
    return lines, scrolling(body, down_only=True)


def _taken_back() -> Guardian:
    return Guardian(GuardianEvent.WITHDRAWN, "", datetime.now().astimezone())


def _withdraw(study: Study, person: str, scope: Scope, guardian: Guardian | None, progress: Progress) -> Withdrawal:
    own = study.again()
    try:
        return withdrawing.withdraw(own, person, scope, guardian=guardian, progress=progress)
    finally:
        own.close()
