"""P2: the program is killed at random moments of its work; what was acknowledged is there.

``python -m tests.benchmarks.kills [--kills 200] [--window-kills 20] [--check]``. A child process types, saves, backs up
and exports in one project and says over a pipe what it was told is safe; the parent kills it (SIGKILL), opens the
project again and looks. Then the same with the window and its keys (``window_kills``). Printed: kills, acknowledged
texts lost, integrity errors, half-written exports or backups, and seconds of typing at risk. ``--check`` fails above
the bars.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from interviewer import assets, language
from interviewer.services import backing_up, interviewing, noting, verifying
from interviewer.storage import backups
from tests.benchmarks import window_kills
from tests.benchmarks.killing import Line, Place, Said, made, started
from tests.exports import export

ACTS = ("draft", "draft", "draft", "draft", "save", "backup", "export")


def main() -> int:
    """Kill, look, count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--window-kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    language.use(assets.locale(), "en")
    luck = random.Random(given.seed)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        passed = services(given.kills, luck, Path(folder) / "services")
        passed &= window_kills.window(given.window_kills, luck, Path(folder) / "window")
    return int(given.check and not passed)


def services(kills: int, luck: random.Random, folder: Path) -> bool:
    """Kill the services at their work, print what was found, and return whether the bars are met."""
    tally, start = Counter[str](), time.perf_counter()
    place = made(folder)
    for number in range(kills):
        said = killed(place, luck.uniform(0.01, 0.25), number)
        tally.update(harm(place, said))
        tally["acknowledged"] += len(said)
    print(f"P2 {kills} kills in {time.perf_counter() - start:.0f} s; {tally['acknowledged']} acknowledgements;")
    print(
        f"lost {tally['lost']}, integrity errors {tally['broken']}, half-written files {tally['half']} (bar: 0, 0, 0)"
    )
    return not (tally["lost"] or tally["broken"] or tally["half"])


def killed(place: Place, after: float, number: int) -> list[Said]:
    """Let a child work for ``after`` seconds, kill it, and return what it was told is safe."""
    child = started(partial(work, place, random.Random(number), number))
    child.wait()
    time.sleep(after)
    child.kill()
    return child.said()


def work(place: Place, luck: random.Random, number: int, line: Line) -> None:
    """Type, save, back up and export until the end comes, acknowledging each over the pipe."""
    study = place.open()
    typed: dict[str, str] = {}
    step = 0
    while True:
        step += 1
        question, act = luck.choice(place.questions[:5]), luck.choice(ACTS)
        typed[question] = typed.get(question, f"{number}:") + f" ord{step}" * luck.randint(1, 60)
        if act == "draft":
            noting.keep_draft(study, place.interview, question, typed[question])
        elif act == "save":
            noting.save_note(study, place.interview, question, typed[question])
        elif act == "backup":
            backing_up.back_up(study)
            continue
        else:
            export(study, place.path.parent / "export")
            continue
        line.say(question=question, text=typed[question])


def harm(place: Place, said: list[Said]) -> Counter[str]:
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
    for document in (place.path.parent / "export").glob("*.docx"):
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
