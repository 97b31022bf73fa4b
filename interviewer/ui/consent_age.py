"""Before anything else where somebody may be under age: the age group, in four words; never a number."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from interviewer.domain.minority import Age
from interviewer.language import N_, _
from interviewer.services.guarding import Minority
from interviewer.ui import theme

AGE_WORDS: dict[Age, str] = {
    Age.CHILD: N_("Under 15"),
    Age.YOUTH: N_("15 to 17"),
    Age.ADULT: N_("18 or older"),
    Age.BY_ROLE: N_("An adult by role, nobody has to ask"),
}


class AgeCard(theme.Card):
    """Asks for the age group. Keys 1 to 4 choose; nothing is preselected."""

    noted = Signal(object)
    left = Signal()

    def __init__(self, found: Minority, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18, spacing=10)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        again = found.minor and found.came_of_age is None
        words = _("May be of age by now: how old?") if again else _("Before anything else: how old?")
        self.box.addWidget(theme.strong(who))
        self.box.addWidget(theme.title(words))
        self.box.addWidget(theme.quiet(_(
            "In this project somebody may be under age. The age group decides whether a guardian comes first. The age "
            "itself is not kept."
        )))  # fmt: skip
        self.buttons: dict[Age, QPushButton] = {}
        for number, (age, told) in enumerate(AGE_WORDS.items(), 1):
            button = QPushButton(f"{number}  {_(told)}")
            button.setAccessibleName(_(told))
            button.setAutoDefault(False)
            button.setProperty("age", age.value)
            button.clicked.connect(self._on_clicked)
            self.buttons[age] = button
            self.box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.back = QPushButton(_("Not now"))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self.left)
        self.box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.buttons[Age.CHILD])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose an age group by its number."""
        number = event.text()
        if number.isdigit() and 1 <= int(number) <= len(self.buttons):
            list(self.buttons.values())[int(number) - 1].click()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.noted.emit(Age(button.property("age")))


def age_first(found: Minority) -> bool:
    """Return whether the age group has to be settled before anything is asked."""
    unknown = found.minor and not found.noted
    return found.ask or unknown or found.came_of_age is None
