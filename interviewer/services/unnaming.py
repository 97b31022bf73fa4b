"""Names that another laptop deleted, and that this one's key still holds: they go once that key is open."""

from interviewer.services import times
from interviewer.services.study import Study
from interviewer.storage import erasing, persons

SCOPE = "purged"
"""Under what an erasure of names is kept in the log."""


def catch_up(study: Study) -> None:
    """Delete the names that are still here of whoever was purged elsewhere."""
    if study.key is None or study.read_only:
        return
    held = persons.contacts(study.key)
    left = [one.id for one in persons.all_of(study.data) if one.purged and one.id in held]
    if left:
        with study.deed() as deed:
            erasing.erase_whole(study.key, left, SCOPE, study.me, times.now(), deed)
        erasing.scrub(study.key)
