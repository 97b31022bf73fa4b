"""Moments as they are stored: with their offset, in the machine's own zone."""

from datetime import datetime

from tzlocal import get_localzone


def now() -> datetime:
    """Return this moment with its offset, to the second."""
    return datetime.now(get_localzone()).replace(microsecond=0)


def zone() -> str:
    """Return what the machine's zone is called: ``Europe/Oslo``."""
    return str(get_localzone())


def aware(at: datetime) -> datetime:
    """Return ``at`` with an offset; a moment without one is meant in the machine's zone."""
    return at if at.tzinfo else at.replace(tzinfo=get_localzone())
