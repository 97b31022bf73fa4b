"""The log holds what was done, in order, once, and under consent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.event import Edit, canonical, commit_to
from interviewer.domain.identity import new_id
from interviewer.services import noting
from interviewer.services.opening import Study
from interviewer.storage import derived, heads, log, nodes, touched, verification
from interviewer.storage.driver import IntegrityError
from interviewer.storage.errors import ConsentMissing
from interviewer.storage.tables import FREE, WORDS
from tests.conftest import Field


def test_numbers_of_a_node_have_no_gap_and_every_event_names_the_one_before(consented: Field) -> None:
    db = consented.study.data
    rows = db.execute("SELECT n, prev, hash FROM event ORDER BY seq").fetchall()
    assert [n for n, _prev, _hash in rows] == list(range(1, len(rows) + 1))
    assert [prev for _n, prev, _hash in rows] == ["", *(hash_ for _n, _prev, hash_ in rows[:-1])]


def test_an_edit_that_changes_nothing_is_no_event(study: Study) -> None:
    case = new_id()
    assert log.append(study.data, [Edit("case_", case, "type", "råd")])
    assert not log.append(study.data, [Edit("case_", case, "type", "råd")])


def test_a_later_edit_names_the_earlier_one_as_its_parent(study: Study) -> None:
    case = new_id()
    (first,) = log.append(study.data, [Edit("case_", case, "type", "råd")])
    (second,) = log.append(study.data, [Edit("case_", case, "type", "utvalg")])
    assert heads.leaves(study.data, case, "", "type") == [second]
    assert heads.value(study.data, first) == '"råd"'


def test_an_edit_on_an_older_base_stands_beside_the_newer_one(study: Study) -> None:
    case = new_id()
    (first,) = log.append(study.data, [Edit("case_", case, "type", "råd")])
    log.append(study.data, [Edit("case_", case, "type", "utvalg")])
    log.append(study.data, [Edit("case_", case, "type", "forum", base=(first,))])
    assert len(heads.leaves(study.data, case, "", "type")) == 2
    assert study.data.execute("SELECT leaves FROM head WHERE agg = ?", [case]).fetchone() == (2,)
    log.append(study.data, [Edit("case_", case, "type", "begge")])
    assert len(heads.leaves(study.data, case, "", "type")) == 1


def test_an_act_that_fails_leaves_nothing(study: Study) -> None:
    before = study.data.execute("SELECT count(*) FROM event").fetchone()
    edits = [Edit("case_", new_id(), "type", "råd"), Edit("answer", new_id(), "note", "ord", "a/b", "nobody", "none")]
    with pytest.raises(ConsentMissing):
        log.append(study.data, edits)
    assert study.data.execute("SELECT count(*) FROM event").fetchone() == before
    assert study.data.execute("SELECT count(*) FROM case_").fetchone() == (0,)


EVENT = (
    "INSERT INTO event (node, n, v, prev, hash, commitment, agg, item, field, subject, consent, hlc, kind, deed, val,"
    " salt) VALUES (1, 9999, 1, '', 'h', 'c', 'agg', 'q/p', 'note', ?, ?, '0', ?, 'd', '\"ord\"', 's')"
)
DRAFT = (
    "INSERT INTO draft (agg, item, field, kind, subject, consent, base, val, at)"
    " VALUES ('agg', 'q/p', 'note', ?, ?, ?, '[]', '{}', '')"
)


@pytest.mark.parametrize("kind", WORDS)
def test_raw_sql_cannot_put_words_without_consent_into_the_log_or_a_draft(contacted: Field, kind: str) -> None:
    db = contacted.study.data
    for subject, consent in ((None, None), (contacted.person, None), (contacted.person, "made up"), ("x", "y")):
        with pytest.raises(IntegrityError, match="consent missing"):
            db.execute(EVENT, [subject, consent, kind])
        with pytest.raises(IntegrityError, match="consent missing"):
            db.execute(DRAFT, [kind, subject, consent])


@pytest.mark.parametrize("kind", WORDS)
def test_raw_sql_cannot_put_words_without_consent_into_a_derived_table(contacted: Field, kind: str) -> None:
    with pytest.raises(IntegrityError, match="consent missing"):
        contacted.study.data.execute(
            f"INSERT OR REPLACE INTO {kind} (agg, item, subject, consent) VALUES ('a', 'b', ?, 'c')", [contacted.person]
        )


def test_a_kind_nobody_thought_of_is_refused_without_consent(contacted: Field) -> None:
    with pytest.raises(IntegrityError, match="consent missing"):
        contacted.study.data.execute(EVENT, [None, None, "brand new kind"])


def test_somebody_elses_consent_opens_nothing(consented: Field) -> None:
    consent = consented.study.data.execute("SELECT item FROM event WHERE kind = 'consent'").fetchone()[0]
    with pytest.raises(IntegrityError, match="consent missing"):
        consented.study.data.execute(EVENT, ["somebody else", consent, "answer"])


def test_a_draft_cannot_be_moved_to_another_person_by_raw_sql(consented: Field) -> None:
    noting.keep_draft(consented.study, consented.interview, consented.question, "Hei")
    with pytest.raises(IntegrityError, match="consent missing"):
        consented.study.data.execute("UPDATE draft SET subject = 'somebody else'")


@pytest.mark.parametrize("sql", ["UPDATE event SET val = '1'", "DELETE FROM event", "DELETE FROM erased WHERE 0 = 0"])
def test_the_log_is_append_only(consented: Field, sql: str) -> None:
    if "erased" in sql:
        consented.study.data.execute("INSERT INTO erased (subject, at) VALUES ('x', '')")
    with pytest.raises(IntegrityError, match="append-only"):
        consented.study.data.execute(sql)


def test_replacing_an_event_does_not_pass_the_delete_guard(consented: Field) -> None:
    with pytest.raises(IntegrityError):
        consented.study.data.execute(
            "INSERT OR REPLACE INTO event (seq, node, n, v, prev, hash, commitment, agg, item, field, hlc, kind, deed,"
            " val, salt) SELECT seq, node, n, v, prev, hash, commitment, agg, item, field, hlc, kind, deed, '\"x\"',"
            " salt FROM event WHERE seq = 1"
        )


def test_an_event_may_go_once_a_tombstone_says_so(consented: Field) -> None:
    db = consented.study.data
    db.execute("INSERT INTO erased (subject, at) VALUES (?, '')", [consented.person])
    db.execute("DELETE FROM event WHERE subject = ?", [consented.person])
    assert db.execute("SELECT count(*) FROM event WHERE subject = ?", [consented.person]).fetchone() == (0,)


def test_derived_tables_follow_from_the_log_and_can_be_rebuilt(consented: Field) -> None:
    noting.save_note(consented.study, consented.interview, consented.question, "Ble spurt.")
    before = derived.contents(consented.study.data)
    touched.rebuild(consented.study.data)
    assert derived.contents(consented.study.data) == before == derived.expected(consented.study.data)


def test_every_kind_is_either_free_or_guarded() -> None:
    assert not set(FREE) & set(WORDS)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE event SET val = '\"annet\"' WHERE seq = 3",
        "UPDATE event SET hlc = '0' WHERE seq = 4",
        "UPDATE event SET salt = 'x' WHERE seq = 2",
        "UPDATE event SET prev = hash WHERE seq = 5",
        "DELETE FROM event WHERE seq = 3",
        "UPDATE event SET n = n + 100 WHERE seq = (SELECT max(seq) FROM event)",
        "UPDATE answer SET note = 'diktet'",
        "DELETE FROM answer",
        "UPDATE head SET leaves = 2",
        "DELETE FROM parent",
    ],
)
def test_verify_finds_what_was_changed_behind_the_programs_back(consented: Field, harm: str) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Ble spurt.")
    noting.save_note(study, consented.interview, consented.question, "Ble spurt av kommunen.")
    assert verification.verify(study.data).findings == ()
    guards = [
        name for (name,) in study.data.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    ]
    for guard in guards:
        study.data.execute(f"DROP TRIGGER {guard}")
    study.data.execute(harm)
    assert verification.verify(study.data).findings


def test_the_commitment_hides_the_value_and_proves_it() -> None:
    assert commit_to("salt", canonical("ja")) != commit_to("tlas", canonical("ja"))


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner), max_leaves=8))
def test_canonical_json_is_one_text_for_one_value(value: object) -> None:
    assert canonical(value) == canonical(value)
    assert "\n" not in canonical(value) or isinstance(value, (str, list))


def test_a_node_has_a_key_pair_of_its_own(study: Study) -> None:
    (public,) = study.data.execute("SELECT public_key FROM node WHERE uuid = ?", [nodes.own(study.data)[1]]).fetchone()
    assert len(bytes.fromhex(public)) == 32
