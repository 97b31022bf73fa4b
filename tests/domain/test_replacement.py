"""Names out, pseudonyms in: every common form is found, words that only look alike are left, and positions hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain import name_index, register
from interviewer.domain.case import Case, CaseName
from interviewer.domain.identifier import Identifier, Kind
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import Contact
from interviewer.domain.register import Entry
from interviewer.domain.replacement import find, replace

FATUMA = register.of_person("I-7KQ4ZD", Contact("a", "Fatuma Warsame", "+47 998 87 766", "fatuma.warsame@example.no"))
SHORT = tuple(
    register.of_person(code, Contact(code, name))
    for code, name in (
        ("I-B00001", "Bo Hå"),
        ("I-B00002", "Liv Os"),
        ("I-B00003", "Sol Moss"),
        ("I-B00004", "Hans Dag"),
    )
)
ODD = tuple(
    register.of_person(code, Contact(code, name))
    for code, name in (
        ("I-C00001", "Robert'); DROP TABLE"), ("I-C00002", "../../x"), ("I-C00003", "A"), ("I-C00004", ""),
        ("I-C00005", "(.*)+[a-z]{9}"), ("I-C00006", "Ab" * 100), ("I-C00007", "\u200b\u00ad"), ("I-C00008", "张伟"),
    )
)  # fmt: skip


def places(municipality: str = "Bergen", name: str = "Solvik innvandrerråd", *, public: bool = False) -> list[Entry]:
    case = Case("c", "M-4XD2HM", public=public)
    source = "bergen.no" if public else ""
    return register.of_case(case, CaseName("c", name, municipality, source), "møteplass", "kommune i {case}")


def shown(text: str, *entries: Entry) -> str:
    return replace(text, entries or (FATUMA,)).text


@pytest.mark.parametrize(
    "form",
    ["Fatuma Warsame", "fatuma warsame", "FATUMA WARSAME", "Warsame, Fatuma", "FatumaWarsame", "fatumawarsame",
     "Fatuma-Warsame", "Fatuma_Warsame", "Fatuma\u00a0Warsame", "Fatu\u00adma War\u200bsame", "Fatuma\ufeff  Warsame",
     "F. Warsame", "F.Warsame", "F Warsame", "Fatuma W.", "Fatuma W", "F.W.", "FW", "F. W.", "Fatuma", "Warsame",
     "fatuma", "warsame", "fatuma.warsame@example.no", "FATUMA.WARSAME@EXAMPLE.NO", "fatuma.warsame", "99887766",
     "998 87 766",
     "99 88 77 66", "+4799887766", "+47 99 88 77 66", "0047 998.87.766", "(+47) 998-87-766", "4799887766",
     "998\u00a087\u00a0766", "Fatuma A. Warsame", "Fatuma\nWarsame"],
)  # fmt: skip
def test_a_person_is_replaced_in_every_form(form: str) -> None:
    assert shown(f"Jeg traff {form} i går").replace("[I-7KQ4ZD].", "[I-7KQ4ZD]") == "Jeg traff [I-7KQ4ZD] i går"


@pytest.mark.parametrize(
    ("said", "printed"),
    [("Fatumas bror", "[I-7KQ4ZD]s bror"), ("Fatuma's bror", "[I-7KQ4ZD]'s bror"), ("FATUMAS", "[I-7KQ4ZD]S"),
     ("Fatuma-gruppa", "[I-7KQ4ZD]-gruppa"), ("Fatumagruppa", "[I-7KQ4ZD]gruppa"), ("Warsamene", "Warsamene"),
     ("warsamefamilien", "[I-7KQ4ZD]familien"), ("Fatuma-ene", "[I-7KQ4ZD]-ene"),
     ("Fatumas, Warsames", "[I-7KQ4ZD]s, [I-7KQ4ZD]s")],
)  # fmt: skip
def test_the_inflection_stays(said: str, printed: str) -> None:
    assert shown(said) == printed


@pytest.mark.parametrize("spelt", ["Bjørn Håland", "Bjorn Haland", "Bjoern Haaland", "Björn Håland", "BJØRN HÅLAND"])
@pytest.mark.parametrize("registered", ["Bjørn Håland", "Bjoern Haaland"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_norwegian_letters_are_met_however_they_are_spelt(spelt: str, registered: str, form: str) -> None:
    entry = register.of_person("I-7KQ4ZD", Contact("a", registered))
    text = unicodedata.normalize("NFD" if form == "NFD" else "NFC", f"sa {spelt} da")
    assert shown(text, entry) == "sa [I-7KQ4ZD] da"


@pytest.mark.parametrize(
    ("said", "printed"),
    [("i Bergen", "i {0}"), ("i bergen", "i {0}"), ("Bergen kommune", "{0}"), ("Bergens kommune", "{0}"),
     ("bergenser", "{0}ser"), ("bergensere", "{0}sere"), ("bergensar", "{0}sar"), ("bergensk", "{0}sk"),
     ("bergensbasert", "{0}sbasert"), ("bergensområdet", "{0}sområdet"), ("Bergens", "{0}s")],
)  # fmt: skip
def test_a_place_is_replaced_with_its_people_and_its_adjectives(said: str, printed: str) -> None:
    assert shown(said, *places()) == printed.format("[kommune i M-4XD2HM]")


def test_other_places_have_their_people_too() -> None:
    assert shown("tromsøværing", *places("Tromsø")) == "[kommune i M-4XD2HM]væring"
    assert shown("i Midtre Gauldal kommune", *places("Midtre Gauldal")) == "i [kommune i M-4XD2HM]"
    assert shown("nord-aurdal og Nord Aurdal", *places("Nord-Aurdal kommune")).count("[kommune i M-4XD2HM]") == 2
    assert shown("arendalsk og osloensere", *places("Arendal"), *places("Oslo")).count("[kommune i M-4XD2HM]") == 2


def test_a_case_is_replaced_whole_and_by_the_word_that_names_it() -> None:
    entries = places(name="Møteplass Grønland", municipality="")
    assert shown("I møteplass grønland, eller Grønland som vi sier", *entries) == (
        "I [møteplass M-4XD2HM], eller [møteplass M-4XD2HM] som vi sier"
    )


def test_a_public_case_with_its_source_stays_named_with_its_municipality() -> None:
    assert shown("Solvik innvandrerråd i Bergen", *places(public=True)) == "Solvik innvandrerråd i Bergen"


@pytest.mark.parametrize(
    "text",
    ["håper og hår", "å bo på landet", "os og liv", "livet og solen", "mosse, Mossad, Bosnia, Oslo, Ostehøvel",
    "Oss andre",
     "dagen", "hans bok og dagens avis", "Hansen, Hanssen, Hansa", "Haugen", "Livia", "Solveig", "Boka", "Ha det bra"],
)  # fmt: skip
def test_words_that_look_like_short_names_are_left(text: str) -> None:
    assert shown(text, *SHORT) == text


def test_short_names_count_with_a_capital() -> None:
    assert shown("Da kom Bo, og Livs mor", *SHORT) == "Da kom [I-B00001], og [I-B00002]s mor"


@pytest.mark.parametrize("text", ["Martinsen og Martine", "Bergensen", "Olsen", "Annette", "Jensen", "Hansen"])
def test_another_name_that_begins_alike_is_left(text: str) -> None:
    entries = [
        register.of_person(f"I-D0000{number}", Contact(str(number), name))
        for number, name in enumerate(("Martin Xu", "Ole Xu", "Anne Xu", "Jens Xu", "Hans Xu"))
    ]
    assert shown(text, *entries, *places()) == text


def test_a_word_after_a_given_name_is_no_initial() -> None:
    entry = register.of_person("I-7KQ4ZD", Contact("a", "Anne Iversen"))
    assert shown("Anne i parken, Anne I. i parken", entry) == "[I-7KQ4ZD] i parken, [I-7KQ4ZD]. i parken"


def test_abbreviations_are_no_initials_without_full_stops() -> None:
    entry = register.of_person("I-7KQ4ZD", Contact("a", "Nils Ask Vang"))
    assert shown("NAV og N.A.V.", entry) == "NAV og [I-7KQ4ZD]."


@pytest.mark.parametrize("text", ["F a t u m a", "F-a-t-u-m-a", "Fa-\ntuma", "𝐅𝐚𝐭𝐮𝐦𝐚"])
def test_a_name_spelled_out_broken_or_in_other_letters_is_found(text: str) -> None:
    assert shown(f"da kom {text} igjen", FATUMA) == "da kom [I-7KQ4ZD] igjen"


def test_a_place_after_a_broken_word_is_found_too() -> None:
    bergen = register.of_case(Case("c", "M-4XD2HM"), CaseName("c", "", "Bergen"), "møteplass", "kommune i {case}")
    assert shown("i-\nbergen", *bergen) == "i-\n[kommune i M-4XD2HM]"


def test_what_a_person_found_in_small_letters_counts_in_small_letters() -> None:
    found = register.of_identifier(Identifier("i", Kind.PERSON, ("ødegård",), "T-4XD2HM"), "T-4XD2HM")
    assert shown("ødegård sa nei, og Ødegård sa ja", found) == "[T-4XD2HM] sa nei, og [T-4XD2HM] sa ja"


def test_initials_are_not_looked_for_inside_a_code() -> None:
    entry = register.of_person("I-9QTW10", Contact("a", "Samira Hale"))
    assert find("intervju-ND4SH0.docx og 04SH7K", [entry]) == []
    assert len(find("SH sa, SH2 sa, notat-SH2026, S.H. sa", [entry])) == 4


def test_pseudonyms_one_after_the_other_are_no_names() -> None:
    entries = [
        register.of_person(code, Contact(code, name))
        for code, name in (("I-0S8H4R", "Samira Hale"), ("I-SH9PRK", "Bo Xu"))
    ]
    assert find("I-0S8H4R-I-SH9PRK.docx", entries) == []
    assert find("I-SH9PRK-2026-09-01", entries) == []


def test_a_name_that_two_persons_share_is_shown_as_both() -> None:
    other = register.of_person("I-222222", Contact("b", "Fatuma Hassan"))
    assert shown("Fatuma og Fatuma Hassan", FATUMA, other) == "[I-7KQ4ZD/I-222222] og [I-222222]"


def test_what_stands_for_somebody_is_no_name() -> None:
    spelling = register.of_person("I-HANS42", Contact("a", "Hans Xu"))
    once = shown("Hans Xu sa det til Fatuma Warsame", spelling, FATUMA)
    assert once == "[I-HANS42] sa det til [I-7KQ4ZD]"
    assert shown(once, spelling, FATUMA) == once
    assert shown("[Hans I-HANS42]", spelling) == "[[I-HANS42] I-HANS42]"


@pytest.mark.parametrize("text", ["Robert'); DROP TABLE", "../../x", "(.*)+[a-z]{9}", "Ab" * 100, "张伟"])
def test_names_that_look_like_code_are_names(text: str) -> None:
    entries = (*ODD, FATUMA)
    found = shown(f"Vi traff {text} der.", *entries)
    assert found.startswith("Vi traff [I-C0000")
    assert text not in found


def test_empty_and_one_letter_names_match_nothing() -> None:
    assert shown("A og a og \u200b er ikke navn", *ODD) == "A og a og \u200b er ikke navn"


def test_marks_follow_the_words_they_lay_on() -> None:
    text = "Da sa Fatuma Warsames bror at Bo kom."
    words = ("Fatuma Warsames bror", "Warsames", "Bo kom", "Da sa")
    marks = [
        Mark(str(n), text.index(word), text.index(word) + len(word), MarkKind.QUOTE, word)
        for n, word in enumerate(words)
    ]
    moved = replace(text, (FATUMA, *SHORT)).move(marks)
    assert [mark.words for mark in moved] == ["[I-7KQ4ZD]s bror", "[I-7KQ4ZD]s", "[I-B00001] kom", "Da sa"]


def test_the_register_grows_and_the_work_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Vi snakket med Fatuma Warsame om møteplassen, og hun ringte 998 87 766. " * 20
    steps: dict[int, int] = {}
    original = name_index.fits
    for size in (10, 5000):
        entries = tuple(
            register.of_person(
                f"I-{number:06d}", Contact(str(number), f"Xq{number:04d}x Zw{number:04d}", f"4{number:07d}")
            )
            for number in range(size)
        )
        count = [0]

        def counting(*arguments: object, count: list[int] = count) -> object:
            count[0] += 1
            return original(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(name_index, "fits", counting)
        assert len(find(text, (FATUMA, *entries))) == 40
        steps[size] = count[0]
    assert steps[5000] == steps[10]


NAMES = st.text(st.sampled_from("abeimnorstøåÆAEKLSVW -'."), min_size=1, max_size=18)
SURROUND = st.text(max_size=30)


@given(st.lists(NAMES, min_size=1, max_size=4), SURROUND, st.integers(0, 3))
def test_no_full_name_survives_wherever_it_stands(names: list[str], around: str, which: int) -> None:
    entries = [register.of_person(f"I-{n:06d}", Contact(str(n), name)) for n, name in enumerate(names)]
    name = names[which % len(names)]
    letters = [word for word in name.replace("-", " ").replace("'", " ").replace(".", " ").split() if len(word) > 2]
    if len(letters) < 2 or sum(map(len, letters)) < 6:
        return
    found = replace(f"{around} . {name} , {around}", entries)
    assert f" {name} " not in found.text
    assert not find(found.text.replace(around, " "), entries) or around.strip()


@given(
    st.lists(st.sampled_from(["Fatuma", "Warsame", "bergensk", " ", "Bo", "\n", "é", "😀", "998 87 766", "a\u030a"]))
)
def test_positions_map_and_nothing_else_changes(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = replace(text, (FATUMA, *SHORT, *places()))
    last = new = 0
    for change in found.changes:
        assert text[last : change.start] == found.text[new : change.new_start]
        assert found.text[change.new_start : change.new_end] == change.span.shown()
        assert found.moved(change.start) == change.new_start
        assert found.moved(change.end, end=True) == change.new_end
        last, new = change.end, change.new_end
    assert text[last:] == found.text[new:]
    moved = [found.moved(position) for position in range(len(text) + 1)]
    assert moved == sorted(moved)


def test_each_half_of_a_hyphened_name_is_a_name() -> None:
    entry = register.of_person("I-7KQ4ZD", Contact("a", "Anne-Marie Testdatter"))
    assert shown("annemarie, Anne Marie, Anne-Marie og Marie", entry) == (
        "[I-7KQ4ZD], [I-7KQ4ZD], [I-7KQ4ZD] og [I-7KQ4ZD]"
    )
    assert entry.words == "I-7KQ4ZD"
