"""What researchers wrote themselves, as the log has it: every text of the analysis, earlier versions with it.

Of each kind the fields are named that hold prose; ids, dates, colours and who wrote it are left alone.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from interviewer.domain.event import Edit
from interviewer.storage import heads
from interviewer.storage.driver import Database
from interviewer.storage.log import append
from interviewer.storage.touched import Place

PROSE: Mapping[str, frozenset[str]] = {
    "code": frozenset({"name", "definition", "example"}),
    "memo": frozenset({"title", "text"}),
    "tally": frozenset({"units", "values", "value"}),
    "reading": frozenset({"text"}),
    "typology": frozenset({"title", "source", "name", "text"}),
    "placement": frozenset({"deviation", "rationale"}),
    "practice": frozenset({"title", "what", "needs", "effect"}),
    "document": frozenset({"title", "maker", "origin", "use"}),
    "finding": frozenset({"text", "source"}),
    "applicant": frozenset({"kind", "district"}),
    "application": frozenset({"purpose"}),
}
"""The prose in the records of the analysis, by kind."""
IN_KEY = ("remark",)
"""Kinds of the key file that are one text each: remarks on attempts, and names of organisations that applied."""


@dataclass(frozen=True, slots=True)
class Written:
    """One thing that was written: where it lies, and everything it says and ever said; ``values`` as JSON has them."""

    kind: str
    agg: str
    item: str
    field: str
    subject: str | None
    values: tuple[object, ...]

    @property
    def place(self) -> Place:
        """Return where it lies."""
        return self.agg, self.item, self.field

    def texts(self) -> Iterator[str]:
        """Yield every text of every version."""
        found: list[str] = []

        def note(text: str) -> str:
            found.append(text)
            return text

        for value in self.values:
            _changed(value, PROSE.get(self.kind), note)
        yield from dict.fromkeys(found)


def written(db: Database, gone: Collection[str], kinds: Collection[str] = tuple(PROSE)) -> Iterator[Written]:
    """Yield what was written of these kinds, but for what goes whole with the ids in ``gone``."""
    rows = db.execute(
        "SELECT kind, agg, item, field, max(subject), json_group_array(json(val)) FROM event WHERE kind IN"
        " (SELECT value FROM json_each(:kinds)) AND agg NOT IN (SELECT value FROM json_each(:gone)) AND"
        " coalesce(subject, '') NOT IN (SELECT value FROM json_each(:gone)) GROUP BY kind, agg, item, field",
        {"kinds": json.dumps(list(kinds)), "gone": json.dumps(list(gone))},
    ).fetchall()
    for kind, agg, item, field, subject, values in rows:
        yield Written(str(kind), str(agg), str(item), str(field), subject, tuple(json.loads(values)))


def standing(db: Database) -> Iterator[Written]:
    """Yield what stands now, in the analysis of the data file."""
    for kind in PROSE:
        for agg, item, subject, value in db.execute(
            f"SELECT agg, item, subject, record FROM {kind} WHERE record IS NOT NULL"
        ).fetchall():
            yield Written(kind, str(agg), str(item), "record", subject, (json.loads(value),))


def rewrite(db: Database, found: Written, change: Callable[[str], str], deed: str) -> None:
    """Write what stands now once more with its texts changed; what was taken away, and what stays the same, is let be.

    Where laptops disagree it settles them: what is shown is what is rewritten.
    """
    head = heads.shown(db, *found.place)
    said = heads.value(db, head) if head is not None else None
    value = json.loads(said) if said is not None else None
    if value is not None:
        new = _changed(value, PROSE.get(found.kind), change)
        append(db, [Edit(found.kind, found.agg, found.field, new, found.item, found.subject)], deed)


def write(db: Database, found: Written, deed: str) -> None:
    """Write what is said first once more."""
    append(db, [Edit(found.kind, found.agg, found.field, found.values[0], found.item, found.subject)], deed)


def reworded(found: Written, change: Callable[[str], str]) -> object:
    """Return what is said first with its texts changed."""
    return _changed(found.values[0], PROSE.get(found.kind), change)


def _changed(value: object, prose: frozenset[str] | None, change: Callable[[str], str]) -> object:
    """Return a value with ``change`` done to its prose; without names of fields it is one text itself."""
    if isinstance(value, str):
        return change(value) if prose is None and value else value
    if isinstance(value, list):
        return [_changed(each, prose, change) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: _changed(each, None if prose is not None and name in prose else prose, change)
        for name, each in value.items()
    }
