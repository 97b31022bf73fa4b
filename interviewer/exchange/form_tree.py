"""Forms as a tree that knows its lines. YAML is read as plain text values only: nothing in a form is ever run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from interviewer.exchange.form_errors import FormBroken, Problem
from interviewer.language import _

LARGEST = 1_000_000
"""Bytes; a guide of a hundred questions takes 30,000."""
DEEPEST = 20
MOST = 50_000
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the line where it begins; ``by_line`` when its own line breaks are the file's."""

    text: str
    line: int | None
    by_line: bool = False

    def line_of(self, position: int) -> int | None:
        """Return the line of the file on which the character at ``position`` stands."""
        return self.line + 1 + self.text.count("\n", 0, position) if self.line and self.by_line else self.line


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    line: int | None


@dataclass(frozen=True, slots=True)
class Fields:
    """Named fields as they stand, each with the line of its name; one may come twice, which the reader refuses."""

    pairs: tuple[tuple[str, int | None, "Node"], ...]
    line: int | None


Node = Words | Items | Fields


def from_yaml(content: bytes, source: str) -> Node:
    """Return the tree of a YAML document.

    Raises FormBroken when it is too large, not UTF-8 or YAML, or uses anchors, aliases or tags. A form
    does without those: they make a small file expand without end, or make it run code.
    """
    if len(content) > LARGEST:
        wrong = _("The file is larger than a form can be: {size} MB.").format(size=LARGEST // 1_000_000)
        raise FormBroken(source, [Problem(None, wrong, _("Choose a guide or a consent text."))])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = Problem(line, _("The file is not text in UTF-8."), _("Save it again with the encoding UTF-8."))
        raise FormBroken(source, [problem]) from error
    try:
        if problems := list(_surprises(text)):
            raise FormBroken(source, problems)
        root = YAML(typ="safe", pure=True).compose(text)
    except YAMLError as error:
        raise FormBroken(source, [_not_yaml(error, text)]) from error
    return _node(root)


def from_json(value: object) -> Node:
    """Return the tree of a JSON value; it has no lines."""
    if isinstance(value, Mapping):
        return Fields(tuple((str(name), None, from_json(part)) for name, part in value.items()), None)
    if isinstance(value, list | tuple):
        return Items(tuple(from_json(part) for part in value), None)
    if isinstance(value, bool):
        return Words("true" if value else "false", None)
    return Words("" if value is None else str(value), None)


def _surprises(text: str) -> Iterator[Problem]:
    """Yield what a form does without; stops at once where reading on would be costly."""
    depth = 0
    for count, event in enumerate(YAML(typ="safe", pure=True).parse(text), 1):
        line = event.start_mark.line + 1
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST or count > MOST:
            yield Problem(line, _("The form is nested too deeply or has too many parts."), _("Make it simpler."))
            return
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            yield Problem(
                line, _("Anchors and aliases (& and *) are not used in forms."), _("Write it out, or quote it.")
            )
        elif getattr(event, "tag", None) or getattr(event, "tags", None):
            yield Problem(line, _("Tags (!) are not used in forms."), _("Take it out, or quote the text."))


def _not_yaml(error: YAMLError, text: str) -> Problem:
    mend = _("Look at indentation, quotes and colons there; a text with a colon in it needs quotes.")
    if isinstance(error, MarkedYAMLError):
        unclosed = "end of stream" in (error.problem or "")
        mark = (error.context_mark if unclosed else None) or error.problem_mark
        line = mark.line + 1 if mark else None
        return Problem(line, _("This is not YAML: {reason}.").format(reason=error.problem or error.context), mend)
    position = getattr(error, "position", None)
    line = text.count("\n", 0, position) + 1 if isinstance(position, int) else None
    return Problem(line, _("There is a character that a form cannot hold."), _("Take it out."))


def _node(node: Any) -> Node:  # noqa: ANN401 - ruamel's nodes are untyped
    if isinstance(node, ScalarNode):
        text = "" if node.tag == _NULL else node.value
        return Words(text, node.start_mark.line + 1, by_line=node.style == "|")
    if isinstance(node, SequenceNode):
        return Items(tuple(_node(part) for part in node.value), node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        pairs = ((_name(name), name.start_mark.line + 1, _node(part)) for name, part in node.value)
        return Fields(tuple(pairs), node.start_mark.line + 1)
    return Words("", 1)


def _name(node: Any) -> str:  # noqa: ANN401 - ruamel's nodes are untyped
    return node.value if isinstance(node, ScalarNode) else "?"
