"""What good practice builds on: coded passages and answers, told as they stand now, and gone when they are gone."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from interviewer.domain.practice import Basis, Practice
from interviewer.domain.transcript import Attribution
from interviewer.services import coding as codings
from interviewer.services import commending, creating, grounding, summarising, tables, undoing, withdrawing
from interviewer.services.crowding import Leave
from interviewer.services.errors import CallRunning, NothingThere
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from interviewer.storage.answers import item_of
from tests.coded import code
from tests.exports import REASON
from tests.services.test_tables import rows
from tests.talks import ROLE, Talks

SAID = "Samira Hale ringte rundt dagen før. Da kom alle."


@pytest.fixture
def talks(study: Study) -> Talks:
    creating.change_project(study, replace(study.project, language="en"))
    return Talks(study)


def _built(talks: Talks) -> tuple[str, Basis, Basis]:
    """Return a practice that builds on a coded passage and on a whole answer of another informant."""
    case, theme = talks.case("Solvik råd"), code(talks.study, "Framgangsmåte")
    who, held = talks.talk({ROLE: SAID}, name="Samira Hale", case=case)
    other, second = talks.talk({ROLE: "Vi gjorde det samme."}, case=talks.case())
    one = talks.code(who, held, ROLE, "Samira Hale ringte rundt", theme)
    coded, whole = Basis(held.id, coding=one.id), Basis(second.id, item=item_of(ROLE, other.id))
    new = Practice("", "Ring dagen før", "Ring alle.", theme, cases=(case.id,), builds_on=(coded, whole, coded))
    return commending.keep(talks.study, new), coded, whole


def test_a_passage_is_told_with_whose_it_is_and_without_names(talks: Talks) -> None:
    _practice, coded, whole = _built(talks)
    found = grounding.found(talks.study, (whole, coded, Basis("gone", coding="gone")))
    assert list(found) == [whole, coded]
    assert found[coded].words.endswith(" ringte rundt")
    assert "Samira" not in found[coded].words
    assert (found[coded].code, found[whole].words) == ("Framgangsmåte", "Vi gjorde det samme.")
    assert found[coded].who.startswith("I-")
    assert found[coded].case.startswith("M-")
    assert [each.basis for each in grounding.offered(talks.study)] == [coded]


def test_only_ids_are_kept_and_each_passage_once(talks: Talks) -> None:
    _practice, coded, whole = _built(talks)
    (row,) = commending.collection(talks.study)
    assert row.practice.builds_on == (coded, whole)
    said = [value for (value,) in talks.study.data.execute("SELECT val FROM event WHERE kind = 'practice'")]
    assert not [value for value in said if "ringte" in value or "samme" in value]


def test_one_more_passage_joins_one_that_is_there_with_its_case_and_is_undone(talks: Talks) -> None:
    kept, coded, whole = _built(talks)
    case = talks.case()
    _who, held = talks.talk({ROLE: "Her også."}, case=case)
    more = Basis(held.id, item=item_of(ROLE, held.persons[0]))
    with talks.study.deed() as deed:
        commending.build_on(talks.study, kept, more)
    (row,) = commending.collection(talks.study)
    assert row.practice.builds_on == (coded, whole, more)
    assert case.pseudonym in row.cases
    undoing.undo(talks.study, deed)
    assert commending.collection(talks.study)[0].practice.builds_on == (coded, whole)
    with pytest.raises(NothingThere):
        commending.build_on(talks.study, "finnes-ikke", more)


def test_a_passage_that_is_coded_no_longer_or_whose_informant_withdrew_is_not_there(talks: Talks) -> None:
    _practice, coded, whole = _built(talks)
    (one,) = [each for each in codings.all_coded(talks.study) if each.interview.id == whole.interview]
    withdrawing.withdraw(talks.study, one.interview.persons[0], Scope.ALL)
    assert list(grounding.found(talks.study, (coded, whole))) == [coded]
    codings.remove(talks.study, coded.interview, [coded.coding])
    assert not grounding.found(talks.study, (coded, whole))


def test_nothing_of_it_is_read_while_a_call_runs(talks: Talks) -> None:
    _practice, coded, _whole = _built(talks)
    talks.study.ring("another")
    for read in (grounding.offered, lambda study: grounding.found(study, (coded,))):
        with pytest.raises(CallRunning):
            read(talks.study)
    talks.study.ring(None)


def _summary(talks: Talks, folder: Path, level: Attribution) -> str:
    (path,) = summarising.export_summary(talks.study, folder, leave=Leave(level, reason=REASON)).files
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_the_summary_has_a_chapter_of_it_with_denominators_and_whose_passages(talks: Talks, tmp_path: Path) -> None:
    _built(talks)
    talks.review()
    said = _summary(talks, tmp_path / "a", Attribution.PSEUDONYM)
    assert "Ring dagen før\nRing alle. Theme: Framgangsmåte." in said
    (where,) = [line for line in said.splitlines() if line.startswith("Known from one of two")]
    assert where.split(": ")[1].startswith("M-")
    assert "Builds on passages: two (I-" in said
    less = _summary(talks, tmp_path / "b", Attribution.NONE)
    assert "Builds on passages: two." in less
    assert "M-" not in less


def test_a_project_without_any_has_no_chapter_of_it(talks: Talks, tmp_path: Path) -> None:
    talks.talk({ROLE: SAID})
    talks.review()
    said = _summary(talks, tmp_path, Attribution.PSEUDONYM)
    assert "Good practice" not in said
    assert "Applications for grants" not in said


def test_the_table_joins_the_codings_by_their_guid(talks: Talks, tmp_path: Path) -> None:
    _built(talks)
    talks.review()
    tables.export_tables(talks.study, tmp_path, leave=Leave(reason=REASON))
    (row,) = rows(tmp_path, "practices")
    (one,) = rows(tmp_path, "codings")
    assert (row["title"], row["theme"], row["builds_on"]) == ("Ring dagen før", "Framgangsmåte", one["coding"])
    assert row["where"] == one["case"]
    assert "`builds_on`" in (tmp_path / "README.md").read_text(encoding="utf-8")
