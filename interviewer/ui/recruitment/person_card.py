"""What is known about one person, and what can be done: ring, log, change."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.person import Attempt, ContactState
from interviewer.language import _
from interviewer.services import barring
from interviewer.services.recruiting import PersonRow
from interviewer.ui import actions, icons, theme
from interviewer.ui.flow import Flow
from interviewer.ui.recruitment import words
from interviewer.ui.scrolling import scrolling

GOOD = (ContactState.CONSENTED, ContactState.INTERVIEWED, ContactState.APPOINTMENT)
CALM = (ContactState.NEW, ContactState.CONTACTED)


class PersonCard(theme.Card):
    """Shows a person; the place connects its three buttons."""

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent, margin=18, spacing=10)
        self._read_only = read_only
        self.ring = QPushButton(_("&Ring / start interview"))
        self.ring.setProperty("kind", "primary")
        self.log = QPushButton(_("&Log attempt"))
        self.change = QPushButton(_("&Change"))
        self.withdraw = QPushButton(_("Withdrawal …"))
        self.withdraw.setProperty("kind", "quiet")
        self.withdraw.setToolTip(_("No more contact, stop now, no quotes, or delete everything."))
        self.access = QPushButton(_("Access …"))
        self.access.setToolTip(_("Everything that is held about this person, as Word, for that person to read."))
        self.guardian = QPushButton(_("Guardian …"))
        for quiet in (self.access, self.guardian):
            quiet.setProperty("kind", "quiet")
        for button, name in ((self.ring, "ring"), (self.log, "log"), (self.change, "edit")):
            button.setToolTip(f"{actions.act(name).words}  {actions.shown(name)}")
        icons.dress(self.ring, "recruitment", "on_accent")
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.box.addWidget(scrolling(self._body, down_only=True), 1)
        self.box.addLayout(Flow(self.ring, self.log, self.change))
        self.box.addLayout(Flow(self.withdraw, self.access, self.guardian))

    def show_person(
        self, row: PersonRow | None, attempts: tuple[tuple[Attempt, str], ...], names: Mapping[str, str]
    ) -> None:
        """Show ``row``; ``names`` are what cases and persons are called, by id."""
        theme.clear(self._lines)
        for button in (self.ring, self.log, self.change, self.withdraw, self.access):
            button.setEnabled(row is not None and not self._read_only)
        self.guardian.setVisible(row is not None and row.person.minor)
        self.guardian.setEnabled(not self._read_only)
        if row is None:
            self._lines.addWidget(theme.quiet(_("Choose a person in the list.")))
            self._lines.addStretch(1)
            return
        self._head(row)
        self._facts(row, names)
        self._log(attempts)
        self._lines.addStretch(1)
        why = barring.why_not(row)
        self.ring.setEnabled(not why and not self._read_only)
        self.ring.setToolTip(why or f"{actions.act('ring').words}  {actions.shown('ring')}")
        self.ring.setAccessibleDescription(why)
        for button in (self.log, self.change):
            button.setEnabled(not row.person.purged and not self._read_only)
        self.log.setEnabled(self.log.isEnabled() and not row.person.do_not_contact)

    def _head(self, row: PersonRow) -> None:
        person = row.person
        tone = "accent" if person.state in GOOD else "plain" if person.state in CALM else "attention"
        heading(self._lines, row.shown, theme.pill(words.state(person.state), tone))
        known = (person.pseudonym, person.role, person.gender, person.age_band, person.background)
        self._lines.addWidget(theme.quiet(" · ".join(dict.fromkeys(each for each in known if each))))
        if person.do_not_contact:
            self._lines.addWidget(theme.pill(_("! does not want to be contacted again"), "attention"))
        elif why := barring.why_not(row):
            self._lines.addWidget(theme.quiet(why))
        for warning in words.warnings(row):
            self._lines.addWidget(theme.quiet(f"! {warning}"))
        if row.next_at or row.next_step:
            due = " · ".join(each for each in (words.moment(row.next_at), row.next_step) if each)
            self._lines.addWidget(theme.pill(_("next: {step}").format(step=due), "accent"))

    def _facts(self, row: PersonRow, names: Mapping[str, str]) -> None:
        person, contact = row.person, row.contact
        found = words.seed(person.seed_kind) if person.seed else ""
        begun = ", ".join(filter(None, (_("start informant"), found))) if person.seed else ""
        held = [" – ".join(filter(None, (names.get(each, ""), person.case_roles.get(each)))) for each in person.cases]
        facts = (
            (_("Phone"), contact.phone if contact else ""),
            (_("E-mail"), contact.email if contact else ""),
            (_("Belongs to"), ", ".join(filter(None, held))),
            (_("Proposed by"), names.get(person.referred_by or "", "") or begun),
            (_("May be contacted"), words.flag(person.may_contact) if person.referred_by else ""),
            (_("May say who proposed"), words.flag(person.may_name) if person.referred_by else ""),
            (_("Network"), person.network),
            (_("Reached through"), names.get(person.via or "", "")),
            (_("Gatekeeper"), _("passes requests on") if person.gatekeeper else ""),
            (_("Age group"), words.age(person)),
            (_("Comes of age on"), f"{contact.adult_from:%d.%m.%Y}" if contact and contact.adult_from else ""),
            (_("Remark"), contact.remark if contact else ""),
        )
        pairs(self._lines, [(name, value) for name, value in facts if value])

    def _log(self, attempts: tuple[tuple[Attempt, str], ...]) -> None:
        self._lines.addSpacing(6)
        self._lines.addWidget(theme.heading(_("Contact log")))
        if not attempts:
            self._lines.addWidget(theme.quiet(_("No attempts yet. {key} logs one.").format(key=actions.shown("log"))))
        for attempt, remark in reversed(attempts):
            head = f"{words.moment(attempt.at)}   {words.told(attempt)}"
            self._lines.addWidget(selectable(head))
            more = (_(words.CHANNELS.get(attempt.channel, attempt.channel)), attempt.next_step, remark, attempt.by)
            self._lines.addWidget(theme.quiet(" · ".join(each for each in more if each)))


def heading(lines: QVBoxLayout, words: str, pill: QLabel) -> None:
    """Add a name and the pill beside it, or below it where the text is large."""
    if theme.large():
        lines.addWidget(theme.strong(words))
        lines.addWidget(pill)
        return
    top = QHBoxLayout()
    top.setSpacing(10)
    top.addWidget(theme.strong(words), 1)
    top.addWidget(pill)
    lines.addLayout(top)


def pairs(lines: QVBoxLayout, facts: list[tuple[str, str]]) -> None:
    """Add names and values in two columns, or below each other where the text is large."""
    if theme.large():
        for name, value in facts:
            lines.addWidget(theme.quiet(name))
            lines.addWidget(selectable(value))
        return
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    for number, (name, value) in enumerate(facts):
        label = theme.quiet(name)
        label.setWordWrap(False)
        grid.addWidget(label, number, 0)
        grid.addWidget(selectable(value), number, 1)
    lines.addLayout(grid)


def selectable(text: str) -> QLabel:
    """Return a line of text, shown as it was typed."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("kind", "plain")
    return label
