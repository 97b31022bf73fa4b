"""The snowball: waves, rings of proposals, the largest start, and places in the picture."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interviewer.domain import snowball
from interviewer.domain.snowball import COLUMN, ROW, Arrangement, Proposed


def _people(*pairs: tuple[str, str | None]) -> list[Proposed]:
    return [Proposed(one, by) for one, by in pairs]


def test_waves_are_counted_from_the_start() -> None:
    grown = snowball.grown(_people(("c", "b"), ("a", None), ("b", "a"), ("d", None)))
    assert {one: node.wave for one, node in grown.nodes.items()} == {"a": 0, "b": 1, "c": 2, "d": 0}
    assert [node.id for node in grown.starts] == ["a", "d"]
    assert [node.id for node in grown.under("a")] == ["a", "b", "c"]
    assert grown.nodes["a"].below == ("b",)


def test_a_proposer_who_is_gone_makes_a_start() -> None:
    assert snowball.grown(_people(("a", "gone"), ("b", "b"))).nodes["a"].above is None


def test_a_ring_of_proposals_is_cut_before_the_first_of_it_and_told() -> None:
    grown = snowball.grown(_people(("x", "c"), ("a", "c"), ("b", "a"), ("c", "b")))
    assert grown.nodes["a"].above is None
    assert [one for one, node in grown.nodes.items() if node.rings] == ["a"]
    assert {one: node.wave for one, node in grown.nodes.items()} == {"a": 0, "b": 1, "c": 2, "x": 3}


def test_the_largest_start_is_the_one_most_informants_go_back_to() -> None:
    people = [
        Proposed("a", informant=True), Proposed("b", "a"), Proposed("c", "b", informant=True), Proposed("d"),
        Proposed("e", "d", informant=True),
    ]  # fmt: skip
    share = snowball.largest(snowball.grown(people))
    assert share is not None
    assert (share.start, share.informants, share.of) == ("a", 2, 3)
    assert snowball.largest(snowball.grown([Proposed("a")])) is None


@given(some.lists(some.integers(0, 40), max_size=40), some.sampled_from(Arrangement))
def test_whoever_proposed_whom_everybody_stands_once_and_nobody_on_another(
    proposers: list[int], arrangement: Arrangement
) -> None:
    people = [Proposed(str(one), str(by), network=str(by % 3 or "")) for one, by in enumerate(proposers)]
    grown = snowball.grown(people)
    assert set(grown.nodes) == {one.id for one in people}
    seen: set[str] = set()
    for one, node in grown.nodes.items():
        assert node.above is None or (node.above in seen and grown.nodes[node.above].wave == node.wave - 1)
        seen.add(one)
    picture = snowball.drawn(grown, arrangement)
    places = list(picture.places.values())
    assert len(places) == len(people)
    for number, (x, y) in enumerate(places):
        assert 0 <= x <= picture.width
        assert 0 <= y <= picture.height
        assert not any(abs(x - left) < COLUMN / 2 and abs(y - high) < ROW - 1 for left, high in places[number + 1 :])


def test_five_hundred_have_the_shape_of_a_screen() -> None:
    dice = random.Random(1)
    people = [Proposed(str(one), str(dice.randrange(one)) if one % 9 else None) for one in range(500)]
    grown = snowball.grown(people)
    for arrangement in Arrangement:
        picture = snowball.drawn(grown, arrangement)
        assert 0.4 < picture.width / picture.height < 4


def test_the_headings_say_how_many_stand_below() -> None:
    grown = snowball.grown([Proposed("a", None, "koret"), Proposed("b", "a"), Proposed("c", "a", "koret")])
    waves = snowball.drawn(grown).headings
    assert [(each.wave, each.count) for each in waves] == [(0, 1), (1, 2)]
    networks = snowball.drawn(grown, Arrangement.NETWORKS).headings
    assert [(each.network, each.count) for each in networks] == [("koret", 2), ("", 1)]


@pytest.mark.parametrize("arrangement", Arrangement)
def test_arrows_reach_everybody(arrangement: Arrangement) -> None:
    people = [
        Proposed("a"), Proposed("b", "a", "x"), Proposed("c", "a"), Proposed("d", "c", "y"), Proposed("e", None, "x"),
    ]  # fmt: skip
    grown = snowball.grown(people)
    picture = snowball.drawn(grown, arrangement)
    reached, waiting = {"a"}, ["a"]
    while waiting:
        here = waiting.pop()
        for step in ("left", "right", "up", "down"):
            there = snowball.beside(grown, picture, here, step)
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == set(grown.nodes)
    assert snowball.beside(grown, picture, "b", "left") == "a"
    assert snowball.beside(grown, picture, "d", "right") == "d"


def test_nobody_makes_an_empty_picture() -> None:
    assert snowball.drawn(snowball.grown(())).places == {}
