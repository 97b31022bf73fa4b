"""The windows of the place Analysis that read what was said: across, search, counts, contradictions, typology."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from interviewer.domain.counting import Subject
from interviewer.domain.crowd import Attribute, Cell
from interviewer.domain.guide import YesNo
from interviewer.domain.practice import Basis, Practice
from interviewer.domain.typology import Fit, Typology
from interviewer.services import classifying, commending, counting
from interviewer.services.classifying import Judgement, Row
from interviewer.services.counting import Of
from interviewer.services.renaming import Renamed
from interviewer.storage.answers import item_of
from interviewer.ui.analysis.count_in import CountInDialog
from interviewer.ui.analysis.definition_dialog import DefinitionDialog
from interviewer.ui.analysis.moves_dialog import MovesDialog
from interviewer.ui.analysis.place import AnalysisPlace
from interviewer.ui.analysis.place_dialog import PlaceDialog
from interviewer.ui.analysis.practice_dialog import PracticeDialog
from interviewer.ui.analysis.steps import Steps
from interviewer.ui.analysis.typology_form import TypologyDialog
from tests.coded import code
from tests.conftest import Field
from tests.talks import ROLE, Talks
from tests.ui import application_windows, document_windows


def told(field: Field) -> Talks:
    """Return interviews about one case in which informants differ."""
    made = Talks(field.study)
    case = made.case(model="råd")
    made.talk({ROLE: "Jeg leder møtene, og de unge kommer."}, case=case, role="leder", yes_no={ROLE: YesNo.YES})
    made.talk({ROLE: "Nei, ingen leder oss."}, case=case, role="sekretær", yes_no={ROLE: YesNo.NO})
    return made


def _place(name: str, field: Field) -> AnalysisPlace:
    told(field)
    place = AnalysisPlace(field.study)
    place.refresh()
    place.tabs.setCurrentWidget(getattr(place, name))
    if name == "search":
        place.search.line.setText("leder")
        place.search.search()
    return place


def _asking(name: str, field: Field) -> AnalysisPlace:
    place = _place(name, field)
    getattr(place, name).ask()
    return place


def _nothing(name: str, field: Field) -> AnalysisPlace:
    place = AnalysisPlace(field.study)
    place.refresh()
    place.tabs.setCurrentWidget(getattr(place, name))
    return place


def _counted(field: Field) -> AnalysisPlace:
    """Return the place at a count that is shown as bars."""
    place = _place("counts", field)
    place.counts.turn()
    return place


def _count_in(field: Field) -> CountInDialog:
    told(field)
    return CountInDialog(field.study, counting.count(field.study, Of(Subject.QUESTION, ROLE)))


def _files(field: Field) -> AnalysisPlace:
    place = _place("files", field)
    cell = Cell(((Attribute.ROLE, "leder"),), ("I-AAAAAA",), None)
    place.files.cells.show_cells([cell])
    place.files.renamed.show_codes([Renamed("c", "Opplæring", "Kurs og annen opplæring")])
    place.files.list.addItems(["prosjekt.qdpx", "utelatt: I-AAAAAA"])
    for part in (place.files.list, place.files.show_folder, place.files.bar):
        part.show()
    return place


def placed(field: Field) -> AnalysisPlace:
    """Return the place at the shipped typology, with a case that deviates from its type."""
    classifying.take_in_shipped(field.study)
    made = Talks(field.study)
    one = made.case(model="råd")
    made.case(model="annet")
    (held,) = classifying.listed(field.study)
    fits = {each.key: Fit.PARTLY for each in held.criteria}
    said = Judgement("rad", fits, "Politikerne leder møtene, ikke medlemmene.", "Medlemmene er valgt. " * 6)
    classifying.place(field.study, held.id, one.id, said)
    return _nothing("typology", field)


def _definitions(field: Field) -> AnalysisPlace:
    place = placed(field)
    place.typology.turn()
    return place


def _row(field: Field) -> tuple[Typology, Row]:
    page = placed(field).typology
    assert page.board is not None
    return page.board.typology, next(row for row in page.board.rows if row.placement)


def _typology_form(field: Field) -> TypologyDialog:
    return TypologyDialog(field.study, Steps(field.study), _row(field)[0])


def _definition(field: Field) -> DefinitionDialog:
    return DefinitionDialog(field.study, Steps(field.study), _row(field)[0], ("rad", "melve", "hensikt"))


def collected(field: Field) -> AnalysisPlace:
    """Return the place at the collection of good practice, with one in it."""
    new = Practice("", "Møt først", "Ta en kaffe dagen før. " * 9, "", "Tid.", "", (field.case,))
    commending.keep(field.study, new)
    return _nothing("practice", field)


def _practice(field: Field) -> PracticeDialog:
    """Return the window of one that builds on an answer, with passages to tick."""
    collected(field)
    (row,) = commending.collection(field.study)
    made = told(field)
    who, held = made.talk({ROLE: "Vi ringte alle dagen før, og da kom de. " * 3}, case=made.case())
    made.code(who, held, ROLE, "Vi ringte alle", code(field.study, "Framgangsmåte"))
    commending.build_on(field.study, row.practice.id, Basis(held.id, item=item_of(ROLE, who.id)))
    (row,) = commending.collection(field.study)
    return PracticeDialog(field.study, Steps(field.study), row.practice)


PAGES = ("across", "search", "counts", "contradictions")
WINDOWS: dict[str, Callable[[Field], QWidget]] = {
    **application_windows.WINDOWS,
    **document_windows.WINDOWS,
    "analysis, counts as bars": _counted,
    "analysis, typology": placed,
    "analysis, good practice": collected,
    "analysis, no good practice": partial(_nothing, "practice"),
    "analysis, typology, definitions": _definitions,
    "analysis, no typology": partial(_nothing, "typology"),
    "analysis, files": partial(_place, "files"),
    "analysis, files, written": _files,
    **{f"analysis, {name}": partial(_place, name) for name in PAGES},
    **{f"analysis, empty {name}": partial(_nothing, name) for name in PAGES},
    **{f"analysis, {name}, asking": partial(_asking, name)
       for name in ("across", "counts")},
}  # fmt: skip
DIALOGS: dict[str, Callable[[Field], QDialog]] = {
    **application_windows.DIALOGS,
    **document_windows.DIALOGS,
    "count in": _count_in,
    "good practice": _practice,
    "new good practice": lambda field: PracticeDialog(field.study, Steps(field.study)),
    "typology": _typology_form,
    "new typology": lambda field: TypologyDialog(field.study, Steps(field.study)),
    "definition in a typology": _definition,
    "place a case": lambda field: PlaceDialog(field.study, Steps(field.study), *_row(field)),
    "history of moves": lambda field: MovesDialog(field.study, *_row(field)),
}
