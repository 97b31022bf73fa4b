"""What a merge brought, in words for people."""

from collections import Counter
from collections.abc import Callable, Iterable

from interviewer.domain.event import plain
from interviewer.language import _, ngettext
from interviewer.storage.driver import Database
from interviewer.storage.merges import Taken

_TOLD: dict[str, Callable[[int], str]] = {
    "interview": lambda count: ngettext("{count} interview", "{count} interviews", count),
    "answer": lambda count: ngettext("{count} answer", "{count} answers", count),
    "person": lambda count: ngettext("{count} person", "{count} persons", count),
    "case": lambda count: ngettext("{count} case", "{count} cases", count),
    "consent": lambda count: ngettext("{count} consent", "{count} consents", count),
    "attempt": lambda count: ngettext("{count} attempt to reach somebody", "{count} attempts to reach somebody", count),
    "mark": lambda count: ngettext("{count} marked passage", "{count} marked passages", count),
    "erasure": lambda count: ngettext("{count} erasure", "{count} erasures", count),
    "block": lambda count: ngettext("{count} block against contact", "{count} blocks against contact", count),
    "handover": lambda count: ngettext("{count} contact handed over", "{count} contacts handed over", count),
    "other": lambda count: ngettext("{count} other entry", "{count} other entries", count),
}


def counted(taken: Iterable[Taken]) -> tuple[tuple[str, int], ...]:
    """Return how many things of each kind are new or changed, by the kind's code; what has no code is ``other``."""
    total: Counter[str] = Counter()
    for each in taken:
        for kind, count in each.items.items():
            code = kind.rstrip("_")
            total[code if code in _TOLD else "other"] += count
    return tuple((code, total[code]) for code in _TOLD if total[code])


def told(new: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Return what is new or changed in words, such as “3 interviews”."""
    return tuple(_TOLD[code](count).format(count=count) for code, count in new)


def warnings(files: Iterable[tuple[Database, Taken]]) -> list[str]:
    """Return what the person who merges should know about the laptops whose events came along."""
    copied = _(
        "{who}’s laptop was copied, and both copies have written. Everything of both is kept; "
        "ask which one is in use, and make a new project file on the other from a package."
    )
    ahead = _(
        "The clock of {who}’s laptop is more than a day ahead. Everything was taken in; "
        "set the clock there, because its times are shown as they were written."
    )
    found = {
        words.format(who=_who(source, uuid))
        for source, taken in files
        for words, laptops in ((copied, taken.forked), (ahead, taken.ahead))
        for uuid in laptops
    }
    return sorted(found)


def _who(source: Database, uuid: str) -> str:
    row = source.execute("SELECT person FROM node WHERE uuid IN (?, ?)", [uuid, plain(uuid)]).fetchone()
    return str(row[0]) if row else "?"
