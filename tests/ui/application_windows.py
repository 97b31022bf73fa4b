"""The windows about applications for grants."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from interviewer.domain.application_entry import Line
from interviewer.services import applying, previewing
from interviewer.services.applying import Details
from interviewer.ui.analysis.application_form import ApplicationDialog
from interviewer.ui.analysis.application_preview import PreviewDialog
from interviewer.ui.analysis.place import AnalysisPlace
from interviewer.ui.analysis.steps import Steps
from tests.applications import as_csv, made_up
from tests.conftest import Field


def _at(field: Field) -> AnalysisPlace:
    place = AnalysisPlace(field.study)
    place.refresh()
    place.tabs.setCurrentWidget(place.applications)
    return place


def _applied(field: Field) -> AnalysisPlace:
    """Return the place at two applications of an organisation with a long name."""
    line = Line(municipality="Prøvik", year="2016", purpose="Leir og møter " * 6, support="drift", applied="120 000")
    lines = [line, replace(line, year="2017", granted="40 000")]
    applying.keep(field.study, Details("Prøvelaget for møter, turer og leksehjelp på tvers", "forening"), lines)
    return _at(field)


def _figures(field: Field) -> AnalysisPlace:
    place = _applied(field)
    place.applications.turn()
    return place


def _changing(field: Field) -> ApplicationDialog:
    _applied(field)
    found = applying.register(field.study)
    return ApplicationDialog(field.study, Steps(field.study), found, found.rows[0].applicant.id)


def _new(field: Field) -> ApplicationDialog:
    return ApplicationDialog(field.study, Steps(field.study), applying.register(field.study))


def _preview(field: Field) -> PreviewDialog:
    rows = [*made_up()[:20], ("Prøvelaget", "", "", "", "16", "", "gave", "mye", "")]
    return PreviewDialog(previewing.preview(field.study, as_csv(field.study.path.with_name("a.csv"), rows)))


WINDOWS: dict[str, Callable[[Field], QWidget]] = {
    "analysis, applications": _applied,
    "analysis, figures of applications": _figures,
    "analysis, no applications": _at,
}
DIALOGS: dict[str, Callable[[Field], QDialog]] = {
    "applicant": _changing,
    "new applicant": _new,
    "preview of applications": _preview,
}
