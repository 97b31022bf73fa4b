"""One list of every window, and what the sweeps ask of each."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QScrollBar,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.answer import Reflection
from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.identifier import Kind
from interviewer.domain.minority import Age
from interviewer.domain.person import ContactState
from interviewer.domain.spread import Dimension
from interviewer.services import (
    backing_up,
    campaigning,
    consenting,
    deciding,
    identifying,
    interviewing,
    noting,
    recruiting,
    spreading,
    withdrawing,
)
from interviewer.services.campaigning import Round
from interviewer.services.deciding import Choice
from interviewer.services.withdrawing import Scope
from interviewer.ui.abbreviations import AbbreviationsDialog
from interviewer.ui.backups import passphrase
from interviewer.ui.backups.listing import BackupsDialog
from interviewer.ui.backups.passphrase import PassphraseDialog
from interviewer.ui.backups.restoring import RestoreDialog
from interviewer.ui.consent import ConsentPage
from interviewer.ui.consent_letter import LetterDialog
from interviewer.ui.ethics.explain import ExplainDialog
from interviewer.ui.ethics.history import HistoryDialog
from interviewer.ui.ethics.place import ERASURES, EXPORTS, HEADS, LOG, EthicsPlace
from interviewer.ui.ethics.register_page import RegisterPage
from interviewer.ui.ethics.report_export import REVIEW, ReportDialog
from interviewer.ui.ethics.review_reader import ReviewDialog
from interviewer.ui.ethics.striking import StrikeDialog
from interviewer.ui.ethics.withdrawal import WithdrawalDialog
from interviewer.ui.export import ExportDialog
from interviewer.ui.fair_copy import FairCopyPlace
from interviewer.ui.identifiers.place import REGISTER, SIDES, TO_DECIDE, PseudonymPlace
from interviewer.ui.interview.afterwards import AfterwardsPage
from interviewer.ui.interview.closing import ClosingPage
from interviewer.ui.interview.place import InterviewPlace
from interviewer.ui.interview.screen import InterviewScreen
from interviewer.ui.interview.setup import SetupPage
from interviewer.ui.keys import KeysDialog
from interviewer.ui.new_project import NewProjectPage
from interviewer.ui.overview import OverviewPlace
from interviewer.ui.project_details import ProjectDialog
from interviewer.ui.recovery import RecoverySheet
from interviewer.ui.recruitment import pages
from interviewer.ui.recruitment.campaign_form import CampaignDialog, CampaignPeopleDialog
from interviewer.ui.recruitment.case_form import CaseDialog
from interviewer.ui.recruitment.log import LogDialog
from interviewer.ui.recruitment.numbers import NumbersDialog
from interviewer.ui.recruitment.person_form import PersonDialog
from interviewer.ui.recruitment.place import RecruitmentPlace
from interviewer.ui.recruitment.purging import PurgeDialog
from interviewer.ui.search import SearchDialog
from interviewer.ui.start import StartPage
from interviewer.ui.team.place import NAMES, TeamPlace
from interviewer.ui.team.sides import SidesDialog
from interviewer.ui.transcript import TranscriptView
from interviewer.ui.unlock import UnlockPage
from interviewer.ui.veil import VeilPage
from interviewer.ui.writer import Writer
from tests import laptops
from tests.conftest import Field
from tests.ui import analysis_windows, coding_windows, ethics_windows, interview_windows

Build = Callable[[Field], QWidget]
ASKED = ("ask_where", "ask_status")
"""What the small panel over the call asks."""


def _fresh(place: OverviewPlace | RecruitmentPlace | InterviewPlace | FairCopyPlace) -> QWidget:
    place.refresh()
    return place


def _sampled(field: Field) -> Round:
    """Return a round, in a project with a target, somebody whom the informant named, and somebody who declined."""
    study = field.study
    named = recruiting.PersonDetails(name="Nora Fabelmann", referred_by=field.person, network="koret")
    declined = recruiting.save_person(study, recruiting.PersonDetails(name="Torgeir Prøvestad"))
    consenting.record(study, declined, consenting.Said(Decision.NO, refusal=Refusal.NO_TIME))
    spreading.set_target(study, Dimension.ROLE, "leder", 4)
    made = campaigning.keep(study, campaigning.Details("Høsten", "Når møtes dere?"))
    campaigning.include(study, made, (field.person, recruiting.save_person(study, named)))
    return campaigning.rounds(study)[0]


def _recruitment(page: int, field: Field) -> RecruitmentPlace:
    _sampled(field)
    place = RecruitmentPlace(field.study)
    place.refresh()
    place.show_page(page)
    return place


def _no_rounds(field: Field) -> RecruitmentPlace:
    place = RecruitmentPlace(field.study)
    place.refresh()
    place.show_page(pages.ROUNDS)
    return place


def _tree(field: Field) -> RecruitmentPlace:
    place = _recruitment(pages.SNOWBALL, field)
    place.snowball.as_table.setChecked(True)
    return place


def _young(field: Field) -> PersonDialog:
    details = recruiting.PersonDetails(name="Leona Diktet", age_group=Age.YOUTH.value)
    return PersonDialog(field.study, recruiting.person(field.study, recruiting.save_person(field.study, details)))


def _purging(field: Field) -> PurgeDialog:
    _sampled(field)
    rows = recruiting.people(field.study)
    return PurgeDialog(field.study, [row.person.id for row in rows if row.person.state is ContactState.REFUSED])


def _consent(decision: Decision | None, field: Field, *, minor: bool = False) -> QWidget:
    """Return the page for somebody who has not been asked yet, as it is once ``decision`` is chosen."""
    person = recruiting.save_person(field.study, recruiting.PersonDetails(name="Nora Fabelmann", minor=minor))
    page = ConsentPage(field.study, person)
    if decision is not None:
        page.answers.choose(decision)
    return page


def _call(field: Field) -> InterviewScreen:
    """Return the call with something parked and a fact to note; nothing is kept, for its writer does not run."""
    noting.park(field.study, field.interview, "budsjettet", field.question)
    noting.set_preparation(field.study, field.interview, "Les referatet.")
    screen = InterviewScreen(Writer(field.study))
    screen.open(interviewing.open_sheet(field.study, field.interview))
    assert screen.conversation is not None
    screen.go(next(item.key for item in screen.conversation.items if item.short == "2 h"))
    return screen


def _asking(what: str, field: Field) -> QWidget:
    screen = _call(field)
    getattr(screen.asking, what)()
    return screen


def _closing(field: Field) -> QWidget:
    screen, page = _call(field), ClosingPage()
    assert screen.conversation is not None
    page.show_conversation(screen.conversation)
    return page


def _afterwards(field: Field) -> QWidget:
    page = AfterwardsPage()
    page.show_lines(Reflection(impression="Åpen og varm."), consenting.prepare(field.study, field.person).script.thanks)
    return page


def _ethics(page: int, field: Field) -> EthicsPlace:
    """Return a page of the place Ethics, with something erased."""
    person = recruiting.save_person(field.study, recruiting.PersonDetails(name="Nora Fabelmann"))
    withdrawing.withdraw(field.study, person, Scope.ALL)
    place = EthicsPlace(field.study)
    place.refresh()
    place.tabs.setCurrentIndex(page)
    return place


def _consents(page: int, field: Field) -> RegisterPage:
    """Return a page of the register of consents."""
    made = RegisterPage(field.study)
    made.refresh()
    made.tabs.setCurrentIndex(page)
    return made


def _encrypted(field: Field) -> ReportDialog:
    """Return the form of the reports, at a reviewer's package that is encrypted."""
    dialog = ReportDialog(field.study)
    dialog.kind.setCurrentIndex(REVIEW)
    dialog.encrypt.setChecked(True)
    return dialog


def _withdrawal(scope: Scope, field: Field) -> WithdrawalDialog:
    """Return the second step of a withdrawal."""
    dialog = WithdrawalDialog(field.study, recruiting.person(field.study, field.person))
    dialog.scopes.button(list(Scope).index(scope)).click()
    dialog.go_on()
    return dialog


def _closed(field: Field) -> Field:
    noting.save_note(field.study, field.interview, field.question, "Samira Testdatter Hale sa nei.")
    noting.close(field.study, field.interview)
    return field


def _backups(field: Field) -> BackupsDialog:
    backing_up.back_up(field.study)
    return BackupsDialog(field.study)


def _passphrase(field: Field) -> PassphraseDialog:
    backing_up.back_up(field.study)
    dialog = PassphraseDialog(field.study)
    dialog.which.button(passphrase.EACH).setChecked(True)
    return dialog


def _torn(field: Field) -> Field:
    """Return fieldwork about which two laptops say different things, and in which somebody was entered twice."""
    noting.save_note(field.study, field.interview, field.question, "Leder.")
    laptops.texts(field, "Hun er leder.", "Valgt av foreningene.")
    laptops.disagree(field.study.data, "person", field.person, "minor", True, False)
    recruiting.save_person(field.study, recruiting.PersonDetails(name="Samira T. Hale", phone="10 00 01 01"))
    return field


def _team(page: str, field: Field) -> QWidget:
    place = TeamPlace(field.study)
    place.show_page(page)
    place.refresh()
    return place


def _torn_team(page: str, field: Field) -> QWidget:
    return _team(page, _torn(field))


def _settling(field: Field) -> QWidget:
    place = TeamPlace(_torn(field).study)
    place.show_page("conflicts")
    for row in range(place.conflicts.list.count()):
        if place.conflicts.conflict is not None and not place.conflicts.conflict.is_text:
            place.conflicts.list.setCurrentRow(row + 1)
    place.conflicts.anew.click()
    return place


def _packing(whom: int, field: Field) -> QWidget:
    place = TeamPlace(field.study)
    place.show_page("packages")
    buttons = (place.packages.to_lead, place.packages.to_member, place.packages.to_words)
    buttons[whom].setChecked(True)
    return place


def _sides(field: Field) -> SidesDialog:
    _closed(field)
    return SidesDialog(field.study, field.interview)


def _read(place: PseudonymPlace) -> None:
    """Wait until what the page shows is read."""
    while place.reading:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _identified(page: int, field: Field) -> PseudonymPlace:
    """Return a page of the place Pseudonymisation, read, with something to decide and something decided."""
    study = field.study
    words = "Torgeir Prøvestad ringte. Han sa at Fatuma Warsame bor i Fjellhamn."
    noting.save_note(study, field.interview, field.question, words)
    noting.close(study, field.interview)
    identifying.add(study, ("Fatuma Warsame",), Choice(Kind.PERSON))
    identifying.add(study, ("Fatuma Warsama",), Choice(Kind.PERSON))
    deciding.reject(study, deciding.queue(study)[-1])
    place = PseudonymPlace(study)
    place.tabs.setCurrentIndex(page)
    place.refresh()
    _read(place)
    return place


def _unidentified(page: int, field: Field) -> PseudonymPlace:
    place = PseudonymPlace(field.study)
    place.tabs.setCurrentIndex(page)
    place.refresh()
    _read(place)
    return place


def _asked_instead(action: int, field: Field) -> PseudonymPlace:
    """Return the list with the form of what is printed instead open."""
    place = _identified(TO_DECIDE, field)
    place.queue.asking.ask_instead()
    place.queue.view.form.instead.action.setCurrentIndex(action)
    return place


def _asked_review(field: Field) -> PseudonymPlace:
    place = _identified(TO_DECIDE, field)
    place.queue.view.interviews.setCurrentIndex(1)
    _read(place)
    place.queue.reviews.ask()
    return place


def _register(page: int, field: Field) -> PseudonymPlace:
    """Return a page beside the register, at an entry that somebody decided about."""
    place = _identified(REGISTER, field)
    place.register.tabs.setCurrentIndex(page)
    place.register.table.go(place.register.table.rows_model.rowCount())
    return place


WINDOWS: dict[str, Build] = {
    **analysis_windows.WINDOWS,
    **coding_windows.WINDOWS,
    **ethics_windows.WINDOWS,
    "start": lambda field: StartPage((field.study.path,)),
    "unlock": lambda field: UnlockPage(field.study.path),
    "hidden": lambda field: VeilPage(field.study),
    "new project": lambda _field: NewProjectPage(),
    "overview": lambda field: _fresh(OverviewPlace(field.study)),
    "recruitment": lambda field: _fresh(RecruitmentPlace(field.study)),
    **{f"recruitment, page {page + 1}": partial(_recruitment, page) for page in range(1, pages.NAMES + 1)},
    "recruitment, no rounds": partial(_no_rounds),
    "recruitment, tree": _tree,
    "interview": lambda field: _fresh(InterviewPlace(field.study)),
    "new interview": lambda field: SetupPage(field.study, field.person, afterwards=False),
    "interview from paper": lambda field: SetupPage(field.study, None, afterwards=True),
    "consent": partial(_consent, None),
    **{
        f"consent, {decision.value}": partial(_consent, decision)
        for decision in (Decision.LIMITS, Decision.NO, Decision.POSTPONED)
    },
    "consent of a minor": partial(_consent, None, minor=True),
    "consent once more": lambda field: ConsentPage(field.study, field.person),
    "call": _call,
    **{f"call, {what}": partial(_asking, what) for what in ASKED},
    "closing": _closing,
    "afterwards": _afterwards,
    **{f"team, {page}": partial(_team, page) for page in NAMES},
    **{f"team, {page}, torn": partial(_torn_team, page) for page in NAMES[3:]},
    "team, writing anew": _settling,
    "team, package for a member": partial(_packing, 1),
    "team, package by passphrase": partial(_packing, 2),
    "no fair copy": lambda field: _fresh(FairCopyPlace(field.study)),
    **{f"ethics, page {page + 1}": partial(_ethics, page) for page in (LOG, ERASURES, EXPORTS, HEADS)},
    "fair copy": lambda field: _fresh(FairCopyPlace(_closed(field).study)),
    **{f"register of consents, page {page + 1}": partial(_consents, page) for page in range(3)},
    **{f"identifiers, page {page + 1}": partial(_identified, page) for page in (TO_DECIDE, REGISTER, SIDES)},
    **{f"identifiers, empty page {page + 1}": partial(_unidentified, page) for page in (TO_DECIDE, REGISTER, SIDES)},
    **{f"identifiers, printed instead {action}": partial(_asked_instead, action) for action in (1, 2, 4)},
    "identifiers, review": _asked_review,
    **{f"identifiers, register {page + 1}": partial(_register, page) for page in range(4)},
    **interview_windows.WINDOWS,
}
DIALOGS: dict[str, Callable[[Field], QDialog]] = {
    **analysis_windows.DIALOGS,
    **coding_windows.DIALOGS,
    **ethics_windows.DIALOGS,
    "person": lambda field: PersonDialog(field.study, recruiting.person(field.study, field.person)),
    "new person": lambda field: PersonDialog(field.study),
    "case": lambda field: CaseDialog(field.study, recruiting.case(field.study, field.case)),
    "person who may be young": _young,
    "new round": lambda field: CampaignDialog(field.study),
    "who is asked": lambda field: CampaignPeopleDialog(field.study, _sampled(field)),
    "delete names": _purging,
    "numbers of recruitment": lambda field: NumbersDialog(field.study),
    "contact log": lambda field: LogDialog(field.study, recruiting.person(field.study, field.person)),
    "search": lambda field: SearchDialog(field.study, []),
    "keys": lambda _field: KeysDialog(),
    "export": lambda field: ExportDialog(field.study),
    "project": lambda field: ProjectDialog(field.study),
    "explain": lambda _field: ExplainDialog("Samtykket er datert etter intervjuet"),
    "reports": lambda field: ReportDialog(field.study),
    "reports, encrypted": _encrypted,
    "review package": lambda _field: ReviewDialog(),
    "backups": _backups,
    "no backups": lambda field: BackupsDialog(field.study),
    "restore": lambda field: RestoreDialog(field.study.path.with_name("study-20260101T101010.kopi")),
    "passphrase": lambda field: PassphraseDialog(field.study),
    "passphrase, one each": _passphrase,
    "recovery sheet": lambda field: RecoverySheet(field.study),
    "letter": lambda field: LetterDialog(consenting.prepare(field.study, field.person).script.letter),
    "abbreviations": lambda _field: AbbreviationsDialog(),
    "notes side by side": _sides,
    "withdrawal": lambda field: WithdrawalDialog(field.study, recruiting.person(field.study, field.person)),
    **{f"withdrawal, {scope.value}": partial(_withdrawal, scope) for scope in (Scope.ALL, Scope.QUOTES)},
    "history of an answer": lambda field: HistoryDialog(_closed(field).study, field.interview, field.question),
    "strike": lambda _field: StrikeDialog("Hun sa nei.", "Notater"),
    "transcript": lambda field: TranscriptView(_closed(field).study, field.interview),
}
ALL: dict[str, Build] = {**WINDOWS, **DIALOGS}

ROOM = (1366, 768)
"""Pixels of the smallest screen the window must fit."""


def held(page: QWidget) -> QWidget:
    """Return a window that holds ``page`` as the frame does, with the keyboard where the page wants it."""
    window = QWidget()
    QVBoxLayout(window).addWidget(page)
    page.setFocus()
    return window


def fields(window: QWidget) -> Iterator[QWidget]:
    """Yield what a person can act on in ``window``; parts of a field count with it."""
    kinds = (QAbstractButton, QAbstractItemView, QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit)
    for widget in window.findChildren(QWidget):
        parent = widget.parentWidget()
        inside = isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit | QTabBar | QAbstractItemView)
        hidden = not widget.isVisibleTo(window) or isinstance(widget, QScrollBar | QCalendarWidget)
        focusable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if isinstance(widget, kinds) and not (inside or hidden) and focusable and widget.isEnabled():
            yield widget


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls ``widget``."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def mnemonics(window: QWidget) -> list[str]:
    """Return the Alt keys that the visible labels, buttons and tabs of ``window`` ask for."""
    texts = [label.text() for label in window.findChildren(QLabel) if label.buddy() and label.isVisibleTo(window)]
    texts += [button.text() for button in window.findChildren(QAbstractButton) if button.isVisibleTo(window)]
    for bar in window.findChildren(QTabBar):
        texts += [bar.tabText(number) for number in range(bar.count())]
    return [key for key in (QKeySequence.mnemonic(text).toString() for text in texts) if key]


def mnemonics_of_menus(window: QMainWindow) -> list[str]:
    """Return the Alt keys of the menus and of the places."""
    menus = [key for action in window.menuBar().actions() if (key := QKeySequence.mnemonic(action.text()).toString())]
    chords = (chord.toString() for action in window.actions() for chord in action.shortcuts())
    return menus + [chord for chord in chords if chord.startswith("Alt+")]


def group_of(field: QWidget) -> set[QWidget | None]:
    """Return the buttons of which one is chosen together with ``field``: Tab reaches one, the arrows the others."""
    group = field.group() if isinstance(field, QAbstractButton) else None
    return set(group.buttons()) if group is not None and group.exclusive() else set()
