"""What must hold before an interview leaves, and what is known of it afterwards."""

from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.domain import replacement
from interviewer.domain.crowd import Attribute
from interviewer.domain.identifier import Action, Kind
from interviewer.domain.member import Role
from interviewer.domain.transcript import Attribution
from interviewer.services import (
    crowding,
    exporting,
    gating,
    identifying,
    interviewing,
    naming,
    noting,
    recruiting,
    registering,
    releasing,
    resolving,
    reviewing,
    rostering,
    withdrawing,
)
from interviewer.services.crowding import Leave, SmallCells
from interviewer.services.deciding import Choice
from interviewer.services.gating import NamesLeft
from interviewer.services.naming import Profile
from interviewer.services.releasing import File
from interviewer.services.withdrawing import Scope
from interviewer.storage import exports, identifiers, members, persons
from tests import laptops
from tests.conftest import Field
from tests.exports import REASON, export
from tests.services.pages import decrypted

SAID = "Samira sa at Torgeir Brattvang kom."


@pytest.fixture
def closed(consented: Field) -> Field:
    """Return a closed interview in which somebody else is named."""
    noting.save_note(consented.study, consented.interview, consented.question, SAID)
    noting.close(consented.study, consented.interview)
    return consented


def test_an_interview_whose_names_are_in_another_key_stays_and_says_on_whose_laptop(
    closed: Field, tmp_path: Path
) -> None:
    study = closed.study
    reviewing.review_all(study)
    study.names.execute("DELETE FROM contact")  # as if this key had never met them
    with pytest.raises(exporting.NamesElsewhere, match="laptop of Intervjuer Ask"):
        exporting.export_transcripts(study, tmp_path / "ut", interviews=[closed.interview])
    with pytest.raises(exporting.NothingToExport):
        exporting.export_transcripts(study, tmp_path / "ut")
    assert not (tmp_path / "ut").exists()


def test_a_members_export_says_that_it_is_a_local_draft(closed: Field) -> None:
    study = closed.study
    assert not exporting.preview(study, closed.interview).cover.draft
    with study.deed() as deed:
        members.save_role(study.data, members.Role("Prosjektleder Vår", Role.LEAD.value, ""), deed)
    rostering.appoint(study, study.me, Role.MEMBER)
    assert exporting.preview(study, closed.interview).cover.draft
    rostering.appoint(study, study.me, Role.DEPUTY)
    assert not exporting.preview(study, closed.interview).cover.draft


def test_what_two_laptops_decided_differently_is_a_conflict_that_is_settled_in_the_key(closed: Field) -> None:
    study = closed.study
    one = identifying.add(study, ("Tuvik",), Choice(Kind.PLACE))
    laptops.disagree(study.names, "identifier", one, "action", Action.DESCRIBE.value, Action.BACKGROUND.value)
    (found,) = resolving.conflicts(study)
    assert "Tuvik" in found.title
    assert {version.shown for version in found.versions} == {"a description", "nothing: background only"}
    keep = next(number for number, version in enumerate(found.versions) if version.value == Action.DESCRIBE.value)
    resolving.settle(study, found, keep=keep)
    assert resolving.conflicts(study) == ()
    assert identifying.get(study, one).action is Action.DESCRIBE


def test_everything_noted_about_somebody_who_withdraws_goes_from_the_register_too(
    closed: Field, tmp_path: Path
) -> None:
    study = closed.study
    identifying.add(study, ("Skogsmykke",), Choice(Kind.PERSON, about=closed.person))
    export(study, tmp_path / "ut")
    assert exports.replacements(study.names)
    with study.deed() as deed:
        identifiers.reject(study.names, "Samira", "Ask", deed)
    withdrawing.withdraw(study, closed.person, Scope.ALL)
    assert identifiers.all_of(study.names) == []
    assert identifiers.rejections(study.names) == []
    assert exports.replacements(study.names) == []
    assert study.key_path is not None
    assert study.key_key is not None
    pages = decrypted(study.key_path, study.key_key)
    assert b"kogsmykk" not in pages
    assert b"amir" not in pages


def test_the_lists_of_what_was_replaced_lie_in_the_key_and_tell_what_stood_where(closed: Field, tmp_path: Path) -> None:
    study = closed.study
    identifying.add(study, ("Torgeir Brattvang",), Choice(Kind.PERSON))
    export(study, tmp_path / "ut")
    (held,) = exports.replacements(study.names)
    assert [each.text for each in held.made] == ["Samira", "Torgeir Brattvang"]
    assert held.export == releasing.listed(study)[0].id
    assert all(each.question == closed.question for each in held.made)


def test_every_way_out_passes_the_same_gate(closed: Field, tmp_path: Path) -> None:
    study = closed.study
    held = [interviewing.interview(study, closed.interview)]
    files = [File("tabell.csv", b"id;hvem\n1;Samira Testdatter Hale\n")]
    with pytest.raises(NamesLeft):
        releasing.release(study, "tables", files, tmp_path, held, Leave(reason=REASON))
    clean = [File("tabell.csv", b"id;hvem\n1;noen\n")]
    with pytest.raises(SmallCells):
        releasing.release(study, "tables", clean, tmp_path, held, Leave())
    assert list(tmp_path.glob("*.csv")) == []
    assert releasing.release(study, "tables", clean, tmp_path, held, Leave(reason=REASON)) == (tmp_path / "tabell.csv",)
    assert releasing.listed(study)[0].what == "tables"


def test_an_export_that_could_not_be_written_is_not_on_the_register(closed: Field, tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("a file")
    with pytest.raises(exporting.NotWritten):
        export(closed.study, tmp_path / "ut")
    assert releasing.listed(closed.study) == ()


def test_a_reason_and_an_audience_are_kept_without_names(closed: Field) -> None:
    study = closed.study
    held = [interviewing.interview(study, closed.interview)]
    crowding.refuse(study, held, Leave(reason="Avtalt med Samira."))
    assert all("Samira" not in cell.reason for cell in crowding.accepted(study))


def test_stated_numbers_of_people_are_weighed_too(closed: Field) -> None:
    study = closed.study
    held = [interviewing.interview(study, closed.interview)]
    combination = ((Attribute.ROLE, "leder"),)
    crowding.state_people(study, combination, 40)
    crowding.state_people(study, combination, 2)
    found = [cell for cell in crowding.cells(study, held, Leave(Attribution.ROLE)) if cell.combination == combination]
    assert [cell.people for cell in found] == [2]
    assert "2 people in all" in crowding.in_words(found[0])


def test_readable_numbers_are_in_the_transcript_and_its_file_name(closed: Field, tmp_path: Path) -> None:
    study = closed.study
    naming.set_profile(study, Profile(numbers=True, style="round"))
    (path,) = export(study, tmp_path / "ut").files
    transcript = exporting.preview(study, closed.interview)
    assert path.name.startswith("informant-1")
    assert transcript.cover.speakers[0].startswith("informant 1")
    words = "".join(run.text for part in transcript.parts for line in part.lines for reply in line.replies
                    for paragraph in reply.paragraphs for run in paragraph)  # fmt: skip
    assert words.startswith("(informant 1) sa at")


def test_two_names_of_which_one_holds_the_other_are_each_their_own(closed: Field) -> None:
    study = closed.study
    recruiting.save_person(study, recruiting.PersonDetails(name="Torgeir Brattvang Sandmo"))
    short = identifying.add(study, ("Torgeir Brattvang",), Choice(Kind.PERSON))
    shown = {row.id: row.shown for row in identifying.rows(study)}
    longer = next(each for each in shown if each not in (short, closed.person) and "I-" in shown[each])
    text = replacement.replace("Torgeir Brattvang Sandmo kom.", registering.entries(study)).text
    assert text == f"{shown[longer]} kom."


def test_the_key_is_where_names_are_and_the_data_file_holds_none(closed: Field) -> None:
    study = closed.study
    identifying.add(study, ("Gnistregubben",), Choice(Kind.PERSON))
    assert persons.contacts(study.names)
    assert b"nistregub" not in decrypted(study.path, study.data_key)
    assert replace(study, key=None).has_key is False


def test_an_act_that_was_taken_back_leaves_nothing_of_its_names_behind_and_hides_none_that_come_after(
    closed: Field,
) -> None:
    study = closed.study

    def meet(name: str) -> None:
        recruiting.save_person(study, recruiting.PersonDetails(name=name))

    def be_interrupted() -> None:
        with study.deed():
            meet("Oda Luftslott")
            assert gating.scan("a.txt", b"sa Oda Luftslott", registering.entries(study))
            raise InterruptedError

    with pytest.raises(InterruptedError):
        be_interrupted()
    meet("Ulf Skyggeby")
    assert gating.scan("a.txt", b"sa Ulf Skyggeby", registering.entries(study))
    assert not gating.scan("a.txt", b"sa Oda Luftslott", registering.entries(study))
