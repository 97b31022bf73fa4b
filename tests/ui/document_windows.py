"""The windows about documents by others."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from interviewer.services import documenting, excerpting, extracting
from interviewer.ui.analysis.document_form import DocumentDialog
from interviewer.ui.analysis.document_preview import DocumentPreview
from interviewer.ui.analysis.finding_form import FindingDialog
from interviewer.ui.analysis.place import AnalysisPlace
from interviewer.ui.analysis.steps import Steps
from tests.conftest import Field
from tests.documents import FORM, as_text


def _at(field: Field) -> AnalysisPlace:
    place = AnalysisPlace(field.study)
    place.refresh()
    place.tabs.setCurrentWidget(place.documents)
    return place


def _previewed(field: Field) -> extracting.Preview:
    lines = (*FORM, "[2 i] " + "Hver måned, og oftere før valget. " * 20)
    return extracting.preview(field.study, as_text(field.study.path.with_name("skjema.txt"), lines))


def documented(field: Field) -> AnalysisPlace:
    """Return the place at the documents, with one in it."""
    extracting.take_in(field.study, _previewed(field))
    return _at(field)


def _answers(field: Field) -> AnalysisPlace:
    place = documented(field)
    place.documents.turn()
    return place


def _placing(field: Field) -> AnalysisPlace:
    place = _answers(field)
    place.documents.place()
    return place


def _document(field: Field) -> DocumentDialog:
    documented(field)
    return DocumentDialog(field.study, Steps(field.study), documenting.listed(field.study)[0].document)


def _finding(field: Field) -> FindingDialog:
    documented(field)
    held = documenting.listed(field.study)[0].document
    return FindingDialog(field.study, Steps(field.study), held, excerpting.listed(field.study)[-1].finding)


WINDOWS: dict[str, Callable[[Field], QWidget]] = {
    "analysis, documents": documented,
    "analysis, answers of a document": _answers,
    "analysis, placing an answer of a document": _placing,
    "analysis, no documents": _at,
}
DIALOGS: dict[str, Callable[[Field], QDialog]] = {
    "document": _document,
    "new document": lambda field: DocumentDialog(field.study, Steps(field.study)),
    "answer of a document": _finding,
    "document to be read in": lambda field: DocumentPreview(_previewed(field)),
}
