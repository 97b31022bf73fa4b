"""The consent texts: versions with approval and time in force, how each reads, and whose consent is to be renewed."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from interviewer.domain.element_words import ELEMENT_WORDS
from interviewer.domain.text_version import TextVersion
from interviewer.language import _, ngettext
from interviewer.services import consenting, texting, times
from interviewer.services.study import Study
from interviewer.ui import actions, icons, theme, trouble
from interviewer.ui.empty import Empty
from interviewer.ui.ethics.approving import ApproveDialog
from interviewer.ui.ethics.text_editor import TextEditor
from interviewer.ui.flow import Flow
from interviewer.ui.recruitment.person_card import selectable
from interviewer.ui.recruitment.table import Finder
from interviewer.ui.scrolling import scrolling

_RENEWED = 8
"""Informants named at most."""
_DIGITS = 8


class TextsPage(QWidget):
    """A table of versions, the chosen one beside it as it would be read, and what can be done with it."""

    said = Signal(str)
    changed = Signal()
    person_wanted = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self._versions: dict[str, TextVersion] = {}
        columns = (_("Version"), _("State"), _("Approved by"), _("In force from"), _("Until"), _("Hash"))
        self.finder = Finder(_("Consent texts"), _("Find version"), columns, Empty(_("There is no consent text yet.")))
        self.card = theme.Card(margin=18, spacing=10)
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self.buttons = {name: QPushButton() for name in ("text_edit", "text_approve", "text_new", "text_remove")}
        self.renewal = theme.quiet("")
        self._lay_out()
        self.finder.selected.connect(self._on_selected)
        self.finder.opened.connect(self._on_opened)

    def _lay_out(self) -> None:
        slots = {
            "text_edit": self.edit, "text_approve": self.approve, "text_new": self.new, "text_remove": self.remove,
        }  # fmt: skip
        line = Flow()
        for name, button in self.buttons.items():
            button.setText(actions.labelled(actions.act(name).words, name))
            button.setAutoDefault(True)
            button.clicked.connect(slots[name])
            actions.make(name, self, slots[name])
            line.addWidget(button)
        self.buttons["text_approve"].setProperty("kind", "primary")
        icons.dress(self.buttons["text_new"], "plus")
        self.card.box.addWidget(scrolling(self._body, down_only=True), 1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.finder, 1)
        left.addWidget(self.renewal)
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addLayout(left, 1)
        across.addWidget(self.card, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(10)
        page.addLayout(across, 1)
        page.addLayout(line)

    def refresh(self) -> None:
        """Read the versions anew."""
        now = times.now()
        held = texting.versions(self._study)
        self._versions = {version.id: version for version in held}
        self.finder.fill([(version.id, _texts(version, now)) for version in reversed(held)])
        self._show_renewal()

    def _show_renewal(self) -> None:
        rows = texting.to_renew(self._study)
        named = ", ".join(row.shown for row in rows[:_RENEWED]) + (" …" if len(rows) > _RENEWED else "")
        words = ngettext(
            "{count} informant has consented to another version than the one in force: {who}. The next conversation "
            "begins with the new text.",
            "{count} informants have consented to another version than the one in force: {who}. The next conversation "
            "begins with the new text.",
            len(rows),
        )
        self.renewal.setText(words.format(count=len(rows), who=named) if rows else "")
        self.renewal.setVisible(bool(rows))

    @property
    def current(self) -> TextVersion | None:
        """Return the version one is at."""
        return self._versions.get(self.finder.current)

    @Slot(str)
    def _on_selected(self, _id: str) -> None:
        found = self.current
        draft, able = found is not None and not found.published, not self._study.read_only
        for name in ("text_edit", "text_approve", "text_remove"):
            self.buttons[name].setEnabled(draft and able)
        self.buttons["text_remove"].setVisible(draft and len(self._versions) > 1)
        self.buttons["text_new"].setEnabled(able)
        theme.clear(self._lines)
        if found is not None:
            self._show(found)
        self._lines.addStretch(1)

    def _show(self, version: TextVersion) -> None:
        script = consenting.filled(version.script, self._study.project, self._study.me)
        lacking = texting.uncovered(self._study, version.script)
        if lacking:
            told = ", ".join(f"{element} {_(ELEMENT_WORDS[element])}" for element in lacking)
            self._lines.addWidget(
                _wrapped(theme.pill(_("Nothing tells: {elements}").format(elements=told), "attention"))
            )
        for paragraph in script.paragraphs:
            self._lines.addWidget(theme.heading(f"{paragraph.title}  ·  {' '.join(paragraph.covers)}"))
            self._lines.addWidget(selectable(paragraph.text))
        for name, text in (
            (_("The question"), script.question), (_("Second conversation"), script.reconfirm),
            (_("To a group"), script.group), (_("Information letter"), script.letter),
            (_("Text to send"), script.message), (_("Text to the guardian"), script.guardian_message),
            (_("Thanks"), script.thanks),
        ):  # fmt: skip
            if text:
                self._lines.addWidget(theme.heading(name))
                self._lines.addWidget(selectable(text))

    @Slot()
    def _on_opened(self) -> None:
        self.edit()

    @Slot()
    @trouble.told
    def new(self) -> None:
        """Begin a new version from the one one is at, and write in it."""
        if self._study.read_only:
            return
        found = self.current
        made = texting.draft(self._study, found.id if found else None)
        self.refresh()
        self.finder.select(made)
        self.changed.emit()
        self.said.emit(_("A new version was made. The one in force stays until you approve the new one."))
        self.edit()

    @Slot()
    @trouble.told
    def edit(self) -> None:
        """Write in the draft one is at."""
        found = self.current
        if found is None or self._study.read_only:
            return
        if found.published:
            raise texting.Frozen(found.script.version)
        dialog = TextEditor(self._study, found, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    @Slot()
    @trouble.told
    def approve(self) -> None:
        """Approve the draft one is at: by whom, and from when."""
        found = self.current
        if found is None or self._study.read_only:
            return
        if lacking := texting.uncovered(self._study, found.script):
            raise texting.Uncovered(lacking)
        dialog = ApproveDialog(self._study, found, self)
        dialog.saved.connect(self._on_saved)
        dialog.open()

    @Slot()
    @trouble.told
    def remove(self) -> None:
        """Take the draft one is at away."""
        found = self.current
        if found is not None and not self._study.read_only and len(self._versions) > 1:
            texting.remove(self._study, found.id)
            self.refresh()
            self.changed.emit()
            self.said.emit(_("The draft was taken away."))

    @Slot(str)
    def _on_saved(self, words: str) -> None:
        kept = self.finder.current
        self.refresh()
        self.finder.select(kept)
        self.finder.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(words)
        self.changed.emit()


def _texts(version: TextVersion, now: datetime) -> tuple[str, ...]:
    def day(at: datetime | None) -> str:
        return at.astimezone().strftime("%d.%m.%Y %H:%M") if at else ""

    since, until = day(version.valid_from), day(version.valid_to)
    return version.script.version, state(version, now), version.approved_by, since, until, version.mark[:_DIGITS]


def state(version: TextVersion, now: datetime) -> str:
    """Return how a version stands, in words."""
    if not version.published:
        return _("draft, not approved")
    if version.in_force(now):
        return _("in force")
    coming = version.valid_from is not None and version.valid_from > now
    return _("approved, not yet in force") if coming else _("no longer in force")


def _wrapped(pill: QLabel) -> QLabel:
    pill.setWordWrap(True)
    pill.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return pill
