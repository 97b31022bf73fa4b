"""Members: who is in the team, with which laptops, what came from them last, and which contacts they work with."""

from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from interviewer.errors import InterviewerError
from interviewer.language import N_, _, ngettext
from interviewer.services import recruiting, rostering, times
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonRow
from interviewer.services.rostering import Laptop, Member, Role
from interviewer.ui import theme
from interviewer.ui.empty import Empty
from interviewer.ui.scrolling import scrolling
from interviewer.ui.team.listed import ListedPage

_ID = Qt.ItemDataRole.UserRole
ROLES = {Role.LEAD: N_("lead"), Role.DEPUTY: N_("deputy"), Role.MEMBER: N_("member")}


class MembersPage(ListedPage):
    """Shows the team; the lead appoints deputies and hands contacts over."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        words = _("Nobody is known here yet. Whoever merges a package stands here with their laptops.")
        super().__init__(_("Members"), Empty(words), parent)
        self._study = study
        self._members: dict[str, Member] = {}
        self.title = theme.title("")
        self.role = theme.quiet("")
        self.missing = theme.quiet("")
        self.waiting = theme.Card(margin=14, spacing=4)
        self._laptops = QVBoxLayout()
        self.deputy = QPushButton()
        self.contacts = QListWidget()
        self.contacts.setAccessibleName(_("Contacts to hand over"))
        self.contacts.setProperty("kind", "field")
        self.contacts.setMinimumHeight(theme.px(110))
        self.hand_over = QPushButton(_("Hand &over the ticked"))
        self._lay_out()
        self.deputy.clicked.connect(self._on_deputy)
        self.hand_over.clicked.connect(self._on_hand_over)

    def refresh(self) -> None:
        """Read the team anew."""
        self._members = {each.person: each for each in rostering.members_of(self._study)}
        self.missing.setText("\n".join(rostering.missing(self._study, times.now())))
        self.waiting.setVisible(bool(self.missing.text()))
        self.fill([(key, f"{key} · {_(ROLES[each.role])}") for key, each in self._members.items()])

    def show_row(self, key: str) -> None:
        """Show a member with the laptops and contacts that are theirs."""
        member = self._members.get(key)
        if member is None:
            return
        self.title.setText(member.person)
        known = _("Packages can be encrypted to them.") if member.has_key else _("No key is known; use a passphrase.")
        role = _(ROLES[member.role])
        self.role.setText(f"{role[:1].upper()}{role[1:]}. {known}")
        theme.clear(self._laptops)
        for laptop in member.laptops:
            self._laptops.addWidget(_laptop(laptop))
        lead = self._leads and not self._study.read_only
        mine = member.person == self._study.me
        self.deputy.setVisible(lead and not mine and member.role is not Role.LEAD)
        appointed = member.role is Role.DEPUTY
        self.deputy.setText(_("No longer &deputy") if appointed else _("Appoint as &deputy"))
        self.deputy.setEnabled(member.has_key or appointed)
        self._handing.setVisible(lead and not mine)
        self._show_contacts(member)

    @property
    def _leads(self) -> bool:
        me = self._members.get(self._study.me)
        return me is not None and me.role is Role.LEAD

    def _show_contacts(self, member: Member) -> None:
        handed = rostering.handed(self._study)
        self.contacts.clear()
        for row in recruiting.people(self._study):
            item = QListWidgetItem(self._contact(_named(row), handed.get(row.person.id, "")), self.contacts)
            item.setData(_ID, row.person.id)
            theirs = handed.get(row.person.id) == member.person
            item.setCheckState(Qt.CheckState.Checked if theirs else Qt.CheckState.Unchecked)
        self.hand_over.setEnabled(self.contacts.count() > 0)

    @staticmethod
    def _contact(shown: str, with_whom: str) -> str:
        return _("{name} – with {member}").format(name=shown, member=with_whom) if with_whom else shown

    def _lay_out(self) -> None:
        self.waiting.setProperty("kind", "attention")
        self.waiting.box.addWidget(theme.strong(_("Still awaited")))
        self.waiting.box.addWidget(self.missing)
        self.waiting.hide()
        self.body.addWidget(self.waiting)
        card = theme.Card(margin=18, spacing=8)
        for part in (self.title, self.role):
            card.box.addWidget(part)
        laptops = theme.heading(_("Laptops"))
        laptops.setContentsMargins(0, 8, 0, 0)
        card.box.addWidget(laptops)
        self._laptops.setSpacing(6)
        card.box.addLayout(self._laptops)
        card.box.addLayout(_row(self.deputy))
        self._handing = QWidget()
        column = QVBoxLayout(self._handing)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(theme.heading(_("Contacts to hand over")))
        told = _("Whom this member works with. Names and numbers of these go along in the next package made for them.")
        column.addWidget(theme.quiet(told))
        column.addWidget(self.contacts, 1)
        column.addLayout(_row(self.hand_over))
        card.box.addWidget(self._handing, 1)
        card.box.addStretch(0)
        for button in (self.deputy, self.hand_over):
            button.setAutoDefault(True)
        self.body.addWidget(scrolling(card, beside=18))

    @Slot()
    def _on_deputy(self) -> None:
        member = self._members.get(self.current)
        if member is None:
            return
        role = Role.MEMBER if member.role is Role.DEPUTY else Role.DEPUTY
        try:
            rostering.appoint(self._study, member.person, role)
        except InterviewerError as error:
            self.said.emit(str(error))
            return
        self.refresh()
        self.said.emit(_("{who} is {role} now.").format(who=member.person, role=_(ROLES[role])))
        self.changed.emit()

    @Slot()
    def _on_hand_over(self) -> None:
        member = self._members.get(self.current)
        if member is None:
            return
        handed = rostering.handed(self._study)
        items = [self.contacts.item(number) for number in range(self.contacts.count())]
        ticked = [str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked]
        chosen = tuple(one for one in ticked if handed.get(one) != member.person)
        if not chosen:
            self.said.emit(_("Tick the contacts this member is to work with."))
            return
        try:
            rostering.hand_over(self._study, chosen, member.person)
        except InterviewerError as error:
            self.said.emit(str(error))
            return
        self.refresh()
        words = ngettext("{count} contact handed to {who}.", "{count} contacts handed to {who}.", len(chosen))
        told = _("Make a package for them under Packages.")
        self.said.emit(f"{words.format(count=len(chosen), who=member.person)} {told}")
        self.changed.emit()


def _named(row: PersonRow) -> str:
    """Return a contact by name and pseudonym: two may have the same name."""
    return " · ".join(dict.fromkeys((row.shown, row.person.pseudonym)))


def _laptop(laptop: Laptop) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 4)
    column.setSpacing(1)
    name = f"{laptop.device} · {laptop.fingerprint}"
    column.addWidget(theme.strong(_("{laptop} – this one").format(laptop=name) if laptop.mine else name))
    count = ngettext("{count} entry", "{count} entries", laptop.events).format(count=laptop.events)
    latest = _("latest {when}").format(when=_moment(laptop.last_event)) if laptop.last_event else ""
    package = _("last package {when}").format(when=_moment(laptop.last_package)) if laptop.last_package else ""
    none = "" if laptop.mine or package else _("no package yet")
    column.addWidget(theme.quiet(" · ".join(filter(None, (count, latest, package, none)))))
    if laptop.warning:
        warning = theme.quiet(laptop.warning)
        warning.setProperty("kind", "problem")
        column.addWidget(warning)
    return holder


def _moment(at: datetime) -> str:
    return at.astimezone().strftime("%d.%m.%Y %H:%M")


def _row(*buttons: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
