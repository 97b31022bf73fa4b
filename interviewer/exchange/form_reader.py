"""Reading fields from a form's tree; every problem is noted and reading goes on, so that all are told at once."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from interviewer.domain.text import clean, one_line
from interviewer.exchange.form_errors import FormBroken, Problem
from interviewer.exchange.form_tree import Fields, Items, Node, Words
from interviewer.language import _

KEY = re.compile(r"[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*")
VERSION = re.compile(r"[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*")
LANGUAGES = ("nb", "nn", "en")


@dataclass(slots=True)
class Problems:
    """The problems found so far in one form."""

    source: str
    found: list[Problem] = field(default_factory=list)

    def note(self, line: int | None, wrong: str, mend: str) -> None:
        """Note a problem and go on."""
        self.found.append(Problem(line, wrong, mend))

    def refuse(self) -> None:
        """Raise FormBroken when there are any."""
        if self.found:
            raise FormBroken(self.source, self.found)


class Part:
    """A group of named fields. ``what`` says what it is, for messages; unknown and repeated names are noted."""

    def __init__(self, node: Node, what: str, names: Collection[str], problems: Problems) -> None:
        self.line = node.line
        self._what = what
        self._problems = problems
        self._fields: dict[str, tuple[int | None, Node]] = {}
        pairs = node.pairs if isinstance(node, Fields) else ()
        if not isinstance(node, Fields):
            problems.note(node.line, _("Fields are expected here: {what}.").format(what=what), self._offer(names))
        for name, line, value in pairs:
            if name in self._fields:
                wrong = _("“{name}” stands twice in {what}.").format(name=name, what=what)
                problems.note(line, wrong, _("Keep one of them."))
            elif name not in names:
                wrong = _("“{name}” is not a field of {what}.").format(name=name, what=what)
                problems.note(line, wrong, self._offer(names))
            else:
                self._fields[name] = (line, value)

    def where(self, name: str) -> int | None:
        """Return the line of a field; the part's own when it is absent."""
        return self._fields[name][0] if name in self._fields else self.line

    def words(self, name: str) -> Words:
        """Return a text field as it stands, ``""`` when it is absent."""
        line, node = self._fields.get(name, (self.line, Words("", self.line)))
        if isinstance(node, Words):
            return node
        wrong = _("“{name}” should be a text.").format(name=name)
        self._problems.note(line, wrong, _("Write the text after the colon, in quotes where needed."))
        return Words("?", line)

    def text(self, name: str, *, needed: bool = False, lines: bool = False) -> str:
        """Return a cleaned text: on one line, or with its own ``lines``."""
        raw = self.words(name).text
        text = clean(raw).strip() if lines else one_line(raw)
        if needed and not text:
            wrong = _("“{name}” is missing in {what}.").format(name=name, what=self._what)
            self._problems.note(self.where(name), wrong, _("Write it."))
        return text

    def fitting(self, name: str, pattern: re.Pattern[str], mend: str, *, default: str = "") -> str:
        """Return a text that must fit ``pattern`` and be there, unless there is a ``default``."""
        text = self.text(name, needed=not default) or default
        if text and not pattern.fullmatch(text):
            wrong = _("“{name}” cannot be “{text}”.").format(name=name, text=_short(text))
            self._problems.note(self.where(name), wrong, mend)
        return text

    def one_of(self, name: str, values: Collection[str], *, default: str = "") -> str:
        """Return one of ``values``; the first of them after noting a problem."""
        text = self.text(name) or default
        if text in values:
            return text
        wrong = _("“{name}” cannot be “{text}”.").format(name=name, text=_short(text))
        self._problems.note(self.where(name), wrong, _("Write one of: {values}.").format(values=", ".join(values)))
        return next(iter(values))

    def parts(self, name: str, *, needed: bool = False) -> Iterator[Node]:
        """Yield the items of a list field."""
        line, node = self._fields.get(name, (self.line, Words("", self.line)))
        empty = not node.items if isinstance(node, Items) else isinstance(node, Words) and not node.text
        if needed and empty:
            wrong = _("“{name}” is missing in {what}.").format(name=name, what=self._what)
            self._problems.note(line, wrong, _("Write at least one, each after a hyphen."))
        elif isinstance(node, Items):
            yield from node.items
        elif not empty:
            wrong = _("“{name}” should be a list.").format(name=name)
            self._problems.note(line, wrong, _("Put each on its own line after a hyphen."))

    def texts(self, name: str, *, needed: bool = False) -> Iterator[tuple[str, int | None]]:
        """Yield the cleaned texts of a list field, each with its line."""
        for node in self.parts(name, needed=needed):
            if isinstance(node, Words) and one_line(node.text):
                yield one_line(node.text), node.line
            else:
                wrong = _("“{name}” should hold texts only.").format(name=name)
                self._problems.note(node.line, wrong, _("Write one text after each hyphen."))

    def _offer(self, names: Collection[str]) -> str:
        return _("The fields are: {names}.").format(names=", ".join(names))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
