"""The parts of a consent text as an editor sees them: paragraphs read aloud, and the texts around them."""

from dataclasses import dataclass, replace
from typing import Any

from interviewer.domain.script import ConsentScript, Paragraph
from interviewer.language import N_, _

_TITLES = {
    "question": N_("The question"),
    "reconfirm": N_("Second conversation"),
    "group": N_("To a group"),
    "letter": N_("Information letter"),
    "message": N_("Text to send"),
    "guardian_message": N_("Text to the guardian"),
    "thanks": N_("Thanks"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, by its key, or one of the other texts, by its field."""

    name: str
    paragraph: bool = True

    def _found(self, script: ConsentScript) -> Paragraph | None:
        return next((each for each in script.paragraphs if each.key == self.name), None) if self.paragraph else None

    def title_in(self, script: ConsentScript) -> str:
        """Return its title; that of a paragraph is the author's."""
        found = self._found(script)
        return found.title if found else _(_TITLES.get(self.name, ""))

    def text_in(self, script: ConsentScript) -> str:
        """Return its words."""
        found = self._found(script)
        if found is not None:
            return found.text
        return "" if self.paragraph else str(getattr(script, self.name))

    def covers_in(self, script: ConsentScript) -> tuple[str, ...] | None:
        """Return the elements it tells; ``None`` where that is not asked of it."""
        found = self._found(script)
        if found is not None:
            return found.covers
        return script.letter_covers if self.name == "letter" else None


PARTS = tuple(Part(name, paragraph=False) for name in _TITLES)
"""The texts around the paragraphs, in the order they are needed."""


def shown(script: ConsentScript, part: Part) -> str:
    """Return how a part stands in a list: a paragraph under the number of its key."""
    if not part.paragraph:
        return part.title_in(script)
    number = [each.key for each in script.paragraphs].index(part.name) + 1
    return f"{number}  {part.title_in(script)}"


def written(script: ConsentScript, part: Part, title: str, text: str, covers: tuple[str, ...]) -> ConsentScript:
    """Return the text with other words in one part."""
    if not part.paragraph:
        words: dict[str, Any] = {part.name: text}
        changed = replace(script, **words)
        return replace(changed, letter_covers=covers) if part.name == "letter" else changed
    return replace(
        script,
        paragraphs=tuple(
            Paragraph(each.key, title, text, covers) if each.key == part.name else each for each in script.paragraphs
        ),
    )


def added(script: ConsentScript, title: str) -> ConsentScript:
    """Return the text with one more paragraph to write."""
    taken = {each.key for each in script.paragraphs}
    key = next(name for number in range(1, len(taken) + 2) if (name := f"avsnitt-{number}") not in taken)
    return replace(script, paragraphs=(*script.paragraphs, Paragraph(key, title, title, ())))


def removed(script: ConsentScript, part: Part) -> ConsentScript:
    """Return the text without a paragraph."""
    return replace(script, paragraphs=tuple(each for each in script.paragraphs if each.key != part.name))
