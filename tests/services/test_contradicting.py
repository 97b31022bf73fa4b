"""Contradictions: who said what in which role, the reading kept apart, and nothing of it while a call runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.answer import Status
from interviewer.domain.contradiction import Cell, Voice
from interviewer.domain.guide import YesNo
from interviewer.services import contradicting, withdrawing
from interviewer.services.contradicting import Matrix
from interviewer.services.errors import CallRunning
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from tests.talks import ROLE, Talks

OTHER = "rekruttering.alle"
VOICE = st.builds(
    Voice, st.sampled_from("abc"), st.just("I-1"), st.just("leder"), st.none() | st.sampled_from(YesNo),
    st.sampled_from(Status),
)  # fmt: skip


@pytest.fixture
def talks(study: Study) -> Talks:
    return Talks(study)


def _matrix(talks: Talks) -> Matrix:
    return contradicting.matrix(talks.study)


@given(st.lists(VOICE, max_size=6))
def test_only_a_yes_and_a_no_of_two_people_differ(voices: list[Voice]) -> None:
    said = {(voice.informant, voice.said) for voice in voices}
    pairs = ((one, other) for one, yes in said for other, no in said if (yes, no) == (YesNo.YES, YesNo.NO))
    assert Cell(tuple(voices)).differs == any(one != other for one, other in pairs)


def test_informants_of_one_case_who_differ_are_found_and_those_of_two_cases_are_not(talks: Talks) -> None:
    one, two = talks.case(model="råd"), talks.case(model="råd")
    talks.talk({}, case=one, role="leder", yes_no={ROLE: YesNo.YES, OTHER: YesNo.YES})
    talks.talk({}, case=one, role="sekretær", yes_no={ROLE: YesNo.NO, OTHER: YesNo.YES})
    talks.talk({}, case=two, yes_no={OTHER: YesNo.NO})
    found = _matrix(talks)
    assert found.contradictions == ((one.id, ROLE),)
    assert {(voice.role, voice.said) for voice in found.cell(one.id, ROLE).voices} == {
        ("leder", YesNo.YES), ("sekretær", YesNo.NO),
    }  # fmt: skip
    assert found.cell(two.id, ROLE).spoken == 0


def test_a_cell_opens_on_the_words_of_each_with_names_replaced(talks: Talks) -> None:
    case = talks.case()
    who, _held = talks.talk({ROLE: "Samira Hale bestemmer."}, case=case, name="Samira Hale")
    talks.talk({ROLE: "Alle bestemmer."}, case=case)
    found = contradicting.detail(talks.study, _matrix(talks), case.id, ROLE)
    assert sorted(said.text for said in found.said) == ["Alle bestemmer.", f"[{who.pseudonym}] bestemmer."]
    assert found.reading is None


def test_a_reading_is_kept_apart_without_names_and_taken_away_when_empty(talks: Talks) -> None:
    case = talks.case()
    who, _held = talks.talk({}, case=case, name="Samira Hale", yes_no={ROLE: YesNo.YES})
    contradicting.read(talks.study, _matrix(talks), case.id, ROLE, "  Samira Hale svarer for seg selv. ")
    found = contradicting.detail(talks.study, _matrix(talks), case.id, ROLE)
    assert found.reading is not None
    assert found.reading.text == f"[{who.pseudonym}] svarer for seg selv."
    assert found.reading.by == talks.study.me
    assert _matrix(talks).cell(case.id, ROLE).reading
    contradicting.read(talks.study, _matrix(talks), case.id, ROLE, " ")
    assert not _matrix(talks).cell(case.id, ROLE).reading


def test_a_reading_says_when_somebody_it_rested_on_is_gone(talks: Talks) -> None:
    case = talks.case()
    gone, _held = talks.talk({}, case=case, yes_no={ROLE: YesNo.YES})
    talks.talk({}, case=case, yes_no={ROLE: YesNo.NO})
    contradicting.read(talks.study, _matrix(talks), case.id, ROLE, "De mener ulikt.")
    assert not contradicting.detail(talks.study, _matrix(talks), case.id, ROLE).stale
    withdrawing.withdraw(talks.study, gone.id, Scope.ALL)
    found = _matrix(talks)
    assert found.contradictions == ()
    assert contradicting.detail(talks.study, found, case.id, ROLE).stale
    assert found.cell(case.id, ROLE).stale


def test_nothing_is_shown_while_a_call_runs(talks: Talks) -> None:
    case = talks.case()
    _who, held = talks.talk({ROLE: "noe"}, case=case)
    found = _matrix(talks)
    talks.study.ring(held.id)
    for act in (
        lambda: contradicting.matrix(talks.study),
        lambda: contradicting.detail(talks.study, found, case.id, ROLE),
        lambda: contradicting.read(talks.study, found, case.id, ROLE, "noe"),
    ):
        with pytest.raises(CallRunning):
            act()
    talks.study.ring(None)
