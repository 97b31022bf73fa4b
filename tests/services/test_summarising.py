"""The coded summary: themes with their denominators, quotes with permission, and nothing that may not leave."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from interviewer.domain.application_entry import Line
from interviewer.domain.consent import Decision
from interviewer.domain.counting import Subject
from interviewer.domain.guide import YesNo
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.memo import Memo, On
from interviewer.domain.quote import QuoteState
from interviewer.domain.transcript import Attribution
from interviewer.domain.typology import Fit
from interviewer.services import (
    applying,
    classifying,
    consenting,
    contradicting,
    counting,
    creating,
    noting,
    quoting,
    recruiting,
    reviewing,
    summarising,
    times,
)
from interviewer.services.applying import Details
from interviewer.services.classifying import Judgement
from interviewer.services.crowding import Leave
from interviewer.services.errors import CallRunning
from interviewer.services.exporting import NothingToExport, SmallCells
from interviewer.services.reporting import NoSuchFormat
from interviewer.storage import log, memos
from tests.coded import code, coding
from tests.conftest import Field
from tests.exports import REASON
from tests.talks import Talks

NOTE = "Vi fikk hjelp av Samira Hale. Det var helt avgjørende for oss."
QUOTE = "Det var helt avgjørende for oss."
SPAN = (NOTE.index(QUOTE), NOTE.index(QUOTE) + len(QUOTE))
ACCEPTED = Leave(reason=REASON)


@pytest.fixture
def field(consented: Field) -> Field:
    """Return fieldwork with a closed, coded interview with a good quote."""
    study = consented.study
    creating.change_project(study, replace(study.project, language="en"))
    marks = (Mark("q", *SPAN, MarkKind.QUOTE, QUOTE), Mark("v", *SPAN, MarkKind.VERBATIM, QUOTE))
    noting.save_note(study, consented.interview, consented.question, NOTE, marks)
    noting.close(study, consented.interview)
    reviewing.review_all(study)
    top = code(study, "Help", definition="Whatever made it easier, from Samira too.")
    coding(consented, QUOTE, code(study, "From friends", top))
    code(study, "Never used", top)
    return consented


def words(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def written(field: Field, folder: Path, *, level: Attribution = Attribution.PSEUDONYM, quotes: bool = False) -> str:
    leave = Leave(level, reason=REASON)
    return words(summarising.export_summary(field.study, folder, leave=leave, quotes_only=quotes).files[0])


def test_a_theme_has_its_definition_its_share_in_words_and_its_quote(field: Field, tmp_path: Path) -> None:
    said = written(field, tmp_path)
    assert "Whatever made it easier, from [I-" in said
    assert "Brought up by one of one informants. Passages: 1." in said
    assert f"«{QUOTE}»" in said
    pseudonym = recruiting.person(field.study, field.person).person.pseudonym
    assert any(line.startswith(f"{pseudonym}, leder") for line in said.splitlines())
    assert "Not used: Never used." in said
    assert not any(name in said for name in ("Samira", "Hale", "Solvik"))


def test_the_contents_lead_to_every_heading(field: Field, tmp_path: Path) -> None:
    path = summarising.export_summary(field.study, tmp_path, leave=ACCEPTED).files[0]
    body = Document(str(path)).element.body
    anchors = [each.get(each.nsmap["w"].join(["{", "}anchor"])) for each in body.iter("{*}hyperlink")]
    marks = [each.get(each.nsmap["w"].join(["{", "}name"])) for each in body.iter("{*}bookmarkStart")]
    headings = [each for each in Document(str(path)).paragraphs if each.style and each.style.name[:7] == "Heading"]
    assert anchors == marks
    assert len(anchors) == len(headings) > 3


def test_good_quotes_of_who_said_no_to_being_quoted_do_not_leave(consented: Field, tmp_path: Path) -> None:
    study = consented.study
    said = consenting.Said(Decision.LIMITS, reply="Ja, men ikke sitat.", limits="ikke sitat", choices={"quotes": False})
    consenting.record(study, consented.person, said)
    noting.save_note(study, consented.interview, consented.question, NOTE, (Mark("q", *SPAN, MarkKind.QUOTE, QUOTE),))
    noting.close(study, consented.interview)
    reviewing.review_all(study)
    coding(consented, QUOTE, code(study, "Hjelp"))
    with pytest.raises(NothingToExport, match="quoted"):
        written(consented, tmp_path)


def test_a_quote_that_was_withdrawn_is_not_in_it(field: Field, tmp_path: Path) -> None:
    quoting.answer(field.study, quoting.listed(field.study)[0], QuoteState.WITHDRAWN)
    reviewing.review_all(field.study)
    assert QUOTE not in written(field, tmp_path)


def test_only_memos_marked_for_print_are_printed(field: Field, tmp_path: Path) -> None:
    project = log.project_id(field.study.data)
    with field.study.deed() as deed:
        for number, printed in enumerate((True, False)):
            memo = Memo(
                f"m{number}", On.CASE, field.case, f"Thought {number}", printed=printed, at=times.now(), owner=project
            )  # fmt: skip
            memos.save(field.study.data, memo, deed)
    said = written(field, tmp_path)
    assert "Thought 0" in said
    assert "Thought 1" not in said


def test_themes_are_numbered_without_gaps_where_a_code_is_not_used(field: Field, tmp_path: Path) -> None:
    top = code(field.study, "Hinder")
    code(field.study, "Also never used", top)
    coding(field, QUOTE, code(field.study, "From rules", top))
    said = written(field, tmp_path).splitlines()
    assert {line for line in said if line.endswith("From rules")} == {"2.1 From rules"}


def test_a_paragraph_never_parts_from_the_table_it_introduces(field: Field, tmp_path: Path) -> None:
    document = Document(str(summarising.export_summary(field.study, tmp_path, leave=ACCEPTED).files[0]))
    blocks = list(document.iter_inner_content())
    before = [above for above, below in pairwise(blocks) if isinstance(below, Table)]
    assert before
    assert all(isinstance(each, Paragraph) and each.paragraph_format.keep_with_next for each in before)


def test_the_quote_book_holds_quotes_and_their_themes_only(field: Field, tmp_path: Path) -> None:
    said = written(field, tmp_path, quotes=True)
    assert f"«{QUOTE}»" in said
    assert "Brought up" not in said
    assert "Never used" not in said


def test_less_attribution_tells_no_cases(field: Field, tmp_path: Path) -> None:
    said = written(field, tmp_path, level=Attribution.NONE)
    assert "Møteplass by møteplass" not in said
    assert "leder" not in said
    assert "Informant" in said.splitlines()


def test_shares_are_of_cases_where_there_are_several(field: Field, tmp_path: Path) -> None:
    talks = Talks(field.study)
    for _number in range(3):
        talks.talk({field.question: "Vi er mange."}, case=talks.case(model="råd"))
    reviewing.review_all(field.study)
    said = written(field, tmp_path)
    assert "Brought up in one of four places, by one of four informants. Passages: 1." in said
    assert "1 / 4" in said


def test_what_somebody_counted_stands_with_its_denominator_and_the_cases_behind(field: Field, tmp_path: Path) -> None:
    talks, asked = Talks(field.study), "rekruttering.opplaering"
    for said in (YesNo.YES, YesNo.YES, YesNo.NO):
        talks.talk({asked: "Sånn er det."}, case=talks.case(model="råd"), yes_no={asked: said})
    reviewing.review_all(field.study)
    assert "What was counted" not in written(field, tmp_path / "a")
    counting.confirm(field.study, counting.count(field.study, counting.Of(Subject.QUESTION, asked)))
    told = written(field, tmp_path / "b")
    assert "For two of three informants the answer is yes, for one no" in told.replace(" and for", ", for")
    assert "The question was not raised with one." in told
    assert any(line.startswith("yes: I-") for line in told.splitlines())


def test_two_who_differ_stand_beside_each_other_with_the_reading_apart(field: Field, tmp_path: Path) -> None:
    talks = Talks(field.study)
    case, asked = talks.case(model="råd"), "rekruttering.opplaering"
    for said in (YesNo.YES, YesNo.NO):
        talks.talk({asked: "Sånn er det."}, case=case, yes_no={asked: said})
    found = contradicting.matrix(field.study)
    contradicting.read(field.study, found, case.id, asked, "De mener ulike kurs.")
    reviewing.review_all(field.study)
    said_words = written(field, tmp_path)
    assert "Where informants differ" in said_words
    assert any(": yes; " in line and line.endswith(": no") for line in said_words.splitlines())
    assert "Our reading: De mener ulike kurs." in said_words


def test_the_same_project_gives_the_same_bytes(field: Field, tmp_path: Path) -> None:
    first, second = (
        summarising.export_summary(field.study, tmp_path / name, leave=ACCEPTED).files[0].read_bytes() for name in "ab"
    )
    assert first == second


def test_the_gate_holds_for_the_summary_too(field: Field, tmp_path: Path) -> None:
    with pytest.raises(SmallCells):
        summarising.export_summary(field.study, tmp_path)
    with pytest.raises(NoSuchFormat):
        summarising.export_summary(field.study, tmp_path / "x.pdf", leave=ACCEPTED)
    field.study.call.interview = "another"
    with pytest.raises(CallRunning):
        summarising.export_summary(field.study, tmp_path, leave=ACCEPTED)


def test_nothing_closed_gives_nothing(consented: Field, tmp_path: Path) -> None:
    with pytest.raises(NothingToExport):
        summarising.export_summary(consented.study, tmp_path, leave=ACCEPTED)


def test_a_case_is_told_with_its_place_in_the_typology_and_why(field: Field, tmp_path: Path) -> None:
    classifying.take_in_shipped(field.study)
    fits = {"hensikt": Fit.FITS, "politikere": Fit.DEVIATES}
    why = Judgement("rad", fits, "Politikerne leder.", "Samira Hale valgte dem.")
    classifying.place(field.study, "typologi-moteplass", field.case, why)
    said = written(field, tmp_path)
    pseudonym = recruiting.case(field.study, field.case).case.pseudonym
    assert pseudonym in said
    assert "Rådsmodellen: one of one; Kontaktutvalgsmodellen: none of one" in said
    assert "Modeller for lokale møteplasser: Rådsmodellen. Fits: Hensikt; deviates: Politikernes plass." in said
    assert "Where it deviates: Politikerne leder. Why it is placed there: [I-" in said
    assert "Samira" not in said


def test_a_typology_in_which_no_case_stands_is_not_told(field: Field, tmp_path: Path) -> None:
    classifying.take_in_shipped(field.study)
    assert "Rådsmodellen" not in written(field, tmp_path)


def test_applications_are_told_with_what_each_share_is_of(field: Field, tmp_path: Path) -> None:
    line = Line(municipality="Prøvik", year="2016", applied="50 000", granted="20 000")
    lines = (line, replace(line, granted="0"), replace(line, granted=""))
    applying.keep(field.study, Details("Prøvelaget Sol", "forening"), lines)
    applying.keep(field.study, Details("Samirasangen", "kor"), [replace(line, granted="50 000")])
    said = written(field, tmp_path / "a")
    assert "Applicants: 2. Applications: 4. Granted: 2 of 3 decided, about seven in ten." in said
    assert "Less than asked for: 1 of 2 granted" in said
    assert "forening: 1 of 2 decided, 1 of 1 less than asked for; kor: 1 of 1 decided" in said
    assert "1 / 2" in said
    assert "By municipality" in said
    assert not any(name in said for name in ("Prøvik", "Prøvelaget", "Samirasangen"))
    assert "By municipality" not in written(field, tmp_path / "b", level=Attribution.NONE)
