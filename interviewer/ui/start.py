"""The first page: try the demo, begin a project, open one; and the projects opened last."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.language import _
from interviewer.ui import icons, theme
from interviewer.ui.scrolling import centred


class Choice(theme.Card):
    """A card that says what it offers, with one button."""

    def __init__(self, picture: str, title: str, words: str, button: str, *, primary: bool = False) -> None:
        super().__init__(margin=20, spacing=10)
        self._picture = picture
        self._image = QLabel()
        said = theme.quiet(words)
        said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.button = QPushButton(button)
        self.button.setAccessibleDescription(words)
        if primary:
            self.button.setProperty("kind", "primary")
        self.box.addWidget(self._image)
        self.box.addWidget(theme.strong(title))
        self.box.addWidget(said, 1)
        self.box.addSpacing(4)
        self.box.addWidget(self.button)
        self.draw()

    def draw(self) -> None:
        """Draw the icon in the colours in use."""
        self._image.setPixmap(icons.pixmap(self._picture, theme.tokens().accent, 28))


class StartPage(QWidget):
    """What one sees when no project is open."""

    demo_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(object)
    cancel_wanted = Signal()

    def __init__(self, recent: tuple[Path, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._cards = QGridLayout()
        self._recent = theme.Card(margin=20)
        self._working = self._progress_row()
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        inner = QWidget()
        inner.setMaximumWidth(1020)
        box = QVBoxLayout(inner)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(16)
        box.addStretch(1)
        box.addWidget(theme.title(_("Interviewer")))
        box.addWidget(
            theme.quiet(_("Research interviews by keyboard: consent first, every word kept on this machine."))
        )
        box.addWidget(self.problem)
        box.addLayout(self._choices())
        box.addWidget(self._working)
        box.addWidget(self._recent)
        box.addStretch(2)
        self._fill_recent(recent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(centred(inner))
        self.setFocusProxy(self.demo.button if not recent else self._recent_buttons[0])

    def _choices(self) -> QGridLayout:
        self.demo = Choice(
            "play",
            _("Try the demo"),
            _(
                "A made-up project with eight interviews, consents and a contact log. "
                "Nothing in it is real; do what you like there."
            ),
            _("&Try the demo"),
            primary=True,
        )
        self.new = Choice(
            "plus",
            _("New project"),
            _("Title, guide and who you are; two encrypted files on this machine, one with the names and one without."),
            _("&New project …"),
        )
        self.open = Choice(
            "folder",
            _("Open a project"),
            _("A file that ends in .intervju, from this machine or from a colleague. You need its passphrase."),
            _("&Open project …"),
        )
        self._cards.setSpacing(16)
        wide = not theme.large()
        for place, card in enumerate((self.demo, self.new, self.open)):
            self._cards.addWidget(card, 0 if wide else place, place if wide else 0)
            if wide:
                self._cards.setColumnStretch(place, 1)
        self.demo.button.clicked.connect(self.demo_wanted)
        self.new.button.clicked.connect(self.new_wanted)
        self.open.button.clicked.connect(self.open_wanted)
        return self._cards

    def _progress_row(self) -> QWidget:
        row = theme.Card(margin=16)
        line = QHBoxLayout()
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("How far the work is"))
        self._said = theme.quiet("")
        stop = QPushButton(_("Cancel"))
        stop.setProperty("kind", "quiet")
        stop.clicked.connect(self.cancel_wanted)
        line.addWidget(self._bar, 1)
        line.addWidget(stop)
        row.box.addWidget(self._said)
        row.box.addLayout(line)
        row.hide()
        return row

    def _fill_recent(self, recent: tuple[Path, ...]) -> None:
        self._recent_buttons: list[QPushButton] = []
        self._recent.setVisible(bool(recent))
        self._recent.box.addWidget(theme.heading(_("Opened last")))
        for path in recent:
            button = QPushButton(f"{path.stem}    {path.parent}")
            button.setAccessibleName(_("Open {name}").format(name=path.stem))
            button.setProperty("kind", "big")
            button.setProperty("path", str(path))
            icons.dress(button, "folder")
            button.clicked.connect(self._on_recent)
            self._recent.box.addWidget(button)
            self._recent_buttons.append(button)

    def say(self, words: str) -> None:
        """Say something that happened when a project was closed, if anything did."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def working(self, words: str) -> None:
        """Show that something is being made; the cards wait."""
        self._said.setText(words)
        self._bar.setRange(0, 0)
        self._working.show()
        self._enable(False)

    @Slot(int, int)
    def progressed(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    @Slot()
    def worked(self) -> None:
        """Show the cards again."""
        self._working.hide()
        self._enable(True)

    def _enable(self, on: bool) -> None:
        for button in (self.demo.button, self.new.button, self.open.button, *self._recent_buttons):
            button.setEnabled(on)

    @Slot()
    def _on_recent(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.recent_wanted.emit(Path(str(sender.property("path"))))
