"""Everything united: what a person reading a note would want hidden, and what must be left alone."""

import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer import finding
from interviewer.finding import Found, Kind, Mode


def surfaces(text: str, mode: Mode = Mode.REVIEW) -> list[str]:
    return [found.text for found in finding.find(text, mode)]


def kinds(text: str) -> dict[str, Kind]:
    return {found.text: found.kind for found in finding.find(text)}


def hidden(text: str, name: str) -> bool:
    """Return whether every mention of ``name`` is wholly inside spans."""
    inside = {place for found in finding.find(text) for place in range(found.start, found.end)}
    start = text.find(name)
    assert start >= 0
    while start >= 0:
        if not all(place in inside for place in range(start, start + len(name)) if text[place].isalnum()):
            return False
        start = text.find(name, start + 1)
    return True


NOTES = [
    ("ringte fatuma i går, hun jobba på nav i tuvik", ["fatuma", "nav", "tuvik"]),
    ("snakka m hodan etter møtet, ho va lei", ["hodan"]),
    ("spurte wenche om nøkkelen men ho visste itj nå", ["wenche"]),
    ("æ prata me solfrid på butikken", ["solfrid"]),
    ("broren til zeynep lager mat hver fredag", ["zeynep"]),
    ("møte m imdi tirsdag", ["imdi"]),
    ("han kom fra eritrea i 2014", ["eritrea"]),
    ("Ho heiter Ragnfrid og kjem frå Tuvik.", ["Ragnfrid", "Tuvik"]),
    ("Kontaktperson er Mohammed al-Khatib.", ["Mohammed al-Khatib"]),
    ("KARI BJØRKELUND SA AT FATUMA IKKE KOMMER", ["KARI BJØRKELUND", "FATUMA"]),
    ("hilsen gebrehiwet", ["gebrehiwet"]),
    ("Truc og Thayalini bytter på å låse opp.", ["Truc", "Thayalini"]),
]


@pytest.mark.parametrize(("note", "names"), NOTES)
def test_names_in_notes_are_found_however_they_are_written(note: str, names: list[str]) -> None:
    assert all(hidden(note, name) for name in names), surfaces(note)


@pytest.mark.parametrize(
    "note",
    [
        "de har ikke råd til husleia lenger",
        "Det er viktig å ha et sted å gå.",
        "hun syns det er vanskelig å få folk til å bli med i styret",
        "Barna leker mens de voksne prater.",
        "eg veit ikkje kven som bestemmer",
        "vaflene ble brent, men alle lo",
    ],
)
def test_a_note_that_names_nobody_is_left_alone(note: str) -> None:
    assert surfaces(note) == []


def test_a_name_that_is_a_word_counts_where_it_is_a_name() -> None:
    assert not hidden("Bo er viktig for folk, men dyrt.", "Bo")
    assert hidden("Bo sa at det var dyrt.", "Bo")
    assert not hidden("de må bo et sted", "bo")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("olas bror kom ikke", "olas"),
        ("jeg snakka med ola dunken i går", "ola dunken"),
        ("Vi møtte Ola Dunken på kaféen.", "Ola Dunken"),
        ("Bjørkelund tok ordet først.", "Bjørkelund"),
        ("jeg ringte bjørkelund igjen", "bjørkelund"),
        ("fatuma-gruppa møtes på torsdager", "fatuma-gruppa"),
        ("et bergensbasert prosjekt", "bergensbasert"),
        ("Tuvik kommunes støtte er borte", "Tuvik kommunes"),
        ("ahmeds kone lager maten", "ahmeds"),
        ("Fatuma's mann ringte", "Fatuma's"),
    ],
)
def test_inflections_and_compounds_are_covered_whole(text: str, name: str) -> None:
    assert hidden(text, name), surfaces(text)


@pytest.mark.parametrize("broken", ["Bjørke-\nlund", "Karl-\nErik", "Fatu\u200bma", "Fa\u00adtuma", "Fatuma\u200f"])
def test_a_name_that_is_broken_up_is_one_name(broken: str) -> None:
    found = [each for each in finding.find(f"Vi ringte {broken} i går.") if each.kind is Kind.PERSON]
    assert [each.text for each in found] == [broken]


def test_a_hyphen_at_the_end_of_a_line_joins_no_two_things() -> None:
    assert "og" not in " ".join(surfaces("Vi har vann-\nog strømutgifter.")).split()


def test_decomposed_letters_are_found_where_they_stand() -> None:
    text = unicodedata.normalize("NFD", "Vi traff Åse Bjørnstad i går.")
    found = finding.find(text)
    assert [unicodedata.normalize("NFC", each.text) for each in found] == ["Åse Bjørnstad"]
    assert all(text[each.start : each.end] == each.text for each in found)


def test_the_words_of_a_name_are_one_span_and_the_genitive_is_inside() -> None:
    assert surfaces("Vi traff Amina Bakken i går.") == ["Amina Bakken"]
    assert surfaces("Vi fikk Amina Bakkens nummer.") == ["Amina Bakkens"]


def test_two_lines_are_two_names() -> None:
    assert surfaces("Amina Warsame\nPer Bakken\n") == ["Amina Warsame", "Per Bakken"]


def test_kinds_tell_persons_places_and_bodies_apart() -> None:
    found = kinds("Amina bor i Bergen og jobber i NAV.")
    assert found["Amina"] is Kind.PERSON
    assert found["Bergen"] is Kind.PLACE
    assert found["NAV"] is Kind.ORGANISATION


def test_a_name_met_once_for_sure_is_known_throughout_the_text() -> None:
    text = "Vi traff Xurde Olsen i går.\nsånn er det bare, xurde\n"
    assert hidden(text, "xurde")


def test_what_is_written_in_other_letters_is_shown() -> None:
    assert hidden("Hun heter فاطمة og smiler.", "فاطمة")


def test_suggesting_is_more_careful_than_reviewing() -> None:
    text = "Blomsterkranseri var gøy. Amina Bakken sa ja, og Trommer likeså."
    assert surfaces(text, Mode.SUGGEST) == ["Amina Bakken"]
    assert "Trommer" in surfaces(text, Mode.REVIEW)


@pytest.mark.parametrize("text", ["", " \n\t", "😀😀😀", "!!! ??? …", "\u200b\u200d", "\ud800", "______", "- - -\n-\n"])
def test_without_letters_nothing_is_found(text: str) -> None:
    assert finding.find(text) == ()


PIECES = [
    "Amina", "bakken", " ", " ", "\n", "-", "-\n", ".", ". ", "’", "\u200b", "e\u0301", "a\u030a", "😀", "فاطمة", "கமலா",
    "NAV", "12", "22 33 44 55", "@", "i", "og", "ß", "ǅ", "\u00ad", "İ", "tuvik", "kommune", "\x00", "\ud800",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_spans_are_in_order_apart_and_true_to_the_text(text: str) -> None:
    for mode in Mode:
        last = 0
        for found in finding.find(text, mode):
            assert last <= found.start < found.end <= len(text)
            assert found.text == text[found.start : found.end]
            assert 0 <= found.score <= 1
            assert found.why
            last = found.end


def _seconds(text: str) -> float:
    begun = time.process_time()
    finding.find(text)
    return time.process_time() - begun


@pytest.mark.parametrize(
    "piece",
    [
        "amina bakken på nav ",
        "Amina",
        "-",
        "a-",
        "a'",
        "å\u0301",
        "\u200b",
        "A.",
        "1",
        "😀",
        "i.\n",
        "-\n",
        "Amina-\n",
        "ª",
    ],
)
def test_a_long_line_takes_time_in_proportion(piece: str) -> None:
    small, large = piece * (60_000 // len(piece)), piece * (240_000 // len(piece))
    _seconds(small)
    assert _seconds(large) < 10 * _seconds(small) + 0.5


def test_threads_may_share_the_finder() -> None:
    texts = [f"snakka med {name} i tuvik om nav" for name in ("fatuma", "ola", "zeynep", "wenche")] * 10
    alone = [finding.find(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(finding.find, texts)) == alone


def test_the_finder_is_read_once() -> None:
    assert finding.load() is finding.load()


def test_reasons_are_true() -> None:
    found = {each.text: each for each in finding.find("Vi spiste sammen med Amina og Krxzt. Hun heter فاطمة.")}
    assert found["Amina"].why == "a name in the lists"
    assert isinstance(found["Krxzt"], Found)
    assert found["Krxzt"].why != "a name in the lists"
    assert found["فاطمة"].why == "written in other letters"


def test_a_surname_that_is_a_place_belongs_to_the_person() -> None:
    assert kinds("Kari Berg ringte i går.")["Kari Berg"] is Kind.PERSON
    assert kinds("Jeg møtte Marte Lier på tirsdag.")["Marte Lier"] is Kind.PERSON


def test_a_person_before_a_phrase_is_a_person() -> None:
    found = kinds("Kari Moe i Tuvik somaliske forening sa ja.")
    assert found["Kari Moe"] is Kind.PERSON
    assert Kind.ORGANISATION in found.values()


def test_an_initial_belongs_to_the_name() -> None:
    assert hidden("F. Warsame kom ikke.", "F. Warsame")
    assert hidden("Vi traff A.B. Hansen der.", "A.B. Hansen")


def test_what_says_where_something_lies_belongs_to_its_name() -> None:
    assert kinds("Vi skal til Nes i Bergen på lørdag.")["Nes i Bergen"] is Kind.PLACE
