"""Consent texts and access as scripts use them."""

import json
from datetime import datetime
from pathlib import Path

from tests.acceptance.conftest import Run
from tests.acceptance.material import interview, written

FACTS = (
    "--institution", "Eksempeluniversitetet", "--purpose", "å finne ut hvordan råd virker", "--contact",
    "post@example.org", "--end-date", "2027-06-30",
)  # fmt: skip


def test_a_text_is_approved_once_and_then_stands(run: Run, tmp_path: Path) -> None:
    run("new", "p", "--title", "Prøve", "--as", "Intervjuer Ask", *FACTS)
    (draft,) = json.loads(run("text", "list", "p", "--json").stdout)
    assert draft["hash"] == ""
    run("text", "approve", "p", "--by", "Prosjektlederen", "--from", "2026-08-24")
    (kept,) = json.loads(run("text", "list", "p", "--json").stdout)
    assert kept["approved_by"] == "Prosjektlederen"
    assert kept["valid_from"].startswith("2026-08-24")
    day = datetime.now().strftime("%d.%m.%Y")
    for again in ((), ("--version", "2")):
        told = run("text", "approve", "p", "--by", "En annen", *again, status=1).stderr
        assert "Version 2 is approved already" in told
        assert f"{day} " in told
        assert "by Prosjektlederen" in told
    assert "consent text" in run("text", "approve", "p", "--version", "7", "--by", "X", status=1).stderr


def test_a_text_with_gaps_is_not_approved(run: Run, tmp_path: Path) -> None:
    run("new", "p", "--title", "Prøve", "--as", "Intervjuer Ask", "--contact", "post@example.org")
    told = run("text", "approve", "p", "--by", "Prosjektlederen", status=1).stderr
    assert "the responsible institution, the purpose, the project’s last day" in told
    assert "reaches" not in told
    (draft,) = json.loads(run("text", "list", "p", "--json").stdout)
    assert draft["hash"] == ""


def test_a_text_for_later_says_what_is_in_force_until_then(run: Run, tmp_path: Path) -> None:
    run("new", "p", "--title", "Prøve", "--as", "Intervjuer Ask", *FACTS)
    told = run("text", "approve", "p", "--by", "Prosjektlederen", "--from", "2099-01-01").stdout
    assert "in force from 01.01.2099 00:00; until then no approved text is in force" in told


def test_access_goes_to_one_person(run: Run, tmp_path: Path) -> None:
    run("new", "p", "--title", "Prøve", "--as", "Intervjuer Ask")
    run("import", "p", written(tmp_path, interview()))
    (informant,) = json.loads(run("dump", "p").stdout)["informants"]
    path = Path(run("export", "access", "p", informant["pseudonym"], "-o", "ut").stdout.strip())
    assert path.is_file()
    assert informant["pseudonym"] in path.name
    assert "no person called" in run("export", "access", "p", "I-000000", "-o", "ut", status=1).stderr
