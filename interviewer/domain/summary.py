"""A coded summary as it is read, block by block: themes with counts and quotes, cases, and pictures made of tables.

Every text is as it ships, in the language it is read in, but for ``notice``: a msgid, as fixed words are. What the
program itself puts there is :class:`interviewer.domain.report.Own`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime

from interviewer.domain.report import Own, Table


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` is 1 or 2. ``listed`` says whether it stands in the contents."""

    text: str
    level: int = 1
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; ``quiet`` for what is said about the text and not in it."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage that was chosen as a good quote, and who said it as far as that is told."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a document by others says, and which document that is."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Memo:
    """What a researcher made of it, and wanted printed; without a title it is called their reading."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture of shares: each label with its number of ``whole``. ``told`` says it in words for who cannot see it.

    ``wholes`` are those of each row, where they are not shares of the same.
    """

    rows: tuple[tuple[str, int], ...]
    whole: int
    told: str
    wholes: tuple[int, ...] = ()

    def shares(self) -> Iterator[tuple[str, int, int]]:
        """Yield each label with its number and what that is of."""
        for place, (label, count) in enumerate(self.rows):
            yield label, count, self.wholes[place] if self.wholes else self.whole


@dataclass(frozen=True, slots=True)
class Heat:
    """A picture of numbers by row and column, the more the darker; ``told`` says what it shows."""

    table: Table
    told: str


Block = Heading | Words | Quotation | Excerpt | Memo | Bars | Heat | Table


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole summary. ``at`` is the moment it rests on."""

    title: str
    project: str
    language: str
    at: datetime
    blocks: tuple[Block, ...]
    notice: str = ""

    def own_lines(self) -> frozenset[str]:
        """Return the lines that the program put there; they name nobody, whatever they spell."""
        return frozenset(
            line
            for block in self.blocks
            for text in _texts(block)
            if isinstance(text, Own)
            for line in (*text.split("\n"), f"{text[:1].upper()}{text[1:]}")
        )


def _texts(block: Block) -> Iterator[object]:
    """Yield every text of a block."""
    if isinstance(block, Heat):
        yield from _texts(block.table)
    elif isinstance(block, Table):
        yield from block.columns
        yield from (cell for row in block.rows for cell in row)
    elif isinstance(block, Bars):
        yield from (label for label, _count in block.rows)
    else:
        yield from (getattr(block, each.name) for each in fields(block))
