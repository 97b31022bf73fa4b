"""Firms, clubs, newspapers and branches: "Tuvik Bygg AS", "Tuvik IL", "Tuvikposten", "NAV Tuvik", "Tuvik Røde Kors"."""

from collections.abc import Iterator

from interviewer.finding import phrases, places
from interviewer.finding.everyday import STOP
from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late
from interviewer.finding.phrases import Row
from interviewer.finding.plain import on_plain, vocabulary
from interviewer.language import N_

FIRM = N_("a firm or club: the letters behind the name say so")
BUSINESS = N_("a firm or shop: the word before the name says so")
MEDIUM = N_("a newspaper, by the end of its name")
BRANCH = N_("a branch of an organisation in a place")
PARTY = N_("a party, by the word before it")

_LETTERS = vocabulary("AS ASA BA KF IKS SA DA ANS NUF HF RHF IL IF FK SK BK TIL IBK ILK FBK OK UL IK")
_IN = vocabulary("i på ved")
_BUSINESSES = vocabulary("firmaet selskapet bedriften bedrifta butikken kafeen restauranten fotballaget bandet firmaet")
_BRANDS: dict[str, str] = {
    "kors": "røde",
    "folkehjelp": "norsk",
    "bymisjon": "kirkens",
    "sanitetskvinner": "norske",
    "nav": "",
    "frelsesarmeen": "",
    "caritas": "",
    "speiderne": "",
    "kfum": "",
    "kfuk": "",
}
"""Organisations that are everywhere, by their last word, with the word before; with a place they point at a branch."""
_MEDIUM = Late(r"[A-ZÆØÅ][\w-]{2,25}?(?:posten|avisa|avisen|tidende|bladet|dagblad)s?")
_MEDIA = ("posten", "avisa", "avisen", "tidende", "bladet", "dagblad", "s")
_EVERYDAY = vocabulary("""
posten avisa avisen bladet lokalavisa lokalavisen riksavisa dagsavisen tidende nettavisen ukebladet månedsbladet
e-posten eposten innvandringsposten journalposten
""")
_DIVISIONS = vocabulary("avd avdeling lokalavdeling krets lokallag klubb losje gruppe sone tropp")
_NUMBERED = Late(r"[^\W\d_]{3,14}\.?,? (?:nr\.? ?)?\d{1,4}(?![\w/]|[.,:-]\d)")
_SIDES = vocabulary("høyre høgre venstre")
_PARTY_AFTER = vocabulary("for fra frå av i hos")
_SIDED = vocabulary("side sida siden hånd hånda hand handa fot bein ben arm øye auge øre øyra fløy ving felt og eller")
_SPOTS = vocabulary("torg torv stasjon brygge kai gård gard sentrum senter skole skule kirke kyrkje øst vest nord sør")
_DEFINITE = ("en", "et")
_SURNAME = ("sen", "ssen")
_SHORTEST_DEFINITE, _SHORTEST_LETTERS, _MOST_LETTERS = 8, 3, 6


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the firms, clubs, newspapers and branches in ``text``."""
    row = phrases.row(text)
    for index, word in enumerate(row.words):
        if word.text in _LETTERS:
            yield from _lettered(row, index)
        elif word.lower in _BRANDS:
            yield from _branch(row, index)
        elif word.lower in {"il", "as"}:
            yield from _hurried(row, index)
        elif word.lower in _DIVISIONS:
            yield from _numbered(row, index)
        elif word.lower in _SIDES:
            if row.before(index) in _PARTY_AFTER and row.lower(index + 1) not in _SIDED:
                yield row.found(index, index + 1, Kind.ORGANISATION, 0.5, PARTY)
        elif word.lower in _BUSINESSES:
            after = row.names(index + 1)
            if row.capital(index + 1):
                yield row.found(index, after, Kind.ORGANISATION, 0.6, BUSINESS)
        elif (
            word.capital
            and word.lower.endswith(_MEDIA)
            and word.lower not in _EVERYDAY
            and _MEDIUM.fullmatch(word.text)
        ):
            yield row.found(index, index + 1, Kind.ORGANISATION, 0.65, MEDIUM)
        if word.capital and row.lower(index + 1) in _IN:
            yield from _placed(row, index)


def _placed(row: Row, index: int) -> Iterator[Found]:
    """Yield "FAU ved Tuvik skole", and "Fargeboden på Tuvik torg": a noun with a capital in a sentence is a name."""
    word, place = row.words[index], index + 2
    if row.words[index + 1].capital:
        return
    letters = word.text.isupper() and word.text.isalpha() and _SHORTEST_LETTERS <= len(word.text) <= _MOST_LETTERS
    if letters and word.lower not in STOP:
        after = phrases.complement(row, place, hurried=False)
    elif _is_named_thing(row, index):
        after = row.names(place) if row.capital(place) else place
        after += after > place and row.lower(after) in _SPOTS
    else:
        return
    if after > place and phrases.names_properly(row, place, after):
        yield row.found(index, after, Kind.ORGANISATION, 0.5, BRANCH)


def _is_named_thing(row: Row, index: int) -> bool:
    """Tell whether a word is a definite noun that has its capital for a name's sake, not for a sentence's."""
    word = row.words[index]
    return (
        len(word.lower) >= _SHORTEST_DEFINITE
        and word.lower.endswith(_DEFINITE)
        and not word.lower.endswith(_SURNAME)
        and not places.starts(row.text, word.start)
        and not row.capital(index - 1)
        and word.lower not in places.names()
    )


def _numbered(row: Row, index: int) -> Iterator[Found]:
    """Yield a numbered division with the name before it: "Tuvik Transport avd. 12"."""
    found = _NUMBERED.match(row.text, row.words[index].start)
    start = index
    while found and start > max(0, index - 4) and row.follows(start) and row.words[start - 1].capital:
        start -= 1
    if found and start < index:
        first = row.words[start].start
        yield Found(first, found.end(), Kind.ORGANISATION, row.text[first : found.end()], 0.7, BRANCH)


def _lettered(row: Row, index: int) -> Iterator[Found]:
    """Yield the name before "AS" or "IL"; one word in lower case where no capital stands before."""
    start = index
    while start > max(0, index - 5) and (lower := row.before(start)):
        joins = lower == "og" and row.follows(start - 1) and start > 1 and row.words[start - 2].capital
        if not joins and (not row.words[start - 1].capital or lower in STOP):
            break
        start -= 1
    if start == index and row.before(index) and row.is_name(index - 1, hurried=True):
        start -= 1
    if start < index:
        yield row.found(start, index + 1, Kind.ORGANISATION, 0.85, FIRM)


def _hurried(row: Row, index: int) -> Iterator[Found]:
    """Yield "tuvik il" or "tuvik bygg as" in a note without capitals."""
    start = index
    while start > max(0, index - 2) and row.before(start) and row.is_name(start - 1, hurried=True):
        start -= 1
        if row.words[start].lower in places.names() or row.words[index].lower == "il":
            break
    if start < index and row.hurried(start, index + 1):
        yield row.found(start, index + 1, Kind.ORGANISATION, 0.5, FIRM)


def _branch(row: Row, index: int) -> Iterator[Found]:
    """Yield "NAV Tuvik" and "Tuvik Røde Kors"."""
    first = _BRANDS[row.words[index].lower]
    if first and row.before(index) not in {first, "raude"}:
        return
    start, end = index - bool(first), index + 1
    begun = start, end
    hurried = row.hurried(start, end)
    place = end + 1 if row.lower(end) in {"i", "på"} else end
    after = row.names(place, hurried=hurried and place > end) if row.lower(place) not in STOP else place
    if (
        hurried
        and after == place == end
        and row.lower(end)
        and row.is_name(end, hurried=True)
        and not row.inflected(end)
    ):
        after = end + 1
    if after > place:
        end = after
    elif first and row.before(start) and row.is_name(start - 1, hurried=hurried) and row.before(start) not in STOP:
        start -= 1
    if (start, end) != begun:
        yield row.found(start, end, Kind.ORGANISATION, 0.75, BRANCH)
