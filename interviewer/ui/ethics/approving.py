"""Approving a consent text: by whom, and from when it is read."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QDateTime, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QWidget

from interviewer.domain.text_version import TextVersion
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import texting
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.saving import SaveDialog


class ApproveDialog(SaveDialog):
    """Asks who approves and from when; approved words are never changed again."""

    saved = Signal(str)

    def __init__(self, study: Study, version: TextVersion, parent: QWidget | None = None) -> None:
        super().__init__(_("Approve version {version}").format(version=version.script.version), parent)
        self._study = study
        self._version = version
        self.by = QLineEdit(study.me)
        self.later = QCheckBox(_("Not at once, but from a certain time"))
        self.since = QDateTimeEdit(QDateTime.currentDateTime())
        self.since.setDisplayFormat("dd.MM.yyyy HH:mm")
        self.since.setCalendarPopup(True)
        self.since.setEnabled(False)
        self.later.toggled.connect(self.since.setEnabled)
        form = Form()
        form.row(_("Approved &by"), self.by, _("Project lead, ethics board or whoever answers for the text."))
        form.add(self.later)
        form.row(_("&From"), self.since)
        told = _(
            "From then on this is what is read, and its words are never changed. The version in force until then "
            "stays readable with the consents given under it."
        )
        same = theme.pill(_("Word for word the text that is read now: nothing was changed"), "attention")
        same.setVisible(unchanged(study, version))
        self.lay_out(theme.quiet(told), same, form, size=(520, 380), growing=None)
        self.by.setFocus()

    @Slot()
    def save(self) -> None:
        """Approve the text."""
        seconds = self.since.dateTime().toSecsSinceEpoch()
        since = datetime.fromtimestamp(seconds).astimezone() if self.later.isChecked() else None
        try:
            kept = texting.approve(self._study, self._version.id, self.by.text(), since)
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit(texting.in_words(self._study, kept))
        self.accept()


def unchanged(study: Study, version: TextVersion) -> bool:
    """Return whether a draft says the same as the text in force, word for word."""
    now = texting.standing(study)
    return now.published and replace(now.script, version=version.script.version) == version.script
