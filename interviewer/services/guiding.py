"""Guides and consent texts: those shipped, those in files, and guides on paper."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from interviewer import assets
from interviewer.domain import condition_words
from interviewer.domain.guide import Guide
from interviewer.domain.minority import Rules
from interviewer.domain.script import ConsentScript
from interviewer.errors import InterviewerError
from interviewer.exchange import forms, guide_documents
from interviewer.language import _
from interviewer.reasons import reason
from interviewer.services.errors import NothingThere


class GuideUnknown(InterviewerError):
    """There is no guide of that name."""

    def __init__(self, reference: str) -> None:
        shipped = ", ".join(guide.id for guide in listed())
        super().__init__(
            _("There is no guide called “{name}”, and no such file. Choose one of these, or a file: {guides}.").format(
                name=reference, guides=shipped
            )
        )


class ScriptUnknown(InterviewerError):
    """There is no consent text of that name."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            _(
                "There is no consent text called “{name}”, and no such file. Choose one of these, or a file: {scripts}."
            ).format(name=reference, scripts=", ".join(_shipped("consent")))
        )


class GuideNotWritten(InterviewerError):
    """A guide could not be exported."""


def listed() -> tuple[Guide, ...]:
    """Return the guides that are shipped, by title."""
    guides = (_guide(path) for path in _shipped("guide").values())
    return tuple(sorted(guides, key=lambda guide: guide.title.casefold()))


def show(reference: str) -> Guide:
    """Return the guide with the shipped id ``reference``, or the one in that file. Raises InterviewerError."""
    if path := _shipped("guide").get(reference):
        return _guide(path)
    if Path(reference).is_file():
        return check(Path(reference))
    raise GuideUnknown(reference)


def check(path: Path) -> Guide:
    """Return the guide in a YAML file. Raises FormBroken with every problem and its line."""
    return forms.read_guide(path)


def script(reference: str) -> ConsentScript:
    """Return the consent text with the shipped id ``reference``, or the one in that file. Raises InterviewerError."""
    if path := _shipped("consent").get(reference):
        return _script(path)
    if Path(reference).is_file():
        return forms.read_script(Path(reference))
    raise ScriptUnknown(reference)


def rules(reference: str) -> Rules:
    """Return the age rules with the shipped id ``reference``. Raises NothingThere."""
    if path := _shipped("age-rules").get(reference):
        return _rules(path)
    raise NothingThere(_("such age rules"))


def export(reference: str, output: Path) -> Path:
    """Write a guide to ``output`` as its ending says (.yaml, .docx, .xlsx), whole or not at all; return it."""
    writers: dict[str, Callable[[Guide, Path], None]] = {
        ".docx": guide_documents.write_word,
        ".xlsx": guide_documents.write_workbook,
        ".yaml": _write_yaml,
        ".yml": _write_yaml,
    }
    writer = writers.get(output.suffix.lower())
    if writer is None:
        raise GuideNotWritten(
            _("A guide cannot be written as “{name}”. Nothing was written. Let the name end in {endings}.").format(
                name=output.name, endings=".docx, .xlsx, .yaml"
            )
        )
    guide = show(reference)
    beside = output.with_name(f".{secrets.token_hex(6)}{output.suffix}")
    try:
        writer(guide, beside)
        beside.replace(output)
    except OSError as error:
        raise GuideNotWritten(
            _("“{path}” could not be written: {reason}. What was there is untouched. Choose another place.").format(
                path=output, reason=reason(error)
            )
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink()
    return output


def _write_yaml(guide: Guide, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(forms.guide_to_yaml(guide))
        file.flush()
        os.fsync(file.fileno())


@cache
def _rules(path: Path) -> Rules:
    return forms.read_rules(path)


@cache
def _shipped(form: str) -> dict[str, Path]:
    """Return the shipped forms of a kind by id, which is the file's name; they never change while the program runs."""
    return {path.stem: path for path in sorted(assets.forms().glob("*.yaml")) if forms.form_of(path) == form}


_guide = cache(forms.read_guide)
_script = cache(forms.read_script)


def as_json(guide: Guide) -> dict[str, Any]:
    """Return the guide as the plain JSON that the command line prints."""
    return forms.guide_to_json(guide)


def as_text(guide: Guide) -> str:
    """Return the guide as plain text to read in a terminal, with label paths and conditions."""
    lines = [f"{guide.title} ({guide.id} {guide.version})"]
    section = None
    for place in guide.places():
        if place.section is not section:
            section = place.section
            lines += ["", section.title]
        condition = condition_words.in_words(guide, place)
        words = f"{condition} {place.item.text}" if condition else place.item.text
        lines.append(f"{'    ' if place.follow_up else '  '}{place.short:<8} {words}")
    return "\n".join(lines)
