"""The codebook: adding, changing, moving, joining and parting, each with its way back."""

from pathlib import Path

import pytest

from interviewer.domain.code import Code, Codebook
from interviewer.services import admitting, auditing, cataloguing, codebook, coding, undoing, verifying
from interviewer.services.admitting import Admitted
from interviewer.services.cataloguing import TakenIn
from interviewer.services.codebook import CodeDetails, InRing, LetterTaken, NameTaken, TooDeep
from interviewer.services.errors import Incomplete, NothingThere, ReadOnly
from interviewer.services.study import Study
from interviewer.storage import codes
from tests.conftest import Field
from tests.services.test_coding import told

__all__ = ["told"]


def _names(study: Study) -> list[tuple[str, int]]:
    return [(code.name, depth) for code, depth in codebook.codebook(study).in_order()]


def _undo_last(study: Study) -> None:
    undoing.undo(study, auditing.log(study, limit=1)[0].deed)


@pytest.fixture
def tree(study: Study) -> dict[str, str]:
    """Return the ids of a little tree: Opplæring (Behov, Tilbud) and Penger."""
    top = codebook.add(study, CodeDetails("Opplæring", letter="O", definition="Om å lære."))
    return {
        "Opplæring": top,
        "Behov": codebook.add(study, CodeDetails("Behov", top)),
        "Tilbud": codebook.add(study, CodeDetails("Tilbud", top)),
        "Penger": codebook.add(study, CodeDetails("Penger", letter="p")),
    }


def test_a_code_has_its_place_its_letter_and_a_colour_of_its_own(study: Study, tree: dict[str, str]) -> None:
    assert _names(study) == [("Opplæring", 0), ("Behov", 1), ("Tilbud", 1), ("Penger", 0)]
    first, last = (codebook.get(study, tree[name]) for name in ("Opplæring", "Penger"))
    assert first.letter == "o"
    assert first.colour != last.colour
    assert codebook.codebook(study).path(tree["Tilbud"]) == ("Opplæring", "Tilbud")


def test_names_beside_each_other_and_letters_are_unique(study: Study, tree: dict[str, str]) -> None:
    with pytest.raises(NameTaken):
        codebook.add(study, CodeDetails("behov", tree["Opplæring"]))
    codebook.add(study, CodeDetails("Behov", tree["Penger"]))
    with pytest.raises(LetterTaken, match="Penger"):
        codebook.add(study, CodeDetails("Annet", letter="P"))
    with pytest.raises(Incomplete):
        codebook.add(study, CodeDetails("  "))
    with pytest.raises(NothingThere):
        codebook.add(study, CodeDetails("Borte", "nowhere"))


def test_a_code_moves_among_the_others_and_never_below_itself(study: Study, tree: dict[str, str]) -> None:
    codebook.move(study, tree["Tilbud"], tree["Opplæring"], 0)
    assert _names(study)[1:3] == [("Tilbud", 1), ("Behov", 1)]
    codebook.move(study, tree["Opplæring"], tree["Penger"], 0)
    assert _names(study) == [("Penger", 0), ("Opplæring", 1), ("Tilbud", 2), ("Behov", 2)]
    with pytest.raises(InRing):
        codebook.move(study, tree["Penger"], tree["Behov"], 0)
    _undo_last(study)
    assert _names(study)[0] == ("Opplæring", 0)


def test_there_is_an_end_to_how_deep_codes_lie(study: Study) -> None:
    above = ""
    for level in range(codebook.DEEPEST):
        above = codebook.add(study, CodeDetails(f"Nivå {level}", above))
    with pytest.raises(TooDeep):
        codebook.add(study, CodeDetails("For dypt", above))


def test_a_ring_that_two_laptops_made_is_shown_at_the_top(study: Study, tree: dict[str, str]) -> None:
    with study.deed() as deed:
        codes.save(study.data, Code(tree["Opplæring"], "Opplæring", tree["Behov"]), deed)
    assert {name for name, _depth in _names(study)} == {"Opplæring", "Behov", "Tilbud", "Penger"}


def test_names_of_the_register_become_pseudonyms(consented: Field) -> None:
    made = codebook.add(consented.study, CodeDetails("Tillit", definition="Samira Testdatter Hale sa det først."))
    assert "Samira" not in codebook.get(consented.study, made).definition


def test_two_codes_become_one_with_their_codings_and_can_be_parted_again(told: Field) -> None:
    study = told.study
    kept, goes = (codebook.add(study, CodeDetails(name, letter=name[0])) for name in ("Mat", "Kaffe"))
    below = codebook.add(study, CodeDetails("Svart", goes))
    (text,) = coding.coded(study, told.interview).texts
    coding.code(study, text, 0, 5, goes)
    assert codebook.merge(study, goes, kept) == 1
    assert _names(study) == [("Mat", 0), ("Svart", 1)]
    assert [one.code for one in coding.coded(study, told.interview).codings] == [kept]
    assert codebook.counts(study) == {kept: 1, below: 0}
    assert codebook.get(study, goes).id == kept
    with pytest.raises(InRing):
        codebook.merge(study, goes, kept)
    _undo_last(study)
    assert [one.code for one in coding.coded(study, told.interview).codings] == [goes]
    assert [code.name for code in codebook.codebook(study).children()] == ["Mat", "Kaffe"]
    assert verifying.verify(study).problems == ()


def test_a_code_can_become_one_with_a_code_below_it(study: Study, tree: dict[str, str]) -> None:
    codebook.merge(study, tree["Opplæring"], tree["Behov"])
    assert _names(study) == [("Behov", 0), ("Tilbud", 1), ("Penger", 0)]
    assert codebook.get(study, tree["Behov"]).definition == "Om å lære."


def test_a_code_is_parted_and_the_chosen_codings_go_along(told: Field) -> None:
    study = told.study
    wide = codebook.add(study, CodeDetails("Mat"))
    (text,) = coding.coded(study, told.interview).texts
    first, second = coding.code(study, text, 0, 5, wide), coding.code(study, text, 6, 10, wide)
    warm, cold = codebook.split(study, wide, {"Varm": [first.id], "Kald": []})
    found = {one.id: one.code for one in coding.coded(study, told.interview).codings}
    assert found == {first.id: warm, second.id: wide}
    assert codebook.get(study, cold).parent == ""
    _undo_last(study)
    assert {one.code for one in coding.coded(study, told.interview).codings} == {wide}
    assert _names(study) == [("Mat", 0)]


def test_a_code_goes_with_what_lies_below_it_and_comes_back(told: Field) -> None:
    study = told.study
    top = codebook.add(study, CodeDetails("Mat"))
    below = codebook.add(study, CodeDetails("Kake", top))
    (text,) = coding.coded(study, told.interview).texts
    coding.code(study, text, 0, 5, below)
    assert codebook.would_go(study, top) == codebook.Removed(1, 1)
    assert codebook.remove(study, top) == codebook.Removed(1, 1)
    assert _names(study) == []
    assert coding.coded(study, told.interview).codings == ()
    _undo_last(study)
    assert _names(study) == [("Mat", 0), ("Kake", 1)]
    assert len(coding.coded(study, told.interview).codings) == 1


def test_what_a_code_was_is_told(study: Study, tree: dict[str, str]) -> None:
    codebook.change(study, tree["Penger"], CodeDetails("Midler"))
    told = codebook.earlier(study, tree["Penger"])
    assert [each.code.name if each.code else "" for each in told] == ["Penger", "Midler"]
    assert told[0].who == study.me
    assert "codebook changed" in auditing.log(study, limit=1)[0].what


def test_a_project_that_is_read_takes_no_code(study: Study) -> None:
    study.read_only = True
    with pytest.raises(ReadOnly):
        codebook.add(study, CodeDetails("Mat"))
    study.read_only = False


def test_the_shipped_codebook_comes_once_with_the_same_ids_everywhere(study: Study) -> None:
    (form,) = cataloguing.shipped()
    assert form.id == "kodebok-moteplass"
    assert all(code.definition and code.example for code in form.codes)
    done = cataloguing.take_in_shipped(study, form.id)
    assert (done.made, done.known) == (len(form.codes), 0)
    again = cataloguing.take_in_shipped(study, form.id)
    assert (again.made, again.known) == (0, len(form.codes))
    assert {code.id for code in codebook.codebook(study).codes} == {code.id for code in form.codes}


@pytest.mark.parametrize("suffix", [".qdc", ".csv", ".xlsx"])
def test_a_codebook_goes_out_and_comes_back_as_it_was(study: Study, tmp_path: Path, suffix: str) -> None:
    cataloguing.take_in_shipped(study, "kodebok-moteplass")
    before = codebook.codebook(study)
    (written,) = cataloguing.export_codebook(study, tmp_path / f"kodebok{suffix}")
    done = cataloguing.take_in_file(study, written)
    assert done.made == 0
    assert done.known == len(before.codes)
    assert codebook.codebook(study) == before


def test_a_code_of_another_program_is_known_by_its_guid_when_it_is_called_something_else(
    study: Study, tmp_path: Path
) -> None:
    mine = codebook.add(study, CodeDetails("Opplæring"))
    (written,) = cataloguing.export_codebook(study, tmp_path / "bok.qdc")
    written.write_text(written.read_text("utf-8").replace("Opplæring", "Training"), "utf-8")
    assert cataloguing.take_in_file(study, written).made == 0
    assert codebook.get(study, mine).name == "Opplæring"


def test_a_codebook_with_a_name_of_the_register_does_not_leave(consented: Field, tmp_path: Path) -> None:
    with consented.study.deed() as deed:
        codes.save(consented.study.data, Code("x", "Samira Testdatter Hale"), deed)
    with pytest.raises(Exception, match="register"):
        cataloguing.export_codebook(consented.study, tmp_path / "bok.csv")
    assert not (tmp_path / "bok.csv").exists()


def test_nothing_is_written_of_an_empty_codebook_or_in_a_format_nobody_has(study: Study, tmp_path: Path) -> None:
    with pytest.raises(NothingThere):
        cataloguing.export_codebook(study, tmp_path / "bok.qdc")
    with pytest.raises(cataloguing.NoCodebook, match="qdc"):
        cataloguing.export_codebook(study, tmp_path / "bok.pdf")
    with pytest.raises(cataloguing.NoCodebook):
        cataloguing.take_in_file(study, tmp_path / "bok.pdf")


def test_an_order_holds_after_two_thousand_codes(study: Study) -> None:
    many = [Code(f"c{number}", f"Kode {number}", "" if number < 20 else f"c{number % 20}", place=number)
            for number in range(2000)]  # fmt: skip
    assert admitting.take_in(study, many) == Admitted(2000, 0, 0)
    assert len(list(codebook.codebook(study).in_order())) == 2000
    assert isinstance(codebook.codebook(study), Codebook)


def test_a_code_that_got_what_it_lacked_is_told_as_changed(study: Study, tmp_path: Path) -> None:
    path = tmp_path / "bok.csv"
    path.write_text("tag,description\nHjelp,\nMøter,Alle slags.\n", encoding="utf-8")
    assert cataloguing.take_in_file(study, path) == TakenIn(2, 0, 0)
    path.write_text("tag,description\nHjelp,Av andre.\nMøter,Alle slags.\n", encoding="utf-8")
    assert cataloguing.take_in_file(study, path) == TakenIn(0, 1, 1)
