"""Merging at the log: random histories against a plain model, and the shapes that histories seldom take."""

import time
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from interviewer.domain.event import Edit, Event, commit_to
from interviewer.domain.identity import new_id
from interviewer.storage import chains, clock, heads, log, nodes, verification
from interviewer.storage.chains import Broken
from interviewer.storage.driver import IntegrityError
from interviewer.storage.merges import Merge
from tests import histories
from tests.histories import Laptop, Team


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = histories.new_team(tmp_path, 5)
    yield made
    for laptop in made.laptops:
        laptop.close()


def _note(team: Team, number: int = 0) -> tuple[histories.Place, str, str]:
    return team.places()[number]


class Histories(RuleBasedStateMachine):
    """Laptops that write, strike, erase, merge and are copied; what stands is what the model says, everywhere."""

    folder: Path

    @initialize(laptops=st.integers(2, 4), seed=st.integers(0, 2**32))
    def begin(self, laptops: int, seed: int) -> None:
        self._random = Random(seed)
        self._team = histories.new_team(self.folder / new_id(), laptops)

    @rule(times=st.integers(1, 6))
    def something_happens(self, times: int) -> None:
        for _time in range(times):
            histories.step(self._team, self._random)

    @rule()
    def every_order_gives_one_digest(self) -> None:
        numbers = list(range(len(self._team.laptops)))
        found = set()
        for build in (histories.merged, histories.merged, histories.merged_in_halves):
            order = self._random.sample(numbers, len(numbers))
            target = build(self._team, order)
            assert target.standing() == target.model.standing()
            assert verification.verify(target.db).findings == ()
            found.add(target.digest())
            for other in self._team.laptops:
                assert target.take(other).events == 0
            found.add(target.digest())
            target.close()
        assert len(found) == 1

    @invariant()
    def what_stands_is_what_the_model_says(self) -> None:
        for laptop in self._team.laptops:
            assert laptop.standing() == laptop.model.standing()

    def teardown(self) -> None:
        for laptop in self._team.laptops:
            laptop.close()


def test_histories_in_any_order_add_up_to_what_the_model_says(tmp_path: Path) -> None:
    machine = type("Here", (Histories,), {"folder": tmp_path})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=20, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_all_120_orders_of_five_laptops_that_edited_the_same_answers_give_one_digest(team: Team) -> None:
    random = Random(7)
    for laptop in team.laptops:
        for place, person, consent in team.places()[:4]:
            laptop.write(place, random.choice(histories.WORDS), person, consent)
    digests = set()
    for order in permutations(range(5)):
        target = histories.merged(team, list(order))
        digests.add(target.digest())
        for number in order:
            assert target.take(team.laptops[number]).events == 0
        digests.add(target.digest())
        target.close()
        target.path.unlink()
    assert len(digests) == 1


def test_the_same_words_on_two_laptops_are_no_conflict(team: Team) -> None:
    first, second, *_others = team.laptops
    place, person, consent = _note(team)
    first.write(place, "ja", person, consent)
    second.write(place, "ja", person, consent)
    assert first.take(second).conflicts == 0
    second.write(place, "nei", person, consent)
    assert first.take(second).conflicts == 1


def test_an_edit_of_what_was_seen_is_no_conflict(team: Team) -> None:
    first, second, *_others = team.laptops
    place, person, consent = _note(team)
    first.write(place, "ja", person, consent)
    second.take(first)
    second.write(place, "nei", person, consent)
    assert first.take(second).conflicts == 0
    assert first.standing()[place] == {"nei"}


def test_a_stale_laptop_revives_nobody_who_was_erased(team: Team) -> None:
    lead, stale, *_others = team.laptops
    place, person, consent = _note(team)
    lead.write(place, "ordet som skal bort", person, consent)
    stale.take(lead)
    stale.write(place, "skrevet uten å vite det", person, consent)
    lead.erase(person)
    taken = lead.take(stale)
    assert taken.erased == 1
    assert place not in lead.standing()
    assert lead.db.execute("SELECT count(*) FROM event WHERE subject = ?", [person]).fetchone() == (0,)
    assert verification.verify(lead.db).findings == ()
    stale.take(lead)
    assert place not in stale.standing()
    assert stale.digest() == lead.digest()


def test_a_struck_passage_stays_gone_and_what_comes_after_it_stays(team: Team) -> None:
    lead, stale, *_others = team.laptops
    place, person, consent = _note(team)
    lead.write(place, "navnet er Fabelmann", person, consent)
    stale.take(lead)
    stale.write(place, "navnet er Fabelmann, sa hun", person, consent)
    lead.strike(place, person, consent)
    lead.write(place, "tidligere leder", person, consent)
    lead.take(stale)
    assert lead.standing()[place] == {"tidligere leder"}
    stale.take(lead)
    assert stale.standing()[place] == {"tidligere leder"}
    assert stale.db.execute("SELECT count(*) FROM event WHERE val LIKE '%Fabelmann%'").fetchone() == (0,)


def test_two_who_strike_the_same_answer_unseen_lose_both_and_can_write_on(team: Team) -> None:
    first, second, *_others = team.laptops
    place, person, consent = _note(team)
    first.write(place, "det hun sa", person, consent)
    second.take(first)
    first.strike(place, person, consent)
    second.strike(place, person, consent)
    first.take(second)
    assert place not in first.standing()
    first.write(place, "skrevet på nytt", person, consent)
    second.take(first)
    assert second.standing()[place] == first.standing()[place] == {"skrevet på nytt"}


def test_both_copies_of_a_laptop_are_kept_and_it_writes_under_a_new_name(team: Team, tmp_path: Path) -> None:
    lead, copied, *_others = team.laptops
    twin = copied.twin(tmp_path / "twin")
    place, person, consent = _note(team)
    copied.write(place, "på den ene", person, consent)
    twin.write(place, "på den andre", person, consent)
    lead.take(copied)
    assert lead.take(twin).forked
    assert lead.standing()[place] == {"på den ene", "på den andre"}
    assert verification.verify(lead.db).findings == ()
    before = nodes.own(twin.db)
    twin.take(lead)
    assert nodes.own(twin.db) != before
    assert twin.standing() == lead.standing()
    twin.close()


def _broken(target: Laptop, source: Laptop) -> str:
    before = target.digest()
    with pytest.raises(Broken) as caught, log.transaction(target.db):
        Merge(target.db, source.db).run()
    assert target.digest() == before
    return caught.value.what


def _forge(laptop: Laptop, sql: str) -> None:
    for (name,) in laptop.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        laptop.db.execute(f"DROP TRIGGER {name}")
    laptop.db.execute(sql)


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE event SET val = '\"forfalsket\"' WHERE kind = 'answer'", "altered"),
        ("UPDATE event SET hlc = '0000000000000-00000' WHERE kind = 'answer'", "altered"),
        ("UPDATE event SET kind = 'person', subject = NULL, consent = NULL WHERE kind = 'answer'", "altered"),
        ("DELETE FROM event WHERE kind = 'member' AND n = 1 AND node = 2", "lacks"),
        ("UPDATE event SET n = n + 1 WHERE kind = 'answer'", "lacks"),
        ("UPDATE node SET public_key = '00' WHERE id = 1", "public key"),
        ("UPDATE node SET person = 'En annen' WHERE uuid IN (SELECT item FROM member)", "another name"),
    ],
)
def test_a_forged_log_is_refused_and_changes_nothing(team: Team, sql: str, what: str) -> None:
    target, forger, *_others = team.laptops
    place, person, consent = _note(team)
    forger.write(place, "ja", person, consent)
    _forge(forger, sql)
    assert what in _broken(target, forger)


def test_words_under_a_consent_that_nobody_gave_are_refused(team: Team) -> None:
    target, forger, *_others = team.laptops
    _forge(forger, "SELECT 1")
    place, person, _consent = _note(team)
    log.append(forger.db, [Edit("answer", place[0], "note", "uten lov", place[1], person, new_id())])
    before = target.digest()
    with pytest.raises(IntegrityError, match="consent missing"), log.transaction(target.db):
        Merge(target.db, forger.db).run()
    assert target.digest() == before


def test_a_kind_of_a_later_version_is_refused_by_name(team: Team) -> None:
    target, other, *_others = team.laptops
    _forge(other, "SELECT 1")
    number, uuid = nodes.own(other.db)
    n, prev = log.last(other.db, number)
    event = Event(
        1, log.project_id(other.db), uuid, n + 1, prev, new_id(), "", "shape", None, None, clock.tick(other.db),
        "dream", new_id(), (), commit_to("", '"x"'),
    )  # fmt: skip
    other.db.execute(
        "INSERT INTO event (node, n, v, prev, hash, commitment, agg, item, field, hlc, kind, deed, val, salt)"
        " VALUES (?, ?, 1, ?, ?, ?, ?, '', 'shape', ?, 'dream', ?, '\"x\"', '')",
        [number, event.n, prev, event.hash(), event.commitment, event.agg, event.hlc, event.deed],
    )
    assert "kind this version does not know" in _broken(target, other)


def test_a_clock_two_days_ahead_is_taken_in_and_flagged_and_does_not_pull_the_own_clock(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, wrong, *_others = team.laptops
    place, person, consent = _note(team)
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() + 2 * 24 * 3600 * 10**9)
    wrong.write(place, "ja", person, consent)
    monkeypatch.setattr(time, "time_ns", real)
    taken = lead.take(wrong)
    assert taken.ahead == (nodes.own(wrong.db)[1],)
    assert lead.standing()[place] == {"ja"}
    assert not clock.far_ahead(clock.tick(lead.db), real() // 1_000_000)
    lead.write(place, "nei", person, consent)
    assert lead.standing()[place] == {"nei"}


def test_what_is_written_after_a_merge_has_a_later_stamp_than_everything_merged(team: Team) -> None:
    lead, other, *_others = team.laptops
    place, person, consent = _note(team)
    for number in range(clock.LOOK_BACK + 50):
        other.write((person, "", "role"), f"rolle {number}")
    other.write(place, "ja", person, consent)
    lead.take(other)
    lead.write(place, "nei", person, consent)
    (latest,) = lead.db.execute("SELECT max(hlc) FROM event").fetchone()
    head = heads.shown(lead.db, *place)
    assert head is not None
    assert lead.db.execute("SELECT hlc FROM event WHERE hash = ?", [heads.hash_of(lead.db, head)]).fetchone() == (
        latest,
    )


def test_words_that_were_kept_from_a_laptop_come_in_when_they_are_sent_after_all(team: Team) -> None:
    lead, member, *_others = team.laptops
    place, person, consent = _note(team)
    lead.write(place, "ja", person, consent)
    lead.write((person, "", "role"), "leder")
    full = lead.twin(lead.path.with_name("full"))
    _forge(lead, "INSERT INTO stub SELECT node, n, prev, hash, commitment, 0 FROM event WHERE kind = 'answer'")
    lead.db.execute("DELETE FROM event WHERE kind = 'answer'")
    member.take(lead)
    assert (place in member.standing(), member.standing()[(person, "", "role")]) == (False, {"leder"})
    assert verification.verify(member.db).findings == ()
    assert member.take(full).events == 1
    assert member.standing()[place] == {"ja"}
    assert verification.verify(member.db).findings == ()
    assert member.db.execute("SELECT count(*) FROM stub").fetchone() == (0,)
    full.close()


def test_every_chain_of_every_laptop_verifies_after_merging_all(team: Team) -> None:
    random = Random(3)
    for _time in range(40):
        histories.step(team, random)
    target = histories.merged(team, list(range(len(team.laptops))))
    for chain in chains.all_of(target.db):
        assert sum(1 for _link in chains.checked(target.db, chain)) > 0
    target.close()
