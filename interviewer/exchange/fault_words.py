"""What is wrong with a value in data that was read, in our own words: the checker's own are English, and technical."""

from collections.abc import Mapping
from typing import Any

from interviewer.language import N_, _

_WORDS = {
    "missing": N_("this key is missing"),
    "extra_forbidden": N_("this key is not known"),
    "too_short": N_("at least one is needed"),
    "too_long": N_("at most {max_length} are possible"),
    "string_too_long": N_("the text is longer than {max_length} characters"),
    "string": N_("text is expected"),
    "enum": N_("one of these is expected: {expected}"),
    "bool": N_("true or false is expected"),
    "datetime": N_("a moment is expected, such as 2026-09-01T10:00:00+02:00"),
    "int": N_("a whole number is expected"),
    "greater": N_("the number is too small"),
    "tuple": N_("a list is expected"),
    "dict": N_("an object with keys is expected"),
    "model": N_("an object with keys is expected"),
}
"""By the kind of fault, or by what its name begins with."""


def in_words(fault: Mapping[str, Any]) -> str:
    """Return what is wrong, from one of the faults that a form of pydantic finds."""
    kind = str(fault["type"])
    words = _WORDS.get(kind) or _WORDS.get(kind.split("_")[0], N_("this value does not fit"))
    details = {name: str(value).replace(" or ", ", ") for name, value in fault.get("ctx", {}).items()}
    return _(words).format(**details)
