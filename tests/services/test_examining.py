"""What is out of order is found, whatever it is, and nothing is found where everything is in order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from interviewer.domain.consent import Decision, Guardian, GuardianEvent, Refusal
from interviewer.domain.deviation import Deviation, Fault
from interviewer.domain.dossier import Dossier, Ground
from interviewer.domain.examination import examine
from interviewer.domain.identity import new_id
from interviewer.domain.minority import Age
from interviewer.services import examining, explaining, guarding
from interviewer.services.errors import Incomplete
from interviewer.services.study import Study
from interviewer.storage import consents, evidence, exports, interviews, projects, records, texts
from interviewer.storage.exports import Export
from tests.faults import CALLED_AGAIN, NOW, TWELVE, after_the_withdrawal, turned_eighteen
from tests.orderly import START, Fieldwork, say


@pytest.fixture
def field(study: Study) -> Fieldwork:
    made = Fieldwork(study)
    for _number in range(3):
        made.informant()
    return made


def found(study: Study, now: datetime = NOW) -> tuple[Deviation, ...]:
    return examining.examine(study, now).deviations


def kinds(study: Study, now: datetime = NOW) -> list[Fault]:
    return [each.fault for each in found(study, now)]


def test_a_project_in_order_has_no_exception(field: Fieldwork) -> None:
    assert found(field.study) == ()


def break_the_log(study: Study) -> None:
    """Change a hash as somebody would who got past the guards, and put the guards back."""
    guards = study.data.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in guards:
        study.data.execute(f"DROP TRIGGER {name}")
    study.data.execute("UPDATE event SET hash = 'x' || hash WHERE n = 5")
    for _name, sql in guards:
        study.data.execute(sql)


def test_twelve_planted_faults_are_found_and_none_invented(field: Fieldwork) -> None:
    for plant in TWELVE.values():
        plant(field)
    break_the_log(field.study)
    assert sorted(kinds(field.study)) == sorted([*TWELVE, Fault.BROKEN])


@pytest.mark.parametrize("fault", TWELVE)
def test_each_fault_is_found_alone_with_whose_it_is(field: Fieldwork, fault: Fault) -> None:
    TWELVE[fault](field)
    (only,) = found(field.study)
    assert only.fault is fault
    assert only.pseudonym.startswith("I-")
    assert examining.what(only, str)
    assert examining.to_do(only, str).endswith(".")


# What the twelve leave out


def test_words_and_a_sitting_after_a_withdrawal_are_one_exception(field: Fieldwork) -> None:
    after_the_withdrawal(field)
    assert set(kinds(field.study)) == {Fault.AFTER_WITHDRAWAL, Fault.EDITED}
    assert kinds(field.study).count(Fault.AFTER_WITHDRAWAL) == 1


def test_a_text_that_nobody_approved_is_told(field: Fieldwork) -> None:
    field.informant(consent={"script_hash": "0" * 64})
    assert kinds(field.study) == [Fault.TEXT_UNAPPROVED]


def test_a_text_that_was_approved_after_it_was_read_is_told(study: Study) -> None:
    field = Fieldwork(study)
    informant = field.informant()
    with study.deed() as deed:
        later = informant.consent.at + timedelta(days=1)
        texts.save(study.data, field.text.id, {"approved_at": later.isoformat()}, deed)
    (only,) = found(study)
    assert (only.fault, only.person) == (Fault.TEXT_APPROVED_LATER, informant.person)


def test_a_child_needs_the_consent_of_a_guardian_also_when_that_was_noted_afterwards(field: Fieldwork) -> None:
    informant = field.informant(person={"minor": True, "age_group": "15_17"}, consent={"age": "15_17"})
    with field.study.deed() as deed:
        told = Guardian(GuardianEvent.INFORMED, "sms", informant.consent.at - timedelta(days=1))
        consents.save_guardian(field.study.data, informant.person, told, deed)
    assert kinds(field.study) == []
    guarding.note_age(field.study, informant.person, Age.CHILD)
    assert kinds(field.study) == [Fault.NO_GUARDIAN]


def test_the_project_may_demand_more_than_the_text(field: Fieldwork) -> None:
    kept = replace(field.study.project, mandatory=("N1", "N2"))
    projects.save(field.study.data, kept)
    field.informant(consent={"elements": ("N1",)})
    (only,) = found(field.study)
    assert (only.fault, only.about) == (Fault.ELEMENT_MISSING, "N2")


def test_a_consent_holds_to_the_date_that_was_told_and_no_longer(study: Study) -> None:
    projects.save(study.data, replace(study.project, end_date=date(2026, 11, 30)))
    field = Fieldwork(study)
    told = evidence.end_dates(study.data)[-1][0]
    talk = {"started": told + timedelta(minutes=1), "ended": told + timedelta(minutes=2)}
    field.informant(consent={"at": told, "read_from": None}, talk=talk)
    projects.save(study.data, replace(study.project, end_date=date(2027, 6, 30)))
    assert kinds(study, datetime(2026, 11, 30, 23, 0, tzinfo=UTC)) == []
    assert kinds(study, datetime(2026, 12, 1, 12, 0, tzinfo=UTC)) == [Fault.EXPIRED]


def test_a_project_past_its_end_is_told_once(field: Fieldwork) -> None:
    assert kinds(field.study, datetime(2027, 7, 2, tzinfo=UTC)) == [Fault.PAST_END]


def test_an_export_has_to_be_accounted_for_at_the_end(field: Fieldwork) -> None:
    study = field.study
    left = Export(new_id(), "transcript", "", "", "Ask", START + timedelta(days=100), (("I-1.docx", "0" * 64),))
    with study.deed() as deed:
        exports.save(study.data, left, deed)
    assert kinds(study) == []
    projects.save(study.data, replace(study.project, ended=date(2026, 11, 20)))
    assert kinds(study) == [Fault.EXPORT_OPEN]
    with study.deed() as deed:
        records.save_for_project(study.data, "ending", new_id(), {"export": left.id, "done": True}, deed)
    assert found(study) == ()


def test_a_guardian_who_consented_too_late_does_not_count(field: Fieldwork) -> None:
    informant = field.informant(person={"minor": True, "age_group": "under_15"}, consent={"age": "under_15"})
    with field.study.deed() as deed:
        late = Guardian(GuardianEvent.CONSENTED, "phone", informant.consent.at + timedelta(hours=1))
        consents.save_guardian(field.study.data, informant.person, late, deed)
    assert kinds(field.study) == [Fault.NO_GUARDIAN]


def test_an_own_yes_at_eighteen_is_enough(field: Fieldwork) -> None:
    turned_eighteen(field)
    informant = found(field.study)[0].person
    given = consents.of_person(field.study.data, informant)[0]
    again = replace(given, id=new_id(), at=CALLED_AGAIN - timedelta(minutes=2), age="adult", reconfirms=given.id)
    with field.study.deed() as deed:
        consents.save(field.study.data, again, deed)
    assert kinds(field.study) == []


def test_whoever_said_no_and_came_back_is_told_of(field: Fieldwork) -> None:
    informant = field.informant()
    with field.study.deed() as deed:
        at = informant.consent.at - timedelta(days=3)
        no = replace(informant.consent, id=new_id(), decision=Decision.NO, refusal=Refusal.NOT_INTERESTED, at=at)
        consents.save(field.study.data, no, deed)
        consents.save(field.study.data, informant.consent, deed)
    assert kinds(field.study) == [Fault.REFUSED_BEFORE]


def test_a_consent_that_was_changed_afterwards_is_told(field: Fieldwork) -> None:
    informant = field.informant()
    with field.study.deed() as deed:
        consents.save(field.study.data, replace(informant.consent, reply="Ja, ja."), deed)
    assert kinds(field.study) == [Fault.CONSENT_EDITED]


def test_a_change_of_time_zone_does_no_harm(field: Fieldwork) -> None:
    at = START + timedelta(hours=2 * field.made)
    west, east = timezone(timedelta(hours=-7)), timezone(timedelta(hours=9))
    began = (at + timedelta(minutes=3)).astimezone(west)
    talk = {"started": began, "ended": (began + timedelta(minutes=45)).astimezone(east)}
    field.informant(consent={"at": at.astimezone(east)}, talk=talk)
    assert found(field.study) == ()


def test_reopening_lets_answers_be_changed(field: Fieldwork) -> None:
    informant = field.informant()
    with field.study.deed() as deed:
        interviews.save(field.study.data, replace(informant.interview, closed=False), deed)
    say(field.study, informant.interview, informant.consent, "Noe annet.")
    with field.study.deed() as deed:
        interviews.save(field.study.data, informant.interview, deed)
    assert found(field.study) == ()


def test_a_quote_that_left_after_a_no_is_told(field: Fieldwork) -> None:
    informant = field.informant()
    no = replace(informant.consent, choices={"quotes": False})
    dossier = Dossier("p", "I-X", consents=(no,), standing=no, quoted=(no.at + timedelta(days=1),))
    ground = Ground(NOW, guarding.rules(field.study), (field.text,))
    assert [each.fault for each in examine(dossier, ground)] == [Fault.QUOTED]


def test_what_is_explained_stays_told_and_no_longer_waits(field: Fieldwork) -> None:
    TWELVE[Fault.ELEMENT_MISSING](field)
    study = field.study
    (only,) = found(study)
    explaining.explain(study, only, "Sagt i brevet, glemt å krysse av.")
    now = examining.examine(study, NOW)
    assert now.deviations == (only,)
    assert now.open == ()
    assert now.why(only).startswith("Sagt i brevet")
    with pytest.raises(Incomplete):
        explaining.explain(study, only, "  ")
