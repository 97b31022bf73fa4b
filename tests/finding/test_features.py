"""What the model sees, and what it can never have seen: a sentence, or a rare word, of the training texts."""

import re
from functools import cache

import pycrfsuite
import pytest

from interviewer import assets
from interviewer.finding.features import Describer
from interviewer.finding.lexicon import Lexicon, Listed
from interviewer.finding.tagger import MODEL
from interviewer.finding.tokens import sentences

LISTS = set("GSPCODW")
NAMES_OF_FEATURES = {"number", "first", "lists", "foreign", "letters"}
NAMES = assets.resources() / "names"


@cache
def describer() -> Describer:
    return Describer(Lexicon.read(NAMES))


def features(text: str) -> list[list[str]]:
    return [row for tokens in sentences(text) for row in describer().sentence(tokens)[1]]


@pytest.mark.parametrize("rare", ["Thayalini", "thayalini", "pakzad", "Skjelbreid", "XHURDE"])
def test_no_feature_holds_more_than_four_letters_of_a_rare_word(rare: str) -> None:
    for row in features(f"Vi ringte {rare} i går, og {rare} svarte."):
        for feature in row:
            assert not any(rare.lower()[place : place + 5] in feature.lower() for place in range(len(rare) - 4)), (
                feature
            )


def test_the_model_names_no_word_but_ordinary_ones() -> None:
    """Read every attribute of the shipped model: ordinary words and their genitives, else pieces of four letters."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(NAMES / MODEL))
    lexicon = Lexicon.read(NAMES)
    for attribute in tagger.info().attributes:
        named = re.match(r"(?:[+-]\d )?w ([^ ]+)", attribute)
        if named and len(named[1]) > 1:
            assert lexicon.look(named[1]).whole & Listed.ORDINARY, attribute
            continue
        longer = set(re.findall(r"[^\W\d_]{5,}", attribute)) - NAMES_OF_FEATURES
        assert all(set(piece) <= LISTS for piece in longer), attribute


def test_a_word_is_described_the_same_every_time() -> None:
    assert features("Amina bor i Tuvik.") == features("Amina bor i Tuvik.")
