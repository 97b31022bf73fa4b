"""What can be wrong with a file, and the words a person reads about it."""

from pathlib import Path

from interviewer.errors import InterviewerError
from interviewer.language import _


def _folder(path: Path) -> Path:
    """Return the folder of a file from the root on, as a person finds it; never one made for the moment."""
    whole = path.resolve()
    parts = whole.parts
    inside = next((number for number, part in enumerate(parts) if part.startswith(".interviewer-")), None)
    if inside is not None:
        return Path(*parts[:inside])
    return whole if whole.is_dir() else whole.parent


class NotAProject(InterviewerError):
    """The file is something else: not encrypted, another program's, or no database at all."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("“{name}” is not an Interviewer file. Nothing was changed. Choose a file that ends in .intervju.").format(
                name=path.name
            )
        )


class FileMissing(InterviewerError):
    """There is no file at the place given."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("“{name}” was not found in {folder}. Nothing was changed. Check the place.").format(
                name=path.name, folder=_folder(path)
            )
        )


class KeyMissing(InterviewerError):
    """The key file is not where it is expected."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The key file “{name}” was not found in {folder}. The data is untouched. "
                "Say where the key is, or open the project without it: pseudonyms are shown instead of names."
            ).format(name=path.name, folder=_folder(path))
        )


class WrongPassphrase(InterviewerError):
    """The passphrase does not open the file, or its first page is damaged; SQLCipher cannot tell the two apart."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The passphrase does not open “{name}”. Nothing was changed. Check capitals and the keyboard; "
                "if you are sure of it, the file may be damaged: restore the latest backup."
            ).format(name=path.name)
        )


class FileBroken(InterviewerError):
    """The file opens but its content is damaged or was changed by hand."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            _(
                "“{name}” is damaged or was changed outside the program: {what}. It was not opened and not changed. "
                "Restore the latest backup, and keep this file for whoever looks into it."
            ).format(name=path.name, what=what)
        )


class FileNewer(InterviewerError):
    """The file was written by a newer version of the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("“{name}” was written by a newer version of Interviewer. It was not changed. Update the program.").format(
                name=path.name
            )
        )


class FileOlder(InterviewerError):
    """The file was written by an older version of the program and is only to be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” was written by an older version of Interviewer. It was not changed. "
                "Open it once for writing: it is copied aside first and then brought up to date."
            ).format(name=path.name)
        )


class ForeignKeyFile(InterviewerError):
    """The key file belongs to another project."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” is the key of another project. Nothing was changed. Choose the key that goes with the data."
            ).format(name=path.name)
        )


class InUse(InterviewerError):
    """Somebody else is writing in the project."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” is open in another window or command. Nothing was changed. "
                "Close it there first, or wait until the command has finished."
            ).format(name=path.name)
        )


class AlreadyThere(InterviewerError):
    """A new file would replace one that exists."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("There is already a file called “{name}” in {folder}. It was not touched. Choose another name.").format(
                name=path.name, folder=_folder(path)
            )
        )


class CannotWrite(InterviewerError):
    """The folder or disk takes no more."""

    def __init__(self, path: Path, why: str) -> None:
        folder = _folder(path)
        told = (
            _(
                "“{name}” could not be written: {why}. What was saved before is safe. "
                "Free some space or give yourself write access to {folder}, and try again."
            )
            if folder == path.resolve().parent and not path.name.startswith(".")
            else _(
                "Nothing could be written in {folder}: {why}. What was saved before is safe. "
                "Free some space or give yourself write access to it, and try again."
            )
        )
        super().__init__(told.format(name=path.name, why=why, folder=folder))


class ConsentMissing(InterviewerError):
    """Words of an informant were to be kept without a consent that opens for them."""

    def __init__(self, who: str) -> None:
        super().__init__(_("{who} has not consented. Nothing was stored. Record the consent first.").format(who=who))
