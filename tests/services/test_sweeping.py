"""Sweeping: whatever the analysis keeps that names or quotes somebody goes with them, from every version and page."""

import json
from pathlib import Path

from interviewer.domain.application_entry import Line
from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.identifier import Kind
from interviewer.domain.memo import On
from interviewer.exchange import parts
from interviewer.services import (
    applying,
    codebook,
    commending,
    consenting,
    dumping,
    finding_words,
    identifying,
    memos,
    purging,
    qda,
    recruiting,
    striking,
    summarising,
    sweeping,
    tables,
    tracing,
    undoing,
    verifying,
    withdrawing,
)
from interviewer.services.applying import Details
from interviewer.services.codebook import CodeDetails
from interviewer.services.crowding import Leave
from interviewer.services.deciding import Choice
from interviewer.services.recruiting import PersonDetails
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from interviewer.storage import own_work, records
from tests.analysed import EARLY, FRAGMENTS, KINDS, QUOTED, SAID, analyse, early
from tests.conftest import Field
from tests.exports import REASON, make_ready
from tests.services.pages import decrypted
from tests.services.travelling import another_laptop, carry
from tests.talks import ROLE, Talks


def _rows(study: Study) -> str:
    """Return every value of every event and table of both files."""
    found = []
    for db in (study.data, study.names):
        for table in db.table_names():
            if not table.startswith(("words_", "sqlite")):
                found += [" ".join(map(str, row)) for row in db.execute(f"SELECT * FROM [{table}]").fetchall()]
    return "\n".join(found)


def _pages(study: Study) -> str:
    assert study.key_path is not None
    assert study.key_key is not None
    for db in (study.data, study.names):
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    found = decrypted(study.path, study.data_key) + decrypted(study.key_path, study.key_key)
    return found.decode("utf-8", "replace")


def _left(text: str, fragments: tuple[str, ...] = FRAGMENTS) -> list[str]:
    return [fragment for fragment in fragments if fragment in text]


def test_after_a_withdrawal_no_word_of_the_informant_is_anywhere(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    analyse(consented)
    talks = Talks(study)
    talks.talk({ROLE: "Alle fikk kake og saft etterpå."}, case=talks.case())
    assert all(study.data.execute(f"SELECT count(*) FROM {kind}").fetchone()[0] for kind in KINDS)
    assert set(_left(_pages(study))) == set(FRAGMENTS)
    found = withdrawing.find(study, consented.person)
    swept = sweeping.count(study, tracing.trace_of(study, tracing.about_of(study, consented.person)))
    assert swept >= 12
    assert ("Texts of the analysis that name or quote this person (rewritten, earlier versions erased)",
            swept) in found.lines  # fmt: skip
    assert any("retell in other words" in line for line in found.elsewhere)
    done = withdrawing.withdraw(study, consented.person, Scope.ALL)
    assert dict(done.erased)["Value given in a count"] == 1
    assert _left(_rows(study)) == []
    assert _left(_pages(study)) == []
    assert _left(json.dumps(dumping.dump(study, with_key=True), ensure_ascii=False)) == []
    assert not finding_words.search(study, "kjellerstua").hits
    make_ready(study)
    out, leave = tmp_path / "ut", Leave(reason=REASON)
    tables.export_tables(study, out, leave=leave)
    summarising.export_summary(study, out, leave=leave)
    qda.export_qdpx(study, out, leave=leave)
    for path in out.iterdir():
        assert _left(" ".join(part.text for part in parts.read(path.name, path.read_bytes()))) == [], path.name
    assert verifying.verify(study).problems == ()


def test_what_researchers_wrote_themselves_stays(consented: Field) -> None:
    study = consented.study
    made = analyse(consented)
    withdrawing.withdraw(study, consented.person, Scope.ALL)
    (row,) = commending.collection(study)
    assert row.practice.title == "Lufting"
    assert row.practice.what.startswith("De sier [strøket etter ønske].")
    code = codebook.get(study, made.code)
    assert code.name == "Kjeller"
    assert code.definition.startswith("Rom under jorda.")
    assert {memo.on for memo in memos.listed(study)} == {On.CODE, On.CASE, On.QUESTION, On.PROJECT}


def test_what_another_said_too_and_what_is_told_in_other_words_stays(study: Study) -> None:
    talks = Talks(study)
    gone, _held = talks.talk({ROLE: "Vi møtes i kjelleren under biblioteket hver torsdag."}, name="Samira Hale")
    talks.talk({ROLE: "Vi møtes i kjelleren under biblioteket hver torsdag, vi òg."})
    kept = "Vi møtes i kjelleren under biblioteket hver torsdag: det sier to. Ukentlig, altså."
    memos.write(study, On.PROJECT, "", kept)
    withdrawing.withdraw(study, gone.id, Scope.ALL)
    assert memos.listed(study)[0].text == kept


def test_of_a_text_that_never_named_anybody_the_history_stays(consented: Field) -> None:
    study = consented.study
    one = memos.write(study, On.PROJECT, "", "Først.")
    memos.change(study, one, "Siden.")
    withdrawing.withdraw(study, consented.person, Scope.ALL)
    values = [str(row[0]) for row in study.data.execute("SELECT val FROM event WHERE kind = 'memo'").fetchall()]
    assert len(values) == 2


def test_a_struck_passage_goes_from_whatever_quotes_it(consented: Field) -> None:
    study = consented.study
    analyse(consented, raw="noen")
    start = SAID.index(QUOTED)
    done = striking.strike(study, consented.interview, consented.question, "note", start, start + len(QUOTED))
    assert done.analysis >= 8
    striking.renew(study)
    assert "våt ull" not in _pages(study)
    (row,) = commending.collection(study)
    assert "våt ull" not in row.practice.what
    assert "[strøket etter ønske]" in row.practice.what
    assert verifying.verify(study).problems == ()


def test_somebody_put_on_the_register_later_is_masked_where_the_analysis_names_them(consented: Field) -> None:
    study = consented.study
    analyse(consented, raw=EARLY)
    person = early(consented)
    pseudonym = recruiting.person(study, person).person.pseudonym
    told = [text for each in own_work.standing(study.data) for text in each.texts()]
    assert not [text for text in told if "Brattvang" in text]
    assert len([text for text in told if pseudonym in text]) >= 10
    deed = undoing.deeds(study, limit=1)[0]
    assert deed.undoable
    undoing.undo(study, deed.id)
    assert any("Brattvang" in text for each in own_work.standing(study.data) for text in each.texts())


def test_an_identifier_put_on_the_register_later_is_masked_too(consented: Field) -> None:
    study = consented.study
    memos.write(study, On.PROJECT, "", "Ringte Leona Diktet Vik om dette.")
    identifying.add(study, ("Leona Diktet Vik",), Choice(Kind.PERSON))
    assert "Leona" not in memos.listed(study)[0].text


def test_purging_takes_the_name_from_the_analysis_and_its_history(consented: Field) -> None:
    study = consented.study
    analyse(consented, raw=EARLY)
    person = early(consented)
    consenting.record(study, person, consenting.Said(Decision.NO, refusal=Refusal.NO_TIME))
    assert purging.foresee(study, [person]).counts["analysis"] >= 10
    purging.purge(study, [person])
    assert _left(_pages(study), ("Brattvang", "rattvan", "00 03 07")) == []
    assert verifying.verify(study).problems == ()


def test_another_laptop_sweeps_its_own_analysis_when_it_hears_of_the_withdrawal(
    consented: Field, project: Path, tmp_path: Path
) -> None:
    study = consented.study
    analyse(consented)
    other = another_laptop(project, tmp_path / "other")
    try:
        with other.deed() as deed:
            code = codebook.add(other, CodeDetails("Ull", definition="Av den andre."))
            book = own_work.standing(other.data)
            own_work.rewrite(other.data, next(each for each in book if each.item == code),
                             lambda text: f"{text} «{QUOTED}» sa Samira Testdatter Hale.", deed)  # fmt: skip
        withdrawing.withdraw(study, consented.person, Scope.ALL)
        carry(study, other)
        assert _left(_rows(other)) == []
        assert codebook.get(other, code).definition.startswith("Av den andre.")
        carry(other, study)
        assert _left(_rows(study)) == []
        for each in (study, other):
            assert verifying.verify(each).problems == ()
        assert dumping.state_digest(study) == dumping.state_digest(other)
    finally:
        other.close()


def test_somebody_erased_on_two_laptops_takes_no_text_of_the_researchers_along(
    consented: Field, project: Path, tmp_path: Path
) -> None:
    study = consented.study
    made = analyse(consented)
    other = another_laptop(project, tmp_path / "other")
    try:
        for each in (study, other):
            withdrawing.withdraw(each, consented.person, Scope.ALL)
        carry(study, other)
        carry(other, study)
        carry(study, other)
        for each in (study, other):
            assert codebook.get(each, made.code).name == "Kjeller"
            assert len(commending.collection(each)) == 1
            assert _left(_rows(each)) == []
            assert verifying.verify(each).problems == ()
        assert dumping.state_digest(study) == dumping.state_digest(other)
    finally:
        other.close()


def test_a_name_that_came_with_another_laptop_is_masked_after_the_merge(
    consented: Field, project: Path, tmp_path: Path
) -> None:
    study = consented.study
    other = another_laptop(project, tmp_path / "other")
    try:
        recruiting.save_person(other, PersonDetails(name=EARLY))
        memos.write(study, On.PROJECT, "", f"{EARLY} kom innom.")
        carry(other, study)
        assert "Brattvang" not in memos.listed(study)[0].text
    finally:
        other.close()


NO_PROSE = {
    "applicant", "applied", "asks_view", "at", "authors", "basis", "builds_on", "by", "case", "cases",
    "colour", "criteria", "document", "fits", "granted", "guide", "key", "letter", "mark", "merged_into",
    "municipality", "of", "on", "parent", "place", "printed", "pseudonym", "question", "support", "theme", "type",
    "types", "unit", "view", "year",
}  # fmt: skip
"""Fields of the analysis' records that hold ids, numbers, codes and names of members; what is new has to be judged."""


def _keys(value: object) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_keys, value))
    if isinstance(value, dict):
        return {name for name in value if not name.startswith("01")}.union(*map(_keys, value.values()))
    return set()


def test_every_field_of_the_analysis_is_prose_or_known_to_be_none(consented: Field) -> None:
    study = consented.study
    analyse(consented)
    for kind, prose in own_work.PROSE.items():
        for each in records.of(study.data, kind):
            unknown = _keys(each.said) - prose - NO_PROSE - ({"kind"} if kind == "document" else set())
            assert not unknown, kind


def test_an_organisation_of_one_of_the_names_keeps_its_own(consented: Field) -> None:
    study = consented.study
    applying.keep(study, Details("Hale velforening"), [Line(applied="1000")])
    applying.keep(study, Details("Samira Testdatter Hale"), [Line(applied="1000")])
    withdrawing.withdraw(study, consented.person, Scope.ALL)
    names = set(applying.names(study).values())
    assert "Hale velforening" in names
    assert "Samira Testdatter Hale" not in names
    assert "amira Testd" not in _pages(study)
