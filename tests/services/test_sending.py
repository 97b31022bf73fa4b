"""Texts that go to a person: what stands in them, and that they were sent."""

from dataclasses import replace
from datetime import timedelta

import pytest

from interviewer.domain.consent import Channel, Decision, Refusal
from interviewer.services import consenting, noting, sending, times
from interviewer.services.consenting import Said
from interviewer.services.errors import Blocked
from interviewer.services.sending import NoConsentToShow, Way, What
from interviewer.services.study import Study
from interviewer.storage import projects
from tests.conftest import Field


def facts(study: Study, **changes: str) -> None:
    """Change what the project is."""
    with study.deed():
        projects.save(study.data, replace(study.project, **changes))  # type: ignore[arg-type]


def test_an_sms_says_what_the_law_asks_for(contacted: Field) -> None:
    facts(contacted.study, language="en", officer="personvern@example.org")
    said = sending.letter(contacted.study, contacted.person, Way.SMS).text
    for told in (
        "Eksempeluniversitetet is responsible", "finne ut hvordan møteplasser fungerer", "Eksempeldirektoratet",
        "30.06.2027", "withdraw whenever you like", "Data Protection Authority", "personvern@example.org",
    ):  # fmt: skip
        assert told in said
    assert "[" not in said


@pytest.mark.parametrize("purpose", ["finne ut hvordan råd virker", "Å finne ut hvordan råd virker."])
def test_the_purpose_reads_as_a_sentence_however_it_was_typed(contacted: Field, purpose: str) -> None:
    facts(contacted.study, purpose=purpose)
    script, _mark = sending.text(contacted.study)
    for text in (script.paragraphs[1].text, script.letter, script.guardian_message):
        assert "Formålet er å finne ut hvordan råd virker. " in text
    facts(contacted.study, language="en")
    said = sending.letter(contacted.study, contacted.person, Way.SMS).text
    assert "The purpose is to finne ut hvordan råd virker. " in said


def test_the_officer_is_named_once(contacted: Field) -> None:
    facts(contacted.study, officer="personvernombudet ved Eksempeluniversitetet, ombud@example.org")
    letter = sending.letter(contacted.study, contacted.person, Way.EMAIL).text
    assert "kan du stille til personvernombudet ved Eksempeluniversitetet, ombud@example.org." in letter
    assert "ombudet er personvernombudet" not in letter
    assert "Har du ikke fått" not in letter


def test_a_sentence_without_its_fact_falls_away(contacted: Field) -> None:
    facts(contacted.study, language="en", commissioner="", officer="", reference="")
    said = sending.letter(contacted.study, contacted.person, Way.SMS).text
    assert "commissioned" not in said
    assert "data protection officer" not in said
    assert "reference" not in said


def test_an_email_holds_the_whole_letter(contacted: Field) -> None:
    outgoing = sending.letter(contacted.study, contacted.person, Way.EMAIL)
    script, mark = sending.text(contacted.study)
    assert outgoing.text == f"{script.message}\n\n{script.letter}"
    assert (outgoing.what, outgoing.mark) == (What.LETTER, mark)
    assert "Møteplasser" in outgoing.subject


def test_nobody_who_wants_no_contact_gets_a_text(contacted: Field) -> None:
    consenting.record(contacted.study, contacted.person, Said(Decision.NO, refusal=Refusal.DO_NOT_CONTACT))
    with pytest.raises(Blocked):
        sending.letter(contacted.study, contacted.person)


def test_a_receipt_says_to_what_when_and_how_to_withdraw(contacted: Field) -> None:
    study = contacted.study
    facts(study, language="en")
    chosen = {"quotes": True, "contact": False}
    said = Said(Decision.LIMITS, Channel.SIGNED, limits="Ikke om budsjettet.", choices=chosen)
    consent = consenting.record(study, contacted.person, said)
    receipt = sending.receipt(study, contacted.person)
    assert receipt.mark == consent.script_hash
    for told in (
        "yes, with limits", "Møteplasser", consent.at.strftime("%d.%m.%Y %H:%M"), "on a signed sheet",
        consent.script_hash[:12], "may be quoted: yes", "may be contacted again: no", "Ikke om budsjettet.",
        "withdraw whenever you like", "post@example.org",
    ):  # fmt: skip
        assert told in receipt.text
    assert "may be archived" not in receipt.text


def test_there_is_no_receipt_without_a_yes(contacted: Field) -> None:
    with pytest.raises(NoConsentToShow):
        sending.receipt(contacted.study, contacted.person)
    consenting.record(contacted.study, contacted.person, Said(Decision.POSTPONED))
    with pytest.raises(NoConsentToShow):
        sending.receipt(contacted.study, contacted.person)


def test_what_was_sent_is_kept_with_the_way_it_went(contacted: Field) -> None:
    study, person = contacted.study, contacted.person
    sending.sent(study, person, sending.letter(study, person, Way.EMAIL), Way.EMAIL, confirmed=True)
    sending.sent(study, person, sending.thanks(study), Way.SMS, at=times.now() + timedelta(hours=1))
    assert [(each.what, each.channel, each.confirmed, each.by) for each in sending.log(study, person)] == [
        ("letter", "email", True, "Intervjuer Ask"),
        ("thanks", "sms", False, "Intervjuer Ask"),
    ]


def test_a_receipt_and_thanks_are_asked_for_until_they_are_sent(consented: Field) -> None:
    study, person = consented.study, consented.person
    assert sending.lacking(study, person) == (What.RECEIPT,)
    sending.sent(study, person, sending.receipt(study, person), Way.SMS)
    assert sending.lacking(study, person) == ()
    noting.close(study, consented.interview)
    assert sending.lacking(study, person) == (What.THANKS,)
    sending.sent(study, person, sending.thanks(study), Way.EMAIL)
    assert sending.lacking(study, person) == ()
    consenting.record(study, person, Said(Decision.YES, at=times.now() + timedelta(days=1)))
    assert sending.lacking(study, person) == (What.RECEIPT,)
