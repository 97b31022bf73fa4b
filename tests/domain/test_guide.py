"""The guide as a thing to find one's way in, and the two that are shipped."""

import pytest

from interviewer.domain.condition_words import in_words
from interviewer.domain.guide import Bound, FollowUp, Guide, YesNo
from interviewer.services import guiding

MOTEPLASS = guiding.show("moteplass")
KARTLEGGING = guiding.show("kartlegging")
ROMAN = ("i", "ii", "iii", "iv")
LETTERED = {  # section: letter -> how many roman follow-ups, as in appendix 3
    1: {"a": 0, "b": 0, "c": 0},
    2: {"a": 0, "b": 2, "c": 0, "d": 0, "e": 0, "f": 2, "g": 0, "h": 4, "i": 1},
    3: {"a": 1, "b": 0, "c": 0, "d": 0, "e": 2, "f": 3},
    4: {"a": 0, "b": 0, "c": 1, "d": 1, "e": 2, "f": 2},
    5: {"a": 2, "b": 0, "c": 0, "d": 2},
    6: {"a": 0, "b": 3, "c": 3},
    7: {"a": 0, "b": 1, "c": 4, "d": 0, "e": 0, "f": 0},
}
CONDITIONS = {
    "2/f/i": [("2/f", "yes")],
    "2/f/ii": [("2/f", "no")],
    "2/h/ii": [("fact:politikere_deltar", "yes")],
    "2/h/iii": [("fact:ungdom_deltar", "yes"), ("fact:ungdom_deltar", "no")],
    "3/e/ii": [("3/e/i", "yes")],
    "4/e/i": [("4/e", "yes")],
    "4/e/ii": [("4/e", "no")],
    "4/f/i": [("4/f", "yes")],
    "4/f/ii": [("4/f", "no")],
    "5/a/i": [("5/a", "no")],
    "5/d/i": [("5/d", "yes")],
    "5/d/ii": [("5/d", "no")],
    "6/b/i": [("6/b", "yes")],
    "6/b/ii": [("6/b", "yes")],
    "6/b/iii": [("6/b", "yes")],
    "6/c/i": [("6/c", "yes")],
    "7/c/i": [("7/c", "yes")],
    "7/c/ii": [("7/c", "yes")],
    "7/c/iii": [("7/c", "no")],
}


def follow_up(guide: Guide, reference: str) -> FollowUp:
    place = guide.find(reference)
    assert place is not None
    assert place.follow_up is not None
    return place.follow_up


def test_the_moteplass_guide_has_the_structure_of_appendix_3() -> None:
    expected = [
        (f"{section}/{letter}", *(f"{section}/{letter}/{roman}" for roman in ROMAN[:count]))
        for section, letters in LETTERED.items()
        for letter, count in letters.items()
    ]
    assert [place.path for place in MOTEPLASS.places()] == [path for group in expected for path in group]
    assert len(MOTEPLASS.sections) == 7
    assert sum(place.follow_up is None for place in MOTEPLASS.places()) == 37
    assert sum(place.follow_up is not None for place in MOTEPLASS.places()) == 36
    assert {section.label for section in MOTEPLASS.sections} == {""}


def test_the_moteplass_guide_has_exactly_the_conditions_of_appendix_3() -> None:
    def target(on: str) -> str:
        place = MOTEPLASS.place(on)
        return place.path if place else on

    assert {
        place.path: [(target(branch.on), branch.outcome.value) for branch in place.follow_up.condition]
        for place in MOTEPLASS.places()
        if place.follow_up and place.follow_up.condition
    } == CONDITIONS


def test_case_clock_and_person_are_shown_and_not_asked() -> None:
    bound = {place.path: place.question.bound for place in MOTEPLASS.places() if place.question.bound}
    assert bound == {"1/a": Bound.CASE, "1/b": Bound.CLOCK, "1/c": Bound.PERSON}
    assert len(MOTEPLASS.to_ask()) == 70


def test_the_kartlegging_guide_has_the_structure_of_appendix_4() -> None:
    labels = [question.label for section in KARTLEGGING.sections for question in section.questions]
    assert labels == ["1", "2", "3", "4", "5", "6", "", "8", "9", "10"]
    below = [place.item.label for place in KARTLEGGING.places() if place.follow_up]
    letters = {"1": "ab", "2": "abcde", "3": "abcde", "4": "ab", "5": "ab", "9": "abc", "10": "abcd"}
    assert below == [number + letter for number, each in letters.items() for letter in each]
    assert len(below) == 23
    assert [len(section.questions) for section in KARTLEGGING.sections] == [9, 1]


@pytest.mark.parametrize(
    ("guide", "reference", "path"),
    [
        (MOTEPLASS, "2/f/ii", "2/f/ii"),
        (MOTEPLASS, "2 F ii", "2/f/ii"),
        (MOTEPLASS, "2f ii", "2/f/ii"),
        (MOTEPLASS, "2fii", "2/f/ii"),
        (MOTEPLASS, "rekruttering.opplaering.behov", "2/f/ii"),
        (MOTEPLASS, "2i", "2/i"),
        (MOTEPLASS, "2 i i", "2/i/i"),
        (KARTLEGGING, "1/1/a", "1/1/1a"),
        (KARTLEGGING, "1/1/1a", "1/1/1a"),
        (KARTLEGGING, "1a", "1/1/1a"),
        (KARTLEGGING, "1/7", "1/7"),
        (KARTLEGGING, "7", "1/7"),
        (KARTLEGGING, "2/10", "2/10"),
        (KARTLEGGING, "2/10/d", "2/10/10d"),
        (KARTLEGGING, "10 d", "2/10/10d"),
    ],
)
def test_an_item_is_found_as_people_write_its_place(guide: Guide, reference: str, path: str) -> None:
    place = guide.find(reference)
    assert place is not None
    assert place.path == path


@pytest.mark.parametrize("reference", ["", "/", "a", "i", "8/a", "2/f/iii", "nothing"])
def test_a_place_that_is_not_there_or_not_clear_is_not_guessed(reference: str) -> None:
    assert MOTEPLASS.find(reference) is None


def test_every_path_and_every_short_name_leads_back_to_its_item() -> None:
    for guide in (MOTEPLASS, KARTLEGGING):
        for place in guide.places():
            assert guide.find(place.path) == guide.find(place.short) == guide.find(place.key) == place


def test_a_number_that_runs_through_the_guide_is_said_as_it_is_printed() -> None:
    assert [place.short for place in KARTLEGGING.places()][:3] == ["1", "1a", "1b"]
    lettered = [place.short for place in MOTEPLASS.places()]
    assert "2 f ii" in lettered


@pytest.mark.parametrize("said", [None, YesNo.BOTH, YesNo.UNSURE])
def test_silence_both_and_unsure_dim_nothing(said: YesNo | None) -> None:
    answers = {"rekruttering.opplaering": said} if said else {}
    assert not follow_up(MOTEPLASS, "2/f/i").dimmed(answers)
    assert not follow_up(MOTEPLASS, "2/f/ii").dimmed(answers)


def test_yes_dims_the_branch_for_no_and_the_other_way_round() -> None:
    for said, dimmed, normal in ((YesNo.YES, "2/f/ii", "2/f/i"), (YesNo.NO, "2/f/i", "2/f/ii")):
        assert follow_up(MOTEPLASS, dimmed).dimmed({"rekruttering.opplaering": said})
        assert not follow_up(MOTEPLASS, normal).dimmed({"rekruttering.opplaering": said})


def test_alternatives_on_both_outcomes_of_a_fact_are_never_dimmed() -> None:
    for said in YesNo:
        assert not follow_up(MOTEPLASS, "2/h/iii").dimmed({"fact:ungdom_deltar": said})


def test_a_question_tells_which_facts_are_to_be_noted_each_once() -> None:
    place = MOTEPLASS.find("2h")
    assert place is not None
    assert place.question.facts == ("politikere_deltar", "ungdom_deltar")


def test_a_fact_that_does_not_hold_dims_what_hangs_on_it() -> None:
    assert follow_up(MOTEPLASS, "2/h/ii").dimmed({"fact:politikere_deltar": YesNo.NO})
    assert not follow_up(MOTEPLASS, "2/h/ii").dimmed({"fact:politikere_deltar": YesNo.YES})


def test_a_follow_up_can_hang_on_the_one_before_it() -> None:
    item = follow_up(MOTEPLASS, "3/e/ii")
    assert item.dimmed({"moteplassen.egne_saker.vanskelig": YesNo.NO})
    assert not item.dimmed({"moteplassen.egne_saker": YesNo.NO})


def test_a_condition_is_said_in_words() -> None:
    def words(path: str) -> str:
        place = MOTEPLASS.find(path)
        assert place is not None
        return in_words(MOTEPLASS, place, str)

    assert words("2/f/ii") == "if no"
    assert words("3/e/ii") == "if yes to 3 e i"
    assert words("2/h/ii") == "if politikere er med i møteplassen"
    assert words("2/h/iii") == ""
    assert words("2/a") == ""
