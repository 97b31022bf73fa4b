"""Seeking what identifies in a text file, for scripts and for trying it out; the file is only read."""

from pathlib import Path

from interviewer import finding
from interviewer.errors import InterviewerError
from interviewer.finding.found import Found, Mode
from interviewer.language import _
from interviewer.reasons import reason

MOST_BYTES = 20_000_000


class NotText(InterviewerError):
    """A file is not text that can be searched."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            _("“{file}” was not searched: {why}. Nothing was changed. Save it as plain text in UTF-8.").format(
                file=path.name, why=why
            )
        )


class NotRead(InterviewerError):
    """A file cannot be read at all."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            _(
                "“{file}” was not searched: {why}. Nothing was changed. Check where it lies and that you may read it."
            ).format(file=path.name, why=why)
        )


def in_file(path: Path, mode: Mode) -> tuple[Found, ...]:
    """Return what could identify somebody in a UTF-8 text file. Raises NotRead, NotText."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise NotText(path, _("it is too large"))
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise NotRead(path, reason(error)) from error
    except UnicodeDecodeError as error:
        raise NotText(path, _("it is not text in UTF-8")) from error
    return finding.find(text, mode)
