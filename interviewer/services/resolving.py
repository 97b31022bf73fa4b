"""Resolving conflicts: what laptops said differently without having seen each other, and how a person settles it.

Nothing is lost while a conflict is open: every version stays in the log, and the latest is shown, of consents the
strictest. Settling is one deed that comes after every version, so it travels with the next package.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from interviewer.domain.answer import Field
from interviewer.domain.event import EventId
from interviewer.domain.text import clean
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import interviewing, registering
from interviewer.services.conflict_words import TEXTS, Words
from interviewer.services.errors import Incomplete
from interviewer.services.study import Study
from interviewer.storage import answers
from interviewer.storage import conflicts as stored
from interviewer.storage.conflicts import Leaf, Place
from interviewer.storage.driver import Database
from interviewer.storage.tables import IN_KEY, WORDS

_NAMELESS = ("person", "case_")
_BETWEEN = "\n\n"


class Moved(InterviewerError):
    """A conflict changed while somebody looked at it."""

    def __init__(self, title: str) -> None:
        super().__init__(
            _(
                "“{title}” has changed since it was shown here. Nothing was settled, and every version is kept. "
                "Look at it as it is now, and settle it then."
            ).format(title=title)
        )


class NotText(InterviewerError):
    """Something that is no text was to be kept twice or written anew."""

    def __init__(self, title: str) -> None:
        super().__init__(
            _("“{title}” is no text. Nothing was settled, and every version is kept. Keep one of the versions.").format(
                title=title
            )
        )


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values: who wrote it, on which laptop and when, and what had stood there for them."""

    event: EventId
    value: object
    shown: str
    who: str
    laptop: str
    at: datetime
    saw: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which several values stand, the oldest first."""

    agg: str
    item: str
    field: str
    kind: str
    title: str
    versions: tuple[Version, ...]
    is_text: bool
    is_consent: bool

    @property
    def mine(self) -> int:
        """Return the number of the version written on this laptop, or -1."""
        return next((number for number, version in enumerate(self.versions) if version.mine), -1)


def conflicts(study: Study) -> tuple[Conflict, ...]:
    """Return the open conflicts of the data and, while it is open, of the key. Raises CallRunning."""
    study.refuse_in_call()
    words = Words(study)
    files = (study.data, study.key) if study.key is not None else (study.data,)
    return tuple(_conflict(db, place, words) for db in files for place in stored.open_(db))


def _conflict(db: Database, place: Place, words: Words) -> Conflict:
    found = sorted(stored.leaves(db, place), key=lambda leaf: (leaf.at, leaf.event))
    return Conflict(
        agg=place.agg,
        item=place.item,
        field=place.field,
        kind=place.kind,
        title=words.title(place),
        versions=tuple(_version(place, leaf, words) for leaf in found),
        is_text=(place.kind, place.field) in TEXTS,
        is_consent=(place.kind, place.field) == ("person", "standing"),
    )


def _version(place: Place, leaf: Leaf, words: Words) -> Version:
    return Version(
        event=leaf.event,
        value=leaf.value,
        shown=words.value(place, leaf.value),
        who=leaf.person,
        laptop=f"{leaf.device} {leaf.event[0][-4:]}".strip(),
        at=leaf.at.astimezone(),
        saw=" / ".join(words.value(place, value) for value in leaf.saw),
        mine=leaf.mine,
    )


def settle(
    study: Study, conflict: Conflict, *, keep: int | None = None, both: bool = False, text: str | None = None
) -> str:
    """Settle a conflict and return the deed: ``keep`` one version by its number, ``both`` texts, or a ``text`` anew.

    Of an answer's text the marks of what is kept are put on it anew in the same deed; other marks stay as they are.
    Raises Moved, CallRunning, KeyClosed, ReadOnly, Incomplete, ConsentMissing.
    """
    study.refuse_in_call()
    db = study.names if conflict.kind in IN_KEY else study.data
    place = Place(conflict.kind, conflict.agg, conflict.item, conflict.field)
    if conflict.kind == "answer":
        with study.deed():
            answers.settle_drafts(study.data, conflict.agg)
    with study.deed() as deed:
        leaves = {leaf.event: leaf for leaf in stored.leaves(db, place)}
        if set(leaves) != {version.event for version in conflict.versions}:
            raise Moved(conflict.title)
        held = [leaves[version.event] for version in conflict.versions]
        if text is not None:
            _write(study, db, conflict, place, held, text, deed)
        elif both:
            _keep_both(db, conflict, place, held, deed)
        elif keep is not None:
            _keep(db, place, held[keep], [(held[keep], 0)], held[keep].value, deed)
        else:
            raise Incomplete(_("Which version is to stand"))
    return deed


def _keep(db: Database, place: Place, by: Leaf, parts: list[tuple[Leaf, int]], value: object, deed: str) -> None:
    if place.kind == "answer" and place.field in tuple(Field):
        stored.settle_text(db, place, str(value or ""), by, parts, deed)
    else:
        stored.settle(db, place, value, by, deed)


def _keep_both(db: Database, conflict: Conflict, place: Place, held: list[Leaf], deed: str) -> None:
    """Keep every text there is, one after the other; a text that stands twice is kept once."""
    if not conflict.is_text:
        raise NotText(conflict.title)
    parts: list[tuple[Leaf, int]] = []
    texts: list[str] = []
    for leaf in held:
        said = str(leaf.value or "")
        if said.strip() and said not in texts:
            parts.append((leaf, sum(len(each) + len(_BETWEEN) for each in texts)))
            texts.append(said)
    _keep(db, place, held[-1], parts, _BETWEEN.join(texts), deed)


def _write(
    study: Study, db: Database, conflict: Conflict, place: Place, held: list[Leaf], text: str, deed: str
) -> None:
    """Let a new text stand; the informant's words need a consent that stands now."""
    if not conflict.is_text:
        raise NotText(conflict.title)
    tidy = clean(text)
    if place.kind in _NAMELESS:
        tidy = registering.without_names(study, tidy.strip())
    by = held[-1]
    if place.kind in WORDS and by.subject is not None:
        words = interviewing.speaker(study, place.agg, by.subject)
        if words.subject == by.subject:
            by = replace(by, consent=words.consent)
    _keep(db, place, by, [], tidy, deed)
