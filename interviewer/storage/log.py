"""The log: every edit is an event; this module appends them and keeps heads and derived tables in step.

Everything happens inside :func:`transaction`, so an act is kept whole or not at all.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from interviewer.domain.event import FORMAT, Edit, Event, EventId, canonical, commit_to
from interviewer.domain.identity import new_id
from interviewer.storage import clock, derived, heads, local, nodes, tombstones
from interviewer.storage.driver import Database, IntegrityError
from interviewer.storage.errors import ConsentMissing

GENESIS = ""
"""``prev`` of a node's first event."""


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Hold the one write transaction; commit at the end, roll back on any error. A nested one joins the outer."""
    if db.conn.in_transaction:
        yield
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise


def project_id(db: Database) -> str:
    """Return the UUID of the project this file belongs to."""
    return str(local.get(db, "project"))


def append(db: Database, edits: Iterable[Edit], deed: str | None = None) -> list[EventId]:
    """Append an event for each edit that changes something, as one deed, and return their ids.

    Raises ConsentMissing when an informant's words come without a consent that opens for them.
    """
    act = deed or new_id()
    try:
        with transaction(db):
            return [event for edit in edits if (event := _append(db, edit, act)) is not None]
    except IntegrityError as error:
        if "consent missing" in str(error):
            raise ConsentMissing(_shown(db, edits)) from error
        raise


def _append(db: Database, edit: Edit, deed: str) -> EventId | None:
    val = canonical(edit.value)
    leaves = heads.leaves(db, edit.agg, edit.item, edit.field)
    if len(leaves) == 1 and heads.value(db, leaves[0]) == val:
        return None
    number, uuid = nodes.own(db)
    n, prev = last(db, number)
    salt = secrets.token_hex(16)
    parents = tuple(leaves) if edit.base is None else edit.base
    parents = parents or tombstones.ends(db, edit.agg, edit.item, edit.field)
    event = Event(
        FORMAT, project_id(db), uuid, n + 1, prev, edit.agg, edit.item, edit.field, edit.subject, edit.consent,
        clock.tick(db), edit.kind, deed, parents, commit_to(salt, val),
    )  # fmt: skip
    store(db, event, number, val, salt)
    return event.node, event.n


def store(db: Database, event: Event, node: int, val: str, salt: str) -> None:
    """Put one event into the file with its parents, and bring its head and derived row up to date."""
    insert(db, event, node, val, salt)
    heads.refresh(db, event.agg, event.item, event.field)
    derived.refresh(db, event.agg, event.item, event.field)


def insert(db: Database, event: Event, node: int, val: str, salt: str) -> str:
    """Put one event into the file with its parents and return its hash; heads and derived rows are left as they are."""
    mark = event.hash()
    db.execute(
        "INSERT INTO event (node, n, v, prev, hash, commitment, agg, item, field, subject, consent, hlc, kind, deed,"
        " val, salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [node, event.n, event.v, event.prev, mark, event.commitment, event.agg, event.item, event.field,
         event.subject, event.consent, event.hlc, event.kind, event.deed, val, salt],
    )  # fmt: skip
    numbers = _node_numbers(db, event.parents)
    for parent_node, parent_n in event.parents:
        db.execute(
            "INSERT INTO parent (node, n, parent_node, parent_n) VALUES (?, ?, ?, ?)",
            [node, event.n, numbers[parent_node], parent_n],
        )
    return mark


def reach(db: Database) -> tuple[str, int]:
    """Return what changes whenever an event is written or erased: the latest hash, and how much was erased.

    A number would not do: one that was rolled back is given again, to another event.
    """
    row = db.execute(
        "SELECT (SELECT hash FROM event ORDER BY seq DESC LIMIT 1), (SELECT count(*) FROM erased)"
    ).fetchone()
    return str(row[0] or ""), int(row[1])


def last(db: Database, node: int) -> tuple[int, str]:
    """Return the number and hash of the node's latest event or stub; 0 and ``""`` before the first."""
    row = db.execute(
        "SELECT n, hash FROM (SELECT n, hash FROM event WHERE node = :node AND n = (SELECT max(n) FROM event WHERE node"
        " = :node) UNION ALL SELECT n, hash FROM stub WHERE node = :node AND n = (SELECT max(n) FROM stub WHERE node ="
        " :node)) ORDER BY n DESC LIMIT 1",
        {"node": node},
    ).fetchone()
    return (0, GENESIS) if row is None else (int(row[0]), str(row[1]))


def _node_numbers(db: Database, events: Sequence[EventId]) -> dict[str, int]:
    return {
        uuid: int(db.execute("SELECT id FROM node WHERE uuid = ?", [uuid]).fetchone()[0])
        for uuid in {node for node, _n in events}
    }


def _shown(db: Database, edits: Iterable[Edit]) -> str:
    subjects = [edit.subject for edit in edits if edit.subject]
    row = db.execute("SELECT pseudonym FROM person WHERE agg = ?", subjects[:1] or [""]).fetchone()
    return str(row[0]) if row else "?"
