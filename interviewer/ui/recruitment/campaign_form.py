"""Beginning or changing a round: its name, its question, how it goes out, and the text that does."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from interviewer.domain.campaign import Channel
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import barring, campaigning, recruiting
from interviewer.services.campaigning import Details, Round
from interviewer.services.opening import Study
from interviewer.ui import theme
from interviewer.ui.form import Form
from interviewer.ui.recruitment import words
from interviewer.ui.saving import SaveDialog
from interviewer.ui.scrolling import scrolling

_ID = Qt.ItemDataRole.UserRole


class CampaignDialog(SaveDialog):
    """Edits one round; ``saved`` tells which."""

    saved = Signal(str)

    def __init__(self, study: Study, found: Round | None = None, parent: QWidget | None = None) -> None:
        super().__init__(_("Change the round") if found else _("New round"), parent)
        self._study = study
        self._found = found
        self.title = QLineEdit()
        self.channel = QComboBox()
        for each in Channel:
            self.channel.addItem(_(words.CHANNELS[each.value]), each.value)
        self.question, self.message = QPlainTextEdit(), QPlainTextEdit()
        for field in (self.question, self.message):
            field.setTabChangesFocus(True)
        self.question.setFixedHeight(theme.px(66))
        self.message.setMinimumHeight(theme.px(220))
        self.lay_out(scrolling(self._form()), size=(660, 600))
        self._show()
        self.title.setFocus()

    def _form(self) -> Form:
        form = Form(columns=2)
        form.row(_("&Name of the round"), self.title)
        form.row(_("&How it goes out"), self.channel)
        form.row(_("&Question"), self.question, _("One question, without names."), wide=True)
        filled = ", ".join(f"{{{name}}}" for name in campaigning.PLACEHOLDERS)
        form.row(_("&Text that goes out"), self.message, _("Filled in: {names}").format(names=filled), wide=True)
        return form

    def _show(self) -> None:
        if self._found is None:
            self.channel.setCurrentIndex(self.channel.findData(Channel.EMAIL.value))
            self.message.setPlainText(campaigning.default_message(self._study))
            return
        campaign = self._found.campaign
        self.title.setText(campaign.title)
        self.channel.setCurrentIndex(self.channel.findData(campaign.channel.value))
        self.question.setPlainText(campaign.question)
        self.message.setPlainText(campaign.message or campaigning.default_message(self._study))

    @Slot()
    def save(self) -> None:
        """Keep the round; what is missing is said in the window."""
        details = Details(
            self.title.text(), self.question.toPlainText(), Channel(str(self.channel.currentData())),
            self.message.toPlainText(),
        )  # fmt: skip
        try:
            kept = campaigning.keep(self._study, details, self._found.campaign.id if self._found else None)
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit(kept)
        self.accept()


class CampaignPeopleDialog(SaveDialog):
    """Ticks who is asked; whoever is not to be contacted stands there with the reason and cannot be ticked."""

    saved = Signal(object)

    def __init__(self, study: Study, found: Round, parent: QWidget | None = None) -> None:
        super().__init__(_("Who is asked"), parent)
        self._study = study
        self._round = found
        self.finding = QLineEdit()
        self.finding.setPlaceholderText(_("Name, role or state"))
        self.finding.setAccessibleName(_("Find person"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Persons"))
        self.list.setProperty("kind", "field")
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill()
        everybody = self.buttons.addButton(_("Everybody &shown"), QDialogButtonBox.ButtonRole.ActionRole)
        everybody.setAutoDefault(False)
        everybody.clicked.connect(self.tick_shown)
        told = theme.quiet(_("Space ticks. Whoever was asked already stays in the round and is counted."))
        self.lay_out(told, self.finding, self.list, size=(620, 580), spacing=12)
        self.finding.textChanged.connect(self._narrow)
        self.finding.setFocus()

    def _fill(self) -> None:
        there = {each.row.person.id for each in self._round.members}
        for row in recruiting.people(self._study):
            why = barring.why_not(row)
            told = " · ".join(filter(None, (row.shown, row.person.role, words.state(row.person.state))))
            item = QListWidgetItem(f"{told} – {why}" if why else told, self.list)
            item.setData(_ID, row.person.id)
            item.setToolTip(why)
            item.setCheckState(Qt.CheckState.Checked if row.person.id in there else Qt.CheckState.Unchecked)
            free = not why and row.person.id not in there
            flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags if free else flags & ~Qt.ItemFlag.ItemIsEnabled)

    @Slot(str)
    def _narrow(self, written: str) -> None:
        wanted = written.casefold().split()
        for item in self._items:
            item.setHidden(not all(word in item.text().casefold() for word in wanted))

    @property
    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(number) for number in range(self.list.count())]

    @Slot()
    def tick_shown(self) -> None:
        """Tick everybody the line above leaves."""
        for item in self._items:
            if not item.isHidden() and item.flags() & Qt.ItemFlag.ItemIsEnabled:
                item.setCheckState(Qt.CheckState.Checked)

    @Slot()
    def save(self) -> None:
        """Take in those who are ticked."""
        ticked = [item for item in self._items if item.flags() & Qt.ItemFlag.ItemIsEnabled]
        chosen = [str(item.data(_ID)) for item in ticked if item.checkState() == Qt.CheckState.Checked]
        try:
            done = campaigning.include(self._study, self._round.campaign.id, chosen)
        except InterviewerError as error:
            self.tell(error)
            return
        self.saved.emit(done)
        self.accept()
