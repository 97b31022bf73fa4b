"""The end of a project: nothing is deleted before everything is done, and afterwards nothing of the old is left."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from interviewer.domain.consent import Decision
from interviewer.domain.identifier import Kind
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.memo import On
from interviewer.exchange import parts
from interviewer.services import (
    anonymising,
    backing_up,
    campaigning,
    classifying,
    codebook,
    coding,
    consenting,
    creating,
    disclosing,
    embedding,
    ending,
    exporting,
    identifying,
    interviewing,
    memos,
    notifying,
    noting,
    opening,
    recruiting,
    sending,
    submitting,
    texting,
    verifying,
    withdrawing,
)
from interviewer.services.classifying import Judgement
from interviewer.services.codebook import CodeDetails
from interviewer.services.consenting import Said
from interviewer.services.crowding import Leave
from interviewer.services.deciding import Choice
from interviewer.services.ending import NotReady, NotYours
from interviewer.services.errors import Incomplete
from interviewer.services.recruiting import PersonDetails
from interviewer.services.rendering_own_work import KINDS
from interviewer.services.sending import Way
from interviewer.services.withdrawing import Scope
from interviewer.storage import outputs, records
from tests.analysed import analyse
from tests.conftest import PASSPHRASE, Field
from tests.exports import REASON, export, make_ready

SAID = "Samira Testdatter Hale sier at Leona Diktet Vik i Solvik hjelper dem."


@pytest.fixture
def held(consented: Field) -> Field:
    """Return a talk that was held, reviewed, and in which somebody else is named."""
    study = consented.study
    mark = Mark("m1", 0, len(SAID), MarkKind.VERBATIM, SAID)
    noting.save_note(study, consented.interview, consented.question, SAID, (mark,))
    noting.close(study, consented.interview)
    identifying.add(study, ("Leona Diktet Vik",), Choice(Kind.PERSON))
    make_ready(study)
    return consented


def _sign_all(field: Field) -> None:
    for task in ending.lacking(field.study):
        if task.person:
            ending.sign(field.study, task.key, "Gjort.")


def test_nothing_is_deleted_before_everything_is_done(held: Field) -> None:
    with pytest.raises(NotReady, match="signs that own copies are deleted"):
        anonymising.end(held.study, PASSPHRASE)
    assert held.study.path.is_file()
    assert interviewing.open_sheet(held.study, held.interview).answers[held.question].note == SAID


def test_a_task_is_signed_with_words_and_only_on_an_own_laptop(held: Field) -> None:
    with pytest.raises(Incomplete):
        ending.sign(held.study, "indirect", " ")
    with pytest.raises(NotYours, match="Intervjuer Bo"):
        ending.attest(held.study, "Intervjuer Bo")
    ending.sign(held.study, "indirect", "Samira Testdatter Hale er den eneste lederen, så rollen går ut.")
    (task,) = (each for each in ending.tasks(held.study) if each.key == "indirect")
    assert task.done
    assert "Samira" not in task.note


def test_afterwards_there_is_one_file_without_names_and_without_the_old_log(held: Field, tmp_path: Path) -> None:
    study = held.study
    backing_up.back_up(study)
    old, key = study.path, study.key_path
    known = [output.path for output in outputs.all_of(study.data)]
    export(study, tmp_path / "ut", interviews=[held.interview])
    _sign_all(held)
    done = anonymising.end(study, PASSPHRASE)
    assert done.stuck == ()
    assert done.interviews == 1
    assert not old.exists()
    assert key is not None
    assert not key.exists()
    assert not any(path.exists() for path in known)
    new = opening.open_study(done.project, PASSPHRASE)
    try:
        assert verifying.verify(new).problems == ()
        assert new.project.ended is not None
        (row,) = interviewing.rows(new)
        answer = interviewing.open_sheet(new, row.interview.id).answers[held.question]
        assert "Samira" not in answer.note
        assert "Leona" not in answer.note
        assert answer.note.endswith("hjelper dem.")
        assert answer.marks[0].words == answer.note
        everything = " ".join(str(each) for row in new.data.execute("SELECT val FROM event") for each in row)
        for word in ("Samira", "Leona", "Solvik", "10 00 01 01", "Ja, det er greit"):
            assert word not in everything
        sheet = export(new, tmp_path / "etter").files[0]
        words = " ".join(part.text for part in parts.read(sheet.name, sheet.read_bytes()))
        assert "anonym" in words
        assert "pseudonym" not in words.replace("pseudonymer", "")
        report = " ".join(part.text for part in parts.read(done.report.name, done.report.read_bytes()))
        assert dict(done.heads).keys()
        assert all(mark in report for _laptop, mark in done.heads)
    finally:
        new.close()


def test_a_file_that_was_begun_and_never_finished_is_made_anew(held: Field) -> None:
    held.study.path.with_name("study-anonymisert-begynt.intervju").write_bytes(b"half")
    _sign_all(held)
    assert anonymising.end(held.study, PASSPHRASE).project.is_file()


def test_a_change_after_the_first_consent_waits_to_be_reported(held: Field) -> None:
    study = held.study
    assert notifying.waiting(study) == ()
    creating.change_project(study, replace(study.project, special_category=True, contact="ny@example.org"))
    (notice,) = notifying.waiting(study)
    assert "special categories" in notice.what
    notifying.answer(study, notice.key, reported=True, note="Meldt til Sikt")
    assert notifying.waiting(study) == ()
    assert notifying.notices(study)[0].note == "Meldt til Sikt"
    texting.approve(study, texting.draft(study), "Prosjektlederen")
    (notice,) = notifying.waiting(study)
    assert "version" in notice.what


def test_access_tells_everything_about_one_person_and_nothing_about_others(held: Field, tmp_path: Path) -> None:
    study = held.study
    other = recruiting.save_person(
        study, PersonDetails(name="Leona Diktet Vik", phone="10 00 01 77", referred_by=held.person)
    )
    consenting.record(study, other, Said(Decision.YES, reply="Ja, gjerne.", at=datetime(2026, 9, 1, tzinfo=UTC)))
    path = disclosing.disclose(study, held.person, tmp_path / "innsyn")
    document = Document(str(path))
    words = "\n".join(
        [paragraph.text for paragraph in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    for own in ("Samira Testdatter Hale", "10 00 01 01", "Ja, det er greit.", "hjelper dem"):
        assert own in words
    for foreign in ("Leona", "Diktet", "10 00 01 77", "Ja, gjerne"):
        assert foreign not in words
    assert "Samira" not in path.name


def _read(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_access_tells_how_somebody_came_in_what_they_were_asked_and_what_has_left(held: Field, tmp_path: Path) -> None:
    study = held.study
    case = recruiting.cases(study)[0].case
    recruiting.save_person(
        study,
        PersonDetails(
            name="Samira Testdatter Hale", phone="10 00 01 01", role="leder", cases=(case.id,), seed=True,
            seed_kind="register", case_roles={case.id: "kasserer"},
        ),
        held.person,
    )  # fmt: skip
    for name in ("Leona Diktet Vik", "Oda Luftslott"):
        recruiting.save_person(study, PersonDetails(name=name, referred_by=held.person))
    asked = campaigning.keep(study, campaigning.Details("Runde", "Har dere fast lokale?"))
    campaigning.include(study, asked, [held.person])
    make_ready(study)
    leave = Leave(audience="Oppdragsgiveren", reason=REASON)
    exporting.export_transcripts(study, tmp_path / "ut", leave=leave)
    submitting.export_review(study, tmp_path / "gransking")
    words = _read(disclosing.disclose(study, held.person, tmp_path / "innsyn"))
    for told in (
        case.pseudonym, "kasserer", "av oss, fra et register", "Har dere fast lokale?", ": 2.",
        "utskrifter", "Oppdragsgiveren", "pakke til gransker",
    ):  # fmt: skip
        assert told in words, told
    for foreign in ("Leona", "Luftslott", "Solvik"):
        assert foreign not in words


def test_access_tells_the_answers_in_the_order_of_the_guide(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    guide = embedding.guide(study, interviewing.interview(study, consented.interview).guide)
    keys = [place.key for place in guide.to_ask()][:4]
    for number, key in reversed(list(enumerate(keys))):
        noting.save_note(study, consented.interview, key, f"Svar nummer {number}.")
    probe = noting.add_probe(study, consented.interview, "Hvorfor det?", keys[1])
    noting.save_note(study, consented.interview, probe.id, "Derfor.")
    words = _read(disclosing.disclose(study, consented.person, tmp_path))
    said = ["Svar nummer 0.", "Svar nummer 1.", "Derfor.", "Svar nummer 2.", "Svar nummer 3."]
    assert sorted(said, key=words.index) == said


def test_initials_that_the_programs_own_words_spell_do_not_stop_access(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    recruiting.save_person(study, PersonDetails(name="Sol Marie Sandvik"))
    sending.sent(study, consented.person, sending.letter(study, consented.person), Way.SMS)
    assert "SMS" in _read(disclosing.disclose(study, consented.person, tmp_path))


def test_each_export_that_is_to_be_accounted_for_says_which_it_was(held: Field, tmp_path: Path) -> None:
    study = held.study
    make_ready(study)
    leave = Leave(audience="Oppdragsgiveren", reason=REASON)
    exporting.export_transcripts(study, tmp_path / "ut", leave=leave)
    submitting.export_review(study, tmp_path / "gransking")
    submitting.export_review(study, tmp_path / "igjen", audience="Granskeren")
    told = [task.what for task in ending.tasks(study) if task.key.startswith("export:")]
    assert len(set(told)) == 3
    assert sum("reviewer's package" in words and "review.docx" in words for words in told) == 2
    assert sum("transcripts" in words and "Oppdragsgiveren" in words for words in told) == 1
    assert all(" UTC" in words and study.me in words for words in told)


def test_codes_go_along_with_the_codings_that_stand_on_printed_words(held: Field) -> None:
    study = held.study
    code = codebook.add(study, CodeDetails("Hjelp", definition="Noen hjelper noen."))
    (text,) = coding.coded(study, held.interview).texts
    coding.code(study, text, 0, len(SAID), code)
    make_ready(study)
    _sign_all(held)
    ended = anonymising.end(study, PASSPHRASE)
    new = opening.open_study(ended.project, PASSPHRASE)
    (found,) = coding.all_coded(new)
    (one,) = found.codings
    assert one.words == found.texts[0].text
    assert "Samira" not in one.words
    assert (one.by, codebook.codebook(new).path(one.code)) == ("", ("Hjelp",))
    assert verifying.verify(new).problems == ()
    new.close()


def test_access_tells_what_words_were_sorted_under_and_what_was_thought(held: Field, tmp_path: Path) -> None:
    study = held.study
    code = codebook.add(study, CodeDetails("Hjelp"))
    (text,) = coding.coded(study, held.interview).texts
    made = coding.code(study, text, 0, len(SAID), code)
    memos.write(study, On.PASSAGE, made.id, "Viktig passasje.")
    memos.write(study, On.INTERVIEW, held.interview, "God samtale.")
    memos.write(study, On.CODE, code, "Om koden alene.")
    words = "\n".join(part.text for part in parts.read("a.docx", disclosing.disclose(
        study, held.person, tmp_path).read_bytes()))  # fmt: skip
    for said in ("Hjelp", "Viktig passasje.", "God samtale."):
        assert said in words
    assert "Om koden alene." not in words
    assert "Leona" not in words


def test_what_researchers_wrote_goes_along_where_it_names_nobody_and_the_rest_is_listed(consented: Field) -> None:
    study = consented.study
    made = analyse(consented)
    recruiting.save_person(study, PersonDetails(name="Leona Diktet Vik"))
    classifying.place(study, made.typology, consented.case, Judgement("kjellere", {}, rationale="De vasker selv."))
    memos.write(study, On.PROJECT, "", "Samira Testdatter Hale og de andre er enige.")
    memos.write(study, On.CASE, consented.case, "Torgeir Brattvang ringte på telefon 10 00 03 99 om dette.")
    book = {code.id: code.name for code, _depth in codebook.codebook(study).in_order()}
    make_ready(study)
    _sign_all(consented)
    before = {kind: len(records.of(study.data, kind)) for kind in KINDS}
    ended = anonymising.end(study, PASSPHRASE)
    new = opening.open_study(ended.project, PASSPHRASE)
    try:
        after = {kind: len(records.of(new.data, kind)) for kind in KINDS}
        left = dict(ended.left)
        assert left["memo"] >= 1
        assert {kind: before[kind] - left.get(kind, 0) for kind in KINDS} == after
        texts = [memo.text for memo in memos.listed(new)]
        assert any(text.startswith("[I-") and text.endswith("er enige.") for text in texts)
        assert not any("Torgeir" in text for text in texts)
        assert {memo.by for memo in memos.listed(new)} == {""}
        assert {code.id: code.name for code, _depth in codebook.codebook(new).in_order()} == book
        board = classifying.board(new, made.typology)
        assert [row.placement.rationale for row in board.rows if row.placement] == ["De vasker selv."]
        values = " ".join(str(row[0]) for row in new.data.execute("SELECT val FROM event").fetchall())
        for word in ("Samira", "Hale", "Torgeir", "00 03 99", "Leona"):
            assert word not in values
        report = " ".join(part.text for part in parts.read(ended.report.name, ended.report.read_bytes()))
        assert "Torgeir" not in report
        assert verifying.verify(new).problems == ()
    finally:
        new.close()


def test_what_stands_on_somebody_who_is_not_printed_stays_behind(held: Field) -> None:
    study = held.study
    memos.write(study, On.PERSON, held.person, "Rolig.")
    memos.write(study, On.PROJECT, "", "Om alt.")
    withdrawing.withdraw(study, held.person, Scope.STOP)
    _sign_all(held)
    ended = anonymising.end(study, PASSPHRASE)
    new = opening.open_study(ended.project, PASSPHRASE)
    assert [memo.text for memo in memos.listed(new)] == ["Om alt."]
    assert dict(ended.left) == {"memo": 1}
    new.close()
