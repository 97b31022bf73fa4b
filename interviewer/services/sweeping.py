"""Sweeping the researchers' own texts clean of one person: memos, readings, placements, definitions, good practice.

A name becomes the pseudonym; what the person said, word for word, gives way to what stands for a struck passage. Texts
that were typed before the person was on the register are found as well. What is told in other words is not recognised:
the checklist of a withdrawal says so.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from interviewer.domain import replacement, verbatim
from interviewer.domain.name_forms import FormKind
from interviewer.domain.register import Entry
from interviewer.domain.verbatim import Said
from interviewer.language import N_
from interviewer.services import registering
from interviewer.services.study import Study
from interviewer.storage import log, own_work, said_words
from interviewer.storage.driver import Database
from interviewer.storage.own_work import Written
from interviewer.storage.touched import Place

INSTEAD = N_("[struck at their wish]")
"""What stands for words that somebody wanted gone."""
_OTHERS = frozenset({"document", "finding", "applicant", "application"})
"""Kinds that tell what others wrote: a name goes from them, while words that are theirs too stay."""
_NOTHING = Said()
_WEAK = (FormKind.PART, FormKind.INITIALS)


@dataclass(frozen=True, slots=True)
class Trace:
    """What somebody leaves in texts of others: names, and words. ``gone`` are the ids that go whole."""

    gone: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    said: Said = _NOTHING
    instead: str = INSTEAD


def trace(study: Study, gone: Collection[str], entries: Iterable[Entry]) -> Trace:
    """Return what the persons and interviews ``gone`` leave: the names of ``entries``, and every word they said."""
    texts, chosen = said_words.of(study.data, gone)
    said = verbatim.said(_shown_too(study, texts), _shown_too(study, chosen))
    return Trace(tuple(gone), tuple(entries), said, _instead(study))


def passage(study: Study, words: str) -> Trace:
    """Return what a passage leaves that was struck by itself."""
    return Trace(said=verbatim.said((), _shown_too(study, (words,))), instead=_instead(study))


def _instead(study: Study) -> str:
    return registering.translations(study.project)(INSTEAD)


def _shown_too(study: Study, texts: Iterable[str]) -> list[str]:
    """Return texts as they were said and as they are kept by whoever quotes them, with names replaced."""
    return [each for text in texts for each in (text, registering.without_names(study, text))]


def count(study: Study, left: Trace) -> int:
    """Return how many texts hold something of it, in the data and in the key."""
    key = len(_held(study, study.key, left)) if study.key is not None else 0
    return len(_held(study, study.data, left)) + key


def sweep(study: Study, db: Database, left: Trace, deed: str) -> tuple[Place, ...]:
    """Rewrite the texts of one file that hold something of it, and return their places: what they said has to go too.

    It is done before what is in ``left.gone`` is erased.
    """
    held = _held(study, db, left)
    for each in held:
        own_work.rewrite(db, each, partial(_clean, study, left, each), deed)
    return tuple(each.place for each in held)


def _held(study: Study, db: Database, left: Trace) -> list[Written]:
    kinds = own_work.IN_KEY if db is study.key else tuple(own_work.PROSE)
    found = own_work.written(db, left.gone, kinds)
    return [each for each in found if any(_clean(study, left, each, text) != text for text in each.texts())]


def _clean(study: Study, left: Trace, written: Written, text: str) -> str:
    """Return a text without the words and without the names."""
    if written.kind in own_work.IN_KEY:
        return _renamed(study, written, text, left.entries)
    words = text
    if written.kind not in _OTHERS:
        found = verbatim.kept(left.said.find(text), lambda run: said_words.by_others(study.data, run, left.gone))
        words = verbatim.struck(text, found, left.instead)
    return replacement.replace(words, left.entries).text


def _renamed(study: Study, written: Written, text: str, entries: Sequence[Entry]) -> str:
    """Return a remark of the key with pseudonyms for names; an organisation is not renamed for a part of a name."""
    if written.agg == log.project_id(study.data) and all(
        span.form in _WEAK for span in replacement.find(text, entries)
    ):
        return text
    return replacement.replace(text, entries).text
