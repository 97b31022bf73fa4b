from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from interviewer.domain.consent import Consent, Decision, GuardianEvent, Refusal
from interviewer.domain.minority import Age
from interviewer.services import consenting, guarding, interviewing, recruiting, sending
from interviewer.services.consenting import Said
from interviewer.services.recruiting import PersonDetails
from interviewer.services.sending import Way
from interviewer.ui.consent import ConsentPage
from tests.conftest import Field
from tests.ui.interviews import CTRL, Key, Mice, focused, press, read_all, show, write


@pytest.fixture
def young(contacted: Field) -> Field:
    """Return fieldwork with a young person who has not been asked."""
    details = PersonDetails("Jonas Testsønn", role="ungdomsrepresentant", minor=True, cases=(contacted.case,))
    person = recruiting.save_person(contacted.study, details)
    guarding.note_age(contacted.study, person, Age.CHILD)
    return replace(contacted, person=person)


def shown(qtbot: QtBot, contacted: Field) -> ConsentPage:
    page = ConsentPage(contacted.study, contacted.person)
    show(qtbot, page)
    return page


def latest(contacted: Field) -> Consent:
    found = consenting.standing(contacted.study, contacted.person)
    assert found is not None
    return found


def test_enter_alone_consents_to_nothing(qtbot: QtBot, contacted: Field) -> None:
    page = shown(qtbot, contacted)
    for _again in range(40):
        press(Key.Key_Return)
        press(Key.Key_Tab)
    assert page.decision is None
    assert not page.keep.isVisible()
    assert consenting.standing(contacted.study, contacted.person) is None


def test_nothing_is_preselected_and_the_four_answers_are_equal(qtbot: QtBot, contacted: Field) -> None:
    page = shown(qtbot, contacted)
    buttons = list(page.answers.buttons.values())
    assert len(buttons) == 4
    assert not any(button.isChecked() or button.isDefault() or button.autoDefault() for button in buttons)
    assert len({button.height() for button in buttons}) == 1
    assert max(button.width() for button in buttons) - min(button.width() for button in buttons) <= 1
    assert not any(box.isChecked() for box in page.details.findChildren(QCheckBox))


def test_a_yes_takes_at_most_twelve_keys_beyond_the_words(qtbot: QtBot, contacted: Field) -> None:
    page, mice, keys = shown(qtbot, contacted), Mice(), 0
    for number in range(6):
        press(Key(Key.Key_1 + number), CTRL)
        keys += 1
    write("Ja, det er greit")
    press(Key.Key_J, CTRL)
    write("1")
    with qtbot.waitSignal(page.decided):
        press(Key.Key_Return, CTRL)
    keys += 3
    consent = latest(contacted)
    assert keys <= 12
    assert mice.events == 0
    assert consent.decision is Decision.YES
    assert consent.reply == "Ja, det er greit"
    assert consent.choices == {"quotes": True, "contact": False, "archive": False, "referral": False, "check": False}
    assert {"N1", "N8", "N18"} <= set(consent.elements)
    assert consent.read_from is not None


def test_a_yes_before_everything_was_told_is_kept_only_at_the_second_time(qtbot: QtBot, contacted: Field) -> None:
    page = shown(qtbot, contacted)
    press(Key.Key_1, CTRL)
    press(Key.Key_J, CTRL)
    press(Key.Key_Return, CTRL)
    assert "that it is voluntary" in page.trouble.text()
    assert "who interviews" not in page.trouble.text()
    assert consenting.standing(contacted.study, contacted.person) is None
    press(Key.Key_2, CTRL)
    press(Key.Key_Return, CTRL)
    assert "the purpose" not in page.trouble.text()
    assert consenting.standing(contacted.study, contacted.person) is None
    with qtbot.waitSignal(page.decided):
        press(Key.Key_Return, CTRL)
    assert {"N8", "N9"} <= set(latest(contacted).missing)


def test_limits_want_words_before_they_are_kept(qtbot: QtBot, contacted: Field) -> None:
    page = shown(qtbot, contacted)
    press(Key.Key_B, CTRL)
    press(Key.Key_Return, CTRL)
    assert page.trouble.isVisible()
    assert consenting.standing(contacted.study, contacted.person) is None
    write("ikke om familien")
    read_all()
    press(Key.Key_Return, CTRL)
    assert latest(contacted).limits == "ikke om familien"


def test_a_no_keeps_a_reason_class_and_no_words(qtbot: QtBot, contacted: Field) -> None:
    page = shown(qtbot, contacted)
    write("Nei, jeg har det travelt")
    press(Key.Key_N, CTRL)
    press(Key.Key_Return, CTRL)
    assert consenting.standing(contacted.study, contacted.person) is None
    press(Key.Key_Down)
    press(Key.Key_Return, CTRL)
    assert page.isVisible()
    consent = latest(contacted)
    assert (consent.decision, consent.refusal, consent.reply) == (Decision.NO, Refusal.NO_TIME, "")
    assert interviewing.rows(contacted.study) == ()


def test_wanting_to_think_leads_to_a_next_step(qtbot: QtBot, contacted: Field) -> None:
    page = shown(qtbot, contacted)
    press(Key.Key_T, CTRL)
    write("ringe etter helga")
    press(Key.Key_Return, CTRL)
    row = recruiting.person(contacted.study, contacted.person)
    assert latest(contacted).decision is Decision.POSTPONED
    assert page.decision is Decision.POSTPONED
    assert row.next_step == "ringe etter helga"
    assert row.next_at is not None


def test_what_a_confirmed_letter_covered_is_given(qtbot: QtBot, contacted: Field) -> None:
    sending.sent(
        contacted.study, contacted.person, sending.letter(contacted.study, contacted.person), Way.SMS, confirmed=True
    )
    page = shown(qtbot, contacted)
    assert page.aside.confirmed.isChecked()
    assert all("✓" in row.state.text() for row in page.paragraphs.rows)
    press(Key.Key_J, CTRL)
    press(Key.Key_Return, CTRL)
    assert latest(contacted).missing == ()


def test_a_letter_can_be_marked_as_sent(qtbot: QtBot, contacted: Field) -> None:
    page = shown(qtbot, contacted)
    page.aside.confirmed.setChecked(True)
    page.aside.sent.setFocus()
    press(Key.Key_Space)
    letter = consenting.prepare(contacted.study, contacted.person).letter
    assert letter is not None
    assert letter.confirmed


def test_a_second_call_confirms_the_earlier_consent(qtbot: QtBot, contacted: Field) -> None:
    first = consenting.record(contacted.study, contacted.person, Said(Decision.YES, read=frozenset({"hvem"})))
    page = shown(qtbot, contacted)
    assert len(page.paragraphs.rows) == 1
    press(Key.Key_1, CTRL)
    press(Key.Key_J, CTRL)
    press(Key.Key_Return, CTRL)
    assert latest(contacted).reconfirms == first.id


def test_a_minor_is_not_asked_before_the_guardian(qtbot: QtBot, young: Field) -> None:
    page = shown(qtbot, young)
    guardian = page.guardian
    assert guardian is not None
    assert focused() is guardian.happened
    press(Key.Key_J, CTRL)
    assert page.decision is None
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Tab)
    press(Key.Key_Down)
    press(Key.Key_Tab)
    write("kommunen")
    read_all()
    press(Key.Key_J, CTRL)
    press(Key.Key_Return, CTRL)
    kept = latest(young).guardian
    assert kept is not None
    assert (kept.event, kept.channel, kept.number_from) == (GuardianEvent.CONSENTED, "sms", "kommunen")


def test_paragraphs_can_be_taken_back_and_read_in_any_order(qtbot: QtBot, contacted: Field) -> None:
    page = shown(qtbot, contacted)
    press(Key.Key_3, CTRL)
    press(Key.Key_Return, CTRL)
    assert page.paragraphs.read == {page.page.script.paragraphs[0].key, page.page.script.paragraphs[2].key}
    press(Key.Key_3, CTRL)
    assert page.paragraphs.read == {page.page.script.paragraphs[0].key}
