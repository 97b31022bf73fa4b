"""The hybrid logical clock: wall time in milliseconds and a counter, later than what was written last.

Order between causally related events lies in their parents; the clock only breaks ties and sorts lists. A stamp is
fixed-width text, so text order is time order.
"""

import time

from interviewer.storage.driver import Database

LOOK_BACK = 100
"""How many of the last events are looked at; a sorted log of another laptop ends with its latest."""

FAR_AHEAD_MS = 24 * 3600 * 1000
"""How far a stamp of another laptop may pull the own clock ahead."""


def stamp(milliseconds: int, counter: int) -> str:
    """Return a stamp as it is stored."""
    return f"{milliseconds:013d}-{counter:05x}"


def tick(db: Database, now_ms: int | None = None) -> str:
    """Return the next stamp: now, or just after the latest of the last events in the file when that is ahead."""
    now = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    row = db.execute("SELECT max(hlc) FROM event WHERE seq > (SELECT max(seq) FROM event) - ?", [LOOK_BACK]).fetchone()
    if not row or row[0] is None:
        return stamp(now, 0)
    seen, counter = int(row[0][:13]), int(row[0][14:], 16)
    if now > seen or seen > now + FAR_AHEAD_MS:
        return stamp(now, 0)
    return stamp(seen, counter + 1)
