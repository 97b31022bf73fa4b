"""Striking for good: the passage goes with its drafts, its history and its copies; nothing brings it back."""

import json
from pathlib import Path

import pytest

from interviewer.domain.consent import Decision
from interviewer.domain.mark import Mark, MarkKind
from interviewer.services import (
    auditing,
    backing_up,
    consenting,
    interviewing,
    noting,
    recalling,
    striking,
    tidying,
    undoing,
    verifying,
)
from interviewer.services.errors import CallRunning, NothingThere, ReadOnly
from interviewer.services.study import Study
from interviewer.storage import answers, rows
from tests.conftest import Field
from tests.exports import export
from tests.services.pages import decrypted

FIRST, LAST = "0190a000-0000-7000-8000-000000000001", "0190a000-0000-7000-8000-000000000002"
SAID = "Først kake. Kjellerstua lukter ull. Så kaffe."
START, END = 12, 35
FRAGMENTS = ("ellerst", "ter ull", "akerov")


@pytest.fixture
def told(consented: Field) -> Field:
    """Return an interview under way with an earlier version, a draft and two marks."""
    at = (consented.interview, consented.question)
    marks = (Mark(FIRST, 6, 10, MarkKind.QUOTE, "kake"), Mark(LAST, 28, 44, MarkKind.VERBATIM, SAID[28:44]))
    noting.save_note(consented.study, *at, "Bakerovnen er kald. " + SAID)
    noting.save_note(consented.study, *at, SAID, marks)
    noting.keep_draft(consented.study, *at, SAID, marks)
    return consented


def _left(study: Study) -> list[str]:
    content = decrypted(study.path, study.data_key).decode("utf-8", "replace")
    return [fragment for fragment in FRAGMENTS if fragment in content]


def test_a_passage_goes_from_text_draft_history_marks_and_pages(told: Field) -> None:
    study, at = told.study, (told.interview, told.question)
    assert _left(study) == list(FRAGMENTS)
    struck = striking.strike(study, *at, "note", START, END)
    (answer,) = answers.of_interview(study.data, told.interview)
    assert answer.note == struck.text
    assert answer.note.startswith("Først kake. [")
    assert answer.note.endswith("] Så kaffe.")
    assert [mark.words for mark in answer.marks] == ["kake", " Så kaffe"]
    assert struck.also == ()
    assert [change.after for change in recalling.history(study, *at)] == [struck.text]
    assert recalling.history(study, *at)[0].before == "[erased]"
    assert _left(study) == []
    assert verifying.verify(study).problems == ()


def test_it_is_in_the_log_and_never_undone(told: Field) -> None:
    striking.strike(told.study, told.interview, told.question, "note", START, END)
    line = auditing.log(told.study, limit=1)[0]
    assert "words struck for good" in line.what
    assert auditing.erasures(told.study)[0].scope == striking.SCOPE
    assert not undoing.deeds(told.study, limit=1)[0].undoable


def test_it_works_in_the_own_call_and_not_in_anothers(told: Field) -> None:
    study = told.study
    study.ring(told.interview)
    assert "[" in striking.strike(study, told.interview, told.question, "note", START, END).text
    study.ring("another")
    with pytest.raises(CallRunning):
        striking.strike(study, told.interview, told.question, "note", 0, 5)
    study.ring(None)


def test_the_same_words_in_the_fair_copy_are_told_and_struck_too(told: Field) -> None:
    study, at = told.study, (told.interview, told.question)
    noting.close(study, told.interview)
    tidying.tidy(study, told.interview)
    struck = striking.strike(study, *at, "note", START, END)
    assert struck.also == ("fair",)
    place = striking.find(study, *at, "fair", SAID[START:END])
    assert place == START
    assert striking.strike(study, *at, "fair", place, place + END - START).also == ()
    assert _left(study) == []
    assert verifying.verify(study).problems == ()


def test_a_whole_answer_goes_also_after_the_consent_was_withdrawn(told: Field) -> None:
    study = told.study
    noting.save_note(study, told.interview, told.question, SAID)
    consenting.record(study, told.person, consenting.Said(Decision.WITHDRAWN))
    struck = striking.strike(study, told.interview, told.question, "note", 0, len(SAID))
    assert struck.text.startswith("[")
    assert struck.text.endswith("]")
    assert _left(study) == []


def test_copies_made_before_are_made_anew(told: Field, tmp_path: Path) -> None:
    study = told.study
    noting.close(study, told.interview)
    (sheet,) = export(study, tmp_path / "ut").files
    backup = backing_up.back_up(study)
    before = sheet.read_bytes()
    striking.strike(study, told.interview, told.question, "note", START, END)
    assert striking.waiting(study)
    renewed = striking.renew(study)
    assert not striking.waiting(study)
    assert renewed.made == (sheet,)
    assert sheet.read_bytes() != before
    (kept,) = backing_up.known(study)
    assert kept != backup or backup.exists()
    assert striking.renew(study).made == ()
    assert _left(study) == []


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 4), (0, 999), (5, 6)])
def test_nothing_to_strike_is_refused(told: Field, start: int, end: int) -> None:
    with pytest.raises(NothingThere):
        striking.strike(told.study, told.interview, told.question, "note", start, end)
    assert answers.of_interview(told.study.data, told.interview)[0].note == SAID


def test_no_answer_and_no_reader(told: Field) -> None:
    with pytest.raises(NothingThere):
        striking.strike(told.study, told.interview, "rekruttering.alle", "note", 0, 1)
    told.study.read_only = True
    with pytest.raises(ReadOnly):
        striking.strike(told.study, told.interview, told.question, "note", 0, 5)
    with pytest.raises(ReadOnly):
        striking.renew(told.study)
    told.study.read_only = False


def test_codes_move_with_the_words_and_go_with_the_passage(told: Field) -> None:
    study, at = told.study, (told.interview, told.question)
    codes = [{"start": 0, "end": 11, "code": "mat"}, {"start": START, "end": END, "code": "lukt"},
             {"start": 36, "end": 45, "code": "kaffe"}]  # fmt: skip
    answers.save_field(study.data, *at, interviewing.speaker(study, told.interview), "codes", codes)
    text = striking.strike(study, *at, "note", START, END).text
    (row,) = rows.of(study.data, "answer", "codes IS NOT NULL")
    held = {code["code"]: text[code["start"] : code["end"]] for code in json.loads(row["codes"])}
    assert held == {"mat": "Først kake.", "kaffe": "Så kaffe."}


def test_words_that_are_not_there_are_not_found(told: Field) -> None:
    assert striking.find(told.study, told.interview, told.question, "fair", "kake") == -1
    assert striking.find(told.study, told.interview, "rekruttering.alle", "note", "kake") == -1
