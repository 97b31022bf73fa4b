"""From the command to a window that answers, and the memory it takes.

``python -m tests.benchmarks.start [--rounds 7] [--check]`` starts the program as a process of its own, without a
screen, and prints the median seconds until the first window is painted and its event loop idle, and the peak memory in
MB (bars: 1.5 s, 200 MB). One start beforehand warms the disk cache and is not counted.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SECONDS, MEGABYTES = 1.5, 200
ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import resource, sys, time
from PySide6.QtCore import QTimer
from interviewer import app as application
from interviewer.ui.frame import Frame

def usable():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.time(), peak, flush=True)
    application.build().quit()

shown = Frame.show
def show(frame):
    shown(frame)
    frame.grab()
    QTimer.singleShot(0, usable)
Frame.show = show
sys.exit(application.run())
"""


def main() -> int:
    """Print the figures and return 1 when ``--check`` is given and one is above its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    runs = [started() for _round in range(given.rounds + 1)][1:]
    seconds = statistics.median(run[0] for run in runs)
    peak = max(run[1] for run in runs)
    print(f"start to usable window: median {seconds:.2f} s (bar: < {SECONDS} s); peak memory {peak:.0f} MB")
    print(f"(bar: < {MEGABYTES} MB; {given.rounds} starts)")
    return int(given.check and (seconds >= SECONDS or peak >= MEGABYTES))


def started() -> tuple[float, float]:
    """Start the program once and return the seconds it took and its peak memory in MB."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", CHILD], env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    ended, peak = done.stdout.split()
    return float(ended) - begun, float(peak)


if __name__ == "__main__":
    sys.exit(main())
