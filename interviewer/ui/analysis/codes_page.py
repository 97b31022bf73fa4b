"""The page Codes: the codebook as a tree, changed by keys, each act with its way back; in and out as files (F4)."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.code import Code, Codebook
from interviewer.domain.memo import On
from interviewer.language import _, ngettext
from interviewer.services import codebook
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.analysis.code_card import CodeCard
from interviewer.ui.analysis.code_files import CodeFiles
from interviewer.ui.analysis.code_form import CodeDialog
from interviewer.ui.analysis.code_history import CodeHistoryDialog
from interviewer.ui.analysis.code_moves import CodeMoves
from interviewer.ui.analysis.code_split import SplitDialog
from interviewer.ui.analysis.code_tree import CodeTree
from interviewer.ui.analysis.deed_line import DeedLine
from interviewer.ui.analysis.memo_dialog import MemoDialog
from interviewer.ui.analysis.page import EditingPage
from interviewer.ui.empty import Empty
from interviewer.ui.interview.chooser import Choice, Chooser
from interviewer.ui.scrolling import scrolling

_WORK, _NOTHING = range(2)
_SELDOM = ("code_memo", "code_history", "code_remove", "code_in", "code_out", "memos_all")


class CodesPage(EditingPage):
    """The tree with what the code one is at means, and the deeds as buttons with their keys."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self._book = Codebook()
        self.codes, self.card = CodeTree(), CodeCard()
        self.empty = Empty(
            _(
                "A code says what a passage is about, and a codebook says when each is used. Begin with the shipped "
                "codebook about meeting places, or make codes of your own (Ctrl+N)."
            ),
            _("Take in the shipped codebook"),
        )
        self._stack = QStackedWidget()
        self.moves = CodeMoves(study, self.steps, self.codes, self)
        self.moves.moved.connect(self._on_changed)
        self.files = CodeFiles(study, self.steps, self)
        self.files.taken.connect(self._on_changed)
        self.files.said.connect(self.said)
        in_tree = {"code_change": self.codes.tree, "code_remove": self.codes.tree}
        self.deeds = DeedLine(self, self._slots(), _SELDOM, in_tree)
        self._lay_out()
        self.chooser = Chooser(self)
        self.chooser.closed.connect(self.take_focus)
        self.codes.selected.connect(self._on_selected)
        self.codes.opened.connect(self.change)
        self.empty.button.clicked.connect(self.files.begin)

    def _slots(self) -> dict[str, Callable[..., object]]:
        return {
            "code_new": self.add, "code_below": self.add_below, "code_change": self.change, "code_merge": self.merge,
            "code_split": self.split, "code_memo": self.memo, "code_history": self.history,
            "code_remove": self.remove, "code_undo": self.undo, "code_in": self.files.take_in,
            "code_out": self.files.write_out, "memos_all": self.all_memos,
        }  # fmt: skip

    def _lay_out(self) -> None:
        for name, slot in self.moves.slots().items():
            actions.make(name, self.codes.tree, slot)
        actions.make("code_find", self, self.codes.finding.setFocus)
        work = QWidget()
        sides = QHBoxLayout(work)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(16)
        sides.addWidget(self.codes, 3)
        beside = scrolling(self.card, down_only=True)
        sides.addWidget(beside, 2)
        beside.setVisible(not theme.large())  # in its place first: without one it would be a window of its own
        self._stack.addWidget(work)
        self._stack.addWidget(self.empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(10)
        page.addLayout(self.deeds)
        page.addWidget(self._stack, 1)

    # reading

    @trouble.told
    def read_at(self, one: str) -> None:
        """Read the codebook anew, at one code or where one was."""
        self._book = codebook.codebook(self._study)
        self.codes.fill(self._book, codebook.counts(self._study), one)
        some = bool(self._book.children())
        self._stack.setCurrentIndex(_WORK if some else _NOTHING)
        writable = not self._study.read_only
        self.empty.button.setEnabled(writable)
        self.deeds.enable(("code_new", "code_in"), on=writable)
        changes = ("code_below", "code_change", "code_merge", "code_split", "code_remove")
        self.deeds.enable(changes, on=some and writable)
        self.deeds.enable(("code_memo", "code_history", "code_out"), on=some)
        self.deeds.enable(("code_undo",), on=self.steps.some and writable)

    def take_focus(self) -> None:
        """Go to the tree, or to where a codebook is begun."""
        (self.codes.tree if self._stack.currentIndex() == _WORK else self.empty.button).setFocus()

    @property
    def here(self) -> Code | None:
        """Return the code one is at."""
        return self._book.by_id.get(self.codes.current)

    @Slot(str)
    def _on_selected(self, one: str) -> None:
        self.card.show_code(self._study, self._book, self._book.by_id.get(one))

    # adding and changing

    @Slot()
    def add(self) -> None:
        """Add a code beside the one one is at."""
        above = self._book.ancestors(self.here.id) if self.here else ()
        self._edit(None, above[0].id if above else "")

    @Slot()
    def add_below(self) -> None:
        """Add a code below the one one is at."""
        self._edit(None, self.here.id if self.here else "")

    @Slot()
    def change(self) -> None:
        """Change the code one is at."""
        if self.here is not None:
            self._edit(self.here)

    def _edit(self, code: Code | None, above: str = "") -> None:
        if self.writable():
            dialog = CodeDialog(self._study, self.steps, code, above, self)
            dialog.saved.connect(self._on_changed)
            dialog.open()

    # joining, parting, taking away

    @Slot()
    def merge(self) -> None:
        """Ask which code is to take over the one one is at."""
        code = self.here
        if code is None or not self.writable():
            return
        title = _("Merge “{name}” into …").format(name=code.name)
        self.chooser.ask(title, _("Name of the other code"), self._others, self._merge_into)

    def _others(self, typed: str) -> list[Choice]:
        words = typed.casefold().split()
        paths = [(code.id, " / ".join(self._book.path(code.id))) for code, _depth in self._book.in_order()]
        own = self.codes.current
        return [Choice(one, path) for one, path in paths if one != own and all(w in path.casefold() for w in words)]

    @trouble.told
    def _merge_into(self, key: str, _typed: str) -> None:
        code = self.here
        if code is not None and key:
            count = self.steps.do(lambda: codebook.merge(self._study, code.id, key))
            words = ngettext("Merged, with {count} coding.", "Merged, with {count} codings.", count)
            self.did(words.format(count=count), key)

    @Slot()
    @trouble.told
    def split(self) -> None:
        """Part the code one is at."""
        if self.here is not None and self.writable():
            dialog = SplitDialog(self._study, self.steps, self.here, self)
            dialog.saved.connect(self._on_changed)
            dialog.open()

    @Slot()
    @trouble.told
    def remove(self) -> None:
        """Take the code one is at away, after saying what goes with it."""
        code = self.here
        if code is None or not self.writable():
            return
        going = codebook.would_go(self._study, code.id)
        self.ask_away(_("Take the code away"), _removal(code, going), self._remove)

    @Slot()
    @trouble.told
    def _remove(self) -> None:
        code = self.here
        if code is not None:
            self.steps.do(lambda: codebook.remove(self._study, code.id))
            self.did(_("Taken away. Ctrl+Z brings it back."))

    # memos, history, files

    @Slot()
    @trouble.told
    def memo(self) -> None:
        """Show the memos on the code one is at."""
        if self.here is not None:
            self._memos(MemoDialog(self._study, self.steps, self.here.name, On.CODE, self.here.id, self))

    @Slot()
    @trouble.told
    def all_memos(self) -> None:
        """Show all memos: on cases, questions, informants, interviews, the project."""
        self._memos(MemoDialog(self._study, self.steps, _("All memos"), parent=self))

    def _memos(self, dialog: MemoDialog) -> None:
        dialog.changed.connect(self._on_changed)
        dialog.open()

    @Slot()
    @trouble.told
    def history(self) -> None:
        """Show what the code one is at was before."""
        if self.here is not None:
            CodeHistoryDialog(self._study, self.here, self).open()


def _removal(code: Code, going: codebook.Removed) -> str:
    """Return what goes with a code, in words."""
    words = [_("“{name}” is taken away from the codebook.").format(name=code.name)]
    if going.codes:
        below = ngettext("{count} code below it goes too.", "{count} codes below it go too.", going.codes)
        words.append(below.format(count=going.codes))
    if going.codings:
        coded = ngettext("{count} coding goes with it.", "{count} codings go with it.", going.codings)
        words.append(coded.format(count=going.codings))
    return " ".join((*words, _("The words themselves stay, and it can be undone.")))
