"""What the lists say of a word, and how they lie in the resources."""

import pytest

from interviewer import assets
from interviewer.finding.lexicon import FILES, NAMED, PERSON, Lexicon, Listed, folded
from interviewer.finding.training import lists
from tests.benchmarks import fairness

NAMES = assets.resources() / "names"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.read(NAMES)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Åse", "åse"),
        ("A\u030ase", "åse"),
        ("Göran", "gøran"),
        ("ÆRLIG", "ærlig"),
        ("Łukasz", "lukasz"),
        ("Zoë", "zoe"),
    ],
)
def test_words_are_compared_without_accents_but_with_the_norwegian_letters(word: str, key: str) -> None:
    assert folded(word) == key


def test_names_are_known_in_the_genitive_and_in_capitals(lexicon: Lexicon) -> None:
    for word in ("Fatuma", "fatuma", "FATUMA", "fatumas", "Fatuma's", "fatuma’s"):
        assert lexicon.look(word).whole & Listed.GIVEN, word
    assert lexicon.look("bergen").whole & Listed.PLACE
    assert lexicon.look("Skedsmo").whole & Listed.PLACE
    assert lexicon.look("Tyrkia").whole & Listed.WORLD
    assert lexicon.look("nav").whole & Listed.ORGANISATION


def test_a_compound_is_known_by_its_first_part(lexicon: Lexicon) -> None:
    assert lexicon.look("bergensbasert").part & Listed.PLACE
    assert lexicon.look("fatuma-gruppa").part & Listed.GIVEN


@pytest.mark.parametrize(
    "word", ["møteplassen", "språkkafé", "kvinnegruppa", "leksehjelp", "strikkeklubben", "turgruppene"]
)
def test_ordinary_words_are_known_inflected_and_joined(lexicon: Lexicon, word: str) -> None:
    look = lexicon.look(word)
    assert look.whole & Listed.ORDINARY or look.built


@pytest.mark.parametrize("word", ["xqrtz", "Thayalini", "-", "a", "i-", "ß" * 60])
def test_a_word_in_no_list_is_no_ordinary_word(lexicon: Lexicon, word: str) -> None:
    assert not lexicon.look(word).whole & NAMED


def test_the_lists_are_sorted_folded_and_without_doubles() -> None:
    for name in FILES.values():
        entries = (NAMES / name).read_text(encoding="utf-8").splitlines()
        assert entries == sorted(set(entries)), name
        assert all(folded(entry) == entry and not set(entry) & set(" \t#") for entry in entries), name


def test_the_sources_name_every_file_and_licence() -> None:
    text = (NAMES / "SOURCES.md").read_text(encoding="utf-8")
    assert [path.name for path in NAMES.iterdir() if path.name not in {*text.split("`"), "SOURCES.md"}] == []
    assert all(licence in text for licence in ("CC0", "MIT", "CC BY 4.0", "Unicode"))


def test_the_names_that_fairness_is_measured_with_stand_in_no_list(lexicon: Lexicon) -> None:
    drawn = {folded(name) for given, surnames in lists.backgrounds().values() for name in (*given, *surnames)}
    for group in (*fairness.ELSEWHERE.values(), fairness.NORWEGIAN):
        for name in " ".join(group).split():
            assert not lexicon.look(name).whole & PERSON, name
            assert folded(name) not in drawn, name
