"""A project open for reading lets nothing be written, and one without its key no names."""

from collections.abc import Callable, Iterator

import pytest

from interviewer.domain.answer import Reflection
from interviewer.domain.consent import Decision
from interviewer.domain.interview import Break, Mode
from interviewer.domain.person import Outcome
from interviewer.services import (
    backing_up,
    consenting,
    creating,
    dumping,
    interviewing,
    noting,
    opening,
    recruiting,
    sending,
    settling,
    sitting,
    tidying,
)
from interviewer.services.errors import KeyClosed, NotesClosed, NothingThere, ReadOnly
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.services.sending import Way
from interviewer.storage.errors import FileBroken
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field

Write = Callable[[Study, Field], object]

WRITES: dict[str, Write] = {
    "project": lambda study, _field: creating.change_project(study, study.project),
    "case": lambda study, _field: recruiting.save_case(study, CaseDetails("Vikestad råd")),
    "person": lambda study, _field: recruiting.save_person(study, PersonDetails(name="Nora Fabelmann")),
    "attempt": lambda study, field: recruiting.log_attempt(study, field.person, Outcome.OTHER),
    "letter": lambda study, field: sending.sent(study, field.person, sending.letter(study, field.person), Way.SMS),
    "consent": lambda study, field: consenting.record(study, field.person, consenting.Said(Decision.YES)),
    "plan": lambda study, field: interviewing.plan(
        study, persons=(field.person,), case=None, guide="moteplass", mode=Mode.PHONE
    ),
    "draft": lambda study, field: noting.keep_draft(study, field.interview, field.question, "ord"),
    "note": lambda study, field: noting.save_note(study, field.interview, field.question, "ord"),
    "yes or no": lambda study, field: noting.set_yes_no(study, field.interview, field.question, None),
    "fact": lambda study, field: noting.set_fact(study, field.interview, "ungdom_deltar", None),
    "probe": lambda study, field: noting.add_probe(study, field.interview, "Hvorfor?", ""),
    "parked": lambda study, field: noting.park(study, field.interview, "budsjett", field.question),
    "preparation": lambda study, field: noting.set_preparation(study, field.interview, "ord"),
    "reflection": lambda study, field: noting.set_reflection(study, field.interview, Reflection(more="ord")),
    "cursor": lambda study, field: noting.keep_cursor(study, field.interview, field.question, 0),
    "clock": lambda study, field: sitting.begin(study, field.interview),
    "closing": lambda study, field: noting.close(study, field.interview),
    "fair draft": lambda study, field: noting.keep_fair_draft(study, field.interview, field.question, "ord"),
    "finishing": lambda study, field: tidying.finish(study, field.interview, True),
    "backup": lambda study, _field: backing_up.back_up(study),
}


@pytest.fixture
def reader(consented: Field) -> Iterator[Study]:
    """Return the project open for reading beside the window that writes in it."""
    noting.keep_draft(consented.study, consented.interview, consented.question, "Midt i")
    opened = opening.open_for_reading(consented.study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    yield opened
    opened.close()


@pytest.mark.parametrize("write", WRITES)
def test_a_reader_is_refused_and_nothing_is_stored(consented: Field, reader: Study, write: str) -> None:
    before = consented.study.data.execute("SELECT count(*), max(seq) FROM event").fetchone()
    with pytest.raises(ReadOnly, match="reading only"):
        WRITES[write](reader, consented)
    assert consented.study.data.execute("SELECT count(*), max(seq) FROM event").fetchone() == before


def test_a_reader_leaves_drafts_to_the_one_who_writes(consented: Field, reader: Study) -> None:
    assert settling.settle(reader) == 0
    again = reader.again()
    assert again.read_only
    assert interviewing.open_sheet(again, consented.interview).answers[consented.question].note == "Midt i"
    again.close()
    assert settling.settle(consented.study) == 1


def test_a_reader_of_a_broken_file_leaves_the_writer_alone(consented: Field) -> None:
    consented.study.data.execute("DROP TRIGGER event_is_never_changed")
    with pytest.raises(FileBroken, match="guards"):
        opening.open_for_reading(consented.study.path, PASSPHRASE)
    recruiting.save_case(consented.study, CaseDetails("Vikestad råd"))


def test_without_the_key_no_name_is_written_or_dumped(project_without_key: Study) -> None:
    study = project_without_key
    with pytest.raises(KeyClosed, match="not open"):
        recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    with pytest.raises(KeyClosed, match="not open"):
        recruiting.save_case(study, CaseDetails("Vikestad råd"))
    with pytest.raises(KeyClosed, match="not open"):
        dumping.dump(study, with_key=True)
    assert recruiting.people(study) == ()
    assert study.again().key is None


@pytest.fixture
def project_without_key(study: Study) -> Iterator[Study]:
    """Return the project open without its key."""
    study.close()
    opened = opening.open_study(study.path, PASSPHRASE)
    yield opened
    opened.close()
    again = opening.open_study(study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    study.data, study.key, study.lock = again.data, again.key, again.lock


def test_the_clock_that_never_ran_cannot_be_paused_or_ended(consented: Field) -> None:
    study, interview = consented.study, consented.interview
    acts: tuple[Callable[[], None], ...] = (
        lambda: sitting.pause(study, interview, Break.PAUSE, 1.0),
        lambda: sitting.resume(study, interview),
        lambda: sitting.tick(study, interview, 1.0),
        lambda: sitting.end_session(study, interview, 1.0),
    )
    for act in acts:
        with pytest.raises(NothingThere, match="session in progress"):
            act()


def test_a_closed_interview_has_no_clock(consented: Field) -> None:
    sitting.begin(consented.study, consented.interview)
    noting.close(consented.study, consented.interview)
    assert consented.study.ringing is None
    (session,) = interviewing.interview(consented.study, consented.interview).sessions
    assert session.ended is not None
    with pytest.raises(NotesClosed):
        sitting.begin(consented.study, consented.interview)
