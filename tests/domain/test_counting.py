"""Counting: never a no for what was not raised, always a denominator, and sentences in three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain import count_sentences, counting
from interviewer.domain.answer import Status
from interviewer.domain.counting import (
    NO,
    NOT_RAISED,
    NOT_RELEVANT,
    UNDECIDED,
    UNSURE,
    VALUES,
    YES,
    Heard,
    Row,
    Subject,
)
from interviewer.domain.guide import YesNo

HEARD = st.builds(Heard, st.just("i"), st.none() | st.sampled_from(YesNo), st.sampled_from(Status))
ROWS = st.lists(
    st.builds(
        Row, st.just("u"), st.just("I-1"), st.sampled_from((*VALUES, NOT_RAISED, NOT_RELEVANT, UNDECIDED)),
        st.sampled_from(("", *VALUES, NOT_RAISED, NOT_RELEVANT, "et eldre ord")), st.booleans(),
    )
)  # fmt: skip


@given(st.lists(HEARD, max_size=5))
def test_nothing_is_a_no_unless_somebody_said_no(heard: list[Heard]) -> None:
    value = counting.proposed(counting.of_answer(each) for each in heard)
    if value == NO:
        assert any(each.said is YesNo.NO for each in heard)
        assert not any(each.said is YesNo.YES for each in heard)
    if not any(each.status.raised or each.said for each in heard):
        assert value in (NOT_RAISED, NOT_RELEVANT)


@given(ROWS)
def test_every_unit_is_counted_once_and_only_the_decided_have_a_value(rows: list[Row]) -> None:
    found = counting.totals(rows)
    assert found.units == len(rows)
    assert found.denominator == found.units - found.not_raised - found.not_relevant
    confirmed = [row for row in rows if row.decided in VALUES and not row.stale and row.proposed != NOT_RAISED]
    assert sum(found.values.values()) == len(confirmed)


@given(ROWS)
def test_what_was_not_raised_has_no_value_whatever_somebody_once_decided(rows: list[Row]) -> None:
    silent = [row for row in rows if row.proposed == NOT_RAISED]
    assert all(row.value in (NOT_RAISED, NOT_RELEVANT) for row in silent)
    assert counting.totals(silent).denominator == 0


def test_words_without_a_note_are_for_a_person_to_decide() -> None:
    assert counting.of_answer(Heard("i", None, Status.ANSWERED)) == UNDECIDED
    assert counting.of_answer(Heard("i", YesNo.BOTH, Status.ANSWERED)) == UNDECIDED


def test_informants_who_disagree_leave_their_case_undecided_and_silence_outvotes_nobody() -> None:
    assert counting.proposed([YES, NO]) == UNDECIDED
    assert counting.proposed([YES, NOT_RAISED, NOT_RELEVANT]) == YES
    assert counting.proposed([NOT_RAISED, NOT_RELEVANT]) == NOT_RELEVANT


def _totals(**values: int) -> counting.Totals:
    named = {"yes": YES, "no": NO, "unsure": UNSURE}
    given_ = {named[name]: count for name, count in values.items() if name in named}
    return counting.Totals(
        {value: given_.get(value, 0) for value in VALUES}, values.get("undecided", 0), values.get("not_raised", 0),
        values.get("not_relevant", 0),
    )  # fmt: skip


TOLD = {
    "nb": ("For fire av seks råd er svaret ja, for én nei og for én usikkert.",
           "Spørsmålet ble ikke tatt opp med to."),
    "nn": ("For fire av seks råd er svaret ja, for éin nei og for éin usikkert.",
           "Spørsmålet vart ikkje teke opp med to."),
    "en": ("For four of six råd the answer is yes, for one no and for one unsure.",
           "The question was not raised with two."),
}  # fmt: skip


@pytest.mark.parametrize("language", TOLD)
def test_a_count_is_told_with_its_denominator_and_what_stands_outside(language: str) -> None:
    found = _totals(yes=4, no=1, unsure=1, not_raised=2)
    assert count_sentences.sentence(found, language, "råd") == " ".join(TOLD[language])


def test_what_is_not_decided_comes_first_and_nothing_is_a_share_before_all_is() -> None:
    found = _totals(yes=2, undecided=1, not_relevant=1)
    told = count_sentences.sentence(found, "nb", "råd")
    assert told == "Ikke avgjort ennå for én av tre råd. For to er svaret ja. Det er ikke relevant for én."
    inside, outside = count_sentences.bars(found, "nb")
    assert [(bar.words, bar.told) for bar in inside.bars] == [("ikke avgjort", "1"), ("ja", "2")]
    assert [(bar.words, bar.told) for bar in outside.bars] == [("ikke tatt opp", "0"), ("ikke relevant", "1")]


@pytest.mark.parametrize(
    ("language", "told"),
    [("nb", "Ikke avgjort ennå for fem av fem steder."), ("nn", "Ikkje avgjort enno for fem av fem stader."),
     ("en", "Not decided yet for five of five places.")],
)  # fmt: skip
def test_nobody_is_told_to_have_said_nothing_before_anybody_has_decided(language: str, told: str) -> None:
    units = count_sentences.UNITS[language]["case"]
    assert count_sentences.sentence(_totals(undecided=5), language, units) == told


@pytest.mark.parametrize("language", count_sentences.LANGUAGES)
def test_a_share_is_drawn_as_that_share_and_what_stands_outside_is_no_full_bar(language: str) -> None:
    inside, outside = count_sentences.bars(_totals(yes=1, no=3, not_raised=1), language)
    assert [(bar.number, bar.whole) for bar in inside.bars] == [(1, 4), (3, 4), (0, 4)]
    assert inside.bars[0].told.endswith("25 %")
    assert [(bar.number, bar.whole) for bar in outside.bars] == [(1, 5), (0, 5)]


def test_the_thousands_of_a_large_number_have_a_thin_space() -> None:
    assert [count_sentences.number(count, "nb") for count in (12, 13, 1234)] == ["tolv", "13", "1\u202f234"]


def test_nobody_asked_is_told_so_and_large_numbers_are_figures() -> None:
    assert count_sentences.sentence(_totals(not_raised=14), "nb", "råd") == "Ingen av 14 råd er spurt om dette."


def test_a_code_is_brought_up_or_not_and_nothing_else_is_said() -> None:
    found = _totals(yes=3, not_raised=4)
    told = count_sentences.sentence(found, "nb", "råd", Subject.CODE, "Mat")
    assert told == "«Mat» er tatt opp hos tre av sju råd."


def test_one_takes_the_gender_of_the_word_the_program_has_for_a_place() -> None:
    assert count_sentences.number(1, "nb", count_sentences.UNITS["nb"]["case"]) == "ett"
    assert count_sentences.number(1, "nb", count_sentences.UNITS["nb"]["informant"]) == "én"
    told = count_sentences.sentence(_totals(yes=1, no=2), "nb", count_sentences.UNITS["nb"]["case"])
    assert told.startswith("For ett av tre steder er svaret ja")
