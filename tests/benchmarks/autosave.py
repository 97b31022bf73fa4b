"""P1: what keeping a draft costs against writing 8 KB and waiting for the disk, in a large encrypted project.

``python -m tests.benchmarks.autosave [--answers 100000] [--check]`` prints both 99th percentiles (ms) and their ratio,
all from one run; ``--check`` fails above the bar of STORAGE (ratio ≤ 3, under 20 ms).
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from interviewer import assets, language
from interviewer.domain.consent import Decision
from interviewer.domain.event import Edit
from interviewer.domain.interview import Mode
from interviewer.services import consenting, creating, guiding, interviewing, noting, recruiting
from interviewer.services.creating import NewProject
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonDetails
from interviewer.storage import log

RATIO, LIMIT_MS = 3.0, 20.0
WORDS = ("møtet", "gikk", "bra", "sier", "hun", "men", "saken", "kom", "for", "seint", "til", "rådet", "i", "høst")


def main() -> int:
    """Print the figures and return 1 when ``--check`` is given and one is above its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    language.use(assets.locale(), "en")
    with tempfile.TemporaryDirectory(prefix="bench-", dir=Path.cwd()) as folder:
        study, interview = filled(Path(folder), given.answers)
        question = interviewing.open_sheet(study, interview).guide.to_ask()[0].key
        floor, kept = p99_in_turn(
            given.rounds,
            append_8_kb(Path(folder) / "plain.bin"),
            lambda number: noting.keep_draft(study, interview, question, text(number)),
        )
        study.close()
    ratio = kept / floor
    print(f"P1 autosave p99 {kept:.2f} ms; 8 KB append + fdatasync p99 {floor:.2f} ms; ratio {ratio:.2f}"
          f" (bar: <= {RATIO}, < {LIMIT_MS} ms; {given.answers} answers)")  # fmt: skip
    return int(given.check and (ratio > RATIO or kept >= LIMIT_MS))


def text(number: int) -> str:
    """Return a note of about two thousand characters that differs each time."""
    return " ".join(random.Random(number).choices(WORDS, k=400))


def append_8_kb(path: Path) -> Callable[[int], None]:
    """Return a function that appends 8 KB and waits until the disk has it."""
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    block = os.urandom(8192)

    def append(_number: int) -> None:
        os.write(file, block)
        os.fdatasync(file)

    return append


def p99_in_turn(rounds: int, *acts: Callable[[int], None]) -> list[float]:
    """Return the 99th percentile of each act in milliseconds, taken in turn, so that the machine's moods meet both."""
    times: list[list[float]] = [[] for _act in acts]
    for number in range(rounds):
        for act, taken in zip(acts, times, strict=True):
            start = time.perf_counter()
            act(number)
            taken.append((time.perf_counter() - start) * 1000)
    return [statistics.quantiles(taken, n=100)[98] for taken in times]


def filled(folder: Path, answers: int) -> tuple[Study, str]:
    """Return a project with that many answers, and one open interview in it."""
    study = creating.create(NewProject(folder / "bench.intervju", "bench", "Ask", "Bench"))
    person = recruiting.save_person(study, PersonDetails(name="Oda Diktarud"))
    consenting.record(study, person, consenting.Said(Decision.YES))
    fill(study, person, answers)
    return study, interviewing.plan(study, persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE)


def fill(study: Study, person: str, answers: int) -> None:
    """Add that many answers of a person, interview after interview."""
    consent = consenting.standing(study, person)
    assert consent is not None
    guide = guiding.show("moteplass").to_ask()
    while answers > 0:
        interview = interviewing.plan(study, persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE)
        batch = guide[: min(len(guide), answers)]
        edits = [
            Edit("answer", interview, "note", text(number), f"{place.key}/{person}", person, consent.id)
            for number, place in enumerate(batch)
        ]
        log.append(study.data, edits)
        answers -= len(batch)


if __name__ == "__main__":
    sys.exit(main())
