"""Moving codes by keys: up and down among those beside, in below the one before, out beside the one above."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from interviewer.domain.code import Code, Codebook
from interviewer.services import codebook
from interviewer.services.study import Study
from interviewer.ui import trouble
from interviewer.ui.analysis.code_tree import CodeTree
from interviewer.ui.analysis.steps import Steps


class CodeMoves(QObject):
    """Moves the code one is at in a tree; ``moved`` tells which."""

    moved = Signal(str)

    def __init__(self, study: Study, steps: Steps, codes: CodeTree, parent: QWidget) -> None:
        super().__init__(parent)
        self._study, self._steps, self._codes, self._window = study, steps, codes, parent

    def slots(self) -> dict[str, Callable[..., object]]:
        """Return what each deed calls."""
        return {
            "code_up": self.up, "code_down": self.down, "code_further_in": self.further_in,
            "code_further_out": self.further_out,
        }  # fmt: skip

    @Slot()
    def up(self) -> None:
        """Move the code one is at up among those beside it."""
        self._beside(-1)

    @Slot()
    def down(self) -> None:
        """Move the code one is at down among those beside it."""
        self._beside(1)

    def _beside(self, by: int) -> None:
        book = codebook.codebook(self._study)
        code = book.by_id.get(self._codes.current)
        if code is not None:
            above, beside = _around(book, code)
            place = beside.index(code) + by
            if 0 <= place < len(beside):
                self._move(code, above, place)

    @Slot()
    def further_in(self) -> None:
        """Put the code one is at below the one before it."""
        book = codebook.codebook(self._study)
        code = book.by_id.get(self._codes.current)
        if code is not None:
            _above, beside = _around(book, code)
            place = beside.index(code)
            if place:
                into = beside[place - 1].id
                self._move(code, into, len(book.children(into)))

    @Slot()
    def further_out(self) -> None:
        """Put the code one is at beside the one above it."""
        book = codebook.codebook(self._study)
        code = book.by_id.get(self._codes.current)
        if code is not None and (ancestors := book.ancestors(code.id)):
            outer, beside = _around(book, ancestors[0])
            self._move(code, outer, beside.index(ancestors[0]) + 1)

    def _move(self, code: Code, above: str, place: int) -> None:
        with trouble.telling(self._window):
            self._steps.do(lambda: codebook.move(self._study, code.id, above, place))
            self.moved.emit(code.id)


def _around(book: Codebook, code: Code) -> tuple[str, list[Code]]:
    """Return the id of the code above one, and those that lie beside it."""
    above = book.ancestors(code.id)
    parent = above[0].id if above else ""
    return parent, list(book.children(parent))
