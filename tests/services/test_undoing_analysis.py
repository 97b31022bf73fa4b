"""Undoing what was done in the analysis: every deed goes back whole and can be done again, or it is said why not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from interviewer.domain.application_entry import Line
from interviewer.domain.counting import NO, YES, Subject, Unit
from interviewer.domain.document import Document, Finding
from interviewer.domain.identity import new_id
from interviewer.domain.memo import On
from interviewer.domain.practice import Practice
from interviewer.services import (
    applying,
    auditing,
    cataloguing,
    classifying,
    codebook,
    coding,
    commending,
    contradicting,
    counting,
    dumping,
    embedding,
    memos,
    undoing,
    withdrawing,
)
from interviewer.services.applying import Details
from interviewer.services.classifying import Judgement
from interviewer.services.codebook import CodeDetails
from interviewer.services.counting import Of
from interviewer.services.study import Study
from interviewer.services.undoing import NotUndone
from interviewer.services.withdrawing import Scope
from interviewer.storage import applications, documents
from tests.analysed import Analysed, analyse
from tests.conftest import Field


@pytest.fixture
def made(consented: Field) -> tuple[Field, Analysed]:
    """Return fieldwork with one of everything of the analysis."""
    return consented, analyse(consented, raw="noen")


def _texts(field: Field) -> coding.CodedText:
    return next(one for one in coding.coded(field.study, field.interview).texts if one.question == field.question)


def _keep_document(study: Study) -> None:
    document = Document(new_id(), "Skjema", guide=embedding.embed_guide(study, "moteplass"))
    with study.deed() as deed:
        documents.save(study.data, document, deed)
        documents.save_finding(study.data, Finding(new_id(), document.id, "Tre rom."), deed)


def _take_document_away(study: Study) -> None:
    (document,), (finding,) = documents.all_of(study.data), documents.findings(study.data)
    with study.deed() as deed:
        documents.remove(study.data, document.id, deed)
        documents.remove_finding(study.data, finding.id, deed)


Act = Callable[[Field, Analysed], object]
ACTS: dict[str, Act] = {
    "code added": lambda field, _made: codebook.add(field.study, CodeDetails("Loft")),
    "code changed": lambda field, made: codebook.change(field.study, made.code, CodeDetails("Kjellere", letter="k")),
    "code moved": lambda field, made: codebook.move(field.study, codebook.add(field.study, CodeDetails("L")), made.code,
                                                    0),
    "code taken away": lambda field, made: codebook.remove(field.study, made.code),
    "codebook taken in": lambda field, _made: cataloguing.take_in_shipped(field.study, cataloguing.shipped()[0].id),
    "coded": lambda field, made: coding.code(field.study, _texts(field), 0, 11, made.code),
    "coding taken off": lambda field, made: coding.remove(field.study, field.interview, [made.coding]),
    "memo written": lambda field, made: memos.write(field.study, On.PASSAGE, made.coding, "Ny."),
    "memo changed": lambda field, _made: memos.change(field.study, memos.listed(field.study)[0].id, "Annet."),
    "memo taken away": lambda field, _made: memos.remove(field.study, memos.listed(field.study)[0].id),
    "value given": lambda field, _made: counting.decide(field.study, _count(field), field.person, NO),
    "counted in": lambda field, _made: counting.count_in(field.study, _of(field), Unit.CASE, "hus", (YES, NO)),
    "reading written": lambda field, _made: _read(field, "Noe annet."),
    "reading taken away": lambda field, _made: _read(field, ""),
    "typology begun": lambda field, _made: classifying.add(field.study, "Nytt"),
    "typology changed": lambda field, made: classifying.change(
        field.study, replace(classifying.get(field.study, made.typology), types=())),
    "definition written": lambda field, made: classifying.define(field.study, made.typology,
                                                                 ("kjellere", "oss", "hensikt"), "Annet."),
    "typology taken away": lambda field, made: classifying.remove(field.study, made.typology),
    "case placed": lambda field, made: classifying.place(field.study, made.typology, field.case,
                                                         Judgement("", {}, rationale="Ingen av dem.")),
    "case taken out": lambda field, made: classifying.take_out(field.study, made.typology, field.case),
    "practice kept": lambda field, _made: commending.keep(field.study, Practice("", "Kake", "Alle baker.")),
    "practice taken away": lambda field, made: commending.remove(field.study, made.practice),
    "application entered": lambda field, _made: applying.keep(field.study, Details("Laget Ny"), [Line(applied="9")]),
    "application taken away": lambda field, _made: applying.remove(field.study,
                                                                   applications.all_of(field.study.data)[0].id),
    "document kept": lambda field, _made: _keep_document(field.study),
    "document taken away": lambda field, _made: _take_document_away(field.study),
}  # fmt: skip


def _of(field: Field) -> Of:
    return Of(Subject.QUESTION, field.question)


def _count(field: Field) -> counting.Count:
    return counting.count(field.study, _of(field))


def _read(field: Field, words: str) -> None:
    contradicting.read(field.study, contradicting.matrix(field.study), field.case, field.question, words)


def _state(study: Study) -> object:
    kept = dumping.dump(study, with_key=True)
    held = {each["id"]: each for each in kept["key"]["remarks"] if each.get("text")} if "key" in kept else {}
    return {name: each for name, each in kept.items() if name != "key"}, held


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_deed_of_the_analysis_goes_back_and_is_done_again(made: tuple[Field, Analysed], act: Act) -> None:
    field, analysed = made
    study, before = field.study, _state(field.study)
    known = {line.deed for line in auditing.log(study, limit=500)}
    act(field, analysed)
    after = _state(study)
    assert after != before
    done = [deed for deed in undoing.deeds(study, limit=10) if deed.id not in known]
    assert all(deed.what and "kind this version does not know" not in deed.what for deed in done)
    backwards: list[str] = []
    for deed in done:
        assert deed.undoable or deed.why_not == "Something newer was written in the same place. Change that instead."
        backwards.append(undoing.undo(study, deed.id, [*backwards, *(each.id for each in done)]))
    assert _state(study) == before
    forwards: list[str] = []
    for one in reversed(backwards):
        forwards.append(undoing.undo(study, one, [*backwards, *forwards]))
    assert _state(study) == after


def test_what_a_withdrawal_rewrote_is_not_undone_and_says_why(made: tuple[Field, Analysed]) -> None:
    field, _analysed = made
    study = field.study
    withdrawing.withdraw(study, field.person, Scope.ALL)
    rewritten = [deed for deed in undoing.deeds(study, limit=500) if "erased" in deed.what or "memo" in deed.what]
    assert rewritten
    for deed in rewritten:
        if not deed.undoable:
            assert deed.why_not
            with pytest.raises(NotUndone):
                undoing.undo(study, deed.id)
    erasing = next(deed for deed in rewritten if "erased" in deed.what)
    assert erasing.why_not == "What was erased is gone for good."


def test_a_deed_that_wrote_nothing_is_none(study: Study) -> None:
    with study.deed() as empty:
        pass
    with study.deed() as full:
        codebook.add(study, CodeDetails("Hjelp"))
    assert not undoing.wrote(study, empty)
    assert undoing.wrote(study, full)
