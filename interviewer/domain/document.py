"""Documents: what others have mapped or written on what the study asks about, and what stands in them (F6).

They are nobody's talk: no consent opens for them, and nothing in them is ever counted as an informant's answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from interviewer.language import N_


class Kind(StrEnum):
    """What sort of document it is."""

    REPORT = "report"
    FORM = "form"
    LETTER = "letter"
    WEB = "web"
    MINUTES = "minutes"
    STATISTICS = "statistics"
    OTHER = "other"


class View(StrEnum):
    """Whose view an answer of a document is."""

    DOCUMENT = "document"
    FILLER = "filler"
    OURS = "ours"


KINDS: Mapping[Kind, str] = {
    Kind.REPORT: N_("report"), Kind.FORM: N_("mapping form"), Kind.LETTER: N_("letter"), Kind.WEB: N_("web page"),
    Kind.MINUTES: N_("minutes of meetings"), Kind.STATISTICS: N_("statistics"), Kind.OTHER: N_("other document"),
}  # fmt: skip
"""What each sort is called."""
VIEWS: Mapping[View, str] = {
    View.DOCUMENT: N_("from the document"), View.FILLER: N_("the form-filler’s own view"), View.OURS: N_("our reading"),
}  # fmt: skip
"""What each view is called."""
EARLIEST, LATEST = 1500, 2200
"""Years that a document can be from."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document: who made it, when, how it was come by, and what it was used for in the analysis.

    ``guide`` is the hash of the guide its answers stand on. ``cases`` are those it covers; one form can cover several.
    ``asks_view`` tells whether whoever filled it in was asked for a view of their own. ``mark`` is the digest of the
    file it was read from, ``""`` where it was entered by hand.
    """

    id: str
    title: str
    kind: Kind = Kind.REPORT
    maker: str = ""
    year: int | None = None
    origin: str = ""
    use: str = ""
    guide: str = ""
    cases: tuple[str, ...] = ()
    asks_view: bool = False
    mark: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a document answers to a question, and where in it that stands.

    ``question`` is a key of the guide, ``""`` for what waits to be placed; ``case`` is ``""`` for all cases that the
    document covers.
    """

    id: str
    document: str
    text: str
    question: str = ""
    case: str = ""
    source: str = ""
    view: View = View.DOCUMENT
    by: str = ""
    at: datetime | None = None
