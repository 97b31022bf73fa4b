"""Where passages of a document belong: questions by label or wording, cases by name, the rest nowhere."""

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.document import View
from interviewer.domain.document_text import Line, Passage, passages
from interviewer.domain.guide import Guide
from interviewer.services import guiding
from tests.documents import FORM

GUIDE = guiding.show("moteplass")
NUMBERED = guiding.show("kartlegging")
CASES = {
    "Solvik innvandrerråd": "A",
    "møteplass: Solvik innvandrerråd": "A",
    "Kontaktutvalget i Prøvik": "B",
    "alle": "",
}
TRAINING, ROLE, COUNT = "rekruttering.opplaering", "rekruttering.rolle", "rekruttering.antall"


def read(*lines: str, guide: Guide = GUIDE) -> tuple[Passage, ...]:
    return passages([Line(line) for line in lines], guide, CASES)


def test_a_form_that_covers_two_cases_is_taken_apart() -> None:
    found = read(*FORM)
    assert [(each.question, each.case, each.text) for each in found if each.question] == [
        (ROLE, "A", "Lederen møter selv."), (TRAINING, "A", "Ja, et kveldskurs."), (TRAINING, "A", "For lite av det."),
        (TRAINING, "B", "Ingen kurs, sier Samira Testdatter Hale."), (COUNT, "", "Stort sett ti til tolv."),
    ]  # fmt: skip
    assert found[1].source == "årsmeldingen"
    assert [each.view for each in found if each.question].count(View.FILLER) == 1
    assert [each.text for each in found if not each.question] == [
        "Kartlegging av steder\nSkrevet av noen på et kontor.", "Med hilsen\net kontor",
    ]  # fmt: skip


def test_a_question_is_known_by_its_wording_alone_and_its_wording_is_no_answer() -> None:
    asked = GUIDE.place(TRAINING)
    assert asked is not None
    for said in (f"2 f {asked.item.text}", asked.item.text, f"f) {asked.item.text}", f"2f) {asked.item.text} Ja."):
        before = (f"{asked.section.label} {asked.section.title}",)
        (found,) = read(*before, said, *(() if said.endswith("Ja.") else ("Ja.",)))
        assert (found.question, found.text) == (TRAINING, "Ja.")


def test_a_question_laid_out_on_two_lines_is_one() -> None:
    place = GUIDE.place(TRAINING)
    assert place is not None
    words = place.item.text.split()
    (found,) = read(f"[2 f] {' '.join(words[:3])}", " ".join(words[3:]), "Ja.")
    assert (found.question, found.text) == (TRAINING, "Ja.")


def test_a_form_with_its_own_wording_is_placed_by_number() -> None:
    found = read("3. Hva slags status har stedene?", "Lav.", "3e) Høres de?", "Av og til.", guide=NUMBERED)
    assert [(each.question, each.text) for each in found] == [("status", "Lav."), ("status.horing", "Av og til.")]


def test_letters_alone_are_those_of_the_question_above_where_they_ask() -> None:
    found = read("3. Hva slags status?", "Lav.", "e) Høres de?", "Av og til.", "b) ikke noe spørsmål", guide=NUMBERED)
    assert [(each.question, each.text) for each in found] == [
        ("status", "Lav."), ("status.horing", "Av og til.\nb) ikke noe spørsmål"),
    ]  # fmt: skip


def test_a_list_inside_an_answer_stays_in_it() -> None:
    (found,) = read("[2 f] Flere ting:", "a) kurs", "b) samling")
    assert found.text == "Flere ting:\na) kurs\nb) samling"


def test_a_table_with_a_column_a_case_is_read_by_column_and_ends_where_it_ends() -> None:
    rows = (
        ("Spørsmål", "Solvik innvandrerråd", "Kontaktutvalget i Prøvik"),
        ("[2 f]", "Ja", "Nei"),
        ("[2 g]", "12", ""),
    )
    lines = [Line(text, cell=(0, row, column)) for row, cells in enumerate(rows) for column, text in enumerate(cells)]
    found = passages([*lines, Line("Etterord")], GUIDE, CASES)
    assert [(each.question, each.case, each.text) for each in found if each.question] == [
        (TRAINING, "A", "Ja"), (TRAINING, "B", "Nei"), (COUNT, "A", "12"),
    ]  # fmt: skip
    assert (found[-1].question, found[-1].text) == ("", "Etterord")


def test_a_table_about_one_case_says_so_for_what_follows() -> None:
    lines = [Line("Sted", cell=(0, 0, 0)), Line("Solvik innvandrerråd", cell=(0, 0, 1)), Line("[2 f] Ja.")]
    assert [(each.question, each.case) for each in passages(lines, GUIDE, CASES)][-1] == (TRAINING, "A")


@given(st.lists(st.text(max_size=40), max_size=12))
def test_no_word_is_lost_whatever_stands_there(lines: list[str]) -> None:
    plain = [f"ord{number} {line}" for number, line in enumerate(lines) if "\n" not in line]
    found = "\n".join(each.text for each in read(*plain))
    assert all(line.split()[0] in found for line in plain)


def test_paragraphs_that_begin_with_a_case_are_about_it_until_the_next_question() -> None:
    found = read(
        "[2 f] Tilbys det kurs?", "Solvik innvandrerråd: Ja, hver høst.", "To kvelder.", "Eget syn: For få plasser.",
        "Kontaktutvalget i Prøvik: Nei.", "Alle: Mange spør.", "[2 g] Tolv.",
    )  # fmt: skip
    assert [(each.question, each.case, each.text, each.view) for each in found] == [
        (TRAINING, "A", "Ja, hver høst.\nTo kvelder.", View.DOCUMENT),
        (TRAINING, "A", "For få plasser.", View.FILLER),
        (TRAINING, "B", "Nei.", View.DOCUMENT),
        (TRAINING, "", "Mange spør.", View.DOCUMENT),
        (COUNT, "", "Tolv.", View.DOCUMENT),
    ]


def test_a_colon_after_other_words_than_a_case_changes_nothing() -> None:
    (found,) = read("[2 f] Ja: hver høst.", "Tid: 10: 30 – Solvik")
    assert (found.case, found.text) == ("", "Ja: hver høst.\nTid: 10: 30 – Solvik")


def test_the_head_of_a_table_is_no_part_of_the_answer_above_it() -> None:
    cells = (("Spørsmål", "Solvik innvandrerråd"), ("[2 g]", "12"))
    lines = [Line(text, cell=(0, row, column)) for row, each in enumerate(cells) for column, text in enumerate(each)]
    found = passages([Line("[2 f] Ja, et kurs."), *lines], GUIDE, CASES)
    assert [(each.question, each.case, each.text) for each in found] == [
        (TRAINING, "", "Ja, et kurs."), (COUNT, "A", "12"),
    ]  # fmt: skip
