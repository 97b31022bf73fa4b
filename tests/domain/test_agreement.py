"""Agreement between coders, against the figures that were published with the data."""

from collections import Counter

import pytest

from interviewer.domain.agreement import alpha, kappa


def test_kappa_of_fleiss_cohen_and_everitt() -> None:
    table = {("a", "a"): 53, ("a", "b"): 5, ("a", "c"): 2, ("b", "a"): 11, ("b", "b"): 14, ("b", "c"): 5,
             ("c", "a"): 1, ("c", "b"): 6, ("c", "c"): 3}  # fmt: skip
    assert kappa(table) == pytest.approx(0.429, abs=0.0005)


def test_kappa_of_the_two_radiologists() -> None:
    rows = ((21, 12, 0, 0), (4, 17, 1, 0), (3, 9, 15, 2), (0, 0, 0, 1))
    table = {(first, second): count for first, row in enumerate(rows) for second, count in enumerate(row)}
    assert kappa(table) == pytest.approx(0.4728, abs=0.00005)


@pytest.mark.parametrize(
    ("observers", "published"),
    [
        (("0100000010", "1110010000"), 0.095),
        (("aabbdcccedda", "babbbcccedd" + "d"), 0.692),
        (("12332141" + "2***", "12332241" + "25*3", "*3332342" + "251*", "12332441" + "251*"), 0.743),
    ],
)  # fmt: skip
def test_alpha_of_krippendorffs_own_examples(observers: tuple[str, ...], published: float) -> None:
    units = Counter(tuple(None if said == "*" else said for said in unit) for unit in zip(*observers, strict=True))
    assert alpha(units) == pytest.approx(published, abs=0.0005)


def test_who_always_agrees_has_one_and_where_nothing_varies_there_is_no_figure() -> None:
    assert kappa({(True, True): 3, (False, False): 4}) == alpha({(True, True): 3, (False, False): 4}) == 1
    assert kappa({(False, False): 9}) is None
    assert alpha({(False, False): 9}) is None
    assert kappa({}) is None
    assert alpha({(True, None): 5}) is None


def test_units_that_are_alike_count_as_often_as_they_are() -> None:
    assert alpha({(1, 1): 2, (1, 0): 3, (0, 0): 5}) == pytest.approx(
        alpha(Counter([(1, 1)] * 2 + [(1, 0)] * 3 + [(0, 0)] * 5))
    )
