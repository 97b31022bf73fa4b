"""How much of what names somebody is found, how much else is hidden with it, and how fast.

    python -m tests.benchmarks.finding [--norne DIR] [--part test|dev] [--misses] [--check]

I4: review mode on NorNE, bokmål and nynorsk, as it is written; I5: the same in small letters, without punctuation, with
slips in 4 % of the words; I6: names of immigrant background against Norwegian ones, both kept out of every list (needs
no data); I8: words a second on one core, a long interview, loading, size. A word is found when the whole of it is
inside a span of any kind. Precision is the share of hidden words that lie in an entity of any class, among the kinds
that NorNE has: dates, numbers and roles are not annotated there. A second precision, without a bar, leaves out what the
rules call a nationality or a language, which NorNE as a rule does not annotate either ("norsk", "tyske") and this
program hides on purpose. ``--check`` exits 1 when a bar is missed.
"""

import argparse
import importlib.metadata
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

from interviewer import assets, finding
from interviewer.finding import Found, Kind, Mode, origins
from interviewer.finding.training import augmentation, corpus
from interviewer.finding.training.corpus import OUTSIDE, Sentence, Word
from tests.benchmarks import fairness

UNANNOTATED = frozenset((origins.PERSON, origins.ADJECTIVE, origins.LANGUAGE))
ANNOTATED = frozenset((Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.ORIGIN))
GROUPS = {
    "PER": "person",
    "LOC": "place",
    "GPE_LOC": "place",
    "ORG": "organisation",
    "GPE_ORG": "organisation",
    "DRV": "derived",
}
I4 = {"person": 0.995, "place": 0.98, "organisation": 0.96, "derived": 0.90, "precision": 0.70}
I5 = {"person": 0.96, "place": 0.93, "organisation": 0.85}
LONG_INTERVIEW = 9_000
"""Words in an interview of 60 minutes."""
_PUNCTUATION = frozenset(".,:;!?\"'«»“”()[]–—-…")


class Figure(NamedTuple):
    """A number, the bar it is held against, and whether it must stay below it."""

    name: str
    value: float
    bar: float
    below: bool = False

    def reached(self) -> bool:
        """Return whether the bar is met."""
        return self.value <= self.bar if self.below else self.value >= self.bar

    def __str__(self) -> str:
        sign = "≤" if self.below else "≥"
        return f"{self.name:58} {self.value:10.3f}   bar {sign} {self.bar:g}{'' if self.reached() else '   MISSED'}"


def main() -> int:
    """Print the figures beside their bars, and return how the program ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--norne", type=Path)
    parser.add_argument("--part", default="test")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    figures = [*speed(), *fairness.figures()]
    for path in sorted(given.norne.glob(f"*{given.part}*.conllu.gz")) if given.norne else ():
        name = "bokmål" if "bokmaal" in path.name else "nynorsk"
        documents = list(together(corpus.of_file(path)))
        figures += measured(f"I4 {name}, as written", documents, I4, misses=given.misses)
        random = Random(5)
        small = [tuple(worsened(sentence, random) for sentence in document) for document in documents]
        figures += measured(f"I5 {name}, small letters", small, I5, misses=given.misses)
    for figure in figures:
        print(figure)
    return int(given.check and not all(figure.reached() for figure in figures))


def together(sentences: Iterator[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences of each document."""
    documents: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        documents[sentence.document].append(sentence)
    yield from (tuple(found) for found in documents.values())


def worsened(sentence: Sentence, random: Random) -> Sentence:
    """Return ``sentence`` in small letters, unpunctuated, with slips in 4 % of its words."""
    words = []
    for word in sentence.words:
        if word.text not in _PUNCTUATION:
            text = word.text.lower()
            text = augmentation.slipped(text, random) if random.random() < augmentation.TYPOS else text
            words.append(replace(word, text=text, spaced=True))
    return Sentence(tuple(words), sentence.document)


def measured(
    name: str, documents: Sequence[Sequence[Sentence]], bars: dict[str, float], *, misses: bool
) -> Iterator[Figure]:
    """Yield recall by kind and the precision on ``documents``."""
    tally = Tally()
    for document in documents:
        text, places = written(document)
        spans = by_letter(len(text), finding.find(text, Mode.REVIEW))
        words = [word for sentence in document for word in sentence.words]
        for (start, end), word in zip(places, words, strict=True):
            tally.count(word, [spans[place] for place in range(start, end) if text[place].isalnum()])
    for group, wanted in sorted(tally.wanted.items()):
        yield Figure(f"{name}: {group} ({wanted} words)", tally.covered[group] / wanted, bars.get(group, 0))
    yield Figure(f"{name}: precision", tally.right / tally.hidden, bars.get("precision", 0))
    yield Figure(f"{name}: precision, nationalities left out", tally.right / (tally.hidden - tally.origins), 0)
    if misses:
        print(f"{name}\n  missed: {' '.join(tally.missed)}\n  false: {listed(tally.false)}")


def listed(words: Counter[str]) -> str:
    """Return the commonest words with how often each came."""
    return " ".join(f"{word}×{count}" for word, count in words.most_common(80))


class Tally:
    """What was wanted, found, and hidden besides, in words."""

    def __init__(self) -> None:
        self.wanted: Counter[str] = Counter()
        self.covered: Counter[str] = Counter()
        self.false: Counter[str] = Counter()
        self.missed: list[str] = []
        self.hidden = self.right = self.origins = 0

    def count(self, word: Word, letters: Sequence[Found | None]) -> None:
        """Count ``word``, whose letters and digits lie in these spans."""
        if not letters:
            return
        if group := GROUPS.get(word.named):
            self.wanted[group] += 1
            if all(letters):
                self.covered[group] += 1
            else:
                self.missed.append(f"{group}:{word.text}")
        span = next((each for each in letters if each and each.kind in ANNOTATED), None)
        if span is not None:
            self.hidden += 1
            self.right += word.label != OUTSIDE
            if word.label == OUTSIDE:
                self.false[word.text] += 1
                self.origins += span.why in UNANNOTATED


def written(document: Sequence[Sentence]) -> tuple[str, list[tuple[int, int]]]:
    """Return a document as text, a sentence a line, and where each of its words stands.

    What the corpus parts at a hyphen ("Tuvik", "-gruppa") is written as one word, as people do.
    """
    text: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    for sentence in document:
        following = (*sentence.words[1:], None) if sentence.words else ()
        for word, after in zip(sentence.words, following, strict=True):
            places.append((length, length + len(word.text)))
            text.append(word.text)
            length += len(word.text)
            hangs = after is not None and len(after.text) > 1 and after.text[0] == "-"
            if after is None or (word.spaced and not hangs):
                text.append("\n" if after is None else " ")
                length += 1
    return "".join(text), places


def by_letter(length: int, found: Sequence[Found]) -> list[Found | None]:
    """Return of each letter the span it is in."""
    spans: list[Found | None] = [None] * length
    for each in found:
        spans[each.start : each.end] = [each] * (each.end - each.start)
    return spans


def speed() -> Iterator[Figure]:
    """Yield words a second, seconds for a long interview, seconds to load, and sizes in MB."""
    interviews = [fairness.interview(LONG_INTERVIEW, seed=seed) for seed in (4, 5, 6)]
    words = len(interviews[0].split())
    yield Figure("I8 seconds to load", loaded(), 0.1, below=True)
    finding.find(fairness.interview(200, seed=3))
    seconds = min(spent(interview) for interview in interviews)  # the one that was disturbed least
    yield Figure(f"I8 seconds for an interview of {words} words", seconds, 0.6, below=True)
    yield Figure("I8 words a second", words / seconds, 15_000)
    names = assets.resources() / "names"
    yield Figure("I8 model and lists, MB", sum(path.stat().st_size for path in names.iterdir()) / 1e6, 6, below=True)
    yield Figure(
        "I8 added dependencies, MB",
        sum(installed(name) for name in ("python-crfsuite", "python-stdnum")),
        15,
        below=True,
    )


def spent(interview: str) -> float:
    """Return the seconds of processor time that finding in ``interview`` takes."""
    begun = time.process_time()
    finding.find(interview)
    return time.process_time() - begun


def loaded() -> float:
    """Return the seconds until the first answer in a new process, importing left out; the best of five."""
    code = (
        "import time; from interviewer import finding; begun = time.perf_counter(); "
        "finding.find('a'); print(time.perf_counter() - begun)"
    )
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, capture_output=True, check=True, text=True).stdout for _run in range(5)]
    return min(float(run) for run in runs)


def installed(name: str) -> float:
    """Return how much room a dependency takes, in MB."""
    files = importlib.metadata.files(name) or []
    return sum(Path(str(file.locate())).stat().st_size for file in files if Path(str(file.locate())).exists()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
