"""Erasing for good: an ``erasure`` event says what goes and holds none of it; tombstones follow from it.

What goes leaves stubs, so the chains still verify. A log that is merged later brings nothing of it back.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

from interviewer.domain.event import Edit
from interviewer.domain.identity import new_id
from interviewer.storage import heads, rows, tombstones, touched, word_index
from interviewer.storage.driver import Database
from interviewer.storage.log import append, project_id, transaction
from interviewer.storage.tables import ALL
from interviewer.storage.tombstones import Tombstone


@dataclass(frozen=True, slots=True)
class Mention:
    """A text of others that named whoever was erased: where it stands and the hash of its event, not a word of it."""

    kind: str
    agg: str
    item: str
    field: str
    hash: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """One act of erasing, as the log keeps it: no word of what was erased."""

    id: str
    scope: str
    by: str
    at: datetime
    stones: tuple[Tombstone, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()


def all_of(db: Database) -> list[Erasure]:
    """Return every act of erasing, oldest first."""
    found = [
        Erasure(
            row["item"], record["scope"], record["by"], datetime.fromisoformat(record["at"]), _stones(record),
            record["counts"], tuple(Mention(**each) for each in record.get("mentions", ())),
        )
        for row, record in rows.records(db, "erasure")
    ]  # fmt: skip
    return sorted(found, key=lambda erasure: (erasure.at, erasure.id))


def gone_whole(db: Database) -> frozenset[str]:
    """Return the persons, interviews and cases that the log of a file erases whole; a package has nothing but a log."""
    found = db.execute(
        "SELECT DISTINCT stone.value ->> '$.subject' FROM event, json_each(event.val, '$.tombstones') AS stone"
        " WHERE event.kind = 'erasure' AND event.val <> 'null'"
    )
    return frozenset(str(subject) for (subject,) in found.fetchall() if subject)


def counts(db: Database, subjects: Iterable[str]) -> dict[str, int]:
    """Return how many rows of each kind would go with these persons, interviews or cases; drafts under ``draft``."""
    ids = json.dumps(list(subjects))
    found = {
        kind: int(
            db.execute(
                f"SELECT count(*) FROM {kind} WHERE subject IN (SELECT value FROM json_each(:ids)) "
                "OR agg IN (SELECT value FROM json_each(:ids))",
                {"ids": ids},
            ).fetchone()[0]
        )
        for kind in (*ALL, "draft")
    }
    return {kind: count for kind, count in found.items() if count}


def erase_whole(
    db: Database,
    ids: Iterable[str],
    scope: str,
    by: str,
    at: datetime,
    deed: str,
    mentions: Iterable[Mention] = (),
    rewritten: Collection[touched.Place] = (),
) -> Erasure:
    """Erase persons, interviews or cases whole: all their words and all that is kept about them, in this file.

    ``mentions`` are the texts that stay and name them; no laptop can tell that any more once their names are gone.
    Of what was ``rewritten`` in the same deed the history goes, as :func:`erase_before` erases it.
    """
    whole = tuple(Tombstone(subject=each) for each in ids)
    gone = counts(db, [stone.subject for stone in whole])
    before = _before(db, rewritten)
    told = {**gone, "analysis": len(before)} if before else gone
    return _erase(db, Erasure(new_id(), scope, by, at, (*whole, *before), told, tuple(mentions)), deed)


def erase_before(
    db: Database,
    places: Iterable[touched.Place],
    scope: str,
    by: str,
    at: datetime,
    deed: str,
    rewritten: Collection[touched.Place] = (),
) -> Erasure:
    """Erase the history of fields: of each place only the event that stands now, and what follows it, is kept.

    The caller has written the new text in the same deed, before this. ``rewritten`` are texts of the analysis.
    """
    answers, others = _before(db, places), _before(db, rewritten)
    told = {kind: len(found) for kind, found in (("answer", answers), ("analysis", others)) if found}
    return _erase(db, Erasure(new_id(), scope, by, at, (*answers, *others), told), deed)


def _before(db: Database, places: Iterable[touched.Place]) -> tuple[Tombstone, ...]:
    """Return the tombstones of all that these fields said before what stands now."""
    stones = []
    for agg, item, name in dict.fromkeys(places):
        head = heads.shown(db, agg, item, name)
        if head is not None:
            known = tombstones.keeps(db, agg, item, name)
            stones.append(Tombstone("", agg, item, name, heads.hash_of(db, head), known))
    return tuple(stones)


def _erase(db: Database, erasure: Erasure, deed: str) -> Erasure:
    record = {
        "scope": erasure.scope, "by": erasure.by, "at": erasure.at.isoformat(), "counts": dict(erasure.counts),
        "tombstones": [
            {"subject": stone.subject} if stone.subject
            else {"agg": stone.agg, "item": stone.item, "field": stone.field, "keep": stone.keep,
                  "over": list(stone.over)}
            for stone in erasure.stones
        ],
    }  # fmt: skip
    if erasure.mentions:
        record["mentions"] = [asdict(each) for each in erasure.mentions]
    with transaction(db):
        append(db, [Edit("erasure", project_id(db), "record", record, erasure.id)], deed)
        apply(db)
    return erasure


def apply(db: Database) -> tuple[int, tuple[str, ...]]:
    """Set the tombstone of every erasure in the log, and turn what they newly cover into stubs.

    Returns how many events went, and the persons, interviews and cases that new tombstones are about.
    """
    touched.start(db)
    gone, about = 0, set()
    for erasure in all_of(db):
        for stone in erasure.stones:
            if tombstones.put(db, stone, erasure.at.isoformat()):
                gone += tombstones.bury(db, stone)
                about.add(stone.subject or stone.agg)
    touched.settle(db)
    return gone, tuple(sorted(about))


def _stones(record: rows.Row) -> tuple[Tombstone, ...]:
    return tuple(
        Tombstone(
            str(stone.get("subject", "")), str(stone.get("agg", "")), str(stone.get("item", "")),
            str(stone.get("field", "")), str(stone.get("keep", "")), tuple(stone.get("over", ())),
        )
        for stone in record["tombstones"]
    )  # fmt: skip


def scrub(db: Database) -> None:
    """Leave no byte of what was deleted in the file: rebuild it page by page and empty the write-ahead log."""
    word_index.optimize(db)
    db.execute("PRAGMA optimize").fetchall()
    db.conn.execute("VACUUM")
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
