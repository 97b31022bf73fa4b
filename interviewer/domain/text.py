"""The one form of text that is stored: NFC, LF for every line break, no control characters that XML forbids."""

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Return ``text`` as it is kept: NFC, LF, no-break spaces as spaces, nothing that XML cannot hold."""
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", _LINE_BREAKS.sub("\n", text)).replace("\u00a0", " "))


def one_line(text: str) -> str:
    """Return ``text`` cleaned, on one line, with single spaces and none at the ends."""
    return " ".join(clean(text).split())
