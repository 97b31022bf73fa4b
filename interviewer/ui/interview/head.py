"""The line above the call: that it runs, with whom and how; below it what was recovered, or why saving waits."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from interviewer.domain.interview import Break
from interviewer.language import _, ngettext
from interviewer.services.interviewing import Sheet
from interviewer.ui import theme
from interviewer.ui.interview import words
from interviewer.ui.interview.model import Conversation

FEW = 2
"""How many informants are named in the line; of more only the number is said."""


class Head(QWidget):
    """Says what runs, in pills and quiet words; nothing here takes the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trial = False
        self._afterwards = False
        self.state = theme.pill("")
        self.trial_sign = theme.pill(_("Trial interview – nothing is kept"), "attention")
        self.who = theme.quiet("")
        self.who.setWordWrap(False)
        self.recovered = theme.quiet("")
        self.trouble = QFrame()
        self.trouble.setProperty("kind", "attention")
        self._trouble_words = theme.quiet("")
        inside = QVBoxLayout(self.trouble)
        inside.setContentsMargins(12, 6, 12, 6)
        inside.addWidget(self._trouble_words)
        line = QHBoxLayout()
        line.setSpacing(10)
        for part in (self.state, self.trial_sign, self.who):
            line.addWidget(part)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.recovered)
        column.addWidget(self.trouble)
        self.trouble.hide()
        self.recovered.hide()

    def show_sheet(self, sheet: Sheet, conversation: Conversation) -> None:
        """Say with whom and how, and what was recovered."""
        self._afterwards = sheet.interview.afterwards
        self.trial_sign.setVisible(self.trial)
        parts = [_person(row.person.pseudonym, row.person.role) for row in sheet.informants]
        if len(parts) > FEW:
            parts = [ngettext("{count} participant", "{count} participants", len(parts)).format(count=len(parts))]
        if sheet.case is not None:
            kind = sheet.case.case.type
            parts.append(f"{sheet.case.case.pseudonym} ({kind})" if kind else sheet.case.case.pseudonym)
        parts.append(words.mode(sheet.interview.mode))
        self.who.setText("  ·  ".join(parts))
        self.show_break(None)
        labels = [conversation.item(key).short for key in sorted(sheet.recovered) if conversation.has(key)]
        self.recovered.setVisible(bool(labels))
        self.recovered.setText(
            _("Recovered after the last time: {questions}. The cursor is where you were.").format(
                questions=", ".join(labels)
            )
        )

    def show_break(self, kind: Break | None) -> None:
        """Say why the clock stands still; that it runs is said by the window's own line above."""
        texts = {
            None: _("Registered afterwards"),
            Break.PAUSE: _("Pause – the clock stands still"),
            Break.DROPPED: _("The line dropped – the clock stands still"),
        }
        self.state.setText(f"● {texts[kind]}" if kind is None else f"‖ {texts[kind]}")
        theme.retone(self.state, "tone", "accent" if kind is None else "attention")
        self.state.setVisible(kind is not None or self._afterwards)

    @Slot(str)
    def show_trouble(self, message: str) -> None:
        """Say that saving waits, without taking the focus."""
        self._trouble_words.setText(message)
        self.trouble.show()

    @Slot()
    def hide_trouble(self) -> None:
        """Say no more: saving works again."""
        self.trouble.hide()


def _person(pseudonym: str, role: str) -> str:
    return f"{pseudonym}  ·  {role}" if role else pseudonym
