"""Many edits as one deed: each is an event like any other, but heads and tables follow all of them once, at the end.

For what comes in by thousands and needs no consent. Kept one by one, an event costs several times as much.
"""

import secrets
from collections.abc import Sequence

from interviewer.domain.event import FORMAT, Edit, Event, canonical, commit_to
from interviewer.domain.progress import Progress, silent
from interviewer.storage import clock, heads, log, nodes, tombstones, touched
from interviewer.storage.driver import Database


def append(db: Database, edits: Sequence[Edit], deed: str, progress: Progress = silent) -> int:
    """Append an event for each edit that changes something and return how many; all of them or none.

    ``progress`` is told of each edit, and may raise to cancel.
    """
    with log.transaction(db):
        before = int(db.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0])
        pen = _Pen(db, deed)
        for done, edit in enumerate(edits, 1):
            pen.write(edit)
            progress(done, len(edits))
        touched.settle_later_than(db, before)
    return pen.written


class _Pen:
    """Writes event after event; who writes, the link before and the clock are looked up once."""

    def __init__(self, db: Database, deed: str) -> None:
        self._db, self._deed, self._project = db, deed, log.project_id(db)
        self._number, self._node = nodes.own(db)
        self._n, self._prev = log.last(db, self._number)
        self._stamp = ""
        self._known: dict[str, set[tuple[str, str]]] = {}
        self._struck = bool(db.execute("SELECT 1 FROM erased WHERE agg <> '' LIMIT 1").fetchone())
        self.written = 0

    def write(self, edit: Edit) -> None:
        """Write the event of an edit, unless it says what stands already."""
        db, val = self._db, canonical(edit.value)
        leaves = heads.leaves(db, edit.agg, edit.item, edit.field) if self._is_known(edit) else []
        if len(leaves) == 1 and heads.value(db, leaves[0]) == val:
            return
        salt = secrets.token_hex(16)
        ends = tombstones.ends(db, edit.agg, edit.item, edit.field) if self._struck and not leaves else ()
        parents = tuple(leaves) or ends
        self._stamp = clock.after(self._stamp) if self._stamp else clock.tick(db)
        event = Event(
            FORMAT, self._project, self._node, self._n + 1, self._prev, edit.agg, edit.item, edit.field, edit.subject,
            edit.consent, self._stamp, edit.kind, self._deed, parents, commit_to(salt, val),
        )  # fmt: skip
        self._n, self._prev = event.n, log.insert(db, event, self._number, val, salt)
        self.written += 1

    def _is_known(self, edit: Edit) -> bool:
        """Return whether something was said in the edit's field before, and note that it is now."""
        if edit.agg not in self._known:
            held = self._db.execute("SELECT DISTINCT item, field FROM event WHERE agg = ?", [edit.agg]).fetchall()
            self._known[edit.agg] = {(str(item), str(field)) for item, field in held}
        place, fields = (edit.item, edit.field), self._known[edit.agg]
        known = place in fields
        fields.add(place)
        return known
