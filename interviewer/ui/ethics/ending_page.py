"""The end of the project: changes to report, what has to be done and signed before the end, and the end itself."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.language import _
from interviewer.services import ending, notifying
from interviewer.services.ending import Task
from interviewer.services.notifying import Notice
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.empty import Empty
from interviewer.ui.ethics.answering import AnswerDialog
from interviewer.ui.recruitment.table import Finder

_DONE, _OPEN = "✓ ", "○ "
_WHAT, _NOTE = 0, 4


class EndingPage(QWidget):
    """One table: changes to report first, then what has to be done before the project can end."""

    said = Signal(str)
    changed = Signal()
    end_wanted = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._notices: dict[str, Notice] = {}
        self._tasks: dict[str, Task] = {}
        columns = (_("What"), _("State"), _("By"), _("When"), _("Note"))
        self.finder = Finder(_("Duties"), _("Find"), columns, Empty(_("Nothing has to be done.")))
        self.left = theme.quiet("")
        self.answer_button = QPushButton(actions.labelled(_("Note it as done …"), "duty_answer"))
        self.end_button = QPushButton(_("End the project …"))
        self._lay_out()
        self.finder.opened.connect(self._on_opened)
        self.finder.selected.connect(self._on_selected)
        self.answer_button.clicked.connect(self.answer)
        self.end_button.clicked.connect(self.end)
        actions.make("duty_answer", self.finder.table, self.answer)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.answer_button, self.end_button):
            button.setAutoDefault(True)
            line.addWidget(button)
        line.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(10)
        page.addWidget(theme.quiet(_(
            "Changes go to whoever assessed the project. At the end, names, notes and the log are replaced by the text "
            "as it is printed, in a new file; only then is anything called anonymous."
        )))  # fmt: skip
        page.addWidget(self.finder, 1)
        page.addWidget(self.left)
        page.addLayout(line)

    def refresh(self) -> None:
        """Work out anew what is to be done."""
        self._notices = {f"notice {each.key}": each for each in notifying.notices(self._study)}
        self._tasks = {f"task {each.key}": each for each in ending.tasks(self._study)}
        rows = [(key, _of_notice(each)) for key, each in self._notices.items()]
        rows += [(key, _of_task(each)) for key, each in self._tasks.items()]
        self.finder.fill(rows)
        if not theme.large():
            self.finder.table.setColumnWidth(_WHAT, theme.px(430))
            self.finder.table.setColumnWidth(_NOTE, theme.px(220))
        self.left.setText(ending.told(len(ending.lacking(self._study))))
        self.end_button.setEnabled(not self._study.read_only)

    @Slot(str)
    def _on_selected(self, key: str) -> None:
        task = self._tasks.get(key)
        can = key in self._notices or (task is not None and task.person)
        self.answer_button.setEnabled(can and not self._study.read_only)

    @Slot()
    def _on_opened(self) -> None:
        self.answer()

    @Slot()
    @trouble.told
    def answer(self) -> None:
        """Note what was done about the line one is at; for an own laptop, sign."""
        key = self.finder.current
        if self._study.read_only or not self.answer_button.isEnabled():
            return
        notice, task = self._notices.get(key), self._tasks.get(key)
        dialog = AnswerDialog(self._study, notice, task, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    @Slot()
    def _on_saved(self) -> None:
        self.refresh()
        self.said.emit(_("Noted."))
        self.changed.emit()

    @Slot()
    @trouble.told
    def end(self) -> None:
        """End the project when nothing is left to do; what is left is told otherwise."""
        ending.refuse(self._study)
        self.end_wanted.emit()


def _of_notice(notice: Notice) -> tuple[str, ...]:
    state = _("to report") if notice.done is None else _("reported") if notice.reported else _("not to be reported")
    mark = _OPEN if notice.done is None else _DONE
    when = notice.done or notice.changed
    return notice.what, mark + state, notice.done_by or notice.by, when.strftime("%d.%m.%Y"), notice.note


def _of_task(task: Task) -> tuple[str, ...]:
    state = _DONE + _("done") if task.done else _OPEN + (_("to be signed") if task.person else _("not yet"))
    return task.what, state, task.by, task.at.strftime("%d.%m.%Y") if task.at else "", _(task.note) if task.note else ""
