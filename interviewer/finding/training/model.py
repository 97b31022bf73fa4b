"""Training the model: the corpus, as it is and as hurried notes, through python-crfsuite with fixed seeds."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pycrfsuite

from interviewer.finding.features import Describer
from interviewer.finding.lexicon import Lexicon, Listed
from interviewer.finding.tokens import sentences
from interviewer.finding.training import augmentation, lists
from interviewer.finding.training.augmentation import Names
from interviewer.finding.training.corpus import Sentence

SEED = 20260
PARAMETERS = {"c1": 0.5, "c2": 2.0, "max_iterations": 80, "feature.minfreq": 4, "feature.possible_transitions": True}
NOTE_ROUNDS = 50
_BODIES = ("organisations", "bodies of several words", "bodies of several words")


def names(found: dict[Listed, tuple[str, ...]]) -> Names:
    """Return the store of names that replaced ones are drawn from."""
    people = [
        (tuple(name.capitalize() if name.islower() else name for name in given), surnames)
        for given, surnames in (*lists.backgrounds().values(), *lists.of_faker().values())
    ]
    own = list(lists.backgrounds().values())
    return Names(
        own * 3 + people,
        found[Listed.PLACE],
        found[Listed.WORLD],
        found[Listed.ORIGIN],
        [name.replace("_", " ") for heading in _BODIES for name in lists.by_hand()[heading]],
    )


def variants(corpus: Sequence[Sentence], store: Names, rounds: int) -> Iterator[Sentence]:
    """Yield what the model is trained on, in the same order every time."""
    random = Random(SEED)
    for sentence in corpus:
        yield sentence
        other = augmentation.substituted(sentence, store, random)
        named = other.words != sentence.words
        if named or random.random() < 0.2:
            yield augmentation.hurried(other, random) if random.random() < 0.3 else other
        small = augmentation.lowered(augmentation.substituted(sentence, store, random) if named else sentence, random)
        yield augmentation.hurried(small, random) if random.random() < 0.7 else small
        if named:
            yield augmentation.hurried(augmentation.lowered(sentence, random), random)
        person = augmentation.renamed(sentence, store, random)
        if person.words != sentence.words:
            small = augmentation.lowered(person, random) if random.random() < 0.75 else person
            yield augmentation.hurried(small, random) if random.random() < 0.7 else small
        if random.random() < 0.05:
            yield augmentation.shouted(other)
    for note in augmentation.notes(lists.HERE / "notes.txt", store, random, rounds):
        way = random.random()
        if way < 0.3:
            yield note
        else:
            small = augmentation.lowered(note, random)
            yield augmentation.hurried(small, random) if way < 0.75 else small


def rows(sentence: Sentence, describer: Describer) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Yield features and labels of ``sentence``, read as the finder reads a text."""
    text, labels = "", []
    for word in sentence.words:
        text += (" " if text else "") + word.text
        labels.append((len(text), word.label))
    place = 0
    for tokens in sentences(text):
        row = []
        for token in tokens:
            while labels[place][0] < token.end and labels[place][0] <= token.start:
                place += 1
            row.append(labels[place][1])
        yield describer.sentence(tokens)[1], row


def train(corpus: Sequence[Sentence], store: Names, lexicon: Lexicon, path: Path, rounds: int = NOTE_ROUNDS) -> None:
    """Write the model to ``path``; the notes go in ``rounds`` times, with other names each time."""
    describer = Describer(lexicon)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS, verbose=False)
    for sentence in variants(corpus, store, rounds):
        for features, labels in rows(sentence, describer):
            trainer.append(features, labels)
    trainer.train(str(path))
