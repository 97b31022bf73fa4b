"""The consent: read aloud, answered in words, decided with one of four equal answers. Enter alone means nothing."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from interviewer.domain.consent import Consent, Decision
from interviewer.domain.minority import Age
from interviewer.domain.script import Paragraph
from interviewer.domain.text import clean, one_line
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import consenting, guarding
from interviewer.services.consenting import Said
from interviewer.services.opening import Study
from interviewer.ui import actions, theme
from interviewer.ui.consent_age import AgeCard, age_first
from interviewer.ui.consent_decision import OFFERED
from interviewer.ui.consent_elements import Untold, told
from interviewer.ui.consent_guardian import GuardianCard
from interviewer.ui.consent_letter import ConsentAside, LetterDialog
from interviewer.ui.consent_question import Question
from interviewer.ui.consent_script import Paragraphs

RECONFIRM = "reconfirm"
PARAGRAPHS = 9


class ConsentPage(QWidget):
    """Takes one person's consent. Twelve keys at most, beyond the words of the reply."""

    decided = Signal(object)
    """The consent that was kept (Consent), whatever the decision."""
    left = Signal()

    def __init__(self, study: Study, person: str, parent: QWidget | None = None, *, at: datetime | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self._study = study
        self._person = person
        self.page = consenting.prepare(study, person)
        self.decision: Decision | None = None
        self.age: AgeCard | None = None
        self._read_from: datetime | None = None
        self._read: frozenset[str] = frozenset()
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(14)
        if age_first(self.page.minority):
            self._ask_age()
        else:
            self._build()

    # Building

    def _ask_age(self) -> None:
        self.age = AgeCard(self.page.minority, self.page.person.shown)
        self.age.noted.connect(self._on_age)
        self.age.left.connect(self.left)
        column = QVBoxLayout()
        column.addWidget(self.age)
        column.addStretch(1)
        self._columns.addLayout(column)
        self.setFocusProxy(self.age)

    @Slot(object)
    def _on_age(self, age: Age) -> None:
        """Keep the age group, and go on with the page that goes with it."""
        guarding.note_age(self._study, self._person, age)
        self.page = consenting.prepare(self._study, self._person)
        if self.age is not None:
            self.age.hide()
        theme.clear(self._columns)
        self.age = None
        self._build()
        self.setFocus()

    @Slot()
    def _on_correct(self) -> None:
        """Ask for the age group once more; what was read stays read."""
        if not self.page.minority.noted:
            return
        self._read, self.decision = frozenset(self.paragraphs.read), None
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        theme.clear(self._columns)
        self._ask_age()
        self.setFocus()

    def _build(self) -> None:
        self.paragraphs = Paragraphs()
        self.question = Question(self.page)
        self._untold = Untold(self._study, self.page.script)
        self.reply, self.answers, self.details = self.question.reply, self.question.answers, self.question.details
        self.keep, self.trouble = self.question.keep, self.question.trouble
        self.aside = ConsentAside(self._study, self.page)
        self.guardian = self._guardian() if self.page.minor else None
        self._lay_out()
        self._connect()
        self._show_script()
        self._on_changed()
        waiting = self.guardian is not None and not self.page.minority.enough
        self.setFocusProxy(self.guardian.happened if self.guardian is not None and waiting else self.reply)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        if warning := self._warning():
            column.addWidget(theme.pill(warning, "attention"))
        if self.guardian is not None:
            column.addWidget(self.guardian)
        script = theme.Card(margin=10, spacing=6)
        heading = theme.heading(self._script_heading())
        heading.setContentsMargins(6, 2, 0, 2)
        script.box.addWidget(heading)
        script.box.addWidget(self.paragraphs)
        column.addWidget(script)
        column.addWidget(self.question)
        column.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        column.setContentsMargins(0, 0, 6, 0)
        self.pane = QScrollArea()
        self.pane.setFrameShape(QFrame.Shape.NoFrame)
        self.pane.setWidgetResizable(True)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pane.setWidget(holder)
        self._columns.addWidget(self.pane, 75)
        self._columns.addWidget(self.aside, 25)

    def _warning(self) -> str:
        """Return what is unusual about this page, ``""`` as a rule."""
        if self.page.minority.came_of_age:
            return _("Has come of age since: the whole text, and an own yes")
        if self.page.earlier is not None and not self.page.short:
            return _("Consented to an earlier version: read the new one and ask anew")
        return "" if self.page.version.published else _("This text is not approved yet (Ethics → Consent texts)")

    def _guardian(self) -> GuardianCard:
        return GuardianCard(self.page.minority, self.page.script.guardian_message)

    def _script_heading(self) -> str:
        if self.page.short:
            return _("Confirm the earlier consent")
        return _("Read aloud, a key for each paragraph")

    def _connect(self) -> None:
        for number in range(1, PARAGRAPHS + 1):
            actions.make(f"read_{number}", self, self._on_read).setData(number)
        for decision in OFFERED:
            actions.make(f"consent_{decision.value}", self, self._on_decision_key).setData(decision.value)
        actions.make("read_next", self, self._on_next)
        actions.make("letter", self, self._on_letter)
        actions.make("consent_age", self, self._on_correct)
        self.paragraphs.changed.connect(self._on_changed)
        self.paragraphs.all_read.connect(self._on_all_read)
        self.answers.chosen.connect(self._on_chosen)
        self.answers.refused.connect(self._on_refused)
        self.aside.confirmed.toggled.connect(self._on_confirmed)
        self.aside.whole.clicked.connect(self._on_letter)
        self.keep.clicked.connect(self._on_keep)
        self._laid_out.timeout.connect(self._show_question)
        self.aside.back.clicked.connect(self.left)
        self.aside.age.clicked.connect(self._on_correct)
        self.reply.installEventFilter(actions.ShortcutsFirst(self))
        if self.guardian is not None:
            self.guardian.changed.connect(self._on_changed)

    def _show_script(self) -> None:
        script = self.page.script
        if self.page.short:
            self.paragraphs.add_one(Paragraph(RECONFIRM, _("Second conversation"), script.reconfirm, ()))
        else:
            self.paragraphs.show_script(script, self.page.given)
        self.paragraphs.restore(self._read)

    # What happens

    @Slot()
    def _on_read(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._read_from = self._read_from or datetime.now().astimezone()
            self.paragraphs.tick(int(action.data()))

    @Slot()
    def _on_next(self) -> None:
        if self.decision is not None:
            self._on_keep()
        else:
            self._read_from = self._read_from or datetime.now().astimezone()
            self.paragraphs.tick_next()

    @Slot()
    def _on_all_read(self) -> None:
        self.reply.setFocus(Qt.FocusReason.OtherFocusReason)
        self._laid_out.start()

    @Slot()
    def _show_question(self) -> None:
        self.pane.ensureWidgetVisible(self.keep if self.keep.isVisible() else self.answers)

    @Slot()
    def _on_changed(self) -> None:
        first = not self.page.short
        words = told(self.page.script, self._told()) if first else _("All was told the first time.")
        self.aside.elements.setText(words)
        if self.guardian is not None:
            self.answers.allow(self.guardian.allowed)

    def _told(self) -> frozenset[str]:
        letter = self.aside.confirmed.isChecked()
        covered = self.page.script.covered(frozenset(self.paragraphs.read), letter=letter)
        return covered | self.page.given if letter else covered

    @Slot(bool)
    def _on_confirmed(self, confirmed: bool) -> None:
        given = frozenset(self.page.script.letter_covers) if confirmed else frozenset()
        if not self.page.short:
            self.paragraphs.show_given(given)
        self._on_changed()

    @Slot()
    def _on_decision_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.answers.choose(Decision(action.data()))

    @Slot(object)
    def _on_chosen(self, decision: Decision) -> None:
        self.decision = decision
        self.question.show_decision(decision)
        self._laid_out.start()

    @Slot()
    def _on_refused(self) -> None:
        """Say what comes before the answer that was chosen, and go there."""
        if self.guardian is not None:
            self.guardian.come_first()
            self.pane.ensureWidgetVisible(self.guardian)

    @Slot()
    def _on_letter(self) -> None:
        LetterDialog(self.page.script.letter, self).open()

    @Slot()
    def _on_keep(self) -> None:
        if self.decision is None:
            return
        asked = self.decision.opens_notes and not self.page.short
        if lacking := self.details.lacking(self.decision) or (self._untold.warning(self._told()) if asked else ""):
            self._say(lacking)
            return
        try:
            kept = consenting.record(self._study, self._person, self._said(self.decision))
        except InterviewerError as error:
            self._say(str(error))
        else:
            self.decided.emit(kept)

    def _said(self, decision: Decision) -> Said:
        details, refused = self.details, decision is Decision.NO
        limited, chosen = decision is Decision.LIMITS, details.choices_of(decision)
        postponed = decision is Decision.POSTPONED
        earlier: Consent | None = self.page.earlier if self.page.short else None
        return Said(
            decision=decision,
            channel=self.aside.given_how,
            reply="" if refused else one_line(clean(self.reply.text())),
            read=frozenset(self.paragraphs.read - {RECONFIRM}),
            letter_confirmed=self.aside.confirmed.isChecked(),
            choices=chosen.said if decision.opens_notes else {},
            limits=details.limits_words if limited else "",
            refusal=details.refusal if refused else None,
            next_step=details.step if postponed else "",
            next_at=details.step_at if postponed else None,
            guardian=self.guardian.guardian() if self.guardian is not None else None,
            read_from=self._read_from,
            at=self._at,
            reconfirms=earlier.id if earlier is not None and decision.opens_notes else None,
            explicit=chosen.explicit if decision.opens_notes else None,
            witness=one_line(self.aside.witness.text()),
        )

    def _say(self, message: str) -> None:
        self.trouble.setText(message)
        self.trouble.show()
