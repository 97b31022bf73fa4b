"""What can be wrong with a package, told apart in words."""

from pathlib import Path

from interviewer.errors import InterviewerError
from interviewer.language import _


class PackageBroken(InterviewerError):
    """The package is not one, is cut off, or was altered."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(
            _("“{name}” was not taken in: {what}. Nothing was changed. Ask for the package to be sent again.").format(
                name=path.name, what=what
            )
        )


class PackageNewer(InterviewerError):
    """The package was made by a newer version of the program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” was made by a newer version of Interviewer. Nothing was changed. "
                "Update the program here, and take the package in then."
            ).format(name=path.name)
        )


class PackageNotForYou(InterviewerError):
    """The package is encrypted to somebody else's key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "“{name}” is encrypted to somebody else, or the key file that opens it is not open here. "
                "Nothing was changed. Open the project with its key, or ask for a package to you."
            ).format(name=path.name)
        )


class PackagePassphraseWrong(InterviewerError):
    """The passphrase does not open the package."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The passphrase does not open the package “{name}”. Nothing was changed. "
                "Ask its sender for the passphrase."
            ).format(name=path.name)
        )
