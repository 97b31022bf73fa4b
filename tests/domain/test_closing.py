from interviewer.domain.answer import Answer, Parked, Status
from interviewer.domain.closing import must_ask, remaining, said
from interviewer.domain.guide import Bound, Condition, FollowUp, Guide, Question, Section, YesNo

GUIDE = Guide(
    "g",
    "1",
    "G",
    "nb",
    (
        Section("s", "", "S", (Question("who", "a", "Hvem?", bound=Bound.PERSON),)),
        Section(
            "t",
            "",
            "T",
            (
                Question("one", "a", "En?"),
                Question(
                    "two",
                    "b",
                    "To?",
                    must_ask=True,
                    follow_ups=(
                        FollowUp("two.yes", "i", "Hvorfor?", (Condition("two", YesNo.YES),)),
                        FollowUp("two.fact", "ii", "Sammen?", (Condition("fact:many", YesNo.YES),)),
                    ),
                ),
            ),
        ),
    ),
)


def keys(places: object) -> list[str]:
    return [place.key for place in places]  # type: ignore[attr-defined]


def test_must_ask_comes_first_and_bound_questions_never() -> None:
    left = remaining(GUIDE, {}, ())
    assert keys(left.must) == ["two"]
    assert keys(left.others) == ["one", "two.yes", "two.fact"]
    assert not left.nothing


def test_a_follow_up_that_the_answer_ruled_out_is_not_left() -> None:
    left = remaining(GUIDE, {"two": Answer("two", "p", yes_no=YesNo.NO)}, (), {"many": YesNo.NO})
    assert keys(left.must) == []
    assert keys(left.others) == ["one"]


def test_not_relevant_and_answered_elsewhere_are_settled() -> None:
    answers = {
        "one": Answer("one", "p", chosen=Status.NOT_RELEVANT),
        "two": Answer("two", "p", chosen=Status.ELSEWHERE, elsewhere="one"),
    }
    assert keys(remaining(GUIDE, answers, ()).must) == []
    assert "one" not in keys(remaining(GUIDE, answers, ()).others)


def test_themes_one_came_back_to_are_not_left() -> None:
    parked = (Parked("1", "one", "budsjett"), Parked("2", "one", "lokale", done=True))
    assert [theme.text for theme in remaining(GUIDE, {}, parked).parked] == ["budsjett"]


def test_what_conditions_look_at_is_items_and_facts() -> None:
    heard = said({"two": Answer("two", "p", yes_no=YesNo.BOTH)}, {"many": YesNo.YES})
    assert heard == {"two": YesNo.BOTH, "fact:many": YesNo.YES}


def test_only_questions_must_be_asked() -> None:
    assert [must_ask(place) for place in GUIDE.places()] == [False, False, True, False, False]
