"""What a backup costs those who write beside it: how long they are locked out, and how slow autosave becomes.

``python -m tests.benchmarks.backing [--megabytes 200] [--check]`` prints the milliseconds for which a backup keeps
others from writing (bar: 50 ms), autosave's 99th percentile alone and beside backups (bar: 100 ms; it has a thread of
its own and waits for a rest of 400 ms anyhow), and how long a backup takes.
"""

import argparse
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from interviewer import assets, language
from interviewer.services import backing_up, interviewing, noting, opening
from interviewer.services.opening import Study
from interviewer.storage import copies
from tests.benchmarks.autosave import text
from tests.benchmarks.opening import WORDS, filled

LOCKED_MS, LIMIT_MS = 50.0, 100.0


def main() -> int:
    """Print the figures and return 1 when ``--check`` is given and one is above its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=200)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    language.use(assets.locale(), "en")
    with tempfile.TemporaryDirectory(prefix="bench-", dir=Path.cwd()) as folder:
        path, interview = filled(Path(folder), given.megabytes / 1000)
        study = opening.open_study(path, WORDS, key_passphrase=WORDS)
        alone = _autosave(study, interview, lambda taken: len(taken) < 300)
        locked: list[float] = []
        made: list[float] = []
        with _timed(locked):
            thread = threading.Thread(target=_backups, args=(study, made))
            thread.start()
            beside = _autosave(study, interview, lambda _taken: thread.is_alive())
            thread.join()
        size = path.stat().st_size / 1e6
        study.close()
    print(f"backup of {size:.0f} MB: {statistics.median(made):.1f} s; others locked out {max(locked):.1f} ms at most"
          f" (bar: {LOCKED_MS}); autosave p99 {alone:.1f} ms alone, {beside:.1f} beside (bar: {LIMIT_MS})")  # fmt: skip
    return int(given.check and (max(locked) >= LOCKED_MS or beside >= LIMIT_MS))


@contextmanager
def _timed(locked: list[float]) -> Iterator[None]:
    """Note for how long the write locks are held."""
    held = copies._nobody_writes  # noqa: SLF001

    @contextmanager
    def timed(parts: list[copies.Part]) -> Iterator[None]:
        with held(parts):
            start = time.perf_counter()
            yield
        locked.append((time.perf_counter() - start) * 1000)

    copies._nobody_writes = timed  # type: ignore[assignment] # noqa: SLF001
    try:
        yield
    finally:
        copies._nobody_writes = held  # noqa: SLF001


def _backups(study: Study, made: list[float]) -> None:
    for _round in range(3):
        start = time.perf_counter()
        backing_up.back_up_beside(study)
        made.append(time.perf_counter() - start)


def _autosave(study: Study, interview: str, go_on: Callable[[list[float]], bool]) -> float:
    """Return the 99th percentile of keeping a draft, in milliseconds, as long as ``go_on`` says."""
    question = interviewing.open_sheet(study, interview).guide.to_ask()[0].key
    taken: list[float] = []
    while go_on(taken) or len(taken) < 100:
        start = time.perf_counter()
        noting.keep_draft(study, interview, question, text(len(taken)))
        taken.append((time.perf_counter() - start) * 1000)
        time.sleep(0.02)
    return statistics.quantiles(taken, n=100)[98]


if __name__ == "__main__":
    sys.exit(main())
