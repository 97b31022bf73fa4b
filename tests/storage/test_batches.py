"""Many edits at once are the same events, heads and rows as one after the other, and all of them or none."""

import pytest

from interviewer.domain.event import Edit
from interviewer.domain.identity import new_id
from interviewer.services import verifying
from interviewer.services.study import Study
from interviewer.storage import batches, derived, heads, log, tombstones, touched
from interviewer.storage.log import append
from interviewer.storage.tombstones import Tombstone


class Stopped(Exception):
    """Somebody pressed cancel."""


def _types(*values: str, case: str = "") -> list[Edit]:
    return [Edit("case_", case or new_id(), "type", value) for value in values]


def test_every_event_names_the_one_before_and_the_tables_follow(study: Study) -> None:
    assert batches.append(study.data, _types("råd", "utvalg", "forum"), "d") == 3
    append(study.data, _types("etterpå"), "e")
    rows = study.data.execute("SELECT n, prev, hash, hlc FROM event ORDER BY seq").fetchall()
    assert [prev for _n, prev, _hash, _hlc in rows[1:]] == [hash_ for _n, _prev, hash_, _hlc in rows[:-1]]
    assert [n for n, *_others in rows] == list(range(1, len(rows) + 1))
    assert len({hlc for *_others, hlc in rows}) == len(rows)
    assert [hlc for *_others, hlc in rows] == sorted(hlc for *_others, hlc in rows)
    assert derived.contents(study.data) == derived.expected(study.data)
    assert verifying.verify(study).ok


def test_a_field_edited_twice_in_one_batch_says_the_last(study: Study) -> None:
    case = new_id()
    append(study.data, _types("først", case=case), "d")
    assert batches.append(study.data, _types("råd", "utvalg", "utvalg", case=case), "e") == 2
    assert len(heads.leaves(study.data, case, "", "type")) == 1
    assert study.data.execute("SELECT type FROM case_ WHERE agg = ?", [case]).fetchone() == ("utvalg",)
    assert derived.contents(study.data) == derived.expected(study.data)
    assert verifying.verify(study).ok


def test_what_changes_nothing_is_no_event(study: Study) -> None:
    case = new_id()
    append(study.data, _types("råd", case=case), "d")
    before = log.reach(study.data)
    assert batches.append(study.data, _types("råd", case=case), "e") == 0
    assert log.reach(study.data) == before


def test_a_cancelled_batch_leaves_nothing(study: Study) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Stopped

    before = log.reach(study.data)
    with pytest.raises(Stopped):
        batches.append(study.data, _types("råd", "utvalg", "forum"), "d", stop)
    assert log.reach(study.data) == before
    assert study.data.execute("SELECT count(*) FROM case_").fetchone() == (0,)


def test_what_is_written_where_all_is_erased_descends_from_the_event_that_was_kept(study: Study) -> None:
    """So it is no part of what was erased, whatever is merged later."""
    case = new_id()
    (event,) = append(study.data, _types("råd", case=case), "d")
    keep = heads.hash_of(study.data, event)
    with log.transaction(study.data):
        touched.start(study.data)
        for stone in (Tombstone(subject=case), Tombstone(agg=case, field="type", keep=keep)):
            tombstones.put(study.data, stone, "2026-01-01T00:00:00+00:00")
            tombstones.bury(study.data, stone)
        touched.settle(study.data)
    batches.append(study.data, _types("utvalg", case=case), "e")
    (parent,) = study.data.execute("SELECT parent_n FROM parent ORDER BY node DESC, n DESC LIMIT 1").fetchall()
    assert parent == (event[1],)
