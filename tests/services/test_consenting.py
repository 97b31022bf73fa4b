"""No consent, no answer; and what was decided is kept as it was said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from interviewer.domain.answer import Reflection
from interviewer.domain.consent import Decision, Guardian, GuardianEvent, Refusal
from interviewer.domain.interview import Mode
from interviewer.domain.person import ContactState, Outcome
from interviewer.domain.script import ELEMENTS
from interviewer.services import consenting, interviewing, noting, recruiting, sending, sitting
from interviewer.services.consenting import GuardianMissing, Said
from interviewer.services.errors import Blocked, Incomplete
from interviewer.services.recruiting import PersonDetails
from interviewer.services.sending import Way
from interviewer.storage.errors import ConsentMissing
from tests.conftest import Field

NOW = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=3)


@pytest.mark.parametrize(
    "said",
    [
        None,
        Said(Decision.NO, refusal=Refusal.NO_TIME),
        Said(Decision.POSTPONED, next_at=LATER),
    ],
)
def test_nothing_opens_the_notes_but_a_yes(contacted: Field, said: Said | None) -> None:
    study, interview, question = contacted.study, contacted.interview, contacted.question
    if said is not None:
        consenting.record(study, contacted.person, said)
        interview = interviewing.plan(study, persons=(contacted.person,), case=None, guide="moteplass", mode=Mode.PHONE)
    for attempt in (
        lambda: interviewing.open_sheet(study, interview),
        lambda: sitting.begin(study, interview),
        lambda: noting.keep_draft(study, interview, question, "ord"),
        lambda: noting.save_note(study, interview, question, "ord"),
        lambda: noting.set_yes_no(study, interview, question, None),
        lambda: noting.add_probe(study, interview, "Hvorfor?", question),
        lambda: noting.park(study, interview, "budsjett", question),
        lambda: noting.set_fact(study, interview, "ungdom_deltar", None),
        lambda: noting.set_reflection(study, interview, Reflection(more="ord")),
    ):
        with pytest.raises(ConsentMissing):
            attempt()
    assert study.data.execute("SELECT count(*) FROM answer").fetchone() == (0,)
    assert study.data.execute("SELECT count(*) FROM draft").fetchone() == (0,)


def test_a_preparation_note_needs_no_consent(contacted: Field) -> None:
    noting.set_preparation(contacted.study, contacted.interview, "Les referatet først.")
    consenting.record(contacted.study, contacted.person, Said(Decision.YES))
    assert interviewing.open_sheet(contacted.study, contacted.interview).preparation == "Les referatet først."


def test_paragraphs_read_and_a_confirmed_letter_cover_their_elements(contacted: Field) -> None:
    page = consenting.prepare(contacted.study, contacted.person)
    assert not page.given
    first = page.script.paragraphs[0]
    consent = consenting.record(contacted.study, contacted.person, Said(Decision.YES, read=frozenset({first.key})))
    assert set(consent.elements) == set(first.covers)
    assert set(consent.missing) == set(page.script.mandatory) - set(first.covers)
    sending.sent(
        contacted.study, contacted.person, sending.letter(contacted.study, contacted.person), Way.SMS, confirmed=True
    )
    assert consenting.prepare(contacted.study, contacted.person).given == frozenset(ELEMENTS)
    assert not consenting.record(contacted.study, contacted.person, Said(Decision.YES)).missing


def test_the_script_names_the_project_and_leaves_no_placeholder(contacted: Field) -> None:
    script = consenting.prepare(contacted.study, contacted.person).script
    everything = " ".join(
        [*(part.text for part in script.paragraphs), script.question, script.reconfirm, script.letter, script.message,
         script.thanks, script.guardian_message]
    )  # fmt: skip
    assert "{" not in everything
    assert "Eksempeluniversitetet" in everything
    assert "30.06.2027" in everything


def test_a_no_keeps_a_reason_class_and_no_words(contacted: Field) -> None:
    with pytest.raises(Incomplete):
        consenting.record(contacted.study, contacted.person, Said(Decision.NO, reply="Nei."))
    said = Said(Decision.NO, reply="Fordi sjefen min sier nei", refusal=Refusal.NOT_INTERESTED)
    consent = consenting.record(contacted.study, contacted.person, said)
    assert (consent.reply, consent.refusal) == ("", Refusal.NOT_INTERESTED)
    assert "sjefen" not in str(contacted.study.data.execute("SELECT val FROM event").fetchall())
    assert recruiting.person(contacted.study, contacted.person).person.state is ContactState.REFUSED


def test_somebody_who_wants_no_more_contact_is_blocked_everywhere(contacted: Field) -> None:
    consenting.record(contacted.study, contacted.person, Said(Decision.NO, refusal=Refusal.DO_NOT_CONTACT))
    with pytest.raises(Blocked):
        consenting.prepare(contacted.study, contacted.person)
    with pytest.raises(Blocked):
        recruiting.log_attempt(contacted.study, contacted.person, Outcome.NO_ANSWER)
    with pytest.raises(Blocked):
        consenting.record(contacted.study, contacted.person, Said(Decision.YES))
    assert not recruiting.to_ring(contacted.study, LATER + timedelta(days=300))


def test_will_think_about_it_becomes_a_call_to_make(contacted: Field) -> None:
    consenting.record(contacted.study, contacted.person, Said(Decision.POSTPONED, next_at=LATER))
    (call,) = recruiting.to_ring(contacted.study, LATER)
    assert call.row.person.id == contacted.person
    assert call.step


def test_limits_are_put_into_words(contacted: Field) -> None:
    with pytest.raises(Incomplete):
        consenting.record(contacted.study, contacted.person, Said(Decision.LIMITS))
    said = Said(Decision.LIMITS, limits="Ingen sitater.")
    assert consenting.record(contacted.study, contacted.person, said).limits == "Ingen sitater."


def test_a_minors_yes_needs_a_guardian_who_did_not_decline(contacted: Field) -> None:
    details = PersonDetails(name="Leona Diktet Vik", minor=True)
    person = recruiting.save_person(contacted.study, details)
    with pytest.raises(GuardianMissing):
        consenting.record(contacted.study, person, Said(Decision.YES))
    declined = Guardian(GuardianEvent.DECLINED, "sms", NOW)
    with pytest.raises(GuardianMissing):
        consenting.record(contacted.study, person, Said(Decision.YES, guardian=declined))
    told = replace(declined, event=GuardianEvent.INFORMED, number_from="kommunen")
    consent = consenting.record(contacted.study, person, Said(Decision.YES, guardian=told))
    assert consenting.standing(contacted.study, person) == consent
    assert consent.guardian is not None
    assert replace(consent.guardian, id="", by="") == told


def test_a_second_call_confirms_the_first_and_keeps_its_elements(contacted: Field) -> None:
    keys = frozenset(part.key for part in consenting.prepare(contacted.study, contacted.person).script.paragraphs)
    first = consenting.record(contacted.study, contacted.person, Said(Decision.YES, read=keys, at=NOW))
    assert consenting.prepare(contacted.study, contacted.person).earlier == first
    second = consenting.record(contacted.study, contacted.person, Said(Decision.YES, reconfirms=first.id, at=LATER))
    assert second.elements == first.elements


def test_a_later_no_closes_the_notes_again_and_keeps_what_was_lawful(consented: Field) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Sagt mens det var lov.")
    consenting.record(
        study, consented.person, Said(Decision.NO, refusal=Refusal.OTHER, at=datetime.now(UTC) + timedelta(1))
    )
    with pytest.raises(ConsentMissing):
        noting.save_note(study, consented.interview, consented.question, "Sagt etterpå.")
    assert study.data.execute("SELECT note FROM answer").fetchall() == [("Sagt mens det var lov.",)]


def test_names_said_in_the_reply_are_kept_as_pseudonyms(contacted: Field) -> None:
    said = Said(Decision.YES, reply="Ja, sier Samira Testdatter Hale i Solvik.")
    reply = consenting.record(contacted.study, contacted.person, said).reply
    assert "Samira" not in reply
    assert "Solvik" not in reply


def test_a_refusal_takes_the_planned_interview_away_and_leaves_begun_ones(contacted: Field) -> None:
    assert len(interviewing.rows(contacted.study)) == 1
    consenting.record(contacted.study, contacted.person, Said(Decision.NO, refusal=Refusal.NO_TIME))
    assert interviewing.rows(contacted.study) == ()
