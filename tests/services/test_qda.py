"""Projects for other programs: what is coded is what ships, and nothing else leaves."""

import csv
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from interviewer.domain.answer import Field as Text
from interviewer.domain.answer import Probe
from interviewer.domain.consent import Decision
from interviewer.domain.identity import new_id
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.memo import Memo, On
from interviewer.domain.quote import QuoteState
from interviewer.domain.transcript import Attribution
from interviewer.exchange import refi_xml
from interviewer.services import (
    consenting,
    creating,
    noting,
    qda,
    qda_building,
    quoting,
    recruiting,
    releasing,
    returning,
    reviewing,
    summarising,
    tables,
    tidying,
    times,
    withdrawing,
)
from interviewer.services.crowding import Leave
from interviewer.services.errors import CallRunning
from interviewer.services.exporting import NothingToExport, NotReviewed, SmallCells
from interviewer.services.qda import Profile
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from interviewer.storage import answers, codings, consents, log, memos, outputs
from interviewer.storage import members as team
from interviewer.storage.answers import Speaker
from interviewer.storage.members import Role
from tests.coded import code, coding
from tests.conftest import Field
from tests.exports import REASON
from tests.talks import ROLE, Talks

NOTE = "Vi 😀 fikk hjelp av Samira Hale i Solvik.\nNaboen drikker. «Det var fint», sa hun – og Samira lo."
NS = "{urn:QDA-XML:project:1.0}"
ACCEPTED = Leave(reason=REASON)


@pytest.fixture
def field(consented: Field) -> Field:
    """Return fieldwork with a closed, coded, reviewed interview; names before, in and after what is coded."""
    study = consented.study
    creating.change_project(study, replace(study.project, language="en"))
    start = NOTE.index("Naboen drikker.")
    hidden = Mark("m1", start, start + 15, MarkKind.BACKGROUND, "Naboen drikker.")
    noting.save_note(study, consented.interview, consented.question, NOTE, (hidden,))
    noting.close(study, consented.interview)
    reviewing.review_all(study)
    return consented


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(path: Path) -> tuple[ElementTree.Element, dict[str, str]]:
    """Return the XML and the texts by the GUID of their source."""
    held = members(path)
    root = ElementTree.fromstring(held["project.qde"])
    sources = root.iter(f"{NS}TextSource")
    texts = {one.attrib["guid"]: held[f"sources/{one.attrib['guid']}.txt"].decode() for one in sources}
    return root, texts


def spans(path: Path) -> list[tuple[str, str]]:
    """Return the words that stand where each coding says, and those it says stand there."""
    root, texts = read(path)
    return [
        (
            texts[source.attrib["guid"]][int(one.attrib["startPosition"]) : int(one.attrib["endPosition"])],
            one.attrib["name"],
        )
        for source in root.iter(f"{NS}TextSource")
        for one in source.iter(f"{NS}PlainTextSelection")
    ]


def test_coded_words_stand_where_their_positions_say_in_the_pseudonymised_text(field: Field, tmp_path: Path) -> None:
    help_ = code(field.study, "Hjelp")
    coding(field, "fikk hjelp av Samira", help_)
    coding(field, "Det var fint», sa hun", help_)
    coding(field, "Solvik.\nNaboen drikker. «Det", code(field.study, "Sted"))
    report = qda.export_qdpx(field.study, tmp_path / "ut.qdpx", leave=ACCEPTED)
    found = spans(report.files[0])
    assert len(found) == report.codings == 3
    assert all(words == name for words, name in found)
    assert any(words == "Det var fint», sa hun" for words, _name in found)
    assert any(words.startswith("fikk hjelp av [") and words.endswith("]") for words, _name in found)
    assert any("[background only]" in words for words, _name in found)


def test_no_name_of_the_register_is_in_it(field: Field, tmp_path: Path) -> None:
    coding(field, "Samira Hale", code(field.study, "Hjelp fra Samira", definition="Hale i Solvik"))
    path = qda.export_qdpx(field.study, tmp_path / "ut.qdpx", leave=ACCEPTED).files[0]
    everything = b"\n".join((*members(path).values(), "\n".join(members(path)).encode())).decode()
    assert not any(name in everything for name in ("Samira", "Hale", "Solvik", "10 00 01 01", "Naboen"))


def test_two_exports_are_equal_byte_for_byte_also_from_a_copy_opened_anew(field: Field, tmp_path: Path) -> None:
    coding(field, "fikk hjelp", code(field.study, "Hjelp"))
    first = qda.export_qdpx(field.study, tmp_path / "a.qdpx", leave=ACCEPTED).files[0].read_bytes()
    again = field.study.again()
    try:
        second = qda.export_qdpx(again, tmp_path / "b.qdpx", leave=ACCEPTED).files[0].read_bytes()
    finally:
        again.close()
    assert first == second


def test_every_guid_names_one_element_and_every_reference_meets_its_target(field: Field, tmp_path: Path) -> None:
    top = code(field.study, "Hjelp", colour="#2f6db5")
    coding(field, "fikk hjelp", code(field.study, "Fra venner", top))
    with field.study.deed() as deed:
        for number, (on, of) in enumerate(((On.CODE, top), (On.INTERVIEW, field.interview), (On.CASE, field.case))):
            memo = Memo(f"m{number}", on, of, "Tenk over dette", at=times.now(), owner=log.project_id(field.study.data))
            memos.save(field.study.data, memo, deed)
    root, _texts = read(qda.export_qdpx(field.study, tmp_path / "ut.qdpx", leave=ACCEPTED).files[0])
    made = [one.attrib["guid"] for one in root.iter() if "guid" in one.attrib]
    assert len(made) == len(set(made))
    referred = [
        value
        for one in root.iter()
        for name, value in one.attrib.items()
        if name in ("targetGUID", "creatingUser", "creatingUserGUID", "modifyingUserGUID")
    ]
    assert set(referred) <= set(made)
    assert len(list(root.iter(f"{NS}Note"))) == 2
    assert all("creationDateTime" in note.attrib for note in root.iter(f"{NS}Note"))
    assert "Tenk over dette" in (root.findtext(f".//{NS}Case/{NS}Description") or "")


def test_names_other_programs_refuse_do_not_occur(field: Field, tmp_path: Path) -> None:
    top = code(field.study, "Penger/støtte: kommune")
    code(field.study, "Annet", top)
    code(field.study, "Annet", code(field.study, "penger/STØTTE: kommune"))
    root, _texts = read(qda.export_qdpx(field.study, tmp_path / "ut.qdpx", leave=ACCEPTED).files[0])
    names = [
        one.attrib["name"] for tag in ("Code", "Case", "TextSource", "Variable", "Set") for one in root.iter(NS + tag)
    ]
    assert not any(character in name for name in names for character in "/\\:")
    variables = [one.attrib["name"].casefold() for one in root.iter(f"{NS}Variable")]
    assert len(variables) == len(set(variables)) > 5
    codes = [one.attrib["name"].casefold() for one in root.iter(f"{NS}Code")]
    assert len(codes) == len(set(codes)) == 4


def test_the_other_profile_codes_each_text_whole_with_its_case(field: Field, tmp_path: Path) -> None:
    coding(field, "fikk hjelp", code(field.study, "Hjelp"))
    path = qda.export_qdpx(field.study, tmp_path / "ut.qdpx", profile=Profile.QUALCODER, leave=ACCEPTED).files[0]
    root, texts = read(path)
    case = next(root.iter(f"{NS}Case")).attrib["guid"]
    assert case in {one.attrib["guid"] for one in root.iter(f"{NS}Code")}
    assert next(iter(texts.values())) in [name for _words, name in spans(path)]
    assert all(words == name for words, name in spans(path))


def test_coded_background_stays_behind_and_is_listed(field: Field, tmp_path: Path) -> None:
    coding(field, "Naboen drikker.", code(field.study, "Rus"))
    report = qda.export_qdpx(field.study, tmp_path / "ut.qdpx", leave=ACCEPTED)
    assert report.codings == 0
    assert [left.code for left in report.left] == ["Rus"]


def test_a_coding_of_the_notes_follows_its_words_into_the_fair_copy(field: Field, tmp_path: Path) -> None:
    study, help_ = field.study, code(field.study, "Hjelp")
    coding(field, "fikk hjelp", help_)
    coding(field, "sa hun", help_)
    tidying.save_fair(study, field.interview, field.question, "Hun fortalte at de fikk hjelp. Fint.")
    tidying.finish(study, field.interview, finished=True)
    reviewing.review_all(study)
    report = qda.export_qdpx(study, tmp_path / "ut.qdpx", leave=ACCEPTED)
    assert spans(report.files[0]) == [("fikk hjelp", "fikk hjelp")]
    assert len(report.left) == 1


def test_a_quote_the_informant_changed_ships_in_the_new_words_and_codings_around_it_stay_true(
    consented: Field, tmp_path: Path
) -> None:
    study = consented.study
    text = "Først dette. Vi trengte det. Så det siste."
    start = text.index("Vi trengte det.")
    quote = Mark("q1", start, start + 15, MarkKind.QUOTE, "Vi trengte det.")
    noting.save_note(study, consented.interview, consented.question, text, (quote,))
    noting.close(study, consented.interview)
    held = quoting.listed(study)[0]
    quoting.answer(study, held, QuoteState.CHANGED, "Det var noe vi virkelig hadde bruk for.")
    reviewing.review_all(study)
    one = code(study, "Behov")
    coding(consented, "Så det siste.", one)
    coding(consented, "dette. Vi trengte", one)
    report = qda.export_qdpx(study, tmp_path / "ut.qdpx", leave=ACCEPTED)
    found = spans(report.files[0])
    assert all(words == name for words, name in found)
    assert {words for words, _name in found} == {
        "Så det siste.", "dette. Det var noe vi virkelig hadde bruk for."
    }  # fmt: skip


def test_what_may_not_leave_as_a_transcript_does_not_leave_here(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, NOTE)
    noting.close(study, consented.interview)
    with pytest.raises(NotReviewed):
        qda.export_qdpx(study, tmp_path / "ut.qdpx", leave=ACCEPTED, interviews=[consented.interview])
    reviewing.review_all(study)
    with pytest.raises(SmallCells):
        qda.export_qdpx(study, tmp_path / "ut.qdpx")
    withdrawing.withdraw(study, consented.person, Scope.ALL)
    with pytest.raises(NothingToExport):
        qda.export_qdpx(study, tmp_path / "ut.qdpx", leave=ACCEPTED)
    assert not (tmp_path / "ut.qdpx").exists()


def test_nothing_leaves_while_a_call_runs(field: Field, tmp_path: Path) -> None:
    field.study.call.interview = "another"
    with pytest.raises(CallRunning):
        qda.export_qdpx(field.study, tmp_path / "ut.qdpx", leave=ACCEPTED)


def test_less_attribution_says_less_and_cannot_be_joined_with_more(field: Field, tmp_path: Path) -> None:
    coding(field, "fikk hjelp", code(field.study, "Hjelp"))
    full = members(qda.export_qdpx(field.study, tmp_path / "a.qdpx", leave=ACCEPTED).files[0])
    leave = Leave(Attribution.NONE, reason=REASON)
    none = members(qda.export_qdpx(field.study, tmp_path / "b.qdpx", leave=leave).files[0])
    assert set(full) & set(none) == {"project.qde"}
    pseudonym = recruiting.person(field.study, field.person).person.pseudonym
    assert pseudonym.encode() in full["project.qde"]
    assert pseudonym.encode() not in none["project.qde"]
    assert b"<Case " not in none["project.qde"]
    assert b"leder" not in none["project.qde"]


def test_a_coder_with_an_informants_given_name_does_not_stop_the_export(field: Field, tmp_path: Path) -> None:
    with field.study.deed() as deed:
        team.save_role(field.study.data, Role("Samira", "member", ""), deed)
    coding(field, "fikk hjelp", code(field.study, "Hjelp"), by="Samira")
    report = qda.export_qdpx(field.study, tmp_path, leave=ACCEPTED)
    assert members(report.files[0])["project.qde"].count(b'name="Samira"') == 1


def test_a_coder_who_is_no_member_leaves_without_a_name_of_the_register(field: Field, tmp_path: Path) -> None:
    coding(field, "fikk hjelp", code(field.study, "Hjelp"), by="Samira Testdatter Hale")
    path = qda.export_qdpx(field.study, tmp_path, leave=ACCEPTED).files[0]
    assert "Hale" not in members(path)["project.qde"].decode()
    files = tables.export_tables(field.study, tmp_path / "t", leave=ACCEPTED).files
    assert not [one for one in files if one.suffix == ".csv" and "Hale" in one.read_text(encoding="utf-8-sig")]


def test_a_coder_in_a_file_is_called_by_no_name_of_the_register(field: Field, tmp_path: Path) -> None:
    study = field.study
    theme = code(study, "Hjelp")
    kept = coding(field, "fikk hjelp", theme)
    path = qda.export_qdpx(study, tmp_path / "ut.qdpx", leave=ACCEPTED).files[0]
    held = members(path)
    said = held["project.qde"].decode().replace('name="Intervjuer Ask"', 'name="Samira Testdatter Hale"')
    old, new = qda_building.coding_guid(kept, Attribution.PSEUDONYM), refi_xml.guid("another", "coding")
    assert old in said
    foreign = tmp_path / "inn.qdpx"
    with zipfile.ZipFile(foreign, "w") as archive:
        for name, content in {**held, "project.qde": said.replace(old, new).encode()}.items():
            archive.writestr(name, content)
    assert returning.bring_back(study, foreign).codings == 1
    found = codings.of_interview(study.data, field.interview).values()
    assert {one.by for each in found for one in each.standing} == {"Intervjuer Ask", f"[{_pseudonym(field)}]"}


def _pseudonym(field: Field) -> str:
    return recruiting.people(field.study)[0].person.pseudonym


def test_what_may_not_be_quoted_says_so_and_is_not_named_by_its_words(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    creating.change_project(study, replace(study.project, language="en"))
    given = consenting.Said(Decision.LIMITS, choices={"quotes": False}, limits="Nothing of the harbour")
    consenting.record(study, consented.person, given)
    noting.save_note(study, consented.interview, consented.question, NOTE)
    noting.close(study, consented.interview)
    reviewing.review_all(study)
    kept = coding(consented, "fikk hjelp", code(study, "Hjelp"))
    path = qda.export_qdpx(study, tmp_path / "ut.qdpx", leave=ACCEPTED).files[0]
    root, _texts = read(path)
    (source,) = root.iter(f"{NS}TextSource")
    assert "Not to be quoted" in source.findtext(f"{NS}Description", "")
    assert "Nothing of the harbour" in source.findtext(f"{NS}Description", "")
    assert [one.attrib["name"] for one in source.iter(f"{NS}PlainTextSelection")] == ["Hjelp"]
    report = returning.bring_back(study, path)
    assert (report.lost, report.codings, report.known) == ((), 0, 1), kept
    tables.export_tables(study, tmp_path / "t", leave=ACCEPTED)
    for name in ("answers", "codings", "informants", "interviews"):
        with (tmp_path / "t" / f"{name}.csv").open(encoding="utf-8-sig") as stream:
            rows = [row for row in csv.DictReader(stream) if row.get("status") != "not_asked"]
        assert {(row["quotable"], row["limits"]) for row in rows} == {("0", "Nothing of the harbour")}, name
    assert "`quotable`: 0 where" in (tmp_path / "t" / "README.md").read_text()


def test_below_the_level_of_pseudonyms_nothing_singles_an_interview_out(field: Field, tmp_path: Path) -> None:
    coding(field, "fikk hjelp", code(field.study, "Hjelp"))
    leave = Leave(Attribution.ROLE, reason=REASON)
    tables.export_tables(field.study, tmp_path / "t", leave=leave)
    with (tmp_path / "t" / "interviews.csv").open(encoding="utf-8-sig") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["mode"], row["held"], row["minutes"]) == ("", "", "")
    path = qda.export_qdpx(field.study, tmp_path / "ut.qdpx", leave=leave).files[0]
    said = members(path)["project.qde"].decode()
    assert "How it was held" not in said
    assert 'name="Held"' not in said


def test_rows_stand_in_the_order_of_throw_away_codes(study: Study) -> None:
    talks = Talks(study)
    held = [talks.talk({ROLE: "Vi møtes."})[1].id for _number in range(6)]
    laid = qda.lay_out(study, held, Attribution.NONE)
    codes = [each.cover.code for each in laid]
    assert codes == sorted(codes)
    assert [each.interview.id for each in qda.lay_out(study, held, Attribution.PSEUDONYM)] == held


def test_the_key_of_a_question_made_up_in_the_talk_tells_no_moment(study: Study, tmp_path: Path) -> None:
    talks = Talks(study)
    _who, held = talks.talk({ROLE: "Vi møtes."})
    consent = next(each for each in consents.all_of(study.data) if each.subject == held.persons[0])
    speaker, probe = Speaker(held.persons[0], consent.id), Probe(new_id(), ROLE, "Hvordan da?")
    with study.deed() as deed:
        answers.save_probe(study.data, held.id, speaker, probe)
        answers.save_text(study.data, held.id, probe.id, speaker, Text.NOTE, "Slik.", (), deed)
    talks.review()
    for level in Attribution:
        out = tmp_path / level.value
        tables.export_tables(study, out, leave=Leave(level, reason=REASON))
        qda.export_qdpx(study, out / "ut.qdpx", leave=Leave(level, reason=REASON))
        told = (out / "answers.csv").read_text(encoding="utf-8-sig")
        assert "Slik." in told
        assert probe.id not in told
        assert probe.id not in members(out / "ut.qdpx")["project.qde"].decode()


def test_it_is_on_the_register_of_exports_with_whom_it_is_about(field: Field, tmp_path: Path) -> None:
    coding(field, "fikk hjelp", code(field.study, "Hjelp"))
    path = qda.export_qdpx(field.study, tmp_path, leave=ACCEPTED).files[0]
    assert releasing.listed(field.study)[0].what == "qdpx"
    assert {field.person, field.interview} <= set(outputs.at(field.study.data, path).about)  # type: ignore[union-attr]


def test_a_withdrawal_takes_every_file_of_the_analysis_that_it_is_about(field: Field, tmp_path: Path) -> None:
    coding(field, "fikk hjelp", code(field.study, "Hjelp"))
    out = tmp_path / "ut"
    qda.export_qdpx(field.study, out, leave=ACCEPTED)
    tables.export_tables(field.study, out, leave=ACCEPTED)
    summarising.export_summary(field.study, out, leave=ACCEPTED)
    assert len(list(out.iterdir())) == 12
    withdrawing.withdraw(field.study, field.person, Scope.ALL)
    assert not list(out.iterdir())
