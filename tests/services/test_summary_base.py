"""One base of a coded summary: the interviews that leave and no others, each passage once, quotes as they were said."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from interviewer.domain.answer import Field
from interviewer.domain.counting import Subject
from interviewer.domain.guide import YesNo
from interviewer.domain.interview import Interview
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import Person
from interviewer.domain.transcript import Attribution
from interviewer.services import counting, creating, staying, summarising, tables
from interviewer.services.counting import Of
from interviewer.services.crowding import Leave
from interviewer.services.study import Study
from interviewer.storage import answers, consents
from interviewer.storage.answers import Speaker
from tests.coded import code
from tests.exports import REASON
from tests.talks import ROLE, Talks

SAID = "Vi får lov til å bestemme litt av hvert."
CHOSEN = "bestemme litt"
AT = (SAID.index(CHOSEN), SAID.index(CHOSEN) + len(CHOSEN))
GOOD, EXACT = (Mark(kind.value, *AT, kind, CHOSEN) for kind in (MarkKind.QUOTE, MarkKind.VERBATIM))
QUESTION = Of(Subject.QUESTION, ROLE)


@pytest.fixture
def talks(study: Study) -> Talks:
    creating.change_project(study, replace(study.project, language="en"))
    return Talks(study)


def written(talks: Talks, folder: Path, level: Attribution = Attribution.PSEUDONYM, *, quotes: bool = False) -> str:
    leave = Leave(level, reason=REASON)
    report = summarising.export_summary(talks.study, folder, leave=leave, quotes_only=quotes)
    document = Document(str(report.files[0]))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def change(talks: Talks, who: Person, held: Interview) -> None:
    """Change an interview after it was reviewed."""
    given = next(each for each in consents.all_of(talks.study.data) if each.subject == who.id)
    with talks.study.deed() as deed:
        speaker = Speaker(who.id, given.id)
        answers.save_text(talks.study.data, held.id, ROLE, speaker, Field.NOTE, f"{SAID} Og mer.", (), deed)


def two_in_one_out(talks: Talks) -> Person:
    """Keep three who say yes, yes and no, all counted, of whom the last was changed since it was reviewed."""
    place, said = talks.case(), (YesNo.YES, YesNo.YES, YesNo.NO)
    held = [talks.talk({ROLE: SAID}, case=place, yes_no={ROLE: one}) for one in said]
    counting.confirm(talks.study, counting.count(talks.study, QUESTION))
    talks.review()
    change(talks, *held[-1])
    return held[-1][0]


def test_what_is_counted_and_where_they_differ_rest_on_the_interviews_that_leave(talks: Talks, tmp_path: Path) -> None:
    gone = two_in_one_out(talks)
    said = written(talks, tmp_path)
    assert "Two informants took part in two interviews" in said
    assert "This summary rests on two interviews." in said
    assert "For two of two informants the answer is yes." in said
    assert "Where informants differ" not in said
    left = next(line for line in said.splitlines() if "held and are not in this summary" in line)
    assert left.startswith("Interviews that were held and are not in this summary: one – ")
    assert f"{gone.pseudonym} ({staying.CHANGED})" in left
    assert said.count(gone.pseudonym) == 1


def test_who_stayed_out_is_counted_and_not_named_where_no_pseudonym_is_printed(talks: Talks, tmp_path: Path) -> None:
    gone = two_in_one_out(talks)
    said = written(talks, tmp_path, Attribution.NONE)
    assert f"are not in this summary: one – {staying.CHANGED}: one." in said
    assert gone.pseudonym not in said


def test_with_everybody_in_nothing_is_said_of_who_stayed_out(talks: Talks, tmp_path: Path) -> None:
    talks.talk({ROLE: SAID})
    talks.review()
    said = written(talks, tmp_path)
    assert "not in this summary" not in said
    assert "One informant took part in one interview." in said
    assert "This summary rests on one interview." in said
    assert "(versions: 1)" not in said


def test_who_stays_behind_is_told_with_what_to_do_and_not_that_nothing_was_written(
    talks: Talks, tmp_path: Path
) -> None:
    gone = two_in_one_out(talks)
    report = summarising.export_summary(talks.study, tmp_path, leave=Leave(reason=REASON))
    (one,) = report.skipped
    assert one.who == gone.pseudonym
    assert one.why == "Changed after it was reviewed for what identifies. Go through it under Pseudonymisation."


@pytest.mark.parametrize(
    ("marks", "told", "source"),
    [((GOOD, EXACT), f"«{CHOSEN}»", ""), ((GOOD,), CHOSEN, " (from notes, not word for word)"),
     ((GOOD, replace(EXACT, end=EXACT.end - 3, words=CHOSEN[:-3])), CHOSEN, " (from notes, not word for word)")],
)  # fmt: skip
@pytest.mark.parametrize("quotes", [False, True])
def test_only_what_was_noted_word_for_word_stands_in_quotation_marks(
    talks: Talks, tmp_path: Path, marks: tuple[Mark, ...], told: str, source: str, *, quotes: bool
) -> None:
    who, held = talks.talk({ROLE: SAID}, case=talks.case(), marks={ROLE: marks})
    talks.code(who, held, ROLE, CHOSEN, code(talks.study, "Makt"))
    talks.review()
    lines = written(talks, tmp_path, quotes=quotes).splitlines()
    assert told in lines
    assert lines[lines.index(told) + 1].endswith(f"råd{source}")
    assert ("«" in "".join(lines)) is told.startswith("«")


def test_a_passage_coded_by_two_and_with_two_codes_is_one_passage(talks: Talks, tmp_path: Path) -> None:
    top = code(talks.study, "Makt")
    below = code(talks.study, "Over penger", top)
    for _number in range(2):
        who, held = talks.talk({ROLE: SAID}, case=talks.case())
        for one, by in ((top, "Ask"), (top, "Bo"), (below, "Ask")):
            talks.code(who, held, ROLE, CHOSEN, one, by)
    talks.review()
    said = written(talks, tmp_path)
    assert "In them two passages are coded; codes used: two, coders: two." in said
    assert said.count("Brought up in two of two places, by two of two informants. Passages: 2.") == 2
    assert "Passages: 6" not in said
    cells = said.splitlines()
    assert cells[cells.index("Passages") - 3 :][:8] == ["Type of møteplass", "With the theme", "In all", "Passages",
                                                        "råd", "2", "2", "2"]  # fmt: skip
    assert [cells[place + 1] for place, cell in enumerate(cells) if cell == "Makt"][-2:] == ["1", "1"]


def test_codings_without_a_place_are_told_in_the_summary_and_beside_the_tables(talks: Talks, tmp_path: Path) -> None:
    who, held = talks.talk({ROLE: SAID}, case=talks.case())
    one = code(talks.study, "Makt")
    talks.code(who, held, ROLE, CHOSEN, one)
    with talks.study.deed() as deed:
        given = next(each for each in consents.all_of(talks.study.data) if each.subject == who.id)
        answers.save_text(talks.study.data, held.id, ROLE, Speaker(who.id, given.id), Field.NOTE, "Annet.", (), deed)
    talks.review()
    said = written(talks, tmp_path / "a")
    told = next(line for line in said.splitlines() if line.startswith("Codings that are in no figure here"))
    assert ": one – " in told
    assert f"{who.pseudonym}" in told
    report = tables.export_tables(talks.study, tmp_path / "b", leave=Leave(reason=REASON))
    assert [each.code for each in report.left] == ["Makt"]
    readme = (tmp_path / "b" / "README.md").read_text(encoding="utf-8")
    assert "Codings that are in no table" in readme
    assert who.pseudonym in readme
