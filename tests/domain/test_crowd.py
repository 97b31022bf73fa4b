from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain import crowd
from interviewer.domain.crowd import FEWEST, Attribute, Cell, Informant
from interviewer.domain.transcript import Attribution

ROLE, TYPE, YEAR, MINOR, AGE = Attribute.ROLE, Attribute.CASE_TYPE, Attribute.YEAR, Attribute.MINOR, Attribute.AGE


def informants(*rows: dict[Attribute, str]) -> list[Informant]:
    return [Informant(f"I-{number}", row) for number, row in enumerate(rows)]


def listed(sample: list[Informant], level: Attribution, *leaving: str) -> tuple[Cell, ...]:
    return crowd.cells(sample, leaving or [one.pseudonym for one in sample], level)


def test_the_only_imam_is_listed_once_and_in_the_shortest_form() -> None:
    sample = informants(*[{ROLE: "leder", TYPE: "kafé"}] * 3, {ROLE: "imam", TYPE: "kafé"})
    (cell,) = listed(sample, Attribution.PSEUDONYM)
    assert cell.combination == ((ROLE, "imam"),)
    assert cell.informants == ("I-3",)
    assert cell.clears is Attribution.NONE


def test_what_is_common_apart_can_be_rare_together() -> None:
    rows = [{ROLE: "leder", TYPE: "råd"}] * 3 + [{ROLE: "ansatt", TYPE: "kafé"}] * 3 + [{ROLE: "leder", TYPE: "kafé"}]
    (cell,) = listed(informants(*rows), Attribution.ROLE_MODEL)
    assert cell.combination == ((TYPE, "kafé"), (ROLE, "leder"))
    assert cell.clears is Attribution.ROLE
    assert listed(informants(*rows), Attribution.ROLE) == ()


def test_only_what_is_printed_counts() -> None:
    sample = informants(*[{ROLE: "leder"}] * 3, {ROLE: "imam", AGE: "60-69"})
    assert listed(sample, Attribution.NONE) == ()


def test_the_only_minor_is_told_at_every_level() -> None:
    sample = informants(*[{ROLE: "leder"}] * 3, {ROLE: "leder", MINOR: "x"})
    cells = listed(sample, Attribution.NONE)
    assert [(cell.combination, cell.clears) for cell in cells] == [(((MINOR, "x"),), None)]


def test_a_year_that_all_share_tells_nobody_apart() -> None:
    assert listed(informants({YEAR: "2026"}), Attribution.NONE) == ()
    several = informants(*[{YEAR: "2026"}] * 3, {YEAR: "2025"})
    assert [cell.combination for cell in listed(several, Attribution.NONE)] == [((YEAR, "2025"),)]


def test_those_who_stay_are_not_listed() -> None:
    sample = informants(*[{ROLE: "leder"}] * 3, {ROLE: "imam"})
    assert listed(sample, Attribution.ROLE, "I-0") == ()


def test_few_people_in_all_are_listed_however_many_were_interviewed() -> None:
    sample = informants(*[{ROLE: "ordfører"}] * 4)
    people: dict[crowd.Combination, int] = {((ROLE, "ordfører"),): 5}
    (cell,) = crowd.cells(sample, ["I-0"], Attribution.ROLE, people)
    assert cell.people == 5
    assert crowd.cells(sample, ["I-0"], Attribution.ROLE, {((ROLE, "ordfører"),): 6}) == ()


def test_the_few_without_what_all_others_have_are_a_complement() -> None:
    (cell,) = listed(informants(*[{ROLE: "leder"}] * 5, {}), Attribution.ROLE)
    assert cell.rest
    assert cell.informants == ("I-5",)


@given(st.lists(st.dictionaries(st.sampled_from([ROLE, TYPE, MINOR]), st.sampled_from("abc")), max_size=9))
def test_no_combination_that_is_printed_and_rare_goes_unlisted(rows: list[dict[Attribute, str]]) -> None:
    sample = informants(*rows)
    cells = [cell.combination for cell in listed(sample, Attribution.PSEUDONYM) if not cell.rest]
    for one in sample:
        printed = {(name, value) for name, value in one.attributes.items()}
        shared = sum(printed <= set(other.attributes.items()) for other in sample)
        if printed and shared < FEWEST:
            assert any(set(cell) <= printed for cell in cells)
