"""What is said of a file that cannot be read or written: the place a person finds, and why in words."""

import errno
import os
from pathlib import Path

import pytest

from interviewer.reasons import reason
from interviewer.storage.errors import CannotWrite, FileMissing


@pytest.mark.parametrize("place", ["x.intervju", "../x.intervju"])
def test_the_folder_is_said_from_the_root_on(place: str) -> None:
    path = Path(place)
    assert f"in {path.resolve().parent}." in str(FileMissing(path))


@pytest.mark.parametrize("inside", [".interviewer-merging-abc", ".interviewer-merging-abc/data"])
def test_what_was_made_for_the_moment_is_never_named(tmp_path: Path, inside: str) -> None:
    words = str(CannotWrite(tmp_path / inside, "full"))
    assert str(tmp_path) in words
    assert "merging-abc" not in words


def test_usual_reasons_are_said_in_words() -> None:
    assert reason(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))) == "the disk is full"
    assert reason(RuntimeError("disk I/O error")) == "the disk answers with an error"
    assert reason(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
