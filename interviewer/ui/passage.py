"""What a mark falls on when nothing is selected: the sentence at the cursor, without the space around it."""

import re

from PySide6.QtGui import QTextDocument

_END = re.compile(r"[.!?…]+[»\"')]*(?=\s)")


def at_cursor(document: QTextDocument, position: int) -> tuple[int, int]:
    """Return the sentence of ``document`` at ``position`` as UTF-16 units; an empty span in an empty paragraph."""
    block = document.findBlock(position)
    text = _utf16(block.text())
    start, end = sentence(text, position - block.position())
    return block.position() + start, block.position() + end


def sentence(text: str, position: int) -> tuple[int, int]:
    """Return where the sentence at ``position`` begins and ends; after the last one, the last one."""
    ends = [found.end() for found in _END.finditer(text)]
    content = len(text.rstrip())
    place = min(position, content)
    start = max([0, *(end for end in ends if end < place)])
    end = min([content, *(end for end in ends if end >= place)])
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return start, max(start, end)


def _utf16(text: str) -> str:
    """Return ``text`` with one stand-in letter for each UTF-16 unit, so that its positions are Qt's."""
    return "".join(character if ord(character) < 0x10000 else "xx" for character in text)
