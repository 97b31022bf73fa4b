"""Forms in and out, and what a person is told when one is broken."""

import json
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.guide import FACT, Bound, Condition, FollowUp, Guide, Question, Section, YesNo
from interviewer.domain.text import one_line
from interviewer.exchange import forms
from interviewer.exchange.form_tree import DEEPEST, LARGEST
from interviewer.services import guiding

GUIDE = """form: guide
id: proeve
version: 1
title: Prøve
facts:
  - {name: unge, text: Unge er med}
sections:
  - key: del
    title: Del
    questions:
      - key: del.en
        label: a
        text: Går det bra?
        follow_ups:
          - key: del.en.ja
            label: i
            text: Hvordan da?
            condition:
              - {on: del.en, is: yes}
              - {on: "fact:unge", is: no}
"""
SCRIPT = (Path(__file__).parents[2] / "forms" / "samtykke-intervju.yaml").read_text("utf-8")


def broken(text: str | bytes, *, script: bool = False) -> list[tuple[int | None, str]]:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(forms.FormBroken) as caught:
        (forms.script_from_yaml if script else forms.guide_from_yaml)(content, "proeve.yaml")
    assert "proeve.yaml" in str(caught.value)
    assert all(problem.mend for problem in caught.value.problems)
    return [(problem.line, str(problem)) for problem in caught.value.problems]


def test_a_small_guide_is_read_as_it_is_written() -> None:
    guide = forms.guide_from_yaml(GUIDE.encode(), "proeve.yaml")
    conditions = (Condition("del.en", YesNo.YES), Condition("fact:unge", YesNo.NO))
    item = FollowUp("del.en.ja", "i", "Hvordan da?", conditions)
    section = Section("del", "", "Del", (Question("del.en", "a", "Går det bra?", follow_ups=(item,)),))
    assert guide == Guide("proeve", "1", "Prøve", "nb", (section,), (("unge", "Unge er med"),))


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("key: del.en.ja", "key: del.en", 15, "del.en"),
        ("{on: del.en,", "{on: del.to,", 19, "del.to"),
        ("{on: del.en,", "{on: del.en.ja,", 19, "del.en.ja"),
        ('"fact:unge"', '"fact:gamle"', 20, "gamle"),
        ("label: a", "colour: a", 12, "colour"),
        ("text: Går det bra?", "text:", 13, "text"),
        ("        text: Går det bra?\n", "", 11, "text"),
        ("is: yes", "is: maybe", 19, "maybe"),
        ("is: yes", "is: both", 19, "both"),
        ("is: yes", "is: true", 19, "true"),
        ("label: a", "label: a)", 12, "a)"),
        ("label: a", "label: [a]", 12, "label"),
        ("title: Del", "title: Del\n    title: Igjen", 10, "title"),
        ("key: del\n", "key: Del!\n", 8, "Del!"),
        ("version: 1", "version:", 3, "version"),
        ("form: guide", "form: consent", 1, "consent"),
        ("title: Prøve", "title: Prøve\nlanguage: fr", 5, "fr"),
        ("label: a", "label: a\n        bound: moon", 13, "moon"),
        ("label: a", "label: a\n        bound: case\n        must_ask: true", 14, "must_ask"),
        ("label: a", "label: a\n        must_ask: maybe", 13, "maybe"),
        ("name: unge", "name: Unge", 6, "Unge"),
        ("title: Prøve", "title: Prøve\nprobes: Mer?", 5, "probes"),
        ("title: Prøve", "title: Prøve\nprobes: [[Mer?]]", 5, "probes"),
        ("  - {name: unge, text: Unge er med}", "  - unge", 6, "name"),
        ("title: Prøve", "title: &prove Prøve", 4, "&"),
        ("title: Prøve", "title: !!python/name:os.system Prøve", 4, "!"),
        ("title: Prøve", "title: Prøve: igjen", 4, "YAML"),
        ('"fact:unge"', '"fact:unge', 20, "YAML"),
        ("title: Prøve", "title: Prø\x01ve", 4, ""),
    ],
)
def test_a_broken_guide_is_told_with_its_line(old: str, new: str, line: int, told: str) -> None:
    assert old in GUIDE
    problems = broken(GUIDE.replace(old, new, 1))
    assert any(at == line and told in text for at, text in problems), problems


def test_two_labels_at_one_level_are_refused_also_where_one_is_unlabelled() -> None:
    twin = "      - key: del.to\n        label: {}\n        text: Og nå?\n"
    assert broken(GUIDE + twin.format("A"))[0][0] == 22
    assert broken(GUIDE.replace("label: a", 'label: "2"') + twin.format('""'))[0][0] == 22


def test_every_problem_is_told_at_once_in_the_order_of_the_file() -> None:
    text = GUIDE.replace("is: yes", "is: maybe").replace("label: a", "colour: a").replace("version: 1", "version:")
    assert [line for line, _told in broken(text)] == [3, 12, 19]


def test_a_guide_without_sections_or_without_anything_is_refused() -> None:
    assert broken("id: tom\nversion: 1\ntitle: Tom\n")
    assert broken("")
    assert broken("- en\n- to\n")
    assert broken(GUIDE + "---\n" + GUIDE)


def test_text_that_is_not_utf_8_is_told_with_its_line() -> None:
    assert broken(GUIDE.encode("latin-1"))[0][0] == 4


def test_a_file_that_is_too_large_or_too_deep_is_refused_at_once() -> None:
    assert broken(b"#" * (LARGEST + 1))[0][0] is None
    assert broken("[" * 100_000)
    assert broken("a: " + "[" * (DEEPEST + 1))[0][0] == 1
    assert broken("a:\n" + "- x\n" * 60_000)


def test_aliases_that_would_expand_without_end_are_refused() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdef", "bcdefg", strict=True))
    assert broken(bomb)[0][0] == 1


def test_a_file_that_cannot_be_read_is_a_readable_error(tmp_path: Path) -> None:
    with pytest.raises(forms.FormBroken, match=r"nowhere\.yaml"):
        forms.read_guide(tmp_path / "nowhere.yaml")
    with pytest.raises(forms.FormBroken):
        forms.read_script(tmp_path)


def test_text_is_kept_in_its_one_form() -> None:
    guide = forms.guide_from_yaml(GUIDE.replace("Går", "Ga\u030ar\u00a0").encode(), "proeve.yaml")
    assert guide.sections[0].questions[0].text == "Går det bra?"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("N1, N2, N3, N4", "N1, N2, N3, N44", "N44"),
        ("{title}", "{names}", "{names}"),
        ("{purpose}", "{purpose", "{"),
        ("key: hvorfor", "key: hvem", "hvem"),
        ("thanks: >-", "tanks: >-", "tanks"),
        ("N13, N14, N15", "N13, N15", "N14"),
        ("question: Har", "questions: Har", "question"),
        ("covers: [N7]", "covers: N7", "covers"),
    ],
)
def test_a_broken_consent_text_is_told_with_its_line(old: str, new: str, told: str) -> None:
    assert old in SCRIPT.split("form: consent", 1)[1]
    head, body = SCRIPT.split("form: consent", 1)
    problems = broken(f"{head}form: consent{body.replace(old, new, 1)}", script=True)
    assert any(line and told in text for line, text in problems), problems


def test_a_placeholder_in_the_letter_is_told_with_the_line_it_stands_on() -> None:
    text = SCRIPT.replace("  Hvem ser opplysningene\n", "  Hvem {ser} opplysningene\n")
    line = text[: text.index("{ser}")].count("\n") + 1
    assert [at for at, _told in broken(text, script=True)] == [line]


def test_a_guide_is_not_taken_for_a_consent_text() -> None:
    assert any("guide" in told for _line, told in broken(GUIDE, script=True))


def test_the_json_of_a_guide_has_the_documented_fields() -> None:
    value = forms.guide_to_json(guiding.show("moteplass"))
    assert set(value) == {"id", "version", "title", "language", "facts", "probes", "sections"}
    question = value["sections"][1]["questions"][5]
    assert {"key", "label", "text", "hint", "must_ask", "follow_ups"} == set(question)
    assert question["follow_ups"][1]["condition"] == [{"on": "rekruttering.opplaering", "is": "no"}]
    assert value["sections"][0]["questions"][0]["bound"] == "case"


def test_the_consent_text_survives_json() -> None:
    script = guiding.script("samtykke-intervju")
    assert forms.script_from_json(json.loads(json.dumps(forms.script_to_json(script)))) == script


def test_json_that_is_not_a_guide_is_refused() -> None:
    with pytest.raises(forms.FormBroken):
        forms.guide_from_json({"id": "x", "sections": None, "more": 1})


TEXTS = st.text(max_size=40).map(one_line)
FULL = TEXTS.filter(bool)
KEYS = st.text(string.ascii_lowercase, min_size=1, max_size=6)
OUTCOMES = st.sampled_from((YesNo.YES, YesNo.NO))


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    facts = draw(st.dictionaries(KEYS, FULL, max_size=2))
    keys: list[str] = [FACT + name for name in facts]

    def condition() -> tuple[Condition, ...]:
        branch = st.builds(Condition, st.sampled_from(keys), OUTCOMES)
        return tuple(draw(st.lists(branch, max_size=2)) if keys else ())

    def question(key: str, letter: str) -> Question:
        bound = draw(st.none() | st.sampled_from(Bound))
        must = bound is None and draw(st.booleans())
        keys.extend([] if bound else [key])
        below = []
        for number in range(draw(st.integers(0, 2))):
            item = FollowUp(f"{key}.{number}", f"{letter}{number}", draw(FULL), condition(), draw(TEXTS))
            below.append(item)
            keys.append(item.key)
        return Question(key, letter, draw(FULL), draw(TEXTS), must, bound, tuple(below))

    sections = tuple(
        Section(
            f"s{n}", draw(st.sampled_from(("", str(n)))), draw(FULL), tuple(question(f"s{n}.{x}", x) for x in letters)
        )
        for n, letters in enumerate(draw(st.lists(st.sampled_from(("a", "ab", "abc")), min_size=1, max_size=3)), 1)
    )
    probes = tuple(draw(st.lists(FULL, max_size=3)))
    return Guide(
        draw(KEYS), "1", draw(FULL), draw(st.sampled_from(("nb", "nn", "en"))), sections, tuple(facts.items()), probes
    )


@given(guides())
def test_any_guide_survives_json(guide: Guide) -> None:
    assert forms.guide_from_json(json.loads(json.dumps(forms.guide_to_json(guide)))) == guide


@given(guides())
def test_any_guide_survives_yaml(guide: Guide) -> None:
    assert forms.guide_from_yaml(forms.guide_to_yaml(guide).encode(), "x") == guide
