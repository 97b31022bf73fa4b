"""What the choosers of *To decide* offer: kinds, and whom or what a finding may be another name of."""

from collections.abc import Sequence

from interviewer.domain import likeness
from interviewer.domain.identifier import Kind
from interviewer.services.deciding import Candidate
from interviewer.services.identifying import Row
from interviewer.ui.identifiers import words
from interviewer.ui.interview.chooser import Choice, Find

_OFFERED = 60


def kinds(typed: str) -> Sequence[Choice]:
    """Return the kinds whose name begins as typed, then those that hold it."""
    wanted = typed.casefold()
    named = [(kind, words.kind(kind)) for kind in Kind]
    fitting = [(kind, name) for kind, name in named if wanted in name.casefold()]
    fitting.sort(key=lambda each: not each[1].casefold().startswith(wanted))
    return [Choice(kind.value, name) for kind, name in fitting]


def finder(rows: Sequence[Row], candidate: Candidate) -> Find:
    """Return what finds in the register; what is spelled like the finding, or is of its kind, comes first."""
    ordered = sorted(rows, key=lambda row: (not _alike(row, candidate), row.kind is not candidate.kind))
    texts = [(row, " ".join((row.name, row.shown, *row.forms)).casefold()) for row in ordered]

    def find(typed: str) -> Sequence[Choice]:
        wanted = typed.casefold().split()
        fitting = (row for row, text in texts if all(word in text for word in wanted))
        return [
            Choice(row.id, f"{row.name}   {row.shown}") for row, _number in zip(fitting, range(_OFFERED), strict=False)
        ]

    return find


def _alike(row: Row, candidate: Candidate) -> bool:
    spelled = [likeness.folded(word) for form in row.forms for word in (form, *form.split())]
    return any(likeness.alike(word, candidate.id) for word in spelled)
