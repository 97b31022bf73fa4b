"""Places by their names: municipalities and counties of 2007, 2020 and 2024, towns, districts, countries.

The lists lie in ``resources/names`` and are read once. A name that is an ordinary word as well ("Hå", "Moss", "Nes")
counts only with a capital, and at the start of a sentence only after a word that leads to a place.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from interviewer import assets
from interviewer.finding.found import Found, Kind
from interviewer.finding.plain import Word, on_plain, words
from interviewer.language import N_

MUNICIPALITY = N_("a Norwegian municipality or county, by name")
TOWN = N_("a place in the lists")
COUNTRY = N_("a country or a part of the world")
KOMMUNE = N_("a municipality: the word after it says so")

ORDINARY = frozenset(
    (
        "hå os moss sol bø nes å ski mo vik sand lom time sola hol gol ål eid flå fet lund berg sel re nome tinn vang grue våler marker halden"
        " frei leka rana sund fjell strand fjord stad heim bud hell dal dale herre leira moen myra tau hov hof eide eina gran grong lier skei"
        " voss vega selje flora kvam stange lunde lunner sande strande stranda orre eide alta tana røst røa roa ask asker ila lade minde paradis"
        " bryn løren hasle sæter fossum vestli tveit grim søm fjell hamna kroken langnes ila tempe tiller rosten nardo madla sunde kampen grønland"
        " re sula senja frosta haga holme hopen kil kleppe klepp straume straumen reine myre malm magnor manger maura sem sira sokna skage skui"
        " solund ise løten løken løding mandal roald rena tofte tolga tomter tretten valle vatne visnes vinje aure aukra aure eide dalen borre"
        " sogn salten follo toten lister norden statene england gaza jordan mali niger chile cuba peru india kina man oman polen benin tsjad"
        " uk island kjenn skoger solvik teisen lena otta olden loen gamlebyen sagene midtbyen østbyen fana sandviken kvaløya bogen setermoen"
        " sentrum os osen bokn fusa radøy modum lesja dovre vågå høle vestre rygge råde rennebu alver kinn fjæra ål å ås arna dønna etne"
        " giske gulen hitra hole lavangen leirvik lom luster lyngen nore rauma rindal rissa roan selbu siljan skaun smøla sveio tokke torsken"
        " trysil ullern ulvik utsira vestby vestland vestnes vikna vindafjord alna bjerke stovner sandaker tåsen"
    ).split()
)
"""Names that are (or look like) ordinary words, given names or surnames: these need a capital, and more at a start."""
_STRICT = frozenset(
    (
        "hå os sol bø nes å ski mo vik sand lom time sola hol gol ål eid flå fet lund berg sel re nome vang marker frei leka sund fjell strand"
        " fjord stad heim bud hell dal dale herre leira moen myra tau hov hof eide gran skei flora stange lunde sande stranda ask asker ila lade"
        " minde paradis bryn løren hasle sæter tveit grim søm hamna kroken kampen haga holme kil straume straumen reine myre malm manger sem ise"
        " løken roald rena tretten valle vatne dalen norden statene jordan man niger mali lena otta olden midtbyen gamlebyen røst tinn alta"
        " arna torsken voss moss lier salten bogen tofte sem tolga klepp kleppe ås bjerke norden hole etne gulen luster frosta"
    ).split()
)
"""Names that at the start of a sentence are more likely a word: there they need a word that leads to a place."""
_LEADING = frozenset(
    "i på fra frå til ved mot rundt kring nær utenfor utanfor hos mellom gjennom via innen omkring nord sør øst vest aust".split()
)
_BEHIND = frozenset(
    "kommune kommunes kommunen fylke fylkes fylkeskommune herad bydel sentrum by bygd tettsted politidistrikt prosti kommunestyre bystyre"
    " kommuna sogn".split()
)
_LETTERS = str.maketrans({"ä": "æ", "ö": "ø", "’": "'"})
_GENITIVE = re.compile(r"(?:'s|’s|s'|s’|s|'|’)$")
_MOST_WORDS = 6
_END = re.compile(r"[.!?:\n]\s*[\"«“”'(-]?\s*$")


class Entry(NamedTuple):
    """What a name stands for, and how sure a name alone is."""

    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality or county and the years it was in force; ``first`` is 0 and ``last`` 9999 where these lie outside."""

    name: str
    county: str
    first: int
    last: int
    others: tuple[str, ...]

    def in_force(self, year: int) -> bool:
        """Tell whether it was there at the end of ``year``."""
        return self.first <= year <= self.last


def _rows(name: str) -> Iterator[list[str]]:
    for line in (assets.resources() / "names" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _years(first: str, last: str) -> tuple[int, int]:
    return int(first or 0), int(last or 9999)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip() not in {"", "-"})


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return every municipality in force at any time since 2007."""
    rows = ([*row, "", "", "", ""] for row in _rows("municipalities.tsv"))
    return tuple(Municipality(row[0], row[1], *_years(row[2], row[3]), _split(row[4])) for row in rows)


@cache
def counties() -> tuple[Municipality, ...]:
    """Return every county in force at any time since 2007."""
    rows = ([*row, "", "", ""] for row in _rows("counties.tsv"))
    return tuple(Municipality(row[0], row[0], *_years(row[1], row[2]), _split(row[3])) for row in rows)


@lru_cache(maxsize=32768)
def fold(name: str) -> str:
    """Return ``name`` in lower case as the lists are compared: å, ø and æ kept, ä and ö taken for æ and ø."""
    return unicodedata.normalize("NFC", name).lower().translate(_LETTERS)


def _entries() -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for row in _rows("nations.tsv"):
        entries.update((fold(name), Entry(COUNTRY, 0.7)) for name in _split(row[0]))
    for row in _rows("towns.txt"):
        entries[fold(row[0])] = Entry(TOWN, 0.85)
    for row in _rows("districts.tsv"):
        entries.update((fold(name), Entry(TOWN, 0.8)) for name in _split(row[1]))
    for place in (*municipalities(), *counties()):
        entries.update((fold(name), Entry(MUNICIPALITY, 0.92)) for name in (place.name, *place.others))
    return entries


_ENTRIES = _entries()
KNOWN: frozenset[str] = frozenset(_ENTRIES)
"""Every name in the lists, folded."""
_FIRST: dict[str, int] = {}
for _name in KNOWN:
    _head = _name.split(" ")[0]
    _FIRST[_head] = max(_FIRST.get(_head, 0), _name.count(" ") + 1)


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the places of the lists in ``text``, also in lower case where the name is no ordinary word."""
    all_words = words(text)
    index = 0
    while index < len(all_words):
        word = all_words[index]
        most = _FIRST.get(word.lower) or _FIRST.get(stem(word.lower)) or 0
        taken = 1
        if most:
            for count in range(min(most, len(all_words) - index, _MOST_WORDS), 0, -1):
                if hit := _named(text, all_words, index, count):
                    yield hit
                    taken = count
                    break
        index += taken


def stem(lower: str) -> str:
    """Return a word without its genitive."""
    return _GENITIVE.sub("", lower) if len(lower) > 3 else lower


def several(text: str, all_words: tuple[Word, ...], index: int) -> int:
    """Return of how many words, two at least, the name of a place at ``index`` is; 0 where there is none."""
    most = _FIRST.get(all_words[index].lower, 0)
    for count in range(min(most, len(all_words) - index, _MOST_WORDS), 1, -1):
        if stem(fold(text[all_words[index].start : all_words[index + count - 1].end])) in KNOWN:
            return count
    return 0


def known(lower: str) -> bool:
    """Tell whether a single word in lower case is a place that is no ordinary word."""
    return (lower in KNOWN and lower not in ORDINARY) or (stem(lower) in KNOWN and stem(lower) not in ORDINARY)


def _named(text: str, all_words: tuple[Word, ...], index: int, count: int) -> Found | None:
    first, last = all_words[index], all_words[index + count - 1]
    written = text[first.start : last.end]
    folded = fold(written)
    entry = _ENTRIES.get(folded)
    if entry is None:
        folded = stem(folded)
        entry = _ENTRIES.get(folded)
    if entry is None:
        return None
    after = all_words[index + count].lower if index + count < len(all_words) else ""
    before = all_words[index - 1].lower if index else ""
    score, why = entry.score, entry.why
    if after in _BEHIND and text[last.end : last.end + 1] == " " and (first.capital or folded not in ORDINARY):
        return Found(first.start, last.end, Kind.PLACE, written, 0.95, KOMMUNE)
    if not first.capital:
        if folded in ORDINARY:
            return None
        score -= 0.15
    elif folded in _STRICT and before not in _LEADING:
        if starts(text, first.start) or folded != fold(written):
            return None
        score = 0.5
    elif folded in ORDINARY and before not in _LEADING:
        score -= 0.25
    return Found(first.start, last.end, Kind.PLACE, written, score, why)


def starts(text: str, start: int) -> bool:
    """Tell whether a sentence or a line starts at ``start``."""
    return not text[:start].strip() if start < 8 else bool(_END.search(text[max(0, start - 8) : start]))
