"""Deeds: what was done lately, by whom, and taking one of them back."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import undoing
from interviewer.services.opening import Study
from interviewer.services.undoing import Deed
from interviewer.ui import actions, theme
from interviewer.ui.empty import Empty
from interviewer.ui.scrolling import scrolling
from interviewer.ui.team.listed import ListedPage


class DeedsPage(ListedPage):
    """The latest first; what cannot be undone says why."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        words = _("Nothing was done yet. Every change to the project stands here, and most of them can be undone.")
        super().__init__(_("Latest deeds"), Empty(words), parent)
        self._study = study
        self._deeds: dict[str, Deed] = {}
        self.title = theme.title("")
        self.told = theme.quiet("")
        self.why = theme.quiet("")
        self.undo = QPushButton(actions.labelled(_("&Undo"), "deed_undo"))
        self.undo.setAutoDefault(True)
        card = theme.Card(margin=18, spacing=8)
        for part in (self.title, self.told, self.why):
            card.box.addWidget(part)
        line = QHBoxLayout()
        line.addWidget(self.undo)
        line.addStretch(1)
        card.box.addSpacing(8)
        card.box.addLayout(line)
        card.box.addStretch(1)
        self.body.addWidget(scrolling(card, beside=18))
        self.undo.clicked.connect(self._on_undo)
        actions.make("deed_undo", self, self._on_undo)

    def refresh(self) -> None:
        """Read the latest deeds anew."""
        self._deeds = {deed.id: deed for deed in undoing.deeds(self._study)}
        self.fill([(key, f"{deed.at.strftime('%d.%m. %H:%M')}  {deed.what}") for key, deed in self._deeds.items()])

    def show_row(self, key: str) -> None:
        """Show a deed, and whether it can be undone."""
        deed = self._deeds.get(key)
        if deed is None:
            return
        self.title.setText(f"{deed.what[:1].upper()}{deed.what[1:]}")
        told = (deed.who, deed.at.astimezone().strftime("%d.%m.%Y %H:%M:%S"), deed.about)
        self.told.setText(" · ".join(filter(None, told)))
        self.why.setText(deed.why_not if not deed.undoable else _("Undoing is a deed of its own, and stands here too."))
        self.undo.setEnabled(deed.undoable and not self._study.read_only)

    @Slot()
    def _on_undo(self) -> None:
        deed = self._deeds.get(self.current)
        if deed is None:
            return
        try:
            undoing.undo(self._study, deed.id)
        except InterviewerError as error:
            self.said.emit(str(error))
            return
        self.refresh()
        self.said.emit(_("Undone: {what}.").format(what=deed.what))
        self.changed.emit()
