"""Duplicates: who and what may have been entered twice; a person says whether they are one."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QWidget

from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import interviewing, joining
from interviewer.services.errors import ReadOnly
from interviewer.services.interviewing import InterviewRow
from interviewer.services.joining import Duplicate, Kind
from interviewer.services.opening import Study
from interviewer.ui import actions, theme
from interviewer.ui.empty import Empty
from interviewer.ui.scrolling import scrolling
from interviewer.ui.team.listed import ListedPage
from interviewer.ui.team.sides import SidesDialog

_KINDS = {Kind.PERSON: N_("Person"), Kind.CASE: N_("Case"), Kind.INTERVIEW: N_("Interview")}


class DuplicatesPage(ListedPage):
    """Proposes, never joins by itself; also leads to the sets of notes of talks that were joined."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        words = _(
            "Nothing looks entered twice. Persons with the same phone or e-mail, cases with the same name and "
            "municipality, and two note-takers of one talk are proposed here. A name alone is never enough."
        )
        super().__init__(_("Duplicates"), Empty(words), parent)
        self._study = study
        self._found: dict[str, Duplicate] = {}
        self._talks: dict[str, InterviewRow] = {}
        self.title = theme.title("")
        self.first, self.second, self.why, self.note = (QLabel() for _number in range(4))
        self.same = QPushButton(actions.labelled(_("They are &one"), "join_same"))
        self.different = QPushButton(actions.labelled(_("&Not the same"), "join_apart"))
        self.sides = QPushButton(actions.labelled(_("Notes &side by side"), "join_sides"))
        self._lay_out()
        for button, slot, name in (
            (self.same, self._on_same, "join_same"),
            (self.different, self._on_different, "join_apart"),
            (self.sides, self._on_sides, "join_sides"),
        ):
            button.setAutoDefault(True)
            button.clicked.connect(slot)
            actions.make(name, self, slot)

    def refresh(self) -> None:
        """Read what may be one anew, and which talks were joined."""
        found = joining.duplicates(self._study)
        self._found = {f"{each.first}/{each.second}": each for each in found}
        joined = [row for row in interviewing.rows(self._study, counted=False) if row.others]
        self._talks = {row.interview.id: row for row in joined}
        rows = [(key, _row(each)) for key, each in self._found.items()]
        self.fill([*rows, *((key, f"✓ {_who(row)}") for key, row in self._talks.items())])

    @property
    def count(self) -> int:
        """Return how many are to be decided."""
        return len(self._found)

    def show_row(self, key: str) -> None:
        """Show the two, or the talk that was joined."""
        found, talk = self._found.get(key), self._talks.get(key)
        for button in (self.same, self.different):
            button.setVisible(found is not None)
            button.setEnabled(not self._study.read_only)
        self.sides.setVisible(talk is not None)
        if found is not None:
            self._show_two(found)
        elif talk is not None:
            self.title.setText(_who(talk))
            self.first.setText(_("Notes by {who}").format(who=", ".join(talk.notetakers)))
            for label in (self.second, self.why):
                label.hide()
            self.note.setText(_("One talk with two sets of notes. Lists show it once, and exports print both sets."))

    def _show_two(self, found: Duplicate) -> None:
        self.title.setText(_("Are these one?"))
        self.first.setText(found.first_shown)
        self.second.setText(found.second_shown)
        self.why.setText(_("Why they are shown: {why}.").format(why=", ".join(found.why)))
        for label in (self.second, self.why):
            label.show()
        self.note.setText(
            _("The two sets of notes then stand side by side, and exports print both. It can be undone under Deeds.")
            if found.kind is Kind.INTERVIEW
            else _(
                "They are then read as one everywhere. Nothing is rewritten, every name stays in the register, and it "
                "can be undone under Deeds."
            )
        )

    def _lay_out(self) -> None:
        card = theme.Card(margin=18, spacing=8)
        card.box.addWidget(self.title)
        for label, kind in ((self.first, "strong"), (self.second, "strong"), (self.why, "quiet"), (self.note, "quiet")):
            label.setProperty("kind", kind)
            label.setTextFormat(theme.quiet("").textFormat())
            label.setWordWrap(True)
            card.box.addWidget(label)
        line = QBoxLayout(QBoxLayout.Direction.TopToBottom if theme.large() else QBoxLayout.Direction.LeftToRight)
        line.setSpacing(8)
        for button in (self.same, self.different, self.sides):
            line.addWidget(button)
        line.addStretch(1)
        card.box.addSpacing(8)
        card.box.addLayout(line)
        card.box.addStretch(1)
        self.body.addWidget(scrolling(card, beside=18))

    def _decide(self, *, same: bool) -> None:
        found = self._found.get(self.current)
        if found is None:
            return
        if self._study.read_only:
            self.said.emit(str(ReadOnly()))
            return
        try:
            deed = joining.join if same else joining.keep_apart
            deed(self._study, found.kind, found.first, found.second)
        except InterviewerError as error:
            self.said.emit(str(error))
            return
        self.refresh()
        self.said.emit(_("They are one now.") if same else _("They are not proposed again."))
        self.changed.emit()

    @Slot()
    def _on_same(self) -> None:
        self._decide(same=True)

    @Slot()
    def _on_different(self) -> None:
        self._decide(same=False)

    @Slot()
    def _on_sides(self) -> None:
        if self.current in self._talks:
            try:
                SidesDialog(self._study, self.current, self).open()
            except InterviewerError as error:
                self.said.emit(str(error))


def _row(found: Duplicate) -> str:
    """Return both of a pair in a row, one below the other: the first alone may be the first of several pairs."""
    return f"{_(_KINDS[found.kind])}: {found.first_shown}\n= {found.second_shown}?"


def _who(row: InterviewRow) -> str:
    at = row.interview.started
    who = ", ".join(each.shown for each in row.informants)
    return " · ".join(filter(None, (who, at.strftime("%d.%m.%Y") if at else "")))
