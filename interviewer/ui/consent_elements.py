"""How much of what an informant is told has been told, and a yes that came before it was."""

from interviewer.domain.element_words import ELEMENT_WORDS
from interviewer.domain.script import ELEMENTS, ConsentScript
from interviewer.language import _
from interviewer.services import texting
from interviewer.services.study import Study


def told(script: ConsentScript, covered: frozenset[str]) -> str:
    """Return how much has been told, and by name what no paragraph tells: what is left to read shows by itself."""
    count = _("{told} of {all} things told").format(told=len(covered), all=len(ELEMENTS))
    spoken = {element for paragraph in script.paragraphs for element in paragraph.covers}
    written = [_(ELEMENT_WORDS[each]) for each in ELEMENTS if each not in covered | spoken]
    if not written:
        return count
    return f"{count}\n" + _("Stands in the letter: {elements}").format(elements=", ".join(written))


class Untold:
    """Holds a yes back once when a paragraph was left out that tells what has to be told; kept once more it stands.

    What stands in the letter alone cannot be read aloud here, so it holds nothing back by itself.
    """

    def __init__(self, study: Study, script: ConsentScript) -> None:
        self._study = study
        self._script = script
        self._spoken = {element for paragraph in script.paragraphs for element in paragraph.covers}
        self._said: tuple[str, ...] = ()

    def warning(self, covered: frozenset[str]) -> str:
        """Return what to say before a yes is kept; ``""`` when all was told, or the same was said just before."""
        lacking = tuple(each for each in texting.mandatory(self._study, self._script) if each not in covered)
        before, self._said = self._said, lacking
        if lacking == before or self._spoken.isdisjoint(lacking):
            return ""
        named = ", ".join(_(ELEMENT_WORDS[each]) for each in lacking)
        words = _(
            "Not told yet: {elements}. Read it first. Kept once more, the answer stands, and what was not told stands "
            "in the register as out of order."
        )
        return words.format(elements=named)
