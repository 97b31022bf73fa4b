"""Coding: passages under codes, following the text, and going with whoever withdraws."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interviewer.domain.answer import Field as Which
from interviewer.domain.consent import Decision
from interviewer.domain.event import Edit
from interviewer.domain.interview import Mode
from interviewer.domain.memo import On
from interviewer.services import (
    codebook,
    coding,
    concurring,
    consenting,
    importing,
    interviewing,
    memos,
    noting,
    opening,
    recruiting,
    striking,
    tidying,
    undoing,
    verifying,
    withdrawing,
)
from interviewer.services.codebook import CodeDetails
from interviewer.services.coding import CodedText, TextMoved
from interviewer.services.concurring import Unit
from interviewer.services.errors import CallRunning, Incomplete, NothingThere
from interviewer.services.recruiting import PersonDetails
from interviewer.services.study import Study
from interviewer.services.tidying import StillOpen
from interviewer.services.withdrawing import Scope
from interviewer.storage import interviews, log
from interviewer.storage.errors import ConsentMissing
from tests import laptops
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field
from tests.services.pages import decrypted

SAID = "Først kake. Kjellerstua lukter ull. Så kaffe, og kaffe igjen."


@pytest.fixture
def told(consented: Field) -> Field:
    """Return fieldwork with a closed interview in which one question was answered."""
    noting.save_note(consented.study, consented.interview, consented.question, SAID)
    _close(consented.study, consented.interview)
    return consented


def _close(study: Study, interview: str) -> None:
    with study.deed() as deed:
        interviews.save(study.data, replace(interviewing.interview(study, interview), closed=True), deed)


def _text(field: Field) -> CodedText:
    (text,) = coding.coded(field.study, field.interview).texts
    return text


def _fair(field: Field, text: str) -> None:
    tidying.tidy(field.study, field.interview)
    tidying.save_fair(field.study, field.interview, field.question, text)
    tidying.finish(field.study, field.interview, finished=True)


def test_a_passage_is_coded_without_the_white_space_around_it(told: Field) -> None:
    food = codebook.add(told.study, CodeDetails("Mat"))
    made = coding.code(told.study, _text(told), 5, 12, food)
    assert (made.start, made.end, made.words, made.by) == (6, 11, "kake.", told.study.me)
    assert _text(told).codings == (made,)
    assert coding.code(told.study, _text(told), 6, 11, food) == made
    assert len(_text(told).codings) == 1
    assert verifying.verify(told.study).problems == ()


def test_codings_that_touch_and_overlap_all_stand(told: Field) -> None:
    study, codes = told.study, [codebook.add(told.study, CodeDetails(name)) for name in "ABC"]
    for code, span in zip(codes, ((0, 11), (6, 35), (11, 35)), strict=True):
        coding.code(study, _text(told), *span, code)
    assert [(one.start, one.end) for one in _text(told).codings] == [(0, 11), (6, 35), (12, 35)]


def test_nothing_is_coded_where_no_words_are(told: Field) -> None:
    food = codebook.add(told.study, CodeDetails("Mat"))
    for span in ((3, 3), (5, 6), (900, 950)):
        with pytest.raises(NothingThere):
            coding.code(told.study, _text(told), *span, food)
    with pytest.raises(NothingThere):
        coding.code(told.study, _text(told), 0, 5, "no code")


def test_an_interview_that_is_open_or_rings_is_not_coded(consented: Field) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, SAID)
    with pytest.raises(StillOpen):
        coding.coded(study, consented.interview)
    _close(study, consented.interview)
    study.ring("another")
    with pytest.raises(CallRunning):
        coding.coded(study, consented.interview)
    with pytest.raises(CallRunning):
        list(coding.all_coded(study))


def test_codings_of_the_notes_stand_in_the_fair_copy_where_their_words_do(told: Field) -> None:
    study = told.study
    food, smell, drink = (codebook.add(study, CodeDetails(name)) for name in ("Mat", "Lukt", "Drikke"))
    for span, code in (((6, 10), food), ((12, 34), smell), ((39, 44), drink)):
        coding.code(study, _text(told), *span, code)
    _fair(told, "Først var det kake. Så kaffe.")
    text = _text(told)
    assert text.field is Which.FAIR
    assert [(one.words, text.text[one.start : one.end]) for one in text.codings] == [
        ("kake", "kake"),
        ("kaffe", "kaffe"),
    ]
    (lost,) = text.unplaced
    assert lost.words == "Kjellerstua lukter ull"
    put = coding.place(study, text, lost, 23, 28)
    assert [one.words for one in _text(told).codings] == ["kake", "kaffe", "kaffe"]
    assert put.id == lost.id
    tidying.finish(study, told.interview, finished=False)
    assert [one.words for one in _text(told).codings] == ["kake", "kaffe"]
    assert [one.id for one in _text(told).unplaced] == [put.id]


def test_a_coding_on_the_fair_copy_follows_its_edits(told: Field) -> None:
    study, food = told.study, codebook.add(told.study, CodeDetails("Mat"))
    _fair(told, "Først kake.")
    coding.code(study, _text(told), 6, 10, food)
    tidying.save_fair(study, told.interview, told.question, "Aller først kake.")
    assert [(one.start, one.words) for one in _text(told).codings] == [(12, "kake")]
    tidying.save_fair(study, told.interview, told.question, "kake og kake")
    assert _text(told).codings == ()
    assert [one.words for one in _text(told).unplaced] == ["kake"]


def test_what_was_chosen_in_a_text_that_has_changed_is_not_coded(told: Field) -> None:
    food = codebook.add(told.study, CodeDetails("Mat"))
    _fair(told, "Først kake.")
    text = _text(told)
    tidying.save_fair(told.study, told.interview, told.question, "Bare brød.")
    with pytest.raises(TextMoved):
        coding.code(told.study, text, 6, 10, food)


def test_a_coding_goes_with_its_memos_and_comes_back(told: Field) -> None:
    study, food = told.study, codebook.add(told.study, CodeDetails("Mat"))
    made = coding.code(study, _text(told), 6, 10, food)
    memos.write(study, On.PASSAGE, made.id, "Nevner kake først.")
    coding.remove(study, told.interview, [made.id])
    assert _text(told).codings == ()
    assert memos.listed(study) == ()
    undoing.undo(study, undoing.deeds(study, 1)[0].id)
    assert _text(told).codings == (made,)
    assert [memo.text for memo in memos.listed(study, On.PASSAGE, made.id)] == ["Nevner kake først."]


def test_memos_stand_on_anything_and_name_nobody(told: Field) -> None:
    study, food = told.study, codebook.add(told.study, CodeDetails("Mat"))
    places = [(On.CODE, food), (On.INTERVIEW, told.interview), (On.PERSON, told.person), (On.CASE, told.case),
              (On.QUESTION, told.question), (On.PROJECT, "")]  # fmt: skip
    for on, of in places:
        memos.write(study, on, of, f"Om {on}: Samira Testdatter Hale.", "Tanke", printed=True)
        (memo,) = memos.listed(study, on, of)
        assert "Samira" not in memo.text
        assert memo.printed
    memos.change(study, memo.id, "Ny tekst.")
    assert memos.get(study, memo.id).text == "Ny tekst."
    memos.remove(study, memo.id)
    assert len(memos.listed(study)) == len(places) - 1
    with pytest.raises(Incomplete):
        memos.write(study, On.CODE, food, "  ")
    for on in On:
        if on not in (On.PROJECT, On.QUESTION):
            with pytest.raises(NothingThere):
                memos.write(study, on, "nobody", "Tekst")


def test_memos_of_a_code_that_was_merged_are_those_of_the_code_that_took_it_over(study: Study) -> None:
    first, second = (codebook.add(study, CodeDetails(name)) for name in ("Mat", "Kaffe"))
    memos.write(study, On.CODE, first, "Vid kode.")
    codebook.merge(study, first, second)
    assert [memo.text for memo in memos.listed(study, On.CODE, second)] == ["Vid kode."]


def test_striking_takes_the_words_out_of_codings_and_memos(told: Field) -> None:
    study, food = told.study, codebook.add(told.study, CodeDetails("Mat"))
    inside = coding.code(study, _text(told), 12, 34, food)
    across = coding.code(study, _text(told), 6, 23, food)
    after = coding.code(study, _text(told), 36, 44, food)
    memos.write(study, On.PASSAGE, inside.id, "Kjellerstua lukter ull, sa hun.")
    content = decrypted(study.path, study.data_key).decode("utf-8", "replace")
    assert "ellerstua luk" in content
    striking.strike(study, told.interview, told.question, "note", 12, 35)
    text = _text(told)
    assert [(one.id, one.words) for one in text.codings] == [(across.id, "kake. "), (after.id, "Så kaffe")]
    assert text.unplaced == ()
    assert memos.listed(study) == ()
    content = decrypted(study.path, study.data_key).decode("utf-8", "replace")
    assert [fragment for fragment in ("ellerstu", "ter ull") if fragment in content] == []
    assert verifying.verify(study).problems == ()


def test_a_withdrawal_takes_codings_and_memos_and_leaves_no_byte(told: Field) -> None:
    study, food = told.study, codebook.add(told.study, CodeDetails("Mat"))
    made = coding.code(study, _text(told), 12, 34, food)
    memos.write(study, On.PASSAGE, made.id, "Kjelleren igjen, ullteppe.")
    memos.write(study, On.PERSON, told.person, "Virket trett av ullteppe.")
    found = dict(withdrawing.find(study, told.person).lines)
    assert found["Coded passage"] == 1
    assert found["Memos"] == 2
    withdrawing.withdraw(study, told.person, Scope.ALL)
    assert study.data.execute("SELECT count(*) FROM coding").fetchone() == (0,)
    assert memos.listed(study) == ()
    content = decrypted(study.path, study.data_key).decode("utf-8", "replace")
    assert [fragment for fragment in ("ellerstu", "llteppe", "ter ull") if fragment in content] == []


def test_in_a_group_only_the_codings_and_memos_of_who_withdraws_go(consented: Field) -> None:
    study = consented.study
    other = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann", role="leder"))
    consenting.record(study, other, consenting.Said(Decision.YES, reply="Ja."))
    pair = (consented.person, other)
    group = interviewing.plan(study, persons=pair, case=consented.case, guide="moteplass", mode=Mode.FACE)
    for who, words in zip(pair, ("Det regner i dag.", "Sola skinner nå."), strict=True):
        noting.save_note(study, group, consented.question, words, subject=who)
    _close(study, group)
    weather = codebook.add(study, CodeDetails("Vær"))
    for text in coding.coded(study, group).texts:
        made = coding.code(study, text, 0, 8, weather)
        memos.write(study, On.PASSAGE, made.id, f"Om {text.text}")
    withdrawing.withdraw(study, consented.person, Scope.ALL)
    assert [one.words for one in coding.coded(study, group).codings] == ["Sola ski"]
    assert [memo.text for memo in memos.listed(study)] == ["Om Sola skinner nå."]


def test_words_of_somebody_whose_consent_does_not_stand_are_not_shown_to_be_coded(told: Field) -> None:
    withdrawing.withdraw(told.study, told.person, Scope.STOP)
    with pytest.raises(ConsentMissing):
        coding.coded(told.study, told.interview)
    assert list(coding.all_coded(told.study)) == []


def test_two_coders_are_compared_by_answer_and_by_character(told: Field) -> None:
    study, food = told.study, codebook.add(told.study, CodeDetails("Mat"))
    drink = codebook.add(study, CodeDetails("Drikke"))
    coding.code(study, _text(told), 0, 10, food, by="Ask")
    coding.code(study, _text(told), 5, 15, food, by="Berit")
    coding.code(study, _text(told), 39, 44, drink, by="Berit")
    assert [(each.name, each.codings) for each in concurring.coders(study)] == [("Berit", 2), ("Ask", 1)]
    found = concurring.compare(study, "Ask", "Berit")
    assert [(line.code.name if line.code else "", line.both, line.second) for line in found.lines] == [
        ("Mat", 1, 0), ("Drikke", 0, 1),
    ]  # fmt: skip
    assert [(each.code.name, each.used_by) for each in found.differences] == [("Drikke", "Berit")]
    assert (found.interviews, found.answers, found.whole.units) == (1, 1, 2)
    exact = concurring.compare(study, "Ask", "Berit", Unit.CHARACTER)
    line = exact.lines[0]
    assert (line.both, line.first, line.second, line.units) == (4, 6, 5, len(SAID))
    assert line.kappa is not None
    assert 0 < line.kappa < 1
    with pytest.raises(NothingThere):
        concurring.compare(study, "Ask", "Ask")
    with pytest.raises(NothingThere):
        concurring.compare(study, "Ask", "Nobody")


@pytest.fixture
def imported(study: Study, tmp_path: Path) -> Study:
    """Return a project into which an interview with codes was read."""
    codebook.add(study, CodeDetails("Opplæring"))
    answer: dict[str, Any] = {
        "question": "2/a", "text": "Vi fikk kurs.\r\nDet var bra.",
        "codes": [{"start": 8, "end": 12, "code": "Opplæring / Tilbud"}, {"start": 0, "end": 13, "code": "opplæring"},
                  {"start": 15, "end": 27, "code": "Ros"}],
    }  # fmt: skip
    form = {
        "guide": "moteplass", "started": "2026-10-01T10:00:00+02:00",
        "informants": [{"id": "p1", "name": "Nora Fabelmann", "consent": {
            "decision": "yes", "channel": "oral", "reply": "Ja", "at": "2026-10-01T10:00:00+02:00",
            "elements": [f"N{number}" for number in range(1, 20)]}}],
        "answers": [answer],
    }  # fmt: skip
    (tmp_path / "inn.json").write_text(json.dumps(form), "utf-8")
    importing.import_files(study, [tmp_path / "inn.json"])
    return study


def test_codes_that_come_with_interviews_are_codings_in_the_tree(imported: Study) -> None:
    (found,) = coding.all_coded(imported)
    book = codebook.codebook(imported)
    assert [(one.words, book.path(one.code)) for one in found.codings] == [
        ("Vi fikk kurs.", ("Opplæring",)), ("kurs", ("Opplæring", "Tilbud")), ("Det var bra.", ("Ros",)),
    ]  # fmt: skip


def test_codings_are_kept_over_closing_and_opening(told: Field) -> None:
    food = codebook.add(told.study, CodeDetails("Mat"))
    made = coding.code(told.study, _text(told), 6, 10, food)
    path = told.study.path
    told.study.close()
    again = opening.open_study(path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    (found,) = coding.all_coded(again)
    assert found.codings == (made,)
    again.close()


def test_codings_of_two_laptops_stand_side_by_side_each_with_its_coder(told: Field) -> None:
    study, food = told.study, codebook.add(told.study, CodeDetails("Mat"))
    text = _text(told)
    coding.code(study, text, 6, 10, food)
    with laptops.other(study.data):
        coding.code(study, text, 6, 10, food)
    assert [(one.by, one.words) for one in _text(told).codings] == [
        ("Intervjuer Ask", "kake"), ("Intervjuer Bo", "kake"),
    ]  # fmt: skip
    assert concurring.compare(study, "Intervjuer Ask", "Intervjuer Bo").whole.share == 1


def test_codes_that_two_laptops_put_below_each_other_are_all_shown(study: Study) -> None:
    first, second = (codebook.add(study, CodeDetails(name)) for name in ("Mat", "Drikke"))
    owner = log.project_id(study.data)
    base = {one: laptops.leaves(study.data, owner, one, "record") for one in (first, second)}

    def below(one: str, name: str, above: str) -> None:
        said = {"name": name, "parent": above, "place": 1}
        log.append(study.data, [Edit("code", owner, "record", said, one, base=base[one])])

    below(first, "Mat", second)
    with laptops.other(study.data):
        below(second, "Drikke", first)
    assert {code.name for code, _depth in codebook.codebook(study).in_order()} == {"Mat", "Drikke"}
    codebook.move(study, first, "", 0)
    assert [code.name for code in codebook.codebook(study).children()] == ["Mat"]
    assert verifying.verify(study).problems == ()


def test_an_interview_of_many_codings_is_read_at_once(told: Field) -> None:
    study, food = told.study, codebook.add(told.study, CodeDetails("Mat"))
    text = _text(told)
    with study.deed():
        for start in range(len(SAID) - 1):
            if SAID[start : start + 2].strip():
                coding.code(study, text, start, start + 2, food, by=f"Koder {start}")
    assert len(_text(told).codings) > len(SAID) - 20
