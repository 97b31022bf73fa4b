"""Finished files into a folder: all of them, or none and nothing left behind."""

import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.reasons import reason
from interviewer.storage import files

_BESIDE = ".interviewer-"
_LOCK = "writing.lock"


class NotWritten(InterviewerError):
    """The folder or disk took no more."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            _(
                "The files could not be written to {folder}: {why}. Nothing was left there, and what lay there "
                "before is untouched. Choose a folder of your own with room in it, and export again."
            ).format(folder=folder, why=why)
        )


def deliver(contents: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write every file beside its place, for its owner alone, and move them in; a failure takes back what was moved.

    Raises NotWritten.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        for each in reversed(made):
            each.mkdir(mode=0o700, exist_ok=True)
        sweep([folder])
        beside = folder / f"{_BESIDE}{secrets.token_hex(8)}"
        beside.mkdir(mode=0o700)
    except OSError as error:
        for each in made:
            with suppress(OSError):
                each.rmdir()
        raise NotWritten(folder, reason(error)) from error
    with _at_work(beside):
        return _moved(contents, folder, beside, made)


def _moved(contents: Mapping[str, bytes], folder: Path, beside: Path, made: list[Path]) -> tuple[Path, ...]:
    moved: list[Path] = []
    try:
        for name, content in contents.items():
            files.write(beside / name, content)
        for name in contents:
            moved.append(folder / name)
            move(beside, folder, name)
    except BaseException as error:
        for path in moved:
            _restore(path, beside)
        if made:
            shutil.rmtree(made[-1], ignore_errors=True)
        if isinstance(error, OSError):
            raise NotWritten(folder, reason(error)) from error
        raise
    return tuple(folder / name for name in contents)


@contextmanager
def _at_work(beside: Path) -> Iterator[None]:
    """Hold what is written beside as long as it is written, and take it away afterwards."""
    lock = FileLock(beside / _LOCK)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()
        shutil.rmtree(beside, ignore_errors=True)


def sweep(folders: Iterable[Path]) -> None:
    """Take away what exports that were killed left beside in ``folders``; one that is at work holds its own."""
    for left in (each for folder in folders for each in folder.glob(f"{_BESIDE}*")):
        with suppress(Timeout, OSError):
            with FileLock(left / _LOCK, timeout=0):
                for each in left.iterdir():
                    if each.name != _LOCK:
                        each.unlink()
            shutil.rmtree(left, ignore_errors=True)


def move(beside: Path, folder: Path, name: str) -> None:
    """Put a finished file in its place; what lay there is kept beside until all are in place."""
    if (folder / name).exists():
        shutil.copy2(folder / name, beside / f"{name}.before")
    (beside / name).replace(folder / name)


def _restore(path: Path, beside: Path) -> None:
    """Put back what lay at ``path``, or take away what was put there."""
    before = beside / f"{path.name}.before"
    with suppress(OSError):
        if before.exists():
            before.replace(path)
        elif not (beside / path.name).exists():
            path.unlink()
