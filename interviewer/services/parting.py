"""Parting: a stretch of a text as it ships, told apart by the answers that it reaches over."""

from collections.abc import Iterator

from interviewer.services import coding
from interviewer.services.laying import Sheet, Stretch


def parts(sheet: Sheet, span: tuple[int, int]) -> Iterator[tuple[Stretch, int, int]]:
    """Yield the answers that a span reaches over, with its place in each, white space at the ends left out."""
    for stretch in sheet.stretches:
        start, end = coding.trimmed(
            stretch.passage.text, max(span[0], stretch.start) - stretch.start, min(span[1], stretch.end) - stretch.start
        )
        if max(span[0], stretch.start) < min(span[1], stretch.end) and start < end:
            yield stretch, start, end
