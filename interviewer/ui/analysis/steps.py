"""What was done on a page of the analysis, so that the last of it can be undone by a key."""

from collections.abc import Callable
from typing import TypeVar

from interviewer.services import undoing
from interviewer.services.study import Study

_Done = TypeVar("_Done")


class Steps:
    """Remembers the deeds of one page, the latest last."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._deeds: list[str] = []
        self._undone: set[str] = set()

    def do(self, work: Callable[[], _Done]) -> _Done:
        """Do ``work`` as one deed and remember it, unless nothing came of it. Raises what the work raises."""
        with self._study.deed() as deed:
            done = work()
        self.did(deed)
        return done

    def did(self, deed: str) -> None:
        """Remember a deed, also one that was done with another connection; one that wrote nothing is none."""
        if undoing.wrote(self._study, deed):
            self._deeds.append(deed)

    @property
    def some(self) -> bool:
        """Return whether something was done here that can be undone."""
        return bool(self._deeds)

    def undo(self) -> None:
        """Undo the last deed that is not undone yet. Raises NotUndone, ReadOnly, CallRunning."""
        deed = self._deeds.pop()
        self._undone |= {deed, undoing.undo(self._study, deed, self._undone)}
