"""Side by side: every text of an interview beside what would leave, each change and each gendered word (E10, E12)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interviewer.domain import gendered, side_by_side
from interviewer.domain.gendered import Word
from interviewer.domain.identity import new_id
from interviewer.domain.side_by_side import Compared
from interviewer.services import gathering, naming, reading, registering
from interviewer.services.gathering import NamesUnknown
from interviewer.services.reading import Text
from interviewer.services.study import Study
from interviewer.storage import exports
from interviewer.storage.exports import Replaced, Replacements

__all__ = ["Compared", "NamesUnknown", "Row", "rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """One text: where it stands, original and export, and the gendered words of the export."""

    text: Text
    compared: Compared
    gendered: tuple[Word, ...]


def rows(study: Study, interview_id: str) -> tuple[Row, ...]:
    """Return the texts of a closed interview as they are and as they would be printed.

    Raises NamesUnknown without the key, NotClosed, ConsentMissing, CallRunning, NothingThere.
    """
    gathering.refuse_nameless(study)
    entries, brackets = registering.entries(study), naming.profile(study).brackets
    background = registering.translations(study.project)(gathering.BACKGROUND)
    judged = gathering.unprinted(study)
    found = []
    for text in reading.texts(study, interview_id):
        marks = gathering.as_judged(text.marks, judged)
        compared = side_by_side.compare(text.words, marks, entries, background, brackets)
        found.append(Row(text, compared, tuple(gendered.find(compared.after))))
    return tuple(found)


def keep(study: Study, interviews: Sequence[str], export: str) -> None:
    """Keep in the key file what was replaced in each interview when it was exported. Raises KeyClosed, ReadOnly."""
    key = study.names
    with study.deed() as deed:
        for interview in interviews:
            made = tuple(change for row in rows(study, interview) for change in _changes(row))
            if made:
                exports.log_replacements(key, Replacements(new_id(), interview, export, made), deed)


def _changes(row: Row) -> Iterator[Replaced]:
    compared = row.compared
    for change in compared.changes:
        if change.entry is not None:
            before = compared.before[change.start : change.end]
            after = compared.after[change.new_start : change.new_end]
            yield Replaced(row.text.question, before, after, change.entry.id)
