"""Before thanks are said: what was not taken up, what was parked, "anything more?", and who else to talk with."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.guide import Place
from interviewer.domain.text import clean, one_line
from interviewer.language import _
from interviewer.services.recruiting import PersonDetails
from interviewer.ui import actions, theme
from interviewer.ui.form import Form
from interviewer.ui.interview.model import Conversation
from interviewer.ui.interview.reach import everywhere, on_escape
from interviewer.ui.private_text import PrivateText
from interviewer.ui.resting import Rest

KEY = Qt.ItemDataRole.UserRole


class ClosingPage(QWidget):
    """Everything before the interview is closed; Esc returns to the guide."""

    returned = Signal(str)
    """Back to an item, or to where one was (``""``)."""
    proposed = Signal(object)
    """Somebody to talk with (PersonDetails)."""
    more_said = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest = Rest(self)
        self.left = QListWidget()
        self.left_heading = theme.heading("")
        self.more = PrivateText()
        self.name = QLineEdit()
        self.phone = QLineEdit()
        self.role = QLineEdit()
        self.may_contact = QCheckBox(_("We may name who proposed them"))
        self.asked = QCheckBox(_("They know that we will call"))
        self.add = QPushButton(_("Add to Recruitment"))
        self.added = theme.quiet("")
        self.close_it = QPushButton(_("Close the interview  {key}").format(key=actions.shown("close")))
        self.back = QPushButton(_("Back to the guide  Esc"))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.left)

    def show_conversation(self, conversation: Conversation) -> None:
        """Show what is left of an interview."""
        remaining = conversation.remaining()
        self.left.clear()
        for theme_ in remaining.parked:
            self._add_row(theme_.question, f"!   {theme_.text}", _("parked"))
        for place in remaining.must:
            self._add_row(place.key, _line(place), _("must be asked"))
        for place in remaining.others:
            self._add_row(place.key, _line(place), "")
        count = len(remaining.must) + len(remaining.others)
        self.left_heading.setText(_("Not taken up: {count}").format(count=count))
        if remaining.nothing:
            self._add_row("", _("Everything was taken up."), "")
        self.left.setCurrentRow(0)
        self.more.setPlainText(conversation.reflection.more)
        self._rest.stop()
        for field in (self.name, self.phone, self.role):
            field.clear()
        self.added.setText("")

    def _add_row(self, key: str, text: str, tag: str) -> None:
        row = QListWidgetItem(f"{text}   ·  {tag}" if tag else text)
        row.setData(KEY, key)
        row.setToolTip(text)
        if tag:
            font = row.font()
            font.setWeight(font.Weight.DemiBold)
            row.setFont(font)
        self.left.addItem(row)

    def _lay_out(self) -> None:
        left = theme.Card(margin=16)
        left.box.addWidget(self.left_heading)
        left.box.addWidget(self.left, 1)
        left.box.addWidget(theme.quiet(_("Enter goes to the question, {key} comes back here.").format(
            key=actions.shown("close"))))  # fmt: skip
        self.left.setAccessibleName(_("Not taken up"))
        self.left.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 6, 0)
        right.setSpacing(12)
        for card in (self._more_card(), self._others_card(), self._thanks_card()):
            right.addWidget(card)
        right.addStretch(1)
        holder = QWidget()
        holder.setLayout(right)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(left, 1)
        columns.addWidget(scroll, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.close_it)
        self.close_it.setProperty("kind", "primary")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(10)
        page.addWidget(theme.title(_("Before you say thanks")))
        page.addLayout(columns, 1)
        page.addLayout(buttons)

    def _more_card(self) -> QWidget:
        card = theme.Card(margin=16)
        self.more.setTabChangesFocus(True)
        self.more.setFont(theme.writing_font())
        self.more.setFixedHeight(theme.px(80))
        form = Form()
        form.row(_("&Anything more the informant wants to say?"), self.more)
        card.box.addWidget(form)
        return card

    def _others_card(self) -> QWidget:
        card = theme.Card(margin=16)
        card.box.addWidget(theme.heading(_("Who else should we talk with?")))
        form = Form(columns=3)
        form.row(_("Na&me"), self.name)
        form.row(_("&Telephone"), self.phone)
        form.row(_("&Role"), self.role)
        card.box.addWidget(form)
        card.box.addWidget(self.asked)
        card.box.addWidget(self.may_contact)
        row = QHBoxLayout()
        row.addWidget(self.added, 1)
        row.addWidget(self.add)
        card.box.addLayout(row)
        return card

    def _thanks_card(self) -> QWidget:
        card = theme.Card(margin=16)
        said = QLabel(_("Say thanks, and that they can ring if there is more, or something to take back."))
        said.setWordWrap(True)
        card.box.addWidget(said)
        return card

    def _connect(self) -> None:
        self.left.itemActivated.connect(self._on_chosen)
        self.add.setAutoDefault(True)
        self.back.setAutoDefault(True)
        self.close_it.setAutoDefault(True)
        self.add.clicked.connect(self._on_add)
        self.back.clicked.connect(self._on_back)
        self.close_it.clicked.connect(self._on_close)
        self.more.textChanged.connect(self._rest.touch)
        self._rest.due.connect(self.keep)
        actions.make("close", self, self._on_close)
        everywhere(self)
        on_escape(self, self._on_back)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what the informant added when one goes elsewhere."""
        super().hideEvent(event)
        self.keep()

    @Slot(QListWidgetItem)
    def _on_chosen(self, row: QListWidgetItem) -> None:
        self.keep()
        self.returned.emit(str(row.data(KEY) or ""))

    @Slot()
    def _on_back(self) -> None:
        self.keep()
        self.returned.emit("")

    @Slot()
    def _on_close(self) -> None:
        if one_line(self.name.text()):
            self._on_add()
        self.keep()
        self.closed.emit()

    @Slot()
    def _on_add(self) -> None:
        name = one_line(self.name.text())
        if not name:
            self.name.setFocus()
            return
        may_contact, may_name = self.asked.isChecked(), self.may_contact.isChecked()
        details = PersonDetails(
            name=name,
            phone=one_line(self.phone.text()),
            role=one_line(self.role.text()),
            may_contact=may_contact,
            may_name=may_name,
        )
        self.proposed.emit(details)

    def show_added(self, name: str) -> None:
        """Say that somebody was added, and make room for the next."""
        before = self.added.text()
        self.added.setText(f"{before}, {name}" if before else _("Added: {name}").format(name=name))
        for field in (self.name, self.phone, self.role):
            field.clear()
        for box in (self.asked, self.may_contact):
            box.setChecked(False)
        self.name.setFocus()

    def show_trouble(self, message: str) -> None:
        """Say why somebody could not be added."""
        self.added.setText(message)

    @Slot()
    def keep(self) -> None:
        """Hand over what the informant added, as it stands."""
        self._rest.stop()
        self.more_said.emit(clean(self.more.toPlainText()))


def _line(place: Place) -> str:
    return f"{place.short}   {place.item.text}"
