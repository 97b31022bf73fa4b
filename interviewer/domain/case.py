"""The case: what the interviews are about, under the project's own word (meeting place, municipality, organisation)."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Case:
    """A case as the data file knows it; ``facts`` are what conditions in a guide may hang on."""

    id: str
    pseudonym: str
    type: str = ""
    public: bool = False
    facts: Mapping[str, bool] = field(default_factory=dict)
    region: str = ""
    """The part of the country, never the municipality."""


@dataclass(frozen=True, slots=True)
class CaseName:
    """What the key file holds about a case; ``public_source`` cites where it is already named in public."""

    case: str
    name: str = ""
    municipality: str = ""
    public_source: str = ""
