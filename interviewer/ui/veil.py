"""The lock while words are being written that are not kept yet: they wait behind a page that asks for the passphrase.

Closing the project would lose them, and keeping them unasked would store what nobody decided to store. So the project
stays open, nothing of it is seen, and only its passphrase shows it again. Where nothing waits, the lock closes it.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from interviewer.language import _
from interviewer.services import rekeying
from interviewer.services.opening import Study
from interviewer.ui import theme, unsaved
from interviewer.ui.form import Form
from interviewer.ui.unlock import centre


class VeilPage(QWidget):
    """Hides an open project; ``lifted`` comes with the right passphrase."""

    lifted = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._study = study
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self.button = QPushButton(_("&Show again"))
        self.button.setProperty("kind", "primary")
        card = theme.Card(margin=28, spacing=14)
        card.setMaximumWidth(min(theme.px(560), 1100))
        card.setMinimumWidth(min(480, 240 + theme.px(160)))
        told = _(
            "Hidden. You were writing something that is not kept yet. It waits here until you show it again and keep "
            "it; if the program or the machine is closed first, those words are gone. Everything else is saved."
        )
        form = Form()
        form.row(_("&Passphrase"), self.passphrase)
        card.box.addWidget(theme.title(study.path.stem))
        for part in (theme.quiet(told), form, self.problem, self.button):
            card.box.addWidget(part)
        centre(self, card)
        self.button.clicked.connect(self.lift)
        self.passphrase.returnPressed.connect(self.lift)
        self.setFocusProxy(self.passphrase)

    @Slot()
    def lift(self) -> None:
        """Try the passphrase; a wrong one is said on the page."""
        if rekeying.knows(self._study, self.passphrase.text()):
            self.lifted.emit()
            return
        self.problem.setText(_("That is not the passphrase of this project. Nothing was lost. Type it again."))
        self.problem.show()
        self.passphrase.setFocus()
        self.passphrase.selectAll()


class Veil:
    """Draws such a page over what ``pages`` shows, and takes it away again."""

    def __init__(self, window: QWidget, pages: QStackedWidget) -> None:
        self._window = window
        self._pages = pages
        self._below: QWidget | None = None
        self._focus: QWidget | None = None
        self._dialogs: Sequence[QDialog] = ()
        self.page: VeilPage | None = None

    def draw(self, study: Study) -> VeilPage:
        """Hide everything behind a page, and return it."""
        for dialog in unsaved.dialogs(self._window):
            if isinstance(dialog, QFileDialog):
                dialog.reject()
        self._below, self._focus = self._pages.currentWidget(), QApplication.focusWidget()
        self._dialogs = unsaved.dialogs(self._window)
        for dialog in self._dialogs:
            dialog.hide()
        page = self.page = VeilPage(study, self._window)
        theme.press_by_enter(page)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.setFocus()
        return page

    def take_away(self) -> None:
        """Show everything as it was, and put the keyboard back."""
        focus, dialogs = self._focus, self._dialogs
        self._drop()
        for dialog in dialogs:
            dialog.open()
        if focus is not None:
            focus.setFocus()

    def give_up(self) -> None:
        """Close what waits behind the page: the project is being closed."""
        dialogs = self._dialogs
        self._drop()
        for dialog in dialogs:
            dialog.reject()
            dialog.deleteLater()

    def _drop(self) -> None:
        page, below = self.page, self._below
        self.page, self._below, self._focus, self._dialogs = None, None, None, ()
        if page is not None and below is not None:
            self._pages.setCurrentWidget(below)
            self._pages.removeWidget(page)
            page.deleteLater()
