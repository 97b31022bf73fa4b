"""The command line as scripts use it: its exit status, what it prints, and what it leaves behind."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from interviewer import assets
from tests.acceptance.conftest import Run
from tests.acceptance.material import interview, written

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(run: Run, tmp_path: Path) -> Path:
    run("new", "p.intervju", "--title", "Møteplasser", "--as", "Ask")
    return tmp_path / "p.intervju"


def words_of(document: Path) -> str:
    with zipfile.ZipFile(document) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_the_demo_makes_a_project_and_transcripts_that_name_nobody(run: Run, tmp_path: Path) -> None:
    run("demo", "d", passphrase=None)
    documents = sorted((tmp_path / "d" / "export").glob("I-*.docx"))
    assert len(documents) == 8
    shipped = json.loads((assets.resources() / "demo" / "interviews.json").read_text(encoding="utf-8"))
    names = [one["name"] for interview in shipped["interviews"] for one in interview["informants"]]
    places = [interview["case"]["municipality"] for interview in shipped["interviews"]]
    for document in documents:
        text = words_of(document)
        assert not [name for name in (*names, *places) if name in text]
    assert json.loads(run("verify", "d/demo.intervju", "--json").stdout)["ok"]


def test_the_demo_ignores_a_passphrase_in_the_environment_and_never_replaces_itself(run: Run, tmp_path: Path) -> None:
    run("demo", "d", "--interviews", 2, passphrase="something else")
    before = (tmp_path / "d" / "demo.intervju").read_bytes()
    assert "already a file" in run("demo", "d", status=1).stderr
    assert (tmp_path / "d" / "demo.intervju").read_bytes() == before


def test_the_command_line_does_not_load_qt() -> None:
    code = "import sys, interviewer.cli; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_process_of_its_own_ends_with_the_status_and_no_traceback(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "interviewer", "--lang", "en", "verify", str(tmp_path / "p.intervju")]
    environment = {**os.environ, "INTERVIEWER_PASSPHRASE": "x"}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("“p.intervju” was not found")


def test_no_passphrase_in_a_pipe_is_an_error_and_not_a_prompt(run: Run) -> None:
    assert "INTERVIEWER_PASSPHRASE" in run("new", "p", "--title", "T", passphrase=None, status=1).stderr


def test_the_wrong_passphrase_is_a_readable_error(run: Run, project: Path) -> None:
    assert "does not open" in run("verify", project, passphrase="wrong", status=1).stderr


def test_wrong_usage_is_status_2(run: Run) -> None:
    run("nonsense", status=2)
    run("new", "p.intervju", status=2)


def test_an_imported_interview_is_in_the_dump_by_pseudonym_only(run: Run, project: Path, tmp_path: Path) -> None:
    run("import", project, written(tmp_path, interview()))
    state = json.loads(run("dump", project).stdout)
    (answer,) = state["answers"]
    assert (answer["question"], answer["status"], answer["yes_no"]) == (
        "rekruttering.opplaering.behov",
        "answered",
        "yes",
    )
    assert state["informants"][0]["role"] == "leder"
    bare = json.dumps({name: value for name, value in state.items() if name != "answers"}, ensure_ascii=False)
    assert not [word for word in ("Nora", "Fabelmann", "10 00 02 01", "Vikestad") if word in bare]
    assert "Nora Fabelmann" in run("dump", project, "--with-key").stdout


def test_the_same_file_twice_changes_nothing(run: Run, project: Path, tmp_path: Path) -> None:
    path = written(tmp_path, [interview(), interview(started="2026-09-02T10:00:00+02:00", ended=None)])
    run("import", project, path)
    before = run("dump", project, "--digest").stdout
    assert "already" in run("import", project, path).stdout
    assert run("dump", project, "--digest").stdout == before


@pytest.mark.parametrize("decision", ["no", "postponed", None])
def test_answers_without_a_yes_refuse_the_whole_file(
    run: Run, project: Path, tmp_path: Path, decision: str | None
) -> None:
    consent = decision and {"decision": decision}
    refused = interview(informants=[{"name": "Nei Nekterud", "consent": consent}])
    before = run("dump", project, "--digest").stdout
    message = run("import", project, written(tmp_path, [interview(), refused]), status=1).stderr
    assert "interview 2" in message
    assert "consent" in message
    assert run("dump", project, "--digest").stdout == before


def test_a_refusal_without_answers_is_kept_as_a_refusal(run: Run, project: Path, tmp_path: Path) -> None:
    consent = {"decision": "no", "refusal": "no_time", "reply": "Jeg har en grunn som ingen skal vite"}
    run(
        "import",
        project,
        written(tmp_path, interview(informants=[{"name": "Nei Nekterud", "consent": consent}], answers=[])),
    )
    state = json.loads(run("dump", project).stdout)
    assert [(one["decision"], one["refusal"], one["reply"]) for one in state["consents"]] == [("no", "no_time", "")]
    assert not state["interviews"]


def _with(**answer: object) -> dict[str, object]:
    return interview(answers=[{"question": "2/a", "text": "Ja", **answer}])


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (_with(question="2/z"), "2/z"),
        (_with(question="1/a"), "takes no answer"),
        (_with(colour="red"), "colour"),
        (_with(status="sometimes"), "status"),
        (_with(marks=[{"start": 0, "end": 99, "kind": "quote"}]), "outside"),
        (_with(marks=[{"start": 2, "end": 1, "kind": "quote"}]), "outside"),
        (interview(guide="nothing"), "nothing"),
        (interview(mode="smoke"), "mode"),
        (interview(informants=[]), "informants"),
        (interview(ended="2026-08-01T10:00:00+02:00"), "end"),
        ([], "no interview"),
        ("{", "line 1"),
        ('{"guide": "a", "guide": "b"}', "twice"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_data_that_does_not_fit_is_refused_with_its_place(
    run: Run, project: Path, tmp_path: Path, value: object, said: str
) -> None:
    before = run("dump", project, "--digest").stdout
    message = run("import", project, written(tmp_path, value), status=1).stderr
    assert said in message
    assert "nothing of it was stored" in message
    assert run("dump", project, "--digest").stdout == before


@pytest.mark.parametrize(
    "name", ["Robert'); DROP TABLE person;--", "../../x", "Åse\u0301 Ø", "🙂🙂", "a" * 400, "%s{0}", "Bo"]
)
def test_odd_names_are_only_names(run: Run, project: Path, tmp_path: Path, name: str) -> None:
    consent = {"decision": "yes"}
    answer = {"question": "2/a", "text": f"Det var {name} som spurte.\r\nJa.\u2028Og\x00mer. " + "å" * 100_000}
    run(
        "import",
        project,
        written(tmp_path, interview(informants=[{"name": name, "consent": consent}], answers=[answer])),
    )
    run("review", project, "--all")
    run("export", "transcripts", project, "-o", "ut", "--accept-small-cells", "Oppdiktet.")
    (document,) = (tmp_path / "ut").glob("*.docx")
    assert document.name.startswith("I-")
    assert f"Det var {name} som" not in words_of(document)
    run("verify", project)


def test_a_backup_comes_back_as_the_same_state_and_a_new_laptop(run: Run, project: Path, tmp_path: Path) -> None:
    run("import", project, written(tmp_path, interview()))
    before = run("dump", project, "--digest").stdout
    backup = Path(run("backup", project).stdout.strip())
    run("restore", backup, "-o", "igjen")
    assert run("dump", "igjen", "--digest").stdout == before
    assert len(json.loads(run("verify", "igjen", "--json").stdout)["heads"]) == 4
    assert "already a file" in run("restore", backup, "-o", "igjen", status=1).stderr


def test_a_harmed_backup_is_refused_and_leaves_nothing(run: Run, project: Path, tmp_path: Path) -> None:
    backup = Path(run("backup", project).stdout.strip())
    content = bytearray(backup.read_bytes())
    for place in range(100, len(content), len(content) // 12):
        harmed = tmp_path / "skadet.kopi"
        harmed.write_bytes(bytes(content[:place]) + bytes([content[place] ^ 1]) + bytes(content[place + 1 :]))
        run("restore", harmed, "-o", "igjen", status=1)
        assert not list(tmp_path.glob("igjen*"))


def test_guides_are_listed_shown_checked_and_exported(run: Run, tmp_path: Path) -> None:
    assert {one["id"] for one in json.loads(run("guide", "list", "--json").stdout)} >= {"moteplass", "kartlegging"}
    shown = json.loads(run("guide", "show", "moteplass", "--json").stdout)
    questions = [question for section in shown["sections"] for question in section["questions"]]
    assert (len(shown["sections"]), len(questions)) == (7, 37)
    assert sum(len(question["follow_ups"]) for question in questions) == 36
    run("guide", "export", "moteplass", "-o", "guide.yaml")
    assert "in order" in run("guide", "check", "guide.yaml").stdout
    broken = (tmp_path / "guide.yaml").read_text(encoding="utf-8").replace("must_ask: true", "must_ask: kanskje", 1)
    written(tmp_path, broken, "feil.yaml")
    assert "feil.yaml" in run("guide", "check", "guide.yaml", "feil.yaml", status=1).stderr


def test_an_export_into_a_place_that_cannot_be_written_says_so(run: Run, project: Path, tmp_path: Path) -> None:
    run("import", project, written(tmp_path, interview()))
    run("review", project, "--all")
    (tmp_path / "taken").write_text("a file")
    told = run("export", "transcripts", project, "-o", "taken", "--accept-small-cells", "Oppdiktet.", status=1).stderr
    assert "could not be written" in told
    assert (tmp_path / "taken").read_text() == "a file"


def test_messages_follow_the_language(run: Run) -> None:
    assert "Fant ikke" in run("--lang", "nb", "verify", "borte.intervju", status=1).stderr
    assert "was not found" in run("--lang", "en", "verify", "borte.intervju", status=1).stderr
