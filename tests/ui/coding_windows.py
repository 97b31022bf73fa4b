"""The windows of codes and coding, for the sweeps: with a codebook, a coded interview, two coders and memos."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from interviewer.domain.memo import On
from interviewer.services import cataloguing, codebook, coding, memos, noting
from interviewer.ui.analysis.agreement_dialog import AgreementDialog
from interviewer.ui.analysis.code_form import CodeDialog
from interviewer.ui.analysis.code_history import CodeHistoryDialog
from interviewer.ui.analysis.code_split import SplitDialog
from interviewer.ui.analysis.memo_dialog import MemoDialog
from interviewer.ui.analysis.place import AnalysisPlace
from interviewer.ui.analysis.steps import Steps
from tests.conftest import Field

SAID = "Jeg ble spurt på bussen. Vi fikk ett kurs, og det var nyttig. 🙂 Ingen kjenner oss."
OTHER = "kodebok-moteplass.synlighet"


def coded(field: Field) -> str:
    """Fill the project with a coded interview, and return the id of the code that is used most."""
    study = field.study
    noting.save_note(study, field.interview, field.question, SAID)
    noting.close(study, field.interview)
    cataloguing.take_in_shipped(study, "kodebok-moteplass")
    used = codebook.get(study, "kodebok-moteplass.opplaering").id
    (text,) = coding.coded(study, field.interview).texts
    for words, code, by in (
        ("Vi fikk ett kurs", used, "Ask"), ("ett kurs, og det", used, "Berit"), ("Ingen kjenner oss", OTHER, "Berit"),
    ):  # fmt: skip
        start = SAID.index(words)
        made = coding.code(study, text, start, start + len(words), code, by=by)
    memos.write(study, On.PASSAGE, made.id, "Verdt å merke seg.", "Tanke")
    memos.write(study, On.CODE, used, "Skiller vi nok?", printed=True)
    return used


def _page(name: str, field: Field) -> QWidget:
    coded(field)
    place = AnalysisPlace(field.study)
    place.show_page(getattr(place, name))
    place.refresh()
    return place


def _empty(name: str, field: Field) -> QWidget:
    place = AnalysisPlace(field.study)
    place.show_page(getattr(place, name))
    place.refresh()
    return place


def _code(field: Field) -> CodeDialog:
    code = codebook.get(field.study, coded(field))
    return CodeDialog(field.study, Steps(field.study), code)


def _split(field: Field) -> SplitDialog:
    code = codebook.get(field.study, coded(field))
    return SplitDialog(field.study, Steps(field.study), code)


def _history(field: Field) -> CodeHistoryDialog:
    code = codebook.get(field.study, coded(field))
    return CodeHistoryDialog(field.study, code)


def _memos(field: Field) -> MemoDialog:
    code = coded(field)
    return MemoDialog(field.study, Steps(field.study), "Opplæring", On.CODE, code)


def _all_memos(field: Field) -> MemoDialog:
    coded(field)
    return MemoDialog(field.study, Steps(field.study), "Alle")


def _agreement(field: Field) -> AgreementDialog:
    coded(field)
    return AgreementDialog(field.study)


WINDOWS: dict[str, Callable[[Field], QWidget]] = {
    "analysis, coding": lambda field: _page("coding", field),
    "analysis, codes": lambda field: _page("codes", field),
    "analysis, nothing to code": lambda field: _empty("coding", field),
    "analysis, no codes": lambda field: _empty("codes", field),
}
DIALOGS: dict[str, Callable[[Field], QDialog]] = {
    "code": _code,
    "new code": lambda field: CodeDialog(field.study, Steps(field.study)),
    "split a code": _split,
    "history of a code": _history,
    "memos of a code": _memos,
    "all memos": _all_memos,
    "two coders": _agreement,
    "no coders": lambda field: AgreementDialog(field.study),
}
