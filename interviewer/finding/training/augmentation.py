"""The corpus made like interview notes: names replaced, small letters, slips of the finger, no punctuation."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from interviewer.finding.training import invention, lists
from interviewer.finding.training.corpus import OUTSIDE, Sentence, Word

TYPOS = 0.04
"""The share of longer words with a slip."""
_MARKS = frozenset(".,:;!?\"'«»“”()[]–—-…")
_SOMEBODY = frozenset(lists.by_hand()["somebody"])
_NOT_BEHIND = frozenset(lists.by_hand()["not behind a name"])
_KEYS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")
_SHORT = {"med": "m", "til": "t", "på": "p", "ikke": "ikk", "og": "&", "eller": "el", "telefon": "tlf", "cirka": "ca"}
_SLOT = re.compile(r"\{([a-z])\}")
_SLOT_LABELS = {
    **dict.fromkeys("pgs", "person"),
    **dict.fromkeys("lw", "place"),
    **dict.fromkeys("ot", "organisation"),
    "d": "origin",
}

Background = tuple[tuple[str, ...], tuple[str, ...]]
"""Given names and surnames."""


class Names:
    """Where replaced names come from: every background as often as another, half of them names that nobody has."""

    def __init__(
        self,
        people: Sequence[Background],
        here: Sequence[str],
        abroad: Sequence[str],
        origins: Sequence[str],
        bodies: Sequence[str],
    ) -> None:
        self._people, self._here, self._abroad = people, here, abroad
        self._origins, self._bodies = origins, bodies

    def given(self, random: Random) -> str:
        """Return a given name, invented in half of the cases."""
        return invention.given(random) if random.random() < 0.5 else random.choice(random.choice(self._people)[0])

    def surname(self, random: Random) -> str:
        """Return a surname, invented in half of the cases."""
        return invention.surname(random) if random.random() < 0.5 else random.choice(random.choice(self._people)[1])

    def whole(self, random: Random) -> list[str]:
        """Return the words of a whole name, in one of the ways that people write them."""
        first, last = self.given(random), self.surname(random)
        way = random.random()
        if way < 0.6:
            return [first, last]
        if way < 0.75:
            return [first, self.given(random), last]
        if way < 0.85:
            return [first, self.surname(random), last]
        if way < 0.9:
            return [f"{first}-{self.given(random)}", last]
        return [first, random.choice(("al", "el", "de", "van", "von", "bin", "Al", "Ali", "Da")), last]

    def place(self, random: Random) -> str:
        """Return a place in Norway, invented in half of the cases."""
        return invention.place(random) if random.random() < 0.5 else random.choice(self._here).capitalize()

    def abroad(self, random: Random) -> str:
        """Return a place elsewhere."""
        return random.choice(self._abroad).capitalize()

    def body(self, random: Random) -> str:
        """Return an organisation, invented in half of the cases."""
        return invention.organisation(random) if random.random() < 0.5 else random.choice(self._bodies)

    def origin(self, random: Random) -> str:
        """Return a nationality or a language."""
        return random.choice(self._origins)


def substituted(sentence: Sentence, names: Names, random: Random) -> Sentence:
    """Return ``sentence`` with other persons and places in it."""
    words: list[Word] = []
    rows = sentence.words
    index = 0
    while index < len(rows):
        word = rows[index]
        end = index + 1
        while end < len(rows) and rows[end].label == word.label and not rows[end].begins:
            end += 1
        if word.label == OUTSIDE or random.random() < 0.15:
            words += rows[index:end]
        else:
            words += _other(rows[index:end], names, random)
        index = end
    return Sentence(tuple(words), sentence.document)


def _other(old: Sequence[Word], names: Names, random: Random) -> list[Word]:
    label = old[0].label
    new = [word.text for word in old]
    if label == "person":
        new = names.whole(random) if len(old) > 1 else [random.choice((names.given, names.surname))(random)]
    elif label == "place" and len(old) == 1:
        new = [(names.place if random.random() < 0.6 else names.abroad)(random)]
    elif label == "organisation" and len(old) == 1 and random.random() < 0.5:
        new = names.body(random).split()
    genitive = old[-1].text.endswith("s") and random.random() < 0.5 and new[-1] != old[-1].text
    if genitive:
        new[-1] += "s"
    return [Word(text, label, begins=not place) for place, text in enumerate(new)]


def renamed(sentence: Sentence, names: Names, random: Random) -> Sentence:
    """Return ``sentence`` with names for the pronouns and some of the nouns that stand for a person."""
    words: list[Word] = []
    for place, word in enumerate(sentence.words):
        after = sentence.words[place + 1] if place + 1 < len(sentence.words) else None
        lower = word.text.lower()
        stem = lower if lower in _SOMEBODY else lower.removesuffix("s")
        fits = stem in _SOMEBODY and word.label == OUTSIDE and (lower == stem or len(stem) > 4)
        apart = after is None or (after.label == OUTSIDE and (len(stem) < 6 or after.text.lower() not in _NOT_BEHIND))
        if not (fits and apart) or random.random() < 0.2:
            words.append(word)
            continue
        name = (
            names.whole(random)
            if random.random() < 0.2
            else [random.choice((names.given, names.given, names.surname))(random)]
        )
        name[-1] += "s" if lower != stem else ""
        words += (Word(text, "person", begins=not part) for part, text in enumerate(name))
    return Sentence(tuple(words), sentence.document)


def lowered(sentence: Sentence, random: Random) -> Sentence:
    """Return ``sentence`` in small letters; now and then the first letter, or a name here and there, stays large."""
    first, stray = random.random() < 0.15, random.random() < 0.15
    words = []
    for place, word in enumerate(sentence.words):
        keeps = (first and place == 0) or (stray and random.random() < 0.3)
        words.append(word if keeps else Word(word.text.lower(), word.label, word.begins))
    return Sentence(tuple(words), sentence.document)


def hurried(sentence: Sentence, random: Random) -> Sentence:
    """Return ``sentence`` with slips, words left short, and most of the punctuation gone."""
    bare = random.random() < 0.7
    words = []
    for word in sentence.words:
        if bare and word.text in _MARKS:
            continue
        text = _SHORT.get(word.text, word.text) if random.random() < 0.2 else word.text
        words.append(Word(slipped(text, random) if random.random() < TYPOS else text, word.label, word.begins))
    return Sentence(tuple(words), sentence.document)


def shouted(sentence: Sentence) -> Sentence:
    """Return ``sentence`` in capitals."""
    return Sentence(
        tuple(Word(word.text.upper(), word.label, word.begins) for word in sentence.words), sentence.document
    )


def slipped(word: str, random: Random) -> str:
    """Return ``word`` with one slip of the finger; words of three letters or fewer stay."""
    if len(word) < 4:
        return word
    place = random.randrange(1, len(word) - 1)
    slip = random.randrange(4)
    if slip == 0:
        return word[:place] + word[place + 1 :]
    if slip == 1:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if slip == 2:
        return word[:place] + word[place] + word[place:]
    return word[:place] + _beside(word[place], random) + word[place + 1 :]


def _beside(letter: str, random: Random) -> str:
    for row in _KEYS:
        place = row.find(letter.lower())
        if place >= 0:
            return row[max(place - 1, 0)] if random.random() < 0.5 and place else row[min(place + 1, len(row) - 1)]
    return letter


def notes(path: Path, names: Names, random: Random, rounds: int) -> Iterator[Sentence]:
    """Yield the sentences of ``path`` (``notes.txt``), each ``rounds`` times with other names in its slots."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for _round in range(rounds):
        for line in lines:
            yield Sentence(tuple(_filled(line, names, random)), "notes")


def _filled(line: str, names: Names, random: Random) -> Iterator[Word]:
    makers: dict[str, Callable[[Random], str]] = {
        "p": lambda random: " ".join(names.whole(random)),
        "g": names.given,
        "s": names.surname,
        "l": names.place,
        "w": names.abroad,
        "o": names.body,
        "d": names.origin,
        "t": invention.organisation,
    }
    for piece in re.findall(r"[^\s,.;:!?()/+]*\{[a-z]\}[^\s,.;:!?()/+]*|[\w'-]+|[^\w\s]", line):
        slot = _SLOT.search(piece)
        if slot is None:
            yield Word(piece, OUTSIDE)
            continue
        label = _SLOT_LABELS[slot[1]]
        filled = _SLOT.sub(makers[slot[1]](random), piece, count=1)
        for place, text in enumerate(filled.split()):
            yield Word(text, label, begins=not place)
