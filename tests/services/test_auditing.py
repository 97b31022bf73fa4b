"""The log as a reviewer reads it: who did what about whom, and never what was said or what anybody is called."""

import time

import pytest

from interviewer.domain.consent import Decision
from interviewer.domain.event import Edit
from interviewer.domain.identity import new_id
from interviewer.services import auditing, consenting, noting, recruiting, resolving
from interviewer.services.recruiting import PersonDetails
from interviewer.services.study import Study
from interviewer.storage import log, nodes
from interviewer.storage.tables import ALL
from tests import laptops
from tests.conftest import Field

SAID = "Kjellerstua lukter av våt ull."


def test_each_deed_is_a_line_with_who_where_and_about_whom(consented: Field) -> None:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, SAID)
    noting.close(study, consented.interview)
    pseudonym = recruiting.person(study, consented.person).person.pseudonym
    lines = auditing.log(study)
    assert [line.what for line in lines[:5]] == [
        "interview closed", "notes of an answer written", "consent given", "interview planned", "person added",
    ]  # fmt: skip
    assert {line.about for line in lines[:5]} == {pseudonym}
    assert {line.who for line in lines} == {"Intervjuer Ask"}
    assert len({line.laptop for line in lines}) == 1
    assert list(lines) == sorted(lines, key=lambda line: line.deed, reverse=True)


def test_neither_words_nor_names_are_in_it(consented: Field) -> None:
    noting.save_note(consented.study, consented.interview, consented.question, SAID)
    told = repr(auditing.log(consented.study))
    for fragment in ("ellerst", "Samira", "Testdatter", "10 00 01 01", "Solvik", "greit"):
        assert fragment not in told


def test_it_is_narrowed_to_a_pseudonym_and_read_page_by_page(consented: Field) -> None:
    study = consented.study
    other = recruiting.save_person(study, PersonDetails(name="Nora Fabelmann"))
    pseudonym = recruiting.person(study, other).person.pseudonym
    assert [line.what for line in auditing.log(study, about=pseudonym.lower())] == ["person added"]
    everything = auditing.log(study)
    pages: list[auditing.LogLine] = []
    before: str | None = None
    while page := auditing.log(study, before=before, limit=3):
        pages += page
        before = page[-1].deed
    assert tuple(pages) == everything
    assert auditing.log(study, about="I-NOBODY") == ()


@pytest.mark.parametrize("kind", ALL)
def test_every_kind_has_words(consented: Field, kind: str) -> None:
    study, deed = consented.study, new_id()
    consent = consenting.standing(study, consented.person)
    assert consent is not None
    edit = Edit(kind, new_id(), ALL[kind][0], "true", "x", consented.person, consent.id)
    log.append(study.data, [edit], deed)
    (line,) = auditing.log(study, limit=1)
    assert line.deed == deed
    assert "does not know" not in line.what


def test_a_kind_of_a_later_version_degrades(study: Study) -> None:
    number, _uuid = nodes.own(study.data)
    study.data.execute(
        "INSERT INTO event (node, n, v, prev, hash, commitment, agg, item, field, hlc, kind, deed, val, salt) SELECT "
        "node, max(n) + 1, v, hash, 'x', 'x', 'a', '', 'f', hlc, 'guide', ?, 'true', '' FROM event WHERE node = ?",
        [new_id(), number],
    )
    for trigger in ("event_is_never_changed", "event_needs_consent_on_update"):
        study.data.execute(f"DROP TRIGGER {trigger}")
    study.data.execute("UPDATE event SET kind = 'from_the_future' WHERE agg = 'a'")
    assert auditing.log(study, limit=1)[0].what == "change of a kind this version does not know"


def test_a_withdrawn_consent_is_told_as_such(consented: Field) -> None:
    consenting.record(consented.study, consented.person, consenting.Said(Decision.WITHDRAWN))
    assert auditing.log(consented.study, limit=1)[0].what == "consent withdrawn"


def test_the_heads_are_those_that_are_verified(consented: Field) -> None:
    heads = auditing.heads(consented.study)
    assert [head.in_key for head in heads] == [False, True]
    assert len({head.laptop for head in heads}) == 1
    number, _uuid = nodes.own(consented.study.data)
    assert heads[0].hash == log.last(consented.study.data, number)[1]
    assert heads[0].hash in auditing.heads_as_text(consented.study)


def test_a_page_of_a_hundred_thousand_events_comes_at_once(consented: Field) -> None:
    study = consented.study
    study.data.execute(
        "WITH RECURSIVE many(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM many WHERE i < 100000) INSERT INTO event "
        "(node, n, v, prev, hash, commitment, agg, item, field, hlc, kind, deed, val, salt) SELECT 1, 1000 + i, 1, '',"
        " hex(i), '', ?, '', 'background', '1700000000000-00000', 'person', "
        "printf('0190a000-0000-7000-8000-%012d', i / 2), '\"x\"', '' FROM many",
        [consented.person],
    )
    began = time.perf_counter()
    assert len(auditing.log(study, limit=500)) == 500
    assert len(auditing.log(study, about="I-", limit=500)) == 500
    assert time.perf_counter() - began < 1.0


def test_settling_a_conflict_is_told_as_such(consented: Field) -> None:
    laptops.texts(consented, "Ja, hver uke.", "Nei, aldri.")
    (conflict,) = resolving.conflicts(consented.study)
    resolving.settle(consented.study, conflict, both=True)
    latest, *earlier = auditing.log(consented.study)
    assert latest.what.startswith("conflict settled; ")
    assert not any("conflict settled" in line.what for line in earlier)
