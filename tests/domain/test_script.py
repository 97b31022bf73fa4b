"""The consent text that is shipped, and how texts are filled."""

import re

from interviewer.domain.script import ELEMENTS, PLACEHOLDERS, fill
from interviewer.services import guiding

SCRIPT = guiding.script("samtykke-intervju")
VALUES = dict.fromkeys(PLACEHOLDERS, "ord") | {"title": "Møter", "commissioner": "Direktoratet", "purpose": "å lære."}


def test_the_paragraphs_give_all_but_what_only_the_letter_says() -> None:
    keys = frozenset(part.key for part in SCRIPT.paragraphs)
    assert len(SCRIPT.paragraphs) == len(keys) == 6
    assert set(ELEMENTS) - SCRIPT.covered(keys, letter=False) == {"N14", "N15", "N16"}
    assert set(SCRIPT.letter_covers) == set(ELEMENTS)


def test_the_script_is_short_enough_to_be_read_aloud() -> None:
    assert 170 <= sum(len(part.text.split()) for part in SCRIPT.paragraphs) <= 230


def test_every_placeholder_is_filled() -> None:
    filled = SCRIPT.filled(VALUES)
    texts = [part.text for part in filled.paragraphs] + [filled.question, filled.reconfirm, filled.letter]
    texts += [filled.message, filled.thanks, filled.guardian_message]
    assert not re.search(r"[{}]", "".join(texts))
    assert "«Møter»" in filled.letter
    assert "Direktoratet" in filled.paragraphs[0].text


def test_a_sentence_about_a_commissioner_falls_away_when_there_is_none() -> None:
    assert fill("Vi er her. Det er {commissioner} som betaler. Takk.", {}) == "Vi er her. Takk."
    text = SCRIPT.filled(VALUES | {"commissioner": " "}).letter
    assert "bestilt" not in text
    assert "[commissioner]" not in text


def test_any_other_gap_is_seen_by_the_one_who_reads() -> None:
    assert fill("Prosjektet slutter {end_date}.", {"end_date": ""}) == "Prosjektet slutter [end_date]."


def test_a_value_that_ends_in_a_full_stop_does_not_give_two() -> None:
    assert fill("Formålet er {purpose}.", VALUES) == "Formålet er å lære."


def test_braces_in_a_value_are_left_alone() -> None:
    assert fill("{title} {contact}", {"title": "{contact}", "contact": "a@b.no"}) == "{contact} a@b.no"
