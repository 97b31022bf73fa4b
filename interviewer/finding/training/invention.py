"""Names that nobody has: syllables put together, so that the model learns what stands around a name, not the name."""

from random import Random

from interviewer.finding.training.lists import by_hand

_ONSETS = (*by_hand()["beginnings of syllables"], "")
_VOWELS = by_hand()["vowels"]
_CODAS = ["", "", "", "", "n", "m", "r", "l", "s", "d", "k", "t", "h", "sh", "j", "nd", "rs", "z", "ng", "ll", "tt"]
_GIVEN_ENDS = ["", "", "", "a", "a", "i", "e", "o", "ah", "in", "an", "el", "ine", "ar", "ur", "iya", "eh", "or"]
_SURNAME_ENDS = (
    "", "", "", "i", "ov", "ova", "ić", "ski", "ska", "oğlu", "zadeh", "yan", "enko", "aitis", "iene", "pour", "zai",
    "son", "sen", "stad", "heim", "vik", "rud", "land", "nes", "set", "berg", "dal", "li", "moen", "lund", "eng",
)  # fmt: skip
_PLACE_HEADS = by_hand()["beginnings of places"]
_PLACE_ENDS = by_hand()["ends of places"]
_NORSE_HEADS = by_hand()["beginnings of Norwegian names"]
_NORSE_ENDS = by_hand()["ends of Norwegian names"]


def syllable(random: Random) -> str:
    """Return a syllable of no language in particular."""
    return random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS)


def given(random: Random) -> str:
    """Return a given name nobody has, capitalised; every fifth put together as Norwegian ones are."""
    if random.random() < 0.2:
        return random.choice(_NORSE_HEADS) + random.choice(_NORSE_ENDS)
    stem = "".join(syllable(random) for _each in range(random.choice((1, 2, 2, 2, 3))))
    return (stem + random.choice(_GIVEN_ENDS)).capitalize()


def surname(random: Random) -> str:
    """Return a surname nobody has, capitalised; every fourth the name of a farm."""
    if random.random() < 0.25:
        return place(random)
    stem = "".join(syllable(random) for _each in range(random.choice((1, 2, 2, 3))))
    return (stem + random.choice(_SURNAME_ENDS)).capitalize()


def place(random: Random) -> str:
    """Return the name of a place that could lie in Norway."""
    head = random.choice(_PLACE_HEADS) if random.random() < 0.6 else syllable(random).capitalize()
    return head + random.choice(("", "", "s", "e", "er")) + random.choice(_PLACE_ENDS)


def organisation(random: Random) -> str:
    """Return the name of a body: initials, or a made-up word with what such bodies are called."""
    if random.random() < 0.4:
        return "".join(random.choice("ABDEFGHIKLMNOPRSTUV") for _each in range(random.choice((3, 3, 4))))
    kind = random.choice(
        ("AS", "senter", "forening", "stiftelsen", "lag", "Norge", "klubb", "-gruppa", "kafé", "forum", "")
    )
    name = given(random)
    return name + kind if kind.startswith("-") else f"{name} {kind}".strip()
