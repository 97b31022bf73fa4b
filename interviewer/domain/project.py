"""The project: what every consent text, header and cover is filled from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Project:
    """A study. ``case_word`` is its own word for what is studied (møteplass, kommune, organisasjon)."""

    id: str
    title: str
    case_word: str = "møteplass"
    institution: str = ""
    commissioner: str = ""
    purpose: str = ""
    contact: str = ""
    end_date: date | None = None
    language: str = "nb"
    special_category: bool = False
    guides: tuple[str, ...] = ()
    """Ids of the guides chosen for the project, the default first."""
    script: str = "samtykke-intervju"
