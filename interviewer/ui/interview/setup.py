"""Before the call: whom to talk with, about what, how, for how long, and what to have in mind."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDateTime, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.interview import Mode
from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import embedding, interviewing, noting, recruiting
from interviewer.services.opening import Study
from interviewer.ui import actions, theme
from interviewer.ui.form import Form
from interviewer.ui.interview import words

AFTERWARDS = (Mode.PHONE, Mode.FACE)
"""The ways of holding an interview that can be registered from paper; one by e-mail comes as a reply."""

_THEN = {
    Mode.GROUP: N_("The others are put on the roster, which comes next. There everybody is asked for themselves."),
    Mode.EMAIL: N_("Next come the letter, the line of consent and the questions to send. No clock runs."),
}


@dataclass(frozen=True, slots=True)
class Planned:
    """An interview that was made here, and whether the call begins at once."""

    interview: str
    person: str
    now: bool


class SetupPage(QWidget):
    """The form. ``ready`` gives the interview made from it."""

    ready = Signal(object)
    left = Signal()

    def __init__(self, study: Study, person: str | None, *, afterwards: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._afterwards = afterwards
        self.person = QComboBox()
        self.case = QComboBox()
        self.guide = QComboBox()
        self.mode = QComboBox()
        self.minutes = QSpinBox()
        self.started = QDateTimeEdit()
        self.ended = QDateTimeEdit()
        self.planned = QDateTimeEdit()
        self.preparation = QPlainTextEdit()
        self.begin = QPushButton(_("To the consent  {key}").format(key=actions.shown("ring")))
        self.later = QPushButton(_("Save for later"))
        self.cancel = QPushButton(_("Cancel"))
        self.trouble = theme.quiet("")
        self.then = theme.quiet("")
        self._fill(person)
        self._lay_out()
        self.begin.clicked.connect(self._on_begin)
        self.later.clicked.connect(self._on_later)
        self.cancel.clicked.connect(self.left)
        self.person.currentIndexChanged.connect(self._on_person)
        self.mode.currentIndexChanged.connect(self._on_mode)
        actions.make("ring", self, self.begin.click)
        self.preparation.installEventFilter(actions.ShortcutsFirst(self))
        self._on_person()
        self.setFocusProxy(self.person)

    def _fill(self, person: str | None) -> None:
        for row in recruiting.people(self._study):
            if not row.person.do_not_contact:
                role = f"  ·  {row.person.role}" if row.person.role else ""
                self.person.addItem(f"{row.shown}{role}", row.person.id)
        self.case.addItem(_("none"), None)
        for case in recruiting.cases(self._study):
            self.case.addItem(case.shown, case.case.id)
        for guide in embedding.guides(self._study):
            self.guide.addItem(guide.title, guide.id)
        for mode in AFTERWARDS if self._afterwards else Mode:
            self.mode.addItem(words.mode(mode), mode)
        self.minutes.setRange(5, 240)
        self.minutes.setSingleStep(5)
        self.minutes.setValue(45)
        self.minutes.setSuffix(" " + _("min"))
        now = QDateTime.currentDateTime()
        for moment in (self.started, self.ended, self.planned):
            moment.setDateTime(now)
            moment.setDisplayFormat("dd.MM.yyyy HH:mm")
            moment.setCalendarPopup(True)
        self.started.setDateTime(now.addSecs(-3600))
        self.person.setCurrentIndex(max(0, self.person.findData(person)) if person else 0)

    def _lay_out(self) -> None:
        self.preparation.setTabChangesFocus(True)
        self.preparation.setFixedHeight(theme.px(84))
        form = Form(columns=2)
        form.row(_("&Informant"), self.person)
        form.row(self._study.project.case_word.capitalize(), self.case)
        form.row(_("G&uide"), self.guide)
        form.row(_("Ho&w"), self.mode)
        if self._afterwards:
            form.row(_("&Started"), self.started)
            form.row(_("En&ded"), self.ended)
        else:
            form.row(_("&Agreed length"), self.minutes)
            form.row(_("&Planned for"), self.planned)
        form.row(_("Prepa&ration note"), self.preparation, _("Shown beside the notes during the call."), wide=True)
        title = _("Register an interview afterwards") if self._afterwards else _("New interview")
        card = theme.Card(margin=24, spacing=14)
        card.setMaximumWidth(theme.px(760))
        card.box.addWidget(theme.title(title))
        if self._afterwards:
            card.box.addWidget(theme.quiet(_("From paper notes: no clock; when it was held is kept apart from now.")))
        card.box.addWidget(form)
        card.box.addWidget(self.then)
        self.then.hide()
        self.trouble.setProperty("kind", "problem")
        card.box.addWidget(self.trouble)
        self.trouble.hide()
        row = QHBoxLayout()
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.later)
        row.addWidget(self.begin)
        self.begin.setProperty("kind", "primary")
        for button in (self.begin, self.later, self.cancel):
            button.setAutoDefault(True)
        card.box.addLayout(row)
        self.later.setVisible(not self._afterwards)
        self._hold(card)

    def _hold(self, card: QWidget) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll)
        if self.person.count() == 0:
            self._say(_("Nobody to talk with yet. Add a person in Recruitment first."))
            self.begin.setEnabled(False)
            self.later.setEnabled(False)

    @Slot()
    def _on_person(self) -> None:
        person = self.person.currentData()
        if person:
            cases = recruiting.person(self._study, person).person.cases
            if cases:
                self.case.setCurrentIndex(max(0, self.case.findData(cases[0])))

    @Slot()
    def _on_mode(self) -> None:
        words = _THEN.get(Mode(self.mode.currentData()), "")
        self.then.setText(_(words) if words else "")
        self.then.setVisible(bool(words))

    @Slot()
    def _on_begin(self) -> None:
        self._make(now=True)

    @Slot()
    def _on_later(self) -> None:
        self._make(now=False)

    def _make(self, *, now: bool) -> None:
        try:
            made = interviewing.plan(
                self._study,
                persons=(str(self.person.currentData()),),
                case=self.case.currentData(),
                guide=str(self.guide.currentData()),
                mode=Mode(self.mode.currentData()),
                agreed_minutes=self.minutes.value(),
                planned=None if self._afterwards else _moment(self.planned),
                afterwards=self._afterwards,
                started=_moment(self.started) if self._afterwards else None,
                ended=_moment(self.ended) if self._afterwards else None,
            )
            if note := self.preparation.toPlainText().strip():
                noting.set_preparation(self._study, made, note)
        except InterviewerError as error:
            self._say(str(error))
            return
        self.ready.emit(Planned(made, str(self.person.currentData()), now))

    def _say(self, message: str) -> None:
        self.trouble.setText(message)
        self.trouble.show()


def _moment(field: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch()).astimezone()
