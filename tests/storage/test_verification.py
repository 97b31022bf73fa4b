"""Verifying finds what is wrong wherever it lies, and takes nothing lawful for damage."""

from pathlib import Path

import pytest

from interviewer.domain.event import Edit
from interviewer.domain.identity import new_id
from interviewer.services import noting, opening, recruiting, verifying
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails
from interviewer.storage import derived, drafts, files, heads, local, log, nodes, touched, verification
from interviewer.storage.driver import Database
from interviewer.storage.errors import ConsentMissing
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE, Field


def _erase(db: Database, agg: str, item: str, field: str) -> None:
    """Leave a stub of the one event of a field, as erasing does."""
    db.execute("INSERT OR IGNORE INTO erased (agg, item, at) VALUES (?, ?, '')", [agg, item])
    db.execute(
        "INSERT INTO stub (node, n, prev, hash, commitment) SELECT node, n, prev, hash, commitment FROM event "
        "WHERE agg = ? AND item = ? AND field = ?",
        [agg, item, field],
    )
    db.execute("DELETE FROM event WHERE agg = ? AND item = ? AND field = ?", [agg, item, field])
    heads.refresh(db, agg, item, field)
    touched.rebuild(db)


def test_the_chain_holds_over_what_was_erased_and_goes_on_after_it(study: Study) -> None:
    db, case = study.data, new_id()
    log.append(db, [Edit("case_", case, "type", "råd"), Edit("case_", new_id(), "type", "utvalg")])
    log.append(db, [Edit("case_", case, "pseudonym", "M-4XD2HM")])
    with log.transaction(db):
        for field in ("type", "pseudonym"):
            _erase(db, case, "", field)
    assert heads.shown(db, case, "", "type") is None
    number, uuid = nodes.own(db)
    before = log.last(db, number)
    assert verification.verify(db).findings == ()
    assert verification.verify(db).heads[uuid] == before[1]
    ((_node, n),) = log.append(db, [Edit("case_", new_id(), "type", "forum")])
    assert n == before[0] + 1
    assert verification.verify(db).findings == ()


def test_a_field_without_a_head_leaves_the_tables_alone(study: Study) -> None:
    before = derived.contents(study.data)
    derived.refresh(study.data, "nobody", "", "type")
    assert derived.contents(study.data) == before


def test_a_stub_whose_hash_was_changed_breaks_the_chain(study: Study) -> None:
    db, case = study.data, new_id()
    log.append(db, [Edit("case_", case, "type", "råd"), Edit("case_", new_id(), "type", "utvalg")])
    _erase(db, case, "", "type")
    db.execute("DROP TRIGGER stub_is_never_changed")
    db.execute("UPDATE stub SET hash = 'x'")
    assert [finding.event is not None for finding in verification.verify(db).findings] == [True]


def test_a_damaged_page_is_found_also_where_nothing_lies(study: Study) -> None:
    db = study.data
    local.put(db, "filler", "x" * 400_000)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    local.drop(db, "filler")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert verification.verify(db).findings == ()
    with study.path.open("r+b") as file:
        file.seek(-5000, 2)
        byte = file.read(1)
        file.seek(-5000, 2)
        file.write(bytes([byte[0] ^ 1]))
    found = verification.verify(db).findings
    assert found
    assert all(finding.what.startswith("damaged page") for finding in found)


def test_words_without_a_consent_are_found(consented: Field) -> None:
    db = consented.study.data
    noting.save_note(consented.study, consented.interview, consented.question, "Ble spurt.")
    for guard in ("event_is_never_changed", "event_needs_consent_on_update"):
        db.execute(f"DROP TRIGGER {guard}")
    db.execute("UPDATE event SET consent = 'made up' WHERE kind = 'answer'")
    assert any("without a consent" in finding.what for finding in verification.verify(db).findings)


def test_what_is_wrong_in_either_file_is_said_with_the_file_and_the_laptop(contacted: Field) -> None:
    study = contacted.study
    clean = verifying.verify(study)
    assert (clean.ok, clean.problems, clean.key_checked) == (True, (), True)
    study.data.execute("UPDATE case_ SET type = 'noe annet'")
    study.names.execute("UPDATE head SET leaves = 2")
    problems = verifying.verify(study).problems
    assert any(problem.startswith("data: a row") for problem in problems)
    assert any(problem.startswith("key: ") and "(laptop " in problem for problem in problems)


def test_without_the_key_only_the_data_is_verified(project: Path) -> None:
    study = opening.open_study(project, PASSPHRASE)
    checked = verifying.verify(study)
    assert (checked.ok, checked.key_checked, len(checked.heads)) == (True, False, 1)
    study.close()


def test_a_reader_verifies_beside_the_one_who_writes_without_settling_drafts(consented: Field) -> None:
    noting.keep_draft(consented.study, consented.interview, consented.question, "Midt i en setn")
    reader = opening.open_for_reading(consented.study.path, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert verifying.verify(reader).ok
    reader.close()
    assert len(drafts.of(consented.study.data)) == 1


def test_a_draft_of_somebody_who_has_not_consented_is_refused(contacted: Field) -> None:
    db = contacted.study.data
    draft = drafts.Draft(contacted.interview, f"a/{contacted.person}", "note", contacted.person, "none", {"text": "x"})
    with pytest.raises(ConsentMissing):
        drafts.keep(db, draft)
    assert drafts.of(db) == []


def test_a_draft_that_was_not_kept_whole_leaves_the_one_before(consented: Field) -> None:
    study = consented.study
    noting.keep_draft(study, consented.interview, consented.question, "Hei", cursor=3)
    (draft,) = drafts.of(study.data)
    assert draft.base == ()
    with pytest.raises(RuntimeError):
        _drop_and_stop(study, draft)
    assert drafts.get(study.data, draft.agg, draft.item, draft.field) == draft


def _drop_and_stop(study: Study, draft: drafts.Draft) -> None:
    with log.transaction(study.data):
        drafts.drop(study.data, draft.agg, draft.item, draft.field)
        raise RuntimeError("stop")


def test_truth_values_numbers_and_lists_are_rebuilt_as_they_were(study: Study) -> None:
    case = recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik", "råd", facts={"politikere_deltar": True}))
    log.append(study.data, [Edit("interview", new_id(), "agreed_minutes", 45), Edit("case_", case, "public", True)])
    before = derived.contents(study.data)
    touched.rebuild(study.data)
    assert derived.contents(study.data) == before
    files.check(study.data, study.path)
