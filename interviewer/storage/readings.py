"""What researchers read out of a contradiction: kept under the case, apart from what anybody said."""

from dataclasses import dataclass

from interviewer.storage import records
from interviewer.storage.driver import Database

_KIND = "reading"


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of one question in one case. ``basis`` is a fingerprint of what was noted when it was written."""

    case: str
    question: str
    text: str
    by: str
    at: str
    basis: str


def all_of(db: Database) -> list[Reading]:
    """Return every reading."""
    return [
        Reading(found.owner, found.id, *(str(found.said.get(name, "")) for name in ("text", "by", "at", "basis")))
        for found in records.of(db, _KIND)
    ]


def save(db: Database, reading: Reading, deed: str) -> None:
    """Keep a reading; one without words takes it away."""
    said = {"text": reading.text, "by": reading.by, "at": reading.at, "basis": reading.basis}
    records.save(db, _KIND, reading.case, reading.question, said if reading.text else None, deed)
