"""A typology from a form's tree: types, authors, criteria, and what each author says; silence is an empty cell."""

from collections.abc import Iterator

from interviewer.domain.typology import Cell, Named, Typology
from interviewer.exchange.form_reader import KEY, LANGUAGES, VERSION, Part, Problems
from interviewer.exchange.form_tree import Node
from interviewer.language import _

FORM = "typology"
_FIELDS = ("form", "id", "version", "title", "language", "source", "authors", "criteria", "types")
_NAMED = ("key", "name")
_TYPE = (*_NAMED, "definitions")
_DEFINITION = ("author", "criterion", "text")


def read(tree: Node, source: str) -> Typology:
    """Return the typology in ``tree``. Raises FormBroken with every problem."""
    return _Reading(Problems(source)).form(tree)


class _Reading:
    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def form(self, tree: Node) -> Typology:
        part = Part(tree, _("a typology"), _FIELDS, self._problems)
        part.one_of("form", (FORM,), default=FORM)
        form = self._key(part, "id")
        part.fitting("version", VERSION, _("Use numbers and letters, such as 1 or 2.1."))
        part.one_of("language", LANGUAGES, default="nb")
        authors = tuple(named for _part, named in self._named(part, "authors", _("an author"), _NAMED))
        criteria = tuple(named for _part, named in self._named(part, "criteria", _("a criterion"), _NAMED))
        types: list[Named] = []
        cells: dict[Cell, str] = {}
        for inner, named in self._named(part, "types", _("a type"), _TYPE):
            types.append(named)
            cells |= dict(self._definitions(inner, named.key, authors, criteria))
        made = Typology(
            form, part.text("title", needed=True), tuple(types), authors, criteria, cells, part.text("source")
        )
        self._problems.refuse()
        return made

    def _key(self, part: Part, name: str) -> str:
        return part.fitting(name, KEY, _("Use small letters a–z, digits and hyphens, beginning with a letter."))

    def _named(self, part: Part, field: str, what: str, names: tuple[str, ...]) -> Iterator[tuple[Part, Named]]:
        keys: set[str] = set()
        for node in part.parts(field, needed=True):
            inner = Part(node, what, names, self._problems)
            named = Named(self._key(inner, "key"), inner.text("name", needed=True))
            if named.key in keys:
                self._taken(inner, "key", named.key)
            keys.add(named.key)
            yield inner, named

    def _definitions(
        self, part: Part, type_key: str, authors: tuple[Named, ...], criteria: tuple[Named, ...]
    ) -> Iterator[tuple[Cell, str]]:
        seen: set[Cell] = set()
        for node in part.parts("definitions"):
            inner = Part(node, _("a definition"), _DEFINITION, self._problems)
            author = inner.one_of("author", [each.key for each in authors] or ["?"])
            criterion = inner.one_of("criterion", [each.key for each in criteria] or ["?"])
            cell = (type_key, author, criterion)
            if cell in seen:
                self._taken(inner, "criterion", criterion)
            seen.add(cell)
            yield cell, inner.text("text", needed=True, lines=True)

    def _taken(self, part: Part, field: str, value: str) -> None:
        wrong = _("“{name}” is used already.").format(name=value)
        self._problems.note(part.where(field), wrong, _("Choose another."))
