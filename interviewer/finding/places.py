"""Places by their names: municipalities and counties of 2007, 2020 and 2024, towns, districts, countries.

The lists lie in ``resources/names`` and are read once. A name that is an ordinary word as well ("Hå", "Moss", "Nes")
counts only with a capital, and at the start of a sentence only after a word that leads to a place.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from interviewer import assets
from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late
from interviewer.finding.plain import Word, on_plain, vocabulary, words
from interviewer.language import N_

MUNICIPALITY = N_("a Norwegian municipality or county, by name")
TOWN = N_("a place in the lists")
COUNTRY = N_("a country or a part of the world")
KOMMUNE = N_("a municipality: the word after it says so")

ORDINARY = vocabulary("""
hå os moss sol bø nes å ski mo vik sand lom time sola hol gol ål eid flå fet lund berg sel re nome tinn vang grue
våler marker halden frei leka rana sund fjell strand fjord stad heim bud hell dal dale herre leira moen myra tau hov
hof eide eina gran grong lier skei voss vega selje flora kvam stange lunde lunner sande strande stranda orre alta tana
røst røa roa ask asker ila lade minde paradis bryn løren hasle sæter fossum vestli tveit grim søm hamna kroken langnes
tempe tiller rosten nardo madla sunde kampen grønland sula senja frosta haga holme hopen kil kleppe klepp straume
straumen reine myre malm magnor manger maura sem sira sokna skage skui solund ise løten løken løding mandal roald rena
tofte tolga tomter tretten valle vatne visnes vinje aure aukra dalen borre sogn salten follo toten lister norden
statene england gaza jordan mali niger chile cuba peru india kina man oman polen benin tsjad uk island kjenn skoger
solvik teisen lena otta olden loen gamlebyen sagene midtbyen østbyen fana sandviken kvaløya bogen setermoen sentrum
kvelde røyken kjeller tasta førde strømmen hemne osen bokn fusa radøy modum lesja dovre vågå høle vestre rygge råde
rennebu alver kinn fjæra ås arna dønna etne giske gulen hitra hole lavangen leirvik luster lyngen nore rauma rindal
rissa roan selbu siljan skaun smøla sveio tokke torsken trysil ullern ulvik utsira vestby vestland vestnes vikna
vindafjord alna bjerke stovner sandaker tåsen nesset norddal grane skjold viken evje evjen bleik dokka fosser forset
frogn grua jaren rasta stokka stokke støren moi maze masi vollen ålen vanse dalane teno tanem rykene børsa fiskå
husøya romsa persia
""")
"""Names that are (or look like) ordinary words, given names or surnames: these need a capital, and more at a start."""
_STRICT = vocabulary("""
hå os sol bø nes å ski mo vik sand lom time sola hol gol ål eid flå fet lund berg sel re nome vang marker frei leka
sund fjell strand fjord stad heim bud hell dal dale herre leira moen myra tau hov hof eide gran skei flora stange
lunde sande stranda ask asker ila lade minde paradis bryn løren hasle sæter tveit grim søm hamna kroken kampen haga
holme kil straume straumen reine myre malm manger sem ise løken roald rena tretten valle vatne dalen norden statene
jordan man niger mali lena otta olden midtbyen gamlebyen røst tinn alta arna strømmen torsken voss moss lier salten
bogen tofte tolga klepp kleppe ås bjerke hole etne gulen luster frosta
""")
"""Names that at the start of a sentence are more likely a word: there they need a word that leads to a place."""
_LEADING = vocabulary("""
i på fra frå til ved mot rundt kring nær utenfor utanfor hos mellom gjennom via innen omkring nord sør øst vest aust
""")
_BEHIND = vocabulary("""
kommune kommunes kommunen fylke fylkes fylkeskommune herad bydel sentrum by bygd tettsted politidistrikt prosti
kommunestyre bystyre kommuna sogn
""")
_LETTERS = str.maketrans({"ä": "æ", "ö": "ø", "’": "'"})
_GENITIVE = Late(r"(?:'s|’s|s'|s’|s|'|’)$")
_MOST_WORDS = 6
_REACH = 8
_END = Late(r"[.!?:\n]\s*[\"«“”'(-]?\s*$")


class Entry(NamedTuple):
    """What a name stands for, and how sure a name alone is."""

    why: str
    score: float


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality or county and its years in force; ``first`` is 0 and ``last`` 9999 where these lie outside."""

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


@cache
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


@cache
def names() -> frozenset[str]:
    """Return every name in the lists, folded."""
    return frozenset(_entries())


@cache
def _first_words() -> dict[str, int]:
    """Return the first words of all names, each with how many words the longest such name has."""
    found: dict[str, int] = {}
    for name in names():
        head = name.split(" ")[0]
        found[head] = max(found.get(head, 0), name.count(" ") + 1)
    return found


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the places of the lists in ``text``, also in lower case where the name is no ordinary word."""
    all_words, firsts = words(text), _first_words()
    index = 0
    while index < len(all_words):
        word = all_words[index]
        most = firsts.get(word.lower) or firsts.get(stem(word.lower)) or 0
        taken = 1
        if most:
            for count in range(min(most, len(all_words) - index, _MOST_WORDS), 0, -1):
                if hit := _named(text, all_words, index, count):
                    yield hit if count > 1 else _told_apart(text, all_words, index, hit)
                    taken = count
                    break
        index += taken


def stem(lower: str) -> str:
    """Return a word without its genitive."""
    return _GENITIVE.sub("", lower) if len(lower) > 3 else lower


def several(text: str, all_words: tuple[Word, ...], index: int) -> int:
    """Return of how many words, two at least, the name of a place at ``index`` is; 0 where there is none."""
    most = _first_words().get(all_words[index].lower, 0)
    for count in range(min(most, len(all_words) - index, _MOST_WORDS), 1, -1):
        if stem(fold(text[all_words[index].start : all_words[index + count - 1].end])) in names():
            return count
    return 0


def known(lower: str) -> bool:
    """Tell whether a single word in lower case is a place that is no ordinary word."""
    return (lower in names() and lower not in ORDINARY) or (stem(lower) in names() and stem(lower) not in ORDINARY)


def _named(text: str, all_words: tuple[Word, ...], index: int, count: int) -> Found | None:
    first, last = all_words[index], all_words[index + count - 1]
    written = text[first.start : last.end]
    folded = fold(written)
    entry = _entries().get(folded)
    if entry is None:
        folded = stem(folded)
        entry = _entries().get(folded)
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


def _told_apart(text: str, all_words: tuple[Word, ...], index: int, hit: Found) -> Found:
    """Return a place with where it lies, when there are several of the name: "på Nes i Tuvik"."""
    lower, last = all_words[index].lower, index + 2
    if lower not in ORDINARY or last >= len(all_words) or not index or all_words[index - 1].lower not in _LEADING:
        return hit
    if text[hit.end : all_words[last].start] != " i " or not all_words[last].capital:
        return hit
    end = all_words[last].end
    return Found(hit.start, end, hit.kind, text[hit.start : end], hit.score, hit.why)


def starts(text: str, start: int) -> bool:
    """Tell whether a sentence or a line starts at ``start``."""
    before = text[max(0, start - _REACH) : start]
    return (start < _REACH and not before.strip()) or _END.search(before) is not None
