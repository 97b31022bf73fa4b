"""One list of every window, and what the sweeps ask of each."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QScrollBar,
    QTabBar,
    QWidget,
)

from interviewer.services import recruiting
from interviewer.ui.consent import ConsentPage
from interviewer.ui.export import ExportDialog
from interviewer.ui.fair_copy import FairCopyPlace
from interviewer.ui.interview.place import InterviewPlace
from interviewer.ui.keys import KeysDialog
from interviewer.ui.new_project import NewProjectPage
from interviewer.ui.overview import OverviewPlace
from interviewer.ui.project_details import ProjectDialog
from interviewer.ui.recovery import RecoverySheet
from interviewer.ui.recruitment.case_form import CaseDialog
from interviewer.ui.recruitment.log import LogDialog
from interviewer.ui.recruitment.person_form import PersonDialog
from interviewer.ui.recruitment.place import RecruitmentPlace
from interviewer.ui.search import SearchDialog
from interviewer.ui.start import StartPage
from interviewer.ui.unlock import UnlockPage
from tests.conftest import Field

Build = Callable[[Field], QWidget]

WINDOWS: dict[str, Build] = {
    "start": lambda field: StartPage((field.study.path,)),
    "unlock": lambda field: UnlockPage(field.study.path),
    "new project": lambda _field: NewProjectPage(),
    "overview": lambda field: _fresh(OverviewPlace(field.study)),
    "recruitment": lambda field: _fresh(RecruitmentPlace(field.study)),
    "interview": lambda field: _fresh(InterviewPlace(field.study)),
    "consent": lambda field: ConsentPage(field.study, field.person),
    "fair copy": lambda field: _fresh(FairCopyPlace(field.study)),
}
DIALOGS: dict[str, Callable[[Field], QDialog]] = {
    "person": lambda field: PersonDialog(field.study, recruiting.person(field.study, field.person)),
    "new person": lambda field: PersonDialog(field.study),
    "case": lambda field: CaseDialog(field.study, recruiting.case(field.study, field.case)),
    "contact log": lambda field: LogDialog(field.study, recruiting.person(field.study, field.person)),
    "search": lambda field: SearchDialog(field.study, []),
    "keys": lambda _field: KeysDialog(),
    "export": lambda field: ExportDialog(field.study),
    "project": lambda field: ProjectDialog(field.study),
    "recovery sheet": lambda field: RecoverySheet(field.study),
}
ALL: dict[str, Build] = {**WINDOWS, **DIALOGS}

ROOM = (1366, 768)
"""Pixels of the smallest screen the window must fit."""


def _fresh(place: OverviewPlace | RecruitmentPlace | InterviewPlace | FairCopyPlace) -> QWidget:
    place.refresh()
    return place


def fields(window: QWidget) -> Iterator[QWidget]:
    """Yield what a person can act on in ``window``; parts of a field count with it."""
    kinds = (QAbstractButton, QAbstractItemView, QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit)
    for widget in window.findChildren(QWidget):
        parent = widget.parentWidget()
        inside = isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit | QTabBar | QAbstractItemView)
        hidden = not widget.isVisibleTo(window) or isinstance(widget, QScrollBar | QCalendarWidget)
        focusable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if isinstance(widget, kinds) and not (inside or hidden) and focusable and widget.isEnabled():
            yield widget


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls ``widget``."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def mnemonics(window: QWidget) -> list[str]:
    """Return the Alt keys that the visible labels, buttons and tabs of ``window`` ask for."""
    texts = [label.text() for label in window.findChildren(QLabel) if label.buddy() and label.isVisibleTo(window)]
    texts += [button.text() for button in window.findChildren(QAbstractButton) if button.isVisibleTo(window)]
    for bar in window.findChildren(QTabBar):
        texts += [bar.tabText(number) for number in range(bar.count())]
    return [key for key in (QKeySequence.mnemonic(text).toString() for text in texts) if key]


def mnemonics_of_menus(window: QMainWindow) -> list[str]:
    """Return the Alt keys of the menus."""
    return [key for action in window.menuBar().actions() if (key := QKeySequence.mnemonic(action.text()).toString())]


def group_of(field: QWidget) -> set[QWidget | None]:
    """Return the buttons of which one is chosen together with ``field``: Tab reaches one, the arrows the others."""
    group = field.group() if isinstance(field, QAbstractButton) else None
    return set(group.buttons()) if group is not None and group.exclusive() else set()
