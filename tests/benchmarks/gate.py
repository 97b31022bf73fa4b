"""I9: every form of a registered name in every place of every export format, and look-alikes, against the gate.

    python -m tests.benchmarks.gate [--check] [--each N]

``--each`` is in how many places each form is planted; by default in all of them. Prints how many got through (bar 0 of
at least 200) and how many look-alikes were stopped (bar 0 of at least 100).
"""

import argparse
import sys

from interviewer.services import gating
from tests import surfaces


def main() -> int:
    """Print the figures; with ``--check`` return 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--each", type=int, default=len(surfaces.CARRIERS) + len(surfaces.CODED))
    chosen = parser.parse_args()
    tried = through = 0
    for words, carrier, name, content in surfaces.planted(chosen.each):
        tried += 1
        if not gating.scan(name, content, surfaces.REGISTER):
            through += 1
            print(f"  through: {words!r} in {carrier}")
    alike = sorted(set(surfaces.LOOK_ALIKES))
    stopped = [words for words in alike if gating.scan(*surfaces.CARRIERS["text"](words), surfaces.REGISTER)]
    print(f"I9 surfaces through   {through} of {tried}   bar 0 of 200")
    print(f"I9 look-alikes stopped {len(stopped)} of {len(alike)}   bar 0 of 100 {' '.join(stopped)}")
    reached = through == 0 and tried >= 200 and not stopped and len(alike) >= 100
    return 1 if chosen.check and not reached else 0


if __name__ == "__main__":
    sys.exit(main())
