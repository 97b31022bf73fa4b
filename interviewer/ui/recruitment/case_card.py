"""What is known about one case."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from interviewer.language import _, ngettext
from interviewer.services.recruiting import CaseRow, PersonRow
from interviewer.ui import actions, theme
from interviewer.ui.recruitment import words
from interviewer.ui.recruitment.person_card import heading, pairs, selectable
from interviewer.ui.scrolling import scrolling


class CaseCard(theme.Card):
    """Shows a case and its persons; the place connects its button."""

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent, margin=18, spacing=10)
        self._read_only = read_only
        self.change = QPushButton(_("&Change"))
        self.change.setToolTip(f"{actions.act('edit').words}  {actions.shown('edit')}")
        buttons = QHBoxLayout()
        buttons.addWidget(self.change)
        buttons.addStretch(1)
        body = QWidget()
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.box.addWidget(scrolling(body, down_only=True), 1)
        self.box.addLayout(buttons)

    def show_case(self, row: CaseRow | None, people: list[PersonRow]) -> None:
        """Show ``row`` and who belongs to it."""
        theme.clear(self._lines)
        self.change.setEnabled(row is not None and not self._read_only)
        if row is None:
            self._lines.addWidget(theme.quiet(_("Choose one in the list.")))
            self._lines.addStretch(1)
            return
        held = ngettext("{count} interview", "{count} interviews", row.interviews).format(count=row.interviews)
        heading(self._lines, row.shown, theme.pill(held, "accent" if row.interviews else "plain"))
        self._lines.addWidget(theme.quiet(" · ".join(each for each in (row.case.pseudonym, row.case.type) if each)))
        facts = [
            (_("Municipality"), row.name.municipality if row.name else ""),
            (_("Part of the country"), row.case.region),
            (_("Named in public"), _("yes") if row.case.public else ""),
            (_("Source"), row.name.public_source if row.name else ""),
        ]
        pairs(self._lines, [(name, value) for name, value in facts if value])
        self._lines.addSpacing(6)
        self._lines.addWidget(theme.heading(_("Persons")))
        for each in people:
            role = each.person.case_roles.get(row.case.id) or each.person.role
            told = " · ".join(filter(None, (words.state(each.person.state), role)))
            self._lines.addWidget(selectable(f"{each.shown}   {told}"))
        if not people:
            self._lines.addWidget(theme.quiet(_("Nobody yet. A person can belong to several.")))
        self._lines.addStretch(1)
