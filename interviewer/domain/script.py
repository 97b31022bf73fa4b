"""Consent texts as data: short paragraphs read aloud, the full letter, the text to send, and what each covers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

ELEMENTS = tuple(f"N{number}" for number in range(1, 20))
"""What an informant is told, N1 to N19 (minimum of Sikt/NSD practice, GDPR Art. 7, 9, 13, 14)."""

CHOICES = ("quotes", "contact", "archive", "referral", "check")
"""What an informant may choose apart from taking part (element N18)."""

PLACEHOLDERS = (
    "title", "interviewer", "institution", "commissioner", "purpose", "contact", "end_date", "case_word", "officer",
    "reference", "legal_basis", "method",
)  # fmt: skip
"""What a text may be filled from, each in braces: the project's title, who reads, the responsible institution, who
commissioned it, the purpose, how to reach the project, its last day, its own word for the case, the data protection
officer, the reference of the assessment, what the processing rests on, and how the interview is done."""

DISPENSABLE = ("commissioner", "officer", "reference")
"""A sentence that names one of these falls away when the project has none; any other gap is shown in brackets."""

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_TO = re.compile(r"^(?:å|to)\s+", re.IGNORECASE)
_TO_DO = re.compile(r"\b(å|to) \{purpose\}")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|(?=\n)|$)[ \t]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the script, ticked with one key as it is read; ``covers`` names elements."""

    key: str
    title: str
    text: str
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConsentScript:
    """A consent text in one version. ``{title}``, ``{interviewer}`` … are filled from the project when it is shown."""

    id: str
    version: str
    title: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    question: str
    """The closing question the decision answers."""
    reconfirm: str
    """What is read before a later call: "bekreft tidligere samtykke"."""
    letter: str
    letter_covers: tuple[str, ...]
    message: str
    """The text to send by SMS or e-mail."""
    thanks: str
    guardian_message: str = ""
    group: str = ""
    """What a group is told besides: that nobody can promise what the others will keep to themselves (A17)."""
    mandatory: tuple[str, ...] = ELEMENTS

    def covered(self, read: frozenset[str], *, letter: bool) -> frozenset[str]:
        """Return the elements given by the paragraphs ``read`` and, when confirmed as read, by the letter."""
        spoken = {element for part in self.paragraphs if part.key in read for element in part.covers}
        return frozenset(spoken | (set(self.letter_covers) if letter else set()))

    def gaps(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """Return the placeholders that the script names and ``values`` leave open; a sentence that can go is no gap."""
        spoken = (text for part in self.paragraphs for text in (part.title, part.text))
        others = (self.title, self.question, self.reconfirm, self.letter, self.message, self.thanks)
        whole = "\n".join((*spoken, *others, self.guardian_message, self.group))
        named = {found[1] for found in _PLACEHOLDER.finditer(whole)} - set(DISPENSABLE)
        return tuple(name for name in PLACEHOLDERS if name in named and not values.get(name, "").strip())

    def filled(self, values: Mapping[str, str]) -> "ConsentScript":
        """Return the script with its placeholders filled from ``values`` (see :data:`PLACEHOLDERS`)."""
        return replace(
            self,
            title=fill(self.title, values),
            paragraphs=tuple(replace(part, text=fill(part.text, values)) for part in self.paragraphs),
            question=fill(self.question, values),
            reconfirm=fill(self.reconfirm, values),
            letter=fill(self.letter, values),
            message=fill(self.message, values),
            thanks=fill(self.thanks, values),
            guardian_message=fill(self.guardian_message, values),
            group=fill(self.group, values),
        )


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` filled from ``values``; a value's final full stop is left out, a gap is shown as ``[name]``.

    Behind "å" or "to" a purpose goes without one of its own, however it was typed.
    """
    known = {name: value.strip().removesuffix(".") for name, value in values.items() if value.strip()}
    lacking = tuple(f"{{{name}}}" for name in DISPENSABLE if name not in known)
    kept = _SENTENCE.sub(lambda found: "" if any(name in found[0] for name in lacking) else found[0], text)
    if "purpose" in known:
        kept = _TO_DO.sub(lambda found: f"{found[1]} {_TO.sub('', known['purpose'])}", kept)
    return _PLACEHOLDER.sub(lambda found: known.get(found[1], f"[{found[1]}]"), kept).strip()
