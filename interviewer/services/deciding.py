"""Til vurdering: what may identify somebody and is not decided yet, and deciding it once for every place alike (E3).

What the register knows is replaced anyway and is not asked about; what was rejected once is not asked about again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from interviewer import finding
from interviewer.domain import likeness, register, replacement
from interviewer.domain.anchors import placed
from interviewer.domain.identifier import USUAL, Action, Citation, Identifier, Kind, Risk, pseudonym_for, risk_of
from interviewer.domain.identity import new_id
from interviewer.domain.joined import Kind as Joined
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.progress import Progress, silent
from interviewer.domain.register import Entry
from interviewer.finding.found import Found, Mode
from interviewer.services import interviewing, masking_own_work, reading, registering
from interviewer.services.candidates import Candidate, Occurrence, place, spread
from interviewer.services.gathering import NotClosed
from interviewer.services.reading import Text
from interviewer.services.study import Study
from interviewer.storage import identifiers, joins
from interviewer.storage.errors import ConsentMissing
from interviewer.storage.identifiers import Verdict

__all__ = [
    "Candidate",
    "Choice",
    "Occurrence",
    "accept",
    "covered",
    "forget",
    "found_in",
    "left",
    "made",
    "queue",
    "reject",
    "urgency",
]

_ASKED = (MarkKind.THIRD_PERSON, MarkKind.SENSITIVE, MarkKind.BACKGROUND)
_ORDER = (Risk.HIGH, Risk.MEDIUM, Risk.LOW)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to stand instead; the usual for its kind unless said otherwise. ``about`` is a known person or case."""

    kind: Kind
    action: Action | None = None
    levels: tuple[str, ...] = ()
    level: int = 0
    about: str = ""
    kept: Citation | None = None


def queue(study: Study, interview_id: str | None = None, progress: Progress = silent) -> tuple[Candidate, ...]:
    """Return what is left to decide, in one interview or in all that are closed; the riskiest first.

    Raises KeyClosed, CallRunning; NotClosed and ConsentMissing for a single interview.
    """
    known = registering.known(study)
    texts = list(_texts(study, None, progress))
    held = joins.of(study.data, Joined.INTERVIEW).members(interview_id) if interview_id is not None else None
    here = texts if held is None else [text for text in texts if text.interview in held]
    if held is not None and not here:
        here = list(_texts(study, interview_id, progress))  # says why it cannot be read
    return tuple(sorted(spread(_undecided(study, here), texts, known), key=urgency))


def _undecided(study: Study, texts: Iterable[Text]) -> list[Candidate]:
    key = study.names
    known = registering.known(study)
    rejected = frozenset(each.form for each in identifiers.rejections(key))
    judged = {(each.interview, each.mark) for each in identifiers.verdicts(key)}
    found: list[tuple[Found, Occurrence]] = []
    marked: list[Candidate] = []
    for text in texts:
        found += [(each, place(text, each.start, each.end)) for each in _unknown(text.words, known, rejected)]
        marked += _marked(text, judged)
    return [*_grouped(found), *marked]


def left(study: Study, interview_id: str | None = None) -> int:
    """Return how many are left to decide. Raises as :func:`queue`."""
    return len(_undecided(study, _texts(study, interview_id, silent)))


def found_in(study: Study, words: str, mode: Mode = Mode.SUGGEST) -> tuple[Found, ...]:
    """Return what in a text is not decided yet; of one being tidied precise rather than complete. Raises KeyClosed."""
    known = registering.known(study)
    rejected = frozenset(each.form for each in identifiers.rejections(study.names))
    return tuple(_unknown(words, known, rejected, mode))


def _texts(study: Study, interview_id: str | None, progress: Progress) -> Iterator[Text]:
    if interview_id is not None:
        yield from reading.texts(study, interview_id)
        return
    rows = [row.interview.id for row in interviewing.rows(study, counted=False) if row.interview.closed]
    for done, one in enumerate(rows):
        progress(done, len(rows))
        try:
            yield from reading.texts(study, one)
        except (NotClosed, ConsentMissing):
            continue  # nothing of it can leave, so there is nothing to decide
    yield from reading.of_documents(study)
    progress(len(rows), len(rows))


@lru_cache(maxsize=20000)
def _found(words: str, mode: Mode) -> tuple[Found, ...]:
    return finding.find(words, mode)


def forget() -> None:
    """Let go of every text held in memory; called when a project is closed or locked."""
    _found.cache_clear()


def _unknown(words: str, known: Sequence[Entry], rejected: frozenset[str], mode: Mode = Mode.REVIEW) -> Iterator[Found]:
    """Yield what was found that neither the register covers nor anybody rejected."""
    spans = [(span.start, span.end) for span in replacement.find(words, known)]
    for each in _found(words, mode):
        if each.text not in rejected and not any(_explains(words, span, each) for span in spans):
            yield each


def _explains(words: str, span: tuple[int, int], found: Found) -> bool:
    """Return whether a known name covers what was found, but for an ending or the second half of a compound."""
    start, end = span
    return start <= found.start < end and not re.search(r"\s", words[end : found.end])


def _marked(text: Text, judged: set[tuple[str, str]]) -> Iterator[Candidate]:
    for mark in text.marks:
        if mark.kind in _ASKED and (text.interview, mark.id) not in judged:
            there = placed(mark, text.words)
            if there is not None:
                yield _of_mark(text, there)


def _of_mark(text: Text, mark: Mark) -> Candidate:
    risk = Risk.LOW if mark.kind is MarkKind.BACKGROUND else Risk.HIGH
    at = place(text, mark.start, mark.end)
    return Candidate(mark.id, Kind.OTHER, (at.words,), 1.0, "", risk, (at,), mark.kind)


def _grouped(found: Sequence[tuple[Found, Occurrence]]) -> list[Candidate]:
    """Return what was found by folded spelling; a genitive goes with its name where the name stands too."""
    held: dict[str, list[tuple[Found, Occurrence]]] = {}
    for each in found:
        held.setdefault(likeness.folded(each[0].text) or each[0].text, []).append(each)
    for key in sorted(held):
        if key.endswith("s") and key[:-1] in held:
            held[key[:-1]] += held.pop(key)
    return [_candidate(key, places) for key, places in held.items()]


def _candidate(key: str, places: Sequence[tuple[Found, Occurrence]]) -> Candidate:
    surest = max((each for each, _place in places), key=lambda each: each.score)
    kind = min((each.kind for each, _place in places), key=lambda kind: (_ORDER.index(risk_of(kind, 1)), str(kind)))
    kind = surest.kind if risk_of(surest.kind, 1) is risk_of(kind, 1) else kind
    forms = tuple(dict.fromkeys(each.text for each, _place in places))
    return Candidate(
        key, kind, forms, surest.score, surest.why, risk_of(kind, surest.score), tuple(place for _f, place in places)
    )


def urgency(candidate: Candidate) -> tuple[int, float, int, str]:
    """Return what the queue is sorted by: the riskiest first, then the surest, then what stands in most places."""
    return _ORDER.index(candidate.risk), -candidate.score, -len(candidate.places), candidate.id


def accept(study: Study, candidate: Candidate, choice: Choice | None = None) -> str:
    """Put a candidate into the register, or keep a marked passage from being printed; return the deed.

    It holds for every place with one of its forms, in this interview and in all others. Raises KeyClosed, ReadOnly.
    """
    key, chosen = study.names, choice or Choice(candidate.kind)
    with study.deed() as deed:
        if candidate.mark is not None:
            identifiers.judge(key, Verdict(candidate.places[0].interview, candidate.id, False, study.me), deed)
            return deed
        identifier = made(candidate.forms, chosen)
        identifiers.save(key, identifier, deed)
        masking_own_work.mask_identifier(study, identifier, deed)
    return deed


def made(forms: Sequence[str], choice: Choice) -> Identifier:
    """Return a new entry of the register."""
    return Identifier(
        id=new_id(),
        kind=choice.kind,
        forms=tuple(dict.fromkeys(" ".join(form.split()) for form in forms if form.strip())),
        pseudonym=pseudonym_for(choice.kind),
        action=choice.action or USUAL[choice.kind],
        levels=choice.levels,
        level=choice.level,
        about=choice.about,
        kept=choice.kept,
    )


def covered(candidates: Iterable[Candidate], by: Identifier) -> tuple[Candidate, ...]:
    """Return those of ``candidates`` that an entry of the register covers wherever they stand: nothing is left of them.

    Told from their words alone; a fresh :func:`queue` reads them in their texts.
    """
    entry = (register.of_identifier(by, by.pseudonym),)
    parts = {likeness.folded(word)[:3] for form in by.forms for word in form.split()} - {""}
    near = (each for each in candidates if each.mark is None and any(part in each.id for part in parts))
    return tuple(each for each in near if all(_stands_for(entry, place.words) for place in each.places))


def _stands_for(entry: tuple[Entry, ...], words: str) -> bool:
    return any(span.start == 0 and not re.search(r"\s", words[span.end :]) for span in replacement.find(words, entry))


def reject(study: Study, candidate: Candidate) -> str:
    """Keep that a candidate identifies nobody, or that a marked passage may be printed; return the deed.

    It is not asked about again, on any laptop. Raises KeyClosed, ReadOnly.
    """
    key = study.names
    with study.deed() as deed:
        if candidate.mark is not None:
            identifiers.judge(key, Verdict(candidate.places[0].interview, candidate.id, True, study.me), deed)
            return deed
        for form in candidate.forms:
            identifiers.reject(key, form, study.me, deed)
    return deed
