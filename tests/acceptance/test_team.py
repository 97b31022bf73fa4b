"""Stories of a team through the command line: five laptops, a stale one, a copied one, and two who lead."""

import json
import shutil
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import Run
from tests.acceptance.material import interview, written

ORDERS = tuple(permutations(range(5)))[::48]
"""Three of the 120 orders; all of them are merged in tests/storage, without the command line."""


@pytest.fixture(autouse=True)
def _package_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEWER_PACKAGE_PASSPHRASE", "pakkens eget ord")


def _informant(name: str, phone: str, decision: str = "yes") -> dict[str, Any]:
    consent = {"decision": decision, "channel": "oral", "reply": "Ja.", "at": "2026-09-01T09:58:00+02:00"}
    return {"name": name, "phone": phone, "role": "leder", "consent": consent}


def _held(run: Run, project: Path, name: str, text: str, phone: str = "10 00 02 01") -> None:
    """Import one interview into a laptop's project."""
    found = interview(
        informants=[_informant(name, phone)], answers=[{"question": "2/f", "text": text}],
        case={"name": "Vikestad råd", "municipality": "Vikestad", "type": "råd"},
    )  # fmt: skip
    run("import", project, written(project.parent, found, f"{project.stem}.json"))


def _lead(run: Run, folder: Path) -> Path:
    folder.mkdir()
    run("new", folder / "lead.intervju", "--title", "Møteplasser", "--as", "Leder Lind")
    return folder / "lead.intervju"


def _member(run: Run, lead: Path, name: str) -> Path:
    """Return a member's project, made from the lead's package."""
    folder = lead.parent.parent / name
    folder.mkdir()
    run("pack", lead, "-o", folder / "start.pakke", "--for", name)
    run("join", folder / "start.pakke", "-o", folder / name, "--as", name)
    return folder / f"{name}.intervju"


def _dump(run: Run, project: Path, *options: str) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(run("dump", project, *options).stdout)


def _copy(project: Path, folder: Path) -> Path:
    """Return a copy of a project's two files under another place."""
    folder.mkdir()
    for suffix in (".intervju", ".nokkel"):
        shutil.copy(project.with_suffix(suffix), folder / f"copy{suffix}")
    return folder / "copy.intervju"


def test_a_member_joins_works_and_sends_and_the_lead_has_everything_with_names(run: Run, tmp_path: Path) -> None:
    lead = _lead(run, tmp_path / "lead")
    _held(run, lead, "Nora Fabelmann", "Det sa den første.")
    member = _member(run, lead, "Kari")
    assert "Det sa den første" not in json.dumps(_dump(run, member, "--with-key"), ensure_ascii=False)
    assert "Fabelmann" not in json.dumps(_dump(run, member, "--with-key"), ensure_ascii=False)
    _held(run, member, "Emil Tenkt", "Det sa den andre.", "10 00 02 02")
    run("pack", member, "-o", tmp_path / "kari.pakke", "--to", "lead")
    told = run("merge", lead, tmp_path / "kari.pakke", "--dry-run").stdout
    assert "Kari" in told
    assert "1 interview" in told
    assert len(_dump(run, lead)["interviews"]) == 1
    report = json.loads(run("merge", lead, tmp_path / "kari.pakke", "--json").stdout)
    assert report["sources"][0]["new"]["interview"] == 1
    state = _dump(run, lead, "--with-key")
    assert {contact["name"] for contact in state["key"]["contacts"]} == {"Nora Fabelmann", "Emil Tenkt"}
    assert {answer["text"] for answer in state["answers"]} == {"Det sa den første.", "Det sa den andre."}
    again = json.loads(run("merge", lead, tmp_path / "kari.pakke", "--json").stdout)
    assert (again["sources"][0]["already"], again["sources"][0]["events"]) == (True, 0)
    run("verify", lead)


def test_five_laptops_that_edited_the_same_facts_give_one_digest_in_any_order(run: Run, tmp_path: Path) -> None:
    lead = _lead(run, tmp_path / "lead")
    laptops = []
    for number in range(5):
        copy = _copy(lead, tmp_path / f"laptop{number}")
        run("backup", copy)
        (backup,) = (copy.parent / "copy-sikkerhetskopier").glob("*.kopi")
        run("restore", backup, "-o", copy.parent / "own.intervju")
        laptops.append(copy.parent / "own.intervju")
        _held(run, laptops[-1], "Nora Fabelmann", f"Svar {number}")
    digests = set()
    for turn, order in enumerate(ORDERS):
        target = _copy(lead, tmp_path / f"target{turn}")
        run("merge", target, *(laptops[number] for number in order))
        digests.add(run("dump", target, "--digest").stdout)
        run("merge", target, *laptops)
        digests.add(run("dump", target, "--digest").stdout)
        run("verify", target)
    assert len(digests) == 1


def test_a_stale_laptop_cannot_revive_somebody_who_withdrew(run: Run, tmp_path: Path) -> None:
    lead = _lead(run, tmp_path / "lead")
    _held(run, lead, "Nora Fabelmann", "Hemmeligheten hennes.")
    stale = _copy(lead, tmp_path / "stale")
    (person,) = _dump(run, lead)["informants"]
    run("backup", lead)
    told = run("withdraw", lead, person["pseudonym"], "--scope", "all", "--proof", tmp_path / "proof.docx")
    assert "Deleted: " in told.stdout
    assert (tmp_path / "proof.docx").is_file()
    assert "Fabelmann" not in told.stdout
    _held(run, stale, "Emil Tenkt", "Fra et annet menneske.", "10 00 02 02")
    merged = json.loads(run("merge", lead, stale, "--json").stdout)["sources"][0]
    assert merged["new"]["interview"] == 1
    state = json.dumps(_dump(run, lead, "--with-key"), ensure_ascii=False)
    assert "Hemmeligheten" not in state
    assert "Fabelmann" not in state
    assert "Fra et annet menneske." in state
    run("backup", stale)
    (old,) = (stale.parent / "copy-sikkerhetskopier").glob("*.kopi")
    back = run("merge", stale, lead).stdout
    assert not old.exists()
    assert "erased" in back
    assert "Hemmeligheten" not in json.dumps(_dump(run, stale, "--with-key"), ensure_ascii=False)
    run("verify", lead)
    run("verify", stale)


def test_a_laptop_that_was_copied_is_told_and_both_copies_are_kept(run: Run, tmp_path: Path) -> None:
    lead = _lead(run, tmp_path / "lead")
    member = _member(run, lead, "Kari")
    twin = _copy(member, tmp_path / "twin")
    _held(run, member, "Nora Fabelmann", "På den ene maskinen.")
    _held(run, twin, "Emil Tenkt", "På den andre maskinen.", "10 00 02 02")
    run("merge", lead, member)
    told = run("merge", lead, twin).stdout
    assert "was copied" in told
    assert {answer["text"] for answer in _dump(run, lead)["answers"]} == {
        "På den ene maskinen.",
        "På den andre maskinen.",
    }
    run("verify", lead)
    run("merge", twin, lead)
    assert run("dump", twin, "--digest").stdout == run("dump", lead, "--digest").stdout


def test_two_who_lead_settle_nothing_apart_and_end_with_the_same_state(run: Run, tmp_path: Path) -> None:
    first = _lead(run, tmp_path / "lead")
    run("backup", first)
    (backup,) = (first.parent / "lead-sikkerhetskopier").glob("*.kopi")
    run("restore", backup, "-o", tmp_path / "second.intervju")
    second = tmp_path / "second.intervju"
    _held(run, first, "Nora Fabelmann", "Hos den ene.")
    _held(run, second, "Emil Tenkt", "Hos den andre.", "10 00 02 02")
    run("pack", first, "-o", tmp_path / "first.pakke", "--to", "lead")
    run("pack", second, "-o", tmp_path / "second.pakke", "--to", "lead")
    run("merge", first, tmp_path / "second.pakke")
    run("merge", second, tmp_path / "first.pakke")
    assert run("dump", first, "--digest").stdout == run("dump", second, "--digest").stdout
    assert run("conflicts", first).stdout == run("conflicts", second).stdout


def test_files_that_cannot_be_taken_are_told_apart_and_change_nothing(run: Run, tmp_path: Path) -> None:
    lead = _lead(run, tmp_path / "lead")
    _held(run, lead, "Nora Fabelmann", "Står fast.")
    member = _member(run, lead, "Kari")
    run("pack", member, "-o", tmp_path / "good.pakke", "--to", "lead")
    good = (tmp_path / "good.pakke").read_bytes()
    other = _lead(run, tmp_path / "other")
    run("pack", other, "-o", tmp_path / "foreign.pakke")
    run("pack", member, "-o", tmp_path / "mine.pakke", "--to", "Kari")
    (tmp_path / "cut.pakke").write_bytes(good[:-40])
    (tmp_path / "tampered.pakke").write_bytes(good[:-40] + bytes(40))
    (tmp_path / "newer.pakke").write_bytes(good.replace(b'"format": 1', b'"format": 9', 1))
    (tmp_path / "noise.pakke").write_bytes(b"\0" * 5000)
    before = run("dump", lead, "--digest").stdout
    said = {
        name: run("merge", lead, tmp_path / f"{name}.pakke", status=1).stderr
        for name in ("cut", "tampered", "newer", "foreign", "mine", "noise", "missing")
    }
    said["other"] = run("merge", lead, other, status=1).stderr
    said["itself"] = run("merge", lead, lead, status=1).stderr
    assert "cut off" in said["cut"]
    assert "altered" in said["tampered"]
    assert "newer version" in said["newer"]
    assert "another study" in said["foreign"]
    assert "encrypted to somebody else" in said["mine"]
    assert "no package of this program" in said["noise"]
    assert "not found" in said["missing"]
    assert "another study" in said["other"]
    assert "is the project that is open" in said["itself"]
    assert all("Nothing was changed" in words for words in said.values())
    assert run("dump", lead, "--digest").stdout == before


def test_a_bad_file_among_good_ones_keeps_only_itself_out(run: Run, tmp_path: Path) -> None:
    lead = _lead(run, tmp_path / "lead")
    member = _copy(lead, tmp_path / "member")
    run("backup", member)
    (backup,) = (member.parent / "copy-sikkerhetskopier").glob("*.kopi")
    run("restore", backup, "-o", tmp_path / "own.intervju")
    _held(run, tmp_path / "own.intervju", "Nora Fabelmann", "Kom med.")
    (tmp_path / "bad.pakke").write_bytes(b"noise" * 1000)
    run("merge", lead, tmp_path / "bad.pakke", tmp_path / "own.intervju", status=1)
    assert [answer["text"] for answer in _dump(run, lead)["answers"]] == ["Kom med."]


def test_a_contact_that_was_handed_over_goes_to_that_member_alone(run: Run, tmp_path: Path) -> None:
    lead = _lead(run, tmp_path / "lead")
    _held(run, lead, "Nora Fabelmann", "Sagt tidligere.")
    _held(run, lead, "Emil Tenkt", "Sagt av en annen.", "10 00 02 02")
    contacts = {entry["name"]: entry["id"] for entry in _dump(run, lead, "--with-key")["key"]["contacts"]}
    pseudonyms = {person["id"]: person["pseudonym"] for person in _dump(run, lead)["informants"]}
    run("pack", lead, "-o", tmp_path / "kari.pakke", "--for", "Kari",
        "--hand-over", pseudonyms[contacts["Nora Fabelmann"]])  # fmt: skip
    run("join", tmp_path / "kari.pakke", "-o", tmp_path / "kari", "--as", "Kari")
    state = json.dumps(_dump(run, tmp_path / "kari.intervju", "--with-key"), ensure_ascii=False)
    assert "Nora Fabelmann" in state
    assert "Emil Tenkt" not in state
    assert "Sagt" not in state
    run("verify", tmp_path / "kari.intervju")


@pytest.mark.parametrize(
    "words",
    [
        ("pack", "lead.intervju", "-o", "x.pakke", "--to", "lead", "--for", "Kari"),
        ("pack", "lead.intervju", "-o", "x.pakke", "--hand-over", "I-000000"),
        ("withdraw", "lead.intervju", "I-000000", "--scope", "everything"),
        ("merge", "lead.intervju"),
    ],
)
def test_wrong_usage_exits_2(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    lead = _lead(run, tmp_path / "lead")
    run(words[0], lead, *words[2:], status=2)


def test_nobody_of_that_name_or_pseudonym_is_said_plainly(run: Run, tmp_path: Path) -> None:
    lead = _lead(run, tmp_path / "lead")
    assert "no person called I-000000" in run("withdraw", lead, "I-000000", "--scope", "all", status=1).stderr
    assert "No key of Ola" in run("pack", lead, "-o", tmp_path / "x.pakke", "--to", "Ola", status=1).stderr
    assert not (tmp_path / "x.pakke").exists()


def test_nothing_of_ours_or_others_is_overwritten_by_a_package_or_a_proof_sheet(run: Run, tmp_path: Path) -> None:
    lead = _lead(run, tmp_path / "lead")
    _held(run, lead, "Nora Fabelmann", "Står fast.")
    (person,) = _dump(run, lead)["informants"]
    (tmp_path / "letter.pakke").write_text("something else")
    for place in (lead, lead.with_suffix(".nokkel"), tmp_path / "letter.pakke"):
        before = place.read_bytes()
        assert "already a file" in run("pack", lead, "-o", place, "--to", "lead", status=1).stderr
        run("withdraw", lead, person["pseudonym"], "--scope", "contact", "--proof", place, status=1)
        assert place.read_bytes() == before
    run("pack", lead, "-o", tmp_path / "own.pakke", "--to", "lead")
    run("pack", lead, "-o", tmp_path / "own.pakke", "--to", "lead")


def test_the_key_is_found_where_it_was_last(run: Run, tmp_path: Path) -> None:
    lead = _lead(run, tmp_path / "lead")
    _held(run, lead, "Nora Fabelmann", "Står fast.")
    (tmp_path / "elsewhere").mkdir()
    key = lead.with_suffix(".nokkel").rename(tmp_path / "elsewhere" / "lead.nokkel")
    run("dump", lead, "--with-key", "--key", key)
    assert _dump(run, lead, "--with-key")["key"]["contacts"][0]["name"] == "Nora Fabelmann"
    key.rename(tmp_path / "gone.nokkel")
    assert "Without names and numbers" in run("pack", lead, "-o", tmp_path / "x.pakke", "--to", "lead").stderr
    assert "Without names and numbers" in run("backup", lead).stderr
