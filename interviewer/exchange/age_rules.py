"""The age rules from a form's tree: what a guardian has to have done, for each age group."""

from collections.abc import Mapping
from typing import Any

from interviewer.domain.minority import Age, Demand, Rule, Rules
from interviewer.exchange.form_reader import KEY, VERSION, Part, Problems
from interviewer.exchange.form_tree import Node, from_json
from interviewer.language import _

_FIELDS = ("form", "id", "version", "title", "source", "rules")
_RULE_FIELDS = ("age", "special", "guardian", "assessed", "may_waive")
_TRUTH = {"": None, "true": True, "false": False}


def read(tree: Node, source: str) -> Rules:
    """Return the age rules in ``tree``. Raises FormBroken with every problem."""
    problems = Problems(source)
    part = Part(tree, _("age rules"), _FIELDS, problems)
    part.one_of("form", ("age-rules",), default="age-rules")
    rules = Rules(
        id=part.fitting("id", KEY, _("Use small letters a–z, digits and hyphens, beginning with a letter.")),
        version=part.fitting("version", VERSION, _("Use numbers and letters, such as 1 or 2.1.")),
        title=part.text("title", needed=True),
        rules=tuple(_rule(node, problems) for node in part.parts("rules", needed=True)),
        source=part.text("source"),
    )
    problems.refuse()
    return rules


def rules_from_json(value: Mapping[str, Any], source: str = "") -> Rules:
    """Return the age rules in a JSON object. Raises FormBroken."""
    return read(from_json(value), source or _("The age rules"))


def rules_to_json(rules: Rules) -> dict[str, Any]:
    """Return ``rules`` as a JSON object: the same rules, the same object."""
    return {
        "id": rules.id,
        "version": rules.version,
        "title": rules.title,
        "source": rules.source,
        "rules": [
            {
                "age": rule.age.value,
                "special": rule.special,
                "guardian": rule.guardian.value,
                "assessed": rule.assessed.value if rule.assessed else None,
                "may_waive": rule.may_waive,
            }
            for rule in rules.rules
        ],
    }


def _rule(node: Node, problems: Problems) -> Rule:
    part = Part(node, _("a rule"), _RULE_FIELDS, problems)
    demands = tuple(demand.value for demand in Demand)
    assessed = part.one_of("assessed", ("", *demands))
    return Rule(
        age=Age(part.one_of("age", (Age.CHILD.value, Age.YOUTH.value))),
        special=_TRUTH[part.one_of("special", tuple(_TRUTH))],
        guardian=Demand(part.one_of("guardian", demands)),
        assessed=Demand(assessed) if assessed else None,
        may_waive=bool(_TRUTH[part.one_of("may_waive", tuple(_TRUTH))]),
    )
