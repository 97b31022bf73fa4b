"""The page Counts: a question or a code, each informant or case with its value, and the sentence (F1)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QComboBox, QStackedWidget, QVBoxLayout, QWidget

from interviewer.domain import count_sentences
from interviewer.domain import counting as counts
from interviewer.domain.counting import Row, Subject
from interviewer.language import N_, _, ngettext
from interviewer.services import across, counting, finding_words, surveying
from interviewer.services.across import Question
from interviewer.services.charting import Chart
from interviewer.services.counting import Count, Of
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.analysis import finding
from interviewer.ui.analysis.count_in import CountInDialog
from interviewer.ui.analysis.deed_line import DeedLine
from interviewer.ui.analysis.page import AnalysisPage
from interviewer.ui.bars import Bars
from interviewer.ui.charts import Charts
from interviewer.ui.empty import Empty
from interviewer.ui.interview.chooser import Choice, Chooser
from interviewer.ui.recruitment.table import Finder
from interviewer.ui.scrolling import scrolling

VALUES = {
    counts.YES: N_("yes"), counts.NO: N_("no"), counts.UNSURE: N_("unsure"), counts.UNDECIDED: N_("not decided"),
    counts.NOT_RAISED: N_("not taken up"), counts.NOT_RELEVANT: N_("not relevant"),
}  # fmt: skip
_DIGITS = 5
_TABLE, _PICTURE = range(2)
_SELDOM = ("count_picture", "count_picture_copy")
_SELDOM_LARGE = ("count_in", "count_copy", "count_turn", *_SELDOM)
"""What stands in the menu, and in large letters."""
_READING = ("count_find", "count_copy", "count_turn", *_SELDOM)
"""What can be done in a project that may only be read."""


class CountsPage(AnalysisPage):
    """Choose with Ctrl+G, give values with the digits, confirm what is proposed with Ctrl+Enter."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self._questions: tuple[Question, ...] = ()
        self._codes: tuple[tuple[str, str], ...] = ()
        self._of: Of | None = None
        self.count: Count | None = None
        self.heading, self.keys = theme.title(""), theme.quiet("")
        self.sentence, self.behind = theme.strong(""), theme.quiet("")
        columns = (_("Informant or case"), _("The interviews say"), _("Counted as"), _("Decided by"))
        nothing = Empty(_(
            "Here a question or a code is counted: each informant or case gets one value, and what was not taken up "
            "is never a no. Choose a question or a code with Ctrl+G."
        ))  # fmt: skip
        self.finder = Finder(_("Counted"), _("Find informant or case"), columns, nothing)
        self.bars = Bars()
        self.bars.setAccessibleName(_("The count as bars"))
        self.bars.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sides = QStackedWidget()
        self.charts = Charts(study, self, self._chart)
        self.charts.said.connect(self.said)
        self.language = QComboBox()
        self._lay_out()
        self.chooser = Chooser(self)
        self.chooser.closed.connect(self.take_focus)
        self.finder.opened.connect(self._on_opened)
        self.language.currentIndexChanged.connect(self._on_language)

    def _lay_out(self) -> None:
        self.deeds = DeedLine(self, {
            "count_find": self.ask, "count_in": self.ask_unit, "count_confirm": self.confirm, "count_copy": self.copy,
            "count_turn": self.turn, "count_picture": self.charts.save_as, "count_picture_copy": self.charts.copy,
        }, _SELDOM_LARGE if theme.large() else _SELDOM)  # fmt: skip
        self.buttons = self.deeds.buttons
        for code, words in (("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")):
            self.language.addItem(words, code)
        own = "en" if self._study.project.language == "en" else "nb"
        self.language.setCurrentIndex(self.language.findData(own))
        self.language.setAccessibleName(_("Language of the sentence"))
        self.deeds.addWidget(self.language)
        digits = (self.first, self.second, self.third, self.fourth, self.fifth)
        for number, digit in enumerate(digits, 1):
            actions.make(f"count_value_{number}", self.finder.table, digit)
        actions.make("count_not_raised", self.finder.table, self.not_raised)
        actions.make("count_not_relevant", self.finder.table, self.not_relevant)
        actions.make("count_undecided", self.finder.table, self.take_back)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(8)
        page.addLayout(self.deeds)
        for part in (self.heading, self.sentence, self.behind, self.keys):
            page.addWidget(part)
        self.sides.addWidget(self.finder)
        self.sides.addWidget(scrolling(self.bars, down_only=True))
        page.addWidget(self.sides, 1)

    @trouble.told
    def refresh(self) -> None:
        """Read the count one is at anew."""
        material = surveying.survey(self._study)
        self._questions = across.questions(self._study, material)
        self._codes = finding_words.choices(self._study, material).codes
        held = {each.key for each in self._questions} | {code for _name, code in self._codes}
        if self._of is None or self._of.key not in held:
            self._of = Of(Subject.QUESTION, self._questions[0].key) if self._questions else None
        self.count = counting.count(self._study, self._of, material) if self._of else None
        self._show()

    def take_focus(self) -> None:
        """Go to the table, or to the button that chooses."""
        if self.sides.currentIndex() == _PICTURE:
            self.bars.setFocus()
        else:
            (self.finder.table if self.count and self.count.rows else self.buttons["count_find"]).setFocus()

    def show_count(self, of: Of) -> None:
        """Show the count of a question or a code."""
        self._of = of
        self.refresh()
        self.take_focus()

    def _show(self) -> None:
        found, able = self.count, not self._study.read_only
        self.deeds.enable(_READING, on=found is not None)
        self.deeds.enable(("count_in", "count_confirm"), on=found is not None and able)
        self.finder.fill([(row.id, self._texts(row)) for row in found.rows] if found else [])
        self.finder.table.setColumnWidth(1, theme.px(260))
        if found is None:
            self.sides.setCurrentIndex(_TABLE)
        for part in (self.heading, self.sentence, self.behind, self.keys):
            part.setVisible(found is not None and not (theme.large() and part in (self.behind, self.keys)))
        if found is None:
            return
        self.heading.setText(found.title)
        self.sentence.setText(found.sentences[self._language])
        told = [f"{_words(value)}: {', '.join(found.behind(value))}"
                for value in (*found.values, counts.UNDECIDED, *counts.OUTSIDE) if found.behind(value)]  # fmt: skip
        self.behind.setText("\n".join(told))
        values = [f"{number} {_words(value)}" for number, value in enumerate(found.values[:_DIGITS], 1)]
        back = _("take back")
        outside = (f"8 {_words(counts.NOT_RAISED)}", f"9 {_words(counts.NOT_RELEVANT)}", f"0 {back}")
        self.keys.setText("   ".join((*values, *outside)))
        self.bars.show_groups(count_sentences.bars(found.totals, self._language))
        self.buttons["count_confirm"].setEnabled(able and bool(found.open))

    @property
    def _language(self) -> str:
        return str(self.language.currentData())

    def _texts(self, row: Row) -> tuple[str, ...]:
        said = _words(row.proposed)
        if row.proposed == counts.UNDECIDED:
            said = _("they say different things") if row.contradicted else _("words, without a yes or no")
        value = _words(row.value)
        if row.stale:
            value = _("{value} – confirm anew: the interviews say something else since").format(
                value=_words(row.decided)
            )
        return row.called, said, value, row.by

    @Slot(int)
    def _on_language(self, _index: int) -> None:
        self._show()

    @Slot(str)
    def _on_opened(self, _row: str) -> None:
        if self._of is not None and self._of.subject is Subject.QUESTION:
            self.question_wanted.emit(self._of.key)

    @Slot()
    def ask(self) -> None:
        """Ask for a question or a code, by label, name or words."""
        hint = _("4c, words of the question, or the name of a code")
        self.chooser.ask(_("Count"), hint, self._found, self._go)

    def _found(self, typed: str) -> Sequence[Choice]:
        wanted = typed.casefold().split()
        asked = [Choice(f"{Subject.QUESTION}/{each.key}", f"{each.short}   {each.text}")
                 for each in finding.questions(self._questions, typed)]  # fmt: skip
        coded = [
            Choice(f"{Subject.CODE}/{code}", _("Code: {name}").format(name=name.strip()))
            for name, code in self._codes
            if all(word in name.casefold() for word in wanted)
        ]
        return [*asked, *coded]

    def _go(self, key: str, _typed: str) -> None:
        if key:
            subject, _stroke, name = key.partition("/")
            self.show_count(Of(Subject(subject), name))

    @Slot()
    def ask_unit(self) -> None:
        """Ask in what it is counted."""
        if self.count is not None and not self._study.read_only:
            dialog = CountInDialog(self._study, self.count, self)
            dialog.saved.connect(self._on_changed)
            dialog.open()

    @Slot()
    def turn(self) -> None:
        """Show the count as bars in the place of the table, or the table again."""
        if self.count is not None:
            self.sides.setCurrentIndex(_TABLE if self.sides.currentIndex() == _PICTURE else _PICTURE)
            self.take_focus()

    def _chart(self) -> Chart | None:
        return counting.chart(self._study, self.count, self._language) if self.count is not None else None

    @Slot()
    @trouble.told
    def confirm(self) -> None:
        """Keep every proposal that nobody has decided about."""
        if self.count is not None and not self._study.read_only:
            done = counting.confirm(self._study, self.count)
            self._on_changed()
            self.said.emit(ngettext("{count} value confirmed.", "{count} values confirmed.", done).format(count=done))

    @Slot()
    @trouble.told
    def copy(self) -> None:
        """Copy the sentence with the cases behind it, in the language chosen."""
        if self.count is not None:
            QApplication.clipboard().setText(counting.copied(self._study, self.count, self._language))
            self.said.emit(_("Copied, with the cases behind it."))

    @Slot()
    def first(self) -> None:
        """Give the first value."""
        self._give(0)

    @Slot()
    def second(self) -> None:
        """Give the second value."""
        self._give(1)

    @Slot()
    def third(self) -> None:
        """Give the third value."""
        self._give(2)

    @Slot()
    def fourth(self) -> None:
        """Give the fourth value."""
        self._give(3)

    @Slot()
    def fifth(self) -> None:
        """Give the fifth value."""
        self._give(4)

    @Slot()
    def not_raised(self) -> None:
        """Note that it was not taken up."""
        self._decide(counts.NOT_RAISED)

    @Slot()
    def not_relevant(self) -> None:
        """Note that it is not relevant."""
        self._decide(counts.NOT_RELEVANT)

    @Slot()
    def take_back(self) -> None:
        """Take the value back."""
        self._decide(None)

    def _give(self, number: int) -> None:
        if self.count is not None and number < len(self.count.values):
            self._decide(self.count.values[number])

    @trouble.told
    def _decide(self, value: str | None) -> None:
        if self.count is not None and self.finder.current and not self._study.read_only:
            counting.decide(self._study, self.count, self.finder.current, value)
            self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel that asks in its place."""
        super().resizeEvent(event)
        self.chooser.place()


def _words(value: str) -> str:
    """Return what a value is called; the project's own as they are."""
    return _(VALUES[value]) if value in VALUES else value
