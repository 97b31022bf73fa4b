"""What somebody typed and has not kept yet: words that would be gone with the window they stand in."""

from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


def holds(widget: QWidget) -> bool:
    """Return whether words were typed in ``widget``; what one searches for and passphrases are none to keep."""
    texts: list[QPlainTextEdit | QTextEdit] = list(widget.findChildren(QPlainTextEdit))
    texts += widget.findChildren(QTextEdit)
    if any(not text.isReadOnly() and text.document().isModified() for text in texts):
        return True
    return any(
        line.isModified()
        and not line.isReadOnly()
        and line.echoMode() is QLineEdit.EchoMode.Normal
        and line.property("kind") != "search"
        for line in widget.findChildren(QLineEdit)
    )


def dialogs(window: QWidget) -> list[QDialog]:
    """Return the dialogs that stand over ``window``."""
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def written(window: QWidget) -> list[QDialog]:
    """Return the dialogs over ``window``, when words wait in one of them; choosing a file is no writing."""
    found = [dialog for dialog in dialogs(window) if not isinstance(dialog, QFileDialog)]
    return found if any(holds(dialog) for dialog in found) else []
