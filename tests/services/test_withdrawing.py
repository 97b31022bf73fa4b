"""Withdrawing: four scopes; erasing leaves no byte behind, in pages, logs, backups, exports or proof."""

import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from interviewer.domain.answer import Field as Part
from interviewer.domain.answer import Reflection
from interviewer.domain.consent import Decision
from interviewer.domain.interview import Mode
from interviewer.domain.joined import Kind
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import ContactState, Outcome
from interviewer.services import (
    auditing,
    backing_up,
    consenting,
    delivering,
    exporting,
    finding_words,
    interviewing,
    noting,
    opening,
    proving,
    recruiting,
    striking,
    tidying,
    undoing,
    verifying,
    withdrawing,
)
from interviewer.services.errors import CallRunning, KeyClosed, NothingThere, ReadOnly
from interviewer.services.mentioning import MentionsLeft
from interviewer.services.recruiting import PersonDetails
from interviewer.services.study import Study
from interviewer.services.withdrawing import NotFinished, NothingToNarrow, Scope
from interviewer.storage import answers, backups, cipher, erasing, interviews, joins, outputs, withdrawals
from interviewer.storage.answers import Speaker
from interviewer.storage.errors import CannotWrite, ConsentMissing
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field
from tests.exports import export
from tests.services.pages import decrypted

ROOT = Path(__file__).resolve().parents[2]
MARK = "0190a000-0000-7000-8000-000000000001"
SAID = "Kjellerstua lukter av våt ull hver mandag."
EARLIER = "Bakerovnen sto kald hele uka."
TYPED = "Svaberget ligger øde."
FRAGMENTS = ("ellerst", "våt u", "akerov", "vaberg", "amira Testd", "stdatt", "10 00 01 01", "ybdea", "ytehau")
"""The middles of words that are to go: an index may keep beginnings."""


@pytest.fixture
def told(consented: Field) -> Field:
    """Return a closed interview with earlier versions, marks, a draft, closing lines, a remark and an attempt."""
    study, at = consented.study, (consented.interview, consented.question)
    recruiting.log_attempt(study, consented.person, Outcome.APPOINTMENT, remark="Bor ved Dybdeanlegget.")
    noting.save_note(study, *at, EARLIER, (Mark(MARK, 0, 10, MarkKind.QUOTE, EARLIER[:10]),))
    noting.save_note(study, *at, SAID, (Mark(MARK, 0, 11, MarkKind.QUOTE, SAID[:11]),))
    noting.set_reflection(study, consented.interview, Reflection(more="Haugen heter Lytehaugen."))
    noting.close(study, consented.interview)
    tidying.tidy(study, consented.interview)
    noting.keep_fair_draft(study, *at, TYPED)
    return consented


def _other(field: Field, said: str) -> tuple[str, str]:
    """Return another informant and a closed interview with them."""
    study = field.study
    person = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", referred_by=field.person))
    consenting.record(study, person, consenting.Said(Decision.YES))
    interview = interviewing.plan(study, persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE)
    noting.save_note(study, interview, field.question, said)
    noting.close(study, interview)
    return person, interview


def _group(field: Field) -> tuple[str, str]:
    """Return another informant, and a closed group interview in which both said something."""
    study = field.study
    person = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    interview = interviewing.plan(study, persons=(field.person, person), case=None, guide="moteplass", mode=Mode.GROUP)
    consenting.record(study, field.person, consenting.Said(Decision.YES, group=interview))
    given = consenting.record(study, person, consenting.Said(Decision.YES, group=interview))
    noting.save_note(study, interview, field.question, SAID)
    answers.save_text(
        study.data, interview, field.question, Speaker(person, given.id), Part.NOTE, "Alle fikk kake.", ()
    )
    noting.close(study, interview)
    return person, interview


def _everything_in(study: Study) -> str:
    assert study.key_path is not None
    assert study.key_key is not None
    found = decrypted(study.path, study.data_key) + decrypted(study.key_path, study.key_key)
    return found.decode("utf-8", "replace")


def _left(text: str) -> list[str]:
    return [fragment for fragment in FRAGMENTS if fragment in text]


def test_everything_is_found_and_counted(told: Field) -> None:
    study = told.study
    export(study, study.path.parent / "ut")
    backing_up.back_up(study)
    _other(told, "Jeg kjenner Samira Testdatter Hale godt.")
    found = withdrawing.find(study, told.person)
    lines = dict(found.lines)
    assert found.pseudonym == recruiting.person(study, told.person).person.pseudonym
    assert {
        "Answer": 1,
        "Interview with the person": 1,
        "Entry of the person": 1,
        "Name and number in the key": 1,
    }.items() <= lines.items()
    assert lines["One proposed by this person (who proposed them is forgotten)"] == 1
    assert lines["Text of others that names this person (it stays; go through it)"] == 1
    assert {path.suffix for path in found.copies} == {".docx", ".kopi"}
    assert any("2 a" in line for line in found.elsewhere)


def test_no_byte_of_what_was_erased_is_left(told: Field, tmp_path: Path) -> None:
    study = told.study
    (sheet,) = export(study, tmp_path / "ut").files
    backup = backing_up.back_up(study)
    noting.keep_fair_draft(study, told.interview, told.question, TYPED)
    _other(told, "Kjellerbua, bakerhuset og svalene: en indeks beholder begynnelsen av ord som andre også har.")
    assert set(_left(_everything_in(study))) == set(FRAGMENTS)
    assert finding_words.search(study, "kjellerstua").hits
    done = withdrawing.withdraw(study, told.person, Scope.ALL)
    assert _left(_everything_in(study)) == []
    assert not finding_words.search(study, "kjellerstua").hits
    assert not sheet.exists()
    assert {sheet, backup} <= set(done.deleted) | set(backing_up.known(study))
    (kept,) = [each.path for each in backing_up.listed(study.path)]
    with zipfile.ZipFile(kept) as archive:
        archive.extractall(tmp_path / "kopi")
    for name, passphrase in (("data.intervju", PASSPHRASE), ("key.nokkel", KEY_PASSPHRASE)):
        copy = tmp_path / "kopi" / name
        assert _left(decrypted(copy, cipher.key_of(copy, passphrase)).decode("utf-8", "replace")) == []
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or not _left(path.read_bytes().decode("utf-8", "replace"))
    assert verifying.verify(study).problems == ()


def test_nobody_is_there_afterwards_but_the_log_says_that_something_was_erased(told: Field) -> None:
    study = told.study
    other, _interview = _other(told, "Alle fikk kake.")
    assert recruiting.person(study, other).person.referred_by == told.person
    done = withdrawing.withdraw(study, told.person, Scope.ALL)
    assert [row.person.id for row in recruiting.people(study)] == [other]
    assert recruiting.person(study, other).person.referred_by is None
    assert dict(done.erased)["Answer"] == 1
    assert "everything about a person erased" in auditing.log(study, limit=1)[0].what
    (erasure,) = auditing.erasures(study)
    assert (erasure.scope, erasure.by) == ("all", "Intervjuer Ask")
    assert dict(erasure.counts)["answer"] == 1
    assert not undoing.deeds(study, limit=1)[0].undoable
    with pytest.raises(NothingThere):
        withdrawing.find(study, told.person)


def test_of_a_group_only_this_persons_words_go_and_its_transcript_is_made_anew(
    consented: Field, tmp_path: Path
) -> None:
    study = consented.study
    other, interview = _group(consented)
    (before,) = export(study, tmp_path / "ut", interviews=[interview]).files
    done = withdrawing.withdraw(study, consented.person, Scope.ALL)
    assert interviewing.interview(study, interview).persons == (other,)
    assert [answer.note for answer in answers.of_interview(study.data, interview)] == ["Alle fikk kake."]
    (after,) = done.exported
    assert not before.exists()
    text = "\n".join(paragraph.text for paragraph in Document(str(after)).paragraphs)
    assert "Alle fikk kake." in text
    assert "ellerst" not in text
    assert _left(_everything_in(study)) == []


def test_the_sheet_tells_what_was_done_and_no_name_and_no_word(told: Field, tmp_path: Path) -> None:
    study = told.study
    export(study, tmp_path / "ut")
    done = withdrawing.withdraw(study, told.person, Scope.ALL, proof=tmp_path / "bevis.docx")
    assert done.proof == tmp_path / "bevis.docx"
    document = Document(str(done.proof))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    (erasure,) = erasing.all_of(study.data)
    assert erasure.id in cells
    assert {"Svar", "Slett alt"} & {line for cell in cells for line in cell.split("\n")} or "Answers" in cells
    for head in auditing.heads(study):
        assert head.hash[:32] in text
    for word in ("Samira", "Hale", "10 00", "Solvik", *FRAGMENTS):
        assert word not in text
    assert document.core_properties.author == ""
    assert proving.again(study, erasure).read_bytes()[:2] == b"PK"


KILLED = """
import os, sys
from dataclasses import replace
from pathlib import Path
from interviewer.services import opening, withdrawing

path, passphrase, key_passphrase, person, when = sys.argv[1:]
study = opening.open_study(Path(path), passphrase, key_passphrase=key_passphrase)
if when == "key":
    study.data.conn.set_trace_callback(lambda sql: os._exit(9) if sql == "COMMIT" else None)
def stop(done, total):
    if when == f"{done}":
        os._exit(9)
if when == "key":
    stop = lambda done, total: None
withdrawing.withdraw(study, person, withdrawing.Scope.ALL, progress=stop)
"""
"""Withdraws in a process of its own, which stops when the key is committed, or after so many steps."""


@pytest.mark.parametrize("when", ["key", "1", "2", "3", "4"])
def test_killed_at_any_step_it_is_finished_by_doing_it_again(told: Field, tmp_path: Path, when: str) -> None:
    study, person = told.study, told.person
    (sheet,) = export(study, tmp_path / "ut").files
    backing_up.back_up(study)
    study.close()
    words = [sys.executable, "-c", KILLED, str(study.path), PASSPHRASE, KEY_PASSPHRASE, person, when]
    assert subprocess.run(words, cwd=ROOT, check=False, capture_output=True).returncode == 9
    again = opening.open_study(study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    study.data, study.key, study.lock = again.data, again.key, again.lock
    assert bool(withdrawing.unfinished(study)) is (when != "key")
    withdrawing.withdraw(study, person, Scope.ALL)
    assert withdrawing.unfinished(study) is None
    assert not sheet.exists()
    assert recruiting.people(study) == ()
    assert _left(_everything_in(study)) == []
    assert verifying.verify(study).problems == ()
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or not _left(path.read_bytes().decode("utf-8", "replace"))


def test_somebody_joined_goes_under_every_name(told: Field) -> None:
    study = told.study
    twin = recruiting.save_person(study, PersonDetails(name="Samira Testdatter Hale", phone="10 00 01 01"))
    with study.deed() as deed:
        joins.join(study.data, Kind.PERSON, told.person, twin, deed)
    done = withdrawing.withdraw(study, twin, Scope.ALL)
    assert dict(done.erased)["Entries of the person"] == 2
    assert recruiting.people(study) == ()
    assert _left(_everything_in(study)) == []


def test_a_copy_that_cannot_be_deleted_is_on_the_list(
    told: Field, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = told.study
    (sheet,) = export(study, tmp_path / "ut").files
    unlink = Path.unlink

    def held(self: Path, missing_ok: bool = False) -> None:
        if self == sheet:
            raise PermissionError
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    done = withdrawing.withdraw(study, told.person, Scope.ALL)
    assert any(str(sheet) in line for line in done.checklist)
    assert sheet in {output.path for output in outputs.all_of(study.data)}


def test_no_more_contact_keeps_what_was_said(told: Field) -> None:
    study = told.study
    done = withdrawing.withdraw(study, told.person, Scope.CONTACT)
    assert recruiting.person(study, told.person).person.do_not_contact
    assert interviewing.open_sheet(study, told.interview).answers[told.question].note == SAID
    assert done.proof.exists()
    assert done.erased == ()


def test_stop_keeps_what_was_said_and_takes_no_new_word(told: Field) -> None:
    study = told.study
    withdrawing.withdraw(study, told.person, Scope.CONTACT)
    withdrawing.withdraw(study, told.person, Scope.STOP)
    assert recruiting.person(study, told.person).person.state is ContactState.WITHDRAWN
    (answer,) = answers.of_interview(study.data, told.interview)
    assert answer.note == SAID
    with pytest.raises(ConsentMissing):
        tidying.save_fair(study, told.interview, told.question, "Mer.")
    assert verifying.verify(study).problems == ()


def test_without_quotes_the_transcripts_are_made_anew(told: Field, tmp_path: Path) -> None:
    study = told.study
    (sheet,) = export(study, tmp_path / "ut").files
    before = sheet.read_bytes()
    done = withdrawing.withdraw(study, told.person, Scope.QUOTES)
    assert done.exported == (sheet,)
    assert sheet.read_bytes() != before
    consent = consenting.standing(study, told.person)
    assert consent is not None
    assert consent.decision is Decision.YES
    assert consent.choices["quotes"] is False


def test_quotes_need_a_consent_that_stands(contacted: Field) -> None:
    with pytest.raises(NothingToNarrow):
        withdrawing.withdraw(contacted.study, contacted.person, Scope.QUOTES)
    assert withdrawals.unfinished(contacted.study.data) is None


def test_it_is_refused_in_a_call_by_a_reader_and_without_the_key(told: Field) -> None:
    study = told.study
    study.ring(told.interview)
    with pytest.raises(CallRunning):
        withdrawing.withdraw(study, told.person, Scope.ALL)
    with pytest.raises(CallRunning):
        withdrawing.find(study, told.person)
    study.ring(None)
    study.read_only = True
    with pytest.raises(ReadOnly):
        withdrawing.withdraw(study, told.person, Scope.ALL)
    study.read_only = False
    key, study.key = study.key, None
    with pytest.raises(KeyClosed):
        withdrawing.withdraw(study, told.person, Scope.ALL)
    study.key = key
    assert recruiting.person(study, told.person).shown == "Samira Testdatter Hale"
    with pytest.raises(NothingThere):
        withdrawing.finish(study)


def test_a_transcript_that_cannot_be_made_anew_is_told_and_kept_unless_it_must_go(
    told: Field, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = told.study
    (sheet,) = export(study, tmp_path / "ut").files
    with study.deed() as deed:
        interviews.save(study.data, replace(interviewing.interview(study, told.interview), closed=False), deed)
    done = withdrawing.withdraw(study, told.person, Scope.QUOTES)
    assert sheet.exists()
    assert any(str(sheet) in line for line in done.checklist)
    with study.deed() as deed:
        interviews.drop_planned(study.data, told.person, deed)
        interviews.save(study.data, replace(interviewing.interview(study, told.interview), closed=True), deed)


@pytest.mark.parametrize("level", exporting.Attribution)
def test_a_transcript_is_made_anew_as_it_was(told: Field, tmp_path: Path, level: exporting.Attribution) -> None:
    study = told.study
    (sheet,) = export(study, tmp_path / "ut", attribution=level).files
    before = Document(str(sheet)).core_properties.title
    assert withdrawing.withdraw(study, told.person, Scope.QUOTES).exported == (sheet,)
    assert Document(str(sheet)).core_properties.title == before


def test_where_the_sheet_cannot_be_written_it_is_finished_later(told: Field, tmp_path: Path) -> None:
    study = told.study
    (tmp_path / "fil").write_text("")
    with pytest.raises(NotFinished, match="is carried out in the project"):
        withdrawing.withdraw(study, told.person, Scope.CONTACT, proof=tmp_path / "fil" / "bevis.docx")
    assert withdrawing.unfinished(study) is not None
    (tmp_path / "fil").unlink()
    assert withdrawing.finish(study).proof.exists()


NAMING = "Jeg har snakket med Samira Testdatter Hale om det."


def _words_of(file: Path) -> str:
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _naming(field: Field) -> tuple[str, str, str]:
    """Return another informant who names the person in a group interview, that interview, and the answer's subject."""
    study = field.study
    person, interview = _group(field)
    given = consenting.standing(study, person)
    assert given is not None
    at, who = (interview, field.question), Speaker(person, given.id)
    with study.deed() as deed:
        answers.save_text(study.data, *at, who, Part.NOTE, NAMING, (), deed)
    return person, interview, at[1]


def test_a_name_in_anothers_words_never_leaves_once_nothing_knows_it(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    person, interview, question = _naming(consented)
    (before,) = export(study, tmp_path / "ut", interviews=[interview]).files
    assert "Samira" not in _words_of(before)
    done = withdrawing.withdraw(study, consented.person, Scope.ALL)
    assert done.exported == ()
    assert not before.exists()
    who = recruiting.person(study, person).person.pseudonym
    assert any(who in line for line in done.checklist)
    assert any("not made anew" in line and str(before) in line for line in done.checklist)
    assert "Samira" not in _words_of(done.proof)
    assert [path for path in tmp_path.rglob("*.docx") if "Samira" in _words_of(path)] == []
    with pytest.raises(MentionsLeft, match=who):
        export(study, tmp_path / "ut", interviews=[interview])
    with pytest.raises(MentionsLeft):
        exporting.copied(study, interview)
    with pytest.raises(exporting.NothingToExport, match=who):
        export(study, tmp_path / "ut")
    (mention,) = {(each.agg, each.item) for each in erasing.all_of(study.data)[0].mentions}
    assert mention == (interview, answers.item_of(question, person))


def test_rewritten_in_the_fair_copy_it_leaves_but_not_as_the_copy_began(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    _person, interview, question = _naming(consented)
    withdrawing.withdraw(study, consented.person, Scope.ALL)
    tidying.tidy(study, interview)
    tidying.finish(study, interview, True)
    with pytest.raises(MentionsLeft):
        export(study, tmp_path / "ut", interviews=[interview])
    tidying.save_fair(study, interview, question, "Jeg har snakket med noen om det.")
    (sheet,) = export(study, tmp_path / "ut", interviews=[interview]).files
    assert "snakket med noen" in _words_of(sheet)
    tidying.save_fair(study, interview, question, NAMING)
    with pytest.raises(MentionsLeft):
        export(study, tmp_path / "ut", interviews=[interview])


def test_struck_for_good_it_leaves_but_a_copy_of_it_does_not(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    _person, interview, question = _naming(consented)
    withdrawing.withdraw(study, consented.person, Scope.ALL)
    tidying.tidy(study, interview)
    at = NAMING.index("Samira")
    striking.strike(study, interview, question, Part.NOTE, at, at + 22)
    (sheet,) = export(study, tmp_path / "ut", interviews=[interview]).files
    assert "Samira" not in _words_of(sheet)
    tidying.finish(study, interview, True)
    with pytest.raises(MentionsLeft):
        export(study, tmp_path / "ut", interviews=[interview])
    striking.strike(study, interview, question, Part.FAIR, at, at + 22)
    (sheet,) = export(study, tmp_path / "ut", interviews=[interview]).files
    assert "Samira" not in _words_of(sheet)


def test_what_nobody_could_rewrite_afterwards_gets_the_pseudonym(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    other, interview = _other(consented, "Alle fikk kake.")
    with study.deed() as deed:
        row = interviewing.interview(study, interview)
        interviews.save(study.data, replace(row, closed=False), deed)
    noting.add_probe(study, interview, "Hva sa Samira Hale da?", consented.question)
    noting.park(study, interview, "Samira Testdatter Hale igjen", consented.question)
    noting.set_reflection(study, interview, Reflection(more="Hils Samira."))
    noting.close(study, interview)
    called = recruiting.person(study, consented.person).person.pseudonym
    withdrawing.withdraw(study, consented.person, Scope.ALL)
    (sheet,) = export(study, tmp_path / "ut", interviews=[interview]).files
    words = _words_of(sheet)
    assert "Samira" not in words
    assert words.count(called) == 3
    assert recruiting.person(study, other)


def test_a_full_disk_says_that_it_is_erased_and_the_same_command_finishes_it(
    told: Field, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = told.study
    twin = recruiting.save_person(study, PersonDetails(name="Samira Testdatter Hale", phone="10 00 01 01"))
    called = [recruiting.person(study, one).person.pseudonym for one in (told.person, twin)]
    with study.deed() as deed:
        joins.join(study.data, Kind.PERSON, told.person, twin, deed)
    (sheet,) = export(study, tmp_path / "ut").files
    assert {withdrawing.person_called(study, one) for one in called} == {min(told.person, twin)}
    with monkeypatch.context() as full:

        def no_room(*_args: object) -> None:
            raise CannotWrite(sheet, "No space left on device")

        full.setattr(backups, "write", no_room)
        with pytest.raises(NotFinished) as stopped:
            withdrawing.withdraw(study, told.person, Scope.ALL)
    for words in ("is erased from the project", "No space left", "the same command"):
        assert words in str(stopped.value)
    assert recruiting.people(study) == ()
    assert sheet.exists()
    found = {withdrawing.person_called(study, one) for one in called}
    assert found == {min(told.person, twin)}
    done = withdrawing.withdraw(study, found.pop(), Scope.ALL, proof=tmp_path / "bevis.docx")
    assert done.proof == tmp_path / "bevis.docx"
    assert not sheet.exists()
    assert withdrawing.unfinished(study) is None
    with pytest.raises(NothingThere):
        withdrawing.person_called(study, called[0])


def test_more_is_asked_for_than_what_was_stopped(told: Field, tmp_path: Path) -> None:
    study = told.study
    (tmp_path / "fil").write_text("")
    with pytest.raises(NotFinished):
        withdrawing.withdraw(study, told.person, Scope.STOP, proof=tmp_path / "fil" / "bevis.docx")
    assert withdrawing.withdraw(study, told.person, Scope.ALL, proof=tmp_path / "bevis.docx").scope is Scope.ALL
    assert recruiting.people(study) == ()


@pytest.mark.parametrize("scope", [Scope.ALL, Scope.QUOTES])
def test_another_file_at_that_place_is_let_be_and_told(told: Field, tmp_path: Path, scope: Scope) -> None:
    study = told.study
    (sheet,) = export(study, tmp_path / "ut").files
    sheet.write_bytes(b"noe helt annet")
    backup = backing_up.back_up(study, tmp_path / "minne" / "kopi.kopi")
    found = withdrawing.find(study, told.person)
    assert sheet not in found.copies
    assert any(str(sheet) in line for line in found.elsewhere)
    done = withdrawing.withdraw(study, told.person, scope)
    assert sheet.read_bytes() == b"noe helt annet"
    assert sheet not in done.deleted
    assert any("changed or replaced" in line and str(sheet) in line for line in done.checklist)
    assert (backup in done.deleted) is (not backup.exists()) is (scope is Scope.ALL)


def test_an_export_that_fails_leaves_what_is_known_of_the_file_before(
    told: Field, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = told.study
    (sheet,) = export(study, tmp_path / "ut").files
    consenting.record(study, told.person, consenting.Said(Decision.YES, choices={"archive": False}))

    def no_room(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(delivering, "move", no_room)
        with pytest.raises(exporting.NotWritten):
            export(study, tmp_path / "ut")
    assert sheet in withdrawing.withdraw(study, told.person, Scope.ALL).deleted


def test_somebody_entered_twice_and_not_joined_is_told(told: Field) -> None:
    study = told.study
    twin = recruiting.save_person(study, PersonDetails(name="Samira Hale", phone="10 00 01 01"))
    called = recruiting.person(study, twin).person.pseudonym
    assert withdrawing.find(study, told.person).twins == (called,)
    done = withdrawing.withdraw(study, told.person, Scope.ALL)
    assert any(called in line for line in done.checklist)
    assert called not in _words_of(done.proof)
    assert withdrawing.find(study, twin).twins == ()


KILLED_EXPORT = """
import os, sys
from pathlib import Path
from interviewer.services import delivering
delivering.move = lambda *_where: os._exit(9)
delivering.deliver({"answers.csv": sys.argv[2].encode()}, Path(sys.argv[1]))
"""


def test_what_a_killed_export_left_beside_goes_with_the_withdrawal(told: Field, tmp_path: Path) -> None:
    export(told.study, tmp_path)
    subprocess.run([sys.executable, "-c", KILLED_EXPORT, str(tmp_path), SAID], cwd=ROOT, check=False)
    (left,) = tmp_path.glob(".interviewer-*/answers.csv")
    assert left.read_text(encoding="utf-8") == SAID
    withdrawing.withdraw(told.study, told.person, Scope.ALL)
    assert not left.parent.exists()


def test_an_export_at_work_is_not_swept_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = delivering.move

    def meanwhile(beside: Path, folder: Path, name: str) -> None:
        delivering.sweep([folder])
        real(beside, folder, name)

    monkeypatch.setattr(delivering, "move", meanwhile)
    assert [path.read_bytes() for path in delivering.deliver({"a.csv": b"1"}, tmp_path)] == [b"1"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
