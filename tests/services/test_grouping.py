"""Groups: everybody decides, nobody without consent is noted, and every speaker is shown everywhere."""

from dataclasses import replace

import pytest

from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.interview import Mode
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.transcript_text import to_text
from interviewer.services import (
    anonymising,
    consenting,
    ending,
    examining,
    grouping,
    interviewing,
    noting,
    opening,
    reading,
    recruiting,
    registering,
    reporting,
    sitting,
    tidying,
    transcribing,
    verifying,
    withdrawing,
)
from interviewer.services.consenting import Said
from interviewer.services.errors import NotesClosed
from interviewer.services.gathering import UNKNOWN
from interviewer.services.grouping import GROUP, HasSpoken, NoGroup, Undecided
from interviewer.services.recruiting import PersonDetails
from interviewer.services.withdrawing import Scope
from interviewer.storage import answers, consents, interviews, persons
from interviewer.storage.errors import ConsentMissing
from tests.conftest import PASSPHRASE, Field
from tests.exports import make_ready

REFUSED = Said(Decision.NO, refusal=Refusal.NOT_INTERESTED)


@pytest.fixture
def group(contacted: Field) -> Field:
    """Return a group of two whom nobody has asked yet; the second is ``question``'s neighbour in the list."""
    study = contacted.study
    other = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", role="kasserer"))
    third = recruiting.save_person(study, PersonDetails(name="Torgeir Prøvestad", role="tolk"))
    interview = interviewing.plan(
        study, persons=(contacted.person, other, third), case=contacted.case, guide="moteplass", mode=Mode.GROUP
    )
    return replace(contacted, interview=interview)


def members(field: Field) -> tuple[str, ...]:
    return interviewing.interview(field.study, field.interview).persons


def begun(field: Field) -> tuple[str, str]:
    """Let the first two say yes and the third no, begin, and return the two."""
    first, second, third = members(field)
    grouping.decide(field.study, field.interview, first, Said(Decision.YES, choices={"quotes": True}))
    grouping.decide(field.study, field.interview, second, Said(Decision.LIMITS, limits="Ikke om penger."))
    grouping.decide(field.study, field.interview, third, REFUSED)
    grouping.begin(field.study, field.interview)
    return first, second


def test_the_text_is_read_once_and_each_answers_for_themselves(group: Field) -> None:
    study, (first, second, third) = group.study, members(group)
    here = grouping.roster(study, group.interview)
    assert here.paragraphs[-1].key == GROUP
    assert here.paragraphs[-1].text
    grouping.keep_read(study, group.interview, [part.key for part in here.paragraphs])
    for person in (first, second, third):
        consent = grouping.decide(study, group.interview, person, Said(Decision.YES))
        assert consent.group == group.interview
        assert "N8" in consent.elements
    assert grouping.roster(study, group.interview).ready


def test_nothing_is_noted_before_all_have_answered(group: Field) -> None:
    study, (first, *_others) = group.study, members(group)
    grouping.decide(study, group.interview, first, Said(Decision.YES))
    with pytest.raises(Undecided):
        grouping.begin(study, group.interview)
    with pytest.raises(ConsentMissing):
        noting.save_note(study, group.interview, group.question, "Ja.", subject=group.interview)


def test_no_call_gets_round_the_roster(group: Field) -> None:
    study = group.study
    for person in members(group):
        consenting.record(study, person, Said(Decision.YES))
    for deed in (
        lambda: noting.save_note(study, group.interview, group.question, "Ja."),
        lambda: noting.set_asked(study, group.interview, group.question),
        lambda: noting.add_probe(study, group.interview, "Hvorfor?", ""),
        lambda: noting.park(study, group.interview, "penger", group.question),
        lambda: sitting.begin(study, group.interview),
    ):
        with pytest.raises(ConsentMissing):
            deed()


def test_of_those_who_say_no_only_their_number_is_kept(group: Field) -> None:
    study, third = group.study, members(group)[2]
    first, second = begun(group)
    here = grouping.roster(study, group.interview)
    assert (members(group), here.unheard, here.left_out) == ((first, second), 1, False)
    assert [voice.subject for voice in interviewing.voices(study, group.interview)] == [first, second]
    with pytest.raises(ConsentMissing):
        noting.save_note(study, group.interview, group.question, "Nei.", subject=third)
    with pytest.raises(ConsentMissing):
        noting.keep_draft(study, group.interview, group.question, "Nei.", subject=third)
    assert answers.of_interview(study.data, group.interview) == []


def test_a_consent_to_a_talk_alone_is_no_consent_to_the_group(group: Field) -> None:
    study, (first, second, third) = group.study, members(group)
    consenting.record(study, third, Said(Decision.YES))
    for person in (first, second):
        grouping.decide(study, group.interview, person, Said(Decision.YES))
    with pytest.raises(ConsentMissing):
        noting.save_note(study, group.interview, group.question, "Ja.", subject=third)
    with pytest.raises(Undecided):
        grouping.begin(study, group.interview)


def test_somebody_who_is_not_there_is_not_noted_either(group: Field) -> None:
    begun(group)
    elsewhere = recruiting.save_person(group.study, PersonDetails(name="Fatuma Warsame"))
    consenting.record(group.study, elsewhere, Said(Decision.YES))
    with pytest.raises(ConsentMissing):
        noting.save_note(group.study, group.interview, group.question, "Ja.", subject=elsewhere)


def test_the_unknown_speaker_needs_everybody_accounted_for(group: Field) -> None:
    study, unknown = group.study, group.interview
    begun(group)
    with pytest.raises(ConsentMissing):
        noting.save_note(study, group.interview, group.question, "Sagt av noen.", subject=unknown)
    grouping.keep_unheard(study, group.interview, 1, left_out=True)
    grouping.begin(study, group.interview)
    assert interviewing.voices(study, group.interview)[-1].shown == "unknown speaker"
    noting.save_note(study, group.interview, group.question, "Sagt av noen.", subject=unknown)
    consent = consents.standing_of(study.data, unknown)
    assert consent is not None
    assert (consent.of_group, consent.decision, consent.limits) == (True, Decision.LIMITS, "Ikke om penger.")
    assert consent.choices == {"quotes": False}
    grouping.keep_unheard(study, group.interview, 2, left_out=False)
    with pytest.raises(ConsentMissing):
        noting.save_note(study, group.interview, group.question, "Sagt av noen til.", subject=unknown)


def test_the_unknown_speaker_is_nobody_in_the_lists(group: Field) -> None:
    begun(group)
    grouping.keep_unheard(group.study, group.interview, 1, left_out=True)
    grouping.begin(group.study, group.interview)
    grouping.begin(group.study, group.interview)
    of_group = [each for each in consents.all_of(group.study.data) if each.of_group]
    assert len(of_group) == 1
    assert group.interview not in {person.id for person in persons.all_of(group.study.data)}
    assert verifying.verify(group.study).problems == ()


def test_somebody_who_comes_late_is_asked_and_the_last_one_stays_on_the_list(group: Field) -> None:
    study = group.study
    first, _second = begun(group)
    late = recruiting.save_person(study, PersonDetails(name="Fatuma Warsame"))
    grouping.invite(study, group.interview, late)
    grouping.invite(study, group.interview, late)
    assert members(group).count(late) == 1
    assert [seat.person.person.id for seat in grouping.roster(study, group.interview).undecided] == [late]
    grouping.take_off(study, group.interview, late)
    assert late not in members(group)
    noting.save_note(study, group.interview, group.question, "Ja.", subject=first)
    with pytest.raises(HasSpoken):
        grouping.take_off(study, group.interview, first)


def test_a_group_where_nobody_says_yes_does_not_begin(group: Field) -> None:
    for person in members(group):
        grouping.decide(group.study, group.interview, person, Said(Decision.POSTPONED))
    with pytest.raises(ConsentMissing):
        grouping.begin(group.study, group.interview)


def test_only_a_group_has_a_roster_and_only_while_it_is_open(consented: Field, group: Field) -> None:
    talk = interviewing.plan(group.study, persons=(group.person,), case=None, guide="moteplass", mode=Mode.PHONE)
    with pytest.raises(NoGroup):
        grouping.roster(group.study, talk)
    begun(group)
    noting.close(group.study, group.interview)
    with pytest.raises(NotesClosed):
        grouping.keep_unheard(group.study, group.interview, 3, left_out=True)
    assert consented.person


def test_every_speaker_is_in_sheet_fair_copy_transcript_and_counts(group: Field) -> None:
    study, question = group.study, group.question
    first, second = begun(group)
    grouping.keep_unheard(study, group.interview, 1, left_out=True)
    grouping.begin(study, group.interview)
    said = {first: "Jeg leder laget.", second: "Jeg fører regnskap.", group.interview: "Vi er mange."}
    for subject, words in said.items():
        mark = Mark("m" + subject, 0, 2, MarkKind.VERBATIM, words[:2])
        noting.keep_draft(study, group.interview, question, words[:4], subject=subject)
        noting.save_note(study, group.interview, question, words, [mark], subject=subject)
    noting.set_example(study, group.interview, question, True, subject=second)
    sheet = interviewing.open_sheet(study, group.interview)
    assert {who: held[question].note for who, held in sheet.spoken.items()} == said
    assert [who for who, held in sheet.spoken.items() if held[question].has_example] == [second]
    noting.close(study, group.interview)
    tidying.tidy(study, group.interview)
    tidying.save_fair(study, group.interview, question, "Hun fører regnskap.", subject=second)
    tidying.save_fair(study, group.interview, question, "De er mange.", subject=group.interview)
    tidying.finish(study, group.interview, True)
    assert {text.words for text in reading.texts(study, group.interview)} >= {"Hun fører regnskap.", "De er mange."}
    text = to_text(transcribing.build(study, group.interview), registering.translations(study.project))
    shown = [recruiting.person(study, each).person.pseudonym for each in (first, second)]
    unknown = registering.translations(study.project)(UNKNOWN)
    for part in (*shown, "leder laget.", "Hun fører regnskap.", "De er mange.", unknown):
        assert part in text
    (row,) = [row for row in interviewing.rows(study) if row.interview.id == group.interview]
    assert (row.raised, row.words) == (1, 9)


def test_who_withdraws_takes_their_own_turns_along(group: Field) -> None:
    study, question = group.study, group.question
    first, second = begun(group)
    for subject, words in ((first, "Jeg leder laget."), (second, "Jeg fører regnskap.")):
        noting.save_note(study, group.interview, question, words, subject=subject)
    noting.close(study, group.interview)
    withdrawing.withdraw(study, second, Scope.ALL)
    assert [answer.note for answer in answers.of_interview(study.data, group.interview)] == ["Jeg leder laget."]
    assert members(group) == (first,)


def with_unknown(group: Field) -> str:
    """Note something of which nobody saw who said it, close the talk, and return it."""
    begun(group)
    grouping.keep_unheard(group.study, group.interview, 1, left_out=True)
    grouping.begin(group.study, group.interview)
    said = "Sagt av noen i rommet."
    noting.save_note(group.study, group.interview, group.question, said, subject=group.interview)
    return said


def test_the_unknown_speaker_has_a_row_in_the_register_and_is_nobody_to_count(group: Field) -> None:
    study = group.study
    with_unknown(group)
    noting.close(study, group.interview)
    found = examining.examine(study)
    tables = {table.name: table for table in reporting.consent_report(study, found).tables()}
    register = next(table for table in tables.values() if len(table.columns) > 20)
    (row,) = (row for row in register.rows if row[0] == "ukjent taler")
    assert "ja, med forbehold" in row
    assert "gruppe" in " ".join(map(str, row))
    figures = {str(name): count for name, count in next(iter(tables.values())).rows}
    assert figures["samtykket"] == 2
    assert not any(each.pseudonym == "ukjent taler" for each in found.dossiers)


def test_the_unknown_speakers_words_are_out_once_their_consent_is_closed(group: Field) -> None:
    study, said = group.study, with_unknown(group)
    translate = registering.translations(study.project)
    noting.save_note(study, group.interview, group.question, "Vi møttes.", subject=members(group)[0])
    grouping.keep_unheard(study, group.interview, 2, left_out=False)
    noting.close(study, group.interview)
    assert said not in to_text(transcribing.build(study, group.interview), translate)
    assert said not in {text.words for text in reading.texts(study, group.interview)}


def test_the_end_of_the_project_keeps_what_the_unknown_speaker_said(group: Field) -> None:
    study, said = group.study, with_unknown(group)
    noting.close(study, group.interview)
    with study.deed() as deed:
        interviews.drop_planned(study.data, group.person, deed)
    make_ready(study)
    for task in ending.lacking(study):
        ending.sign(study, task.key, "Gjort.")
    done = anonymising.end(study, PASSPHRASE)
    new = opening.open_study(done.project, PASSPHRASE)
    try:
        (row,) = interviewing.rows(new)
        held = answers.of_interview(new.data, row.interview.id)
        assert [(answer.subject, answer.note) for answer in held] == [(row.interview.id, said)]
        assert said in to_text(transcribing.build(new, row.interview.id), registering.translations(new.project))
        assert verifying.verify(new).problems == ()
    finally:
        new.close()
