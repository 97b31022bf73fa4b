"""The snowball of 500 persons: how long until it is drawn, and how smooth it is to move in.

``python -m tests.benchmarks.graph [--persons 500] [--check]`` draws a made-up snowball on a page as large as in the
window, without a screen, and prints for both arrangements the seconds to build and paint it (bar: 1 s), and the
milliseconds of a frame while it is moved at three sizes (bar: 33, which is thirty a second).
"""

import argparse
import os
import random
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from interviewer import app as application
from interviewer.domain import snowball
from interviewer.domain.person import ContactState, Person
from interviewer.domain.snowball import Arrangement, Proposed
from interviewer.services.recruiting import PersonRow
from interviewer.services.snowballing import Grown
from interviewer.ui.recruitment.graph import Graph

SECONDS, MILLISECONDS = 1.0, 33.0
SIZE = (1100, 520)
FRAMES = 40
NETWORKS = ("", "koret", "idrettslaget", "språkkafeen", "kvinnegruppa", "naboer")


def grown(persons: int) -> Grown:
    """Return a made-up snowball: every ninth a start, the others proposed by somebody of the latest sixty."""
    dice = random.Random(7)
    people, rows = [], {}
    for number in range(persons):
        one = f"{number:05d}"
        by = None if number % 9 == 0 else f"{dice.randrange(max(0, number - 60), number):05d}"
        state = dice.choice(list(ContactState))
        informant = state in (ContactState.CONSENTED, ContactState.INTERVIEWED)
        network = dice.choice(NETWORKS)
        people.append(Proposed(one, by, network, informant))
        rows[one] = PersonRow(Person(one, f"I-{number:06d}", seed=by is None, network=network, state=state), None)
    return Grown(snowball.grown(people), rows)


def drawn(graph: Graph, found: Grown, arrangement: Arrangement) -> float:
    """Return the seconds until the snowball is laid out, built and painted."""
    begun = time.perf_counter()
    graph.show_snowball(found, arrangement)
    graph.grab()
    return time.perf_counter() - begun


def moved(graph: Graph, factor: float) -> float:
    """Return the milliseconds of the slowest tenth of the frames while the picture is moved across."""
    graph.show_whole()
    graph.scale(factor, factor)
    bar, taken = graph.horizontalScrollBar(), []
    for frame in range(FRAMES):
        begun = time.perf_counter()
        bar.setValue(bar.minimum() + (bar.maximum() - bar.minimum()) * frame // FRAMES)
        graph.viewport().repaint()
        QApplication.processEvents()
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.quantiles(taken, n=10)[-1]


def main() -> int:
    """Print the figures and return 1 when ``--check`` is given and one is above its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=500)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    application.build()
    begun = time.perf_counter()
    found = grown(given.persons)
    grew = time.perf_counter() - begun
    graph = Graph()
    graph.resize(*SIZE)
    graph.show()
    slow = False
    for arrangement in Arrangement:
        seconds = drawn(graph, found, arrangement)
        frames = [moved(graph, factor) for factor in (1.0, 3.0, 8.0)]
        slow = slow or grew + seconds >= SECONDS or max(frames) >= MILLISECONDS
        told = ", ".join(f"{frame:.1f}" for frame in frames)
        print(f"{given.persons} persons, {arrangement.value}: {grew + seconds:.2f} s to draw (bar: < {SECONDS:g} s)")
        print(f"  moving, at the whole, 3 and 8 times: {told} ms a frame (bar: < {MILLISECONDS:g} ms)")
    return int(given.check and slow)


if __name__ == "__main__":
    sys.exit(main())
