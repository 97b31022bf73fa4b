"""Charts that leave: bars with their figures as text, names replaced or refused, small counts not told."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.domain import bars
from interviewer.domain.application_entry import Line
from interviewer.domain.bars import Bar, Bars, Box, Frame, Text, Tone
from interviewer.domain.counting import Subject
from interviewer.domain.guide import YesNo
from interviewer.domain.spread import Dimension
from interviewer.services import applying, charting, counting, creating, granting, releasing, spreading
from interviewer.services.applying import Details
from interviewer.services.charting import Chart
from interviewer.services.counting import Of
from interviewer.services.errors import CallRunning
from interviewer.services.gating import NamesLeft
from interviewer.services.study import Study
from interviewer.storage import outputs
from tests.talks import ROLE, Talks

FRAME = Frame(900.0, 20.0, 10.0, lambda words: 7.0 * len(words))


@pytest.fixture
def talks(study: Study) -> Talks:
    creating.change_project(study, replace(study.project, language="en"))
    return Talks(study)


def _words(svg: bytes) -> str:
    return "\n".join(each.text or "" for each in ElementTree.fromstring(svg).iter())


def test_bars_of_a_group_share_a_scale_and_none_leaves_its_room() -> None:
    group = Bars("By kind", (Bar("a", 4, "4 of 4", None, 0), Bar("b", 1, "1 of 4", None, 3), Bar("c", 0, "0")))
    shapes = list(bars.drawn((group,), FRAME))
    parts = [each for each in shapes if isinstance(each, Box) and each.tone is Tone.PART]
    rest = [each for each in shapes if isinstance(each, Box) and each.hatched]
    assert [round(each.width / parts[0].width, 2) for each in parts] == [1.0, 0.25]
    assert round(parts[1].width + rest[0].width) == round(parts[0].width)
    for each in shapes:
        if isinstance(each, Box | Text):
            assert each.x + each.width <= FRAME.width + 0.1
    assert bars.height((group,), FRAME.row, FRAME.gap) == 90.0


def test_a_share_is_drawn_as_that_share_of_its_own_whole() -> None:
    group = Bars("By kind", tuple(charting.share(name, part, whole, str) for name, part, whole in
                                  (("a", 1, 2), ("b", 30, 40), ("c", 3, 3), ("d", 0, 0))))  # fmt: skip
    shapes = list(bars.drawn((group,), FRAME))
    room = next(each.width for each in shapes if isinstance(each, Box) and each.tone is Tone.WHOLE)
    parts = [each for each in shapes if isinstance(each, Box) and each.tone is Tone.PART]
    assert [round(each.width / room, 2) for each in parts] == [0.5, 0.75, 1.0]


@pytest.mark.parametrize(
    ("language", "told", "others"),
    [("nb", ("ikke tatt opp\t1", "ja\t1 av 1 – 100 %", "fortsatt personopplysninger"), ("not", "ikkje", " of ")),
     ("nn", ("ikkje teke opp\t1", "ja\t1 av 1 – 100 %", "framleis personopplysningar"), ("not", "ikke ", " of ")),
     ("en", ("not taken up\t1", "yes\t1 of 1 – 100 %", "still personal data"), ("ikke ", "ikkje ", " av "))],
)  # fmt: skip
def test_a_chart_is_in_the_one_language_of_its_sentence(
    talks: Talks, language: str, told: tuple[str, ...], others: tuple[str, ...]
) -> None:
    for said in ({ROLE: YesNo.YES}, {}):
        talks.talk({}, yes_no=said)
    of = Of(Subject.QUESTION, ROLE)
    counting.confirm(talks.study, counting.count(talks.study, of))
    chart = counting.chart(talks.study, counting.count(talks.study, of), language)
    charting.refuse(talks.study, chart)
    _title, text = charting.figures(talks.study, chart).split("\n", 1)
    assert all(words in text for words in told)
    assert not any(words in text for words in others)
    assert told[-1] in _words(charting.picture(talks.study, chart))


def test_every_figure_stands_in_words_in_the_picture_and_beside_it(talks: Talks) -> None:
    long = "forening med et navn som er lengre enn det er plass til foran en stolpe"
    chart = Chart("Shares", (Bars("By kind", (charting.share(long, 1, 3, str), charting.amount("x", 2, str, 5))),),
                  ("One of three.",))  # fmt: skip
    said, text = _words(charting.picture(talks.study, chart)), charting.figures(talks.study, chart)
    for told in ("Shares", "One of three.", "1 of 3 – 33 %", "2 of 5 – 3 lacking", "still personal data"):
        assert told in said
        assert told in text
    assert f"{long}\t1 of 3 – 33 %" in text
    assert f"{long[:37].rstrip()}…" in said
    assert charting.picture(talks.study, chart) == charting.picture(talks.study, chart)


def test_picture_and_figures_leave_together_and_are_put_on_record(talks: Talks, tmp_path: Path) -> None:
    chart = Chart("Shares", (Bars("By kind", (charting.share("kor", 1, 2, str),)),))
    drawn = charting.picture(talks.study, chart)
    written = charting.release(talks.study, tmp_path / "a.svg", drawn, chart)
    assert [path.name for path in written] == ["a.svg", "a.txt"]
    (export, *_others) = releasing.listed(talks.study)
    assert (export.what, len(export.files)) == ("chart", 2)
    assert {output.kind for output in outputs.all_of(talks.study.data)} == {"chart"}


def test_a_name_in_a_bar_stops_picture_figures_and_copy(talks: Talks, tmp_path: Path) -> None:
    talks.talk({}, name="Samira Hale")
    long = "en ganske lang begynnelse som fyller raden helt, Samira Hale"
    chart = Chart("Shares", (Bars("By kind", (charting.share(long, 1, 2, str),)),))
    with pytest.raises(NamesLeft):
        charting.release(talks.study, tmp_path / "a.png", b"\x89PNG", chart)
    with pytest.raises(NamesLeft):
        charting.refuse(talks.study, chart)
    assert not list(tmp_path.glob("a.*"))


def test_nothing_leaves_while_a_call_runs(talks: Talks, tmp_path: Path) -> None:
    talks.study.ring("another")
    with pytest.raises(CallRunning):
        charting.release(talks.study, tmp_path / "a.svg", b"", Chart("x", ()))
    talks.study.ring(None)


def test_applications_leave_with_municipalities_under_pseudonyms(talks: Talks) -> None:
    line = Line(municipality="Prøvik", year="2016", applied="50 000", granted="20 000")
    applying.keep(talks.study, Details("Prøvelaget", "forening"), [line, replace(line, granted="0")])
    found = applying.register(talks.study)
    for by in granting.WAYS:
        text = charting.figures(talks.study, granting.chart(talks.study, found, by))
        assert "1 of 2 – 50 %" in text
        assert "1 of 1 – 100 %" in text
        assert "Prøvik" not in text
        assert "Prøvelaget" not in text


def test_a_count_shows_what_lies_outside_it_apart(talks: Talks) -> None:
    case = talks.case()
    for said in (YesNo.YES, YesNo.YES, YesNo.NO):
        talks.talk({ROLE: "Noe."}, case=case, yes_no={ROLE: said})
    talks.talk({}, case=case)
    of = Of(Subject.QUESTION, ROLE)
    counting.confirm(talks.study, counting.count(talks.study, of))
    text = charting.figures(talks.study, counting.chart(talks.study, counting.count(talks.study, of), "en"))
    for told in (
        "For two of three",
        "yes\t2 of 3 – 67 %",
        "no\t1 of 3 – 33 %",
        "unsure\t0 of 3 – 0 %",
        "not taken up\t1",
    ):
        assert told in text
    assert "(3)" in text


def test_the_spread_leaves_without_what_fewer_than_three_share(talks: Talks) -> None:
    assert spreading.chart(talks.study) is None
    case = talks.case(model="råd")
    for role in ("medlem", "medlem", "medlem", "medlem", "leder", "leder", "kasserer"):
        talks.talk({ROLE: "Noe."}, role=role, case=case)
    spreading.set_target(talks.study, Dimension.ROLE, "medlem", 6)
    spreading.set_target(talks.study, Dimension.ROLE, "leder", 1)
    made = spreading.chart(talks.study)
    assert made is not None
    text = charting.figures(talks.study, made)
    assert "medlem\t4 of 6 – 2 lacking" in text
    assert "leder\tfewer than 3, or hidden with it" in text
    assert "kasserer\tfewer than 3, or hidden with it" in text
    assert "råd\t7" in text
    assert "Network" not in text
