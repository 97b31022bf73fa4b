"""P2: the program is killed at random moments of its work; what was acknowledged is there.

``python -m tests.benchmarks.kills [--kills 200] [--check]``. A child process types, saves, backs up and exports in one
project and says over a pipe what it was told is safe; the parent kills it (SIGKILL), opens the project again and looks.
Printed: kills, acknowledged texts lost, integrity errors, and half-written exports or backups. ``--check`` fails when
any of them is not 0.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from interviewer import assets, language
from interviewer.domain.consent import Decision
from interviewer.domain.interview import Mode
from interviewer.services import backing_up, consenting, creating, exporting, interviewing, recruiting, verifying
from interviewer.services.creating import NewProject
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonDetails
from interviewer.storage import backups, files
from interviewer.storage.cipher import RawKey

ACTS = ("draft", "draft", "draft", "draft", "save", "backup", "export")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the project lies and what is typed into."""

    path: Path
    data_key: RawKey
    key_path: Path
    key_key: RawKey
    interview: str
    questions: tuple[str, ...]

    def open(self) -> Study:
        """Open the project without deriving the passphrases again."""
        return Study(
            self.path, self.key_path, files.open_checked(self.path, self.data_key), self.data_key,
            files.open_checked(self.key_path, self.key_key), self.key_key,
        )  # fmt: skip


def main() -> int:
    """Kill, look, count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    language.use(assets.locale(), "en")
    luck, tally = random.Random(given.seed), Counter[str]()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = made(Path(folder))
        for number in range(given.kills):
            said = killed(place, luck.uniform(0.01, 0.25), number)
            tally.update(harm(place, said))
            tally["acknowledged"] += len(said)
    print(f"P2 {given.kills} kills in {time.perf_counter() - start:.0f} s; {tally['acknowledged']} acknowledgements;")
    print(
        f"lost {tally['lost']}, integrity errors {tally['broken']}, half-written files {tally['half']} (bar: 0, 0, 0)"
    )
    return int(given.check and bool(tally["lost"] or tally["broken"] or tally["half"]))


def made(folder: Path) -> Place:
    """Make a project with one closed interview to export and one open one to type in."""
    study = creating.create(NewProject(folder / "p" / "bench.intervju", "bench", "Ask", "Bench"))
    person = recruiting.save_person(study, PersonDetails(name="Oda Diktarud"))
    consenting.record(study, person, consenting.Said(Decision.YES))
    interviews = [
        interviewing.plan(study, persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE) for _n in range(2)
    ]
    questions = tuple(found.key for found in interviewing.open_sheet(study, interviews[0]).guide.to_ask())
    interviewing.save_note(study, interviews[0], questions[0], "Ble spurt av foreninga.")
    interviewing.close(study, interviews[0])
    assert study.key_path is not None
    assert study.key_key is not None
    place = Place(study.path, study.data_key, study.key_path, study.key_key, interviews[1], questions)
    study.close()
    return place


def killed(place: Place, after: float, number: int) -> list[dict[str, str]]:
    """Let a child work for ``after`` seconds, kill it, and return what it was told is safe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(place, writing, random.Random(number), number)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        first = pipe.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = [first, *pipe.readlines()]
    return [json.loads(line) for line in lines if line.endswith("\n")]


def work(place: Place, writing: int, luck: random.Random, number: int) -> None:
    """Type, save, back up and export until the end comes, acknowledging each over the pipe."""
    study = place.open()
    typed: dict[str, str] = {}
    step = 0
    while True:
        step += 1
        question, act = luck.choice(place.questions[:5]), luck.choice(ACTS)
        typed[question] = typed.get(question, f"{number}:") + f" ord{step}" * luck.randint(1, 60)
        if act == "draft":
            interviewing.keep_draft(study, place.interview, question, typed[question])
        elif act == "save":
            interviewing.save_note(study, place.interview, question, typed[question])
        elif act == "backup":
            backing_up.back_up(study)
            continue
        else:
            exporting.export_transcripts(study, place.path.parent / "export")
            continue
        os.write(writing, (json.dumps({"question": question, "text": typed[question]}) + "\n").encode())


def harm(place: Place, said: list[dict[str, str]]) -> Counter[str]:
    """Return what is lost, broken or half-written after a kill."""
    found = Counter[str]()
    study = place.open()
    answers = interviewing.open_sheet(study, place.interview).answers
    latest = {one["question"]: one["text"] for one in said}
    for question, text in latest.items():
        note = answers[question].note if question in answers else ""
        found["lost"] += not note.startswith(text)
    found["broken"] += not verifying.verify(study).ok
    study.close()
    for document in (place.path.parent / "export").glob("*"):
        found["half"] += not whole(document)
    copies = backing_up.folder_of(place.path)
    for copy in copies.glob("*.kopi") if copies.exists() else ():
        backups.read_manifest(copy)
    shutil.rmtree(copies, ignore_errors=True)
    return found


def whole(document: Path) -> bool:
    """Return whether a Word file can be read to its end."""
    try:
        with ZipFile(document) as archive:
            return archive.testzip() is None
    except (BadZipFile, OSError):
        return False


if __name__ == "__main__":
    sys.exit(main())
