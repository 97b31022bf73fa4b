"""What a merge brought, in words for people."""

from collections import Counter
from collections.abc import Callable, Iterable

from interviewer.domain.event import plain
from interviewer.language import _, ngettext
from interviewer.storage.driver import Database
from interviewer.storage.merges import Taken

_COUNTED: dict[str, Callable[[int], str]] = {
    "interview": lambda count: ngettext("interview", "interviews", count),
    "answer": lambda count: ngettext("answer", "answers", count),
    "person": lambda count: ngettext("person", "persons", count),
    "case_": lambda count: ngettext("case", "cases", count),
    "consent": lambda count: ngettext("consent", "consents", count),
    "attempt": lambda count: ngettext("attempt to reach somebody", "attempts to reach somebody", count),
    "mark": lambda count: ngettext("mark", "marks", count),
    "erasure": lambda count: ngettext("erasure", "erasures", count),
    "block": lambda count: ngettext("block against contact", "blocks against contact", count),
    "handover": lambda count: ngettext("contact handed over", "contacts handed over", count),
}
"""The kinds that are counted apart; everything else is “other entries”."""


def counted(taken: Iterable[Taken]) -> tuple[tuple[str, int], ...]:
    """Return what is new or changed, in words, and how many of each."""
    total: Counter[str] = Counter()
    for each in taken:
        total.update(each.items)
    found = [(word(total[kind]), total[kind]) for kind, word in _COUNTED.items() if total[kind]]
    others = sum(count for kind, count in total.items() if kind not in _COUNTED)
    if others:
        found.append((ngettext("other entry", "other entries", others), others))
    return tuple(found)


def warnings(source: Database, taken: Iterable[Taken]) -> list[str]:
    """Return what the person who merges should know about the laptops whose events came along."""
    copied = _(
        "{who}’s laptop was copied, and both copies have written. Everything of both is kept; "
        "ask which one is in use, and make a new project file on the other from a package."
    )
    ahead = _(
        "The clock of {who}’s laptop is more than a day ahead. Everything was taken in; "
        "set the clock there, because its times are shown as they were written."
    )
    found = {copied.format(who=_who(source, uuid)) for each in taken for uuid in each.forked}
    found |= {ahead.format(who=_who(source, uuid)) for each in taken for uuid in each.ahead}
    return sorted(found)


def _who(source: Database, uuid: str) -> str:
    row = source.execute("SELECT person FROM node WHERE uuid IN (?, ?)", [uuid, plain(uuid)]).fetchone()
    return str(row[0]) if row else "?"
