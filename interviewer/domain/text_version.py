"""A version of the project's consent text: written, approved by somebody, and in force for a time (A2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.script import ConsentScript


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A version. Once it is approved it has a hash and is never edited; before that it is a draft.

    ``valid_to`` is the first moment it is no longer in force; ``None`` while there is no end.
    """

    id: str
    script: ConsentScript
    mark: str = ""
    approved_by: str = ""
    approved_at: datetime | None = None
    valid_from: datetime | None = None
    valid_to: datetime | None = None

    @property
    def published(self) -> bool:
        """Return whether it is approved and frozen."""
        return bool(self.mark)

    def in_force(self, at: datetime) -> bool:
        """Return whether it is the text to read at a moment; one that ended when it began never was."""
        began = self.valid_from is not None and self.valid_from <= at
        return self.published and began and (self.valid_to is None or at < self.valid_to)


def in_force(versions: Sequence[TextVersion], at: datetime) -> TextVersion | None:
    """Return the version in force at a moment, the one that began last where laptops put two in force."""
    valid = [version for version in versions if version.in_force(at)]
    return max(valid, key=lambda version: (version.valid_from, version.id), default=None)
