"""Moments on paper: as they were kept, with their own offset, so that no machine's zone changes what was when."""

from datetime import datetime, timedelta

from interviewer.domain.report import Own


def shown(at: datetime) -> Own:
    """Return day and time with the offset they were kept with: ``02.03.2026 10:00 UTC+1``."""
    return Own(f"{at:%d.%m.%Y %H:%M} {zone(at)}".rstrip())


def day(at: datetime) -> Own:
    """Return the day it was where the moment was kept."""
    return Own(f"{at:%d.%m.%Y}")


def zone(at: datetime) -> str:
    """Return the offset of a moment: ``UTC``, ``UTC+1``, ``UTC-3:30``; ``""`` where none is known."""
    offset = at.utcoffset()
    if offset is None:
        return ""
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "-" if offset < timedelta(0) else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "") if offset else "UTC"
