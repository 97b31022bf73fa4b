"""Running the command line as scripts do: in a folder of its own, without a terminal."""

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from interviewer.__main__ import main

Run = Callable[..., "Done"]
collect_ignore = [] if "INTERVIEWER_REFI" in os.environ else ["test_refi_schemas.py"]
"""REFI's schemas are not ours to ship; whoever has them says where they lie."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    status: int
    stdout: str
    stderr: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs ``interviewer`` in English, in a folder of its own, without a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES", "INTERVIEWER_KEY_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def call(*words: object, passphrase: str | None = "demo", status: int = 0) -> Done:
        if passphrase is None:
            monkeypatch.delenv("INTERVIEWER_PASSPHRASE", raising=False)
        else:
            monkeypatch.setenv("INTERVIEWER_PASSPHRASE", passphrase)
        capfd.readouterr()
        ended = main([str(word) for word in words])
        done = Done(ended, *capfd.readouterr())
        assert done.status == status, done
        return done

    return call
