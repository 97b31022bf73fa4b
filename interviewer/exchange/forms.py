"""The door to forms: guides, consent texts, age rules and typologies from YAML and JSON, and back.

One form, one shape: YAML and JSON have the same fields, and both go through the same checks. A guide's JSON is what is
embedded in a project and printed by ``guide show --json``.
"""

import io
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from interviewer.domain.guide import Guide
from interviewer.domain.minority import Rules
from interviewer.domain.script import ConsentScript
from interviewer.domain.typology import Typology
from interviewer.exchange import age_rules, guide_forms, script_forms, typology_forms
from interviewer.exchange.age_rules import rules_from_json, rules_to_json
from interviewer.exchange.form_errors import FormBroken, Problem
from interviewer.exchange.form_tree import LARGEST, Fields, Words, from_yaml
from interviewer.exchange.guide_forms import guide_from_json, guide_to_json
from interviewer.exchange.script_forms import script_from_json, script_to_json
from interviewer.language import _
from interviewer.reasons import reason

__all__ = [
    "FormBroken",
    "Problem",
    "form_of",
    "guide_from_json",
    "guide_from_yaml",
    "guide_to_json",
    "guide_to_yaml",
    "read_guide",
    "read_rules",
    "read_script",
    "read_typology",
    "rules_from_json",
    "rules_to_json",
    "script_from_json",
    "script_from_yaml",
    "script_to_json",
]


def read_guide(path: Path) -> Guide:
    """Return the guide in a YAML file. Raises FormBroken, also where the file cannot be read."""
    return guide_from_yaml(_content(path), str(path))


def read_script(path: Path) -> ConsentScript:
    """Return the consent text in a YAML file. Raises FormBroken, also where the file cannot be read."""
    return script_from_yaml(_content(path), str(path))


def read_rules(path: Path) -> Rules:
    """Return the age rules in a YAML file. Raises FormBroken, also where the file cannot be read."""
    return age_rules.read(from_yaml(_content(path), str(path)), str(path))


def read_typology(path: Path) -> Typology:
    """Return the typology in a YAML file. Raises FormBroken, also where the file cannot be read."""
    return typology_forms.read(from_yaml(_content(path), str(path)), str(path))


def form_of(path: Path) -> str:
    """Return what a YAML file says it is (``guide``, ``consent``, …), ``""`` when it does not say."""
    tree = from_yaml(_content(path), str(path))
    pairs = tree.pairs if isinstance(tree, Fields) else ()
    return next((value.text for name, _line, value in pairs if name == "form" and isinstance(value, Words)), "")


def guide_from_yaml(content: bytes, source: str) -> Guide:
    """Return the guide in YAML; ``source`` names it in messages. Raises FormBroken."""
    return guide_forms.read(from_yaml(content, source), source)


def script_from_yaml(content: bytes, source: str) -> ConsentScript:
    """Return the consent text in YAML; ``source`` names it in messages. Raises FormBroken."""
    return script_forms.read(from_yaml(content, source), source)


def guide_to_yaml(guide: Guide) -> str:
    """Return ``guide`` as YAML that a person can go on writing in; what is empty is left out."""
    yaml = YAML(typ="rt", pure=True)
    yaml.width = 110
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump({"form": "guide"} | _without_empty(guide_to_json(guide)), stream)
    return stream.getvalue()


def _without_empty(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {name: _without_empty(part) for name, part in value.items() if part not in ("", [], False)}
    if isinstance(value, list):
        return [_without_empty(part) for part in value]
    return value


def _content(path: Path) -> bytes:
    """Return the file's bytes, of a file that is too large only so many that this shows."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        wrong = _("The file could not be read: {reason}.").format(reason=reason(error))
        raise FormBroken(
            str(path), [Problem(None, wrong, _("See that it is there and that you may read it."))]
        ) from error
