"""A text to send: choose which and how it goes, copy it, and mark it as sent that way."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QComboBox, QGridLayout, QPlainTextEdit, QPushButton, QWidget

from interviewer.language import _
from interviewer.services import sending
from interviewer.services.opening import Study
from interviewer.services.sending import WAYS, WHATS, NoConsentToShow, Outgoing, Way
from interviewer.storage.consents import LetterSent
from interviewer.ui import theme, trouble


class SendingCard(theme.Card):
    """The text, its buttons, and what has gone out so far. The texts are our own: they are copied as they are.

    ``fixed`` is the only way it can go; ``also`` is one more thing to do with the text.
    """

    sent = Signal()

    def __init__(
        self, title: str, parent: QWidget | None = None, *, fixed: Way | None = None, also: QPushButton | None = None
    ) -> None:
        super().__init__(parent, margin=16, spacing=8)
        self._also = also
        self._study: Study | None = None
        self._person = ""
        self._texts: tuple[Outgoing, ...] = ()
        self.to = QComboBox()
        self.which = QComboBox()
        self.way = QComboBox()
        self.text = QPlainTextEdit()
        self.copy = QPushButton(_("&Copy the text"))
        self.mark = QPushButton(_("&Mark as sent"))
        self.gone = theme.quiet("")
        for way, words in WAYS.items():
            self.way.addItem(_(words), way)
        self.way.setCurrentIndex(self.way.findData(fixed or Way.SMS))
        if fixed is not None:
            self.way.hide()
        self._lay_out(title, fixed=fixed is not None)
        self.to.hide()
        self.to.activated.connect(self._on_to)
        self.which.currentIndexChanged.connect(self._on_which)
        self.copy.clicked.connect(self._on_copy)
        self.mark.clicked.connect(self._on_mark)

    def show_texts(self, study: Study, person: str, texts: Sequence[Outgoing]) -> None:
        """Offer ``texts`` to a person, the first first."""
        self._study, self._person, self._texts = study, person, tuple(texts)
        self.which.clear()
        for outgoing in self._texts:
            self.which.addItem(_(WHATS[outgoing.what]), outgoing.what)
        self.which.setVisible(len(self._texts) > 1)
        self.mark.setEnabled(not study.read_only)
        self._show_gone()

    def show_people(self, study: Study, people: Sequence[tuple[str, str]]) -> None:
        """Offer thanks and receipt to each of ``people`` (id and name); one is chosen where there are several."""
        self._study = study
        self.to.clear()
        for person, name in people:
            self.to.addItem(name, person)
        self.to.setVisible(len(people) > 1)
        self._on_to()

    @Slot()
    def _on_to(self) -> None:
        person = str(self.to.currentData() or "")
        if self._study is None or not person:
            return
        texts = [sending.thanks(self._study)]
        with suppress(NoConsentToShow):
            texts.append(sending.receipt(self._study, person))
        self.show_texts(self._study, person, texts)

    def show_plain(self, text: str) -> None:
        """Show a text to copy, of which nothing is kept."""
        self.which.hide()
        self.mark.setEnabled(False)
        self.text.setPlainText(text)

    @property
    def chosen(self) -> Outgoing | None:
        """Return the text that is chosen."""
        at = self.which.currentIndex()
        return self._texts[at] if 0 <= at < len(self._texts) else None

    def _lay_out(self, title: str, *, fixed: bool) -> None:
        self.box.addWidget(theme.heading(title))
        self.which.setAccessibleName(_("Which text"))
        self.way.setAccessibleName(_("How it is sent"))
        self.text.setAccessibleName(title)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(48))
        self.to.setAccessibleName(_("To whom"))
        self.box.addWidget(self.to)
        self.box.addWidget(self.which)
        self.box.addWidget(self.text, 1)
        buttons = QGridLayout()
        buttons.setSpacing(8)
        shown = [self.copy, *([self._also] if self._also else [] if fixed else [self.way]), self.mark]
        below = theme.large() and not fixed
        for place, part in enumerate(shown):
            buttons.addWidget(part, *((place, 0) if below else (0, place)))
            if isinstance(part, QPushButton):
                part.setAutoDefault(True)
        self.box.addLayout(buttons)
        self.box.addWidget(self.gone)

    @Slot()
    def _on_which(self) -> None:
        outgoing = self.chosen
        if outgoing is not None:
            self.text.setPlainText(outgoing.text)

    @Slot()
    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())

    @Slot()
    @trouble.told
    def _on_mark(self) -> None:
        outgoing = self.chosen
        if self._study is not None and outgoing is not None:
            sending.sent(self._study, self._person, outgoing, Way(self.way.currentData()))
            self._show_gone()
            self.sent.emit()

    def _show_gone(self) -> None:
        log = sending.log(self._study, self._person) if self._study is not None and self._person else ()
        mine = {outgoing.what.value for outgoing in self._texts}
        lines = [_told(each) for each in log if each.what in mine]
        self.gone.setText("\n".join(lines[-3:]) or _("Nothing is marked as sent."))


def _told(letter: LetterSent) -> str:
    ways, whats = (
        {way.value: words for way, words in WAYS.items()},
        {what.value: words for what, words in WHATS.items()},
    )
    return _("{what}, sent {when} {how}").format(
        what=_(whats.get(letter.what, letter.what)),
        when=letter.at.strftime("%d.%m.%Y %H:%M"),
        how=_(ways.get(letter.channel, letter.channel)),
    )
