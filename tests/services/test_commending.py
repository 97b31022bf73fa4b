"""Good practice: collected in a researcher's words, by theme, with who does it, and out as a handbook."""

from pathlib import Path

import pytest
from docx import Document

from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.practice import Basis, Practice
from interviewer.services import cataloguing, codebook, commending, joining, undoing
from interviewer.services.errors import CallRunning, Incomplete, NothingThere
from interviewer.services.reporting import NoSuchFormat
from interviewer.services.study import Study
from tests.coded import code
from tests.talks import ROLE, Talks


@pytest.fixture
def talks(study: Study) -> Talks:
    return Talks(study)


def _words(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_one_is_kept_without_names_and_told_with_its_theme_and_cases(talks: Talks) -> None:
    case = talks.case()
    who, _held = talks.talk({}, name="Samira Hale", case=case)
    help_code = code(talks.study, "Hjelp")
    new = Practice("", " Møt  først ", "Samira Hale tar en kaffe.", help_code, "Tid.", "Flere sier noe.", (case.id,))
    commending.keep(talks.study, new)
    (row,) = commending.collection(talks.study)
    assert (row.practice.title, row.theme, row.cases) == ("Møt først", "Hjelp", (case.pseudonym,))
    assert row.practice.what == f"[{who.pseudonym}] tar en kaffe."
    assert row.practice.by == talks.study.me


def test_a_title_and_what_is_done_are_needed(talks: Talks) -> None:
    for wanting in (Practice("", " ", "Noe."), Practice("", "Noe", " ")):
        with pytest.raises(Incomplete):
            commending.keep(talks.study, wanting)
    with pytest.raises(NothingThere):
        commending.keep(talks.study, Practice("", "Noe", "Noe.", cases=("finnes-ikke",)))
    assert commending.collection(talks.study) == ()


def test_it_follows_themes_that_are_merged_or_gone_and_cases_that_are_joined(talks: Talks) -> None:
    one, two = talks.case(), talks.case()
    first, second = code(talks.study, "A"), code(talks.study, "B")
    commending.keep(talks.study, Practice("", "Noe", "Gjør det.", second, cases=(one.id, two.id)))
    codebook.merge(talks.study, second, first)
    joining.join(talks.study, joining.Kind.CASE, one.id, two.id)
    (row,) = commending.collection(talks.study)
    assert (row.theme, len(row.cases)) == ("A", 1)
    codebook.remove(talks.study, first)
    assert commending.collection(talks.study)[0].theme == ""


def test_one_is_taken_away_and_comes_back(talks: Talks) -> None:
    kept = commending.keep(talks.study, Practice("", "Noe", "Gjør det."))
    with talks.study.deed() as deed:
        commending.remove(talks.study, kept)
    assert commending.collection(talks.study) == ()
    undoing.undo(talks.study, deed)
    assert commending.collection(talks.study)[0].practice.id == kept


def test_the_handbook_tells_theme_by_theme_and_names_nobody(talks: Talks, tmp_path: Path) -> None:
    cataloguing.take_in_shipped(talks.study, "kodebok-moteplass")
    theme = "kodebok-moteplass.opplaering"
    case, _other = talks.case("Solvik innvandrerråd"), talks.case()
    commending.keep(talks.study, Practice("", "Øv sammen", "Les papirene ihop.", theme, "En kveld.", "", (case.id,)))
    commending.keep(talks.study, Practice("", "Si det videre", "Ring avisa."))
    (path,) = commending.export_handbook(talks.study, tmp_path)
    said = _words(path)
    assert path.suffix == ".docx"
    assert said.index("Opplæring") < said.index("Øv sammen") < said.index("Si det videre")
    assert f": {case.pseudonym}." in said
    assert "Solvik" not in said
    assert path.read_bytes() == commending.export_handbook(talks.study, tmp_path / "igjen.docx")[0].read_bytes()


def test_a_name_registered_since_is_replaced_in_headings_and_text(talks: Talks, tmp_path: Path) -> None:
    commending.keep(talks.study, Practice("", "Spør Samira Hale", "Samira Hale vet det."))
    talks.talk({}, name="Samira Hale")
    (path,) = commending.export_handbook(talks.study, tmp_path / "bok.docx")
    assert "Samira" not in _words(path)


def test_nothing_is_written_where_there_is_nothing_or_in_another_format(talks: Talks, tmp_path: Path) -> None:
    with pytest.raises(NothingThere):
        commending.export_handbook(talks.study, tmp_path / "bok.docx")
    with pytest.raises(NoSuchFormat):
        commending.export_handbook(talks.study, tmp_path / "bok.pdf")
    assert not list(tmp_path.glob("bok*"))


def test_nothing_of_it_is_read_or_written_while_a_call_runs(talks: Talks, tmp_path: Path) -> None:
    commending.keep(talks.study, Practice("", "Noe", "Gjør det."))
    _who, held = talks.talk({ROLE: "noe"}, closed=False)
    talks.study.ring(held.id)
    with pytest.raises(CallRunning):
        commending.collection(talks.study)
    with pytest.raises(CallRunning):
        commending.export_handbook(talks.study, tmp_path / "bok.docx")


SAID = "Vi lager en liste over hvem som har nøkkel."
CHOSEN = "en liste over hvem"
AT = (SAID.index(CHOSEN), SAID.index(CHOSEN) + len(CHOSEN))


def _built(talks: Talks, folder: Path, *, verbatim: bool = True, quotes: bool = True, review: bool = True) -> str:
    marks = (Mark("v", *AT, MarkKind.VERBATIM, CHOSEN),) if verbatim else ()
    case = talks.case()
    who, held = talks.talk({ROLE: SAID}, case=case, quotes=quotes, marks={ROLE: marks})
    made = talks.code(who, held, ROLE, CHOSEN, code(talks.study, "Nøkler"))
    again = talks.code(who, held, ROLE, CHOSEN, made.code, "Bo")
    built = tuple(Basis(held.id, coding=each.id) for each in (made, again))
    commending.keep(talks.study, Practice("", "Lag lister", "Skriv dem ned.", cases=(case.id,), builds_on=built))
    if review:
        talks.review()
    said = _words(commending.export_handbook(talks.study, folder)[0])
    return said.replace(who.pseudonym, "I-WHO").replace(case.pseudonym, "M-WHERE")


def test_the_handbook_prints_the_passages_a_practice_builds_on_each_once(talks: Talks, tmp_path: Path) -> None:
    said = _built(talks, tmp_path)
    assert said.count(f"«{CHOSEN}»") == 1
    assert "I-WHO, M-WHERE" in said
    assert "ikke trykt" not in said


def test_what_was_not_noted_word_for_word_stands_without_quotation_marks(talks: Talks, tmp_path: Path) -> None:
    said = _built(talks, tmp_path, verbatim=False)
    assert CHOSEN in said
    assert "«" not in said


@pytest.mark.parametrize(("quotes", "review"), [(False, True), (True, False)])
def test_who_said_no_to_quotes_or_may_not_leave_is_counted_and_not_quoted(
    talks: Talks, tmp_path: Path, *, quotes: bool, review: bool
) -> None:
    said = _built(talks, tmp_path, quotes=quotes, review=review)
    assert CHOSEN not in said
    assert ("I-WHO" in said) is review
