"""Answering for a duty: a change that was reported, or a task somebody signs for."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import ending, notifying
from interviewer.services.ending import STATEMENT, Task
from interviewer.services.notifying import Notice
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.saving import SaveDialog


class AnswerDialog(SaveDialog):
    """Says what it is about and takes a note; a member signs the statement instead."""

    saved = Signal()

    def __init__(self, study: Study, notice: Notice | None, task: Task | None, parent: QWidget | None = None) -> None:
        super().__init__(_("Note it as done"), parent)
        self._study, self._notice, self._task = study, notice, task
        self._member = task is not None and task.key.startswith("member:")
        self.note = QLineEdit()
        self.reported = QCheckBox(_("&Reported to whoever assessed the project"))
        self.reported.setChecked(True)
        what = theme.strong(notice.what if notice else task.what if task else "")
        self.lay_out(what, self._asked(), size=(560, 300), growing=None)
        if not self._member:
            self.note.setFocus()

    def _asked(self) -> QWidget:
        if self._member:
            return theme.quiet(_(STATEMENT))
        form = Form()
        if self._notice is not None:
            form.add(self.reported)
        form.row(_("&Note"), self.note, _("What was done, when and where; no names."))
        return form

    @Slot()
    def save(self) -> None:
        """Keep the answer."""
        try:
            if self._notice is not None:
                reported = self.reported.isChecked()
                notifying.answer(self._study, self._notice.key, reported=reported, note=self.note.text())
            elif self._task is not None:
                ending.sign(self._study, self._task.key, self.note.text())
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit()
        self.accept()
