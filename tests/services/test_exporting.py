"""Transcripts leave pseudonymised, all or none, and only what consent and key allow."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from filelock import FileLock

from interviewer.domain.answer import Reflection, Status
from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.guide import Bound, YesNo
from interviewer.domain.interview import Mode
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.name_forms import FormKind
from interviewer.domain.transcript import Attribution, Line, Transcript
from interviewer.errors import InterviewerError
from interviewer.services import (
    consenting,
    creating,
    delivering,
    exporting,
    gating,
    interviewing,
    noting,
    recruiting,
    registering,
    reviewing,
    sitting,
    tidying,
    withdrawing,
)
from interviewer.services.errors import CallRunning
from interviewer.services.exporting import NamesUnknown, NotClosed, NothingToExport, NotWritten, Trial
from interviewer.services.gating import NamesLeft
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.services.releasing import NotOnRecord
from interviewer.services.study import Study
from interviewer.storage.errors import ConsentMissing
from tests.conftest import Field
from tests.exports import export, make_ready

NOTE = "Samira Hale ble spurt i Solvik. Ring 10 00 01 01. Sliten i dag. Naboen drikker."


def marked(words: str, kind: MarkKind, text: str = NOTE) -> Mark:
    return Mark(f"{kind}", text.index(words), text.index(words) + len(words), kind, words)


@pytest.fixture
def closed(consented: Field) -> Field:
    """Return fieldwork with a closed interview in a project that speaks English, so that words can be read here."""
    study, interview = consented.study, consented.interview
    creating.change_project(study, replace(study.project, language="en"))
    marks = (
        marked("Samira Hale ble spurt i Solvik.", MarkKind.VERBATIM), marked("Sliten i dag.", MarkKind.COMMENT),
        marked("Naboen drikker.", MarkKind.BACKGROUND),
    )  # fmt: skip
    noting.save_note(study, interview, consented.question, NOTE, marks)
    noting.set_wording(study, interview, consented.question, "Hva gjør du, Samira?")
    noting.set_status(study, interview, "rekruttering.erfaring", Status.ELSEWHERE, consented.question)
    noting.set_yes_no(study, interview, "rekruttering.opplaering", YesNo.NO)
    probe = noting.add_probe(study, interview, "Kjenner Samira noen i solvik?", "rekruttering.alle.valgt")
    noting.save_note(study, interview, probe.id, "Ja, samiras mor.")
    noting.park(study, interview, "hør med Hale om penger", consented.question)
    noting.set_reflection(study, interview, Reflection(more="Hils Samira.", impression="HEMMELIG INNTRYKK"))
    noting.set_preparation(study, interview, "HEMMELIG FORBEREDELSE")
    noting.close(study, interview)
    return consented


def pseudonym(field: Field) -> str:
    return recruiting.person(field.study, field.person).person.pseudonym


def words(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def line(transcript: Transcript, key: str) -> Line:
    return next(line for part in transcript.parts for line in part.lines if line.key == key)


def test_everything_that_names_somebody_is_replaced(closed: Field, tmp_path: Path) -> None:
    who, case = pseudonym(closed), recruiting.case(closed.study, closed.case).case.pseudonym
    (path,) = export(closed.study, tmp_path / "ut").files
    text = words(path)
    assert f"”[{who}] ble spurt i [municipality of {case}].” Ring [{who}]. [own comment: Sliten i dag.]" in text
    assert f"Asked as: Hva gjør du, [{who}]?" in text
    assert f"Kjenner [{who}] noen i [municipality of {case}]? (made up in the talk)" in text
    assert f"Ja, [{who}]s mor." in text
    assert f"hør med [{who}] om penger" in text
    assert f"Hils [{who}]." in text
    assert not any(name in text.lower() for name in ("samira", "hale", "solvik", "10 00 01"))


def test_background_and_the_interviewers_own_lines_stay_in(closed: Field, tmp_path: Path) -> None:
    (path,) = export(closed.study, tmp_path).files
    content = b"".join(zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()).decode()
    assert "[background only]" in content
    assert "Naboen" not in content
    assert "HEMMELIG" not in content


def test_what_was_not_taken_up_is_shown_in_the_guides_own_order(closed: Field) -> None:
    transcript = exporting.preview(closed.study, closed.interview)
    lines = [line for part in transcript.parts for line in part.lines]
    guide = interviewing.open_sheet(closed.study, closed.interview).guide
    assert [line.key for line in lines if not line.made_up] == [place.key for place in guide.places()]
    assert [line.short for line in lines if not line.made_up] == [place.short for place in guide.places()]
    assert line(transcript, "rekruttering.antall").replies[0].status is Status.NOT_ASKED
    assert line(transcript, "rekruttering.erfaring").replies[0].elsewhere == "2 a"
    made_up = next(index for index, line in enumerate(lines) if line.made_up)
    assert lines[made_up - 1].key == "rekruttering.alle.valgt"
    assert (transcript.cover.raised, transcript.cover.to_ask) == (3, len(guide.to_ask()))


def test_bound_questions_are_shown_from_the_key_as_pseudonyms(closed: Field) -> None:
    transcript = exporting.preview(closed.study, closed.interview)
    shown = {line.bound: line.shown for part in transcript.parts for line in part.lines if line.bound}
    case = recruiting.case(closed.study, closed.case).case.pseudonym
    assert shown[Bound.CASE] == f"[møteplass {case}], råd"
    assert shown[Bound.PERSON] == f"{pseudonym(closed)}, leder"


@pytest.mark.parametrize(
    ("level", "role", "model", "code"),
    [(Attribution.NONE, False, False, False), (Attribution.ROLE, True, False, False),
     (Attribution.ROLE_MODEL, True, True, False), (Attribution.PSEUDONYM, True, True, True)],
)  # fmt: skip
def test_each_level_of_attribution_says_just_so_much(
    closed: Field, tmp_path: Path, level: Attribution, role: bool, model: bool, code: bool
) -> None:
    (path,) = export(closed.study, tmp_path, attribution=level).files
    cells = {row.cells[0].text: row.cells[1].text for row in Document(str(path)).tables[0].rows}
    assert ("leder" in cells["Informant"]) is role
    assert ("råd" in cells.get("Møteplass", "")) is model
    assert (pseudonym(closed) in path.name) is code
    assert (pseudonym(closed) in cells["Interview"]) is code
    assert ("Informant" in cells["Informant"]) is not role


def test_the_file_name_tells_pseudonym_and_date_or_nothing(closed: Field, tmp_path: Path) -> None:
    study = closed.study
    assert exporting.preview(study, closed.interview).cover.rests_on_fair is False
    (named,) = export(study, tmp_path / "a").files
    (unnamed,) = export(study, tmp_path / "b", attribution=Attribution.NONE).files
    (again,) = export(study, tmp_path / "b", attribution=Attribution.NONE).files
    assert named.stem.startswith(pseudonym(closed))
    assert unnamed == again
    assert unnamed.name.startswith("intervju-")
    assert len(unnamed.stem) == len("intervju-7KQ4ZD")


def test_the_fair_copy_is_used_when_it_is_finished(closed: Field) -> None:
    study, interview = closed.study, closed.interview
    tidying.tidy(study, interview)
    tidying.save_fair(study, interview, closed.question, "Renskrevet om Samira.", ())
    before = exporting.preview(study, interview)
    assert not before.cover.rests_on_fair
    assert line(before, closed.question).replies[0].paragraphs[0][0].text.startswith("[")
    tidying.finish(study, interview, finished=True)
    after = exporting.preview(study, interview)
    assert after.cover.rests_on_fair
    (paragraph,) = line(after, closed.question).replies[0].paragraphs
    assert paragraph[0].text == f"Renskrevet om [{pseudonym(closed)}]."


def test_an_informant_who_said_no_to_quotes_has_none_marked(contacted: Field) -> None:
    study = contacted.study
    said = consenting.Said(Decision.YES, reply="Ja", choices={"quotes": False})
    consenting.record(study, contacted.person, said)
    noting.save_note(
        study, contacted.interview, contacted.question, "godt sagt", (marked("godt sagt", MarkKind.QUOTE, "godt sagt"),)
    )
    noting.close(study, contacted.interview)
    transcript = exporting.preview(study, contacted.interview)
    assert not transcript.quotable
    assert MarkKind.QUOTE not in transcript.kinds


def test_an_open_interview_is_refused_by_pseudonym(consented: Field, tmp_path: Path) -> None:
    with pytest.raises(NotClosed, match=pseudonym(consented)):
        export(consented.study, tmp_path / "ut", interviews=[consented.interview])
    with pytest.raises(NothingToExport, match=pseudonym(consented)):
        export(consented.study, tmp_path / "ut")
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("decision", [Decision.WITHDRAWN, Decision.NO])
def test_words_of_somebody_who_withdrew_do_not_leave(closed: Field, tmp_path: Path, decision: Decision) -> None:
    refusal = Refusal.OTHER if decision is Decision.NO else None
    consenting.record(closed.study, closed.person, consenting.Said(decision, refusal=refusal))
    with pytest.raises(ConsentMissing):
        export(closed.study, tmp_path, interviews=[closed.interview])
    with pytest.raises(NothingToExport):
        export(closed.study, tmp_path)


def test_what_is_left_out_is_reported_with_the_reason(closed: Field, tmp_path: Path) -> None:
    other = interviewing.plan(
        closed.study, persons=(closed.person,), case=None, guide="moteplass", mode=Mode.FACE
    )  # fmt: skip
    report = export(closed.study, tmp_path)
    assert len(report.files) == 1
    assert [(each.interview, each.who) for each in report.skipped] == [(other, pseudonym(closed))]
    assert "still open" in report.skipped[0].why


def test_without_the_key_nothing_leaves_and_the_message_says_where_it_is(closed: Field, tmp_path: Path) -> None:
    without = replace(closed.study, key=None)
    for ask in (
        lambda: export(without, tmp_path / "ut"),
        lambda: exporting.preview(without, closed.interview),
    ):
        with pytest.raises(NamesUnknown, match=r"study\.nokkel"):
            ask()
    assert not (tmp_path / "ut").exists()


def test_nothing_is_exported_while_somebody_is_being_interviewed(closed: Field, tmp_path: Path) -> None:
    other = interviewing.plan(closed.study, persons=(closed.person,), case=None, guide="moteplass", mode=Mode.FACE)
    sitting.begin(closed.study, other)
    with pytest.raises(CallRunning):
        export(closed.study, tmp_path)
    with pytest.raises(CallRunning):
        exporting.preview(closed.study, closed.interview)


def test_a_name_in_the_projects_own_facts_stops_the_export_and_says_where(closed: Field, tmp_path: Path) -> None:
    study = closed.study
    creating.change_project(study, replace(study.project, title="Samtaler med Samira Testdatter Hale"))
    with pytest.raises(NamesLeft, match=r"paragraph \d+: the name of I-") as refused:
        export(study, tmp_path / "ut")
    assert "Samira" not in str(refused.value)
    assert not (tmp_path / "ut").exists()


def test_one_refused_interview_keeps_all_back(closed: Field, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second(closed)
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "fra før.txt").write_text("urørt")
    original, seen = gating.refuse, []

    def second_refused(name: str, content: bytes, *rest: object) -> None:
        seen.append(name)
        original(name, content + (b"" if len(seen) == 1 else b"x"), *rest)  # type: ignore[arg-type]
        if len(seen) == 2:
            raise NamesLeft([gating.Finding(name, name, 1, FormKind.FULL, "I-7KQ4ZD")])

    monkeypatch.setattr(gating, "refuse", second_refused)
    with pytest.raises(NamesLeft):
        export(closed.study, tmp_path / "ut")
    assert [path.name for path in (tmp_path / "ut").iterdir()] == ["fra før.txt"]


def second(field: Field) -> str:
    made = interviewing.plan(
        field.study, persons=(field.person,), case=field.case, guide="moteplass", mode=Mode.FACE, afterwards=True,
        started=datetime.now(), ended=datetime.now(),
    )  # fmt: skip
    noting.save_note(field.study, made, field.question, "Annen gang.")
    noting.close(field.study, made)
    return made


def test_two_interviews_on_one_day_have_two_files(closed: Field, tmp_path: Path) -> None:
    second(closed)
    third = second(closed)
    steps: list[tuple[int, int]] = []
    report = export(closed.study, tmp_path, progress=lambda done, total: steps.append((done, total)))
    assert len({path.name for path in report.files}) == 3
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert len(export(closed.study, tmp_path / "en", interviews=[third, third]).files) == 1


def test_a_file_of_the_same_name_is_replaced_whole(closed: Field, tmp_path: Path) -> None:
    (path,) = export(closed.study, tmp_path).files
    export(closed.study, tmp_path)
    assert path.read_bytes().startswith(b"PK")
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([path.name, "project"])


def test_a_file_that_somebody_changed_is_kept_beside_the_new_one_and_goes_with_a_withdrawal(
    closed: Field, tmp_path: Path
) -> None:
    (path,) = export(closed.study, tmp_path).files
    path.write_bytes(b"skrevet om for haand")
    export(closed.study, tmp_path)
    kept = path.with_name(f"{path.stem}-1.docx.bak")
    assert path.read_bytes().startswith(b"PK")
    assert kept.read_bytes() == b"skrevet om for haand"
    withdrawing.withdraw(closed.study, closed.person, withdrawing.Scope.ALL)
    assert not path.exists()
    assert not kept.exists()


def test_a_full_disk_leaves_what_lay_there(closed: Field, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    second(closed)
    out = tmp_path / "ut"
    before = export(closed.study, out).files
    before[0].write_bytes(b"som det var")
    moves = []
    original = delivering.move

    def full(beside: Path, folder: Path, name: str) -> None:
        moves.append(name)
        if len(moves) == 2:
            raise OSError(28, "No space left on device")
        original(beside, folder, name)

    monkeypatch.setattr(delivering, "move", full)
    with pytest.raises(NotWritten, match="disk is full"):
        export(closed.study, out)
    assert before[0].read_bytes() == b"som det var"
    assert sorted(path.name for path in out.iterdir()) == sorted(path.name for path in before)


def test_a_folder_that_cannot_be_written_is_said_readably(closed: Field, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("ikke en mappe")
    with pytest.raises(NotWritten, match="could not be written"):
        export(closed.study, tmp_path / "fil" / "ut")


def test_what_was_typed_and_not_yet_kept_is_in_the_export(closed: Field, tmp_path: Path) -> None:
    tidying.tidy(closed.study, closed.interview)
    tidying.finish(closed.study, closed.interview, finished=True)
    noting.keep_fair_draft(closed.study, closed.interview, closed.question, "Skrevet til sist.")
    assert line(exporting.preview(closed.study, closed.interview), closed.question).replies[0].paragraphs[0][
        0
    ].text == ("Skrevet til sist.")
    (path,) = export(closed.study, tmp_path).files
    assert "Skrevet til sist." in words(path)


def test_a_municipality_with_two_cases_has_one_replacement(closed: Field) -> None:
    recruiting.save_case(closed.study, CaseDetails("Torget språkkafé", "Solvik", "kafé"))
    make_ready(closed.study)
    text = exporting.copied(closed.study, closed.interview)
    case = recruiting.case(closed.study, closed.case).case.pseudonym
    assert f"noen i [municipality of {case}]" in text


def test_copying_goes_through_the_gate(closed: Field) -> None:
    with pytest.raises(exporting.NotReviewed):
        exporting.copied(closed.study, closed.interview)
    make_ready(closed.study)
    text = exporting.copied(closed.study, closed.interview)
    assert text.startswith("PSEUDONYMISED")
    assert "samira" not in text.lower()
    creating.change_project(closed.study, replace(closed.study.project, contact="Samira Hale, 10 00 01 01"))
    with pytest.raises(NamesLeft):
        exporting.copied(closed.study, closed.interview)


def test_odd_names_and_texts_neither_break_nor_leak(closed: Field, tmp_path: Path) -> None:
    study = closed.study
    for name in ("Robert'); DROP TABLE", "../../x", "A", "(.*)+", "Ab" * 100, "Guide Title", "Arial Answer"):
        recruiting.save_person(study, PersonDetails(name=name))
    made = interviewing.plan(study, persons=(closed.person,), case=None, guide="kartlegging", mode=Mode.FACE)
    place = interviewing.open_sheet(study, made).guide.to_ask()[0].key
    text = "😀 e\u0301 ../../x og Robert'); DROP TABLE\x0b " + "ord " * 25_000
    noting.save_note(study, made, place, text)
    noting.close(study, made)
    (path,) = export(study, tmp_path / "ut", interviews=[made]).files
    assert path.parent == tmp_path / "ut"
    assert "../../x" not in words(path)
    assert "DROP" not in words(path)
    assert "😀 é" in words(path)


def test_the_same_interview_gives_the_same_bytes(closed: Field, tmp_path: Path) -> None:
    (first,) = export(closed.study, tmp_path / "a").files
    (again,) = export(closed.study, tmp_path / "b").files
    assert first.read_bytes() == again.read_bytes()
    dates = {member.date_time for member in zipfile.ZipFile(io.BytesIO(first.read_bytes())).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_an_unknown_interview_is_said_readably(study: Study, tmp_path: Path) -> None:
    with pytest.raises(InterviewerError, match="no such interview"):
        export(study, tmp_path, interviews=["finnes ikke"])
    with pytest.raises(NothingToExport):
        export(study, tmp_path, interviews=[])


def test_a_trial_interview_is_not_exported(closed: Field, tmp_path: Path) -> None:
    with pytest.raises(Trial):
        export(replace(closed.study, trial=True), tmp_path)


def test_nothing_leaves_a_project_open_for_reading_because_it_could_not_be_put_on_record(
    closed: Field, tmp_path: Path
) -> None:
    reviewing.review_all(closed.study)
    with pytest.raises(NotOnRecord, match="a withdrawal would not find it"):
        export(replace(closed.study, read_only=True), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_was_asked_at_the_end_and_heard_of_facts_is_in_it(consented: Field) -> None:
    study, interview = consented.study, consented.interview
    probe = noting.add_probe(study, interview, "Noe mer?", "")
    noting.save_note(study, interview, probe.id, "Nei da.")
    noting.set_fact(study, interview, "politikere_deltar", YesNo.YES)
    noting.close(study, interview)
    transcript = exporting.preview(study, interview)
    assert [line.key for line in transcript.parts[-1].lines] == [probe.id]
    assert transcript.facts == (("Politikere er med i møteplassen", YesNo.YES),)


def test_a_failed_write_leaves_no_new_folder(closed: Field, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_beside: Path, _folder: Path, _name: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(delivering, "move", full)
    with pytest.raises(NotWritten):
        export(closed.study, tmp_path / "ny" / "mappe")
    assert not (tmp_path / "ny").exists()


def test_names_are_replaced_by_nothing_while_the_key_is_closed(closed: Field) -> None:
    assert registering.entries(replace(closed.study, key=None)) == ()


def test_a_name_in_the_projects_title_stops_the_export_and_says_where(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Ja.")
    noting.close(study, consented.interview)
    for title in ("Samira og de andre", "Møteplasser i Solvik"):
        creating.change_project(study, replace(study.project, title=title))
        with pytest.raises(NamesLeft, match="page header"):
            export(study, tmp_path / "ut")
        assert not (tmp_path / "ut").exists()
    creating.change_project(study, replace(study.project, title="Møteplasser", institution="Universitetet i Solvik"))
    assert len(export(study, tmp_path / "ut").files) == 1


def test_what_a_killed_export_left_beside_is_swept_by_a_later_one(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Ja.")
    noting.close(study, consented.interview)
    killed, working = tmp_path / "ut" / ".interviewer-killed", tmp_path / "ut" / ".interviewer-working"
    for left in (killed, working):
        left.mkdir(parents=True)
        (left / "halv.docx").write_bytes(b"half")
    with FileLock(working / "writing.lock"):
        (document,) = export(study, tmp_path / "ut").files
        assert sorted((tmp_path / "ut").iterdir()) == sorted([working, document])
