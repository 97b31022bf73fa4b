"""What a service refuses, in words a person can act on."""

from pathlib import Path

from interviewer.errors import InterviewerError
from interviewer.language import _


class ReadOnly(InterviewerError):
    """The project was opened for reading."""

    def __init__(self) -> None:
        super().__init__(
            _("The project is open for reading only. Nothing was changed. Close it in the other window and try again.")
        )


class KeyClosed(InterviewerError):
    """Names were to be read or written while the key is not open."""

    def __init__(self) -> None:
        super().__init__(
            _("This needs the key file, and it is not open. Nothing was changed. Open the project again with its key.")
        )


class Unsuitable(InterviewerError):
    """A live file must not lie there."""

    def __init__(self, folder: Path, why: str, instead: Path) -> None:
        super().__init__(
            _(
                "A project cannot live in {folder}: {why}. Two machines would write over each other. Nothing was made. "
                "Use a local folder such as {instead}; packages and backups may lie in shared storage."
            ).format(folder=folder, why=why, instead=instead)
        )


class NothingThere(InterviewerError):
    """Somebody asked for a thing the project does not hold."""

    def __init__(self, what: str) -> None:
        super().__init__(_("The project holds no {what}. Nothing was changed.").format(what=what))


class Incomplete(InterviewerError):
    """A required fact is missing."""

    def __init__(self, what: str) -> None:
        super().__init__(_("{what} is missing. Nothing was stored. Fill it in and try again.").format(what=what))


class CallRunning(InterviewerError):
    """What another informant said was asked for while a call is in progress (B6)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "An interview is in progress. What others have said stays closed until the clock stands still. "
                "Pause or close the interview first."
            )
        )


class MergeRunning(InterviewerError):
    """An interview was to begin while other laptops' files come in."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Files are being merged. Nothing was begun, and nothing is lost. "
                "Wait until the merge is done, or cancel it first."
            )
        )


class NotesClosed(InterviewerError):
    """The notes of a closed interview are read-only."""

    def __init__(self) -> None:
        super().__init__(
            _("The interview is closed and its notes are kept as they are. Nothing was changed. Use the fair copy.")
        )


class Blocked(InterviewerError):
    """The person asked not to be contacted again."""

    def __init__(self, who: str) -> None:
        super().__init__(_("{who} does not want to be contacted again. Nothing was stored.").format(who=who))
