"""The log for whoever reviews it: when, who, on which laptop, what was done, about which pseudonym.

One line a deed. What was written is never told, and names are not told either when the key is open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.withdrawal import Scope
from interviewer.language import _
from interviewer.services import deed_words
from interviewer.services.study import Study
from interviewer.storage import erasing, history
from interviewer.storage.driver import Database
from interviewer.storage.erasing import Erasure
from interviewer.storage.history import Act

__all__ = ["Erasure", "Head", "LogLine", "erasures", "fingerprint", "heads", "heads_as_text", "log"]

_DIGITS = 8
SHORT = 12
"""How many digits of a hash are shown where there is little room."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One deed. ``head`` is the hash of its last event, ``deed`` the place to read on from."""

    at: datetime
    who: str
    laptop: str
    what: str
    about: str
    deed: str
    head: str


@dataclass(frozen=True, slots=True)
class Head:
    """The end of one laptop's chain in one file, to print and keep elsewhere."""

    laptop: str
    who: str
    in_key: bool
    events: int
    hash: str
    at: datetime | None
    mine: bool


def log(study: Study, *, about: str | None = None, before: str | None = None, limit: int = 500) -> tuple[LogLine, ...]:
    """Return the latest deeds, newest first; ``about`` is a pseudonym or the beginning of one.

    ``before`` is the deed after which the page begins: that of the last line of the page before.
    """
    known = history.pseudonyms(study.data)
    among = None if not about else _ids_of(study, about, known)
    files = [study.data] if study.key is None else [study.data, study.key]
    found = {deed for db in files for deed in history.deeds(db, before=before, limit=limit, among=among)}
    wanted = sorted(found, reverse=True)[:limit]
    parts = [history.acts(db, wanted) for db in files]
    laptops = _laptops(study)
    return tuple(_line([part[deed] for part in parts if deed in part], known, laptops) for deed in wanted)


def _ids_of(study: Study, about: str, known: dict[str, str]) -> list[str]:
    """Return the ids of whom or what a pseudonym means, with the interviews they are in."""
    words = about.strip().casefold()
    return [agg for agg, shown in known.items() if any(each.casefold().startswith(words) for each in shown.split(", "))]


def _line(parts: Sequence[Act], known: dict[str, str], laptops: dict[str, str]) -> LogLine:
    first = parts[0]
    touches = [touch for part in parts for touch in part.touches]
    about = dict.fromkeys(known.get(touch.subject) or known.get(touch.agg, "") for touch in touches)
    return LogLine(
        at=first.at.astimezone(),
        who=first.person,
        laptop=laptops.get(first.node) or fingerprint(first.public_key),
        what=deed_words.told(touches),
        about=", ".join(dict.fromkeys(each for shown in about if shown for each in shown.split(", "))),
        deed=first.deed,
        head=first.hash[:SHORT],
    )


def fingerprint(public_key: str) -> str:
    """Return what a laptop is called on paper and on screen: the first digits of its public key, as under Team."""
    return public_key[:_DIGITS]


def _laptops(study: Study) -> dict[str, str]:
    """Return the fingerprint of every node; the key's node is shown as the data's of the same laptop."""
    found = {end.node: fingerprint(end.public_key) for end in history.latest(study.data)}
    if study.key is not None:
        for end in history.latest(study.key):
            same = history.companion(study.key, study.data, end.node)
            found[end.node] = found.get(same or "") or fingerprint(end.public_key)
    return found


def heads(study: Study) -> tuple[Head, ...]:
    """Return the end of every laptop's chain, of the data and, when it is open, of the key."""
    laptops = _laptops(study)
    files: list[tuple[Database, bool]] = [(study.data, False)]
    files += [(study.key, True)] if study.key is not None else []
    return tuple(
        Head(
            laptop=laptops[end.node],
            who=end.person,
            in_key=in_key,
            events=end.events,
            hash=end.hash,
            at=end.at.astimezone() if end.at else None,
            mine=end.node == history.own_node(db),
        )
        for db, in_key in files
        for end in history.latest(db)
        if end.events
    )


def heads_as_text(study: Study) -> str:
    """Return the heads as lines to print or to keep with whoever is to be able to check the log later."""
    lines = [
        "  ".join((_("key") if head.in_key else _("data"), head.laptop, head.who, str(head.events), head.hash))
        for head in heads(study)
    ]
    return "\n".join(lines) + "\n"


def erasures(study: Study) -> tuple[Erasure, ...]:
    """Return what was erased, the latest first; there is no content in it, because none is left."""
    return tuple(reversed(erasing.all_of(study.data)))


def erased(study: Study) -> int:
    """Return how many persons everything was erased of; one that two laptops erased is one."""
    gone: set[str] = set()
    count = 0
    for erasure in erasing.all_of(study.data):
        subjects = {stone.subject for stone in erasure.stones if stone.subject}
        count += erasure.scope == Scope.ALL and gone.isdisjoint(subjects)
        gone |= subjects
    return count
