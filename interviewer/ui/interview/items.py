"""The items of an interview in the order one walks them: questions, follow-ups, and what was made up on the way."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interviewer.domain.answer import Probe
from interviewer.domain.guide import FollowUp, Guide, Place, Question

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Item:
    """Something one can write an answer to. ``depth`` is 0 for a question, 1 for what hangs on it."""

    key: str
    label: str
    short: str
    text: str
    depth: int
    section: str
    place: Place | None = None
    probe: Probe | None = None
    parent: str = ""
    """The question a follow-up or a probe hangs on."""

    @property
    def question(self) -> Question | None:
        """Return the guide's question here, or the one a follow-up belongs to; ``None`` for a probe."""
        return self.place.question if self.place else None

    @property
    def follow_up(self) -> FollowUp | None:
        """Return the guide's follow-up, or ``None``."""
        return self.place.follow_up if self.place else None

    @property
    def bound(self) -> bool:
        """Return whether it is shown from the case, the person or the clock, and never written."""
        return bool(self.question and self.question.bound and self.depth == 0)

    @property
    def must_ask(self) -> bool:
        """Return whether the question itself must be asked."""
        return bool(self.depth == 0 and self.question and self.question.must_ask)


def of(guide: Guide, probes: Iterable[Probe]) -> tuple[Item, ...]:
    """Return the items of ``guide`` with ``probes`` after the item each came after, the homeless ones at the end."""
    waiting: dict[str, list[Probe]] = {}
    for probe in probes:
        waiting.setdefault(probe.after, []).append(probe)
    walked: list[Item] = []
    for place in guide.places():
        item = _of_place(place)
        walked += [item, *_of_probes(waiting, item)]
    last = guide.sections[-1].key if guide.sections else ""
    end = Item("", "", "", "", -1, last)
    walked += _of_probes(waiting, end)
    for after in [key for key in waiting if key]:
        walked += _of_probes(waiting, Item(after, "", "", "", -1, last))
    return tuple(walked)


def _of_place(place: Place) -> Item:
    depth = 0 if place.follow_up is None else 1
    label = place.item.label or place.path.rsplit("/", 1)[-1]
    parent = place.question.key if depth else ""
    return Item(place.key, label, place.short, place.item.text, depth, place.section.key, place, None, parent)


def _of_probes(waiting: dict[str, list[Probe]], after: Item) -> Iterator[Item]:
    for number, probe in enumerate(waiting.pop(after.key, []), 1):
        label = f"+{number}"
        parent = "" if after.depth < 0 else after.parent or after.key
        short = f"{after.short} {label}".strip()
        depth = 0 if after.depth < 0 else 1
        yield Item(probe.id, label, short, probe.text, depth, after.section, None, probe, parent)
        yield from _of_probes(waiting, Item(probe.id, label, short, probe.text, 1, after.section, parent=parent))


def found(items: Iterable[Item], guide: Guide, wanted: str) -> list[Item]:
    """Return the items meant by ``4c``, ``4 c ii`` or words of the question, the likeliest first."""
    items = list(items)
    words = [word.casefold() for word in _WORDS.findall(wanted)]
    if not words:
        return items
    exact = guide.find(wanted)
    run = "".join(words)
    by_label = [item for item in items if _run(item.short).startswith(run)]
    by_words = [item for item in items if all(word in item.text.casefold() for word in words)]
    first = [item for item in items if exact is not None and item.key == exact.key]
    return list(dict.fromkeys([*first, *by_label, *by_words]))


def _run(label: str) -> str:
    return "".join(_WORDS.findall(label.casefold()))
