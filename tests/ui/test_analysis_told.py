"""What the pages of the analysis tell: refusals with what to do, words that have room, and who coded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from interviewer.domain.counting import Subject
from interviewer.domain.guide import YesNo
from interviewer.services import codebook
from interviewer.services.counting import Of
from interviewer.services.crowding import Leave
from interviewer.services.study import Study
from interviewer.services.summarising import export_summary
from interviewer.storage import records
from interviewer.ui.analysis.code_split import SplitDialog
from interviewer.ui.analysis.outputs import left
from interviewer.ui.analysis.place import AnalysisPlace
from interviewer.ui.analysis.steps import Steps
from tests.coded import code
from tests.exports import REASON
from tests.talks import ROLE, Talks
from tests.ui.interviews import Key, press, show


@pytest.fixture
def talks(study: Study) -> Talks:
    made = Talks(study)
    case = made.case(model="råd")
    for said in (YesNo.YES, YesNo.NO, YesNo.YES, YesNo.NO):
        made.talk({ROLE: "Sånn er det."}, case=case, yes_no={ROLE: said})
    made.talk({}, case=case)
    return made


@pytest.fixture
def place(talks: Talks, qtbot: QtBot) -> Iterator[AnalysisPlace]:
    """Return the place, open at the first page."""
    made = AnalysisPlace(talks.study)
    made.resize(1130, 680)
    made.refresh()
    show(qtbot, made)
    made.take_focus()
    yield made
    made.hide()


def test_a_digit_on_who_was_not_asked_stores_nothing_and_says_what_to_do(place: AnalysisPlace, talks: Talks) -> None:
    page = place.counts
    place.show_page(page)
    page.show_count(Of(Subject.QUESTION, ROLE))
    assert page.count is not None
    silent = next(row for row in page.count.rows if row.proposed == "not_raised")
    page.finder.select(silent.id)
    press(Key.Key_2)
    box = page.findChild(QMessageBox)
    assert box is not None
    assert silent.called in box.text()
    assert "Note the answer in the interview first" in box.text()
    assert not records.of(talks.study.data, "tally")
    box.close()
    page.finder.table.setFocus()
    press(Key.Key_9)
    assert len(records.of(talks.study.data, "tally")) == 1


def test_contradictions_are_questions_of_one_case_and_their_cells_are_whole(place: AnalysisPlace) -> None:
    page = place.contradictions
    place.show_page(page)
    assert page.told.text().startswith("1 question on which informants of one case differ")
    metrics = QFontMetrics(page.table.font())
    for column in range(page.model.columnCount()):
        for row in range(page.model.rowCount()):
            words = str(page.model.data(page.model.index(row, column)) or "")
            assert metrics.horizontalAdvance(words) < page.table.columnWidth(column)


def test_a_file_that_was_written_never_stands_above_words_that_none_was(talks: Talks, tmp_path: Path) -> None:
    talks.review()
    talks.talk({ROLE: "Ikke gått gjennom."})
    report = export_summary(talks.study, tmp_path, leave=Leave(reason=REASON))
    first, _name, told = left(report)
    assert first == "1 file written."
    assert told.endswith("Reviewed by nobody for what identifies. Go through it under Pseudonymisation.")
    assert "No file" not in told


def test_who_coded_is_told_where_a_code_is_split(talks: Talks, qtbot: QtBot) -> None:
    one = code(talks.study, "Makt")
    who, held = talks.talk({ROLE: "Vi bestemmer litt."})
    for by in ("Ask", "Bo"):
        talks.code(who, held, ROLE, "bestemmer", one, by)
    dialog = SplitDialog(talks.study, Steps(talks.study), codebook.get(talks.study, one))
    qtbot.addWidget(dialog)
    cells = [dialog.table.item(row, 2) for row in range(dialog.table.rowCount())]
    assert {cell.text() for cell in cells if cell is not None} == {"Ask", "Bo"}
