"""Below the level of pseudonyms no pseudonym leaves, in whatever way it got into the words."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.domain.articles import one_of
from interviewer.domain.document import Document, Finding
from interviewer.domain.document import Kind as Written
from interviewer.domain.identifier import Action, Kind
from interviewer.domain.interview import Interview
from interviewer.domain.memo import Memo, On
from interviewer.domain.practice import Practice
from interviewer.domain.transcript import Attribution
from interviewer.exchange import parts
from interviewer.services import (
    across,
    commending,
    creating,
    crowding,
    documenting,
    excerpting,
    exporting,
    identifying,
    interviewing,
    naming,
    noting,
    qda,
    recruiting,
    registering,
    releasing,
    reviewing,
    summarising,
    tables,
    times,
)
from interviewer.services.crowding import Leave
from interviewer.services.deciding import Choice
from interviewer.services.gating import NamesLeft
from interviewer.services.naming import Profile
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.services.releasing import File
from interviewer.storage import memos
from tests.coded import code, coding
from tests.conftest import Field
from tests.exports import REASON
from tests.services.test_qda import spans

CODE = re.compile(r"(?<![0-9A-Za-z])[IMTSOXK]-[0-9A-Z]{6}(?![0-9A-Za-z])")
BELOW = [level for level in Attribution if not level.names_pseudonym]
Writes = Callable[[Field, Path, Leave], object]
EXPORTS: dict[str, Writes] = {
    "transcripts": lambda field, folder, leave: exporting.export_transcripts(field.study, folder, leave=leave),
    "tables": lambda field, folder, leave: tables.export_tables(field.study, folder, leave=leave),
    "qdpx": lambda field, folder, leave: qda.export_qdpx(field.study, folder, leave=leave),
    "summary": lambda field, folder, leave: summarising.export_summary(field.study, folder, leave=leave),
    "handbook": lambda field, folder, leave: commending.export_handbook(field.study, folder, leave=leave),
    "quotes": lambda field, folder, leave: summarising.export_summary(
        field.study, folder, leave=leave, quotes_only=True
    ),
}


@pytest.fixture
def field(consented: Field) -> Field:
    """Return fieldwork in which pseudonyms stand in every kind of text that leaves."""
    study = consented.study
    creating.change_project(study, replace(study.project, language="en"))
    other = recruiting.save_case(study, CaseDetails("Fjellheim råd", "Fjellheim", "råd"))
    recruiting.save_person(study, PersonDetails(name="Torgeir Prøve Brattvang", phone="10 00 01 02", cases=(other,)))
    identifying.add(study, ("Tuvik",), Choice(Kind.PLACE))
    identifying.add(study, ("Ansgar Prøvemann",), Choice(Kind.PERSON))
    informant = recruiting.people(study)[0].person.pseudonym
    said = (
        "😀 Torgeir Brattvang møtte der selv, i Fjellheim, med Fjellheim råd og Ansgar Prøvemann fra Tuvik. "
        f"Jeg kalles {informant}, og [I-0K0K0K] er borte. Vi møtes ukentlig."
    )
    noting.save_note(study, consented.interview, consented.question, said)
    noting.close(study, consented.interview)
    names = registering.without_names(study, "Torgeir Brattvang i Fjellheim")
    theme = code(study, f"Møter {names}", definition=f"Som {names}")
    coding(consented, "Vi møtes ukentlig.", theme)
    with study.deed() as deed:
        project = study.project.id
        memo = Memo("m-1", On.PROJECT, project, f"Om {names}", names, printed=True, at=times.now(), owner=project)
        memos.save(study.data, memo, deed)
    commending.keep(study, Practice("", f"Slik {names} gjør", f"Som {names}", theme=theme, cases=(other,)))
    held = documenting.keep(study, Document("", f"Rapport fra {names}", Written.REPORT, guide="moteplass"))
    excerpting.keep(study, Finding("", held, f"{names} er nevnt", consented.question, source=names))
    reviewing.review_all(study)
    return consented


def words(folder: Path) -> str:
    """Return everything that can be read in the files of a folder, as the gate reads it."""
    found = [part.text for path in sorted(folder.iterdir()) for part in parts.read(path.name, path.read_bytes())]
    return "\n".join(found)


@pytest.mark.parametrize("what", EXPORTS)
@pytest.mark.parametrize("level", Attribution)
def test_pseudonyms_leave_only_at_their_own_level(field: Field, tmp_path: Path, what: str, level: Attribution) -> None:
    out = tmp_path / "ut"
    EXPORTS[what](field, out, Leave(level, reason=REASON))
    found = set(CODE.findall(words(out)))
    assert bool(found) is (level.names_pseudonym and what != "quotes"), found


@pytest.mark.parametrize("level", BELOW)
def test_what_stands_instead_says_what_it_is(field: Field, level: Attribution) -> None:
    made = exporting.preview(field.study, field.interview, level)
    replies = [reply for part in made.parts for line in part.lines for reply in line.replies]
    text = "".join(run.text for reply in replies for paragraph in reply.paragraphs for run in paragraph)
    assert text == (
        "😀 [an informant] møtte der selv, i [the municipality], med [a møteplass] og [a person] fra [a place]. "
        "Jeg kalles [an informant], og [an informant] er borte. Vi møtes ukentlig."
    )


@pytest.mark.parametrize("level", BELOW)
def test_codings_stand_on_the_same_words_when_pseudonyms_give_way(
    field: Field, tmp_path: Path, level: Attribution
) -> None:
    report = qda.export_qdpx(field.study, tmp_path / "ut.qdpx", leave=Leave(level, reason=REASON))
    assert spans(report.files[0]) == [("Vi møtes ukentlig.", "Vi møtes ukentlig.")]


@pytest.mark.parametrize("level", BELOW)
@pytest.mark.parametrize("style", ["square", "round"])
def test_what_is_copied_from_the_page_holds_no_pseudonym_nor_half_a_one(
    field: Field, level: Attribution, style: str
) -> None:
    study = field.study
    naming.set_profile(study, Profile(style=style))
    crowding.accept(study, crowding.cells(study, _held(field), Leave(level)), Leave(level, reason=REASON))
    page = across.page(study, field.question)
    said = page.groups[0].said[0]
    whole = "".join(piece.text for line in said.lines for piece in line)
    assert CODE.search(whole)
    for words in (whole, whole[6:], whole[whole.index("-") + 2 :], whole[: whole.rindex("Vi møtes") - 20]):
        text = across.copied(study, [across.Passage(said, words)], level)
        assert not CODE.search(text)
        assert not re.search(r"[0-9A-Z]{3,}[\])]|[\[(][A-Z]-", text)
    told = excerpting.copied(study, [(page.documents[0], page.documents[0].words)], level)
    assert not CODE.search(told)
    assert "[an informant]" in told or "(an informant)" in told


def test_readable_numbers_are_pseudonyms_too(field: Field) -> None:
    study = field.study
    naming.set_profile(study, Profile(numbers=True))
    naming.number_all(study)
    with registering.at(Attribution.NONE):
        register = registering.entries(study)
        told = registering.without_names(study, "Torgeir Brattvang [informant 1] i [municipality of møteplass 2].")
    assert told == "[an informant] [an informant] i [the municipality]."
    assert not any(any(letter.isdigit() for letter in entry.words) for entry in register)


def test_the_gate_refuses_a_file_below_the_level_that_holds_a_pseudonym(field: Field, tmp_path: Path) -> None:
    study = field.study
    pseudonym = recruiting.people(study)[0].person.pseudonym
    file = File("notat.txt", f"Så sa {pseudonym} det.".encode())
    for level in BELOW:
        with pytest.raises(NamesLeft, match="the pseudonym of"):
            releasing.release(study, "x", [file], tmp_path / "ut", (), Leave(level))
    assert not (tmp_path / "ut").exists()
    assert releasing.release(study, "x", [file], tmp_path / "ut", (), Leave())


def test_a_description_that_holds_a_pseudonym_says_only_what_it_is(field: Field) -> None:
    study = field.study
    pseudonym = recruiting.people(study)[0].person.pseudonym
    choice = Choice(Kind.ROLE, Action.DESCRIBE, levels=(f"leder for {pseudonym}",))
    identifying.add(study, ("overbibliotekaren",), choice)
    assert pseudonym in registering.without_names(study, "Jeg spurte overbibliotekaren.")
    with registering.at(Attribution.ROLE):
        assert registering.without_names(study, "Jeg spurte overbibliotekaren.") == "Jeg spurte [role]."


def test_words_in_capitals_are_no_pseudonyms(field: Field) -> None:
    with registering.at(Attribution.NONE):
        assert registering.without_names(field.study, "T-BANENE og K-9 gikk.") == "T-BANENE og K-9 gikk."


def test_one_of_something_takes_its_article() -> None:
    assert [one_of(word, "nb") for word in ("møteplass", "innvandrerråd", "kommune", "frivillig lag")] == [
        "en møteplass", "et innvandrerråd", "en kommune", "et frivillig lag",
    ]  # fmt: skip
    assert [one_of(word, "en") for word in ("council", "organisation")] == ["a council", "an organisation"]


def _held(field: Field) -> list[Interview]:
    return [interviewing.interview(field.study, field.interview)]
