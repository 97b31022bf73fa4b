"""The hybrid logical clock: wall time in milliseconds and a counter, later than what was written last.

Order between causally related events lies in their parents; the clock only breaks ties and sorts lists. A stamp is
fixed-width text, so text order is time order.
"""

import time

from interviewer.storage import local
from interviewer.storage.driver import Database

LOOK_BACK = 100
"""How many of the last events are looked at; what a merge brought is remembered apart."""

SEEN = "clock"
"""Under which name the latest stamp that a merge brought is kept."""

FAR_AHEAD_MS = 24 * 3600 * 1000
"""How far a stamp of another laptop may pull the own clock ahead."""


def stamp(milliseconds: int, counter: int) -> str:
    """Return a stamp as it is stored."""
    return f"{milliseconds:013d}-{counter:05x}"


def tick(db: Database, now_ms: int | None = None) -> str:
    """Return the next stamp: now, or just after the latest of the last events in the file when that is ahead."""
    now = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    row = db.execute("SELECT max(hlc) FROM event WHERE seq > (SELECT max(seq) FROM event) - ?", [LOOK_BACK]).fetchone()
    near = [each for each in (row[0], local.get(db, SEEN)) if each and not far_ahead(each, now)]
    return after(max(near), now) if near else stamp(now, 0)


def after(latest: str, now_ms: int | None = None) -> str:
    """Return the stamp that comes next after ``latest``: now, or just after it when it is ahead of now."""
    now = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    if now > milliseconds_of(latest):
        return stamp(now, 0)
    return stamp(milliseconds_of(latest), int(latest[14:], 16) + 1)


def milliseconds_of(stamped: str) -> int:
    """Return the wall time of a stamp, in milliseconds since 1970."""
    return int(stamped[:13])


def far_ahead(stamped: str, now_ms: int) -> bool:
    """Return whether a stamp is so far ahead of ``now_ms`` that the clock it came from is wrong."""
    return milliseconds_of(stamped) > now_ms + FAR_AHEAD_MS


def remember(db: Database, stamped: str) -> None:
    """Keep the latest stamp that another laptop's log brought, so that what is written next comes after it."""
    if stamped > (local.get(db, SEEN) or "") and not far_ahead(stamped, time.time_ns() // 1_000_000):
        local.put(db, SEEN, stamped)
