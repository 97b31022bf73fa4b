"""An interview by e-mail: with the line of consent everything lands where it belongs, without it nothing is stored."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document

from interviewer.domain.consent import Channel, Decision, Refusal
from interviewer.domain.guide import Place
from interviewer.domain.interview import Mode
from interviewer.domain.script import CHOICES
from interviewer.services import (
    consenting,
    corresponding,
    deciding,
    embedding,
    interviewing,
    noting,
    reading,
    recruiting,
    releasing,
    sending,
    texting,
    times,
    verifying,
    withdrawing,
)
from interviewer.services.corresponding import APART, REST, NoConsentLine, TakenBefore
from interviewer.services.dumping import state_digest as digest
from interviewer.services.errors import Blocked, NotesClosed, NothingThere
from interviewer.services.recruiting import PersonDetails
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from interviewer.storage import answers, projects
from tests.conftest import Field


@pytest.fixture
def written(contacted: Field) -> Field:
    """Return an interview by e-mail with somebody who has not answered yet."""
    interview = interviewing.plan(
        contacted.study, persons=(contacted.person,), case=contacted.case, guide="moteplass", mode=Mode.EMAIL
    )
    return Field(contacted.study, contacted.case, contacted.person, interview)


def reply(field: Field, *extra: str, line: str | None = None) -> str:
    said = corresponding.consent_line(field.study) if line is None else line
    first = next(iter(places(field)))
    return "\n".join((said, "", f"[{first.short}] Jeg er leder.", *extra))


def places(field: Field) -> list[Place]:
    found = interviewing.interview(field.study, field.interview)
    return list(embedding.guide(field.study, found.guide).to_ask())


def take_in(field: Field, text: str) -> None:
    corresponding.take_in(field.study, field.interview, corresponding.read_text(field.study, field.interview, text))


def notes(field: Field) -> dict[str, str]:
    return {answer.question: answer.note for answer in answers.of_interview(field.study.data, field.interview)}


def mail(folder: Path, text: str, date: str = "Tue, 03 Mar 2026 10:02:00 +0100") -> Path:
    path = folder / "svar.eml"
    head = f"From: Nora Fabelmann <nora.f@example.org>\nDate: {date}\nContent-Type: text/plain; charset=utf-8\n\n"
    path.write_text(head + text, encoding="utf-8")
    return path


def test_what_goes_out_holds_letter_line_and_every_question(written: Field) -> None:
    study = written.study
    went = corresponding.outgoing(study, written.interview)
    line = corresponding.consent_line(study)
    assert went.text.count(line) == 1
    assert went.mark
    for place in places(written):
        assert f"[{place.short}] " in went.text
        assert place.item.text in went.text
    names = recruiting.person(study, written.person).shown.split()
    assert not any(name in went.text for name in names)


def test_the_letter_of_an_interview_by_email_speaks_of_no_talk(written: Field) -> None:
    study = written.study
    letter = corresponding.outgoing(study, written.interview).text
    assert "45 minut" not in letter
    assert "gruppesamtale" not in letter
    take_in(written, reply(written))
    consent = consenting.standing(study, written.person)
    assert consent is not None
    read = texting.as_read(study, consent)
    assert read is not None
    assert read.letter in letter
    assert "45 minut" in sending.text(study)[0].letter


def test_every_choice_of_the_letter_can_be_answered_by_its_number(written: Field) -> None:
    letter = corresponding.outgoing(written.study, written.interview).text
    for number, _name in enumerate(CHOICES, 1):
        assert f"[V {number}] " in letter
    (listed,) = re.findall("Du kan si ja eller nei til hvert av disse: (.*)", letter)
    assert listed.count("at ") - listed.count("at det var") == len(CHOICES)


def test_the_word_file_holds_the_same_and_goes_through_the_gate(written: Field, tmp_path: Path) -> None:
    study = written.study
    path = corresponding.document(study, written.interview, tmp_path / "ut")
    words = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    assert corresponding.consent_line(study) in words
    assert all(place.item.text in words for place in places(written))
    assert releasing.listed(study)[0].what == corresponding.OUTPUT
    first = path.read_bytes()
    assert corresponding.document(study, written.interview, tmp_path / "ut").read_bytes() == first


def test_a_reply_without_the_line_stores_nothing_at_all(written: Field, tmp_path: Path) -> None:
    study, before = written.study, digest(written.study)
    files = sorted(study.path.parent.rglob("*"))
    for line in ("", "Ja, det er greit.", f"> {corresponding.consent_line(study)}"):
        path = mail(tmp_path, reply(written, "Mvh\nNora Fabelmann", line=line))
        received = corresponding.read(study, written.interview, path)
        assert not received.consents
        with pytest.raises(NoConsentLine):
            corresponding.take_in(study, written.interview, received)
    assert digest(study) == before
    assert sorted(study.path.parent.rglob("*")) == files
    assert consenting.standing(study, written.person) is None
    assert corresponding.consent_line(study) in corresponding.request(study).text


def test_a_line_from_an_earlier_consent_does_not_stand_in_for_this_one(written: Field) -> None:
    consenting.record(written.study, written.person, consenting.Said(Decision.YES))
    with pytest.raises(NoConsentLine):
        take_in(written, reply(written, line=""))
    assert notes(written) == {}


def test_with_the_line_the_consent_comes_first_and_answers_land_at_their_questions(
    written: Field, tmp_path: Path
) -> None:
    study = written.study
    first, second, *_others = places(written)
    text = reply(written, f"[{second.short}] Seks år.", "[V 1] nei", "[V 2] ja")
    at = times.now() - timedelta(days=2)
    path = mail(tmp_path, text, at.strftime("%a, %d %b %Y %H:%M:%S %z"))
    consent = corresponding.take_in(study, written.interview, corresponding.read(study, written.interview, path))
    assert (consent.decision, consent.channel) == (Decision.YES, Channel.EMAIL)
    assert consent.reply == corresponding.consent_line(study)
    assert consent.at == at
    assert consent.choices == {"quotes": False, "contact": True}
    assert not consent.missing
    assert notes(written) == {first.key: "Jeg er leder.", second.key: "Seks år."}
    assert interviewing.interview(study, written.interview).started == consent.at


def test_a_time_that_cannot_be_is_not_believed(written: Field, tmp_path: Path) -> None:
    for date in ("Tue, 03 Mar 2099 10:02:00 +0100", "Tue, 03 Mar 1999 10:02:00 +0100", "i går"):
        received = corresponding.read(written.study, written.interview, mail(tmp_path, reply(written, date), date))
        before = times.now()
        assert before <= corresponding.take_in(written.study, written.interview, received).at <= times.now()


def test_the_same_reply_twice_changes_nothing_and_a_second_one_adds(written: Field) -> None:
    first = places(written)[0]
    take_in(written, reply(written))
    with pytest.raises(TakenBefore):
        take_in(written, reply(written))
    take_in(written, reply(written, "Og kasserer."))
    assert notes(written) == {first.key: "Jeg er leder.\n\nJeg er leder.\nOg kasserer."}


def test_the_rest_waits_and_is_placed_or_left_out(written: Field) -> None:
    study = written.study
    second = places(written)[1]
    line = corresponding.consent_line(study)
    take_in(written, f"Hei Ask!\n{line}\n\nJeg har vært med i seks år.\n\n2a: Leder.")
    waiting = corresponding.unplaced(study, written.interview)
    assert [each.text for each in waiting] == ["Hei Ask!", "Jeg har vært med i seks år."]
    assert {each.what for each in waiting} == {REST}
    corresponding.place(study, written.interview, waiting[1].id, second.key)
    corresponding.leave_out(study, written.interview, waiting[0].id)
    assert corresponding.unplaced(study, written.interview) == ()
    assert notes(written)[second.key] == "Jeg har vært med i seks år."
    with pytest.raises(NothingThere):
        corresponding.place(study, written.interview, waiting[1].id, second.key)
    with pytest.raises(NothingThere):
        corresponding.leave_out(study, written.interview, waiting[0].id)


def test_signature_and_headers_are_proposed_and_never_answer_text(written: Field, tmp_path: Path) -> None:
    study = written.study
    path = mail(tmp_path, reply(written, "", "Mvh", "Torgeir Prøvestad", "Tlf. 10 00 03 03"))
    corresponding.take_in(study, written.interview, corresponding.read(study, written.interview, path))
    (apart,) = corresponding.unplaced(study, written.interview)
    assert apart.what == APART
    for told in ("Nora Fabelmann", "nora.f@example.org", "Torgeir Prøvestad", "10 00 03 03"):
        assert told in apart.text
        assert told not in "".join(notes(written).values())
    noting.close(study, written.interview)
    proposed = {form for candidate in deciding.queue(study, written.interview) for form in candidate.forms}
    assert {"Torgeir Prøvestad", "Nora Fabelmann"} <= proposed
    assert any("10 00 03 03" in form for form in proposed)
    assert any(apart.text == text.words for text in reading.texts(study, written.interview))


def test_nothing_is_taken_in_for_a_minor_without_guardian_nor_into_closed_notes(written: Field) -> None:
    study = written.study
    young = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", minor=True))
    theirs = interviewing.plan(study, persons=(young,), case=None, guide="moteplass", mode=Mode.EMAIL)
    before = digest(study)
    with pytest.raises(consenting.GuardianMissing):
        take_in(replace(written, interview=theirs, person=young), reply(written))
    assert digest(study) == before
    take_in(written, reply(written))
    noting.close(study, written.interview)
    with pytest.raises(NotesClosed):
        take_in(written, reply(written, "mer"))


def test_nobody_is_asked_who_wants_no_contact(written: Field) -> None:
    refused = consenting.Said(Decision.NO, refusal=Refusal.DO_NOT_CONTACT)
    study: Study = written.study
    other = interviewing.plan(study, persons=(written.person,), case=None, guide="moteplass", mode=Mode.PHONE)
    assert other
    consenting.record(study, written.person, refused)
    with pytest.raises((Blocked, NothingThere)):
        corresponding.outgoing(study, written.interview)


def test_a_passage_that_waits_and_names_somebody_who_withdraws_is_found(written: Field) -> None:
    study = written.study
    named = recruiting.save_person(study, PersonDetails(name="Torgeir Prøvestad"))
    take_in(written, f"{corresponding.consent_line(study)}\nTorgeir Prøvestad hjalp oss.")
    noting.close(study, written.interview)
    assert withdrawing.find(study, named).elsewhere


def test_what_waits_goes_with_whoever_withdraws(written: Field) -> None:
    study = written.study
    take_in(written, f"Hei!\n{reply(written, 'Mvh', 'Torgeir Prøvestad')}")
    withdrawing.withdraw(study, written.person, Scope.ALL)
    assert corresponding.unplaced(study, written.interview) == ()
    assert verifying.verify(study).ok


def test_where_sensitive_information_is_asked_for_the_line_says_so_expressly(written: Field) -> None:
    study = written.study
    plain = corresponding.consent_line(study)
    with study.deed():
        projects.save(study.data, replace(study.project, special_category=True))
    assert corresponding.consent_line(study) != plain
    with pytest.raises(NoConsentLine):
        take_in(written, reply(written, line=plain))
    take_in(written, reply(written))
    consent = consenting.standing(study, written.person)
    assert consent is not None
    assert consent.explicit
