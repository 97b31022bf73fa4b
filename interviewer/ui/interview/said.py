"""Every answer of an interview as a row: of a group each speaker's own, named, under each question."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from interviewer.domain.answer import Answer
from interviewer.services.hearing import Voice
from interviewer.services.interviewing import Sheet
from interviewer.ui.interview import items
from interviewer.ui.interview.items import Item


@dataclass(frozen=True, slots=True)
class Row:
    """One answer. ``item`` has a key of its own and names the speaker; ``subject`` is ``None`` for the only one."""

    item: Item
    answer: Answer
    question: str
    subject: str | None = None


def rows(sheet: Sheet) -> Iterator[Row]:
    """Yield the answers in the order of the guide, the speakers in the order of the roster."""
    several = len(sheet.voices) > 1
    for item in items.of(sheet.guide, sheet.probes):
        for voice in sheet.voices:
            answer = sheet.spoken.get(voice.subject, {}).get(item.key)
            if answer is None:
                continue
            if several:
                named = replace(item, key=f"{item.key}/{voice.subject}", short=f"{item.short} · {called(voice)}")
                yield Row(named, answer, item.key, voice.subject)
            else:
                yield Row(item, answer, item.key)


def called(voice: Voice) -> str:
    """Return what a speaker is called in a list: the pseudonym, which says nothing more than the transcript does."""
    return voice.person.pseudonym if voice.person is not None else voice.shown


def fitting(walked: Iterable[Item], typed: str) -> list[Item]:
    """Return the items whose label begins with what was typed, or whose words hold it."""
    words = typed.casefold()
    return [
        item
        for item in walked
        if words in item.text.casefold() or item.short.replace(" ", "").startswith(words.replace(" ", ""))
    ]
