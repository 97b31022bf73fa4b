"""Somebody's family: the words for it, and the names behind them ("dattera mi, Live", "mannen hennes Ali")."""

from collections.abc import Iterator

from interviewer.finding import phrases, places
from interviewer.finding.everyday import STOP
from interviewer.finding.found import Found, Kind
from interviewer.finding.phrases import Row
from interviewer.finding.plain import on_plain, vocabulary
from interviewer.language import N_

RELATIVE = N_("behind a word for somebody's family")

KIN = vocabulary("""
kone kona konen ektemann ektemannen ektefelle ektefellen mann mannen samboer samboeren sambuar sambuaren kjæreste
kjæresten forlovede far faren mor mora moren pappa pappaen mamma mammaen søster søstera søsteren syster systera bror
broren sønn sønnen son sonen datter dattera datteren dotter dottera onkel onkelen tante tanta tanten fetter fetteren
kusine kusina kusinen svoger svogeren svigerfar svigerfaren svigermor svigermora svigermoren svigersønn svigersønnen
svigerdatter svigerdattera svigerinne svigerinnen nevø nevøen niese niesa niesen bestefar bestefaren bestemor
bestemora bestemoren farfar farfaren farmor farmora morfar morfaren mormor mormora barnebarn barnebarnet tvilling
tvillingen tvillingbror tvillingbroren tvillingsøster tvillingsøstera lillebror lillebroren lillesøster lillesøstera
storebror storebroren storesøster storesøstera stefar stefaren stemor stemora fostersønn fosterdatter enke enka
enken venninne venninna venninnen veninne veninna kamerat kameraten
""")
_WHOSE = vocabulary("""
min mi mitt mine din di ditt dine sin si sitt sine hans hennes hennar deres deira vår vårt våre
""")
_GAPS = frozenset({" ", ", ", " – ", " - "})
_SCORE = 0.7


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the names that stand behind a word for somebody's family."""
    row = phrases.row(text)
    for index, word in enumerate(row.words):
        if word.lower in KIN:
            first = index + (2 if row.lower(index + 1) in _WHOSE else 1)
            if (after := _named(row, first)) > first:
                yield row.found(first, after, Kind.PERSON, _SCORE, RELATIVE)


def _named(row: Row, first: int) -> int:
    """Return the index after the name from ``first`` on, ``first`` when none stands there."""
    if first >= len(row.words) or row.text[row.words[first - 1].end : row.words[first].start] not in _GAPS:
        return first
    after = first
    while after < first + 3 and (after == first or row.follows(after)) and _may_be_name(row, after):
        after += 1
    return after


def _may_be_name(row: Row, index: int) -> bool:
    word = row.words[index]
    return word.capital and word.text.lower() not in STOP and not word.text.isupper() and not places.known(word.lower)
