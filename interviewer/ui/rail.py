"""The dark rail on the left: the project, who you are, the places, and the lock."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.ui import actions, icons, theme

PLACES = ("overview", "recruitment", "interview", "fair_copy", "identifiers", "analysis", "team", "ethics")
"""The places there are now, in their order on the rail and of their keys."""

CLOSED_IN_CALL = ("fair_copy", "identifiers", "analysis", "team")
"""Where others' words stand: closed while a call runs."""

_ICONS = {
    "overview": "overview",
    "recruitment": "recruitment",
    "interview": "interview",
    "fair_copy": "fair-copy",
    "identifiers": "identifiers",
    "analysis": "analysis",
    "team": "team",
    "ethics": "ethics",
}


class Rail(QFrame):
    """Shows where one is and leads to the other places; ``chosen`` tells which."""

    chosen = Signal(str)
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self._project = theme.strong("")
        self._who = theme.quiet("")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 18, 12, 14)
        box.setSpacing(3)
        for label in (self._project, self._who):
            label.setContentsMargins(9, 0, 0, 0)
            box.addWidget(label)
        box.addItem(QSpacerItem(172, 14, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed))
        for name in PLACES:
            box.addWidget(self._place(name))
        box.addStretch(1)
        box.addWidget(self._lock())

    def name(self, project: str, who: str) -> None:
        """Show whose project this is."""
        self._project.setText(project)
        self._who.setText(_("Interviewer: {name}").format(name=who) if who else "")

    def show_place(self, name: str) -> None:
        """Show that one is at the place ``name``."""
        self._buttons[name].setChecked(True)
        self.setFocusProxy(self._buttons[name])

    def show_team(self, several: bool) -> None:
        """Show the place of the team, which a project of one person on one laptop does without."""
        self._buttons["team"].setVisible(several)

    def show_ringing(self, ringing: bool) -> None:
        """Say in the name of the place that an interview runs."""
        words = actions.act("place_interview").words
        self._buttons["interview"].setText(f"  {words}  ●" if ringing else f"  {words}")
        for name in CLOSED_IN_CALL:
            self._buttons[name].setEnabled(not ringing)
        self._buttons["interview"].setAccessibleName(_("Interview, running") if ringing else words)

    def _place(self, name: str) -> QPushButton:
        act = actions.act(f"place_{name}")
        button = QPushButton(f"  {act.words}")
        button.setAccessibleName(act.words)
        button.setToolTip(f"{act.words}  {actions.shown(act.name)}")
        button.setCheckable(True)
        button.setProperty("kind", "place")
        button.setProperty("place", name)
        icons.dress(button, _ICONS[name], "rail_quiet", "on_accent")
        button.clicked.connect(self._on_clicked)
        self._group.addButton(button)
        self._buttons[name] = button
        return button

    def _lock(self) -> QPushButton:
        act = actions.act("lock")
        button = QPushButton(f"  {act.words}")
        button.setAccessibleName(act.words)
        button.setToolTip(f"{act.words}  {actions.shown('lock')}")
        button.setProperty("kind", "place")
        icons.dress(button, "lock", "rail_quiet")
        button.clicked.connect(self.lock_asked)
        return button

    @Slot()
    def _on_clicked(self) -> None:
        button = self._group.checkedButton()
        if button:
            self.chosen.emit(str(button.property("place")))
