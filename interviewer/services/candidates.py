"""What waits for a decision, and every place that it would hold for: also where the finder saw nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from interviewer.domain import register, replacement
from interviewer.domain.identifier import Identifier, Kind, Risk
from interviewer.domain.mark import MarkKind
from interviewer.domain.register import Entry
from interviewer.services.reading import Text

_AROUND = 60


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place: the words there with some text before and after, and which question of which interview it is."""

    interview: str
    question: str
    short: str
    speaker: str
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something to decide about, with every place where it stands. ``why`` is an English msgid.

    ``mark`` is set where it is a passage that somebody marked; then ``id`` is the mark's.
    """

    id: str
    kind: Kind
    forms: tuple[str, ...]
    score: float
    why: str
    risk: Risk
    places: tuple[Occurrence, ...]
    mark: MarkKind | None = None

    @property
    def shown(self) -> str:
        """Return the spelling that is met most often."""
        met = Counter(place.words for place in self.places if place.words in self.forms)
        return met.most_common(1)[0][0] if met else self.forms[0]


def place(text: Text, start: int, end: int) -> Occurrence:
    """Return a place of a text with what stands around it; code points, half-open."""
    words = text.words
    return Occurrence(
        text.interview, text.question, text.short, text.speaker, start, end,
        words[max(0, start - _AROUND) : start], words[start:end], words[end : end + _AROUND],
    )  # fmt: skip


def spread(found: Sequence[Candidate], texts: Iterable[Text], known: Sequence[Entry]) -> list[Candidate]:
    """Return the candidates with every place where one of their forms stands; ``known`` names are others' already.

    A decision holds for all of them, so all of them are shown before it falls.
    """
    entries = tuple(
        register.of_identifier(Identifier(each.id, each.kind, each.forms, each.id), each.id)
        for each in found
        if each.mark is None
    )
    held = {each.id: {(at.interview, at.question, at.start): at for at in each.places} for each in found}
    for text in texts:
        taken = [(span.start, span.end) for span in replacement.find(text.words, known)]
        for span in replacement.find(text.words, entries):
            if not any(start < span.end and span.start < end for start, end in taken):
                for owner in (span.entry, *span.others):
                    at = place(text, span.start, span.end)
                    held[owner.id].setdefault((at.interview, at.question, at.start), at)
    return [replace(each, places=tuple(held[each.id].values())) for each in found]
