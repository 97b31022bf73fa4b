"""What one asks the program for in the call: where to go, a follow-up made up, a theme to park, a status, a wording."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from interviewer.domain.answer import Status
from interviewer.language import _
from interviewer.ui import actions
from interviewer.ui.interview import items, words
from interviewer.ui.interview.card import SIGNS
from interviewer.ui.interview.chooser import Choice, Chooser
from interviewer.ui.interview.model import Conversation

AUTO = "auto"
HERE, QUESTION, LAST = "here", "question", "last"


class Asking(QObject):
    """Asks with the one small panel, and does what was chosen."""

    goto = Signal(str)
    changed = Signal()
    parked = Signal()

    def __init__(self, chooser: Chooser, parent: QObject) -> None:
        super().__init__(parent)
        self._chooser = chooser
        self.conversation: Conversation | None = None

    @Slot()
    def ask_where(self) -> None:
        """Ask where to go: a label or words."""
        hint = _("4c, 4 c ii or words of the question")
        self._chooser.ask(_("Go to question"), hint, self._places, self._go)

    @Slot()
    def ask_probe(self) -> None:
        """Ask for the wording of a follow-up made up in the talk, or one of the neutral ones, and its place."""
        hint = _("The follow-up as you ask it")
        self._chooser.ask(_("Follow-up"), hint, self._probe_places, self._add_probe)

    @Slot()
    def ask_parked(self) -> None:
        """Ask for a few words on what to come back to."""
        hint = _("A few words; Enter keeps them")
        self._chooser.ask(_("Come back to"), hint, self._parked, self._park)

    @Slot()
    def ask_status(self) -> None:
        """Ask what became of the question."""
        self._chooser.ask(_("Status"), _("Type to narrow the list"), self._statuses, self._set_status)

    @Slot()
    def ask_wording(self) -> None:
        """Ask for the wording as it was asked."""
        if self.conversation:
            said = self.conversation.answer(self.conversation.current).asked_as
            text = said or self.conversation.item().text
            self._chooser.ask(_("Wording as asked"), _("As you asked it"), _nothing, self._set_wording, text)

    def _places(self, typed: str) -> Sequence[Choice]:
        if self.conversation is None:
            return ()
        found = items.found(self.conversation.items, self.conversation.guide, typed)
        sign = {item.key: SIGNS[self.conversation.status(item.key)] for item in found}
        return [Choice(item.key, f"{sign[item.key]}  {item.short}   {item.text}") for item in found]

    def _go(self, key: str, _typed: str) -> None:
        if key:
            self.goto.emit(key)

    def _probe_places(self, typed: str) -> Sequence[Choice]:
        conversation = self.conversation
        if conversation is None:
            return ()
        if not typed:
            return [Choice(text, text) for text in conversation.guide.probes]
        item = conversation.item()
        fitting = [text for text in conversation.guide.probes if typed.casefold() in text.casefold()]
        return [
            Choice(HERE, _("“{text}” – here, at {label}").format(text=typed, label=item.short)),
            Choice(LAST, _("“{text}” – as a question of its own, last").format(text=typed)),
            *(Choice(text, text) for text in fitting),
        ]

    def _add_probe(self, key: str, typed: str) -> None:
        if self.conversation is None or not (key or typed):
            return
        text = typed if key in (HERE, LAST, "") else key
        after = "" if key == LAST else self.conversation.current
        self.add_probe(text, after)

    def add_probe(self, text: str, after: str) -> None:
        """Add the follow-up and go there."""
        if self.conversation:
            self.conversation.add_probe(text, after, self._on_probe_added)

    def _on_probe_added(self, key: str) -> None:
        self.changed.emit()
        self.goto.emit(key)

    def _parked(self, typed: str) -> Sequence[Choice]:
        if self.conversation is None or typed:
            return ()
        waiting = [theme for theme in self.conversation.parked if not theme.done]
        done = _("done: {text}")
        return [Choice(theme.id, done.format(text=theme.text)) for theme in waiting]

    def _park(self, key: str, typed: str) -> None:
        if self.conversation is None:
            return
        if typed:
            self.conversation.park(typed, self.parked.emit)
        elif key:
            self.conversation.unpark(key)
            self.parked.emit()

    def _statuses(self, typed: str) -> Sequence[Choice]:
        choices = [Choice(AUTO, _("let the words decide"))]
        choices += [Choice(status.value, f"{SIGNS[status]}  {words.status(status)}") for status in Status]
        return [choice for choice in choices if typed.casefold() in choice.text.casefold()]

    def _set_status(self, key: str, _typed: str) -> None:
        if self.conversation is None or not key:
            return
        if key == Status.ELSEWHERE:
            title = _("Answered under which question?")
            self._chooser.ask(title, _("4c, 4 c ii or words of the question"), self._places, self._set_elsewhere)
            return
        self.conversation.set_status(None if key == AUTO else Status(key))
        self.changed.emit()

    def _set_elsewhere(self, key: str, _typed: str) -> None:
        if self.conversation and key:
            self.conversation.set_status(Status.ELSEWHERE, key)
            self.changed.emit()

    def _set_wording(self, _key: str, typed: str) -> None:
        if self.conversation:
            same = typed == self.conversation.item().text
            self.conversation.set_wording("" if same else typed)
            self.changed.emit()


def _nothing(_typed: str) -> Sequence[Choice]:
    return ()


def key_line(*, group: bool = False) -> str:
    """Return the keys of the call as rich text, the chord in semibold; in a ``group`` who speaks comes first."""
    speakers = (
        ((f"{actions.shown('speaker_1')} … 9",), _("who speaks")),
        ((actions.shown("speaker_0"),), _("unknown")),
        ((actions.shown("speaker_find"),), _("find speaker")),
        ((actions.shown("roster"),), _("roster")),
    )
    deeds = (
        *(speakers if group else ()),
        ((actions.shown("next"),), _("next")),
        ((actions.shown("goto"),), _("go to")),
        ((actions.shown("yes"), actions.shown("no").rsplit("+", 1)[-1]), _("yes/no")),
        ((actions.shown("mark"),), _("mark")),
        ((actions.shown("park"),), _("come back")),
        ((actions.shown("probe"),), _("follow-up")),
        ((actions.shown("status"),), _("status")),
        ((actions.shown("pause"),), _("pause")),
        ((actions.shown("close"),), _("close")),
    )
    return " &nbsp; ".join(f"<b>{' / '.join(keys)}</b>&nbsp;{word.replace(' ', '&nbsp;')}" for keys, word in deeds)
