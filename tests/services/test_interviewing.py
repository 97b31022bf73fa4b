"""The interview keeps every word, moves nothing silently, and shows nobody else's words."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from interviewer.domain.answer import Reflection, Status
from interviewer.domain.consent import Decision
from interviewer.domain.guide import YesNo
from interviewer.domain.interview import Break, Mode
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import Outcome
from interviewer.services import (
    consenting,
    dumping,
    interviewing,
    noting,
    opening,
    recruiting,
    sitting,
    tidying,
    trialling,
    verifying,
)
from interviewer.services.errors import CallRunning, Incomplete, NotesClosed, NothingThere
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.services.tidying import StillOpen
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field
from tests.exports import export


def test_a_note_and_its_marks_come_back_as_they_were(consented: Field) -> None:
    text = "«Når du vet, kan du si imot.» 🙂 Savner mer."
    marks = (Mark("m1", 0, 29, MarkKind.VERBATIM), Mark("m2", 32, 38, MarkKind.FOLLOW_UP))
    noting.save_note(consented.study, consented.interview, consented.question, text, marks)
    answer = interviewing.open_sheet(consented.study, consented.interview).answers[consented.question]
    assert answer.note == text
    assert [(mark.id, mark.words) for mark in answer.marks] == [("m1", text[0:29]), ("m2", "Savner")]
    assert answer.status is Status.ANSWERED


def test_a_mark_left_out_is_gone_and_text_is_stored_in_one_form(consented: Field) -> None:
    study, interview, question = consented.study, consented.interview, consented.question
    noting.save_note(study, interview, question, "Ja", (Mark("m", 0, 2, MarkKind.QUOTE),))
    noting.save_note(study, interview, question, "A\u030a ja\r\nog\u00a0nei")
    answer = interviewing.open_sheet(study, interview).answers[question]
    assert answer.note == "Å ja\nog nei"
    assert answer.marks == ()


def test_an_answer_of_a_hundred_thousand_characters_is_kept(consented: Field) -> None:
    long = "ord å 🙂 " * 14_000
    noting.save_note(consented.study, consented.interview, consented.question, long)
    assert interviewing.open_sheet(consented.study, consented.interview).answers[consented.question].note == long


def test_what_was_typed_before_a_stop_is_there_afterwards_with_the_cursor(consented: Field) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Lagret.")
    noting.keep_draft(
        study, consented.interview, "rekruttering.antall", "Elleve, pluss", (Mark("m", 0, 6, MarkKind.APPROXIMATE),), 13
    )
    reader = opening.open_for_reading(study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    sheet = interviewing.open_sheet(reader, consented.interview)
    reader.close()
    assert sheet.answers["rekruttering.antall"].note == "Elleve, pluss"
    assert [mark.words for mark in sheet.answers["rekruttering.antall"].marks] == ["Elleve"]
    assert sheet.recovered == {"rekruttering.antall"}
    assert sheet.cursor == interviewing.Cursor("rekruttering.antall", 13)
    assert sheet.answers[consented.question].note == "Lagret."


def test_a_recovered_draft_on_an_older_base_stands_beside_what_came_since(consented: Field) -> None:
    study, interview, question = consented.study, consented.interview, consented.question
    noting.save_note(study, interview, question, "Først.")
    noting.keep_draft(study, interview, question, "Fra utkastet.")
    base = study.data.execute("SELECT base FROM draft").fetchone()
    study.data.execute("UPDATE draft SET base = '[]'")
    noting.close(study, interview)
    assert base != ("[]",)
    assert study.data.execute("SELECT max(leaves) FROM head").fetchone() == (2,)


def test_drafts_become_events_before_the_project_is_verified(consented: Field) -> None:
    noting.keep_draft(consented.study, consented.interview, consented.question, "På vei inn.")
    assert verifying.verify(consented.study).ok
    assert consented.study.data.execute("SELECT count(*) FROM draft").fetchone() == (0,)
    sheet = interviewing.open_sheet(consented.study, consented.interview)
    assert sheet.answers[consented.question].note == "På vei inn."


def test_a_status_sets_itself_and_a_person_may_choose(consented: Field) -> None:
    study, interview, question = consented.study, consented.interview, consented.question

    def status() -> Status:
        return interviewing.open_sheet(study, interview).answers[question].status

    noting.set_asked(study, interview, question)
    assert status() is Status.ASKED
    noting.set_yes_no(study, interview, question, YesNo.NO)
    assert status() is Status.ANSWERED
    noting.set_status(study, interview, question, Status.PARTLY)
    assert status() is Status.PARTLY
    with pytest.raises(Incomplete):
        noting.set_status(study, interview, question, Status.ELSEWHERE)
    noting.set_status(study, interview, question, None)
    assert status() is Status.ANSWERED


def test_questions_shown_from_the_key_take_no_answer(consented: Field) -> None:
    sheet = interviewing.open_sheet(consented.study, consented.interview)
    assert set(sheet.bound.values()) >= {"Solvik innvandrerråd", "Samira Testdatter Hale"}
    for key in (*sheet.bound, "ikke.et.spørsmål"):
        with pytest.raises(NothingThere):
            noting.save_note(consented.study, consented.interview, key, "Ord")


def test_without_the_key_pseudonyms_are_shown(consented: Field) -> None:
    path = consented.study.path
    reader = opening.open_for_reading(path, PASSPHRASE)
    sheet = interviewing.open_sheet(reader, consented.interview)
    reader.close()
    assert all("Samira" not in shown and "Solvik" not in shown for shown in sheet.bound.values())


def test_probes_parked_themes_facts_and_lines_come_back(consented: Field) -> None:
    study, interview = consented.study, consented.interview
    probe = noting.add_probe(study, interview, "Hvem ringte?", consented.question)
    noting.save_note(study, interview, probe.id, "Kommunen.")
    theme = noting.park(study, interview, "budsjettet", consented.question)
    noting.set_fact(study, interview, "ungdom_deltar", YesNo.NO)
    lines = Reflection("Takk.", "God.", "Tempoet.", "Ring rådet.", same_day=True)
    noting.set_reflection(study, interview, lines)
    noting.unpark(study, interview, theme.id)
    sheet = interviewing.open_sheet(study, interview)
    assert sheet.probes == (probe,)
    assert sheet.answers[probe.id].note == "Kommunen."
    assert [one.done for one in sheet.parked] == [True]
    assert sheet.facts == {"ungdom_deltar": YesNo.NO}
    assert sheet.reflection == lines


def test_pauses_dropped_lines_and_sessions_are_logged(consented: Field) -> None:
    study, interview = consented.study, consented.interview
    sitting.begin(study, interview)
    sitting.pause(study, interview, Break.DROPPED, 60.0)
    assert study.ringing is None
    sitting.resume(study, interview)
    assert study.ringing == interview
    sitting.end_session(study, interview, 90.0)
    sitting.begin(study, interview)
    sitting.tick(study, interview, 30.0)
    noting.close(study, interview)
    found = interviewing.interview(study, interview)
    assert [len(session.pauses) for session in found.sessions] == [1, 0]
    assert found.length == timedelta(seconds=120)
    assert found.sessions[0].pauses[0].ended is not None
    assert study.ringing is None


def test_closed_notes_are_read_only(consented: Field) -> None:
    noting.save_note(consented.study, consented.interview, consented.question, "Sagt.")
    noting.close(consented.study, consented.interview)
    with pytest.raises(NotesClosed):
        noting.save_note(consented.study, consented.interview, consented.question, "Ikke sagt.")
    with pytest.raises(NotesClosed):
        noting.keep_draft(consented.study, consented.interview, consented.question, "Ikke sagt.")


def test_a_fair_copy_begins_as_the_notes_and_leaves_them_alone(consented: Field) -> None:
    study, interview, question = consented.study, consented.interview, consented.question
    noting.save_note(study, interview, question, "sier ja", (Mark("m", 5, 7, MarkKind.QUOTE),))
    with pytest.raises(StillOpen):
        tidying.tidy(study, interview)
    noting.close(study, interview)
    answer = tidying.tidy(study, interview).sheet.answers[question]
    assert (answer.fair, [mark.words for mark in answer.fair_marks]) == ("sier ja", ["ja"])
    tidying.save_fair(study, interview, question, "Hun sier ja.")
    tidying.finish(study, interview, finished=True)
    again = tidying.tidy(study, interview)
    assert again.finished
    assert (again.sheet.answers[question].note, again.sheet.answers[question].fair) == ("sier ja", "Hun sier ja.")


def _another(field: Field, name: str) -> str:
    person = recruiting.save_person(field.study, PersonDetails(name=name, cases=(field.case,)))
    consenting.record(field.study, person, consenting.Said(Decision.YES))
    return interviewing.plan(field.study, persons=(person,), case=field.case, guide="moteplass", mode=Mode.FACE)


def test_nothing_another_informant_said_can_be_reached_while_the_clock_runs(consented: Field) -> None:
    study = consented.study
    other = _another(consented, "Trygve Eksempelsen")
    noting.save_note(study, other, consented.question, "Skjærgårdsord.")
    noting.close(study, other)
    sitting.begin(study, consented.interview)
    second = study.again()
    for opened in (study, second):
        for reach in (interviewing.open_sheet, tidying.tidy):
            with pytest.raises(CallRunning):
                reach(opened, other)
    assert "Skjærgård" not in repr(interviewing.open_sheet(study, consented.interview))
    sitting.pause(study, consented.interview, Break.PAUSE, 5)
    assert tidying.tidy(second, other).sheet.answers[consented.question].note == "Skjærgårdsord."
    second.close()


def test_registering_afterwards_keeps_event_time_apart_from_entry_time(consented: Field) -> None:
    start = datetime(2026, 8, 30, 9, 0, tzinfo=UTC)
    paper = interviewing.plan(
        consented.study, persons=(consented.person,), case=None, guide="moteplass", mode=Mode.FACE, afterwards=True,
        started=start, ended=start + timedelta(minutes=40),
    )  # fmt: skip
    noting.save_note(consented.study, paper, consented.question, "Fra papir.")
    noting.close(consented.study, paper)
    found = interviewing.interview(consented.study, paper)
    assert (found.started, found.length) == (start, timedelta(minutes=40))


def test_a_trial_interview_leaves_nothing(consented: Field) -> None:
    before = interviewing.rows(consented.study)
    trial, interview = trialling.scratch(consented.study, "moteplass")
    sitting.begin(trial, interview)
    noting.save_note(trial, interview, consented.question, "Bare en prøve.")
    folder = trial.path.parent
    assert trial.trial
    trialling.discard(trial)
    assert not folder.exists()
    assert interviewing.rows(consented.study) == before


@pytest.mark.parametrize("secret", ["Samira", "Testdatter", "10 00 01 01", "10000101", "Solvik", "hale@example.org"])
def test_no_name_number_or_place_of_the_register_is_in_the_data_file(
    contacted: Field, tmp_path: Path, secret: str
) -> None:
    study = contacted.study
    case = recruiting.save_case(
        study, CaseDetails("Solvik forum", "Solvik", "forum i Solvik", public_source="Solvik avis")
    )
    recruiting.save_person(
        study,
        PersonDetails(
            name="Samira Testdatter Hale", phone="10 00 01 01", email="hale@example.org", role="leder i Solvik forum",
            background="kommer fra Solvik", remark="kjenner Samira", cases=(case,),
        ),
    )  # fmt: skip
    recruiting.log_attempt(
        study,
        contacted.person,
        Outcome.APPOINTMENT,
        next_step="ringe Samira på 10 00 01 01",
        remark="Samira",
    )
    plain = tmp_path / "plain.db"
    study.data.execute(f"ATTACH '{plain}' AS plain KEY ''")
    study.data.execute("SELECT sqlcipher_export('plain')").fetchall()
    study.data.execute("DETACH plain")
    assert plain.read_bytes().startswith(b"SQLite format 3")
    assert secret.encode() not in plain.read_bytes()
    with sqlite3.connect(plain) as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (2,)
    connection.close()


def test_closing_the_project_turns_drafts_into_events(consented: Field) -> None:
    study = consented.study
    noting.keep_draft(study, consented.interview, consented.question, "På vei ut.")
    study.close()
    reader = opening.open_for_reading(study.path, PASSPHRASE)
    assert reader.data.execute("SELECT count(*) FROM draft").fetchone() == (0,)
    assert reader.data.execute("SELECT note FROM answer").fetchall() == [("På vei ut.",)]
    reader.close()
    again = opening.open_study(study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    study.data, study.key, study.lock = again.data, again.key, again.lock


def test_a_reader_beside_the_window_is_refused_other_informants_while_the_clock_runs(consented: Field) -> None:
    study = consented.study
    other = _another(consented, "Trygve Eksempelsen")
    noting.save_note(study, other, consented.question, "Skjærgårdsord.")
    noting.close(study, other)
    sitting.begin(study, consented.interview)
    reader = opening.open_for_reading(study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert reader.ringing == consented.interview
    with pytest.raises(CallRunning):
        tidying.tidy(reader, other)
    with pytest.raises(CallRunning):
        export(reader, study.path.parent / "ut")
    with pytest.raises(CallRunning):
        dumping.dump(reader)
    assert not (study.path.parent / "ut").exists()
    sitting.pause(study, consented.interview, Break.PAUSE, 5)
    assert tidying.tidy(reader, other).sheet.answers[consented.question].note == "Skjærgårdsord."
    reader.close()


def test_a_clock_that_a_crash_left_running_stops_nobody(consented: Field) -> None:
    study = consented.study
    sitting.begin(study, consented.interview)
    assert study.lock is not None
    study.lock.release()
    reader = opening.open_for_reading(study.path, PASSPHRASE)
    assert reader.ringing is None
    reader.close()
    study.lock.acquire()
