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
    """Read every attribute of the shipped model: words in the list of ordinary ones, else pieces of four letters."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(NAMES / MODEL))
    lexicon = Lexicon.read(NAMES)
    for attribute in tagger.info().attributes:
        named = re.match(r"(?:[+-]\d )?w ([^ ]+)", attribute)
        if named and len(named[1]) > 1:
            assert lexicon.listed(named[1]) & Listed.ORDINARY, attribute
            continue
        assert all(
            len(piece) <= 5 for piece in re.findall(r"[^\W\d_]{6,}", attribute) if piece not in {"number", "firstin"}
        ), attribute


def test_a_word_is_described_the_same_every_time() -> None:
    assert features("Amina bor i Tuvik.") == features("Amina bor i Tuvik.")
