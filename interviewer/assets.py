"""The one door to ``forms/`` and ``resources/``, whether the program runs from a checkout or from a wheel."""

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    return package if (package / "forms").is_dir() else package.parent


def forms() -> Path:
    """Return the folder with guides, consent texts and other forms as data (YAML)."""
    return _root() / "forms"


def resources() -> Path:
    """Return the folder with icons, catalogues, the Word template and other material of the program."""
    return _root() / "resources"


def locale() -> Path:
    """Return the folder with the gettext catalogues."""
    return resources() / "locale"


def icon(name: str) -> Path:
    """Return the SVG file of the icon called ``name``."""
    return resources() / "icons" / f"{name}.svg"
