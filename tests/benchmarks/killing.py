"""What the kill benchmarks share: a project to work in, and a child process that is killed at its work."""

import json
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from interviewer.domain.consent import Decision
from interviewer.domain.interview import Mode
from interviewer.services import consenting, creating, interviewing, noting, recruiting
from interviewer.services.creating import NewProject
from interviewer.services.opening import Study
from interviewer.services.recruiting import PersonDetails
from interviewer.storage import files
from interviewer.storage.cipher import RawKey

Said = dict[str, Any]
"""One line that a child said over its pipe."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the project lies and what is typed into."""

    path: Path
    data_key: RawKey
    key_path: Path
    key_key: RawKey
    interview: str
    questions: tuple[str, ...]

    def open(self) -> Study:
        """Open the project without deriving the passphrases again."""
        return Study(
            self.path, self.key_path, files.open_checked(self.path, self.data_key), self.data_key,
            files.open_checked(self.key_path, self.key_key), self.key_key,
        )  # fmt: skip


def made(folder: Path) -> Place:
    """Make a project with one closed interview to export and one open one to type in."""
    study = creating.create(NewProject(folder / "p" / "bench.intervju", "bench", "Ask", "Bench"))
    person = recruiting.save_person(study, PersonDetails(name="Oda Diktarud"))
    consenting.record(study, person, consenting.Said(Decision.YES))
    interviews = [
        interviewing.plan(study, persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE) for _n in range(2)
    ]
    questions = tuple(found.key for found in interviewing.open_sheet(study, interviews[0]).guide.to_ask())
    noting.save_note(study, interviews[0], questions[0], "Ble spurt av foreninga.")
    noting.close(study, interviews[0])
    assert study.key_path is not None
    assert study.key_key is not None
    place = Place(study.path, study.data_key, study.key_path, study.key_key, interviews[1], questions)
    study.close()
    return place


class Line:
    """The child's end of the pipe."""

    def __init__(self, writing: int) -> None:
        self._writing = writing

    def say(self, **said: object) -> None:
        """Say one thing; it is with the parent before this returns."""
        os.write(self._writing, (json.dumps(said) + "\n").encode())


@dataclass(slots=True)
class Child:
    """A process at work; the parent's end of its pipe."""

    pid: int
    pipe: TextIO
    heard: list[str] = field(default_factory=list)

    def wait(self) -> None:
        """Wait until it has said its first line. Raises ChildProcessError when it ended before that."""
        self.heard.append(self.pipe.readline())
        if not self.heard[0]:
            raise ChildProcessError("the child ended before its work began")

    def kill(self) -> float:
        """Kill it at once and return the moment. Raises ChildProcessError when it had ended by itself."""
        moment = time.monotonic()
        os.kill(self.pid, signal.SIGKILL)
        _pid, status = os.waitpid(self.pid, 0)
        if not os.WIFSIGNALED(status):
            raise ChildProcessError(f"the child ended by itself with {os.waitstatus_to_exitcode(status)}")
        return moment

    def said(self) -> list[Said]:
        """Return the whole lines it said."""
        with self.pipe:
            lines = [*self.heard, *self.pipe.readlines()]
        return [json.loads(line) for line in lines if line.endswith("\n")]


def started(work: Callable[[Line], object]) -> Child:
    """Fork a child that does ``work`` until it is killed."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(reading)
            work(Line(writing))
        finally:
            os._exit(1)
    os.close(writing)
    return Child(pid, os.fdopen(reading, encoding="utf-8"))
