"""Age bands as people write them: which age group one tells of."""

import re

from interviewer.domain.minority import Age

_CHILD_UNTIL, _YOUTH_UNTIL, _OLDEST = 14, 17, 120
_BELOW = re.compile(r"(?:under|yngre enn|below|<)\s*(\d{1,3})(?:\s*år)?", re.IGNORECASE)
_ABOVE = re.compile(r"(?:over|eldre enn|above|>)\s*(\d{1,3})(?:\s*år)?", re.IGNORECASE)
_FROM = re.compile(r"(\d{1,3})\s*(?:\+|(?:år )?(?:og|eller) eldre|(?:and|or) older)", re.IGNORECASE)
_BETWEEN = re.compile(r"(\d{1,3})(?:\s*(?:[-–—]|til|to)\s*(\d{1,3}))?(?:\s*år)?", re.IGNORECASE)


def group_of(band: str) -> Age:
    """Return the age group that a band tells of ("under 15", "15–17", "40–49"); unknown where it tells of several."""
    first, last = _years(band.strip())
    if last <= _CHILD_UNTIL:
        return Age.CHILD
    if first > _YOUTH_UNTIL:
        return Age.ADULT
    return Age.YOUTH if first > _CHILD_UNTIL and last <= _YOUTH_UNTIL else Age.UNKNOWN


def _years(band: str) -> tuple[int, int]:
    """Return the first and the last year of age in a band; all of them where nothing is told."""
    if below := _BELOW.fullmatch(band):
        return 0, int(below[1]) - 1
    if above := _ABOVE.fullmatch(band):
        return int(above[1]) + 1, _OLDEST
    if since := _FROM.fullmatch(band):
        return int(since[1]), _OLDEST
    if between := _BETWEEN.fullmatch(band):
        return int(between[1]), int(between[2] or between[1])
    return 0, _OLDEST
