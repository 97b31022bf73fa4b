"""Quotes: each informant's good quotes, whether they may leave, and what the informant said when asked (E14)."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QVBoxLayout, QWidget

from interviewer.domain.quote import STATES, QuoteState
from interviewer.language import _, ngettext
from interviewer.services import quoting
from interviewer.services.quoting import Quote
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.empty import Empty
from interviewer.ui.ethics.quote_answer import ChangedDialog
from interviewer.ui.flow import Flow
from interviewer.ui.recruitment.table import Finder

_WORDS = 4


class QuotesPage(QWidget):
    """A table of quotes; keys note what the informant answered."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._quotes: dict[str, Quote] = {}
        columns = (_("Informant"), _("Question"), _("May be quoted"), _("Check"), _("Quote"))
        nothing = Empty(_(
            "Here stand the passages that are marked as good quotes in closed interviews, each with what the informant "
            "has said about it. Mark one while you tidy the notes."
        ))  # fmt: skip
        self.finder = Finder(_("Quotes"), _("Find quote or informant"), columns, nothing)
        self.why = theme.quiet("")
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self.finder.selected.connect(self._on_selected)

    def _lay_out(self) -> None:
        slots = {
            "quote_copy": self.copy, "quote_sent": self.sent, "quote_approved": self.approved,
            "quote_changed": self.reworded, "quote_withdrawn": self.withdrawn,
        }  # fmt: skip
        line = Flow()
        for name, slot in slots.items():
            button = QPushButton(actions.labelled(actions.act(name).words, name))
            button.setAutoDefault(True)
            button.clicked.connect(slot)
            actions.make(name, self.finder.table, slot)
            self.buttons[name] = button
            line.addWidget(button)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(10)
        page.addWidget(self.finder, 1)
        page.addWidget(self.why)
        page.addLayout(line)

    def refresh(self) -> None:
        """Read the quotes anew."""
        held = quoting.listed(self._study)
        self._quotes = {f"{each.interview}/{each.mark}": each for each in held}
        self.finder.fill([(key, _texts(each)) for key, each in self._quotes.items()])
        if not theme.large():
            self.finder.table.setColumnWidth(_WORDS, theme.px(430))

    @property
    def current(self) -> Quote | None:
        """Return the quote one is at."""
        return self._quotes.get(self.finder.current)

    @Slot(str)
    def _on_selected(self, _key: str) -> None:
        found, able = self.current, not self._study.read_only
        for name, button in self.buttons.items():
            button.setEnabled(found is not None and (able or name == "quote_copy"))
        hindrance = found.hindrance if found else ""
        words = _("Stops an export: {why}").format(why=hindrance) if hindrance else _("May leave.")
        self.why.setText(words if found else "")

    @Slot()
    @trouble.told
    def copy(self) -> None:
        """Copy the text with the informant's quotes, to send it; names in it are replaced."""
        if (found := self.current) is not None:
            QApplication.clipboard().setText(quoting.message(self._study, found.person))
            self.said.emit(_("Copied. Mark it as sent when it is."))

    @Slot()
    @trouble.told
    def sent(self) -> None:
        """Note that the informant's quotes were sent."""
        if (found := self.current) is not None and not self._study.read_only:
            count = quoting.sent(self._study, found.person)
            words = ngettext("{count} quote marked as sent.", "{count} quotes marked as sent.", count)
            self._done(words.format(count=count))

    @Slot()
    def approved(self) -> None:
        """Note that the quote is fine."""
        self._unless_withdrawn(self._approve)

    def _approve(self) -> None:
        self._answer(QuoteState.APPROVED)

    def _unless_withdrawn(self, deed: Callable[[], None]) -> None:
        """Do something that lets a quote be printed; where its owner has withdrawn it, ask first."""
        found = self.current
        if found is None or found.state is not QuoteState.WITHDRAWN or self._study.read_only:
            deed()
            return
        box = QMessageBox(QMessageBox.Icon.Question, _("Quotes"), _("The informant has withdrawn this quote."))
        box.setParent(self, Qt.WindowType.Dialog)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setInformativeText(_("It is printed again only if the informant has said anew that it may be."))
        box.addButton(_("The informant has said so"), QMessageBox.ButtonRole.AcceptRole).clicked.connect(deed)
        stay = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.open()

    @Slot()
    def withdrawn(self) -> None:
        """Note that the quote is not to be used: the passage is not printed any more."""
        self._answer(QuoteState.WITHDRAWN)

    @Slot()
    def reworded(self) -> None:
        """Write the informant's own words."""
        self._unless_withdrawn(self._reword)

    def _reword(self) -> None:
        if (found := self.current) is not None and not self._study.read_only:
            dialog = ChangedDialog(self._study, found, self)
            dialog.saved.connect(self._on_changed)
            dialog.open()

    @Slot()
    def _on_changed(self) -> None:
        self._done(_("The informant's words are printed from now on."))

    @trouble.told
    def _answer(self, state: QuoteState) -> None:
        if (found := self.current) is not None and not self._study.read_only:
            quoting.answer(self._study, found, state)
            self._done(_("Noted: {state}").format(state=_(STATES[state])))

    def _done(self, words: str) -> None:
        self.refresh()
        self.said.emit(words)
        self.changed.emit()


def _texts(quote: Quote) -> tuple[str, ...]:
    permitted = {None: _("not asked"), True: _("yes"), False: _("no")}[quote.permitted]
    words = quote.changed or quote.words
    return quote.shown, quote.place, permitted, _(STATES[quote.state]), " ".join(words.split())
