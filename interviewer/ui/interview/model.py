"""The interview on screen, kept in memory: every change is true here at once and sent to the writer to be kept."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from interviewer.domain import closing
from interviewer.domain.answer import Answer, Parked, Probe, Reflection, Status
from interviewer.domain.guide import YesNo
from interviewer.domain.interview import Mode
from interviewer.domain.mark import Mark
from interviewer.services import noting
from interviewer.services.interviewing import Sheet
from interviewer.services.opening import Study
from interviewer.ui.interview import items
from interviewer.ui.interview.items import Item
from interviewer.ui.interview.spoken import Spoken

Text = tuple[str, tuple[Mark, ...]]


class Send(Protocol):
    """How a change reaches the writer."""

    def __call__(
        self,
        work: Callable[[Study], object],
        on_done: Callable[[object], None] | None = None,
        *,
        field: str | None = None,
    ) -> None:
        """Queue ``work``; a waiting one for the same ``field`` is replaced."""


class Conversation:
    """One interview while it is held: its items, what was said to each, and where one is."""

    def __init__(self, sheet: Sheet, send: Send) -> None:
        self.sheet = sheet
        self.guide = sheet.guide
        self.spoken = Spoken(sheet)
        self.probes: list[Probe] = list(sheet.probes)
        self.parked: list[Parked] = list(sheet.parked)
        self.facts: dict[str, YesNo] = dict(sheet.facts)
        self.preparation = sheet.preparation
        self.reflection = sheet.reflection
        self._send = send
        self._id = sheet.interview.id
        said = {(who, key): answer for who, held in sheet.spoken.items() for key, answer in held.items()}
        self._kept: dict[tuple[str, str], Text] = {
            (who, key): (answer.note, answer.marks) for (who, key), answer in said.items() if key not in sheet.recovered
        }
        self._drafted = {(who, key) for who, key in said if key in sheet.recovered}
        self._trail: list[str] = []
        self.items: tuple[Item, ...] = ()
        self._places: dict[str, int] = {}
        self._list_items()
        self.current = self._first()

    # Where one is

    def item(self, key: str | None = None) -> Item:
        """Return the item with ``key``, or the one one is at."""
        return self.items[self._places[self.current if key is None else key]]

    def has(self, key: str) -> bool:
        """Return whether there is an item with ``key``."""
        return key in self._places

    def go(self, key: str) -> None:
        """Be at ``key``; :meth:`back` returns."""
        if key != self.current and self.has(key):
            self._trail.append(self.current)
            self.current = key

    def back(self) -> bool:
        """Return to where one was before, and whether there was such a place."""
        if not self._trail:
            return False
        self.current = self._trail.pop()
        return True

    def beside(self, step: int) -> str | None:
        """Return the next (``1``) or previous (``-1``) item to ask; bound and ruled-out ones are walked past."""
        index = self._places[self.current] + step
        while 0 <= index < len(self.items):
            if self.walkable(self.items[index]):
                return self.items[index].key
            index += step
        return None

    def coming(self, count: int) -> list[Item]:
        """Return the next questions after the one one is at."""
        after = self.items[self._places[self.current] + 1 :]
        return [item for item in after if item.depth == 0 and not item.bound][:count]

    def walkable(self, item: Item) -> bool:
        """Return whether the walk stops at ``item``."""
        return not item.bound and not self.dimmed(item)

    # What is known

    @property
    def page(self) -> str:
        """Return the name under which the editor keeps the text of the speaker at the current item."""
        return f"{self.current}/{self.spoken.speaker}" if self.spoken.several else self.current

    @property
    def answers(self) -> dict[str, Answer]:
        """Return one answer to each item."""
        return self.spoken.answers

    def answer(self, key: str) -> Answer:
        """Return what the speaker said to ``key``."""
        return self.spoken.answer(key)

    def status(self, key: str) -> Status:
        """Return what became of ``key``: in a group, with whoever said most."""
        return self.spoken.status(key)

    def dimmed(self, item: Item) -> bool:
        """Return whether what was said rules ``item`` out; it can be written in all the same."""
        return bool(item.follow_up and item.follow_up.dimmed(closing.said(self.answers, self.facts)))

    def progress(self, section: str | None = None) -> tuple[int, int]:
        """Return how many items were taken up and how many there are to ask, in ``section`` or in all."""
        asked = [i for i in self.items if i.place and not i.bound and section in (None, i.section)]
        return sum(self.status(item.key).raised for item in asked), len(asked)

    def remaining(self) -> closing.Remaining:
        """Return what is left before saying thanks."""
        return closing.remaining(self.guide, self.answers, self.parked, self.facts)

    # What changes

    def draft(self, text: str, marks: tuple[Mark, ...], position: int) -> None:
        """Take what is typed at the current item as a draft."""
        key, interview, who = self.current, self._id, self._who
        if self.spoken.nobody or not self._differs(key, (text, marks)):
            return
        self._change(key, note=text, marks=marks)
        self._drafted.add((self.spoken.speaker, key))
        self._send(
            lambda study: noting.keep_draft(study, interview, key, text, marks, position, subject=who),
            field=f"note {self.page}",
        )

    def keep(self, text: str, marks: tuple[Mark, ...]) -> None:
        """Keep what stands at the current item: one leaves it, and no draft of it is left to come back to."""
        key, interview, who = self.current, self._id, self._who
        drafted = (self.spoken.speaker, key) in self._drafted
        if self.spoken.nobody or not (drafted or self._differs(key, (text, marks))):
            return
        self._drafted.discard((self.spoken.speaker, key))
        self._change(key, note=text, marks=marks)
        self._kept[self.spoken.speaker, key] = (text, marks)
        self._send(
            lambda study: noting.save_note(study, interview, key, text, marks, subject=who),
            field=f"note {self.page}",
        )

    def struck(self, key: str, text: str, marks: tuple[Mark, ...]) -> None:
        """Take over what stands at ``key`` after something was struck there; nothing of it is kept once more."""
        self._drafted.discard((self.spoken.speaker, key))
        self._change(key, note=text, marks=marks)
        self._kept[self.spoken.speaker, key] = (text, marks)

    def stay(self, position: int) -> None:
        """Remember where one is, for the next time the interview is opened."""
        key, interview = self.current, self._id
        self._send(lambda study: noting.keep_cursor(study, interview, key, position), field="cursor")

    def set_yes_no(self, said: YesNo) -> None:
        """Note yes, no, both or unsure at the current item; the same once more takes it back."""
        if self.spoken.nobody:
            return
        key, interview, who = self.current, self._id, self._who
        value = None if self.answer(key).yes_no is said else said
        self._change(key, yes_no=value)
        self._send(lambda study: noting.set_yes_no(study, interview, key, value, subject=who))

    def set_fact(self, name: str, said: YesNo | None) -> None:
        """Note whether a fact that conditions hang on is so."""
        interview = self._id
        self.facts.pop(name, None)
        if said is not None:
            self.facts[name] = said
        self._send(lambda study: noting.set_fact(study, interview, name, said))

    def set_status(self, chosen: Status | None, elsewhere: str | None = None) -> None:
        """Set a status by hand; ``None`` lets words and yes/no decide. "Asked" never stands in an answer's way."""
        if self.spoken.nobody:
            return
        key, interview, who = self.current, self._id, self._who
        if chosen is Status.ASKED:
            self._change(key, chosen=None, elsewhere=None, asked=True)
            self._send(lambda study: noting.set_status(study, interview, key, None, subject=who))
            self._send(lambda study: noting.set_asked(study, interview, key, subject=who))
            return
        self._change(key, chosen=chosen, elsewhere=elsewhere)
        self._send(lambda study: noting.set_status(study, interview, key, chosen, elsewhere, subject=who))

    def set_wording(self, text: str) -> None:
        """Keep the wording used, where it differed from the guide's."""
        if self.spoken.nobody:
            return
        key, interview, who = self.current, self._id, self._who
        self._change(key, asked_as=text)
        self._send(lambda study: noting.set_wording(study, interview, key, text, subject=who))

    def toggle_example(self) -> bool:
        """Note that the answer has an example, or take that back; return which."""
        if self.spoken.nobody:
            return False
        key, interview, who = self.current, self._id, self._who
        has = not self.answer(key).has_example
        self._change(key, has_example=has)
        self._send(lambda study: noting.set_example(study, interview, key, has, subject=who))
        return has

    def add_probe(self, text: str, after: str, on_done: Callable[[str], None]) -> None:
        """Add a question made up in the talk after an item (``""``: at the end); ``on_done`` gets its key."""
        interview = self._id

        def added(probe: object) -> None:
            if isinstance(probe, Probe):
                self.probes.append(probe)
                self._list_items()
                on_done(probe.id)

        self._send(lambda study: noting.add_probe(study, interview, text, after), added)

    def park(self, text: str, on_done: Callable[[], None]) -> None:
        """Put a theme aside to come back to."""
        key, interview = self.current, self._id

        def added(theme: object) -> None:
            if isinstance(theme, Parked):
                self.parked.append(theme)
                on_done()

        self._send(lambda study: noting.park(study, interview, text, key), added)

    def unpark(self, parked: str) -> None:
        """Say that one came back to a parked theme."""
        interview = self._id
        self.parked = [replace(theme, done=theme.done or theme.id == parked) for theme in self.parked]
        self._send(lambda study: noting.unpark(study, interview, parked))

    def set_preparation(self, text: str) -> None:
        """Keep one's own preparation note."""
        interview = self._id
        if text != self.preparation:
            self.preparation = text
            self._send(lambda study: noting.set_preparation(study, interview, text), field="preparation")

    def set_reflection(self, reflection: Reflection) -> None:
        """Keep the closing words and the three lines."""
        interview = self._id
        if reflection != self.reflection:
            self.reflection = reflection
            self._send(lambda study: noting.set_reflection(study, interview, reflection), field="reflection")

    def say_more(self, text: str) -> None:
        """Keep what the informant added at the end."""
        self.set_reflection(replace(self.reflection, more=text))

    def _change(self, key: str, **fields: object) -> None:
        self.spoken.change(key, **fields)

    @property
    def _who(self) -> str | None:
        """Return whose words are kept, where that has to be said."""
        return self.spoken.speaker if self.sheet.interview.mode is Mode.GROUP else None

    def _differs(self, key: str, now: Text) -> bool:
        answer = self.answer(key)
        return now != (answer.note, answer.marks) or now != self._kept.get((self.spoken.speaker, key), ("", ()))

    def _list_items(self) -> None:
        self.items = items.of(self.guide, self.probes)
        self._places = {item.key: index for index, item in enumerate(self.items)}

    def _first(self) -> str:
        cursor = self.sheet.cursor
        if cursor is not None and cursor.question in self._places:
            return cursor.question
        return next((item.key for item in self.items if self.walkable(item)), self.items[0].key)
