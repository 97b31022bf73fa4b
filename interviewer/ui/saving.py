"""A dialog that is filled in and saved: what is wrong stands above its buttons, and nothing typed goes by one key."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from interviewer.ui import actions, theme, trouble, unsaved


class SaveDialog(QDialog):
    """Has Save and Cancel, and a line that says what is wrong; whoever makes one lays out the fields above."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.problem = theme.quiet("")
        self.problem.setProperty("kind", "problem")
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        actions.make("form_save", self, self._press)

    def lay_out(self, *parts: QWidget, size: tuple[int, int], growing: int | None = -1, spacing: int = 14) -> None:
        """Put ``parts`` above the buttons; the last takes the room that is left, the one ``growing``, or none.

        ``size`` is width and height in pixels while text is as large as at first.
        """
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(spacing)
        for part in parts:
            box.addWidget(part)
        if growing is None:
            box.addStretch(1)
        else:
            box.setStretch(growing % len(parts), 1)
        box.addWidget(self.problem)
        box.addWidget(self.buttons)
        theme.fit(self, *size)

    def tell(self, error: BaseException) -> None:
        """Say what is wrong; nothing was saved."""
        self.problem.setText(trouble.words(error))
        self.problem.show()

    @property
    def is_typed_in(self) -> bool:
        """Return whether something was typed that would be gone with the dialog."""
        return unsaved.holds(self)

    @Slot()
    def reject(self) -> None:
        """Close; what was typed is asked about first."""
        if self.is_typed_in:
            unsaved.ask(self, self.save, self._drop)
        else:
            super().reject()

    @Slot()
    def _drop(self) -> None:
        super().reject()

    @Slot()
    def _press(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Save).click()

    @Slot()
    def save(self) -> None:
        """Keep what is typed and close."""
        raise NotImplementedError
