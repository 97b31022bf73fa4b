"""P8, the opening half: from the passphrases of a large project to the first painted interview.

``python -m tests.benchmarks.opening [--gigabytes 1.0] [--rounds 3] [--check]`` fills a project of that size, puts it
out of the disk cache before each round where the system lets one, and prints the median seconds from the passphrases
to an interview drawn in the window, and of those the seconds until the project is open (bar: 1.5 s). Needs no screen.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from interviewer import app as application
from interviewer import assets, language
from interviewer.domain.consent import Decision
from interviewer.domain.identity import new_id
from interviewer.domain.interview import Mode
from interviewer.services import consenting, creating, guiding, interviewing, opening, recruiting
from interviewer.services.creating import NewProject
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonDetails
from interviewer.storage import log, nodes
from interviewer.ui import theme
from interviewer.ui.frame import Frame
from interviewer.ui.settings import Settings
from tests.benchmarks.autosave import text

SECONDS = 1.5
WORDS = "bench"
NOTE = 4
"""Notes are as long as this many of :func:`tests.benchmarks.autosave.text`."""


def main() -> int:
    """Print the figures and return 1 when ``--check`` is given and the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    language.use(assets.locale(), "en")
    app = application.build()
    theme.apply(app, dark=False)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=Path.cwd()) as folder:
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        path, interview = filled(Path(folder), given.gigabytes)
        runs = [opened(path, interview) for _round in range(given.rounds)]
        size = path.stat().st_size
    whole, project = (statistics.median(run[part] for run in runs) for part in (0, 1))
    print(f"P8 opening {size / 1e9:.2f} GB to the first painted interview: median {whole:.2f} s; {project:.2f} s of it"
          f" until the project is open (bar: < {SECONDS} s; {given.rounds} rounds)")  # fmt: skip
    return int(given.check and whole >= SECONDS)


def opened(path: Path, interview: str) -> tuple[float, float]:
    """Return the seconds until the interview is drawn, and until the project is open."""
    for place in (path, opening.key_beside(path)):
        uncached(place)
    window = Frame(Settings())
    window.show()
    QApplication.processEvents()
    start = time.perf_counter()
    study = opening.open_study(path, WORDS, key_passphrase=WORDS)
    project = time.perf_counter() - start
    window.show_study(study)
    assert window.places is not None
    window.places.open_interview(interview)
    window.grab()
    whole = time.perf_counter() - start
    call = window.places.interview.call
    assert call is not None
    call.leave()
    window.places.interview.call = None
    window.safekeeping.idle.seconds = 0
    study.close()
    window.study = window.places = None
    window.deleteLater()
    return whole, project


def uncached(path: Path) -> None:
    """Put a file out of the disk cache, so that it is read as after a night."""
    if not hasattr(os, "posix_fadvise"):
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(descriptor)


def filled(folder: Path, gigabytes: float) -> tuple[Path, str]:
    """Return a closed project of about that size, and an interview in it that is open.

    The answers are put in by one statement a table, because the log would take its time; their hashes do not chain.
    """
    study = creating.create(NewProject(folder / "bench.intervju", WORDS, "Ask", "Bench"))
    person = recruiting.save_person(study, PersonDetails(name="Oda Diktarud"))
    consent = consenting.record(study, person, consenting.Said(Decision.YES))
    keys = [place.key for place in guiding.show("moteplass").to_ask()]
    notes = [" ".join(text(number * NOTE + part) for part in range(NOTE)) for number in range(200)]
    answers = int(gigabytes * 1e9 / (2.2 * len(notes[0].encode())))
    interviews = [
        interviewing.plan(study, persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE)
        for _number in range(answers // len(keys) + 1)
    ]
    places = [(interview, key) for interview in interviews for key in keys][:answers]
    _put(study, person, consent.id, places, notes)
    path, last = study.path, interviews[-1]
    study.close()
    return path, last


def _put(study: Study, person: str, consent: str, places: list[tuple[str, str]], notes: list[str]) -> None:
    number, _uuid = nodes.own(study.data)
    first, _hash = log.last(study.data, number)
    deed, chance = new_id(), random.Random(1)

    def rows() -> Iterator[tuple[object, ...]]:
        for at, (interview, key) in enumerate(places, first + 1):
            mark = f"{chance.getrandbits(256):064x}"
            note = json.dumps(notes[at % len(notes)], ensure_ascii=False)
            yield number, at, mark, mark, mark, interview, f"{key}/{person}", person, consent, deed, note, mark[:32]

    with log.transaction(study.data):
        study.data.conn.executemany(
            "INSERT INTO event (node, n, v, prev, hash, commitment, agg, item, field, subject, consent, hlc, kind,"
            " deed, val, salt) VALUES (?, ?, 1, ?, ?, ?, ?, ?, 'note', ?, ?, '0', 'answer', ?, ?, ?)",
            rows(),
        )
        study.data.execute(
            "INSERT INTO head (agg, item, field, kind, node, n, hlc, leaves) SELECT agg, item, field, kind, node, n,"
            " hlc, 1 FROM event WHERE deed = ?",
            [deed],
        )
        study.data.execute(
            "INSERT INTO answer (agg, item, subject, consent, note) SELECT agg, item, subject, consent, val ->> '$'"
            " FROM event WHERE deed = ?",
            [deed],
        )


if __name__ == "__main__":
    sys.exit(main())
