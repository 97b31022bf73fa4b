"""How the window tells of trouble: what the program foresaw as its own words, what it did not as a plain notice."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import TracebackType
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from interviewer.errors import InterviewerError
from interviewer.language import _

P = ParamSpec("P")
W = TypeVar("W", bound=QWidget)


def words(error: BaseException) -> str:
    """Return what to show for ``error``; never the words of an unforeseen one, which may hold somebody's data."""
    if isinstance(error, InterviewerError):
        return str(error)
    return _(
        "Something happened that the program did not foresee ({kind}). What you have written is kept as it was saved "
        "last. Try again; if it happens again, close the program, open it, and tell those who look after it."
    ).format(kind=type(error).__name__)


def tell(parent: QWidget | None, error: BaseException) -> None:
    """Show ``error`` in a window of its own that does not hold the rest up."""
    box = QMessageBox(QMessageBox.Icon.Warning, _("Interviewer"), words(error), QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def told(slot: Callable[Concatenate[W, P], None]) -> Callable[Concatenate[W, P], None]:
    """Wrap a slot of a window so that an :class:`InterviewerError` is shown instead of raised."""

    @wraps(slot)
    def wrapped(self: W, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            slot(self, *args, **kwargs)
        except InterviewerError as error:
            tell(self, error)

    return wrapped


@contextmanager
def telling(window: QWidget) -> Iterator[None]:
    """Show an :class:`InterviewerError` raised inside over ``window``; what follows inside is left out."""
    try:
        yield
    except InterviewerError as error:
        tell(window, error)


def watch() -> None:
    """Show what no slot caught, and print its trace without local values for those who look after the program."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error if isinstance(error, InterviewerError) else kind(), trace)
        if not isinstance(error, KeyboardInterrupt):
            tell(None, error)

    sys.excepthook = caught
