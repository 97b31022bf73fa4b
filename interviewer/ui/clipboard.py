"""Raw words stay in the program (E13): the clipboard and a drag carry only a ticket, the words wait here.

Another program that pastes gets nothing; the fields of this program exchange the ticket for the words.
"""

import secrets
from collections import OrderedDict

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

from interviewer.domain.text import clean

PRIVATE = "application/x-interviewer-passage"
_HELD = 8
"""How many passages wait at once: clipboard, selection and a drag can all be under way."""
_ALONE = ("offscreen", "minimal")
"""Platforms without a clipboard that others write to; they do not tell whose words lie there."""

_passages: OrderedDict[str, str] = OrderedDict()


def hold(words: str) -> QMimeData:
    """Return what goes to the clipboard for ``words``: a ticket, no text."""
    ticket = secrets.token_hex(16)
    _passages[ticket] = words
    while len(_passages) > _HELD:
        _passages.popitem(last=False)
    data = QMimeData()
    data.setData(PRIVATE, ticket.encode())
    return data


def words_of(data: QMimeData) -> str | None:
    """Return the words ``data`` stands for, cleaned: our own by ticket, others' plain text; ``None`` without any."""
    if data.hasFormat(PRIVATE):
        return _passages.get(bytes(data.data(PRIVATE).data()).decode("ascii", "ignore"))
    return clean(data.text()) if data.hasText() else None


def forget() -> None:
    """Let go of every passage held; called when a project is closed or locked."""
    _passages.clear()


def clear() -> None:
    """Take what this program copied off the clipboard and the selection; what other programs put there stays."""
    board = QGuiApplication.clipboard()
    alone = QGuiApplication.platformName() in _ALONE
    if alone or board.ownsClipboard():
        board.clear()
    if board.supportsSelection() and (alone or board.ownsSelection()):
        board.clear(QClipboard.Mode.Selection)
