"""Following another laptop in what it erased for good: the researchers' texts of this one are swept clean as well.

That has to be told before its log comes in: with it the names and the words go here, and nothing could tell any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.domain.withdrawal import Scope
from interviewer.services import masking_own_work, sweeping, times, tracing, uniting
from interviewer.services.study import Study
from interviewer.services.sweeping import Trace
from interviewer.storage import erasing, heads, own_work, persons, tombstones
from interviewer.storage.driver import Database
from interviewer.storage.own_work import Written


@dataclass(frozen=True, slots=True)
class Before:
    """What has to be known of this laptop before another's log comes in.

    ``left`` is what those leave here whom the other erases; ``swept`` what stands here where something was erased.
    """

    left: Trace | None = None
    swept: tuple[Written, ...] = ()


def before(study: Study, source: Database) -> Before:
    """Return what :func:`follow` has to know; ``source`` is the other laptop's file."""
    stones = tombstones.all_of(study.data)
    places = {(stone.agg, stone.item, stone.field) for stone in stones if not stone.subject}
    swept = tuple(each for each in own_work.standing(study.data) if each.place in places) if places else ()
    going = sorted(erasing.gone_whole(source) - {stone.subject for stone in stones})
    if not going:
        return Before(None, swept)
    called = {one.id: one.pseudonym for one in persons.all_of(study.data)}
    entries = (each for one in going for each in tracing.entries_called(study, called.get(one, ""), [one]))
    return Before(sweeping.trace(study, going, entries), swept)


def follow(study: Study, known: Before) -> None:
    """Sweep this laptop's analysis after the merge, put pseudonyms for names that came with it, and unite codes."""
    with study.deed() as deed:
        _bring_back(study, known.swept, deed)
        if known.left is not None:
            _sweep(study, known.left, deed)
        masking_own_work.mask_all(study, deed)
        uniting.unite(study, deed)


def _sweep(study: Study, left: Trace, deed: str) -> None:
    in_key = sweeping.sweep(study, study.key, left, deed) if study.key is not None else ()
    in_data = sweeping.sweep(study, study.data, left, deed)
    for db, places in ((study.key, in_key), (study.data, in_data)):
        if db is not None and places:
            erasing.erase_before(db, (), Scope.ALL.value, study.me, times.now(), deed, places)


def _bring_back(study: Study, swept: Iterable[Written], deed: str) -> None:
    """Write once more what was swept on both laptops: each kept its own, and the other took that for history."""
    gone = {stone.subject for stone in tombstones.all_of(study.data)}
    for each in swept:
        if heads.shown(study.data, *each.place) is None and not {each.agg, each.subject or each.agg} & gone:
            own_work.write(study.data, each, deed)
