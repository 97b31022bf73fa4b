"""Rounds: one question to many. Who is in it, how far each has come by one key, and the shares in words."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.campaign import Asked
from interviewer.language import _, ngettext
from interviewer.services import campaigning
from interviewer.services.campaigning import Included, Member, Round
from interviewer.services.opening import Study
from interviewer.ui import actions, icons, theme, trouble
from interviewer.ui.acts.recruitment import ASKED_KEYS, ASKED_WORDS
from interviewer.ui.empty import Empty
from interviewer.ui.flow import Flow
from interviewer.ui.recruitment import words
from interviewer.ui.recruitment.campaign_form import CampaignDialog, CampaignPeopleDialog
from interviewer.ui.recruitment.table import Finder

MARKS: dict[Asked, str] = {
    Asked.TO_ASK: "○",
    Asked.ASKED: "◔",
    Asked.REPLIED: "●",
    Asked.NO_REPLY: "–",
    Asked.DECLINED: "×",
}


class CampaignsPage(QWidget):
    """One round at a time: its question and shares above, its persons below."""

    said = Signal(str)
    changed = Signal()
    opened = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._rounds: dict[str, Round] = {}
        self.which = QComboBox()
        self.which.setAccessibleName(_("Round"))
        self.new, self.change = QPushButton(_("New round …")), QPushButton(_("Change the round …"))
        self.who, self.copy = QPushButton(_("Who is asked …")), QPushButton(_("Copy the message"))
        icons.dress(self.new, "plus")
        icons.dress(self.copy, "letter")
        self.question, self.shares = theme.strong(""), theme.quiet("")
        nobody = Empty(_("Here stand those who are asked. Choose who, and note with a key how far each has come."))
        columns = (_("Name"), _("Stands"), _("Since"), _("Phone"), _("E-mail"))
        self.finder = Finder(_("Who is asked"), _("Find person"), columns, nobody)
        self.states = [QPushButton(f"{key}   {_(text)}") for key, text in zip(ASKED_KEYS, ASKED_WORDS, strict=True)]
        self.empty = Empty(
            _(
                "A round asks many the same question, by telephone or e-mail, and counts who replied. "
                "What they answer is kept in an interview, under a consent."
            ),
            _("New round …"),
        )
        self._body = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        keys = Flow()
        for button, text in zip(self.states, ASKED_WORDS, strict=True):
            button.setAccessibleName(_(text))
            button.setProperty("kind", "outcome")
            keys.addWidget(button)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        body.addLayout(Flow(self.which, self.new, self.change, self.who, self.copy))
        body.addWidget(self.question)
        body.addWidget(self.shares)
        body.addWidget(self.finder, 1)
        body.addLayout(keys)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.addWidget(self._body, 1)
        page.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._show)
        self.finder.opened.connect(self.opened)
        self.empty.button.clicked.connect(self.begin)
        for button, slot, name in (
            (self.new, self.begin, "campaign_new"), (self.change, self.edit, "campaign_edit"),
            (self.who, self.choose, "campaign_people"), (self.copy, self.copy_message, "campaign_copy"),
        ):  # fmt: skip
            button.clicked.connect(slot)
            button.setAutoDefault(True)
            button.setToolTip(f"{actions.act(name).words}  {actions.shown(name)}")
            actions.make(name, self, slot).setEnabled(name == "campaign_copy" or not self._study.read_only)
        for key, button, state in zip(ASKED_KEYS, self.states, Asked, strict=True):
            button.setProperty("state", state.value)
            button.setAutoDefault(True)
            button.clicked.connect(self._on_state)
            actions.make(f"asked_{key}", self, button.click)

    def refresh(self) -> None:
        """Read the rounds anew."""
        kept = str(self.which.currentData() or "")
        self._rounds = {each.campaign.id: each for each in campaigning.rounds(self._study)}
        self.which.blockSignals(True)
        self.which.clear()
        for one, each in self._rounds.items():
            self.which.addItem(f"{each.campaign.title} · {each.campaign.made:%d.%m.%Y}", one)
        self.which.setCurrentIndex(max(0, self.which.findData(kept)))
        self.which.blockSignals(False)
        self._show()

    @property
    def round(self) -> Round | None:
        """Return the round that is shown."""
        return self._rounds.get(str(self.which.currentData() or ""))

    def take_focus(self) -> None:
        """Go to the persons, or to where a round is begun."""
        if self.round is None:
            self.empty.button.setFocus()
        elif self.round.members:
            self.finder.table.setFocus()
        else:
            self.who.setFocus()

    @Slot()
    def _show(self) -> None:
        found, reading = self.round, self._study.read_only
        self._body.setVisible(found is not None)
        self.empty.setVisible(found is None)
        self.empty.button.setEnabled(not reading)
        for button in (self.new, self.change, self.who):
            button.setEnabled(not reading)
        if found is None:
            return
        how = _(words.CHANNELS[found.campaign.channel.value])
        self.question.setText(found.campaign.question)
        self.shares.setText(f"{how} · {campaigning.told(found.shares)}")
        self.finder.fill([(each.row.person.id, _texts(each)) for each in found.members])
        for button in self.states:
            button.setEnabled(bool(found.members) and not reading)

    @Slot()
    def begin(self) -> None:
        """Begin a round."""
        self._edit(None)

    @Slot()
    def edit(self) -> None:
        """Change the round that is shown."""
        if self.round is not None:
            self._edit(self.round)

    def _edit(self, found: Round | None) -> None:
        dialog = CampaignDialog(self._study, found, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    @Slot(str)
    def _on_saved(self, campaign: str) -> None:
        self.refresh()
        self.which.setCurrentIndex(self.which.findData(campaign))
        self.take_focus()
        self.said.emit(_("Round kept."))
        self.changed.emit()

    @Slot()
    def choose(self) -> None:
        """Choose who is asked."""
        if self.round is not None:
            dialog = CampaignPeopleDialog(self._study, self.round, self)
            dialog.saved.connect(self._on_chosen)
            dialog.open()

    @Slot(object)
    def _on_chosen(self, done: Included) -> None:
        self.refresh()
        self.take_focus()
        told = ngettext("{count} person taken into the round.", "{count} persons taken into the round.", done.added)
        self.said.emit(told.format(count=done.added))
        self.changed.emit()

    @Slot()
    @trouble.told
    def copy_message(self) -> None:
        """Put the text that goes out on the clipboard: it is the project's own, and names nobody."""
        if self.round is not None:
            QGuiApplication.clipboard().setText(campaigning.message(self._study, self.round.campaign.id))
            self.said.emit(_("The message is on the clipboard, filled in."))

    @Slot()
    @trouble.told
    def _on_state(self) -> None:
        sender, found = self.sender(), self.round
        if not isinstance(sender, QPushButton) or found is None or not self.finder.current:
            return
        one, state = self.finder.current, Asked(str(sender.property("state")))
        campaigning.note(self._study, found.campaign.id, one, state)
        self.refresh()
        self._go_on(one)
        self.changed.emit()

    def _go_on(self, after: str) -> None:
        """Go to the next who is in the same need; the keyboard stays in the list."""
        members = list(self.round.members) if self.round else []
        place = next((number for number, each in enumerate(members) if each.row.person.id == after), 0)
        later = [each.row.person.id for each in members[place + 1 :]]
        self.finder.select(later[0] if later else after)
        self.finder.table.setFocus()


def _texts(member: Member) -> tuple[str, ...]:
    state = member.approach.state
    told = f"{MARKS[state]} {_(ASKED_WORDS[list(Asked).index(state)])}"
    why = member.barred or member.unreachable
    if why and state is Asked.TO_ASK:
        told = f"! {why}"
    contact = member.row.contact
    return (
        member.row.shown,
        told,
        member.approach.at.astimezone().strftime("%d.%m.%Y"),
        contact.phone if contact else "",
        contact.email if contact else "",
    )
