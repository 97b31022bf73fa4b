"""Searching what informants said: everything one may see, nothing else, with its names replaced."""

import pytest

from interviewer.domain.answer import Reflection
from interviewer.domain.code import Code
from interviewer.domain.memo import On
from interviewer.services import finding_words, memos, withdrawing
from interviewer.services.errors import CallRunning
from interviewer.services.finding_words import Filter
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from interviewer.storage import answers, codes, word_search
from interviewer.storage.answers import Speaker
from tests.talks import ROLE, Talks

OTHER = "rekruttering.alle"


@pytest.fixture
def talks(study: Study) -> Talks:
    return Talks(study)


def _found(talks: Talks, typed: str, **within: str) -> list[str]:
    return [hit.text for hit in finding_words.search(talks.study, typed, Filter(**within)).hits]


def test_every_word_must_be_there_and_phrases_must_follow_each_other(talks: Talks) -> None:
    talks.talk({ROLE: "De unge kommer når det er mat."})
    talks.talk({ROLE: "Mat får de eldre, og unge er her ikke."})
    assert len(_found(talks, "unge mat ")) == 2
    assert _found(talks, '"de unge"') == ["De unge kommer når det er mat."]
    assert _found(talks, "unge busser ") == []


def test_beginnings_and_letters_of_our_own_are_told_apart(talks: Talks) -> None:
    talks.talk({ROLE: "Rådgiveren var på råde."})
    assert len(_found(talks, "rådg*")) == len(_found(talks, "RÅDGIV")) == 1
    assert _found(talks, "rad*") == _found(talks, "rådg ") == []


def test_nothing_typed_is_a_command(talks: Talks) -> None:
    talks.talk({ROLE: "noe"})
    for typed in ('"', "*", "note:noe", "a AND (", "NEAR(", "^noe", "-noe", "'; DROP TABLE words; --"):
        finding_words.search(talks.study, typed)
    assert _found(talks, "note:noe") == []


def test_names_are_replaced_in_what_is_shown(talks: Talks) -> None:
    who, _held = talks.talk({ROLE: "Samira Hale styrer kassa, sier folk."}, name="Samira Hale")
    assert _found(talks, "styrer ") == [f"[{who.pseudonym}] styrer kassa, sier folk."]


def test_a_hit_says_where_it_stands_and_cuts_long_answers_around_the_word(talks: Talks) -> None:
    case = talks.case(model="råd")
    who, held = talks.talk({ROLE: "ord " * 200 + "nålen " + "ord " * 200}, role="leder", case=case)
    (hit,) = finding_words.search(talks.study, "nålen").hits
    assert (hit.interview, hit.question, hit.called, hit.role, hit.case) == (
        held.id, ROLE, who.pseudonym, "leder", case.pseudonym,
    )  # fmt: skip
    assert ("nålen", True) in hit.pieces
    assert len(hit.text) < 200
    assert hit.text.startswith("…")


def test_results_are_narrowed_by_question_case_role_and_code(talks: Talks) -> None:
    one, two = talks.case(), talks.case()
    who, held = talks.talk({ROLE: "saken her", OTHER: "saken der"}, role="leder", case=one)
    talks.talk({ROLE: "saken borte"}, role="medlem", case=two)
    with talks.study.deed() as deed:
        codes.save(talks.study.data, Code("over", "Over"), deed)
        codes.save(talks.study.data, Code("under", "Under", parent="over"), deed)
    talks.code(who, held, ROLE, "saken", "under")
    assert len(_found(talks, "saken")) == 3
    assert _found(talks, "saken", question=OTHER) == ["saken der"]
    assert _found(talks, "saken", case=two.id) == ["saken borte"]
    assert sorted(_found(talks, "saken", role="Leder")) == ["saken der", "saken her"]
    assert _found(talks, "saken", code="over") == _found(talks, "saken", code="under") == ["saken her"]
    assert _found(talks, "saken", code="finnes ikke") == []


def test_the_fair_copy_is_searched_where_it_is_finished_and_the_notes_where_not(talks: Talks) -> None:
    talks.talk({ROLE: "raskt notat", OTHER: "bare notat"}, fair={ROLE: "Et renskrevet svar."})
    assert _found(talks, "raskt") == []
    assert _found(talks, "renskrevet") == ["Et renskrevet svar."]
    assert _found(talks, "bare") == ["bare notat"]


def test_open_interviews_and_withdrawn_informants_are_not_found(talks: Talks) -> None:
    talks.talk({ROLE: "hemmelig ennå"}, closed=False)
    gone, _held = talks.talk({ROLE: "hemmelig borte"})
    talks.talk({ROLE: "hemmelig her"})
    withdrawing.withdraw(talks.study, gone.id, Scope.ALL)
    assert _found(talks, "hemmelig") == ["hemmelig her"]


def test_nothing_is_found_while_a_call_runs(talks: Talks) -> None:
    _who, held = talks.talk({ROLE: "noe"})
    talks.study.ring(held.id)
    with pytest.raises(CallRunning):
        finding_words.search(talks.study, "noe")
    talks.study.ring(None)


def test_of_too_many_hits_the_best_are_not_sought_out(talks: Talks, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        talks.talk({ROLE: f"saken {number}"})
    monkeypatch.setattr(word_search, "RANKED", 3)
    found = finding_words.search(talks.study, "saken")
    assert not found.ranked
    assert len(found.hits) == 4
    assert finding_words.search(talks.study, "2").ranked


def test_more_than_are_shown_are_told(talks: Talks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding_words, "SHOWN", 2)
    for number in range(3):
        talks.talk({ROLE: f"saken {number}"})
    found = finding_words.search(talks.study, "saken")
    assert found.more
    assert len(found.hits) == 2


def test_what_was_added_at_the_end_and_memos_are_found_too(talks: Talks) -> None:
    case = talks.case()
    who, held = talks.talk({ROLE: "noe annet"}, case=case)
    consent = str(talks.study.data.execute("SELECT item FROM consent WHERE subject = ?", [who.id]).fetchone()[0])
    more = Reflection(more="Bussen er problemet, sa hun i døra.")
    answers.save_reflection(talks.study.data, held.id, Speaker(who.id, consent), more)
    talks.talk({}, case=talks.case())
    memos.write(talks.study, On.PROJECT, talks.study.project.id, "Bussen går igjen hos flere.")
    found = finding_words.search(talks.study, "bussen").hits
    assert [(hit.short, hit.called, hit.question) for hit in found] == [
        ("at the end", who.pseudonym, ""), ("memo", "", ""),
    ]  # fmt: skip
    assert _found(talks, "bussen", case=case.id) == ["Bussen er problemet, sa hun i døra."]
    assert _found(talks, "bussen", question=ROLE) == []
    withdrawing.withdraw(talks.study, who.id, Scope.ALL)
    assert _found(talks, "bussen") == ["Bussen går igjen hos flere."]
