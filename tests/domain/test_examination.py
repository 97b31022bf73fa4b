"""The rules of consent on plain facts: what each tells of, and what it lets be."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interviewer.domain.consent import Channel, Consent, Decision, Guardian, GuardianEvent, Refusal
from interviewer.domain.deviation import TO_DO, WHAT, Fault
from interviewer.domain.dossier import Dossier, Ground, State, Talk, Words, state
from interviewer.domain.examination import examine
from interviewer.domain.interview import Mode
from interviewer.domain.minority import Age, Demand, Rule, Rules
from interviewer.domain.script import ConsentScript
from interviewer.domain.text_version import TextVersion

AT = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
RULES = Rules(
    "strict", "1", "", (Rule(Age.CHILD, None, Demand.CONSENT), Rule(Age.YOUTH, None, Demand.INFORMED, may_waive=True))
)
SCRIPT = ConsentScript("s", "1", "", "nb", (), "", "", "", (), "", "", mandatory=("N1", "N2"))
TEXT = TextVersion("t", SCRIPT, "hash", "Ask", AT - 30 * DAY, AT - 30 * DAY)
GROUND = Ground(AT + 10 * DAY, RULES, (TEXT,), end_date=date(2027, 6, 30))
YES = Consent("c", "p", Decision.YES, Channel.ORAL, "s@1", "hash", AT, AT - MINUTE, "Ask", elements=("N1", "N2"))
TALK = Talk(
    "i", Mode.PHONE, (AT + 2 * MINUTE,), AT + 50 * MINUTE, words=(Words("c", AT + 3 * MINUTE, AT + 49 * MINUTE),)
)


def dossier(*consents: Consent, **facts: Any) -> Dossier:  # noqa: ANN401 - the fields of a file, by name
    held = consents or (YES,)
    return Dossier("p", "I-X", consents=held, standing=held[-1], **{"talks": (TALK,), **facts})


def faults(one: Dossier, ground: Ground = GROUND) -> list[Fault]:
    return [each.fault for each in examine(one, ground)]


def later(decision: Decision, at: datetime, **changes: Any) -> Consent:  # noqa: ANN401 - the fields of a consent
    return replace(YES, id=f"c{at}", decision=decision, at=at, **changes)


def test_every_fault_has_words_and_something_to_do() -> None:
    assert set(WHAT) == set(TO_DO) == set(Fault)


def test_in_order_is_in_order() -> None:
    assert faults(dossier()) == []


def test_words_need_a_consent_that_opens_for_them() -> None:
    unknown = replace(TALK, words=(Words("gone", AT + MINUTE, AT + MINUTE),))
    assert faults(dossier(talks=(unknown,))) == [Fault.WITHOUT_CONSENT]
    no = replace(YES, decision=Decision.NO, refusal=Refusal.NO_TIME)
    assert faults(dossier(no)) == [Fault.WITHOUT_CONSENT]


def test_words_written_before_the_yes_are_told_and_paper_is_not_measured_by_them() -> None:
    early = replace(TALK, starts=(AT + MINUTE,), words=(Words("c", AT - MINUTE, AT + MINUTE),))
    assert faults(dossier(talks=(early,))) == [Fault.BEFORE_CONSENT]
    assert faults(dossier(talks=(replace(early, afterwards=True),))) == []


def test_words_after_a_no_are_told_and_after_a_new_yes_are_not() -> None:
    again = replace(TALK, words=(Words("c", AT + MINUTE, AT + 3 * DAY),))
    no = later(Decision.NO, AT + DAY, refusal=Refusal.NO_TIME)
    assert faults(dossier(YES, no, talks=(again,))) == [Fault.WITHOUT_CONSENT]
    assert faults(dossier(YES, no, later(Decision.YES, AT + 2 * DAY), talks=(again,))) == []


def test_a_sitting_after_the_withdrawal_is_told_where_no_word_of_it_was_kept() -> None:
    gone = later(Decision.WITHDRAWN, AT + DAY)
    again = replace(TALK, starts=(*TALK.starts, AT + 2 * DAY))
    assert faults(dossier(YES, gone, talks=(again,))) == [Fault.AFTER_WITHDRAWAL]
    assert faults(dossier(YES, gone)) == []


def test_taking_something_back_reads_no_text() -> None:
    retired = replace(TEXT, valid_to=AT + DAY)
    ground = replace(GROUND, versions=(retired,))
    narrowed = replace(YES, id="n", at=AT + 2 * DAY, read_from=None, reconfirms="c", choices={"quotes": False})
    assert faults(dossier(YES, narrowed), ground) == []
    assert faults(dossier(YES, replace(narrowed, read_from=AT + 2 * DAY)), ground) == [Fault.TEXT_NOT_IN_FORCE]


@pytest.mark.parametrize(("since", "until"), [(AT + MINUTE, None), (AT - DAY, AT), (AT - DAY, AT - DAY)])
def test_a_text_has_to_be_in_force_to_the_second(since: datetime, until: datetime | None) -> None:
    ground = replace(GROUND, versions=(replace(TEXT, valid_from=since, valid_to=until),))
    assert faults(dossier(), ground) == [Fault.TEXT_NOT_IN_FORCE]


def test_special_categories_ask_for_an_express_yes() -> None:
    ground = replace(GROUND, special=True)
    assert faults(dossier(), ground) == [Fault.NOT_EXPLICIT]
    assert faults(dossier(replace(YES, explicit=True)), ground) == []


def test_a_consent_from_the_future_is_told_and_a_clock_a_little_ahead_is_not() -> None:
    talks = {"talks": ()}
    assert faults(dossier(), replace(GROUND, now=AT - MINUTE)) == []
    assert faults(dossier(**talks), replace(GROUND, now=AT - DAY)) == [Fault.FUTURE]


def test_letting_the_guardian_be_needs_a_reason() -> None:
    young = replace(YES, age=Age.YOUTH.value)
    waived = Guardian(GuardianEvent.WAIVED, "", AT - DAY, reason="Det kan skade.")
    assert faults(dossier(young, guardians=(waived,))) == []
    assert faults(dossier(young, guardians=(replace(waived, reason=" "),))) == [Fault.NO_GUARDIAN]


def test_whoever_wants_no_contact_is_left_alone_at_once_and_no_follow_up_only_after_the_talk() -> None:
    no = replace(YES, decision=Decision.NO, refusal=Refusal.DO_NOT_CONTACT)
    assert faults(dossier(no, talks=(), reached=(AT + DAY,))) == [Fault.CONTACTED]
    shy = replace(YES, choices={"contact": False})
    assert faults(dossier(shy, reached=(AT + MINUTE,))) == []
    assert faults(dossier(shy, reached=(AT + DAY,))) == [Fault.CONTACTED]


@pytest.mark.parametrize(("refusal", "told"), [(Refusal.NOT_INTERESTED, True), (Refusal.NO_TIME, False)])
def test_a_no_that_became_a_yes_is_told_unless_it_was_only_the_time(refusal: Refusal, told: bool) -> None:
    no = later(Decision.NO, AT - DAY, refusal=refusal)
    assert (faults(dossier(no, YES)) == [Fault.REFUSED_BEFORE]) is told


@given(some.integers(-12, 14), some.integers(-12, 14))
def test_no_time_zone_changes_what_is_found(first: int, second: int) -> None:
    one, other = (timezone(timedelta(hours=hours)) for hours in (first, second))
    moved = replace(TALK, starts=tuple(at.astimezone(one) for at in TALK.starts))
    assert faults(dossier(replace(YES, at=AT.astimezone(other)), talks=(moved,))) == []
    late = replace(YES, at=(AT + DAY).astimezone(other))
    assert Fault.CONSENT_LATE in faults(dossier(late, talks=(replace(moved, words=()),)))


def test_states_are_those_of_the_standard() -> None:
    today = date(2026, 6, 1)
    assert state(Dossier("p", "I"), today) == State.REQUESTED
    assert state(Dossier("p", "I", letter=("sms", AT)), today) == State.INFORMED
    assert state(dossier(), today) == State.GIVEN
    assert state(dossier(replace(YES, reconfirms="x")), today) == State.RECONFIRMED
    assert state(dossier(valid_until=date(2026, 5, 31)), today) == State.EXPIRED
    for decision, expected in (
        (Decision.LIMITS, State.LIMITED),
        (Decision.NO, State.REFUSED),
        (Decision.POSTPONED, State.POSTPONED),
        (Decision.WITHDRAWN, State.WITHDRAWN),
    ):
        assert state(dossier(replace(YES, decision=decision)), today) == expected


def test_the_lag_is_below_zero_where_the_talk_came_first() -> None:
    assert dossier().lag == 2
    assert dossier(talks=(replace(TALK, starts=(AT - 5 * MINUTE,)),)).lag == -5
    assert dossier(talks=()).lag is None
