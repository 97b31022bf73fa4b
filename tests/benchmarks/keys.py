"""How fast the hands may be: keys in a long answer, opening a guide of 250 questions, jumping in it.

    python -m tests.benchmarks.keys [--check]

Prints milliseconds; with ``--check`` exits 1 when a bar is missed. Needs no screen.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from interviewer.domain.consent import Decision
from interviewer.domain.guide import Guide, Question, Section
from interviewer.domain.interview import Mode
from interviewer.domain.mark import Mark, MarkKind
from interviewer.services import consenting, creating, interviewing, recruiting
from interviewer.services.opening import Study
from interviewer.ui import theme
from interviewer.ui.interview.screen import InterviewScreen
from interviewer.ui.writer import Writer

BARS = {
    "key, 20,000 characters in paragraphs, p95": 16.0,
    "key, 20,000 characters in one paragraph, p95": 16.0,
    "250 questions open": 1000.0,
    "jump among 250 questions, worst": 100.0,
}
SENTENCE = "Ja, et kveldskurs i høst om møteskikk. "
KEYS = 300


def timed(deed: Callable[[], object]) -> float:
    """Return the milliseconds ``deed`` takes, drawing included."""
    start = time.perf_counter()
    deed()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def p95(values: list[float]) -> float:
    """Return the value that 95 of 100 stay below."""
    return sorted(values)[int(len(values) * 0.95)]


def study(folder: Path) -> tuple[Study, str]:
    """Return a project with an interview that may be held."""
    made = creating.create(creating.NewProject(folder / "p.intervju", "en lang passordfrase", "Kari", "Møteplasser"))
    person = recruiting.save_person(made, recruiting.PersonDetails("Amina Berg"))
    consenting.record(made, person, consenting.Said(Decision.YES))
    return made, interviewing.plan(made, persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE)


def large_guide(small: Guide) -> Guide:
    """Return a guide of ten sections with 25 questions each."""
    sections = tuple(
        Section(f"s{s}", "", f"Del {s}", tuple(_question(s, q) for q in range(1, 26))) for s in range(1, 11)
    )
    return replace(small, sections=sections)


def _question(section: int, number: int) -> Question:
    text = f"Kan du fortelle om side {number} av del {section}, slik du ser det?"
    return Question(f"s{section}.q{number}", str(number), text, must_ask=number % 9 == 0)


def typing(screen: InterviewScreen, text: str) -> float:
    """Return p95 of a key at the end of ``text``, with ten marks on it, autosave running."""
    marks = tuple(
        Mark(str(n), n * 400, n * 400 + 60, list(MarkKind)[n % 8], text[n * 400 : n * 400 + 60]) for n in range(10)
    )
    screen.editor.open(f"bench {len(text)} {text.count(chr(10))}", text, marks)
    screen.editor.setFocus()
    typed = ("og sa sa hun at det var slik. " * 20)[:KEYS]
    return p95([timed(lambda key=key: QTest.keyClicks(screen.editor, key)) for key in typed])  # type: ignore[misc]


def measured(folder: Path) -> dict[str, float]:
    """Return every number, by the names of :data:`BARS`."""
    project, interview = study(folder)
    sheet = interviewing.open_sheet(project, interview)
    writer = Writer(project)
    writer.start()
    found: dict[str, float] = {}
    screens: list[InterviewScreen] = []

    def opened() -> None:
        screen = InterviewScreen(writer)
        screens.append(screen)
        screen.resize(1130, 700)
        screen.open(replace(sheet, guide=large_guide(sheet.guide)))
        screen.show()

    found["250 questions open"] = timed(opened)
    (screen,) = screens
    keys = [f"s{1 + n * 7 % 10}.q{1 + n * 11 % 25}" for n in range(60)]
    found["jump among 250 questions, worst"] = max(timed(lambda key=key: screen.go(key)) for key in keys)  # type: ignore[misc]
    screen.open(sheet)
    paragraphs = ((SENTENCE * 5).strip() + "\n") * 110
    found["key, 20,000 characters in paragraphs, p95"] = typing(screen, paragraphs[:20_000])
    found["key, 20,000 characters in one paragraph, p95"] = typing(screen, (SENTENCE * 520)[:20_000])
    screen.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    screen.close()
    writer.stop()
    project.close()
    return found


def main() -> int:
    """Print the numbers beside their bars, and return how the program ends."""
    application = QApplication([])
    theme.apply(application, dark=False)
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder))
    missed = [name for name, bar in BARS.items() if found[name] >= bar]
    for name, bar in BARS.items():
        print(f"{name:50} {found[name]:8.1f} ms   bar {bar:6.0f} ms{'   MISSED' if name in missed else ''}")
    return 1 if missed and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
