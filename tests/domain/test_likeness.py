import pytest

from interviewer.domain import likeness


@pytest.mark.parametrize(
    ("first", "second"),
    [("Mohammed", "Mohamed"), ("Bjørkelund", "Bjorkelund"), ("Aase", "Åse"), ("Fatuma", "Fatmua"), ("KARI", "kari")],
)
def test_spellings_of_one_name_are_alike(first: str, second: str) -> None:
    assert likeness.alike(likeness.folded(first), likeness.folded(second))


@pytest.mark.parametrize(("first", "second"), [("Ola", "Ole"), ("Kari", "Maria"), ("Bo", "Bo Hå"), ("", "")])
def test_other_names_are_not(first: str, second: str) -> None:
    assert not likeness.alike(likeness.folded(first), likeness.folded(second))


def test_a_swap_counts_once_and_a_far_word_is_given_up() -> None:
    assert likeness.distance("fatuma", "fautma", 2) == 1
    assert likeness.distance("abcdefgh", "zyxwvuts", 2) > 2


def test_pairs_are_found_among_many_without_comparing_all() -> None:
    names = [(str(number), f"Navn{number:05d}x") for number in range(3000)] + [("a", "Fatuma"), ("b", "Fatima")]
    assert ("a", "b") in set(likeness.pairs(names[-2:]))
    assert ("a", "b") in set(likeness.pairs(names[:200] + names[-2:]))
