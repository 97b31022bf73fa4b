"""Documents by others in tests: a form that covers two cases, filled in by nobody; all of it invented."""

from collections.abc import Sequence
from pathlib import Path

from docx import Document as Word

FORM = (
    "Kartlegging av steder",
    "Skrevet av noen på et kontor.",
    "Møteplass: Solvik innvandrerråd",
    "2 a Hva er din rolle?",
    "Lederen møter selv.",
    "Kilde: årsmeldingen",
    "[2 f] Ja, et kveldskurs.",
    "Egen vurdering: For lite av det.",
    "Kontaktutvalget i Prøvik",
    "2f: Ingen kurs, sier Samira Testdatter Hale.",
    "Alle",
    "[2 g] Stort sett ti til tolv.",
    "Med hilsen",
    "et kontor",
)
"""Four answers, one with the filler's own view beside it, and three passages that belong to no question."""


def as_text(path: Path, lines: Sequence[str] = FORM, encoding: str = "utf-8") -> Path:
    """Write the form as text."""
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def as_word(path: Path, lines: Sequence[str] = FORM) -> Path:
    """Write the form as a Word file, its first line as a heading."""
    document = Word()
    document.add_heading(lines[0], 1)
    for line in lines[1:]:
        document.add_paragraph(line)
    document.save(str(path))
    return path
