"""The questions of an e-mail interview as a Word file: the letter, how one consents, and room below every question."""

import io
from dataclasses import dataclass

from docx.shared import Cm

from interviewer.exchange import word_packing, word_pages
from interviewer.exchange.word_pages import Translate


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in the file, all of it in the project's language. ``questions`` are section, label and text."""

    title: str
    language: str
    letter: tuple[str, ...]
    how: tuple[str, ...]
    questions: tuple[tuple[str, str, str], ...]


def to_bytes(sheet: Sheet, translate: Translate) -> bytes:
    """Return the Word file; the same sheet gives the same bytes."""
    document = word_pages.blank(sheet.title, sheet.language, None)
    around = {"{title}": sheet.title, "{code}": "", "{notice}": "", "{rests_on}": ""}
    word_pages.around(document, around, translate)
    document.add_paragraph(sheet.title, style="Title")
    for line in filter(str.strip, sheet.letter):
        document.add_paragraph(line)
    head, *steps = sheet.how
    document.add_paragraph(head, style="Heading 1")
    for step in steps:
        document.add_paragraph(step)
    section = ""
    for title, label, text in sheet.questions:
        if title != section:
            section = title
            document.add_paragraph(title, style="Heading 1")
        document.add_paragraph(f"[{label}] {text}", style="Question").paragraph_format.keep_with_next = True
        document.add_paragraph(style="Answer").paragraph_format.space_after = Cm(1)
    stream = io.BytesIO()
    document.save(stream)
    return word_packing.packed(stream.getvalue())
