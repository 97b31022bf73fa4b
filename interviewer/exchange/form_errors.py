"""What is wrong with a form: every problem at once, each with its line and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.errors import InterviewerError
from interviewer.language import _


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: on which line (from 1; ``None`` for the file as a whole, or for JSON), and how to mend it."""

    line: int | None
    wrong: str
    mend: str

    def __str__(self) -> str:
        """Return the problem as one line for a person."""
        place = "" if self.line is None else _("line {line}:").format(line=self.line) + " "
        return f"{place}{self.wrong} {self.mend}"


class FormBroken(InterviewerError):
    """A guide or consent text cannot be used as it is written."""

    def __init__(self, source: str, problems: Iterable[Problem]) -> None:
        self.source = source
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line or 0))
        told = "\n".join(f"  {problem}" for problem in self.problems)
        first = _("{source} cannot be used. Nothing was changed. Mend this and try again:").format(source=source)
        super().__init__(f"{first}\n{told}")
