"""What municipalities are called in whatever leaves about applications: "municipality A", the largest first.

Lists of grants are public, and one sum in them names a municipality. So its case's pseudonym, under which its
interviews leave, stands nowhere near: these labels stand in no other file, and say nothing but how many applied.
"""

from collections.abc import Iterable, Mapping

from interviewer.domain.report import Own
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services.applying import Register

LABEL = N_("municipality {letter}")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def labels(found: Register, translate: Translate) -> Mapping[str, str]:
    """Return the label of each municipality by what it is called here; those as large go by their oldest application.

    The order is that of the file, so the same applications give the same labels.
    """
    oldest: dict[str, str] = {}
    for row in found.rows:
        if row.place is not None:
            known = oldest.setdefault(row.place.shown, row.application.id)
            oldest[row.place.shown] = min(known, row.application.id)
    named = [group for group in found.by_municipality if group.key]
    named.sort(key=lambda group: (-group.totals.applicants, -group.totals.applications, oldest[group.key]))
    return {
        group.key: Own(translate(LABEL).format(letter=letter)) for group, letter in zip(named, _letters(), strict=False)
    }


def _letters() -> Iterable[str]:
    """Yield A to Z, then AA, AB and so on."""
    yield from _LETTERS
    yield from (f"{first}{second}" for first in _LETTERS for second in _LETTERS)
    yield from (f"{first}{second}{third}" for first in _LETTERS for second in _LETTERS for third in _LETTERS)
