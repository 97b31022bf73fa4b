"""Questions about special categories: nothing is noted under them before an explicit yes (A7)."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.domain.consent import Decision
from interviewer.exchange.interview_json import ImportRefused
from interviewer.services import consenting, creating, importing, interviewing, noting
from interviewer.services.consenting import Said
from interviewer.services.special import QuestionNotAllowed
from tests.acceptance.material import interview
from tests.conftest import Field


@pytest.fixture
def marked(contacted: Field) -> Field:
    """Return fieldwork in which one question asks for special categories, and the yes was not an explicit one."""
    project = contacted.study.project
    creating.change_project(contacted.study, replace(project, special_questions=(f"moteplass:{contacted.question}",)))
    consenting.record(contacted.study, contacted.person, Said(Decision.YES, explicit=False))
    return contacted


def test_nothing_is_noted_under_a_marked_question_before_an_explicit_yes(marked: Field) -> None:
    study, place = marked.study, (marked.interview, marked.question)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: noting.save_note(study, *place, "Hun går i moskeen."),
        lambda: noting.keep_draft(study, *place, "Hun går i moskeen."),
        lambda: noting.set_yes_no(study, *place, None),
        lambda: noting.set_status(study, *place, None),
    )
    for attempt in attempts:
        with pytest.raises(QuestionNotAllowed, match="2 a"):
            attempt()
    assert study.data.execute("SELECT count(*) FROM answer").fetchone() == (0,)
    assert study.data.execute("SELECT count(*) FROM draft").fetchone() == (0,)
    assert marked.question in interviewing.open_sheet(study, marked.interview).closed
    noting.save_note(study, marked.interview, "rekruttering.antall", "Elleve.")
    consenting.record(study, marked.person, Said(Decision.YES, explicit=True))
    noting.save_note(study, *place, "Hun går i moskeen.")
    assert interviewing.open_sheet(study, marked.interview).closed == frozenset()


def test_an_import_gets_no_way_round_it(marked: Field, tmp_path: Path) -> None:
    path = tmp_path / "i.json"
    path.write_text(json.dumps(interview(answers=[{"question": marked.question, "text": "Om troen."}])))
    with pytest.raises(ImportRefused, match="special categories"):
        importing.import_files(marked.study, [path])
    assert marked.study.data.execute("SELECT count(*) FROM answer").fetchone() == (0,)
