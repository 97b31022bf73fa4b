"""What the commands share: where passphrases come from, opening a project, progress, and JSON."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from interviewer.domain.progress import Progress, silent
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import opening
from interviewer.services.opening import SUFFIX, Study
from interviewer.storage.errors import InUse

FILE = click.Path(path_type=Path)


class PassphraseMissing(InterviewerError):
    """There is no passphrase and nobody to ask."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "No passphrase was given. Nothing was done. Set INTERVIEWER_PASSPHRASE, name a file with "
                "--passphrase-file, or run the command in a terminal."
            )
        )


@dataclass(frozen=True, slots=True)
class Secret:
    """Where passphrases and the key come from, as the options say."""

    passphrase_file: Path | None
    key_passphrase_file: Path | None
    key_path: Path | None

    @property
    def passphrase(self) -> str:
        """Return the project's passphrase. Raises PassphraseMissing where nobody can be asked."""
        found = _passphrase(self.passphrase_file, "INTERVIEWER_PASSPHRASE", _("Passphrase"))
        if found is None:
            raise PassphraseMissing
        return found

    @property
    def key_passphrase(self) -> str | None:
        """Return the key's passphrase where one was given apart from the data's."""
        if self.key_passphrase_file is None and _environment("INTERVIEWER_KEY_PASSPHRASE") is None:
            return None
        return _passphrase(self.key_passphrase_file, "INTERVIEWER_KEY_PASSPHRASE", _("Passphrase of the key"))


def passphrases(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say where passphrases and the key come from; the command gets them as one ``secret``."""

    @wraps(command)
    def packed(
        *words: object,
        passphrase_file: Path | None,
        key_passphrase_file: Path | None,
        key_path: Path | None,
        **options: object,
    ) -> None:
        command(*words, secret=Secret(passphrase_file, key_passphrase_file, key_path), **options)

    for option in (
        click.option("--key", "key_path", type=FILE, help="The key file, when it lies elsewhere."),
        click.option("--key-passphrase-file", type=FILE, help="Read the key's passphrase from this file."),
        click.option("--passphrase-file", type=FILE, help="Read the passphrase from this file."),
    ):
        packed = option(packed)
    return packed


def _passphrase(file: Path | None, variable: str, prompt: str) -> str | None:
    """Return a passphrase from the file, the environment or a prompt; ``None`` where nobody can be asked."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise click.UsageError(_("{file} cannot be read: {error}").format(file=file, error=error)) from error
    if (value := _environment(variable)) is not None:
        return value
    if sys.stdin is not None and sys.stdin.isatty():
        return str(click.prompt(prompt, hide_input=True, err=True))
    return None


def _environment(variable: str) -> str | None:
    return os.environ.get(variable)


def opened(project: Path, secret: Secret, *, reader_beside: bool = False) -> Study:
    """Open a project; ``reader_beside`` reads what is committed when somebody else writes in it."""
    path, passphrase = completed(project), secret.passphrase
    key_path = secret.key_path or opening.remembered_key(path, passphrase)
    key = secret.key_passphrase or (passphrase if key_path else None)
    try:
        return opening.open_study(path, passphrase, key_path=key_path, key_passphrase=key)
    except InUse:
        if not reader_beside:
            raise
        return opening.open_for_reading(path, passphrase, key_path=key_path, key_passphrase=key)


def completed(project: Path) -> Path:
    """Return the path of a project that may have been named without its suffix; a folder alone stays what it is."""
    named = project.with_suffix(SUFFIX)
    return project if project.suffix or project.is_file() or (project.is_dir() and not named.exists()) else named


def progress_line() -> Progress:
    """Return a progress line on a terminal, and silence in a pipe."""
    if not sys.stderr.isatty():
        return silent

    def show(done: int, total: int) -> None:
        click.echo(f"\r{done}/{total}", err=True, nl=done >= total)

    return show


def print_json(value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Print one JSON value and nothing else."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))
