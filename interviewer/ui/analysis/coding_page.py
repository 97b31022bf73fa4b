"""The page Coding: choose words in a closed interview, press the letter of a code, and see it in the margin."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from interviewer.domain.code import Code, Codebook, letters
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import codebook, coding, spanning
from interviewer.services.coding import CodedInterview, CodedText
from interviewer.services.study import Study
from interviewer.ui import actions, trouble
from interviewer.ui.analysis.code_choices import choices
from interviewer.ui.analysis.coded_words import told
from interviewer.ui.analysis.coding_asides import CodingAsides
from interviewer.ui.analysis.coding_text import CodingText
from interviewer.ui.analysis.deed_line import DeedLine
from interviewer.ui.analysis.page import EditingPage
from interviewer.ui.analysis.talks import Talks
from interviewer.ui.analysis.unplaced import Unplaced
from interviewer.ui.elided import Elided
from interviewer.ui.empty import Empty
from interviewer.ui.interview.chooser import Choice, Chooser

_WORK, _NOTHING = range(2)
_SELDOM = (
    "coding_talk_memo", "coding_compare", "coding_interview", "coding_before", "coding_after", "coding_next",
    "coding_previous", "coding_practice",
)  # fmt: skip


class CodingPage(EditingPage):
    """One interview at a time. Enter asks for a code by its name; the one used last stands first."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self._found: CodedInterview | None = None
        self._book = Codebook()
        self._used: list[str] = []
        self.interviews, self.coders = Talks(study), QComboBox()
        self.text = CodingText()
        self.here = Elided()
        self.here.setProperty("kind", "quiet")
        self.unplaced = Unplaced()
        self.empty = Empty(_("Closed interviews are coded here: choose words and press the letter of a code."))
        self._stack = QStackedWidget()
        self.chooser = Chooser(self)
        self.asides = CodingAsides(study, self.steps, self.text, self.interviews, self.chooser, self)
        self.coders.setAccessibleName(_("Whose codings"))
        self.coders.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        in_text = {"coding_code": self.text, "coding_remove": self.text}
        self.deeds = DeedLine(self, self._slots(), _SELDOM, in_text, (self.interviews, self.coders))
        self._lay_out()
        self.chooser.closed.connect(self.take_focus)
        self.interviews.currentIndexChanged.connect(self._on_interview)
        self.coders.currentIndexChanged.connect(self._on_coder)
        self.text.lettered.connect(self._on_lettered)
        self.text.came_to.connect(self._tell_here)
        self.unplaced.chosen.connect(self._on_unplaced)
        self.asides.said.connect(self.said)
        self.asides.changed.connect(self.changed)
        self.asides.passage_wanted.connect(self.show_passage)

    def _slots(self) -> dict[str, Callable[..., object]]:
        return {
            "coding_code": self.ask_code, "coding_remove": self.take_off, "coding_memo": self.asides.memo,
            "coding_talk_memo": self.asides.talk_memo, "coding_place": self.place, "coding_undo": self.undo,
            "coding_compare": self.asides.compare, "coding_interview": self.ask_interview,
            "coding_before": self.before, "coding_after": self.after, "coding_next": self.next,
            "coding_previous": self.previous, "coding_practice": self.asides.practice,
        }  # fmt: skip

    def _lay_out(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text, 1)
        column.addWidget(self.here)
        column.addWidget(self.unplaced)
        self._stack.addWidget(work)
        self._stack.addWidget(self.empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(8)
        page.addLayout(self.deeds)
        page.addWidget(self._stack, 1)

    # reading

    @trouble.told
    def refresh(self) -> None:
        """Read which interviews there are, and the one that is shown."""
        self.interviews.fill()
        self._open()

    def _open(self, *, anew: bool = True) -> None:
        """Read the interview that is chosen; where it cannot be shown, say why."""
        one = self.interviews.chosen
        self._book = codebook.codebook(self._study)
        self.text.letters = frozenset(letters(code for code, _depth in self._book.in_order()))
        try:
            self._found = coding.coded(self._study, one) if one else None
        except InterviewerError as error:
            self._found = None
            self.said.emit(str(error))
        self._stack.setCurrentIndex(_WORK if self._found else _NOTHING)
        if self._found is None:
            self.text.forget()
        self._offer_coders()
        self._show(anew=anew)

    def _offer_coders(self) -> None:
        kept = str(self.coders.currentData() or "")
        who = sorted({each.by for each in self._found.codings}) if self._found else []
        self.coders.blockSignals(True)
        self.coders.clear()
        self.coders.addItem(_("Everybody's codings"), "")
        for each in who:
            self.coders.addItem(each, each)
        self.coders.setCurrentIndex(max(0, self.coders.findData(kept)))
        self.coders.blockSignals(False)

    def _show(self, *, anew: bool) -> None:
        found, writable = self._found, not self._study.read_only
        if found is not None:
            show = self.text.show_interview if anew else self.text.show_codings
            show(found, self._book, str(self.coders.currentData() or ""))
            self.unplaced.show_codings(found.unplaced, self._book)
        self.unplaced.setVisible(bool(found and found.unplaced))
        self.deeds.enable(("coding_code", "coding_remove"), on=found is not None and writable)
        self.deeds.enable(("coding_memo", "coding_talk_memo", "coding_practice"), on=found is not None)
        self.deeds.offer("coding_place", on=bool(found and found.unplaced))
        self.deeds.enable(("coding_undo",), on=self.steps.some and writable)
        self._tell_here()

    def take_focus(self) -> None:
        """Go to the text, or to the interviews while there is none."""
        (self.text if self._found is not None else self.interviews).setFocus()

    def show_passage(self, interview: str, item: str) -> None:
        """Show an answer of an interview."""
        if self.interviews.choose(interview):
            self.text.go_to(item)

    @Slot(int)
    def _on_interview(self, _number: int) -> None:
        with trouble.telling(self):
            self._open()

    @Slot(int)
    def _on_coder(self, _number: int) -> None:
        self._show(anew=False)

    @Slot()
    def _tell_here(self) -> None:
        """Say in words which codings are at the cursor: the margin is not all there is to go by."""
        names = [" / ".join(self._book.path(one.code)) + f" ({one.by})" for _text, one in self.text.here]
        basis = "" if self._found is None else _("Fair copy") if self._found.fair else _("Notes, not tidied")
        told = _("Here: {codes}").format(codes=", ".join(names)) if names else _("Not coded here.")
        self.here.setText("  ·  ".join(filter(None, (basis, told if self._found else ""))))
        self.here.setToolTip("\n".join(names))

    # interviews

    @Slot()
    def ask_interview(self) -> None:
        """Ask for an interview by a pseudonym."""
        title, placeholder = actions.act("coding_interview").words, _("Pseudonym of an informant or a case")
        self.chooser.ask(title, placeholder, self.interviews.found, self._on_interview_chosen)

    def _on_interview_chosen(self, key: str, _typed: str) -> None:
        if key:
            self.interviews.choose(key)

    @Slot()
    def before(self) -> None:
        """Go to the interview before."""
        self.interviews.step(-1)

    @Slot()
    def after(self) -> None:
        """Go to the next interview."""
        self.interviews.step(1)

    @Slot()
    def next(self) -> None:
        """Go to the next coding."""
        self.text.walk(1)

    @Slot()
    def previous(self) -> None:
        """Go to the coding before."""
        self.text.walk(-1)

    # coding

    def writable(self) -> bool:
        """Return whether a passage can be coded here; where the project is only read, say so."""
        return super().writable() and self._found is not None

    @Slot(str)
    def _on_lettered(self, letter: str) -> None:
        found = letters(code for code, _depth in self._book.in_order()).get(letter)
        if found is not None:
            self._code(found)

    @Slot()
    def ask_code(self) -> None:
        """Ask for a code by its name; the one used last stands first."""
        if not self.writable():
            return
        if not self._book.children():
            self.said.emit(_("There are no codes yet. Make some under Codes first."))
            return
        self.chooser.ask(actions.act("coding_code").words, _("Name or letter of a code"), self._codes, self._on_code)

    def _codes(self, typed: str) -> list[Choice]:
        return choices(self._book, typed, self._used)

    def _on_code(self, key: str, _typed: str) -> None:
        code = self._book.standing(key)
        if code is not None:
            self._code(code)

    @trouble.told
    def _code(self, code: Code) -> None:
        spans, alone = self.text.spans, not self.text.textCursor().hasSelection()
        if not self.writable():
            return
        if not spans:
            self.said.emit(_("Choose words of an answer first."))
            return
        done = self.steps.do(lambda: spanning.code(self._study, spans, code.id))
        self._used = [*(one for one in self._used if one != code.id), code.id]
        self.did(told(done, code.name, alone=alone))

    def read_at(self, _one: str) -> None:
        """Read the text and its codings anew, and stay where one is."""
        self._open(anew=False)

    @Slot()
    def take_off(self) -> None:
        """Take the coding at the cursor off; where there are several, ask which."""
        here = self.text.here
        if not self.writable():
            return
        if not here:
            self.said.emit(_("Not coded here."))
        elif len(here) == 1:
            self._take_off(here[0][1].id, "")
        else:
            rows = [Choice(one.id, f"{' / '.join(self._book.path(one.code))}   {one.by}") for _text, one in here]
            self.chooser.ask(actions.act("coding_remove").words, "", lambda typed: [
                row for row in rows if typed.casefold() in row.text.casefold()
            ], self._take_off)  # fmt: skip

    @trouble.told
    def _take_off(self, key: str, _typed: str) -> None:
        if key and self._found is not None:
            interview = self._found.interview.id
            self.steps.do(lambda: coding.remove(self._study, interview, [key]))
            self.did(_("Taken off. Ctrl+Z brings it back."))

    @Slot()
    @trouble.told
    def place(self) -> None:
        """Put the coding chosen in the list below on the words that are selected."""
        lost, chosen = self.unplaced.current, self.text.chosen
        if not self.writable():
            return
        if lost is None or chosen is None:
            self.said.emit(_("Choose a coding in the list below, and the words it belongs to."))
            return
        self.steps.do(lambda: coding.place(self._study, chosen.text, lost[1], chosen.start, chosen.end))
        self.did(_("Placed."))

    @Slot(object)
    def _on_unplaced(self, text: CodedText) -> None:
        self.text.go_to(text.item)
