"""A codebook from a form's tree: codes below each other, each with a key that stays when its name changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interviewer.domain.code import Code
from interviewer.exchange.form_reader import KEY, LANGUAGES, VERSION, Part, Problems
from interviewer.exchange.form_tree import Node
from interviewer.language import _

FORM = "codebook"
_FIELDS = ("form", "id", "version", "title", "language", "source", "codes")
_CODE_FIELDS = ("key", "name", "definition", "example", "colour", "letter", "codes")
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class CodebookForm:
    """A codebook as it is shipped. A code's id is the same in every project that takes it in."""

    id: str
    version: str
    title: str
    language: str
    codes: tuple[Code, ...]


def read(tree: Node, source: str) -> CodebookForm:
    """Return the codebook in ``tree``. Raises FormBroken with every problem."""
    return _Reading(Problems(source)).form(tree)


class _Reading:
    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._keys: set[str] = set()
        self._letters: set[str] = set()

    def form(self, tree: Node) -> CodebookForm:
        part = Part(tree, _("a codebook"), _FIELDS, self._problems)
        part.one_of("form", (FORM,), default=FORM)
        form = part.fitting("id", KEY, _("Use small letters a–z, digits and hyphens, beginning with a letter."))
        made = CodebookForm(
            id=form,
            version=part.fitting("version", VERSION, _("Use numbers and letters, such as 1 or 2.1.")),
            title=part.text("title", needed=True),
            language=part.one_of("language", LANGUAGES, default="nb"),
            codes=tuple(self._codes(part, form, "")),
        )
        part.text("source")
        self._problems.refuse()
        return made

    def _codes(self, part: Part, form: str, parent: str) -> Iterator[Code]:
        names: set[str] = set()
        for place, node in enumerate(part.parts("codes", needed=not parent), 1):
            yield from self._code(Part(node, _("a code"), _CODE_FIELDS, self._problems), form, parent, place, names)

    def _code(self, part: Part, form: str, parent: str, place: int, names: set[str]) -> Iterator[Code]:
        key = part.fitting("key", KEY, _("Use small letters a–z, digits and hyphens, beginning with a letter."))
        name = part.text("name", needed=True)
        letter = self._fitting(part, "letter", _LETTER, _("Write one letter or digit.")).casefold()
        colour = self._fitting(part, "colour", _COLOUR, _("Write a colour such as #2F6DB5."))
        for field, value, taken in (("key", key, self._keys), ("letter", letter, self._letters),
                                    ("name", name.casefold(), names)):  # fmt: skip
            if value and value in taken:
                wrong = _("“{name}” is used already.").format(name=value)
                self._problems.note(part.where(field), wrong, _("Choose another."))
            taken.add(value)
        code = Code(
            id=f"{form}.{key}",
            name=name,
            parent=parent,
            definition=part.text("definition", lines=True),
            example=part.text("example", lines=True),
            colour=colour,
            letter=letter,
            place=place,
        )
        yield code
        yield from self._codes(part, form, code.id)

    def _fitting(self, part: Part, name: str, pattern: re.Pattern[str], mend: str) -> str:
        """Return a text that may be absent, and must fit ``pattern`` otherwise."""
        return part.fitting(name, pattern, mend) if part.text(name) else ""
