"""A document read in: shown first, placed on the guide it fits, about the cases it names, kept once and whole."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as Word

from interviewer.domain.document import Kind, View
from interviewer.exchange import guide_documents
from interviewer.services import creating, documenting, excerpting, extracting, guiding, opening, undoing, verifying
from interviewer.services.dumping import state_digest
from interviewer.services.errors import CallRunning, KeyClosed
from interviewer.services.extracting import Preview, ReadBefore
from interviewer.services.study import Study
from tests.conftest import PASSPHRASE
from tests.documents import as_text, as_word
from tests.talks import ROLE, Talks

TRAINING = "rekruttering.opplaering"


@pytest.fixture
def talks(study: Study) -> Talks:
    made = Talks(study)
    made.case("Solvik innvandrerråd")
    made.case("Kontaktutvalget i Prøvik")
    made.talk({ROLE: "Jeg leder."}, name="Samira Testdatter Hale")
    return made


def shown(found: Preview) -> list[tuple[str, str, str]]:
    return [(each.question, found.called(each.case), each.text) for each in found.passages]


@pytest.mark.parametrize("write", [as_text, as_word])
def test_a_form_that_covers_two_cases_is_shown_without_names_before_it_is_kept(
    talks: Talks, tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    before = state_digest(talks.study)
    found = extracting.preview(talks.study, write(tmp_path / ("a.docx" if write is as_word else "a.txt")))
    assert state_digest(talks.study) == before
    assert (found.guide.id, found.placed, found.document.kind, found.document.asks_view) == (
        "moteplass", 5, Kind.FORM, True,
    )  # fmt: skip
    assert (ROLE, "Solvik innvandrerråd", "Lederen møter selv.") in shown(found)
    (prøvik,) = [text for question, case, text in shown(found) if case == "Kontaktutvalget i Prøvik" and question]
    assert prøvik.startswith("Ingen kurs, sier [I-")
    assert len(found.document.cases) == 2
    done = extracting.take_in(talks.study, found)
    assert (done.placed, done.waiting) == (5, 2)
    (row,) = documenting.listed(talks.study)
    assert (row.answers, row.waiting, len(row.cases)) == (5, 2, 2)
    kept = excerpting.listed(talks.study)
    assert [each.finding.view for each in kept].count(View.FILLER) == 1
    assert "Samira" not in "".join(each.finding.text for each in kept)
    assert verifying.verify(talks.study).ok


def test_a_case_is_chosen_by_its_pseudonym_as_well_and_two_of_one_name_are_neither(
    talks: Talks, tmp_path: Path
) -> None:
    made = talks.case("Solvik innvandrerråd")
    lines = ("Solvik innvandrerråd", "[2 f] Ja.", made.pseudonym, "[2 f] Nei.")
    found = extracting.preview(talks.study, as_text(tmp_path / "a.txt", lines))
    assert [each.case for each in found.passages if each.question] == ["", made.id]


def test_our_own_guide_filled_in_on_paper_comes_back_whole(talks: Talks, tmp_path: Path) -> None:
    guide = guiding.show("moteplass")
    guide_documents.write_word(guide, tmp_path / "tom.docx")
    document = Word(str(tmp_path / "tom.docx"))
    styles = [each.style.name if each.style else "" for each in document.paragraphs]
    answered = 0
    for at, paragraph in enumerate(document.paragraphs):
        if styles[at] == guide_documents.NOTES and styles[at - 1] != guide_documents.NOTES:
            answered += 1
            paragraph.add_run(f"Svar nummer {answered}.")
    document.save(str(tmp_path / "fylt.docx"))
    found = extracting.preview(talks.study, tmp_path / "fylt.docx")
    assert [each.question for each in found.passages if each.question] == [place.key for place in guide.to_ask()]
    assert found.placed == len(guide.to_ask()) < answered
    assert all(each.text.startswith("Svar nummer") for each in found.passages)


def test_it_is_placed_on_the_guide_that_most_of_it_fits_or_the_one_asked_for(talks: Talks, tmp_path: Path) -> None:
    guide = guiding.show("kartlegging")
    lines = [
        line for place in guide.to_ask() for line in (f"{place.item.label}) ".lstrip(") ") + place.item.text, "Litt.")
    ]
    path = as_text(tmp_path / "a.txt", lines)
    assert extracting.preview(talks.study, path).guide.id == "kartlegging"
    assert extracting.preview(talks.study, path, "moteplass").guide.id == "moteplass"
    extracting.take_in(talks.study, extracting.preview(talks.study, path))
    assert len(excerpting.answered(talks.study)) == len(guide.to_ask())


def test_the_page_is_the_source_where_pages_are_known(talks: Talks, tmp_path: Path) -> None:
    creating.change_project(talks.study, replace(talks.study.project, language="en"))
    path = tmp_path / "a.txt"
    path.write_text("Innledning\f[2 f] Ja.\nKilde: referat", encoding="utf-8")
    found = extracting.preview(talks.study, path)
    assert [each.source for each in found.passages] == ["p. 1", "referat, p. 2"]


def test_the_same_document_comes_in_once_until_it_is_taken_away(talks: Talks, tmp_path: Path) -> None:
    found = extracting.preview(talks.study, as_text(tmp_path / "a.txt"))
    with talks.study.deed() as deed:
        extracting.take_in(talks.study, found)
    again = extracting.preview(talks.study, as_word(tmp_path / "b.docx"))
    assert again.before == found.document.title == "a"
    before = state_digest(talks.study)
    with pytest.raises(ReadBefore):
        extracting.take_in(talks.study, again)
    assert state_digest(talks.study) == before
    undoing.undo(talks.study, deed)
    assert extracting.preview(talks.study, tmp_path / "b.docx").before == ""
    assert documenting.listed(talks.study) == ()


def test_all_of_it_is_kept_or_nothing(talks: Talks, tmp_path: Path) -> None:
    found = extracting.preview(talks.study, as_text(tmp_path / "a.txt"))
    broken = replace(found, passages=(*found.passages, replace(found.passages[0], question="finnes.ikke")))
    before = state_digest(talks.study)
    with pytest.raises(Exception, match="question"):
        extracting.take_in(talks.study, broken)
    assert state_digest(talks.study) == before


def test_without_the_key_nothing_is_read_in_for_nobody_could_tell_names_from_words(
    talks: Talks, tmp_path: Path
) -> None:
    path = talks.study.path
    talks.study.close()
    with closing(opening.open_study(path, PASSPHRASE)) as without, pytest.raises(KeyClosed):
        extracting.preview(without, as_text(tmp_path / "a.txt"))


def test_nothing_is_read_in_while_a_call_runs(talks: Talks, tmp_path: Path) -> None:
    found = extracting.preview(talks.study, as_text(tmp_path / "a.txt"))
    _who, held = talks.talk({ROLE: "noe"}, closed=False)
    talks.study.ring(held.id)
    with pytest.raises(CallRunning):
        extracting.preview(talks.study, tmp_path / "a.txt")
    with pytest.raises(CallRunning):
        extracting.take_in(talks.study, found)
