"""Beginning a project on one page: what it is, who you are, the guide, where the files lie, and their passphrases."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from interviewer.domain.guide import Guide
from interviewer.domain.project import Project
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import creating, guiding
from interviewer.services.creating import NewProject
from interviewer.services.opening import KEY_SUFFIX, SUFFIX
from interviewer.ui import icons, theme
from interviewer.ui.form import Form
from interviewer.ui.passphrases import Passphrase
from interviewer.ui.project_form import ProjectForm
from interviewer.ui.scrolling import centred


class NewProjectPage(QWidget):
    """Gathers what a project needs; ``created`` hands over the open study."""

    created = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.project = ProjectForm()
        self.me = QLineEdit()
        self.guides = [(guide, _tick(guide)) for guide in guiding.listed()]
        self.folder = QLineEdit(str(creating.proposed_folder()))
        self.key_folder = QLineEdit(str(creating.proposed_folder()))
        self.passphrase = Passphrase(_("&Passphrase of the data"), _("The same again"))
        self.same = QCheckBox(_("The &key has the same passphrase"))
        self.same.setChecked(True)
        self.key_passphrase = Passphrase(_("Passphrase o&f the key"), _("The &same again, for the key"))
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self.button = QPushButton(_("&Make the project"))
        self.button.setProperty("kind", "primary")
        self.back = QPushButton(_("&Back"))
        self._lay_out()
        self._connect()
        if self.guides:
            self.guides[0][1].setChecked(True)
        self.setFocusProxy(self.project.title)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(860)
        box = QVBoxLayout(inner)
        box.setContentsMargins(24, 20, 24, 12)
        box.setSpacing(14)
        box.addWidget(theme.title(_("New project")))
        for heading, content in (
            (_("The project"), self.project),
            (_("You and your guide"), self._you()),
            (_("Where the files lie"), self._files()),
            (_("Passphrases"), self._secrets()),
        ):
            card = theme.Card(margin=20, spacing=12)
            card.box.addWidget(theme.heading(heading))
            card.box.addWidget(content)
            box.addWidget(card)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(centred(inner), 1)
        outer.addWidget(self._foot())

    def _you(self) -> QWidget:
        form = Form()
        form.row(_("Your &name"), self.me, _("Read aloud before the consent, and kept with what you write."))
        holder = QWidget()
        ticks = QVBoxLayout(holder)
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.setSpacing(8)
        ticks.addWidget(theme.quiet(_("Guides to use. The first one ticked is offered first.")))
        for _guide, tick in self.guides:
            ticks.addWidget(tick)
        form.add(holder)
        return form

    def _files(self) -> QWidget:
        form = Form()
        words = theme.quiet(
            _(
                "Two files are made: {data} with what is said, and {key} with names, numbers and who is who. "
                "Keep them on this machine, not in a folder that a cloud service or the network shares."
            ).format(data=f"*{SUFFIX}", key=f"*{KEY_SUFFIX}")
        )
        form.add(words)
        form.row(_("&Data in"), _with_button(self.folder, self._choose_folder))
        form.row(_("Ke&y in"), _with_button(self.key_folder, self._choose_key_folder))
        for field, name in ((self.folder, _("Folder of the data")), (self.key_folder, _("Folder of the key"))):
            field.setAccessibleName(name)
        return form

    def _secrets(self) -> QWidget:
        form = Form()
        form.add(
            theme.quiet(
                _(
                    "Nobody can open the files without the passphrase, not even we. Four unrelated words are good. "
                    "Afterwards you get a sheet to print and fill in by hand."
                )
            )
        )
        form.add(self.passphrase)
        form.add(self.same)
        form.add(self.key_passphrase)
        self.key_passphrase.hide()
        return form

    def _foot(self) -> QWidget:
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 10, 24, 12)
        line.addWidget(self.problem, 1)
        line.addStretch(0)
        line.addWidget(self.back)
        line.addWidget(self.button)
        return foot

    def _connect(self) -> None:
        self.same.toggled.connect(self.key_passphrase.setHidden)
        self.folder.textEdited.connect(self._on_folder)
        self.button.clicked.connect(self.make)
        self.back.clicked.connect(self.left)

    @Slot(str)
    def _on_folder(self, words: str) -> None:
        self.key_folder.setText(words)

    @Slot()
    def _choose_folder(self) -> None:
        if chosen := self._chosen(self.folder):
            self.folder.setText(chosen)
            self.key_folder.setText(chosen)

    @Slot()
    def _choose_key_folder(self) -> None:
        if chosen := self._chosen(self.key_folder):
            self.key_folder.setText(chosen)

    def _chosen(self, field: QLineEdit) -> str:
        return QFileDialog.getExistingDirectory(self, field.accessibleName(), field.text())

    @Slot()
    def make(self) -> None:
        """Make the project; what is missing is said beside the button."""
        self.problem.hide()
        try:
            self._check()
            study = creating.create(self._asked())
        except InterviewerError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self.created.emit(study)

    def _check(self) -> None:
        if not self.passphrase.agree or not (self.same.isChecked() or self.key_passphrase.agree):
            raise InterviewerError(_("The two passphrases are not the same. Nothing was made. Type them again."))
        if not any(tick.isChecked() for _guide, tick in self.guides):
            raise InterviewerError(_("No guide is ticked. Nothing was made. Tick at least one."))

    def _asked(self) -> NewProject:
        entered = self.project.entered(Project(id="", title=""))
        name = file_name(entered.title)
        secret = self.passphrase.text
        return NewProject(
            path=Path(self.folder.text()) / f"{name}{SUFFIX}",
            passphrase=secret,
            key_path=Path(self.key_folder.text()) / f"{name}{KEY_SUFFIX}",
            key_passphrase=secret if self.same.isChecked() else self.key_passphrase.text,
            me=self.me.text(),
            title=entered.title,
            case_word=entered.case_word,
            institution=entered.institution,
            commissioner=entered.commissioner,
            purpose=entered.purpose,
            contact=entered.contact,
            end_date=entered.end_date,
            special_category=entered.special_category,
            language=entered.language,
            guides=tuple(guide.id for guide, tick in self.guides if tick.isChecked()),
        )


def file_name(title: str) -> str:
    """Return a file name for a project's title: letters, digits, hyphens."""
    kept = "".join(sign if sign.isalnum() else "-" for sign in title.strip())
    return "-".join(part for part in kept.split("-") if part)[:60] or "prosjekt"


def _tick(guide: Guide) -> QCheckBox:
    asked = len(guide.to_ask())
    words = _("{title} ({sections} sections, {asked} to ask)")
    tick = QCheckBox(words.format(title=guide.title, sections=len(guide.sections), asked=asked).replace("&", "&&"))
    tick.setAccessibleName(guide.title)
    return tick


def _with_button(field: QLineEdit, slot: Callable[[], None]) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    button = QPushButton(_("Choose …"))
    icons.dress(button, "folder")
    button.setAccessibleDescription(field.accessibleName())
    button.clicked.connect(slot)
    line.addWidget(field, 1)
    line.addWidget(button)
    holder.setFocusProxy(field)
    return holder
