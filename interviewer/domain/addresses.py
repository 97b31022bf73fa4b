"""Phone numbers and e-mail addresses as one writes them, in the one form in which they can be compared."""

import re
import unicodedata

HOME = "47"
"""The country whose code may be left out."""
_DIGITS_AT_LEAST = 5


def phones(text: str) -> tuple[str, ...]:
    """Return the numbers in ``text``: digits only, Norwegian ones without their country code, others with ``+``."""
    found = (_phone(part) for part in re.split(r"[/;,|]|\beller\b|\bor\b", text, flags=re.IGNORECASE))
    return tuple(dict.fromkeys(number for number in found if number))


def _phone(text: str) -> str:
    digits = "".join(str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None)
    abroad = text.strip().startswith("+")
    if digits.startswith("00"):
        digits, abroad = digits[2:], True
    if digits.startswith(HOME) and (abroad or len(digits) == len(HOME) + 8):
        digits, abroad = digits.removeprefix(HOME), False
    if len(digits) < _DIGITS_AT_LEAST:
        return ""
    return f"+{digits}" if abroad else digits


def emails(text: str) -> tuple[str, ...]:
    """Return the addresses in ``text``, without regard to capitals and to what mail programs put around them."""
    found = re.findall(r"[^\s<>,;|()\[\]\"“”]+@[^\s<>,;|()\[\]\"“”]+", unicodedata.normalize("NFC", text).casefold())
    return tuple(dict.fromkeys(address.removeprefix("mailto:").rstrip(".") for address in found))
