"""Coding in a project of 50 interviews with 3,000 codings and 2,000 codes: opening, one key, and reading it all.

    python -m tests.benchmarks.coding [--check] [--interviews N] [--codings N] [--codes N]

Prints how long the window takes to show an interview with its margin, how long one letter takes from the key to the bar
(p95), how long the tree of codes takes, and how long all codings take to be read for an export.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from interviewer import assets, language
from interviewer.domain.code import Code
from interviewer.domain.coding import Coding
from interviewer.domain.identity import new_id
from interviewer.services import admitting, coding, creating, guiding
from interviewer.services.creating import NewProject
from interviewer.services.study import Study
from interviewer.ui import theme
from interviewer.ui.analysis.codes_page import CodesPage
from interviewer.ui.analysis.coding_page import CodingPage
from tests.talks import Talks

PASSPHRASE = "fem grønne båter på land"
OPENS, KEY, ALL = 0.3, 0.15, 5.0
_SENTENCES = (
    "Vi møttes første gang på biblioteket, og siden har det gått av seg selv.",
    "Kommunen spør oss sjelden før sakene er avgjort, men sekretæren ringer ofte.",
    "Det hender at noen slutter fordi de ikke ser hva det fører til.",
    "De unge kommer når det er mat, og blir når de får bestemme noe.",
)


def filled(folder: Path, interviews: int, codings: int, codes: int) -> Study:
    """Return a project with so many of each."""
    made = NewProject(
        path=folder / "benk.intervju", passphrase=PASSPHRASE, key_passphrase=PASSPHRASE, me="Ask", title="Benk",
        institution="E", commissioner="D", purpose="p", contact="post@example.org", end_date=date(2027, 6, 30),
    )  # fmt: skip
    study = creating.create(made)
    above = ["" if number < 40 else f"benk.{number % 40}" for number in range(codes)]
    letters = [*"abcdefghijklmnopqrstuvwxyz", *[""] * codes]
    admitting.take_in(study, [
        Code(f"benk.{number}", f"Kode {number}", above[number], letter=letters[number], place=number)
        for number in range(codes)
    ])  # fmt: skip
    talks, keys = Talks(study), [place.key for place in guiding.show("moteplass").to_ask()][:60]
    for number in range(interviews):
        talks.talk({key: " ".join(_SENTENCES) for key in keys}, name=f"Prøve Testperson{number}")
    each = max(1, codings // interviews)
    for found in list(coding.all_coded(study)):
        with study.deed():
            for number in range(each):
                text = found.texts[number % len(found.texts)]
                words = _SENTENCES[(number // len(found.texts)) % len(_SENTENCES)]
                start, end = text.text.index(words) + number % 7, text.text.index(words) + len(words)
                coded = Coding(new_id(), start, end, f"benk.{number % codes}", text.text[start:end], "Ask")
                coding.put(study, text, [coded])
    return study


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes, drawn and all."""
    before = time.perf_counter()
    work()
    QApplication.processEvents()
    return time.perf_counter() - before


def one_key(page: CodingPage, number: int) -> float:
    """Return how long it takes from a letter to the bar in the margin."""
    cursor = page.text.textCursor()
    start = page.text.toPlainText().index("Det hender") + number
    cursor.setPosition(start)
    cursor.setPosition(start + 20, QTextCursor.MoveMode.KeepAnchor)
    page.text.setTextCursor(cursor)
    return seconds(lambda: QTest.keyClick(page.text, Qt.Key.Key_A))


def main() -> int:
    """Print the figures; with ``--check`` 1 comes back where one is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    for name, usual in (("--interviews", 50), ("--codings", 3000), ("--codes", 2000)):
        parser.add_argument(name, type=int, default=usual)
    wanted = parser.parse_args()
    app = QApplication([])
    language.use(assets.locale(), "nb")
    theme.apply(app, dark=False, scale=1.0)
    with tempfile.TemporaryDirectory() as folder:
        study = filled(Path(folder), wanted.interviews, wanted.codings, wanted.codes)
        page, tree = CodingPage(study), CodesPage(study)
        page.resize(1186, 700)
        tree.resize(1186, 700)
        page.show()
        tree.show()
        first = seconds(page.refresh)
        nexts = statistics.median(seconds(page.after) for _time in range(10))
        keys = sorted(one_key(page, number) for number in range(20))
        shown = seconds(tree.refresh)
        count = 0

        def read() -> None:
            nonlocal count
            count = sum(len(each.codings) for each in coding.all_coded(study))

        whole = seconds(read)
        study.close()
    p95 = keys[18]
    print(f"{wanted.interviews} interviews, {count} codings, {wanted.codes} codes")
    print(f"open an interview to code: {first * 1000:.0f} ms at first, the next {nexts * 1000:.0f} ms (reach {OPENS})")
    print(f"one letter to its bar: p95 {p95 * 1000:.0f} ms (reach {KEY})")
    print(f"show the codebook: {shown * 1000:.0f} ms (reach {OPENS})")
    print(f"read all codings: {whole:.2f} s (reach {ALL})")
    good = nexts <= OPENS and p95 <= KEY and shown <= OPENS and whole <= ALL
    return 0 if good or not wanted.check else 1


if __name__ == "__main__":
    sys.exit(main())
