"""A guide from a form's tree and from JSON: its shape first, then what holds for the guide as a whole."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from interviewer.domain.guide import FACT, Bound, Condition, FollowUp, Guide, Question, Section, YesNo
from interviewer.exchange.form_reader import KEY, LANGUAGES, VERSION, Part, Problems
from interviewer.exchange.form_tree import Node, from_json
from interviewer.language import _

GUIDE_FIELDS = ("form", "id", "version", "title", "language", "facts", "probes", "sections")
SECTION_FIELDS = ("key", "label", "title", "questions")
QUESTION_FIELDS = ("key", "label", "text", "hint", "must_ask", "bound", "follow_ups")
FOLLOW_UP_FIELDS = ("key", "label", "text", "hint", "condition")
_LABEL = re.compile(r"[^\W_]{0,6}")
_FACT_NAME = re.compile(r"[a-z][a-z0-9_]*")


def read(tree: Node, source: str) -> Guide:
    """Return the guide in ``tree``. Raises FormBroken with every problem."""
    return _Reading(Problems(source)).guide(tree)


def guide_from_json(value: Mapping[str, Any], source: str = "") -> Guide:
    """Return the guide in a JSON object. Raises FormBroken."""
    return read(from_json(value), source or _("The guide"))


def guide_to_json(guide: Guide) -> dict[str, Any]:
    """Return ``guide`` as a JSON object, the same for the same guide; ``condition`` and ``bound`` only where set."""
    return {
        "id": guide.id,
        "version": guide.version,
        "title": guide.title,
        "language": guide.language,
        "facts": [{"name": name, "text": text} for name, text in guide.facts],
        "probes": list(guide.probes),
        "sections": [_section(section) for section in guide.sections],
    }


@dataclass(frozen=True, slots=True)
class _Hanging:
    """A condition that was read, to be looked up when the whole guide is known."""

    owner: str
    condition: Condition
    line: int | None


class _Reading:
    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._keys: dict[str, Bound | None] = {}
        self._section_keys: set[str] = set()
        self._facts: dict[str, str] = {}
        self._hanging: list[_Hanging] = []

    def guide(self, tree: Node) -> Guide:
        part = Part(tree, _("a guide"), GUIDE_FIELDS, self._problems)
        part.one_of("form", ("guide",), default="guide")
        self._facts = dict(self._read_facts(part))
        guide = Guide(
            id=part.fitting("id", KEY, _key_rule()),
            version=part.fitting("version", VERSION, _("Use numbers and letters, such as 1 or 2.1.")),
            title=part.text("title", needed=True),
            language=part.one_of("language", LANGUAGES, default="nb"),
            sections=tuple(self._section(node) for node in part.parts("sections", needed=True)),
            facts=tuple(self._facts.items()),
            probes=tuple(text for text, _line in part.texts("probes")),
        )
        self._look_up()
        self._problems.refuse()
        return guide

    def _read_facts(self, guide: Part) -> Iterator[tuple[str, str]]:
        names: set[str] = set()
        for node in guide.parts("facts"):
            part = Part(node, _("a fact"), ("name", "text"), self._problems)
            name = part.fitting("name", _FACT_NAME, _key_rule())
            self._only_once(name, names, part)
            yield name, part.text("text", needed=True)

    def _section(self, node: Node) -> Section:
        part = Part(node, _("a section"), SECTION_FIELDS, self._problems)
        key = part.fitting("key", KEY, _key_rule())
        self._only_once(key, self._section_keys, part)
        labels: set[str] = set()
        return Section(
            key=key,
            label=self._label(part),
            title=part.text("title", needed=True),
            questions=tuple(
                self._question(node, place, labels)
                for place, node in enumerate(part.parts("questions", needed=True), 1)
            ),
        )

    def _question(self, node: Node, place: int, labels: set[str]) -> Question:
        part = Part(node, _("a question"), QUESTION_FIELDS, self._problems)
        bound = Bound(part.one_of("bound", tuple(Bound))) if part.text("bound") else None
        must_ask = part.one_of("must_ask", ("true", "false"), default="false") == "true"
        if bound and must_ask:
            wrong = _("A bound question is shown, never asked; it cannot be one that must be asked.")
            self._problems.note(part.where("must_ask"), wrong, _("Take out “must_ask” or “bound”."))
        below: set[str] = set()
        return Question(
            key=self._key(part, bound),
            label=self._sibling_label(part, place, labels),
            text=part.text("text", needed=True),
            hint=part.text("hint"),
            must_ask=must_ask,
            bound=bound,
            follow_ups=tuple(self._follow_up(node, n, below) for n, node in enumerate(part.parts("follow_ups"), 1)),
        )

    def _follow_up(self, node: Node, place: int, labels: set[str]) -> FollowUp:
        part = Part(node, _("a follow-up"), FOLLOW_UP_FIELDS, self._problems)
        key = self._key(part, None)
        return FollowUp(
            key=key,
            label=self._sibling_label(part, place, labels),
            text=part.text("text", needed=True),
            condition=tuple(self._condition(node, key) for node in part.parts("condition")),
            hint=part.text("hint"),
        )

    def _condition(self, node: Node, owner: str) -> Condition:
        part = Part(node, _("a condition"), ("on", "is"), self._problems)
        condition = Condition(part.text("on", needed=True), YesNo(part.one_of("is", (YesNo.YES, YesNo.NO))))
        self._hanging.append(_Hanging(owner, condition, part.where("on")))
        return condition

    def _key(self, part: Part, bound: Bound | None) -> str:
        key = part.fitting("key", KEY, _key_rule())
        self._only_once(key, self._keys, part)
        self._keys[key] = bound
        return key

    def _only_once(self, name: str, taken: "set[str] | dict[str, Bound | None]", part: Part) -> None:
        if name and name in taken:
            field = "key" if part.words("key").text else "name"
            wrong = _("“{name}” is used already.").format(name=name)
            self._problems.note(part.where(field), wrong, _("Each needs a key of its own; it never changes later."))
        if isinstance(taken, set):
            taken.add(name)

    def _label(self, part: Part) -> str:
        label = part.text("label")
        if not _LABEL.fullmatch(label):
            wrong = _("“{label}” cannot be a label.").format(label=label[:20])
            mend = _("Write letters and digits only, six at most, without bracket or full stop: a, ii, 10.")
            self._problems.note(part.where("label"), wrong, mend)
        return label

    def _sibling_label(self, part: Part, place: int, taken: set[str]) -> str:
        label = self._label(part)
        said = (label or str(place)).casefold()
        if said in taken:
            wrong = _("The label “{label}” stands twice at the same level.").format(label=said)
            self._problems.note(part.where("label"), wrong, _("Give each its own, so that it can be found by it."))
        taken.add(said)
        return label

    def _look_up(self) -> None:
        """Note conditions on something that is not there, or that can never be answered."""
        for hanging in self._hanging:
            on, fact = hanging.condition.on, hanging.condition.fact
            if not on or (fact in self._facts if fact is not None else on in self._keys and self._can_decide(hanging)):
                continue
            if fact is not None:
                wrong = _("The condition hangs on the fact “{name}”, which is not among “facts”.").format(name=fact)
                self._problems.note(hanging.line, wrong, _("Add it there with a text, or correct the name."))
            elif on not in self._keys:
                wrong = _("The condition hangs on “{key}”, which is not in the guide.").format(key=on)
                mend = _("Write the key of a question or follow-up, or {fact} and the name of a fact.")
                self._problems.note(hanging.line, wrong, mend.format(fact=FACT))
            else:
                wrong = _("The condition hangs on “{key}”, which cannot be answered before it.").format(key=on)
                self._problems.note(hanging.line, wrong, _("Let it hang on a question that is asked earlier."))

    def _can_decide(self, hanging: _Hanging) -> bool:
        """Return whether the item it hangs on is asked, and stands earlier in the guide."""
        keys = list(self._keys)
        on = hanging.condition.on
        return self._keys[on] is None and keys.index(on) < keys.index(hanging.owner)


def _key_rule() -> str:
    return _("Use small letters a–z, digits, underscore, hyphen and full stop, beginning with a letter.")


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "label": section.label,
        "title": section.title,
        "questions": [_question(question) for question in section.questions],
    }


def _question(question: Question) -> dict[str, Any]:
    plain = {
        "key": question.key,
        "label": question.label,
        "text": question.text,
        "hint": question.hint,
        "must_ask": question.must_ask,
        "follow_ups": [_follow_up(item) for item in question.follow_ups],
    }
    return plain | ({"bound": question.bound.value} if question.bound else {})


def _follow_up(item: FollowUp) -> dict[str, Any]:
    plain: dict[str, Any] = {"key": item.key, "label": item.label, "text": item.text}
    hint = {"hint": item.hint} if item.hint else {}
    return plain | hint | ({"condition": [_condition(branch) for branch in item.condition]} if item.condition else {})


def _condition(branch: Condition) -> dict[str, str]:
    return {"on": branch.on, "is": branch.outcome.value}
