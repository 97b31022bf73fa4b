"""The last question before a project ends: what is kept of informants, what goes, and the new file's passphrase."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from interviewer.language import N_, _
from interviewer.services import anonymising
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.passphrases import Passphrase

_WORDS = {
    "role": N_("role"),
    "gender": N_("gender"),
    "age_band": N_("age, roughly"),
    "background": N_("background"),
    "network": N_("network"),
}


class EndDialog(QDialog):
    """``wanted`` gives the passphrase and the attributes that are kept."""

    wanted = Signal(str, tuple)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("End the project"))
        self.passphrase = Passphrase(_("&Passphrase of the new file"), _("The same &again"))
        self.kept = {name: QCheckBox(_(_WORDS[name])) for name in anonymising.ATTRIBUTES}
        self.kept["role"].setChecked(True)
        self.sure = QCheckBox(_("I have understood that this cannot be undone"))
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self.button = QPushButton(_("End the project and delete names, notes and log"))
        self.button.setProperty("kind", "danger")
        self.button.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.button.clicked.connect(self.end)
        form = Form(columns=3)
        form.section(_("Kept of each informant, beside the pseudonym"))
        for box in self.kept.values():
            form.add(box, wide=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(theme.quiet(_told(study)))
        column.addWidget(form)
        column.addWidget(self.passphrase)
        column.addWidget(self.sure)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        theme.fit(self, 640, 480)

    @Slot()
    def end(self) -> None:
        """Hand over what was chosen; what is lacking is said."""
        lacking = ""
        if not self.passphrase.text or not self.passphrase.agree:
            lacking = _("Type the passphrase of the new file twice.")
        elif not self.sure.isChecked():
            lacking = _("Tick that you have understood it. Nothing was changed.")
        if lacking:
            self.problem.setText(lacking)
            self.problem.show()
            return
        kept = tuple(name for name, box in self.kept.items() if box.isChecked())
        self.accept()
        self.wanted.emit(self.passphrase.text, kept)


def _told(study: Study) -> str:
    return _(
        "A new file is made beside this one, with the text as transcripts print it, an own log and no names. When it "
        "is whole and checked, this file, its key, and the backups and packages known on this machine are deleted, and "
        "an end report is written beside it. Exported files stay. Folder: {folder}"
    ).format(folder=study.path.parent)
