"""Memos on one thing, or all of them: what a researcher thinks, kept beside what it is about."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.memo import Memo, On
from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import memos
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble, unsaved
from interviewer.ui.analysis.memo_targets import targets
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.flow import Flow
from interviewer.ui.form import Form
from interviewer.ui.private_text import PrivateText
from interviewer.ui.scrolling import scrolling

ABOUT = {
    On.PROJECT: N_("the project"),
    On.CODE: N_("a code"),
    On.QUESTION: N_("a question"),
    On.CASE: N_("a case"),
    On.PERSON: N_("an informant"),
    On.INTERVIEW: N_("an interview"),
}
"""What a memo can be about besides a passage, which is chosen in the text."""


class MemoDialog(QDialog):
    """Shows the memos on a thing, the latest first, and writes them; without a thing all, and one chooses what for."""

    changed = Signal()

    def __init__(
        self, study: Study, steps: Steps, about: str, on: On | None = None, of: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Memos"))
        self._study, self._steps, self._on, self._of = study, steps, on, of
        self._held: dict[str, Memo] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(_("Memos"))
        self.list.setProperty("kind", "field")
        self.list.setMaximumHeight(theme.px(104))
        self.kind, self.which = QComboBox(), QComboBox()
        self.title, self.text = QLineEdit(), PrivateText()
        self.printed = QCheckBox(_("&Print it in the coded summary"))
        self.new, self.save = QPushButton(_("&New memo")), QPushButton(_("&Keep it"))
        self.save.setProperty("kind", "primary")
        self.remove = QPushButton(_("Take it &away"))
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        actions.make("form_save", self, self.keep)
        self._lay_out(about)
        self.list.currentItemChanged.connect(self._on_current)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.new.clicked.connect(self.begin)
        self.save.clicked.connect(self.keep)
        self.remove.clicked.connect(self.take_away)
        self._on_kind()
        self._fill()
        if not self._held:
            self.begin()

    def _lay_out(self, about: str) -> None:
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(96))
        self.text.setMaximumHeight(theme.px(150))
        form = Form(columns=2)
        if self._on is None:
            for on, words in ABOUT.items():
                self.kind.addItem(_(words), on.value)
            for field in (self.kind, self.which):
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                field.setMinimumContentsLength(10)
            form.row(_("A&bout"), self.kind)
            form.row(_("&Which"), self.which)
        form.row(_("&Title"), self.title, wide=True)
        form.row(_("Te&xt"), self.text, _("Names of the register become pseudonyms when it is kept."), wide=True)
        form.add(self.printed)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in (self.new, self.save, self.remove, buttons.button(QDialogButtonBox.StandardButton.Close)):
            button.setAutoDefault(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(theme.strong(about))
        box.addWidget(self.list)
        box.addWidget(scrolling(form), 1)
        box.addWidget(self.problem)
        line = QHBoxLayout()
        line.addLayout(Flow(self.new, self.save, self.remove), 1)
        line.addWidget(buttons)
        box.addLayout(line)
        theme.fit(self, 620, 600)

    @property
    def current(self) -> str:
        """Return the id of the memo one is at, ``""`` where a new one is written."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _fill(self, at: str = "") -> None:
        of = self._of if self._on is not None else None
        self._held = {memo.id: memo for memo in memos.listed(self._study, self._on, of)}
        self.list.blockSignals(True)
        self.list.clear()
        for memo in self._held.values():
            item = QListWidgetItem(self._line(memo))
            item.setData(Qt.ItemDataRole.UserRole, memo.id)
            self.list.addItem(item)
            if memo.id == at:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(bool(self._held))
        self._on_current()

    def _line(self, memo: Memo) -> str:
        when = memo.at.strftime("%d.%m.%Y %H:%M") if memo.at else ""
        about = _(ABOUT.get(memo.on, N_("a passage"))) if self._on is None else ""
        first = memo.title or memo.text.split("\n", 1)[0]
        return "  ·  ".join(filter(None, (first[:80], about, memo.by, when)))

    @Slot()
    def _on_current(self) -> None:
        memo = self._held.get(self.current)
        self.remove.setEnabled(memo is not None and not self._study.read_only)
        self.save.setEnabled(not self._study.read_only)
        for field in (self.kind, self.which):
            field.setEnabled(memo is None)
        if memo is not None:
            self.kind.setCurrentIndex(self.kind.findData(memo.on.value))
            self.which.setCurrentIndex(max(0, self.which.findData(memo.of)))
            self.which.setEnabled(False)
            self.title.setText(memo.title)
            self.text.setPlainText(memo.text)
            self.printed.setChecked(memo.printed)

    @Slot()
    def _on_kind(self) -> None:
        if self._on is not None:
            return
        self.which.clear()
        if self.kind.currentIndex() < 0:
            return
        on = On(str(self.kind.currentData()))
        for one, words in targets(self._study, on):
            self.which.addItem(words, one)
        self.which.setEnabled(on is not On.PROJECT)

    @Slot()
    def begin(self) -> None:
        """Begin a new memo."""
        self.list.setCurrentItem(None)  # type: ignore[call-overload]
        self.title.clear()
        self.text.clear()
        self.kind.setCurrentIndex(max(0, self.kind.currentIndex()))
        self.printed.setChecked(False)
        self._on_current()
        self.text.setFocus()

    @Slot()
    def reject(self) -> None:
        """Close; a memo that is not kept is asked about first."""
        if unsaved.holds(self):
            unsaved.ask(self, self._keep_and_go, self._drop)
        else:
            super().reject()

    @Slot()
    def _keep_and_go(self) -> None:
        self.keep()
        if not unsaved.holds(self):
            super().reject()

    @Slot()
    def _drop(self) -> None:
        super().reject()

    @Slot()
    def keep(self) -> None:
        """Keep what stands in the fields."""
        try:
            kept = self._steps.do(self._kept)
        except InterviewerError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.problem.hide()
        self._fill(kept)
        self.changed.emit()

    def _kept(self) -> str:
        text, title, printed = self.text.toPlainText(), self.title.text(), self.printed.isChecked()
        if self.current:
            memos.change(self._study, self.current, text, title, printed=printed)
            return self.current
        on = self._on if self._on is not None else On(str(self.kind.currentData()))
        of = self._of if self._on is not None else str(self.which.currentData() or "")
        return memos.write(self._study, on, of, text, title, printed=printed)

    @Slot()
    @trouble.told
    def take_away(self) -> None:
        """Take the memo one is at away; it can be undone."""
        one = self.current
        if one:
            self._steps.do(lambda: memos.remove(self._study, one))
            self._fill()
            self.begin()
            self.changed.emit()
