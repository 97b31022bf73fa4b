"""Whether names slip through in interview notes that no rule was written against: I10 of the anonymisation design.

    python -m tests.benchmarks.notes [--half open|kept|all] [--mode review|suggest] [--misses [--look]] [--check]

The notes in ``notes/`` were written by hand, by someone who had not seen the rules, and say themselves what in them
could point to somebody: ``[[kind|text]]``. With a question mark, ``[[kind?|text]]``, a span may be found or left, and
counts neither way ("norsk", "17. mai", a lone initial). An identifier is covered when every letter and digit of it is
in something found; something found is right when it touches an identifier.

Every other note is *open*: rules may be mended on what is missed there. The rest are *kept*, and tell whether that
helped with more than those very notes; they are worth nothing once somebody has mended rules on them, so ``--misses``
shows them only with ``--look``. With ``--check`` exits 1 when a half asked for misses a bar in review mode.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from interviewer import finding
from interviewer.finding.found import Found, Kind, Mode

FOLDER = Path(__file__).parent / "notes"
HALVES = ("open", "kept")
BARS = {"identifiers but roles": 0.97, "roles": 0.80, "persons": 0.99, "precision": 0.70}
MARKED = re.compile(r"\[\[([a-z_]+)(\??)\|([^\[\]|]+)\]\]")


@dataclass(frozen=True, slots=True)
class Gold:
    """A span that the note's writer marked; ``free`` when it may be found or left."""

    start: int
    end: int
    kind: Kind
    free: bool


@dataclass(frozen=True, slots=True)
class Note:
    """One note without its marks: ``file`` is the file's name without ending, ``number`` counts from 1."""

    file: str
    number: int
    text: str
    gold: tuple[Gold, ...]

    @property
    def half(self) -> str:
        """Return the half the note belongs to: the first of a file is open, the second kept, and so on."""
        return HALVES[(self.number - 1) % 2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one note: identifiers covered and missed, things found rightly and wrongly."""

    note: Note
    covered: tuple[Gold, ...]
    missed: tuple[Gold, ...]
    right: tuple[Found, ...]
    false: tuple[Found, ...]


def parse(file: str, number: int, marked: str) -> Note:
    """Return the note that ``marked`` says, its marks taken out.

    Raises:
        ValueError: a mark is not closed, empty, nested or of no known kind; says in which file and note.
    """
    text, gold, at = "", [], 0
    for mark in MARKED.finditer(marked):
        kind, free, inner = mark.groups()
        if kind not in set(Kind) or inner != inner.strip():
            raise ValueError(f"{file}.txt, note {number}: {mark[0]} is no annotation")
        text += marked[at : mark.start()]
        gold.append(Gold(len(text), len(text) + len(inner), Kind(kind), bool(free)))
        text += inner
        at = mark.end()
    text += marked[at:]
    left = re.search(r"\[\[|\]\]", text)
    if left is not None:
        around = text[max(0, left.start() - 20) : left.end() + 20]
        raise ValueError(f"{file}.txt, note {number}: an annotation is not well formed near {around!r}")
    if not text.strip():
        raise ValueError(f"{file}.txt, note {number}: the note is empty")
    return Note(file, number, text, tuple(gold))


def read(folder: Path = FOLDER) -> Iterator[Note]:
    """Yield the notes of all files, in the order of file names.

    Raises:
        ValueError: an annotation is malformed, or a file does not begin with a comment.
    """
    for path in sorted(folder.glob("*.txt")):
        comment, _, body = path.read_text(encoding="utf-8").partition("\n")
        if not comment.startswith("# "):
            raise ValueError(f"{path.name}: the first line is not a comment")
        for number, marked in enumerate(body.rstrip("\n").split("\n---\n"), 1):
            yield parse(path.stem, number, marked)


def judged(note: Note, found: Iterable[Found]) -> Outcome:
    """Return how what was found in a note compares with what its writer marked."""
    spans = tuple(found)
    reached = {at for span in spans for at in range(span.start, span.end)}
    marked = {at for gold in note.gold if not gold.free for at in range(gold.start, gold.end)}
    free = {at for gold in note.gold if gold.free for at in range(gold.start, gold.end)}
    covered: list[Gold] = []
    missed: list[Gold] = []
    right: list[Found] = []
    false: list[Found] = []
    for gold in note.gold:
        if not gold.free:
            whole = all(at in reached for at in range(gold.start, gold.end) if note.text[at].isalnum())
            (covered if whole else missed).append(gold)
    for span in spans:
        places = range(span.start, span.end)
        if not marked.isdisjoint(places):
            right.append(span)
        elif free.isdisjoint(places):
            false.append(span)
    return Outcome(note, tuple(covered), tuple(missed), tuple(right), tuple(false))


def share(part: int, rest: int) -> float:
    """Return part of the whole, 1 when there is nothing."""
    return part / (part + rest) if part + rest else 1.0


def covering(outcomes: Iterable[Outcome], wanted: Callable[[Kind], bool]) -> tuple[int, int]:
    """Return how many identifiers of the wanted kinds were covered and how many were missed."""
    counts = Counter(
        (found, wanted(gold.kind))
        for outcome in outcomes
        for found, golds in ((True, outcome.covered), (False, outcome.missed))
        for gold in golds
    )
    return counts[True, True], counts[False, True]


def figures(outcomes: list[Outcome]) -> dict[str, tuple[int, int]]:
    """Return every number of I10 by the names of :data:`BARS`, as (so many, so many not)."""
    return {
        "identifiers but roles": covering(outcomes, lambda kind: kind is not Kind.ROLE),
        "roles": covering(outcomes, lambda kind: kind is Kind.ROLE),
        "persons": covering(outcomes, lambda kind: kind is Kind.PERSON),
        "precision": (sum(len(o.right) for o in outcomes), sum(len(o.false) for o in outcomes)),
    }


def show(name: str, part: int, rest: int, bar: float | None = None) -> bool:
    """Print one share, beside its bar if it has one, and return whether it reaches it."""
    value = share(part, rest)
    reached = bar is None or value >= bar
    beside = "" if bar is None else f"   bar {bar:.2f}  {'ok' if reached else 'MISSED'}"
    print(f"  {name:<34} {value:6.3f}  {part:>4} of {part + rest:<4}{beside}")
    return reached


def report(outcomes: list[Outcome], mode: Mode) -> bool:
    """Print the numbers of one half in one mode, per file and per kind too, and return whether all bars are reached."""
    bars = BARS if mode is Mode.REVIEW else {}
    reached = [show(name, *counts, bars.get(name)) for name, counts in figures(outcomes).items()]
    for file in sorted({outcome.note.file for outcome in outcomes}):
        here = figures([outcome for outcome in outcomes if outcome.note.file == file])
        for name, counts in here.items():
            show(f"{file}: {name}", *counts)
    for kind in Kind:
        counts = covering(outcomes, kind.__eq__)
        if sum(counts):
            show(f"kind {kind.value}", *counts)
    return all(reached)


def show_misses(outcomes: Iterable[Outcome]) -> None:
    """Print what slipped through and what was found for nothing, each in its surroundings."""
    for outcome in outcomes:
        note, text = outcome.note, outcome.note.text
        lines = [(gold.start, gold.end, f"missed {gold.kind.value}") for gold in outcome.missed]
        lines += [
            (span.start, span.end, f"false {span.kind.value} ({span.score:.2f}, {span.why})") for span in outcome.false
        ]
        for start, end, what in sorted(lines):
            before, after = text[max(0, start - 30) : start], text[end : end + 30]
            around = f"{before}[{text[start:end]}]{after}".replace("\n", "⏎")
            print(f"  {note.file} {note.number}: {what}: {around}")


def arguments() -> argparse.Namespace:
    """Return what the command line asks for; looking at the kept half must be said twice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=(*HALVES, "all"), default="all")
    parser.add_argument("--mode", choices=[mode.value for mode in Mode], help="only this mode")
    parser.add_argument("--misses", action="store_true", help="list missed and false spans")
    parser.add_argument("--look", action="store_true", help="list them for the kept half too")
    parser.add_argument("--check", action="store_true", help="exit 1 when a bar is missed in review mode")
    asked = parser.parse_args()
    if asked.misses and asked.half != "open" and not asked.look:
        parser.error("the kept half stays unseen: say --half open, or --look if the rules will not be mended after it")
    if asked.check and asked.mode == Mode.SUGGEST.value:
        parser.error("the bars are for review mode")
    return asked


def main() -> int:
    """Print the numbers of the halves asked for, each apart, and return how the program ends."""
    asked = arguments()
    notes = list(read())
    modes = [Mode(asked.mode)] if asked.mode else [Mode.REVIEW, Mode.SUGGEST]
    reached = True
    for half in HALVES if asked.half == "all" else (asked.half,):
        mine = [note for note in notes if note.half == half]
        for mode in modes:
            print(f"{half} half, {len(mine)} notes, {mode.value} mode")
            outcomes = [judged(note, finding.find(note.text, mode)) for note in mine]
            reached = report(outcomes, mode) and reached
            if asked.misses:
                show_misses(outcomes)
    return 1 if asked.check and not reached else 0


if __name__ == "__main__":
    sys.exit(main())
