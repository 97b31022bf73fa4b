"""Which backups are kept: many of today, fewer the further back."""

from collections.abc import Iterable
from datetime import datetime, timedelta

ALL = timedelta(hours=6)
"""Every backup this young is kept."""
DAILY = timedelta(days=14)
"""The last one of each day is kept this long."""
WEEKLY = timedelta(weeks=9)
"""The last one of each week is kept this long."""


def kept(stamps: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return those of ``stamps`` that stay at ``now``; the newest always stays, however old it is.

    A stamp in the future (the clock was set back) stays too.
    """
    newest_first = sorted(stamps, reverse=True)
    found = set(newest_first[:1])
    days: set[tuple[int, ...]] = set()
    weeks: set[tuple[int, ...]] = set()
    for stamp in newest_first:
        age = now - stamp
        day, week = (stamp.year, stamp.month, stamp.day), tuple(stamp.isocalendar())[:2]
        if age <= ALL or (age <= DAILY and day not in days) or (age <= WEEKLY and week not in weeks):
            found.add(stamp)
        days.add(day)
        weeks.add(week)
    return frozenset(found)
