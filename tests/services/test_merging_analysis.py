"""Two laptops that work on one analysis: what comes together, what a person settles, and what goes to whom."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.services import (
    cataloguing,
    codebook,
    coding,
    concurring,
    contradicting,
    dumping,
    enrolling,
    opening,
    packing,
    resolving,
    verifying,
)
from interviewer.services.codebook import CodeDetails
from interviewer.services.study import Study
from tests.analysed import SAID, analyse
from tests.conftest import Field
from tests.services.travelling import another_laptop, carry

BOOK = "tag,description\nOpplæring,Å lære\nOpplæring / Språk,Norsk\nMat,Kake\n"


@pytest.fixture
def pair(consented: Field, project: Path, tmp_path: Path) -> Iterator[tuple[Field, Study]]:
    """Return fieldwork that is analysed, and another laptop that has all of it."""
    analyse(consented, raw="noen")
    other = another_laptop(project, tmp_path / "other")
    yield consented, other
    other.close()


def _meet(one: Study, two: Study) -> None:
    """Let both laptops hear of each other, and what the second hears last be heard by the first."""
    carry(one, two)
    carry(two, one)
    carry(one, two)


def _names(study: Study) -> list[str]:
    return sorted(code.name for code, _depth in codebook.codebook(study).in_order())


@pytest.mark.parametrize("ending", ["qdc", "csv", "xlsx"])
def test_two_who_read_the_same_codebook_have_its_codes_once(
    pair: tuple[Field, Study], tmp_path: Path, ending: str
) -> None:
    field, other = pair
    study = field.study
    source = tmp_path / "bok.csv"
    source.write_text(BOOK, "utf-8")
    if ending != "csv":
        made = tmp_path / "laget"
        made.mkdir()
        third = another_laptop(study.path, tmp_path / "third")
        cataloguing.take_in_file(third, source)
        (source,) = cataloguing.export_codebook(third, made / f"bok.{ending}")
        third.close()
    codebook.add(other, CodeDetails("Ballspill"))
    codebook.add(other, CodeDetails("Annet"))
    for one in (study, other):
        cataloguing.take_in_file(one, source)
    _meet(study, other)
    for one in (study, other):
        assert _names(one) == ["Annet", "Ballspill", "Kjeller", "Mat", "Opplæring", "Språk"]
        assert resolving.conflicts(one) == ()
        assert verifying.verify(one).problems == ()
    assert dumping.state_digest(study) == dumping.state_digest(other)


def test_a_code_of_ours_that_came_back_to_another_laptop_is_that_code(
    consented: Field, project: Path, tmp_path: Path
) -> None:
    study = consented.study
    other = another_laptop(project, tmp_path / "other")
    try:
        mine = codebook.add(study, CodeDetails("Opplæring", letter="o"))
        (book,) = cataloguing.export_codebook(study, tmp_path / "bok.qdc")
        cataloguing.take_in_file(other, book)
        (theirs,) = (code.id for code, _depth in codebook.codebook(other).in_order())
        assert theirs != mine
        _meet(study, other)
        for one in (study, other):
            assert [code.id for code, _depth in codebook.codebook(one).in_order()] == [mine]
            assert codebook.get(one, theirs).id == mine
        assert dumping.state_digest(study) == dumping.state_digest(other)
        (again,) = cataloguing.export_codebook(study, tmp_path / "igjen.qdc")
        assert cataloguing.take_in_file(study, again).made == 0
    finally:
        other.close()


def test_two_definitions_of_one_code_wait_for_a_person_who_reads_them_in_words(pair: tuple[Field, Study]) -> None:
    field, other = pair
    study = field.study
    (code,) = (code for code, _depth in codebook.codebook(study).in_order())
    codebook.change(study, code.id, CodeDetails("Kjeller", definition="Under bakken."))
    codebook.change(other, code.id, CodeDetails("Kjeller", definition="Under jorda, uten vindu.", letter="k"))
    carry(other, study)
    (found,) = resolving.conflicts(study)
    assert "Kjeller" in found.title
    assert {version.shown.split(";")[1].strip() for version in found.versions} == {
        "Under bakken.", "Under jorda, uten vindu.",
    }  # fmt: skip
    keep = next(number for number, version in enumerate(found.versions) if not version.mine)
    resolving.settle(study, found, keep=keep)
    assert codebook.get(study, code.id).definition == "Under jorda, uten vindu."
    carry(study, other)
    assert resolving.conflicts(other) == ()
    assert codebook.get(other, code.id).letter == "k"


def test_readings_and_counts_that_differ_are_told_by_what_they_are_about(pair: tuple[Field, Study]) -> None:
    field, other = pair
    for one, words in ((field.study, "Den ene har rett."), (other, "Begge har rett.")):
        contradicting.read(one, contradicting.matrix(one), field.case, field.question, words)
    carry(other, field.study)
    (found,) = resolving.conflicts(field.study)
    assert "Solvik innvandrerråd" in found.title
    assert {version.shown for version in found.versions} == {"Den ene har rett.", "Begge har rett."}


def test_two_coders_on_the_same_passage_are_both_kept(pair: tuple[Field, Study]) -> None:
    field, other = pair
    for one, by in ((field.study, "Intervjuer Ask"), (other, "Intervjuer Bo")):
        (text,) = (each for each in coding.coded(one, field.interview).texts if each.question == field.question)
        code = text.codings[0].code
        coding.code(one, text, 0, 11, code, by=by)
    _meet(field.study, other)
    for one in (field.study, other):
        (text,) = (each for each in coding.coded(one, field.interview).texts if each.question == field.question)
        assert {each.by for each in text.codings if each.words == SAID[:11]} == {"Intervjuer Ask", "Intervjuer Bo"}
        assert resolving.conflicts(one) == ()
    assert concurring.compare(field.study, "Intervjuer Ask", "Intervjuer Bo").whole is not None


def test_a_package_for_a_member_carries_the_codebook_and_nothing_of_answers_or_what_was_made_of_them(
    pair: tuple[Field, Study], tmp_path: Path
) -> None:
    field, _other = pair
    study = field.study
    kinds = {
        kind: str(study.data.execute(f"SELECT count(*) FROM event WHERE kind = '{kind}'").fetchone()[0])
        for kind in ("coding", "memo", "tally", "reading", "typology", "placement", "practice", "applicant",
                     "application", "document", "finding", "answer")
    }  # fmt: skip
    assert all(count != "0" for count in kinds.values())
    package = packing.pack(study, tmp_path / "nora.pakke", to=packing.ForMember("Nora", "tre hester")).path
    path = tmp_path / "nora" / "study.intervju"
    path.parent.mkdir()
    enrolling.join(package, path, me="Nora", passphrase="tre hester", package_passphrase="tre hester")
    nora = opening.open_study(path, "tre hester", key_passphrase="tre hester")
    try:
        assert _names(nora) == ["Kjeller"]
        held = {str(row[0]) for row in nora.data.execute("SELECT DISTINCT kind FROM event").fetchall()}
        assert not held & kinds.keys()
    finally:
        nora.close()
