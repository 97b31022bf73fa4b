"""Packages: what this laptop has, on its way to the lead, to a member, or to whoever knows the passphrase."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.progress import Progress
from interviewer.language import _, ngettext
from interviewer.services import packing, rostering, times
from interviewer.services.opening import Study
from interviewer.services.packing import Address, PackReport
from interviewer.ui import icons, theme, trouble
from interviewer.ui.form import Form
from interviewer.ui.jobs import Job
from interviewer.ui.passphrases import Passphrase
from interviewer.ui.scrolling import scrolling

LEAD, MEMBER, WORDS = range(3)


class PackagesPage(QWidget):
    """Makes one package; to the lead unless one says otherwise."""

    said = Signal(str)
    changed = Signal()
    started = Signal(object, str)

    def __init__(self, study: Study, closed: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._closed = closed
        self._job: Job | None = None
        self._made = ""
        self._whom = QButtonGroup(self)
        self.to_lead = QRadioButton(_("To the &lead and the deputies: everything on this laptop"))
        self.to_member = QRadioButton(_("To a &member, from the lead: what they need, and never others’ answers"))
        self.to_words = QRadioButton(_("To &whoever knows a passphrase: everything on this laptop"))
        self.member = QComboBox()
        self.passphrase = Passphrase(_("&Passphrase for the package"), _("The same once mo&re"))
        self.with_key = QCheckBox(_("With names and &numbers from the key"))
        self.place = QLineEdit()
        self.browse = QPushButton(_("Cho&ose …"))
        self.make = QPushButton(_("Make the pac&kage"))
        self.told = theme.quiet("")
        self.outcome = theme.quiet("")
        self._lay_out()
        self._connect()
        self.to_lead.setChecked(True)
        self.with_key.setChecked(study.has_key)
        self.with_key.setEnabled(study.has_key)
        self.make.setEnabled(not study.read_only)
        self.setFocusProxy(self.to_lead)

    def refresh(self) -> None:
        """Read anew who is in the team, and propose a file."""
        chosen = self.member.currentText()
        self.member.clear()
        me = self._study.me
        self.member.addItems([each.person for each in rostering.members_of(self._study) if each.person != me])
        self.member.setCurrentText(chosen)
        if not self.place.text() or self._made == self.place.text():
            self.place.setText(str(_proposed(self._study, Path(self.place.text() or self._study.path).parent)))
        self._on_whom()

    def _lay_out(self) -> None:
        card = theme.Card(margin=20, spacing=10)
        card.box.addWidget(theme.strong(_("Make a package")))
        card.box.addWidget(self.told)
        for number, choice in enumerate((self.to_lead, self.to_member, self.to_words)):
            self._whom.addButton(choice, number)
            card.box.addWidget(choice)
        self.form = Form()
        self.member.setEditable(True)
        self._member = self.form.row(_("Mem&ber’s name"), self.member, _("As they write it on their own laptop."))
        self.form.add(self.passphrase)
        card.box.addWidget(self.form)
        card.box.addWidget(self.with_key)
        file = Form()
        file.row(_("F&ile"), self.place)
        line = QHBoxLayout()
        line.addWidget(file, 1)
        line.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignBottom)
        icons.dress(self.browse, "folder")
        card.box.addLayout(line)
        self.make.setProperty("kind", "primary")
        last = QHBoxLayout()
        last.addWidget(self.make)
        last.addStretch(1)
        for button in (self.browse, self.make):
            button.setAutoDefault(True)
        card.box.addLayout(last)
        card.box.addWidget(self.outcome)
        card.box.addStretch(1)
        card.setMaximumWidth(theme.px(860))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 10, 0, 0)
        box.addWidget(scrolling(card, beside=20))

    def _connect(self) -> None:
        self._whom.idToggled.connect(self._on_whom)
        self.browse.clicked.connect(self._on_browse)
        self.make.clicked.connect(self._on_make)

    def _address(self) -> Address | None:
        """Return whom the package is for; ``None``, saying why, where something is missing."""
        whom = self._whom.checkedId()
        if whom == LEAD:
            return packing.Lead()
        if not self.passphrase.text or not self.passphrase.agree:
            self._tell(_("The passphrase must stand in both fields, alike. Nothing was made."), problem=True)
            return None
        if whom == WORDS:
            return packing.Passphrase(self.passphrase.text)
        if not self.member.currentText().strip():
            self._tell(_("Say which member the package is for. Nothing was made."), problem=True)
            return None
        return packing.ForMember(self.member.currentText().strip(), self.passphrase.text)

    def _tell(self, words: str, *, problem: bool = False) -> None:
        self.outcome.setText(words)
        theme.retone(self.outcome, "kind", "problem" if problem else "quiet")

    @Slot()
    def _on_whom(self) -> None:
        whom = self._whom.checkedId()
        lost = _("A lost one leaves no gap: the next holds everything again.")
        self.told.setText(f"{_told(whom)} {lost}")
        holder = self._member.parentWidget()
        if holder is not None:
            holder.setVisible(whom == MEMBER)
        self.passphrase.setVisible(whom != LEAD)
        self.form.setVisible(whom != LEAD)

    @Slot()
    def _on_browse(self) -> None:
        kinds = _("Packages (*.pakke)")
        chosen = QFileDialog.getSaveFileName(self, _("Where to put the package"), self.place.text(), kinds)[0]
        if chosen:
            self.place.setText(chosen)

    @Slot()
    def _on_make(self) -> None:
        if self._job is not None:
            return
        if why := self._closed():
            self._tell(why, problem=True)
            self.said.emit(why)
            return
        to = self._address()
        if to is None:
            return
        with_key = self.with_key.isChecked()
        self._job = Job(partial(_pack, self._study, Path(self.place.text()), to, with_key))
        self._job.succeeded.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.finished.connect(self._on_finished)
        self._tell(_("Packing …"))
        self.make.setEnabled(False)
        self.started.emit(self._job, _("Packing …"))
        self._job.start()

    @Slot(object)
    def _on_done(self, report: PackReport) -> None:
        words = ngettext(
            "{path} is made: {count} entry, for {who}.", "{path} is made: {count} entries, for {who}.", report.events
        )
        told = [words.format(path=report.path, count=report.events, who=", ".join(report.readers))]
        if report.withheld:
            less = ngettext(
                "{count} entry went along as a link without content.",
                "{count} entries went along as links without content.",
                report.withheld,
            )
            told.append(less.format(count=report.withheld))
        self._tell(" ".join(told))
        self._made = self.place.text()
        self.refresh()
        self.said.emit(told[0])
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._tell(trouble.words(error), problem=True)

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self.make.setEnabled(not self._study.read_only)
        if self.outcome.text() == _("Packing …"):
            self._tell(_("Stopped. No package was made."))


def _pack(study: Study, place: Path, to: Address, with_key: bool, progress: Progress) -> PackReport:
    own = study.again()
    try:
        return packing.pack(own, place, to=to, with_key=with_key, progress=progress)
    finally:
        own.close()


def _told(whom: int) -> str:
    """Return what a package holds and who opens it, by whom it is for."""
    return {
        LEAD: _(
            "Holds this laptop’s whole log, encrypted to the lead and the deputies. Send it as you like; nobody else "
            "can open it."
        ),
        MEMBER: _(
            "Holds the guides, the cases and the contacts handed over to them, encrypted with a passphrase. Whoever "
            "has the file and the passphrase can open it: give the two by different ways."
        ),
        WORDS: _(
            "Holds this laptop’s whole log, encrypted with a passphrase. Whoever has the file and the passphrase can "
            "open all of it: give the two by different ways."
        ),
    }.get(whom, "")


def _proposed(study: Study, folder: Path) -> Path:
    """Return a file in ``folder`` that is not there yet: a package that was made is not written over."""
    stem = f"{study.path.stem}-{times.now():%Y%m%d-%H%M}"
    names = (f"{stem}{number}{packing.SUFFIX}" for number in ("", *(f"-{each}" for each in range(2, 1000))))
    return next((folder / name for name in names if not (folder / name).exists()), folder / f"{stem}{packing.SUFFIX}")
