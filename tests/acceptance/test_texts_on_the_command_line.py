"""Consent texts and access as scripts use them."""

import json
from pathlib import Path

from tests.acceptance.conftest import Run
from tests.acceptance.material import interview, written


def test_a_text_is_approved_once_and_then_stands(run: Run, tmp_path: Path) -> None:
    run("new", "p", "--title", "Prøve", "--as", "Intervjuer Ask", "--contact", "post@example.org")
    (draft,) = json.loads(run("text", "list", "p", "--json").stdout)
    assert draft["hash"] == ""
    run("text", "approve", "p", "--by", "Prosjektlederen", "--from", "2026-08-24")
    (kept,) = json.loads(run("text", "list", "p", "--json").stdout)
    assert kept["approved_by"] == "Prosjektlederen"
    assert kept["valid_from"].startswith("2026-08-24")
    assert "consent text" in run("text", "approve", "p", "--by", "Prosjektlederen", status=1).stderr
    assert "approved" in run("text", "approve", "p", "--version", "2", "--by", "X", status=1).stderr


def test_access_goes_to_one_person(run: Run, tmp_path: Path) -> None:
    run("new", "p", "--title", "Prøve", "--as", "Intervjuer Ask")
    run("import", "p", written(tmp_path, interview()))
    (informant,) = json.loads(run("dump", "p").stdout)["informants"]
    path = Path(run("export", "access", "p", informant["pseudonym"], "-o", "ut").stdout.strip())
    assert path.is_file()
    assert informant["pseudonym"] in path.name
    assert "no person called" in run("export", "access", "p", "I-000000", "-o", "ut", status=1).stderr
