"""A consent text from a form's tree: paragraphs that cover listed elements, and texts with known placeholders."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from interviewer.domain.script import ELEMENTS, PLACEHOLDERS, ConsentScript, Paragraph
from interviewer.exchange.form_reader import KEY, LANGUAGES, VERSION, Part, Problems
from interviewer.exchange.form_tree import Node, from_json
from interviewer.language import _

TEXTS = ("question", "reconfirm", "letter", "message", "thanks")
SCRIPT_FIELDS = (
    *("form", "id", "version", "title", "language", "paragraphs"),
    *TEXTS,
    *("letter_covers", "guardian_message", "group", "mandatory"),
)
PARAGRAPH_FIELDS = ("key", "title", "text", "covers")
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


def read(tree: Node, source: str) -> ConsentScript:
    """Return the consent text in ``tree``. Raises FormBroken with every problem."""
    return _Reading(Problems(source)).script(tree)


def script_from_json(value: Mapping[str, Any], source: str = "") -> ConsentScript:
    """Return the consent text in a JSON object. Raises FormBroken."""
    return read(from_json(value), source or _("The consent text"))


def script_to_json(script: ConsentScript) -> dict[str, Any]:
    """Return ``script`` as a JSON object: the same text, the same object."""
    return {
        "id": script.id,
        "version": script.version,
        "title": script.title,
        "language": script.language,
        "paragraphs": [
            {"key": part.key, "title": part.title, "text": part.text, "covers": list(part.covers)}
            for part in script.paragraphs
        ],
        **{name: getattr(script, name) for name in TEXTS},
        "letter_covers": list(script.letter_covers),
        "guardian_message": script.guardian_message,
        "group": script.group,
        "mandatory": list(script.mandatory),
    }


class _Reading:
    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._keys: set[str] = set()

    def script(self, tree: Node) -> ConsentScript:
        part = Part(tree, _("a consent text"), SCRIPT_FIELDS, self._problems)
        part.one_of("form", ("consent",), default="consent")
        script = ConsentScript(
            id=part.fitting("id", KEY, _("Use small letters a–z, digits and hyphens, beginning with a letter.")),
            version=part.fitting("version", VERSION, _("Use numbers and letters, such as 1 or 2.1.")),
            title=part.text("title", needed=True),
            language=part.one_of("language", LANGUAGES, default="nb"),
            paragraphs=tuple(self._paragraph(node) for node in part.parts("paragraphs", needed=True)),
            letter_covers=tuple(self._elements(part, "letter_covers")),
            guardian_message=self._filled(part, "guardian_message", needed=False),
            group=self._filled(part, "group", needed=False),
            mandatory=tuple(self._elements(part, "mandatory")) or ELEMENTS,
            **{name: self._filled(part, name) for name in TEXTS},
        )
        self._all_covered(script, part)
        self._problems.refuse()
        return script

    def _paragraph(self, node: Node) -> Paragraph:
        part = Part(node, _("a paragraph"), PARAGRAPH_FIELDS, self._problems)
        key = part.fitting("key", KEY, _("Use small letters a–z, digits and hyphens, beginning with a letter."))
        if key and key in self._keys:
            wrong = _("“{name}” is used already.").format(name=key)
            self._problems.note(part.where("key"), wrong, _("Each needs a key of its own; it never changes later."))
        self._keys.add(key)
        return Paragraph(
            key=key,
            title=part.text("title", needed=True),
            text=self._filled(part, "text"),
            covers=tuple(self._elements(part, "covers")),
        )

    def _filled(self, part: Part, name: str, *, needed: bool = True) -> str:
        """Return a text that may have placeholders; any other brace is noted."""
        raw = part.words(name)
        for found in _BRACES.finditer(raw.text):
            if found[1] not in PLACEHOLDERS:
                wrong = _("“{found}” is not a placeholder.").format(found=found[0][:40])
                offered = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
                mend = _("Use only these: {placeholders}.").format(placeholders=offered)
                self._problems.note(raw.line_of(found.start()), wrong, mend)
        return part.text(name, needed=needed, lines=True)

    def _elements(self, part: Part, name: str) -> Iterator[str]:
        for element, line in dict(part.texts(name)).items():
            if element in ELEMENTS:
                yield element
            else:
                wrong = _("“{name}” is not an element.").format(name=element[:20])
                self._problems.note(line, wrong, _("The elements are N1 to N19."))

    def _all_covered(self, script: ConsentScript, part: Part) -> None:
        """Note elements that neither a paragraph nor the letter covers: nobody could ever be told them."""
        given = script.covered(frozenset(paragraph.key for paragraph in script.paragraphs), letter=True)
        if lacking := [element for element in script.mandatory if element not in given]:
            wrong = _("Nothing covers {elements}.").format(elements=", ".join(lacking))
            mend = _("Say it in the letter or a paragraph and name it in “letter_covers” or “covers”.")
            self._problems.note(part.where("letter_covers"), wrong, mend)
