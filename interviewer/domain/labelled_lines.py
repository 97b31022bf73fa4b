"""Lines that begin with the printed label of a question, as people leave it: ``[2 f ii]``, ``2f: ``."""

import re
from collections.abc import Iterator

_MARKED = re.compile(r"\s*[\[(]\s*(\d{1,3}(?:[\s./-]*[^\W\d_]{1,5}){0,2}|[^\W\d_]\s*\d)\s*[\])]\s*(.*)$")
_TYPED = re.compile(r"\s*(\d{1,3}(?:[ ./]?[^\W\d_]{1,4}){0,2})(?:[).:]|\s[-–—])(?:\s+(.*)|)$")
_CLOSE = re.compile(r"\s*(\d{1,3}[^\W\d_]{1,4})(?:\s+(.*)|)$")
_ALONE = re.compile(r"\s*(\d{1,3}(?:[ ./]?[^\W\d_]{1,4}){1,2})()\s*$")
_MONTH = re.compile(
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|january|february|march|may"
    r"|june|july|october|december)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def spellings(line: str, *, bracketed: bool = False) -> Iterator[tuple[str, str, bool]]:
    """Yield what a line may begin with as a label, the surest first: the label, what follows, whether in brackets.

    ``bracketed`` looks for brackets only. A bare number counts only before words, and not before a month.
    """
    for pattern in (_MARKED,) if bracketed else (_MARKED, _TYPED, _CLOSE, _ALONE):
        if (found := pattern.match(line)) is not None:
            label, after = found[1], found[2] or ""
            if pattern is _MARKED or not label.isdigit() or (after.strip() and not _MONTH.match(after)):
                yield label, after, pattern is _MARKED


def shown(text: str) -> str:
    """Return words without characters that cannot be seen."""
    return _HIDDEN.sub("", text)


def plain(text: str) -> str:
    """Return words as they are compared: lower case, single spaces, no full stop at the end."""
    return " ".join(shown(text).casefold().replace("\u00a0", " ").split()).rstrip(" .!:")
