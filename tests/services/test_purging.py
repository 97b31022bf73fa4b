"""Names that are not needed go for good and are counted on; whoever was named by others is told in time."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.person import ContactState, Outcome
from interviewer.services import (
    auditing,
    consenting,
    exporting,
    merging,
    noticing,
    noting,
    opening,
    packing,
    purging,
    recruiting,
    reviewing,
    tallying,
    times,
    undoing,
    verifying,
)
from interviewer.services.errors import Blocked, CallRunning, KeyClosed, NothingThere, ReadOnly
from interviewer.services.exporting import Leave, MentionsLeft
from interviewer.services.merging import Source
from interviewer.services.purging import NameNeeded, Why
from interviewer.services.recruiting import NamePurged, PersonDetails
from interviewer.services.sending import Way
from interviewer.services.study import Study
from interviewer.services.undoing import NotUndone
from interviewer.storage import persons
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field
from tests.services.travelling import another_laptop, carry

NAME, PHONE = "Torgeir Prøvestad", "10 00 03 07"


@pytest.fixture
def other(project: Path, tmp_path: Path) -> Iterator[Study]:
    """Return another laptop of the same project."""
    laptop = another_laptop(project, tmp_path / "other")
    yield laptop
    laptop.close()


def _refuser(study: Study, refusal: Refusal = Refusal.NO_TIME, **more: object) -> str:
    details = PersonDetails(name=NAME, phone=PHONE, remark="Ringte etter fire.", role="leder", **more)  # type: ignore[arg-type]
    person = recruiting.save_person(study, details)
    recruiting.log_attempt(study, person, Outcome.NO_ANSWER, remark="Svarte ikke på mobilen.")
    consenting.record(study, person, consenting.Said(Decision.NO, refusal=refusal))
    return person


def test_a_refusers_name_goes_and_the_refusal_is_still_counted(contacted: Field) -> None:
    study = contacted.study
    person = _refuser(study)
    before = tallying.tally(study)
    assert [(one.row.person.id, one.why) for one in purging.candidates(study, times.now())] == [(person, Why.DECLINED)]
    foreseen = purging.foresee(study, [person])
    assert (foreseen.persons, foreseen.counts["contact"], foreseen.counts["remark"]) == (1, 1, 1)
    assert purging.purge(study, [person]).counts == foreseen.counts
    row = recruiting.person(study, person)
    assert (row.contact, row.shown, row.person.purged) == (None, row.person.pseudonym, True)
    assert row.person.role == "leder"
    after = tallying.tally(study)
    assert (after.refused, after.contacted, after.informed, after.reasons) == (
        before.refused, before.contacted, before.informed, before.reasons,
    )  # fmt: skip
    assert (before.purged, after.purged) == (0, 1)
    assert [remark for _attempt, remark in recruiting.attempts(study, person)] == [""]
    assert purging.candidates(study, times.now()) == ()
    assert verifying.verify(study).ok


def test_a_purge_is_told_in_the_log_and_cannot_be_undone(contacted: Field) -> None:
    study = contacted.study
    purging.purge(study, [_refuser(study)])
    line = auditing.log(study, limit=1)[0]
    assert "name deleted from the key" in line.what
    with pytest.raises(NotUndone):
        undoing.undo(study, line.deed)


def test_backups_and_packages_that_hold_the_name_are_replaced(contacted: Field, tmp_path: Path) -> None:
    study = contacted.study
    person = _refuser(study)
    package = packing.pack(study, tmp_path / "team.pakke", to=packing.Lead()).path
    foreseen = purging.foresee(study, [person])
    assert foreseen.copies >= 1
    assert purging.purge(study, [person]).stuck == ()
    assert not package.exists()


def test_whoever_wants_no_more_contact_is_known_also_without_a_name(contacted: Field) -> None:
    study = contacted.study
    purging.purge(study, [_refuser(study, Refusal.DO_NOT_CONTACT)])
    with pytest.raises(Blocked):
        recruiting.save_person(study, PersonDetails(name="T. Prøvestad", phone="+47 10000307"))


def test_whoever_has_consented_or_talked_keeps_the_name(consented: Field) -> None:
    study = consented.study
    with pytest.raises(NameNeeded):
        purging.foresee(study, [consented.person])
    with pytest.raises(NameNeeded):
        purging.purge(study, [_refuser(study), consented.person])
    assert NAME in [row.shown for row in recruiting.people(study)]
    with pytest.raises(NothingThere):
        purging.purge(study, ["nobody"])


def test_nothing_is_purged_without_the_key_while_reading_or_in_a_call(contacted: Field) -> None:
    study = contacted.study
    person = _refuser(study)
    study.call.interview = contacted.interview
    with pytest.raises(CallRunning):
        purging.purge(study, [person])
    study.call.interview = None
    study.read_only = True
    with pytest.raises(ReadOnly):
        purging.purge(study, [person])
    study.read_only = False
    names, study.key = study.key, None
    with pytest.raises(KeyClosed):
        purging.purge(study, [person])
    study.key = names
    assert recruiting.person(study, person).shown == NAME


def test_a_purged_entry_gets_no_name_again_and_who_comes_back_is_entered_anew(contacted: Field) -> None:
    study = contacted.study
    person = _refuser(study)
    purging.purge(study, [person])
    with pytest.raises(NamePurged):
        recruiting.save_person(study, PersonDetails(name=NAME), person)
    back = recruiting.save_person(study, PersonDetails(name=NAME, phone=PHONE))
    consenting.record(study, back, consenting.Said(Decision.YES, reply="Ja, nå passer det."))
    found = tallying.tally(study)
    assert (found.consented, found.refused, found.purged) == (1, 1, 1)


def test_a_stale_laptop_lets_the_name_go_and_does_not_bring_it_back(contacted: Field, other: Study) -> None:
    study = contacted.study
    person = _refuser(study)
    carry(study, other)
    details = PersonDetails(name=NAME, phone=PHONE, remark="En ny merknad.")
    purging.purge(study, [person])
    recruiting.save_person(other, details, person)
    carry(study, other)
    carry(other, study)
    for laptop in (study, other):
        assert persons.contacts(laptop.names).get(person) is None
        assert recruiting.person(laptop, person).person.purged
        assert verifying.verify(laptop).ok


def test_a_laptop_that_hears_of_it_without_the_key_lets_the_name_go_when_the_key_is_open(
    contacted: Field, project: Path, tmp_path: Path
) -> None:
    study = contacted.study
    person = _refuser(study)
    other = another_laptop(project, tmp_path / "other")
    purging.purge(study, [person])
    study.data.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    merging.merge(other, [Source(study.path, PASSPHRASE)])
    assert persons.contacts(other.names)[person].name == NAME
    place = other.path
    other.close()
    again = opening.open_study(place, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert person not in persons.contacts(again.names)
    assert verifying.verify(again).ok
    again.close()


def test_a_text_that_names_somebody_purged_is_held_back(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    person = _refuser(study)
    noting.save_note(study, consented.interview, consented.question, f"{NAME} var imot.")
    noting.close(study, consented.interview)
    assert len(purging.foresee(study, [person]).mentions) == 1
    purging.purge(study, [person])
    reviewing.review_all(study)
    with pytest.raises(MentionsLeft):
        exporting.export_transcripts(study, tmp_path, leave=Leave(reason="prøve"), interviews=[consented.interview])


def test_whoever_cannot_be_reached_may_go_once_nothing_more_is_planned(study: Study) -> None:
    person = recruiting.save_person(study, PersonDetails(name=NAME, phone=PHONE))
    now = times.now()
    recruiting.log_attempt(study, person, Outcome.NO_ANSWER, next_step="Ring", next_at=now + timedelta(days=1))
    assert purging.candidates(study, now) == ()
    (late,) = purging.candidates(study, now + timedelta(days=40))
    assert late.why is Why.UNREACHED
    recruiting.log_attempt(study, person, Outcome.WRONG_NUMBER, at=now + timedelta(minutes=1))
    assert [one.row.person.id for one in purging.candidates(study, now)] == [person]


def test_whoever_was_named_by_others_has_thirty_days_until_somebody_tells_them(contacted: Field) -> None:
    study, now = contacted.study, times.now()
    named = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", referred_by=contacted.person))
    through = recruiting.save_person(study, PersonDetails(name="Emil Tenkt", via=contacted.person))
    assert {one.row.person.id for one in noticing.waiting(study, now)} == {named, through}
    assert {one.days_left for one in noticing.waiting(study, now)} == {30}
    late = noticing.waiting(study, now + timedelta(days=31))
    assert [(one.days_left, one.overdue) for one in late] == [(-1, True), (-1, True)]
    assert not noticing.waiting(study, now + timedelta(days=30))[0].overdue
    recruiting.log_attempt(study, named, Outcome.NO_ANSWER)
    assert len(noticing.waiting(study, now)) == 2
    recruiting.log_attempt(study, named, Outcome.NO_TIME)
    noticing.inform(study, [through], Way.SMS)
    assert noticing.waiting(study, now) == ()


def test_whoever_wants_no_contact_is_not_written_to_either(contacted: Field) -> None:
    study = contacted.study
    _refuser(study, Refusal.DO_NOT_CONTACT)
    named = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", referred_by=contacted.person))
    other = recruiting.save_person(study, PersonDetails(name="Emil Tenkt", referred_by=contacted.person))
    with study.deed() as deed:
        recruiting.block(study, other, deed, Refusal.DO_NOT_CONTACT)
    with pytest.raises(Blocked):
        noticing.inform(study, [named, other], Way.SMS)
    assert len(noticing.waiting(study, times.now())) == 2


def test_a_name_that_nobody_may_use_can_be_deleted_instead(contacted: Field) -> None:
    study, now = contacted.study, times.now()
    details = PersonDetails(name="Nora Fabelmann", referred_by=contacted.person, may_contact=False)
    named = recruiting.save_person(study, details)
    purging.purge(study, [named])
    assert noticing.waiting(study, now) == ()
    assert recruiting.person(study, named).person.state is ContactState.NEW
    assert tallying.tally(study).proposed == 1
