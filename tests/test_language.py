"""The program speaks bokmål and English, completely."""

import ast
import re
from pathlib import Path

import pytest

from interviewer import assets, language
from tests.tooling import catalogue

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def test_every_text_has_its_bokmaal() -> None:
    assert catalogue.untranslated(catalogue.updated({})) == []


def test_no_text_stands_where_extraction_cannot_see_it() -> None:
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in (catalogue.ROOT / "interviewer").rglob("*.py")
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "ngettext", "N_")
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_translations_keep_every_placeholder() -> None:
    for message in catalogue.kept():
        if message.id and message.string:
            ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
            strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            wanted = {name for text in ids for name in _PLACEHOLDER.findall(text)}
            for text in strings:
                assert set(_PLACEHOLDER.findall(text)) <= wanted, message.id
            assert {name for text in strings for name in _PLACEHOLDER.findall(text)} == wanted, message.id


def test_the_compiled_catalogue_is_in_step_with_its_text() -> None:
    assert catalogue.COMPILED.read_bytes() == catalogue.compiled(catalogue.kept())


@pytest.mark.parametrize(
    ("system", "code"),
    [("C", "nb"), ("POSIX", "nb"), ("nb_NO.UTF-8", "nb"), ("nn_NO", "nb"), ("en_GB.UTF-8", "en"), ("fi", "nb")],
)
def test_the_system_decides_and_no_word_from_it_means_bokmaal(
    monkeypatch: pytest.MonkeyPatch, system: str, code: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", system)
    assert language.use(assets.locale()) == code


def test_the_wheel_and_the_checkout_read_the_same_forms() -> None:
    assert assets.forms().is_dir()
    assert (assets.locale() / "nb" / "LC_MESSAGES" / "interviewer.mo").is_file()
    assert Path(assets.icon("lock")).suffix == ".svg"
