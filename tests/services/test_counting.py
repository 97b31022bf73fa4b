"""Counts of questions and codes: proposals, what a person decides, and what a withdrawal takes with it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.domain.answer import Status
from interviewer.domain.code import Code
from interviewer.domain.counting import NO, NOT_RAISED, NOT_RELEVANT, UNDECIDED, UNSURE, VALUES, YES, Subject, Unit
from interviewer.domain.guide import YesNo
from interviewer.services import counting, verifying, withdrawing
from interviewer.services.counting import Count, NoSuchValue, NotRaised, Of
from interviewer.services.errors import CallRunning, NothingThere
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from interviewer.storage import answers, codes, records, tallies
from interviewer.storage.answers import Speaker
from interviewer.storage.tallies import Decision
from tests.talks import ROLE, Talks

QUESTION = Of(Subject.QUESTION, ROLE)


@pytest.fixture
def talks(study: Study) -> Talks:
    return Talks(study)


def _count(talks: Talks, of: Of = QUESTION) -> Count:
    return counting.count(talks.study, of)


def _proposed(talks: Talks, of: Of = QUESTION) -> list[str]:
    return sorted(row.proposed for row in _count(talks, of).rows)


def test_notes_beside_the_words_are_proposed_and_nothing_is_counted_before_somebody_confirms(talks: Talks) -> None:
    talks.talk({}, yes_no={ROLE: YesNo.YES})
    talks.talk({}, yes_no={ROLE: YesNo.NO})
    talks.talk({ROLE: "Vet ikke helt."})
    talks.talk({})
    talks.talk({}, status={ROLE: Status.NOT_RELEVANT})
    assert _proposed(talks) == sorted([YES, NO, UNDECIDED, NOT_RAISED, NOT_RELEVANT])
    found = _count(talks).totals
    assert (found.values[YES], found.values[NO], found.undecided, found.denominator) == (0, 0, 3, 3)
    assert counting.confirm(talks.study, _count(talks)) == 2
    found = _count(talks).totals
    assert (found.values[YES], found.values[NO], found.undecided) == (1, 1, 1)
    assert (found.not_raised, found.not_relevant) == (1, 1)


def test_a_case_has_one_value_of_all_its_informants(talks: Talks) -> None:
    agreed, torn, silent = talks.case(), talks.case(), talks.case()
    for case, said in ((agreed, YesNo.YES), (agreed, YesNo.YES), (torn, YesNo.YES), (torn, YesNo.NO)):
        talks.talk({}, case=case, yes_no={ROLE: said})
    talks.talk({}, case=agreed)
    talks.talk({}, case=silent)
    counting.count_in(talks.study, QUESTION, Unit.CASE, "råd")
    found = {row.called: row for row in _count(talks).rows}
    assert found[agreed.pseudonym].proposed == YES
    assert (found[torn.pseudonym].proposed, found[torn.pseudonym].contradicted) == (UNDECIDED, True)
    assert found[silent.pseudonym].proposed == NOT_RAISED


def test_the_sentence_names_the_unit_and_the_cases_stand_behind_it(talks: Talks) -> None:
    cases = [talks.case() for _number in range(3)]
    for case, said in zip(cases, (YesNo.YES, YesNo.YES, YesNo.NO), strict=True):
        talks.talk({}, case=case, yes_no={ROLE: said})
    counting.count_in(talks.study, QUESTION, Unit.CASE, "råd")
    counting.confirm(talks.study, _count(talks))
    found = _count(talks)
    assert found.sentences["nb"] == "For to av tre råd er svaret ja og for én nei."
    assert set(found.behind(YES)) == {cases[0].pseudonym, cases[1].pseudonym}


def test_a_person_decides_otherwise_and_takes_it_back(talks: Talks) -> None:
    who, _held = talks.talk({ROLE: "Ja, på en måte."})
    counting.decide(talks.study, _count(talks), who.id, YES)
    (row,) = _count(talks).rows
    assert (row.value, row.by) == (YES, talks.study.me)
    counting.decide(talks.study, _count(talks), who.id, None)
    assert _count(talks).rows[0].value == UNDECIDED


def test_what_the_interview_says_since_has_to_be_confirmed_anew(talks: Talks) -> None:
    who, held = talks.talk({}, yes_no={ROLE: YesNo.YES})
    counting.confirm(talks.study, _count(talks))
    consent = records_of(talks, who.id)
    answers.save_field(talks.study.data, held.id, ROLE, Speaker(who.id, consent), "yes_no", YesNo.NO.value)
    (row,) = _count(talks).rows
    assert (row.decided, row.stale, row.value) == (YES, True, UNDECIDED)


def records_of(talks: Talks, person: str) -> str:
    """Return the id of the person's consent."""
    found = talks.study.data.execute("SELECT item FROM consent WHERE subject = ?", [person]).fetchone()
    return str(found[0])


def test_own_values_take_the_place_of_yes_and_no(talks: Talks) -> None:
    who, _held = talks.talk({ROLE: "Ofte."}, yes_no={ROLE: YesNo.YES})
    counting.count_in(talks.study, QUESTION, Unit.INFORMANT, values=("ofte", "sjelden", "ofte", " "))
    assert _count(talks).values == ("ofte", "sjelden")
    assert _proposed(talks) == [UNDECIDED]
    with pytest.raises(NoSuchValue):
        counting.decide(talks.study, _count(talks), who.id, YES)
    counting.decide(talks.study, _count(talks), who.id, "ofte")
    assert "«ofte»" in _count(talks).sentences["nb"]


def test_who_was_not_asked_is_given_no_value_and_told_what_to_do(talks: Talks) -> None:
    who, _held = talks.talk({})
    for value in (YES, NO, UNSURE):
        with pytest.raises(NotRaised, match=rf"{who.pseudonym}.*Note the answer in the interview first"):
            counting.decide(talks.study, _count(talks), who.id, value)
    assert not records.of(talks.study.data, "tally")
    counting.decide(talks.study, _count(talks), who.id, NOT_RELEVANT)
    assert _count(talks).totals.not_relevant == 1
    counting.decide(talks.study, _count(talks), who.id, None)
    assert _count(talks).totals.not_raised == 1


def test_nobody_is_counted_under_a_code_that_none_of_their_words_has(talks: Talks) -> None:
    who, _held = talks.talk({ROLE: "Mat er viktig."})
    with talks.study.deed() as deed:
        codes.save(talks.study.data, Code("mat", "Mat"), deed)
    with pytest.raises(NotRaised, match="Code the passage first"):
        counting.decide(talks.study, _count(talks, Of(Subject.CODE, "mat")), who.id, YES)


def test_a_value_somebody_once_gave_to_silence_is_no_longer_counted_nor_told(talks: Talks) -> None:
    asked, _held = talks.talk({}, yes_no={ROLE: YesNo.YES})
    silent, _held = talks.talk({})
    counting.decide(talks.study, _count(talks), asked.id, YES)
    basis = next(row.basis for row in _count(talks).rows if row.id == silent.id)
    with talks.study.deed() as deed:
        tallies.decide(talks.study.data, silent.id, QUESTION.name, Decision(NO, "Ask", "2026", basis), deed)
    found = _count(talks)
    assert (found.totals.values[NO], found.totals.denominator, found.totals.not_raised) == (0, 1, 1)
    assert found.behind(NO) == ()
    assert "nei" not in found.sentences["nb"]
    assert found.sentences["nb"].endswith("Spørsmålet ble ikke tatt opp med én.")


ANSWERS = st.lists(
    st.tuples(
        st.none() | st.sampled_from(YesNo), st.none() | st.sampled_from(Status),
        st.none() | st.sampled_from((*VALUES, NOT_RAISED, NOT_RELEVANT)),
    ),
    min_size=1, max_size=3,
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS)
def test_whatever_is_decided_nothing_is_a_value_that_was_not_raised(
    talks: Talks, answered: list[tuple[YesNo | None, Status | None, str | None]]
) -> None:
    silent = set()
    for said, became, value in answered:
        who, _held = talks.talk(
            {}, yes_no={ROLE: said} if said else {}, status={ROLE: became} if became else {},
        )  # fmt: skip
        if said is None and not (became and (became.raised or became is Status.NOT_RELEVANT)):
            silent.add(who.id)
        if value is not None and who.id in silent and value in VALUES:
            with pytest.raises(NotRaised):
                counting.decide(talks.study, _count(talks), who.id, value)
        elif value is not None:
            counting.decide(talks.study, _count(talks), who.id, value)
    counting.confirm(talks.study, _count(talks))
    found = _count(talks)
    for row in found.rows:
        assert row.id not in silent or row.value in (NOT_RAISED, NOT_RELEVANT)
    assert found.totals.units == len(found.rows)


def test_a_code_is_counted_by_who_has_a_passage_under_it_or_below_it(talks: Talks) -> None:
    who, held = talks.talk({ROLE: "Mat er viktig."})
    talks.talk({ROLE: "Noe annet."})
    with talks.study.deed() as deed:
        codes.save(talks.study.data, Code("tema", "Tema"), deed)
        codes.save(talks.study.data, Code("mat", "Mat", parent="tema"), deed)
    talks.code(who, held, ROLE, "Mat", "mat")
    for code in ("tema", "mat"):
        of = Of(Subject.CODE, code)
        assert _proposed(talks, of) == [NOT_RAISED, YES]
        assert _count(talks, of).open == ()
        assert _count(talks, of).totals.undecided == 0
        assert "én av to" in _count(talks, of).sentences["nb"]


def test_a_withdrawal_takes_the_value_with_it_and_unsettles_the_case(talks: Talks) -> None:
    case = talks.case()
    gone, _held = talks.talk({}, case=case, yes_no={ROLE: YesNo.YES})
    talks.talk({}, case=case, yes_no={ROLE: YesNo.YES})
    counting.confirm(talks.study, _count(talks))
    counting.count_in(talks.study, QUESTION, Unit.CASE)
    counting.confirm(talks.study, _count(talks))
    withdrawing.withdraw(talks.study, gone.id, Scope.ALL)
    (row,) = _count(talks).rows
    assert (row.stale, row.value) == (True, UNDECIDED)
    assert all(each.owner != gone.id for each in records.of(talks.study.data, "tally"))
    assert verifying.verify(talks.study).ok


def test_nothing_is_counted_while_a_call_runs_nor_of_what_is_not_there(talks: Talks) -> None:
    _who, held = talks.talk({ROLE: "noe"})
    with pytest.raises(NothingThere):
        _count(talks, Of(Subject.CODE, "finnes ikke"))
    talks.study.ring(held.id)
    with pytest.raises(CallRunning):
        _count(talks)
    talks.study.ring(None)
