"""The training texts: NorNE in CoNLL-U, read from a folder that is not part of the project."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interviewer.errors import InterviewerError

OUTSIDE = "O"
LABELS = {
    "PER": "person",
    "LOC": "place",
    "GPE_LOC": "place",
    "GPE_ORG": "place",
    "ORG": "organisation",
    "DRV": "origin",
    "PROD": "other",
    "EVT": "other",
    "MISC": "other",
}
"""NorNE's classes as the finder's kinds. A body named by its place ("Oslo vil …") is written as the place is."""


class NoTrainingData(InterviewerError):
    """The folder lacks the files that the model is trained on."""

    def __init__(self, folder: Path, pattern: str) -> None:
        super().__init__(
            f"{folder} holds no {pattern}. Nothing was written. Give the folder with NorNE's .conllu.gz files."
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the corpus, its kind and whether an entity begins with it."""

    text: str
    label: str
    begins: bool = False
    named: str = ""
    """NorNE's own class, as the benchmark counts them."""
    spaced: bool = True
    """Whether a space follows."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in order, and the document they come from."""

    words: tuple[Word, ...]
    document: str


def read(folder: Path, part: str) -> list[Sentence]:
    """Return the sentences of the files whose name has ``part`` ("train", "dev", "test"), bokmål before nynorsk."""
    paths = sorted(folder.glob(f"*{part}*.conllu.gz"))
    if not paths:
        raise NoTrainingData(folder, f"*{part}*.conllu.gz")
    return [sentence for path in paths for sentence in of_file(path)]


def of_file(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of one file."""
    words: list[Word] = []
    document = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("# doc"):
                document = line.partition("=")[2].strip()
            elif len(fields) > 2 and fields[0].isdigit():
                words.append(_word(fields[1], fields[-1]))
            elif words and not line.strip():
                yield Sentence(tuple(words), document)
                words = []
    if words:
        yield Sentence(tuple(words), document)


def _word(text: str, last: str) -> Word:
    tag = last.partition("name=")[2].partition("|")[0] or OUTSIDE
    named = tag[2:] if tag != OUTSIDE else ""
    return Word(text, LABELS.get(named, OUTSIDE), tag.startswith("B-"), named, "SpaceAfter=No" not in last)
