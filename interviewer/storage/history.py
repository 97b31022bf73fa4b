"""History: what was done, deed by deed or field by field, as the log tells it.

Deeds carry UUIDs that grow with time, so a page of the log is read from the index of deeds and not from the whole log.
Values stay in the file: what :class:`Touch` tells of one is a code, a truth value, or that it was emptied.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from interviewer.storage import nodes
from interviewer.storage.driver import Database

EMPTIED = "null"

_TOLD = {"consent": "$.decision", "erasure": "$.scope", "role": "$.role"}
"""Which part of a value is a code, and may be told to whoever reads the log."""

_LARGEST = 500
"""How many ids one question to the file carries; SQLite allows more, an index is quicker with fewer."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One field that a deed touched; ``told`` is a code of its value, a truth value, :data:`EMPTIED` or nothing."""

    kind: str
    agg: str
    item: str
    field: str
    subject: str
    told: str = ""
    settles: bool = False
    """Several values stood before, and one or all of them were chosen."""


@dataclass(frozen=True, slots=True)
class Act:
    """A deed as one file holds it: who wrote it, on which node, when it began, and the hash of its last event."""

    deed: str
    at: datetime
    node: str
    person: str
    public_key: str
    hash: str
    touches: tuple[Touch, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A value that a field got, and those that stood before: several where it settled a conflict."""

    at: datetime
    person: str
    field: str
    before: tuple[object, ...]
    after: object
    erased: bool = False
    """Something that stood before is gone for good."""


@dataclass(frozen=True, slots=True)
class Latest:
    """The end of one node's chain: how many events it has, and the hash of the last."""

    node: str
    person: str
    public_key: str
    events: int
    hash: str
    at: datetime | None


def moment(hlc: str) -> datetime:
    """Return the moment of a stamp of the log, in UTC."""
    return datetime.fromtimestamp(int(hlc.partition("-")[0]) / 1000, UTC)


def author(db: Database, agg: str) -> str | None:
    """Return who made a person, a case or an interview; ``None`` when it is not in the file."""
    row = db.execute(
        "SELECT person FROM event JOIN node ON node.id = event.node WHERE agg = ? ORDER BY hlc LIMIT 1", [agg]
    ).fetchone()
    return str(row[0]) if row else None


def entered(db: Database, ids: Sequence[str]) -> dict[str, datetime]:
    """Return when each of these persons, cases or interviews was first written of."""
    found: dict[str, datetime] = {}
    for some in _portions(ids):
        rows = db.execute(f"SELECT agg, min(hlc) FROM event WHERE agg IN ({_marks(some)}) GROUP BY agg", some)
        found |= {str(agg): moment(hlc) for agg, hlc in rows.fetchall()}
    return found


def deeds(db: Database, *, before: str | None, limit: int, among: Sequence[str] | None = None) -> list[str]:
    """Return the latest deeds older than ``before``, newest first; ``among`` keeps those that touch these ids."""
    if among is None:
        rows = db.execute(
            "SELECT DISTINCT deed FROM event WHERE deed < ? ORDER BY deed DESC LIMIT ?", [before or "~", limit]
        )
        return [str(row[0]) for row in rows]
    found: set[str] = set()
    for ids in _portions(among):
        rows = db.execute(
            f"SELECT DISTINCT deed FROM event WHERE (agg IN ({_marks(ids)}) OR (kind = 'erasure' AND item IN "
            f"({_marks(ids)}))) AND deed < ? ORDER BY deed DESC LIMIT ?",
            [*ids, *ids, before or "~", limit],
        )
        found |= {str(row[0]) for row in rows}
    return sorted(found, reverse=True)[:limit]


def acts(db: Database, wanted: Sequence[str]) -> dict[str, Act]:
    """Return the deeds of these ids that the file has a part in."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for ids in _portions(wanted):
        for row in db.execute(_ACTS.format(ids=_marks(ids)), ids):
            found.setdefault(str(row[0]), []).append(tuple("" if each is None else str(each) for each in row))
    return {deed: _act(deed, rows) for deed, rows in found.items()}


_TELLING = " ".join(
    f"WHEN kind = '{kind}' THEN coalesce(json_extract(val, '{path}'), '')" for kind, path in _TOLD.items()
)
_ACTS = (
    "SELECT deed, hlc, uuid, person, public_key, hash, kind, agg, item, field, subject, "
    "CASE WHEN val IN ('true', 'false', 'null') THEN val " + _TELLING + " ELSE '' END, "
    "(SELECT count(*) FROM parent WHERE parent.node = event.node AND parent.n = event.n) "
    "FROM event JOIN node ON node.id = event.node WHERE deed IN ({ids}) ORDER BY seq"
)


def _act(deed: str, rows: list[tuple[str, ...]]) -> Act:
    first, last = rows[0], rows[-1]
    touches = tuple(
        Touch(kind, agg, item, field, subject, told, settles=int(parents) > 1)
        for *_head, kind, agg, item, field, subject, told, parents in rows
    )
    return Act(deed, moment(first[1]), first[2], first[3], first[4], last[5], touches)


def began(db: Database, kind: str) -> datetime:
    """Return when the first event of a kind was entered; the present where there is none."""
    row = db.execute("SELECT min(hlc) FROM event WHERE kind = ?", [kind]).fetchone()
    return moment(str(row[0])) if row[0] else datetime.now(UTC)


def taken_in(db: Database, kind: str) -> list[tuple[str, datetime, str]]:
    """Return when each form of a kind (a guide, a consent text) was embedded first, by its hash, and by whom."""
    rows = db.execute(
        "SELECT item, min(hlc), person FROM event JOIN node ON node.id = event.node WHERE kind = ? GROUP BY item",
        [kind],
    ).fetchall()
    return [(str(item), moment(hlc), str(person)) for item, hlc, person in rows]


def steps(db: Database, agg: str, item: str, fields: Sequence[str]) -> list[Step]:
    """Return every value that these fields of an item got, oldest first."""
    rows = db.execute(
        f"SELECT event.node, n, hlc, person, field, val FROM event JOIN node ON node.id = event.node WHERE agg = ? AND "
        f"item = ? AND field IN ({_marks(fields)}) ORDER BY hlc, uuid, n",
        [agg, item, *fields],
    ).fetchall()
    return [
        Step(moment(hlc), str(person), str(field), *_before(db, node, n, json.loads(val)))
        for node, n, hlc, person, field, val in rows
    ]


def _before(db: Database, node: int, n: int, after: object) -> tuple[tuple[object, ...], object, bool]:
    """Return what the parents of an event held, what it holds, and whether a parent was erased."""
    found = db.execute(
        "SELECT event.val FROM parent LEFT JOIN event ON event.node = parent_node AND event.n = parent_n "
        "WHERE parent.node = ? AND parent.n = ? ORDER BY parent_node, parent_n",
        [node, n],
    ).fetchall()
    values = tuple(json.loads(val) for (val,) in found if val is not None)
    return values, after, any(val is None for (val,) in found)


def latest(db: Database) -> list[Latest]:
    """Return the end of every node's chain, by node."""
    rows = db.execute("SELECT id, uuid, person, public_key FROM node ORDER BY uuid").fetchall()
    found = []
    for number, uuid, person, public_key in rows:
        row = db.execute("SELECT n, hash, hlc FROM event WHERE node = ? ORDER BY n DESC LIMIT 1", [number]).fetchone()
        stub = db.execute("SELECT n, hash, NULL FROM stub WHERE node = ? ORDER BY n DESC LIMIT 1", [number]).fetchone()
        n, mark, hlc = max((each for each in (row, stub) if each), key=lambda each: int(each[0]), default=(0, "", None))
        found.append(Latest(str(uuid), str(person), str(public_key), int(n), str(mark), moment(hlc) if hlc else None))
    return found


def companion(db: Database, other: Database, node: str) -> str | None:
    """Return the node of ``other`` that wrote the same deeds as ``node`` here: one laptop has one in each file."""
    rows = db.execute(
        "SELECT deed FROM event WHERE node = (SELECT id FROM node WHERE uuid = ?) ORDER BY n DESC LIMIT 50", [node]
    ).fetchall()
    for (deed,) in rows:
        row = other.execute(
            "SELECT uuid FROM event JOIN node ON node.id = event.node WHERE deed = ? LIMIT 1", [deed]
        ).fetchone()
        if row is not None:
            return str(row[0])
    return None


def pseudonyms(db: Database) -> dict[str, str]:
    """Return the pseudonym of every person and case, and of the persons of every interview, by id."""
    found = {
        str(agg): str(pseudonym or "")
        for kind in ("person", "case_")
        for agg, pseudonym in db.execute(f"SELECT agg, pseudonym FROM {kind}")
    }
    for agg, listed in db.execute("SELECT agg, persons FROM interview").fetchall():
        found[str(agg)] = ", ".join(filter(None, (found.get(each, "") for each in json.loads(listed or "[]"))))
    return found


def _portions(ids: Sequence[str]) -> Iterable[list[str]]:
    listed = list(ids)
    for start in range(0, len(listed), _LARGEST):
        yield listed[start : start + _LARGEST]


def _marks(ids: Sequence[object]) -> str:
    return ", ".join("?" for _id in ids)


def own_node(db: Database) -> str:
    """Return the UUID of the node that writes in this file."""
    return nodes.own(db)[1]
