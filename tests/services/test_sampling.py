"""The spread board, rounds and the snowball through the services: what is kept, refused, and what may leave."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from interviewer.domain.campaign import Asked
from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.minority import Age
from interviewer.domain.snowball import Arrangement
from interviewer.domain.spread import Dimension
from interviewer.services import (
    auditing,
    campaigning,
    consenting,
    recruiting,
    releasing,
    snowballing,
    spreading,
    times,
    undoing,
    withdrawing,
)
from interviewer.services.campaigning import Details, NotAsked
from interviewer.services.errors import Incomplete, NothingThere, ReadOnly
from interviewer.services.gating import NamesLeft
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.services.spreading import NoSuchTarget
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from tests.conftest import Field

ROUND = Details("Høsten", "Hvor mange kommer en vanlig kveld?")


def _yes(study: Study, name: str, **more: object) -> str:
    person = recruiting.save_person(study, PersonDetails(name=name, **more))  # type: ignore[arg-type]
    consenting.record(study, person, consenting.Said(Decision.YES, reply="Ja."))
    return person


def _cells(study: Study, dimension: Dimension) -> dict[str, tuple[int, int | None, int]]:
    (board,) = [each for each in spreading.boards(study) if each.dimension is dimension]
    return {cell.value: (cell.informants, cell.wanted, cell.lacking) for cell in board.cells}


def test_the_board_knows_every_dimension_of_an_informant(study: Study) -> None:
    case = recruiting.save_case(study, CaseDetails("Fjellforum", "Solvik", "forum", region="nord"))
    details = {
        "role": "medlem", "gender": "kvinne", "network": "koret", "cases": (case,), "case_roles": {case: "leder"},
        "age_group": Age.ADULT.value,
    }  # fmt: skip
    _yes(study, "Nora Fabelmann", **details)
    recruiting.save_person(study, PersonDetails(name="Emil Tenkt", role="medlem"))
    spreading.set_target(study, Dimension.ROLE, "leder", 3)
    assert _cells(study, Dimension.ROLE) == {"leder": (1, 3, 2)}
    assert _cells(study, Dimension.MODEL) == {"forum": (1, None, 0)}
    assert _cells(study, Dimension.REGION) == {"nord": (1, None, 0)}
    assert _cells(study, Dimension.NETWORK) == {"koret": (1, None, 0)}
    assert _cells(study, Dimension.YOUTH) == {"adult": (1, None, 0)}


def test_a_target_is_kept_changed_taken_away_and_undone(study: Study) -> None:
    spreading.set_target(study, Dimension.GENDER, "Kvinne", 4)
    deed = spreading.set_target(study, Dimension.GENDER, "kvinne", 6)
    assert [each.wanted for each in spreading.targets(study)] == [6]
    undoing.undo(study, deed)
    assert [each.wanted for each in spreading.targets(study)] == [4]
    spreading.set_target(study, Dimension.GENDER, "kvinne", None)
    assert spreading.targets(study) == ()
    assert "target" in auditing.log(study, limit=1)[0].what


def test_a_target_that_makes_no_sense_is_refused(study: Study) -> None:
    for wanted in (-1, 10_000):
        with pytest.raises(NoSuchTarget):
            spreading.set_target(study, Dimension.ROLE, "leder", wanted)
    with pytest.raises(Incomplete):
        spreading.set_target(study, Dimension.ROLE, "  ", 2)
    assert spreading.targets(study) == ()


def test_a_target_for_the_young_is_kept_under_its_code(study: Study) -> None:
    spreading.set_target(study, Dimension.YOUTH, "under age", 2)
    (target,) = spreading.targets(study)
    assert target.value == "young"
    assert spreading.shown(target.value) == "under age"


def test_a_round_counts_who_replied_of_those_asked(contacted: Field) -> None:
    study = contacted.study
    made = campaigning.keep(study, ROUND)
    people = [contacted.person, *(recruiting.save_person(study, PersonDetails(name=f"Nora {one}")) for one in "ABC")]
    assert campaigning.include(study, made, people).added == 4
    assert campaigning.include(study, made, people).added == 0
    for person, state in zip(people, (Asked.REPLIED, Asked.ASKED, Asked.DECLINED), strict=False):
        campaigning.note(study, made, person, state)
    (found,) = campaigning.rounds(study)
    assert [each.approach.state for each in found.members] == [
        Asked.REPLIED, Asked.ASKED, Asked.DECLINED, Asked.TO_ASK,
    ]  # fmt: skip
    told = campaigning.told(found.shares)
    assert told == "1 of 3 asked have replied (33 %), 1 waits for a reply, 1 declined, 1 is still to be asked."
    campaigning.leave_out(study, made, people[3])
    with pytest.raises(NotAsked):
        campaigning.leave_out(study, made, people[0])
    assert campaigning.rounds(study)[0].shares.all == 3


def test_whoever_wants_no_contact_is_in_no_round(contacted: Field) -> None:
    study, person = contacted.study, contacted.person
    other = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    made = campaigning.keep(study, ROUND)
    campaigning.include(study, made, [other])
    for one in (person, other):
        consenting.record(study, one, consenting.Said(Decision.NO, refusal=Refusal.DO_NOT_CONTACT))
    done = campaigning.include(study, made, [person])
    assert (done.added, [who for who, _why in done.refused]) == (0, ["Samira Testdatter Hale"])
    with pytest.raises(NotAsked):
        campaigning.note(study, made, other, Asked.ASKED)
    campaigning.note(study, made, other, Asked.NO_REPLY)
    with pytest.raises(NothingThere):
        campaigning.note(study, made, person, Asked.REPLIED)


def test_the_message_is_filled_from_round_and_project_and_names_nobody(contacted: Field) -> None:
    study = contacted.study
    text = "Hei! {question} Hilsen {interviewer}, {institution}. Spør Samira Testdatter Hale."
    made = campaigning.keep(study, Details("Høsten", "Hva sier Samira Testdatter Hale?", message=text))
    message = campaigning.message(study, made)
    assert "Samira" not in message
    assert "Eksempeluniversitetet" in message
    plain = campaigning.keep(study, ROUND)
    assert "Hvor mange kommer en vanlig kveld?" in campaigning.message(study, plain)
    assert "{" not in campaigning.message(study, plain)
    campaigning.keep(study, Details("Våren", "Og nå?"), plain)
    assert {each.campaign.title for each in campaigning.rounds(study)} == {"Våren", "Høsten"}


def test_a_round_without_a_question_is_not_kept(study: Study) -> None:
    with pytest.raises(Incomplete):
        campaigning.keep(study, Details("Høsten", " "))
    with pytest.raises(NothingThere):
        campaigning.include(study, "x", [])
    study.read_only = True
    with pytest.raises(ReadOnly):
        campaigning.keep(study, ROUND)
    study.read_only = False


def test_a_whole_withdrawal_takes_the_person_out_of_the_rounds(contacted: Field) -> None:
    study = contacted.study
    made = campaigning.keep(study, ROUND)
    campaigning.include(study, made, [contacted.person])
    withdrawing.withdraw(study, contacted.person, Scope.ALL)
    assert campaigning.rounds(study)[0].members == ()


def test_the_snowball_says_what_goes_back_to_the_largest_start(contacted: Field) -> None:
    study = contacted.study
    assert "consented" in snowballing.told(snowballing.grown(study), names=True)
    consenting.record(study, contacted.person, consenting.Said(Decision.YES, reply="Ja.", at=times.now()))
    _yes(study, "Emil Tenkt", referred_by=contacted.person)
    _yes(study, "Nora Fabelmann", seed=True)
    found = snowballing.grown(study)
    told = snowballing.told(found, names=True)
    assert told.startswith("2 of 3 informants (67 %)")
    assert "Samira" in told
    assert "Samira" not in snowballing.told(found, names=False)


def test_a_referral_loop_is_drawn_and_told(contacted: Field) -> None:
    study = contacted.study
    other = recruiting.save_person(study, PersonDetails(name="Emil Tenkt", referred_by=contacted.person))
    details = PersonDetails(name="Samira Testdatter Hale", phone="10 00 01 01", referred_by=other)
    recruiting.save_person(study, details, contacted.person)
    found = snowballing.grown(study).snowball
    assert [node.rings for node in found.nodes.values()] == [True, False]


@pytest.mark.parametrize("arrangement", Arrangement)
def test_the_picture_holds_pseudonyms_and_no_name(contacted: Field, arrangement: Arrangement, tmp_path: Path) -> None:
    study = contacted.study
    _yes(study, "Emil Tenkt", referred_by=contacted.person, network="koret & <laget>", gatekeeper=True)
    recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", referred_by=contacted.person))
    drawn = snowballing.svg(study, arrangement)
    assert drawn == snowballing.svg(study, arrangement)
    words = "".join(ElementTree.fromstring(drawn).itertext())
    for row in recruiting.people(study):
        assert row.person.pseudonym in words
        assert row.shown not in words
    assert "koret & <laget>" in words
    assert "pseudonymisert" in words
    written = snowballing.release(study, tmp_path / "snøball.svg", drawn, drawn)
    assert written.read_bytes() == drawn
    assert [export.what for export in releasing.listed(study)] == ["snowball"]


def test_a_picture_that_names_somebody_is_stopped_also_as_pixels(contacted: Field, tmp_path: Path) -> None:
    study = contacted.study
    drawn = snowballing.svg(study, Arrangement.WAVES)
    named = drawn.replace(b"</svg>", b"<text>Samira Testdatter Hale</text></svg>")
    with pytest.raises(NamesLeft):
        snowballing.release(study, tmp_path / "x.png", b"\x89PNG", named)
    with pytest.raises(NamesLeft):
        snowballing.release(study, tmp_path / "Samira Testdatter Hale.svg", drawn, drawn)
    assert list(tmp_path.glob("x.*")) == []


def test_a_whole_withdrawal_deletes_the_pictures_with_the_person(contacted: Field, tmp_path: Path) -> None:
    study = contacted.study
    drawn = snowballing.svg(study, Arrangement.WAVES)
    written = snowballing.release(study, tmp_path / "snøball.svg", drawn, drawn)
    withdrawing.withdraw(study, contacted.person, Scope.ALL)
    assert not written.exists()
