"""P2 in the window: the interview screen is killed while somebody types in it; less than a second is gone.

A child holds the project's interview on the real screen with its writer and types with key events, about 15 keys a
second in bursts, with slips taken back and steps to the next question. It says over a pipe when it pressed which key.
The parent kills it and opens the project: what stands there must have stood on the screen; the seconds at risk are
those between the first key that is missing and the kill; and one must be back at the question one was at.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLoggingCategory, QObject, QSettings, Qt, QTimer, Slot
from PySide6.QtTest import QTest

from interviewer import app as application
from interviewer.services import interviewing
from interviewer.storage import verification
from interviewer.ui import theme
from interviewer.ui.interview import call as calls
from tests.benchmarks.killing import Child, Line, Place, Said, made, started

TOGETHER = 4
"""Windows open at once, each with a project of its own."""
LONGEST = 4.0
"""Seconds after which a window is killed at the latest."""
BAR = 1.0
"""Seconds of typing that may be at risk."""
LETTERS = "eeeennnntttaaarrriiisssdllokgmvfupbhyj       ,."
BACKSPACE = "\b"
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@dataclass(slots=True)
class Figures:
    """What was found over all kills."""

    keys: int = 0
    at_risk: list[float] = field(default_factory=list)
    harm: Counter[str] = field(default_factory=Counter)

    @property
    def worst(self) -> float:
        """Return the most seconds of typing that a kill cost."""
        return max(self.at_risk, default=0.0)


def window(kills: int, luck: random.Random, folder: Path) -> bool:
    """Kill the window at random moments of typing, print what was found, and return whether the bars are met."""
    figures, start = Figures(), time.perf_counter()
    places = [made(folder / str(number)) for number in range(min(TOGETHER, kills))]
    for first in range(0, kills, TOGETHER):
        _round(places[: kills - first], luck, folder / "settings", figures)
    harm = figures.harm
    print(f"P2 {kills} kills of the window in {time.perf_counter() - start:.0f} s; {figures.keys} keys;")
    print(
        f"texts lost {harm['lost']}, seconds of typing at risk {figures.worst:.2f} at most, cursor astray "
        f"{harm['astray']}, integrity errors {harm['broken']} (bar: 0, {BAR:.0f}, 0, 0)"
    )
    return figures.worst <= BAR and not (harm["lost"] or harm["astray"] or harm["broken"])


def _round(places: list[Place], luck: random.Random, settings: Path, figures: Figures) -> None:
    """Open a window on each project, kill each at a moment of its own, and look."""
    before = [_notes(place) for place in places]
    children = [started(partial(_hold, place, random.Random(luck.random()), settings)) for place in places]
    for child in children:
        child.wait()
    begun = time.monotonic()
    moments = [begun + luck.uniform(0.2, LONGEST) for _child in children]
    kills: dict[int, float] = {}
    for number in sorted(range(len(children)), key=moments.__getitem__):
        time.sleep(max(0.0, moments[number] - time.monotonic()))
        kills[number] = children[number].kill()
    for number, place in enumerate(places):
        _look(place, before[number], children[number], kills[number], figures)


def _notes(place: Place) -> dict[str, str]:
    study = place.open()
    sheet = interviewing.open_sheet(study, place.interview)
    study.close()
    return {key: answer.note for key, answer in sheet.answers.items()}


# In the child


def _hold(place: Place, luck: random.Random, settings: Path, line: Line) -> None:
    """Hold the interview on screen and type until the end comes."""
    QLoggingCategory.setFilterRules("default.warning=false")
    app = application.build()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(settings))
    theme.apply(app, dark=False)
    call = calls.begin(place.open(), place.interview)
    call.screen.resize(1130, 700)
    call.screen.show()
    call.screen.activateWindow()
    typist = Typist(call, luck, line)
    typist.begin()
    app.exec()


class Typist(QObject):
    """Types like somebody who listens: bursts of keys, rests, slips taken back, now and then the next question."""

    def __init__(self, call: calls.Call, luck: random.Random, line: Line) -> None:
        super().__init__()
        self._call = call
        self._luck = luck
        self._line = line
        self._left = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_due)
        call.writer.saved.connect(self._on_saved)

    def begin(self) -> None:
        """Begin at the end of what stands there."""
        self._press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        self._say("moved")
        self._timer.start(0)

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        QTest.keyClick(self._call.screen.editor, key, modifiers)

    def _say(self, did: str, at: float | None = None, key: str = "") -> None:
        talk = self._call.screen.conversation
        assert talk is not None
        self._line.say(did=did, at=time.monotonic() if at is None else at, question=talk.current, key=key)

    @Slot()
    def _on_due(self) -> None:
        if self._left == 0:
            self._left = self._luck.randint(4, 30)
            if self._luck.random() < 0.2:
                self._next()
        self._left -= 1
        self._type()
        resting = self._luck.uniform(100, 1100) if self._left == 0 else 0
        self._timer.start(round(self._luck.uniform(15, 60) + resting))

    def _type(self) -> None:
        key = BACKSPACE if self._luck.random() < 0.04 else self._luck.choice(LETTERS)
        self._say("typed", key=key)
        if key == BACKSPACE:
            self._press(Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(self._call.screen.editor, key)

    def _next(self) -> None:
        at = time.monotonic()
        self._press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._say("moved", at)

    @Slot()
    def _on_saved(self) -> None:
        """Say that the window shows everything as saved, when it does."""
        if not self._call.screen.editor.pending and self._call.writer.waiting == 0:
            self._say("saved")


# In the parent


def _look(place: Place, before: dict[str, str], child: Child, killed: float, figures: Figures) -> None:
    """Open the project after a kill and count what is lost, at risk, astray or broken."""
    said = child.said()
    study = place.open()
    sheet = interviewing.open_sheet(study, place.interview)
    for database in (study.data, study.names):
        figures.harm["broken"] += len(verification.verify(database).findings)
    study.close()
    figures.keys += sum(one["did"] == "typed" for one in said)
    saved = max((one["at"] for one in said if one["did"] == "saved"), default=0.0)
    for question, states in _typed(said, before).items():
        note = sheet.answers[question].note if question in sheet.answers else ""
        missing = _first_missing(states, note)
        if missing is None or missing < saved:
            figures.harm["lost"] += 1
        else:
            figures.at_risk.append(max(0.0, killed - missing))
    cursor = sheet.cursor
    figures.harm["astray"] += cursor is None or cursor.question not in _places(said, killed)


def _typed(said: list[Said], before: dict[str, str]) -> dict[str, list[tuple[float, str]]]:
    """Return, for each question, what stood on the screen and since when."""
    found: dict[str, list[tuple[float, str]]] = {}
    for one in said:
        if one["did"] == "typed":
            states = found.setdefault(one["question"], [(0.0, before.get(one["question"], ""))])
            text = states[-1][1]
            states.append((one["at"], text[:-1] if one["key"] == BACKSPACE else text + one["key"]))
    return found


def _first_missing(states: list[tuple[float, str]], note: str) -> float | None:
    """Return when the first key was pressed that is not in ``note``; infinity when all are, ``None`` when it is lost.

    A text is lost when what stands there never stood on the screen.
    """
    missing: float | None = None
    for (_at, text), (later, _text) in pairwise([*states, (float("inf"), "")]):
        if text == note:
            missing = later
    return missing


def _places(said: list[Said], killed: float) -> Iterator[str]:
    """Yield where one was at the kill, and where one came from when that was less than a second ago."""
    moves = [one for one in said if one["did"] == "moved"]
    yield moves[-1]["question"]
    if len(moves) > 1 and killed - moves[-1]["at"] < BAR:
        yield moves[-2]["question"]
