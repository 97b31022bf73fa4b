"""What is written in the cells of an application, by hand or in a file, as numbers and codes; or why it cannot be.

Amounts are whole kroner as people write them: ``120 000``, ``120.000``, ``kr 120 000,-``. What is doubtful is refused.
"""

import re
from dataclasses import dataclass

from interviewer.domain.application import SUPPORT, Support
from interviewer.domain.text import one_line
from interviewer.language import _

LARGEST = 10**11
"""Kroner; more is no grant."""
YEARS = range(1900, 2101)
LONGEST = {"organisation": 200, "kind": 100, "district": 100, "municipality": 100, "purpose": 2000}
"""Characters in what is free text."""
_GROUPED = re.compile(r"\d{1,3}(?:[ .']\d{3})+")
_WHOLE = re.compile(r"\d+")
_DECIMALS = re.compile(r"[.,](\d{1,2}|-+)$")
_CROWNS = re.compile(r"^(?:kr|nok)\b\.?\s*|\s*(?:kr|kroner|nok)\.?$", re.IGNORECASE)
_REFUSED = ("avslag", "avslått", "avslege", "refused", "nei", "no")
_SUPPORT = {
    Support.RUNNING: ("running", "running costs", "drift", "driftsstøtte", "driftstilskudd", "driftstilskot", "d"),
    Support.ACTIVITY: (
        "activity", "aktivitet", "aktivitetsstøtte", "aktivitetstilskudd", "aktivitetstilskot", "prosjekt", "project",
        "a",
    ),
}  # fmt: skip


class NotRead(ValueError):
    """A cell says something that cannot be taken as what it stands for; the words are for a person."""


@dataclass(frozen=True, slots=True)
class Line:
    """An application as it is written, its cells as typed; ``id`` is that of one entered before."""

    organisation: str = ""
    kind: str = ""
    district: str = ""
    municipality: str = ""
    year: str = ""
    purpose: str = ""
    support: str = ""
    applied: str = ""
    granted: str = ""
    id: str = ""
    number: int | None = None
    """The line in its file, from 1."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says."""

    organisation: str
    kind: str
    district: str
    municipality: str
    year: int | None
    purpose: str
    support: Support | None
    applied: int | None
    granted: int | None
    id: str = ""


def read(line: Line) -> tuple[Said | None, tuple[str, ...]]:
    """Return what a line says, or everything that is wrong with it."""
    wrong: list[str] = []
    words = {name: _words(name, getattr(line, name), wrong) for name in LONGEST}
    found: dict[str, int | None] = {}
    for name, take in (("year", year), ("applied", amount), ("granted", granted)):
        try:
            found[name] = take(getattr(line, name))
        except NotRead as error:
            wrong.append(str(error))
    kind: Support | None = None
    try:
        kind = support(line.support)
    except NotRead as error:
        wrong.append(str(error))
    if not words["organisation"]:
        wrong.append(_("The organisation is not named."))
    asked, given = found.get("applied"), found.get("granted")
    if asked is not None and given is not None and given > asked:
        wrong.append(_("More is granted than was asked for: {granted} of {applied}.").format(
            granted=given, applied=asked
        ))  # fmt: skip
    if wrong:
        return None, tuple(wrong)
    said = Said(
        words["organisation"], words["kind"], words["district"], words["municipality"], found["year"],
        words["purpose"], kind, asked, given, line.id,
    )  # fmt: skip
    return said, ()


def amount(typed: str) -> int | None:
    """Return whole kroner; ``None`` of an empty cell. Raises NotRead."""
    text = _CROWNS.sub("", one_line(typed).replace("\u202f", " ").replace("\u2009", " ")).strip()
    if not text:
        return None
    decimals = _DECIMALS.search(text)
    if decimals is not None and decimals[1].strip("0-"):
        raise NotRead(_("“{typed}” is no amount in whole kroner.").format(typed=typed[:40]))
    whole = _DECIMALS.sub("", text).strip()
    if _GROUPED.fullmatch(whole):
        whole = re.sub(r"[ .']", "", whole)
    if not (whole.isascii() and _WHOLE.fullmatch(whole)) or len(whole) > 15 or int(whole) > LARGEST:
        raise NotRead(_("“{typed}” is no amount in whole kroner.").format(typed=typed[:40]))
    return int(whole)


def granted(typed: str) -> int | None:
    """Return whole kroner granted: nought where a refusal is written, ``None`` of an empty cell. Raises NotRead."""
    return 0 if one_line(typed).casefold() in _REFUSED else amount(typed)


def year(typed: str) -> int | None:
    """Return the year; ``None`` of an empty cell. Raises NotRead."""
    text = one_line(typed)
    if not text:
        return None
    text = text.removesuffix(".0")
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) in YEARS):
        raise NotRead(_("“{typed}” is no year.").format(typed=typed[:40]))
    return int(text)


def support(typed: str) -> Support | None:
    """Return what the money is for; ``None`` of an empty cell. Raises NotRead."""
    text = one_line(typed).casefold()
    if not text:
        return None
    for each, words in _SUPPORT.items():
        if text in words or text == _(SUPPORT[each]).casefold():
            return each
    raise NotRead(_("“{typed}” is neither running costs nor an activity.").format(typed=typed[:40]))


def alike(name: str) -> str:
    """Return a name as it is compared: case, spaces and “kommune” at its end make no difference."""
    text = one_line(name).casefold()
    return text.removesuffix(" kommune").removesuffix(" herad")


def _words(name: str, typed: str, wrong: list[str]) -> str:
    text = one_line(typed)
    if len(text) > LONGEST[name]:
        wrong.append(_("“{typed}” is longer than it can be.").format(typed=text[:40] + "…"))
    return text
