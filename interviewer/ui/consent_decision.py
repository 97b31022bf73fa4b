"""The decision: four equal answers, nothing preselected, and what each of them needs to be kept."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QSize, Qt, QTime, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.script import CHOICES
from interviewer.domain.text import clean, one_line
from interviewer.language import N_, _
from interviewer.ui import actions, theme
from interviewer.ui.form import Form

WIDE = 1.5
"""Text size from which the choices stand below each other."""
OFFERED = (Decision.YES, Decision.LIMITS, Decision.NO, Decision.POSTPONED)
CHOICE_WORDS = {
    "quotes": N_("may be quoted without name"),
    "contact": N_("may be contacted again"),
    "archive": N_("may be archived"),
    "referral": N_("may be named as the one who proposed others"),
    "check": N_("wants to see quotes before they are used"),
}
EXPLICIT = "explicit"
_EXPLICIT_WORDS = N_("said yes expressly to special categories of personal data")
REFUSALS = {
    Refusal.NO_TIME: N_("No time"),
    Refusal.NOT_INTERESTED: N_("Not interested"),
    Refusal.DO_NOT_CONTACT: N_("Do not contact again"),
    Refusal.GATEKEEPER: N_("A gatekeeper said no"),
    Refusal.OTHER: N_("Other or not given"),
}


class FourAnswers(QWidget):
    """Four buttons of one size, each reached with Tab. Enter chooses none of them; Space on one, or its key, does."""

    chosen = Signal(object)
    refused = Signal()
    """An answer was chosen that something else has to come before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Decision, QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(10)
        for decision in OFFERED:
            deed = actions.act(f"consent_{decision.value}")
            button = QPushButton(f"{deed.words}\n{actions.shown(deed.name)}")
            button.setAccessibleName(deed.words)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("decision", decision.value)
            button.clicked.connect(self._on_clicked)
            self.buttons[decision] = button
        self._arrange(len(OFFERED))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one row, or two by two where that is too narrow."""
        super().resizeEvent(event)
        wide = self.width() >= len(OFFERED) * (max(b.sizeHint().width() for b in self.buttons.values()) + 10)
        self._arrange(len(OFFERED) if wide else 2)

    def minimumSizeHint(self) -> QSize:
        """Return the room two of them need side by side."""
        widest = max(button.sizeHint().width() for button in self.buttons.values())
        return QSize(2 * widest + 10, super().minimumSizeHint().height())

    def _arrange(self, columns: int) -> None:
        for index, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, index // columns, index % columns)
        for column in range(len(OFFERED)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def choose(self, decision: Decision) -> None:
        """Choose ``decision`` as its button would."""
        if not self.buttons[decision].isEnabled():
            self.refused.emit()
        else:
            for each, button in self.buttons.items():
                button.setChecked(each is decision)
            self.chosen.emit(decision)

    def clear(self) -> None:
        """Let none be chosen: somebody else is asked."""
        for button in self.buttons.values():
            button.setChecked(False)

    def allow(self, allowed: frozenset[Decision]) -> None:
        """Let only ``allowed`` be chosen (a minor without a guardian's consent)."""
        for decision, button in self.buttons.items():
            button.setEnabled(decision in allowed)

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.choose(Decision(button.property("decision")))


class Choices(QWidget):
    """What an informant chooses for each: keys 1 to 5 toggle while the focus is here.

    Where special categories of personal data are asked for, the last box is the explicit yes to them.
    """

    def __init__(self, parent: QWidget | None = None, *, special: bool = False) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        self._special = special
        names = {**CHOICE_WORDS, EXPLICIT: _EXPLICIT_WORDS} if special else CHOICE_WORDS
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        columns = 2 if theme.scale() < WIDE else 1
        for number, (name, words) in enumerate(names.items(), 1):
            box = QCheckBox(f"{number}  {_(words)}")
            box.setAccessibleName(_(words))
            self.boxes[name] = box
            grid.addWidget(box, (number - 1) // columns, (number - 1) % columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Toggle a choice by its number."""
        number = event.text()
        if number.isdigit() and 1 <= int(number) <= len(self.boxes):
            list(self.boxes.values())[int(number) - 1].toggle()
        else:
            super().keyPressEvent(event)

    @property
    def said(self) -> dict[str, bool]:
        """Return each choice, yes or no."""
        return {name: self.boxes[name].isChecked() for name in CHOICES}

    @property
    def explicit(self) -> bool | None:
        """Return whether special categories were said yes to expressly; ``None`` where they are not asked for."""
        return self.boxes[EXPLICIT].isChecked() if self._special else None


class Details(QStackedWidget):
    """What a decision needs: choices, limits in words, a reason class, or the next step and when."""

    def __init__(self, parent: QWidget | None = None, *, special: bool = False, needed: bool = False) -> None:
        super().__init__(parent)
        self._needed = needed
        self.choices = Choices(special=special)
        self.limits = QPlainTextEdit()
        self.limits.setTabChangesFocus(True)
        self.limits.setFixedHeight(theme.px(56))
        self.limit_choices = Choices(special=special)
        self.reason = QComboBox()
        self.next_step = QLineEdit()
        self.next_at = QDateTimeEdit(_tomorrow())
        self.next_at.setDisplayFormat("dd.MM.yyyy HH:mm")
        self.next_at.setCalendarPopup(True)
        for refusal, words in REFUSALS.items():
            self.reason.addItem(_(words), refusal)
        self.reason.setCurrentIndex(-1)
        self.reason.setPlaceholderText(_("Choose a reason class"))
        self._pages = {
            Decision.YES: self._yes(),
            Decision.LIMITS: self._limits(),
            Decision.NO: self._no(),
            Decision.POSTPONED: self._postponed(),
        }
        for page in self._pages.values():
            self.addWidget(page)

    def show_decision(self, decision: Decision) -> None:
        """Show what ``decision`` needs, with the focus on its first field."""
        self.setCurrentWidget(self._pages[decision])
        self.updateGeometry()
        first = {
            Decision.YES: self.choices.boxes[CHOICES[0]],
            Decision.LIMITS: self.limits,
            Decision.NO: self.reason,
            Decision.POSTPONED: self.next_step,
        }
        first[decision].setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:
        """Return no: only the page shown counts, not the tallest."""
        return False

    def sizeHint(self) -> QSize:
        """Return the room the page shown needs."""
        page = self.currentWidget()
        return page.sizeHint() if page else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room of the page shown."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page else super().minimumSizeHint()

    def lacking(self, decision: Decision) -> str:
        """Return what has to be filled in before ``decision`` can be kept, or ``""``."""
        if decision is Decision.LIMITS and not self.limits_words:
            return _("Write the limits in words first.")
        if self._needed and self.choices_of(decision).explicit is False and decision.opens_notes:
            return _("Ask for an explicit yes to special categories of personal data, and tick it when it is said.")
        if decision is Decision.NO and self.refusal is None:
            return _("Choose a reason class first; no words are kept of a no.")
        return ""

    def choices_of(self, decision: Decision) -> Choices:
        """Return the choices that go with a decision."""
        return self.limit_choices if decision is Decision.LIMITS else self.choices

    @property
    def limits_words(self) -> str:
        """Return the limits in words."""
        return clean(self.limits.toPlainText()).strip()

    @property
    def refusal(self) -> Refusal | None:
        """Return the class of the reason."""
        chosen = self.reason.currentData()
        return Refusal(chosen) if chosen else None

    @property
    def step(self) -> str:
        """Return the next step in words."""
        return one_line(self.next_step.text()) or _("ring again")

    @property
    def step_at(self) -> datetime:
        """Return when the next step is due."""
        seconds = self.next_at.dateTime().toSecsSinceEpoch()
        return datetime.fromtimestamp(seconds).astimezone()

    def _yes(self) -> QWidget:
        return _page(
            theme.quiet(_("What the informant also says yes to (nothing is taken for granted):")), self.choices
        )

    def _limits(self) -> QWidget:
        form = Form()
        form.row(_("&Limits in words"), self.limits)
        return _page(form, self.limit_choices)

    def _no(self) -> QWidget:
        form = Form(columns=2)
        form.row(_("Reason c&lass"), self.reason, _("Only the class is kept, no words (the refusal can be counted)."))
        return _page(form)

    def _postponed(self) -> QWidget:
        form = Form(columns=2)
        form.row(_("Next s&tep"), self.next_step)
        form.row(_("&When"), self.next_at)
        return _page(form)


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return page


def _tomorrow() -> QDateTime:
    return QDateTime(QDate.currentDate().addDays(1), QTime(9, 0))
