"""Where a span stands in a text that may have changed since it was put there; shared by marks and codings."""

from dataclasses import replace
from typing import TypeVar

from interviewer.domain.coding import Coding
from interviewer.domain.mark import Mark

Span = TypeVar("Span", Mark, Coding)
"""What has a place in a text, and the words that prove it."""


def placed(span: Span, text: str) -> Span | None:
    """Return ``span`` where its words stand in ``text``: at its place, else at their only occurrence, else ``None``."""
    return span if span.fits(text) else found_once(span, text)


def found_once(span: Span, text: str) -> Span | None:
    """Return ``span`` where its words stand in ``text`` when they stand there once and only once, else ``None``.

    For a span that was put on another text than this one: its place there says nothing here.
    """
    start = text.find(span.words) if span.words else -1
    if start < 0 or text.find(span.words, start + 1) >= 0:
        return None
    return replace(span, start=start, end=start + len(span.words))
