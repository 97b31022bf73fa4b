"""How long one waits for what is not decided: an answer being tidied, an interview of an hour, a register of thousands.

    python -m tests.benchmarks.deciding [--check]

Prints milliseconds for an answer (bar 50, with a register of 5,000 entries too), and how the time of replacing names
grows from a register of 50 entries to one of 5,000 on the same text (bar 2: looking a word up must not depend on it).
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from interviewer.domain import replacement
from interviewer.domain.identifier import Kind
from interviewer.services import creating, deciding, identifying, registering
from interviewer.services.creating import NewProject
from interviewer.services.deciding import Choice
from interviewer.services.study import Study

_SENTENCE = "Hun ringte fatuma på nav i Tuvik og sa at Torgeirs kone hadde vært der, men ikke Åse Brattvang. "
ANSWER = _SENTENCE * 12
HOUR = "\n".join([_SENTENCE * 5] * 100)
FEW, MANY = 50, 5_000


def _milliseconds(work: Callable[[], object], times: int = 7) -> float:
    spent = []
    for _each in range(times):
        began = time.perf_counter()
        work()
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)


def _looked_at(study: Study, turn: Iterator[int]) -> None:
    """Look at an answer that was not looked at before."""
    deciding.found_in(study, f"{ANSWER}{next(turn)}")


def _name(number: int) -> str:
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04d}")
    return f"Xq{letters} Zw{letters}"


def main() -> int:
    """Print the figures; with ``--check`` return 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        study = creating.create(NewProject(path=Path(folder) / "a.intervju", passphrase="demo", me="Ask", title="T"))
        answers, hours = [], []
        for known in (FEW, MANY):
            with study.deed():
                for number in range(len(identifying.rows(study)), known):
                    identifying.add(study, (_name(number),), Choice(Kind.PERSON))
            deciding.found_in(study, ANSWER)
            answers.append(_milliseconds(partial(_looked_at, study, count(known))))
            entries = registering.entries(study)
            replacement.find("x", entries)
            hours.append(_milliseconds(partial(replacement.find, HOUR, entries)))
        study.close()
    growth = hours[1] / hours[0]
    words = len(ANSWER.split())
    print(f"an answer of {words} words: {answers[0]:.0f} ms, with {MANY} entries {answers[1]:.0f} ms   bar 50")
    print(f"an hour's words with {FEW} entries {hours[0]:.0f} ms, with {MANY} {hours[1]:.0f} ms: {growth:.2f}   bar 2")
    return 1 if chosen.check and (max(answers) > 50 or growth > 2) else 0


if __name__ == "__main__":
    sys.exit(main())
