"""Documents by others: kept without names, shown beside what informants said, and counted nowhere."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document as Word

from interviewer.domain.counting import Subject
from interviewer.domain.document import Document, Finding, Kind, View
from interviewer.domain.guide import YesNo
from interviewer.domain.spread import Dimension
from interviewer.services import (
    accounting,
    across,
    conflict_words,
    contradicting,
    counting,
    creating,
    crowding,
    deciding,
    documenting,
    examining,
    excerpting,
    finding_words,
    joining,
    overviewing,
    spreading,
    summarising,
    surveying,
    tables,
    undoing,
    verifying,
)
from interviewer.services.counting import Of
from interviewer.services.crowding import Leave
from interviewer.services.documenting import AnswersElsewhere, NoSuchYear
from interviewer.services.errors import CallRunning, Incomplete, NothingThere
from interviewer.services.finding_words import Filter
from interviewer.services.study import Study
from interviewer.storage import log, records
from interviewer.storage.conflicts import Place
from tests.coded import code
from tests.exports import REASON
from tests.talks import ROLE, Talks

OTHER = "rekruttering.alle"
NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
ONLY = "status.horing"
"""A question of the mapping form that no interview asks."""


@pytest.fixture
def talks(study: Study) -> Talks:
    creating.change_project(study, replace(study.project, language="en"))
    return Talks(study)


def kept(study: Study, title: str = "Yearly report", **said: object) -> str:
    return documenting.keep(study, replace(Document("", title, guide="moteplass"), **said))  # type: ignore[arg-type]


def told(study: Study, document: str, text: str, question: str = ROLE, **said: object) -> str:
    return excerpting.keep(study, replace(Finding("", document, text, question), **said))  # type: ignore[arg-type]


def test_a_document_and_its_answers_are_kept_without_names(talks: Talks) -> None:
    case = talks.case()
    who, _held = talks.talk({}, name="Samira Hale", case=case)
    report = kept(
        talks.study, " What  Samira Hale wrote ", kind=Kind.MINUTES, maker="Samira Hale", year=2006,
        origin="Samira Hale", use="As Samira Hale said.", cases=(case.id,), asks_view=True,
    )  # fmt: skip
    told(talks.study, report, "Samira Hale leads.", source="Samira Hale, p. 2", case=case.id, view=View.FILLER)
    (row,), (each,) = documenting.listed(talks.study), excerpting.listed(talks.study)
    shown = f"[{who.pseudonym}]"
    assert row.document.title == f"What {shown} wrote"
    assert (row.document.maker, row.document.origin, row.document.use) == (shown, shown, f"As {shown} said.")
    assert (row.document.kind, row.document.year, row.cases, row.answers) == (Kind.MINUTES, 2006, (case.pseudonym,), 1)
    assert each.finding.text == f"{shown} leads."
    assert (each.finding.source, each.case, each.short) == (f"{shown}, p. 2", case.pseudonym, "2 a")
    assert each.finding.view is View.FILLER
    assert verifying.verify(talks.study).ok


def test_what_is_missing_or_cannot_be_is_refused(talks: Talks) -> None:
    with pytest.raises(Incomplete):
        kept(talks.study, " ")
    with pytest.raises(NoSuchYear):
        kept(talks.study, year=99999)
    with pytest.raises(NothingThere):
        kept(talks.study, guide="no-such-guide")
    with pytest.raises(NothingThere):
        kept(talks.study, cases=("no-such-case",))
    report = kept(talks.study)
    with pytest.raises(Incomplete):
        told(talks.study, report, " ")
    for wrong in ({"question": "no.such.question"}, {"case": "no-such-case"}):
        with pytest.raises(NothingThere):
            told(talks.study, report, "Something.", **wrong)
    with pytest.raises(NothingThere):
        told(talks.study, "no-such-document", "Something.")
    assert excerpting.listed(talks.study) == ()


def test_a_document_on_a_shipped_guide_brings_the_guide_along(talks: Talks) -> None:
    report = kept(talks.study, guide="kartlegging")
    told(talks.study, report, "Rarely.", ONLY)
    (each,) = excerpting.listed(talks.study)
    assert each.short == "3e"
    with pytest.raises(AnswersElsewhere):
        documenting.keep(talks.study, replace(documenting.get(talks.study, report), guide="moteplass"))
    excerpting.place(talks.study, each.finding.id, "")
    documenting.keep(talks.study, replace(documenting.get(talks.study, report), guide="moteplass"))


def test_a_new_case_of_an_answer_is_one_the_document_covers_and_follows_joins(talks: Talks) -> None:
    one, two = talks.case(), talks.case()
    report = kept(talks.study)
    told(talks.study, report, "Here.", case=one.id)
    told(talks.study, report, "There.", case=two.id)
    assert set(documenting.get(talks.study, report).cases) == {one.id, two.id}
    joining.join(talks.study, joining.Kind.CASE, one.id, two.id)
    assert len(documenting.listed(talks.study)[0].cases) == 1
    assert len({each.case for each in excerpting.listed(talks.study)}) == 1


def test_taking_a_document_away_takes_its_answers_and_undoing_brings_all_back(talks: Talks) -> None:
    report = kept(talks.study)
    told(talks.study, report, "Something.")
    with talks.study.deed() as deed:
        documenting.remove(talks.study, report)
    assert (documenting.listed(talks.study), excerpting.listed(talks.study)) == ((), ())
    undoing.undo(talks.study, deed)
    assert excerpting.of_document(talks.study, report)[0].words == "Something."
    with talks.study.deed() as deed:
        excerpting.remove(talks.study, excerpting.listed(talks.study)[0].finding.id)
    assert excerpting.listed(talks.study) == ()
    undoing.undo(talks.study, deed)
    assert len(excerpting.listed(talks.study)) == 1


def figures(study: Study) -> list[object]:
    """Return everything that counts informants, cases or answers."""
    material = surveying.survey(study)
    found = examining.examine(study, NOW)
    counted = counting.count(study, Of(Subject.QUESTION, ROLE), material)
    page = across.page(study, ROLE, material=material)
    return [
        counted.totals, counted.sentences, page.informants, page.speaking, page.groups,
        found.dossiers, found.deviations, spreading.boards(study), overviewing.overview(study, NOW),
        accounting.progress_report(study, NOW).sections, contradicting.matrix(study, material).cells,
        crowding.people(study), crowding.cells(study, [each.sets[0] for each in material.talks], Leave()),
        across.questions(study, material),
    ]  # fmt: skip


def test_documents_are_counted_nowhere(talks: Talks) -> None:
    case = talks.case()
    for said in (YesNo.YES, YesNo.NO):
        talks.talk({ROLE: "I lead.", OTHER: "Many."}, case=case, role="leder", yes_no={ROLE: said})
    spreading.set_target(talks.study, Dimension.ROLE, "leder", 4)
    before = figures(talks.study)
    for number in range(3):
        report = kept(talks.study, f"Report {number}", cases=(case.id,))
        told(talks.study, report, "Yes, all of them lead.", case=case.id)
        told(talks.study, report, "No.", "")
    after = figures(talks.study)
    for one, other in zip(before, after, strict=True):
        assert one == other


def test_across_shows_them_after_the_informants_named_by_document(talks: Talks) -> None:
    talks.talk({ROLE: "I lead."})
    report = kept(talks.study, year=2006)
    told(talks.study, report, "They lead.", source="p. 3")
    page = across.page(talks.study, ROLE)
    assert [each.words for each in page.documents] == ["They lead."]
    assert page.documents[0].called(str) == "Yearly report (2006), p. 3, from the document"
    assert [said.text for group in page.groups for said in group.said] == ["I lead."]
    assert across.page(talks.study, OTHER).documents == ()


def test_a_question_that_only_documents_answer_has_a_page_and_no_informant(talks: Talks) -> None:
    talks.talk({ROLE: "I lead."})
    told(talks.study, kept(talks.study, guide="kartlegging"), "Rarely.", ONLY)
    assert across.pages(talks.study)[-1].key == ONLY
    assert ONLY not in {each.key for each in across.questions(talks.study)}
    page = across.page(talks.study, ONLY)
    assert (page.informants, page.groups, len(page.documents)) == (0, (), 1)


def test_a_copied_excerpt_says_which_document_it_is_from(talks: Talks) -> None:
    report = kept(talks.study)
    told(talks.study, report, "They lead.")
    copied = excerpting.copied(talks.study, [(excerpting.listed(talks.study)[0], "They lead.")])
    assert copied.startswith("They lead.\n– Yearly report, ")


def test_a_name_registered_since_is_replaced_wherever_it_is_shown(talks: Talks) -> None:
    report = kept(talks.study, "Samira Hale’s report", use="Read by Samira Hale.")
    told(talks.study, report, "Samira Hale leads.", source="Samira Hale")
    talks.talk({ROLE: "I lead."}, name="Samira Hale", case=talks.case())
    (each,) = excerpting.listed(talks.study)
    assert "Samira" not in f"{each.words}{each.source}{each.title}"


def test_what_could_identify_somebody_in_an_answer_waits_to_be_decided(talks: Talks) -> None:
    report = kept(talks.study)
    told(talks.study, report, "Der leder Torgeir Brattvang møtene.")
    told(talks.study, report, "Torgeir Brattvang igjen.")
    found = {each.shown: each for each in deciding.queue(talks.study)}
    assert len(found["Torgeir Brattvang"].places) == 2
    assert {place.speaker for place in found["Torgeir Brattvang"].places} == {"Yearly report"}
    deciding.accept(talks.study, found["Torgeir Brattvang"])
    assert "Torgeir Brattvang" not in {each.shown for each in deciding.queue(talks.study)}
    assert "Torgeir" not in "".join(each.words for each in excerpting.listed(talks.study))


def test_search_finds_them_by_question_and_case_and_tells_them_from_informants(talks: Talks) -> None:
    case = talks.case()
    talks.talk({ROLE: "The harbour leads."}, case=case)
    told(talks.study, kept(talks.study), "The harbour speaks.", case=case.id)
    hits = finding_words.search(talks.study, "harbour").hits
    assert [(each.role, each.called) for each in hits][-1] == ("document", "Yearly report")
    for narrowed in (Filter(question=ROLE), Filter(case=case.id)):
        assert len(finding_words.search(talks.study, "harbour", narrowed).hits) == 2
    for narrowed in (Filter(question=OTHER), Filter(role="medlem"), Filter(case="another")):
        assert "document" not in {each.role for each in finding_words.search(talks.study, "harbour", narrowed).hits}


def coded(talks: Talks) -> None:
    """Keep a coded interview, and documents that answer its question and another."""
    case = talks.case("Solvik innvandrerråd")
    who, held = talks.talk({ROLE: "I lead them all."}, case=case, name="Samira Hale")
    theme = code(talks.study, "Leading", definition="Who leads.")
    talks.code(who, held, ROLE, "lead them all", theme)
    talks.review()
    report = kept(
        talks.study, "Solvik in figures", kind=Kind.REPORT, maker="An office", year=2006, use="To choose whom to ring.",
        cases=(case.id,),
    )  # fmt: skip
    told(talks.study, report, "=They lead, says Samira Hale.", case=case.id, source="p. 3")
    told(talks.study, report, "All are let in.", OTHER, view=View.OURS)
    told(talks.study, report, "Left over.", "")


def words(path: Path) -> str:
    document = Word(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_summary_tells_which_there_are_how_each_was_used_and_what_they_answer(talks: Talks, tmp_path: Path) -> None:
    coded(talks)
    leave = Leave(reason=REASON)
    said = words(summarising.export_summary(talks.study, tmp_path, leave=leave).files[0])
    theme, chapter = said.index("1 Leading"), said.rindex("Documents by others")
    assert theme < said.index("They lead, says") < chapter < said.rindex("All are let in.")
    assert "To choose whom to ring." in said
    assert "Document: [" in said
    assert "p. 3, M-" in said
    assert "Left over." not in said
    assert "Samira" not in said
    assert "Brought up by one of one informants" in said
    quotes = words(summarising.export_summary(talks.study, tmp_path, leave=leave, quotes_only=True).files[0])
    assert "They lead" not in quotes


def test_tables_of_documents_join_and_stand_in_the_readme(talks: Talks, tmp_path: Path) -> None:
    coded(talks)
    report = tables.export_tables(talks.study, tmp_path, leave=Leave(reason=REASON))
    rows = dict(report.rows)
    assert (rows["documents"], rows["findings"], rows["informants"], rows["interviews"]) == (1, 3, 1, 1)
    findings = (tmp_path / "findings.csv").read_text("utf-8-sig")
    assert "'=They lead" in findings
    assert "Samira" not in findings
    assert (tmp_path / "documents.csv").read_text("utf-8-sig").split(",")[9].startswith("answers")
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert "## findings.csv" in readme
    assert "`source`: Where in the document it stands." in readme


def test_without_documents_nothing_of_them_is_in_summary_or_tables(talks: Talks, tmp_path: Path) -> None:
    coded(talks)
    documenting.remove(talks.study, documenting.listed(talks.study)[0].document.id)
    leave = Leave(reason=REASON)
    assert "documents" not in dict(tables.export_tables(talks.study, tmp_path, leave=leave).rows)
    assert "Documents" not in words(summarising.export_summary(talks.study, tmp_path, leave=leave).files[0])


CLOSED: tuple[Callable[[Study], object], ...] = (
    documenting.listed, excerpting.listed, excerpting.answered, lambda study: kept(study),
    lambda study: finding_words.search(study, "noe"),
)  # fmt: skip


@pytest.mark.parametrize("deed", CLOSED)
def test_nothing_of_it_is_read_or_written_while_a_call_runs(talks: Talks, deed: Callable[[Study], object]) -> None:
    told(talks.study, kept(talks.study), "Something.")
    _who, held = talks.talk({ROLE: "noe"}, closed=False)
    talks.study.ring(held.id)
    with pytest.raises(CallRunning):
        deed(talks.study)


def test_a_disagreement_about_a_document_is_told_in_its_title_and_words(talks: Talks) -> None:
    report = kept(talks.study, use="To choose whom to ring.")
    answer = told(talks.study, report, "They lead.")
    words, owner = conflict_words.Words(talks.study), log.project_id(talks.study.data)
    place = Place("document", owner, report, "record")
    (record,) = records.of_project(talks.study.data, "document")
    assert words.title(place) == "Documents · Yearly report · entry"
    assert words.value(place, dict(record.said)) == "Yearly report; To choose whom to ring."
    place = Place("finding", owner, answer, "record")
    (record,) = records.of_project(talks.study.data, "finding")
    assert words.title(place) == "Documents · Yearly report · entry"
    assert words.value(place, dict(record.said)) == "They lead."
