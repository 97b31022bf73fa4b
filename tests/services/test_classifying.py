"""Typologies: the shipped one with its empty cells, cases placed with reasons, and every move remembered."""

from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.domain.typology import Fit, Named
from interviewer.exchange import forms
from interviewer.exchange.form_errors import FormBroken
from interviewer.services import classifying, joining, resolving, undoing
from interviewer.services.classifying import Judgement, SameName
from interviewer.services.errors import CallRunning, Incomplete, NothingThere
from interviewer.services.study import Study
from interviewer.storage import log
from tests import laptops
from tests.talks import ROLE, Talks

SHIPPED = "typologi-moteplass"
COUNCIL, CONTACT, DIALOGUE = "rad", "kontaktutvalg", "dialog"
MELVE, REPORT = "melve", "rapporten"


@pytest.fixture
def talks(study: Study) -> Talks:
    classifying.take_in_shipped(study)
    return Talks(study)


def _place(talks: Talks, case: str, kind: str = COUNCIL, **said: str) -> None:
    classifying.place(talks.study, SHIPPED, case, Judgement(kind, {"hensikt": Fit.FITS}, **said))


def test_the_shipped_typology_keeps_the_cells_that_an_author_left_empty(talks: Talks) -> None:
    held = classifying.get(talks.study, SHIPPED)
    assert [each.name for each in held.types] == ["Rådsmodellen", "Kontaktutvalgsmodellen", "Dialogmodellen"]
    assert not any(held.said(DIALOGUE, MELVE, each.key) for each in held.criteria)
    assert held.said(CONTACT, MELVE, "taleror")
    assert not held.said(CONTACT, REPORT, "taleror")
    assert not held.said(COUNCIL, MELVE, "politikere")
    assert held.said(COUNCIL, REPORT, "politikere")
    assert len(held.definitions) == 7 + 10 + 5 == len(held.standing())
    assert classifying.take_in_shipped(talks.study) == 0


def test_a_cell_is_written_and_emptied_and_names_in_it_are_replaced(talks: Talks) -> None:
    who, _held = talks.talk({}, name="Samira Hale")
    cell = (DIALOGUE, MELVE, "hensikt")
    classifying.define(talks.study, SHIPPED, cell, "  Som Samira Hale sier. ")
    assert classifying.get(talks.study, SHIPPED).said(*cell) == f"Som [{who.pseudonym}] sier."
    classifying.define(talks.study, SHIPPED, cell, " ")
    assert cell not in classifying.get(talks.study, SHIPPED).definitions
    with pytest.raises(NothingThere):
        classifying.define(talks.study, SHIPPED, (DIALOGUE, MELVE, "finnes ikke"), "Noe.")


def test_cases_are_placed_with_fit_deviation_and_reason_and_the_rest_are_unplaced(talks: Talks) -> None:
    one, two, three = (talks.case() for _number in range(3))
    talks.talk({}, name="Samira Hale", case=one)
    _place(talks, one.id, deviation="Politikerne leder.", rationale="Samira Hale valgte dem.")
    classifying.place(talks.study, SHIPPED, two.id, Judgement("", {}, rationale="Et internasjonalt hus."))
    board = classifying.board(talks.study, SHIPPED)
    (row,) = board.under(COUNCIL)
    assert row.placement is not None
    assert row.placement.fits == {"hensikt": Fit.FITS}
    assert (row.placement.deviation, row.placement.by) == ("Politikerne leder.", talks.study.me)
    assert "Samira" not in row.placement.rationale
    assert [each.case.case.id for each in board.fitting_none] == [two.id]
    assert [each.case.case.id for each in board.unplaced] == [three.id]


def test_no_case_fits_none_or_deviates_without_a_reason(talks: Talks) -> None:
    case = talks.case()
    with pytest.raises(Incomplete):
        classifying.place(talks.study, SHIPPED, case.id, Judgement("", {}))
    with pytest.raises(Incomplete):
        classifying.place(talks.study, SHIPPED, case.id, Judgement(COUNCIL, {"hensikt": Fit.DEVIATES}))
    with pytest.raises(NothingThere):
        _place(talks, case.id, "finnes-ikke")
    assert classifying.moves(talks.study, SHIPPED, case.id) == ()


def test_every_move_is_remembered_and_taking_out_too(talks: Talks) -> None:
    case = talks.case()
    _place(talks, case.id, COUNCIL, rationale="De er valgt.")
    _place(talks, case.id, CONTACT, rationale="De er pekt ut.")
    classifying.take_out(talks.study, SHIPPED, case.id)
    moves = classifying.moves(talks.study, SHIPPED, case.id)
    assert [move.placement and (move.placement.type, move.placement.rationale) for move in moves] == [
        (COUNCIL, "De er valgt."), (CONTACT, "De er pekt ut."), None,
    ]  # fmt: skip
    assert all(move.who == talks.study.me for move in moves)
    assert len(classifying.board(talks.study, SHIPPED).unplaced) == 1


def test_a_case_whose_type_is_gone_stands_nowhere_and_its_definitions_went_too(talks: Talks) -> None:
    case = talks.case()
    _place(talks, case.id)
    held = classifying.get(talks.study, SHIPPED)
    renamed = tuple(replace(each, name="Råd") if each.key == CONTACT else each for each in held.types[1:])
    classifying.change(talks.study, replace(held, types=renamed))
    board = classifying.board(talks.study, SHIPPED)
    assert [row.lost for row in board.unplaced] == [True]
    assert not any(cell[0] == COUNCIL for cell in board.typology.definitions)
    assert board.typology.said(CONTACT, REPORT, "hensikt") == held.said(CONTACT, REPORT, "hensikt")


def test_names_within_a_list_are_there_once_and_none_is_empty(talks: Talks) -> None:
    held = classifying.get(talks.study, SHIPPED)
    with pytest.raises(SameName):
        classifying.change(talks.study, replace(held, authors=(*held.authors, Named("", "melve (2002)"))))
    with pytest.raises(Incomplete):
        classifying.change(talks.study, replace(held, title=" "))


def test_a_typology_goes_with_its_places_and_comes_back_with_them(talks: Talks) -> None:
    case = talks.case()
    _place(talks, case.id, rationale="De er valgt.")
    before = classifying.get(talks.study, SHIPPED)
    with talks.study.deed() as deed:
        assert classifying.remove(talks.study, SHIPPED) == 1
    assert classifying.listed(talks.study) == ()
    undoing.undo(talks.study, deed)
    assert classifying.get(talks.study, SHIPPED) == before
    assert len(classifying.board(talks.study, SHIPPED).under(COUNCIL)) == 1


def test_joined_cases_stand_where_the_last_of_them_was_placed_with_the_moves_of_both(talks: Talks) -> None:
    one, two = talks.case(), talks.case()
    _place(talks, one.id, COUNCIL)
    _place(talks, two.id, DIALOGUE)
    joining.join(talks.study, joining.Kind.CASE, one.id, two.id)
    board = classifying.board(talks.study, SHIPPED)
    assert len(board.rows) == len(board.under(DIALOGUE)) == 1
    kept = board.rows[0].case.case.id
    assert len(classifying.moves(talks.study, SHIPPED, kept)) == 2
    classifying.take_out(talks.study, SHIPPED, kept)
    assert len(classifying.board(talks.study, SHIPPED).unplaced) == 1


def test_two_laptops_that_write_in_one_cell_are_told_which(talks: Talks) -> None:
    item = f"{SHIPPED}/{DIALOGUE}/{MELVE}/hensikt"
    owner = log.project_id(talks.study.data)
    laptops.disagree(talks.study.data, "typology", owner, "record", {"text": "En."}, {"text": "To."}, item)
    (found,) = resolving.conflicts(talks.study)
    for told in ("Modeller for lokale møteplasser", "Dialogmodellen", "Melve (2002)", "Hensikt"):
        assert told in found.title


def test_two_laptops_that_place_one_case_are_told_as_people_read_it(talks: Talks) -> None:
    case = talks.case()
    mine, theirs = ({"type": kind, "fits": {"hensikt": "fits"}, "deviation": "", "rationale": "Valgt."}
                    for kind in (COUNCIL, CONTACT))  # fmt: skip
    laptops.disagree(talks.study.data, "placement", case.id, "record", mine, theirs, SHIPPED)
    (found,) = resolving.conflicts(talks.study)
    assert case.pseudonym in found.title
    assert {version.shown for version in found.versions} == {
        "Rådsmodellen; Valgt.", "Kontaktutvalgsmodellen; Valgt.",
    }  # fmt: skip


def test_nothing_of_it_is_read_while_a_call_runs(talks: Talks) -> None:
    case = talks.case()
    _who, held = talks.talk({ROLE: "noe"}, case=case, closed=False)
    talks.study.ring(held.id)
    with pytest.raises(CallRunning):
        classifying.board(talks.study, SHIPPED)
    with pytest.raises(CallRunning):
        _place(talks, case.id)


def test_a_form_with_faults_tells_all_of_them(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text(
        "form: typology\nid: t\nversion: '1'\ntitle: T\n"
        "authors:\n  - {key: a, name: A}\n  - {key: a, name: B}\ncriteria:\n  - {key: c, name: C}\n"
        "types:\n  - key: x\n    name: X\n    definitions:\n      - {author: ukjent, criterion: c, text: Noe}\n"
        "      - {author: a, criterion: c, tekst: Noe}\n",
        encoding="utf-8",
    )
    with pytest.raises(FormBroken) as broken:
        forms.read_typology(path)
    assert [problem.line for problem in broken.value.problems] == [7, 14, 15, 15, 15]
