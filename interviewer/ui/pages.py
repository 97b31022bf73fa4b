"""The pages of every place: found by name, gone to, and walked by a key from one to the next."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QTabWidget, QWidget

from interviewer.ui import actions
from interviewer.ui.analysis.place import AnalysisPlace
from interviewer.ui.ethics.place import EthicsPlace
from interviewer.ui.identifiers.place import PseudonymPlace
from interviewer.ui.places import Places
from interviewer.ui.rail import PLACES
from interviewer.ui.recruitment.place import RecruitmentPlace
from interviewer.ui.team.place import TeamPlace


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a place: which place it is in, its number there from 0, its title, and what the place is called."""

    place: str
    number: int
    title: str
    within: str


def pages(places: Places) -> tuple[Page, ...]:
    """Return the pages of all places, in their order."""
    return tuple(
        Page(name, number, tabs.tabText(number).replace("&", ""), actions.act(f"place_{name}").words)
        for name in PLACES
        if (tabs := _tabs(places, name)) is not None
        for number in range(tabs.count())
    )


def go(places: Places, name: str, number: int) -> None:
    """Go to a page, and put the keyboard in what one works in there."""
    places.go(name)
    tabs = _tabs(places, name)
    if tabs is not None and tabs.isEnabled():
        tabs.setCurrentIndex(number)
        _take_focus(places, name)


def step(places: Places, by: int) -> None:
    """Go to the next page (``by`` 1) or the one before (-1); pages within a page come first, and the last one leads on.

    The keyboard goes along.
    """
    outer = _tabs(places, places.here)
    around = list(_around(places.window().focusWidget(), places))
    for tabs in around if outer is None or outer in around else [*around, outer]:
        number = tabs.currentIndex() + by
        if tabs is outer:
            number %= tabs.count()
        if tabs.isEnabled() and 0 <= number < tabs.count():
            tabs.setCurrentIndex(number)
            _take_focus(places, places.here)
            return


def _tabs(places: Places, name: str) -> QTabWidget | None:
    place = places.place(name)
    if isinstance(place, RecruitmentPlace | PseudonymPlace | AnalysisPlace | TeamPlace | EthicsPlace):
        return place.tabs
    return None


def _around(widget: QWidget | None, end: QWidget) -> Iterator[QTabWidget]:
    """Yield the pages that a widget lies on, the innermost first."""
    while widget is not None and widget is not end:
        if isinstance(widget, QTabWidget):
            yield widget
        widget = widget.parentWidget()


def _take_focus(places: Places, name: str) -> None:
    place = places.place(name)
    if isinstance(place, RecruitmentPlace | PseudonymPlace | AnalysisPlace | EthicsPlace):
        place.take_focus()
    else:
        place.setFocus()
