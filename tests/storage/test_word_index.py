"""The index of words: in step with every edit, merge and erasure, rebuilt and compared, and nothing of it left."""

import shutil
from pathlib import Path

import pytest

from interviewer.services import noting, opening, tidying, verifying, withdrawing
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from interviewer.storage import erasing, files, log, touched, word_index
from interviewer.storage.driver import Database
from tests.conftest import Field
from tests.services.pages import decrypted
from tests.talks import BEGAN, ROLE, Talks

SAID = "Kjellerstua lukter av våt ull hver mandag."


def _having(db: Database, word: str) -> list[tuple[str, str]]:
    found = db.execute(
        "SELECT agg, item FROM words JOIN word_place ON word_place.id = words.rowid WHERE words MATCH ?", [word]
    )
    return [(str(agg), str(item)) for agg, item in found.fetchall()]


def test_a_note_is_found_by_its_words_as_they_are_now(consented: Field) -> None:
    study, at = consented.study, (consented.interview, consented.question)
    noting.save_note(study, *at, "Bakerovnen sto kald.")
    noting.save_note(study, *at, SAID)
    assert _having(study.data, "kjellerstua") == [(consented.interview, f"{consented.question}/{consented.person}")]
    assert _having(study.data, "bakerovnen") == []
    assert word_index.fits(study.data)


def test_an_emptied_note_leaves_the_index(consented: Field) -> None:
    study, at = consented.study, (consented.interview, consented.question)
    noting.save_note(study, *at, SAID)
    noting.save_note(study, *at, "")
    assert _having(study.data, "kjellerstua") == []
    assert word_index.fits(study.data)


def test_notes_and_fair_copies_are_columns_of_their_own(consented: Field) -> None:
    study, at = consented.study, (consented.interview, consented.question)
    noting.save_note(study, *at, SAID)
    noting.close(study, consented.interview)
    tidying.tidy(study, consented.interview)
    tidying.save_fair(study, *at, "Rommet er fuktig.", ())
    assert len(_having(study.data, "{note} : kjellerstua")) == len(_having(study.data, "{fair} : fuktig")) == 1
    assert _having(study.data, "{fair} : kjellerstua") == _having(study.data, "{note} : fuktig") == []
    assert word_index.fits(study.data)


def test_an_index_that_says_something_else_is_told(consented: Field) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, SAID)
    assert verifying.verify(study).ok
    with log.transaction(study.data):
        study.data.execute("DELETE FROM words")
    assert any("index of words" in problem for problem in verifying.verify(study).problems)
    with log.transaction(study.data):
        touched.rebuild(study.data)
    assert verifying.verify(study).ok


def test_a_word_put_into_the_index_alone_is_told(consented: Field) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, SAID)
    with log.transaction(study.data):
        study.data.execute("UPDATE words SET note = 'noe annet'")
    assert not word_index.fits(study.data)


def _note_and_fail(field: Field) -> None:
    with log.transaction(field.study.data):
        noting.save_note(field.study, field.interview, field.question, SAID)
        raise RuntimeError


def test_rolled_back_words_are_not_found(consented: Field) -> None:
    study = consented.study
    with pytest.raises(RuntimeError):
        _note_and_fail(consented)
    assert _having(study.data, "kjellerstua") == []
    assert word_index.fits(study.data)


def _pages(study: Study) -> str:
    study.data.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return decrypted(study.path, study.data_key).decode("utf-8", "replace")


def test_erased_words_are_gone_from_the_index_before_the_file_is_rebuilt(study: Study) -> None:
    """Others' words that begin alike stay, and an index keeps beginnings: so the middles are looked for."""
    talks = Talks(study)
    gone, _held = talks.talk({ROLE: SAID})
    for number in range(30):
        talks.talk({ROLE: f"Kjeden nummer {number} luktet man av, kjelken og mannen med."})
    assert "ellerstua" in _pages(study)
    with study.deed() as deed:
        erasing.erase_whole(study.data, [gone.id], "all", "Ask", BEGAN, deed)
    word_index.optimize(study.data)
    left = _pages(study)
    assert "ellerstua" not in left
    assert "våt ull" not in left
    assert _having(study.data, "kjellerstua") == []
    assert len(_having(study.data, "kjelken")) == 30


def test_a_withdrawal_leaves_the_index_whole(study: Study) -> None:
    talks = Talks(study)
    gone, _held = talks.talk({ROLE: SAID})
    talks.talk({ROLE: "Alle fikk kake."})
    withdrawing.withdraw(study, gone.id, Scope.ALL)
    assert _having(study.data, "kjellerstua") == []
    assert len(_having(study.data, "kake")) == 1
    assert verifying.verify(study).problems == ()


def test_a_file_that_is_only_read_is_checked_too(consented: Field) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, SAID)
    reader = files.open_checked(study.path, study.data_key, read_only=True)
    try:
        assert word_index.fits(reader)
    finally:
        reader.close()


def test_the_words_of_an_older_schema_are_indexed_when_it_is_brought_up(tmp_path: Path) -> None:
    for suffix in (".intervju", ".nokkel"):
        shutil.copy(Path(__file__).parent / "schemas" / f"schema-4{suffix}", tmp_path)
    study = opening.open_study(tmp_path / "schema-4.intervju", "schema", key_passphrase="schema")
    try:
        assert len(_having(study.data, "elleve")) == 1
        assert word_index.fits(study.data)
    finally:
        study.close()
