"""Another passphrase: for which files, the old one, the new one twice; what becomes of the backups is said first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import rekeying
from interviewer.services.opening import Study
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.passphrases import Passphrase
from interviewer.ui.scrolling import scrolling

BOTH, EACH, DATA, KEY = range(4)


class PassphraseDialog(QDialog):
    """``wanted`` gives the new passphrase of the data and of the key; ``None`` leaves that file as it is."""

    wanted = Signal(object, object)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Change the passphrase"))
        self._study = study
        self.old = QLineEdit()
        self.old.setEchoMode(QLineEdit.EchoMode.Password)
        self.which = self._choices()
        self.data = Passphrase(_("&New passphrase"), _("The same &again"))
        self.key = Passphrase(_("New passphrase of the &key"), _("The same again, &for the key"))
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.button = QPushButton(_("&Change"))
        self.button.setProperty("kind", "primary")
        self.buttons.addButton(self.button, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.rejected.connect(self.reject)
        self.button.clicked.connect(self.change)
        self.which.idToggled.connect(self._on_which)
        self._lay_out()
        self._show_fields()
        self.old.setFocus()

    def _choices(self) -> QButtonGroup:
        words = [
            _("Data and key, the &same for both"),
            _("Data and key, one &each"),
            _("Only the &data"),
            _("Only the ke&y"),
        ]
        group = QButtonGroup(self)
        for number, text in enumerate(words):
            group.addButton(QRadioButton(text), number)
        for number in (BOTH, EACH, KEY):
            group.button(number).setEnabled(self._study.has_key)
        group.button(BOTH if self._study.has_key else DATA).setChecked(True)
        return group

    def _lay_out(self) -> None:
        form = Form()
        form.add(theme.quiet(self._told()))
        form.row(_("Passphrase of the data as it is n&ow"), self.old)
        form.section(_("Which file gets another one"))
        form.add(_column(self.which.buttons()))
        form.add(self.data)
        form.add(self.key)
        if not self._study.has_key:
            form.add(theme.quiet(_("The key is not open. To give it another passphrase, open the project with it.")))
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(scrolling(form), 1)
        box.addWidget(self.problem)
        box.addWidget(self.buttons)
        theme.fit(self, 660, 560)

    def _told(self) -> str:
        """Return what becomes of the backups, with counts."""
        known = rekeying.older(self._study)
        here = sum(path.is_file() for path in known)
        words = [
            _("Both files are written anew, checked and put in place; until then the old passphrase holds."),
            ngettext(
                "One backup still opens with the old passphrase: it is deleted, and a new one is made.",
                "{count} backups still open with the old passphrase: they are deleted, and a new one is made.",
                here,
            ).format(count=here)
            if here
            else _("A new backup is made."),
            _("Packages and copies that others have are not reached."),
        ]
        away = [path for path in known if not path.parent.exists()]
        if away:
            words.append(_("Out of reach now: {paths}.").format(paths=", ".join(str(path) for path in away)))
        return " ".join(words)

    @Slot(int, bool)
    def _on_which(self, _number: int, _on: bool) -> None:
        self._show_fields()

    def _show_fields(self) -> None:
        which = self.which.checkedId()
        self.data.setVisible(which != KEY)
        self.key.setVisible(which in (EACH, KEY))

    @Slot()
    def change(self) -> None:
        """Hand over what was typed; what is not right is said beside the button."""
        self.problem.hide()
        try:
            new, key_new = self._asked()
        except InterviewerError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.accept()
        self.wanted.emit(new, key_new)

    def _asked(self) -> tuple[str | None, str | None]:
        which = self.which.checkedId()
        for field, asked in ((self.data, which != KEY), (self.key, which in (EACH, KEY))):
            if asked and not field.text:
                raise InterviewerError(_("The new passphrase is missing. Nothing was changed. Type it twice."))
            if asked and not field.agree:
                raise InterviewerError(_("The two passphrases are not the same. Nothing was changed. Type them again."))
        if not rekeying.knows(self._study, self.old.text()):
            self.old.setFocus()
            self.old.selectAll()
            raise InterviewerError(_("The passphrase of the data is wrong. Nothing was changed. Type it again."))
        new = None if which == KEY else self.data.text
        return new, {BOTH: new, DATA: None}.get(which, self.key.text)


def _column(widgets: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return column
