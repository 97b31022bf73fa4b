"""The interview guide: sections, lettered questions, follow-ups, and what a follow-up hangs on.

A question's ``key`` is its identity and never changes; its ``label`` is what is printed beside it. A *label path* such
as ``2/f/ii`` is section ordinal, question label and follow-up label; an item without a label counts by its place. Where
the labels are numbers that run through the whole guide, the number is enough: ``10d`` is said as it is printed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

FACT = "fact:"


class Bound(StrEnum):
    """What a question is shown from instead of being asked; never stored as an answer."""

    CASE = "case"
    PERSON = "person"
    CLOCK = "clock"


class YesNo(StrEnum):
    """The quick note beside the words, for conditions and counts."""

    YES = "yes"
    NO = "no"
    BOTH = "both"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Condition:
    """One branch: the item or fact ``on`` (``fact:NAME``) must be ``outcome`` (yes or no)."""

    on: str
    outcome: YesNo

    @property
    def fact(self) -> str | None:
        """Return the name of the fact it hangs on, or ``None`` when it hangs on a question."""
        return self.on.removeprefix(FACT) if self.on.startswith(FACT) else None

    def ruled_out(self, said: YesNo | None) -> bool:
        """Return whether what was said excludes this branch; silence, both and unsure exclude nothing."""
        return said in (YesNo.YES, YesNo.NO) and said is not self.outcome


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up of a question. Several conditions are alternatives: it is called for while one of them is open."""

    key: str
    label: str
    text: str
    condition: tuple[Condition, ...] = ()
    hint: str = ""

    def dimmed(self, said: Mapping[str, YesNo]) -> bool:
        """Return whether every branch is ruled out by ``said`` (keys of items and ``fact:NAME``)."""
        return bool(self.condition) and all(branch.ruled_out(said.get(branch.on)) for branch in self.condition)


@dataclass(frozen=True, slots=True)
class Question:
    """A lettered or numbered question. ``key`` stays the same when the wording changes."""

    key: str
    label: str
    text: str
    hint: str = ""
    must_ask: bool = False
    bound: Bound | None = None
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """Return the names of the facts its follow-ups hang on, in order, each once."""
        names = (branch.fact for item in self.follow_ups for branch in item.condition)
        return tuple(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the guide with a title of its own."""

    key: str
    label: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands in a guide; ``follow_up`` is ``None`` for the question itself."""

    section: Section
    question: Question
    follow_up: FollowUp | None
    path: str
    short: str
    """The label path as a person says it: ``2 f ii``, or ``10d`` where numbers run through the guide."""

    @property
    def item(self) -> Question | FollowUp:
        """Return the question or follow-up that stands here."""
        return self.follow_up or self.question

    @property
    def key(self) -> str:
        """Return the stable key of the item."""
        return self.item.key


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide in one version; frozen once it is in use."""

    id: str
    version: str
    title: str
    language: str
    sections: tuple[Section, ...]
    facts: tuple[tuple[str, str], ...] = ()
    """Names of facts that conditions may hang on, each with its wording for the interviewer."""
    probes: tuple[str, ...] = ()
    """Neutral probes, shown beside the notes."""

    def places(self) -> Iterator[Place]:
        """Yield every item in printed order: each question, then its follow-ups."""
        numbered = self._numbered()
        for number, section in enumerate(self.sections, 1):
            for letter, question in enumerate(section.questions, 1):
                own = question.label or str(letter)
                path, short = f"{number}/{own}", own if numbered else f"{number} {own}"
                yield Place(section, question, None, path, short)
                for roman, follow_up in enumerate(question.follow_ups, 1):
                    label = follow_up.label or str(roman)
                    said = label if numbered and label.startswith(own) else f"{short} {label}"
                    yield Place(section, question, follow_up, f"{path}/{label}", said)

    def place(self, key: str) -> Place | None:
        """Return where the item with ``key`` stands, or ``None``."""
        return next((place for place in self.places() if place.key == key), None)

    def below(self, key: str) -> tuple[Place, ...]:
        """Return the follow-ups of the question with ``key``; a follow-up has none."""
        question = next((each for part in self.sections for each in part.questions if each.key == key), None)
        if question is None or not question.follow_ups:
            return ()
        return tuple(place for place in self.places() if place.follow_up is not None and place.question.key == key)

    def find(self, reference: str) -> Place | None:
        """Return the item named by its key or its label path, or ``None``.

        ``2/f/ii``, ``2 f ii`` and ``2fii`` are one path; ``1/1/a`` is ``1/1/1a``, whose label repeats the question's;
        ``10d`` is enough where numbers run through the guide. A spelling that fits two items names neither.
        """
        if exact := self.place(reference):
            return exact
        wanted, places = _folded(reference), tuple(self.places())
        for spelt in (_path, _without_repeat, _short):
            if found := [place for place in places if spelt(place) == wanted]:
                return found[0] if len(found) == 1 else None
        close = [place for place in places if _joined(_path(place)) == _joined(wanted)]
        return close[0] if len(close) == 1 else None

    def to_ask(self) -> tuple[Place, ...]:
        """Return the items that are asked: all but those bound to case, person or clock."""
        return tuple(p for p in self.places() if p.follow_up is not None or p.question.bound is None)

    def _numbered(self) -> bool:
        """Return whether the questions carry numbers that run through the whole guide, so that a number names one."""
        labels = [q.label or str(n) for section in self.sections for n, q in enumerate(section.questions, 1)]
        printed = any(question.label for section in self.sections for question in section.questions)
        return printed and all(map(str.isdigit, labels)) and len(set(labels)) == len(labels)


def _folded(path: str) -> str:
    return "/".join(re.findall(r"\d+|[^\W\d_]+", path.casefold()))


def _joined(folded: str) -> str:
    return folded.replace("/", "")


def _path(place: Place) -> str:
    return _folded(place.path)


def _short(place: Place) -> str:
    return _folded(place.short)


def _without_repeat(place: Place) -> str:
    """Return the path with a follow-up's label as it stands without its question's: ``1/1/a`` for ``1/1/1a``."""
    own = place.path.split("/")[1]
    return _folded(place.path.replace(f"/{own}/{own}", f"/{own}/"))
