"""What codes, counts and readings are called where two laptops disagree about them."""

from collections.abc import Mapping
from typing import Any

from interviewer.services import embedding
from interviewer.services.study import Study
from interviewer.storage import codes

TOLD = ("code", "tally")
"""Kinds whose values are told here."""


def asked(study: Study, key: str) -> str:
    """Return the label of a question, by the first of the project's guides that asks it."""
    places = (guide.place(key) for guide in embedding.guides(study))
    return next((place.short for place in places if place is not None), key)


def counted(study: Study, item: str) -> str:
    """Return what a count is of: a question, or a code."""
    of, _slash, key = item.removeprefix("in/").partition("/")
    return asked(study, key) if of == "question" else " / ".join(codes.codebook(study.data).path(key))


def told(study: Study, kind: str, value: Mapping[str, Any]) -> tuple[object, ...]:
    """Return what is said of a code, or of a count."""
    if kind == "tally":
        return value.get("value"), value.get("units"), ", ".join(map(str, value.get("values", ())))
    above = codes.codebook(study.data).path(str(value.get("parent", "")))
    path = " / ".join((*above, str(value.get("name", ""))))
    return path, *(value.get(name) for name in ("definition", "example", "letter", "colour"))
