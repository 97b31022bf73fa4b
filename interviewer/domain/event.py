"""The event: one field of one item got a value. Its hash chains it to the writer's previous event.

``hash`` = SHA-256 of the canonical JSON of ``[v, project, node, n, prev, agg, item, field, subject, consent, hlc,
kind, deed, parents, commitment]``; ``commitment`` = SHA-256(salt ‖ value), so that a chain can be verified after the
value is erased.
"""

import hashlib
import json
from dataclasses import dataclass

FORMAT = 1
"""The version of the event format (``v``)."""

EventId = tuple[str, int]
"""Node UUID and the event's number at that node."""

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_UUID_LENGTH = 36


def canonical(value: object) -> str:
    """Return ``value`` as canonical JSON: sorted keys, no spaces, characters as they are."""
    return _CANONICAL.encode(value)


def digest(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def plain(node: str) -> str:
    """Return the UUID a laptop signs with; a copied laptop's other branch has a suffix of its own in the file."""
    return node[:_UUID_LENGTH]


def commit_to(salt: str, val: str) -> str:
    """Return the commitment to a stored value."""
    return digest(salt + val)


@dataclass(frozen=True, slots=True)
class Edit:
    """One field that is to get ``value``. ``base`` are the leaves its author saw; ``None`` means the present ones."""

    kind: str
    agg: str
    field: str
    value: object
    item: str = ""
    subject: str | None = None
    consent: str | None = None
    base: tuple[EventId, ...] | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it is stored, with its writer's UUID instead of the file's own number for it."""

    v: int
    project: str
    node: str
    n: int
    prev: str
    agg: str
    item: str
    field: str
    subject: str | None
    consent: str | None
    hlc: str
    kind: str
    deed: str
    parents: tuple[EventId, ...]
    commitment: str

    def hash(self) -> str:
        """Return the hash that the next event of this node names as its ``prev``."""
        return digest(
            canonical(
                [
                    self.v,
                    self.project,
                    plain(self.node),
                    self.n,
                    self.prev,
                    self.agg,
                    self.item,
                    self.field,
                    self.subject,
                    self.consent,
                    self.hlc,
                    self.kind,
                    self.deed,
                    sorted((plain(node), n) for node, n in self.parents),
                    self.commitment,
                ]
            )
        )
