"""Names that another laptop deleted, and that this one's key still holds: they go once that key is open.

What the analysis here says of them goes first, as it did there: afterwards nobody could tell.
"""

from interviewer.domain import register
from interviewer.services import sweeping, times
from interviewer.services.study import Study
from interviewer.storage import erasing, persons

SCOPE = "purged"
"""Under what an erasure of names is kept in the log."""


def catch_up(study: Study) -> None:
    """Delete the names that are still here of whoever was purged elsewhere."""
    if study.key is None or study.read_only:
        return
    held = persons.contacts(study.key)
    left = [one for one in persons.all_of(study.data) if one.purged and one.id in held]
    if left:
        ids = [one.id for one in left]
        trace = sweeping.Trace(tuple(ids), tuple(register.of_person(one.pseudonym, held[one.id]) for one in left))
        with study.deed() as deed:
            in_key, in_data = (sweeping.sweep(study, db, trace, deed) for db in (study.key, study.data))
            erasing.erase_whole(study.key, ids, SCOPE, study.me, times.now(), deed, (), in_key)
            if in_data:
                erasing.erase_whole(study.data, (), SCOPE, study.me, times.now(), deed, (), in_data)
        for db in (study.key, study.data) if in_data else (study.key,):
            erasing.scrub(db)
