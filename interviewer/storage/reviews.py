"""Reviews: that a person went through an interview for what identifies, and up to where the log had come then."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.event import Edit
from interviewer.domain.identity import new_id
from interviewer.storage import rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append

_PRINTED = {
    "answer": ("note", "fair", "asked_as", "removed"),
    "mark": ("span",),
    "probe": ("record",),
    "parked": ("record",),
    "reflection": ("more",),
    "interview": ("fair_finished", "same_as"),
}
"""What a transcript rests on; when one of these is newer than the review, it has to be gone through again."""
_FINISHED = "(SELECT fair_finished FROM interview WHERE interview.agg = head.agg) IS 1"
_UNPRINTED = {
    "answer": f"head.field = 'fair' AND NOT {_FINISHED}",
    "mark": f"json_extract(event.val, '$.field') = 'fair' AND NOT {_FINISHED}",
}
"""A fair copy that is not finished is not printed; beginning one, or working on it, changes nothing that leaves."""


@dataclass(frozen=True, slots=True)
class Review:
    """One act of reviewing. ``seen`` says how far the log of each laptop had come, ``register`` the same of the key.

    ``undecided`` is how many findings were left as they were.
    """

    interview: str
    by: str
    at: datetime
    seen: Mapping[str, int]
    register: Mapping[str, int]
    undecided: int = 0


def reach(db: Database) -> dict[str, int]:
    """Return how far the log of each laptop has come in this file."""
    found = db.execute(
        "SELECT uuid, max((SELECT coalesce(max(n), 0) FROM event WHERE node = node.id),"
        " (SELECT coalesce(max(n), 0) FROM stub WHERE node = node.id)) FROM node"
    ).fetchall()
    return {str(uuid): int(n) for uuid, n in found if n}


def all_of(db: Database) -> dict[str, list[Review]]:
    """Return the reviews by interview, oldest first."""
    found: dict[str, list[Review]] = {}
    for row, record in rows.records(db, "review"):
        at = datetime.fromisoformat(record["at"])
        review = Review(row["agg"], record["by"], at, record["seen"], record["register"], record["undecided"])
        found.setdefault(review.interview, []).append(review)
    return {interview: sorted(held, key=lambda each: each.at) for interview, held in found.items()}


def save(db: Database, review: Review, deed: str) -> None:
    """Keep an act of reviewing."""
    record = {
        "by": review.by, "at": review.at.isoformat(), "seen": dict(review.seen), "register": dict(review.register),
        "undecided": review.undecided,
    }  # fmt: skip
    append(db, [Edit("review", review.interview, "record", record, new_id())], deed)


def changed_since(db: Database, interviews: Collection[str], seen: Mapping[str, int]) -> bool:
    """Return whether what is printed of these interviews holds anything that was not there to be seen.

    What is being typed was not. What an erasure put there (a struck passage, a pseudonym) needs no new review.
    """
    places = ", ".join("?" * len(interviews))
    typed = f"SELECT 1 FROM draft AS head WHERE agg IN ({places}) AND NOT ({_UNPRINTED['answer']}) LIMIT 1"
    if db.execute(typed, [*interviews]).fetchone():
        return True
    for kind, fields in _PRINTED.items():
        unprinted = _UNPRINTED.get(kind, "0")
        marks = ", ".join("?" * len(fields))
        found = db.execute(
            "SELECT uuid, head.n FROM head JOIN node ON node.id = head.node JOIN event ON event.node = head.node AND"
            f" event.n = head.n WHERE head.kind = ? AND head.field IN ({marks}) AND head.agg IN ({places})"
            f" AND NOT ({unprinted}) AND NOT EXISTS (SELECT 1 FROM event AS erased WHERE erased.deed = event.deed AND"
            " erased.kind = 'erasure')",
            [kind, *fields, *interviews],
        ).fetchall()
        if any(int(n) > seen.get(str(uuid), 0) for uuid, n in found):
            return True
    return False
