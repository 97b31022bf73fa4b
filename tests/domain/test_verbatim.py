"""Telling somebody's words in a text of others: runs, quotations and chosen passages, and nothing told otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain import verbatim

SAID = "Kjellerstua lukter av våt ull hver mandag, og da luftes det."
WORDS = st.lists(st.sampled_from(["kake", "saft", "bordet", "vinduet", "mandag", "langsomt"]), min_size=5, max_size=12)


def _struck(text: str, *chosen: str) -> str:
    return verbatim.struck(text, verbatim.said([SAID], chosen).find(text), "[x]")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hun sa at kjellerstua LUKTER av våt ull, hver mandag.", "Hun sa at [x]."),
        ("Slik: «våt ull», altså.", "Slik: [x], altså."),
        ("Slik: “våt ull.” Altså.", "Slik: [x] Altså."),
        ("Det lukter ull der nede på mandager.", "Det lukter ull der nede på mandager."),
        ("Av våt ull hver dag.", "Av våt ull hver dag."),
        ("Han kalte det «noe annet».", "Han kalte det «noe annet»."),
        ("", ""),
    ],
)
def test_runs_and_quotations_go_and_what_is_told_otherwise_stays(text: str, left: str) -> None:
    assert _struck(text) == left


def test_a_passage_that_was_chosen_goes_although_it_is_short() -> None:
    assert _struck("Her er det våt ull hver uke.") == "Her er det våt ull hver uke."
    assert _struck("Her er det våt ull hver mandag.", "våt ull hver mandag") == "Her er det [x]."


def test_what_somebody_else_said_too_is_kept() -> None:
    found = verbatim.said([SAID]).find(SAID)
    assert verbatim.kept(found, lambda words: words[0] == "kjellerstua") == []
    assert verbatim.kept(found, lambda _words: False) == found


def test_nobody_said_anything() -> None:
    assert verbatim.said([]).find(SAID) == []
    assert verbatim.said(["", "…"]).find(SAID) == []


@given(WORDS, st.text(max_size=20), st.text(max_size=20))
def test_whatever_stands_around_it_a_long_run_is_found(words: list[str], before: str, after: str) -> None:
    said = verbatim.said([" ".join(words)])
    text = f"{before} – {', '.join(words).upper()} – {after}"
    covered = "".join(text[each.start : each.end] for each in said.find(text)).casefold()
    assert all(word in covered for word in words)
