"""Replies as people write them, with whatever their mail program does to them."""

import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interviewer.domain import email_reply
from interviewer.domain.email_reply import EmailReply
from interviewer.services import guiding

GUIDE = guiding.show("moteplass")
LINE = "Ja, jeg har lest informasjonsskrivet og vil være med."
HOW = f"Slik svarer du\nSkriv denne linja øverst, alene på linja:\n«{LINE}»\n[V 1] Vi kan sitere deg. Ja eller nei:"
PLACES = list(GUIDE.to_ask())
SENT = "Hei! Vil du være med i et forskningsprosjekt om møteplasser og hva de betyr?\n\n" + HOW
SENT += "\n\n" + "\n\n\n".join(f"[{place.short}] {place.item.text}" for place in PLACES)
FIRST, SECOND = PLACES[0], PLACES[1]


def read(text: str) -> EmailReply:
    return email_reply.read(text, GUIDE, SENT, LINE)


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def wrapped(text: str) -> str:
    return "\n".join("\n".join(textwrap.wrap(line, 60)) if line else "" for line in text.split("\n"))


def answered(*, first: str, second: str) -> str:
    """Return what we sent with answers written below the first two questions."""
    said = SENT.replace(FIRST.item.text, f"{FIRST.item.text}\n{first}", 1)
    return said.replace(f"] {SECOND.item.text}", f"] {SECOND.item.text}\n{second}", 1)


def test_labels_typed_by_hand_lead_to_their_questions() -> None:
    reply = read(f"{LINE}\n\n2a: Leder.\n2 b) Sekretær\ni tre år.\n\n[2 f] Ja, kurs.\n2fi Svært nyttig.")
    keys = [GUIDE.find(label) for label in ("2a", "2b", "2f", "2fi")]
    assert reply.consent == LINE
    assert reply.answers == tuple(
        (place.key, words)
        for place, words in zip(keys, ("Leder.", "Sekretær\ni tre år.", "Ja, kurs.", "Svært nyttig."), strict=True)
        if place
    )
    assert reply.rest == ()


@pytest.mark.parametrize("laid_out", [lambda text: text, wrapped], ids=["as sent", "laid out anew"])
def test_answers_below_questions_that_came_back_without_quotation_signs(laid_out: object) -> None:
    assert callable(laid_out)
    text = f"{LINE}\n\nDen 3. mars 2026 kl. 10:02 skrev Ask <post@example.org>:\n" + laid_out(
        answered(first="Jeg er leder.", second="Seks år.")
    )
    reply = read(text)
    assert reply.answers == ((FIRST.key, "Jeg er leder."), (SECOND.key, "Seks år."))
    assert reply.consent == LINE
    assert reply.rest == ()


def test_answers_between_quoted_questions() -> None:
    text = f"{LINE}\n\n{quoted(wrapped(f'[{FIRST.short}] {FIRST.item.text}'))}\n\nJeg er leder.\n\nSiden 2019.\n"
    text += f"> 2 Rekruttering\n\nEn ting til.\n\n> [{SECOND.short}] {SECOND.item.text}\nSeks år."
    reply = read(text)
    assert reply.answers == ((FIRST.key, "Jeg er leder.\n\nSiden 2019."), (SECOND.key, "Seks år."))
    assert reply.rest == ("En ting til.",)


def test_an_answer_on_the_line_of_the_question() -> None:
    reply = read(f"{LINE}\n[{FIRST.short}] {FIRST.item.text} Leder.")
    assert reply.answers == ((FIRST.key, "Leder."),)


@pytest.mark.parametrize(
    "text",
    [
        "Ja, det kan jeg.",
        quoted(SENT),
        SENT,
        wrapped(SENT),
        f"Jeg vil ikke skrive «{LINE}»",
        f"Nei. Jeg skriver ikke: {LINE}",
        f"Den 3. mars skrev Ask <post@example.org>:\n«{LINE}»",
        f"> {LINE}",
        f">{LINE}\n\n2a: Leder.",
    ],
)
def test_without_the_line_there_is_no_consent(text: str) -> None:
    assert read(text).consent == ""


@pytest.mark.parametrize(
    "line",
    [
        LINE,
        LINE.upper(),
        f"  {LINE.rstrip('.')}  ",
        f"«{LINE}»",
        LINE.replace(" og ", "\nog "),
        LINE.replace(" ", "\u00a0"),
    ],
)
def test_the_line_is_known_however_it_is_laid_out(line: str) -> None:
    reply = read(f"Hei!\n{line}\n\n2a: Leder.\n\n{quoted(SENT)}")
    assert reply.consent
    assert [words for _key, words in reply.answers] == ["Leder."]
    assert reply.rest == ("Hei!",)


def test_a_line_that_only_our_own_instruction_holds_is_not_consent_even_between_answers() -> None:
    assert read("Den 3. mars 2026 skrev Ask:\n" + answered(first="Leder.", second="Seks år.")).consent == ""


def test_signature_and_headers_stand_apart_and_are_no_answers() -> None:
    reply = read(
        f"{LINE}\n2a: Leder.\n\nMed vennlig hilsen\nNora Fabelmann\nFabel AS\nTlf. 10 00 02 02\n\n"
        "Fra: Ask <post@example.org>\nSendt: 3. mars 2026\nTil: Nora\nEmne: Prosjektet\n\n" + SENT
    )
    assert [words for _key, words in reply.answers] == ["Leder."]
    for told in ("Nora Fabelmann", "Fabel AS", "10 00 02 02", "post@example.org"):
        assert told in reply.apart
    assert reply.rest == ()


def test_choices_are_read_and_what_cannot_be_read_is_left_to_place() -> None:
    reply = read(f"{LINE}\n[V 1] Vi kan sitere deg. Ja eller nei: nei\n[V2] ja\n[V 3]\nBåde ja og nei")
    assert reply.choices == {"quotes": False, "contact": True}
    assert reply.rest == ("Både ja og nei",)


def test_what_follows_a_choice_is_words_of_its_own() -> None:
    reply = read(f"{LINE}\n[V 2]\nnei\n\nVi møtes hver tirsdag.\n[V 3] ja, gjerne det\nHils!")
    assert reply.choices == {"contact": False, "archive": True}
    assert reply.rest == ("Vi møtes hver tirsdag.", "ja, gjerne det", "Hils!")


@pytest.mark.parametrize("words", ["12. mars møttes vi.", "3 ganger i uka", "10", "2026 var bra", "(2 av 3) kom"])
def test_figures_that_begin_a_line_are_words(words: str) -> None:
    reply = read(f"{LINE}\n2a: Leder.\n{words}")
    assert [said for _key, said in reply.answers] == [f"Leder.\n{words}"]


def test_what_is_shown_from_the_key_takes_no_answer() -> None:
    bound = next(place for place in GUIDE.places() if place.follow_up is None and place.question.bound)
    reply = read(f"{LINE}\n[{bound.short}] Solvik")
    assert reply.answers == ()
    assert "Solvik" in "".join(reply.rest)


@given(st.text(alphabet=st.sampled_from("ab12 \n>[]«».:-@Jaf"), max_size=300))
@example("2 a")
def test_nothing_somebody_wrote_is_lost(text: str) -> None:
    """What is not quoted, and not ours, is found again somewhere; a question's label alone is no words."""
    labels = {place.short.replace(" ", "") for place in GUIDE.places()}
    reply = read(f"{LINE}\n2a: x\n{text}")
    held = "\n".join([*(words for _key, words in reply.answers), *reply.rest, reply.apart, str(reply.choices)])
    for line in text.split("\n"):
        words = line.split()
        if "".join(words) in labels:
            continue
        if words and ">" not in line and "[" not in line and words[-1].isalpha() and reply.ours == 0:
            assert words[-1] in held
