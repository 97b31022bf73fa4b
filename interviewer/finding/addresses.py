"""Where somebody lives: streets with and without a number, postcodes with their place, post boxes, farms by number.

One pass over the words: a number looks back for its street and ahead for a place; a capital and an ending make a
street.
"""

import re
from collections.abc import Iterator

from interviewer.finding import places
from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late
from interviewer.finding.plain import Word, on_plain, vocabulary, words
from interviewer.language import N_

NUMBERED = N_("a street with a number")
STREET = N_("the name of a street")
POSTCODE = N_("a postcode with its place")
BOX = N_("a post box")
FARM = N_("a property by its number in the land register")

_ROADS = vocabulary("""
gata gate gaten gatu gt vei veien veg vegen vn alle allé alléen alleen plass plassen torg torget torv torvet gård
gården gard garden
""")
_GROUNDS = vocabulary("""
bakke bakken bakkane bakker brekka brekke sti stien stig stigen sving svingen svingene krok kroken ringen løkka løkken
lia haug haugen åsen tunet tun brygga brygge kaia kaien kai smug smuget smauet smau jordet voll vollen faret geila
geilen stredet strede veita hagen terrasse terrassen myra neset moen sletta dalen kleiva kleivane stubben lunden
parken gropa strøket grenda bukta vika odden flata flaten marka skogen minde viken vegen hammaren hammeren berget
steinen kollen toppen kanten
""")
_ENDINGS = tuple(sorted(_ROADS | _GROUNDS, key=len, reverse=True))
_SURE = tuple(
    vocabulary("""
gata gate gaten veien vegen vei veg alléen allé plass torg bakken stien svingen kroken brygge smauet veita stredet
""")
)
_STANDING = frozenset([*_ROADS, "v", "brygge", "bakke", "minde", "tun", "hage", "ring"])
"""What a street may be called apart from its first words: "Karl Johans gate"."""
_LEADING = vocabulary("""
nedre øvre store lille vestre østre søndre nordre gamle indre ytre midtre austre søre st sankt vesle
""")
_EVERYDAY = vocabulary("""
underveis undervegs arbeidsplass arbeidsplassen tidsplass skoleplass plassen stadion barnehageplass sykehjemsplass
leveveg levevei motorvei motorveg riksvei riksveg fylkesvei fylkesveg jernbane omvei omveg sitteplass parkeringsplass
lekeplass lekeplassen flyplass flyplassen byggeplass skogen parken hagen marka dalen torget gata gate gaten veien
vegen møteplass møteplassen praksisplass studieplass lærlingplass førsteplass andreplass tredjeplass femteplass
sitteplasser plass plasser vei veg sti stien markedsplass bakken bakke kroken ringen toppen kanten steinen berget
odden vika neset moen myra sletta haugen åsen lia tun
""")
_WORKS = (
    "arbeids",
    "skole",
    "barnehage",
    "sitte",
    "parkerings",
    "lekeplass",
    "flyplass",
    "motor",
    "riks",
    "fylkes",
    "møteplass",
    "europa",
)
_NUMBER = Late(
    r"\d{1,4}(?!\d|[.,:]\d|%|\.? (?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des|år|stk|kr\b|personer|elever"
    r"|prosent|timer|minutter))"
    r"(?: ?(?:[A-HJ-Z]|[a-h])(?![^\W_]))?(?: ?[-–/] ?\d{1,4}(?: ?[A-Ha-h](?![^\W_]))?)?(?![\w])"
)
_LEFT = Late(r"(?:[^\W\d_][\w'’-]{0,30}\.? {1,2}){0,4}[^\W\d_][\w'’-]{0,40}\.?,? {0,2}$")
_POSTCODE = Late(r"(?:NO?-)?(?P<code>\d{4}) {1,2}(?P<place>[^\W\d_]{2,25}(?:[ -][^\W\d_]{1,25}){0,3})")
_BEHIND = Late(r",? {1,2}(?:NO?-)?\d{4} {1,2}[^\W\d_]{2}")
_BOX = Late(
    r"(?:post ?boks|pb\.?|boks|p\.? ?o\.? ?box) {0,2}\d{1,5}(?!\d)(?: [A-ZÆØÅ][^\W\d_]{2,25}(?! kommune))?",
    re.IGNORECASE,
)
_BOXES = vocabulary("postboks post pb boks p po")
_FARM = Late(
    r"(?:gnr|gårdsnr|gardsnr|gårdsnummer|gardsnummer|g\.nr)\.? ?(?:[/,] ?(?:bnr|bruksnr)\.? ?)?\d{1,4}"
    r"(?: ?[/,]? ?(?:og )?(?:bnr|bruksnr|bruksnummer|b\.nr)\.? ?\d{1,5}| ?/ ?\d{1,5})?(?: ?[/,]? ?(?:fnr|snr"
    r"|seksjonsnr)\.? ?\d{1,4})?",
    re.IGNORECASE,
)
_FARMS = vocabulary("gnr gårdsnr gardsnr gårdsnummer gardsnummer g")
_HOUR = Late(
    r"(?<![\w])(?:kl\.?|klokk[ae]n?|siden|sidan|i|år|høsten|våren|hausten|fra|frå|til|ca\.?|og|kr\.?|etter|før"
    r"|rundt) $",
    re.I,
)


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the addresses in ``text``."""
    all_words = words(text)
    for index, word in enumerate(all_words):
        lower = word.lower
        if "0" <= lower[0] <= "9":
            yield from _numbered(text, word)
            yield from _postcode(text, word)
        elif lower in _BOXES and (found := _BOX.match(text, word.start)):
            yield _made(text, word.start, found.end(), 0.9, BOX)
        elif lower in _FARMS and (found := _FARM.match(text, word.start)):
            yield _made(text, word.start, found.end(), 0.9, FARM)
        elif lower.endswith(_SURE) and word.capital and lower not in _EVERYDAY and not lower.startswith(_WORKS):
            yield _street(text, all_words, index)
        elif lower[:2] in {"n", "n-", "no"} and (found := _POSTCODE.match(text, word.start)):
            yield from _coded(text, found)


def _street(text: str, all_words: tuple[Word, ...], index: int) -> Found:
    """Return a street without a number, with "Nedre" or "Karl Johans" before it."""
    start = index
    alone = all_words[index].lower in _STANDING
    while start > max(0, index - 3) and text[all_words[start - 1].end : all_words[start].start] in {" ", ". "}:
        before = all_words[start - 1]
        if before.lower not in _LEADING and not (alone and before.capital):
            break
        start -= 1
    return _made(text, all_words[start].start, all_words[index].end, 0.6, STREET)


def _numbered(text: str, word: Word) -> Iterator[Found]:
    """Yield the street that a number ends."""
    number = _NUMBER.match(text, word.start)
    if number is None or text[word.start - 1 : word.start] not in {" ", "."}:
        return
    left = text[max(0, word.start - 80) : word.start]
    found = _LEFT.search(left[left.rfind("\n") + 1 :])
    if found is None:
        return
    parts = found[0].replace(",", " ").split()
    count = _street_words(parts)
    if not count and _BEHIND.match(text, number.end()) and parts[-1][0].isupper():
        count = _capitals(parts)
    if count:
        written = re.search(rf"(?:\S+ +){{{count - 1}}}\S+ *$", found[0])
        if written:
            yield _made(text, word.start - len(written[0]), number.end(), 0.9, NUMBERED)


def _street_words(parts: list[str]) -> int:
    """Return how many of the words before a number are the street's name; 0 for none."""
    last = parts[-1].lower().rstrip(".")
    if last in _STANDING and len(parts) > 1:
        count = 1
        while count < min(len(parts), 5):
            before = parts[-count - 1]
            lower = before.lower().rstrip(".")
            if not (before[0].isupper() or lower in _LEADING or (count < 3 and _of_somebody(parts, count))):
                break
            count += 1
        return count if count > 1 else 0
    ends = next((ending for ending in _ENDINGS if last.endswith(ending)), "")
    if not ends or len(last) < len(ends) + 2 or last in _EVERYDAY:
        return 0
    return 2 if len(parts) > 1 and parts[-2].lower().rstrip(".") in _LEADING else 1


def _of_somebody(parts: list[str], count: int) -> bool:
    """Tell whether a word in lower case belongs to "karl johans gate": a genitive, or the word before one."""
    lower = parts[-count - 1].lower()
    if count == 1:
        return lower.endswith("s") and len(lower) > 3
    return parts[-2][0].islower() and lower.isalpha() and len(lower) > 2 and lower not in _HUSHED


_HUSHED = vocabulary("""
bor bur budde bodde flyttet flytta til fra frå ved den det hun han jeg adresse adressen leilighet hus huset
""")


def _capitals(parts: list[str]) -> int:
    count = 0
    while count < min(len(parts), 3) and parts[-count - 1][0].isupper():
        count += 1
    return count


def _postcode(text: str, word: Word) -> Iterator[Found]:
    alone = (
        len(word.text) == 4 and word.text.isdecimal() and text[word.start - 1 : word.start] not in {"/", "-", ".", "+"}
    )
    if alone and (found := _POSTCODE.match(text, word.start)):
        yield from _coded(text, found)


def _coded(text: str, found: re.Match[str]) -> Iterator[Found]:
    """Yield four digits and the place behind them, where they are no year and no hour."""
    named, known = _place(found["place"])
    before = text[max(0, found.start() - 12) : found.start()]
    apart = before.rstrip(" ")[-1:] in {"", ",", "\n"} or bool(re.search(r"\d ?[A-Za-z]? $", before))
    if not named or (not known and not apart) or (_HOUR.search(before) and not apart):
        return
    end = found.start("place") + len(named)
    score = 0.95 if known and apart else 0.8 if known or apart else 0.5
    yield Found(found.start(), end, Kind.POSTCODE, text[found.start() : end], score, POSTCODE)


def _place(written: str) -> tuple[str, bool]:
    """Return as much of ``written`` as is a place, and whether the lists know it."""
    parts = re.split(r"( )", written)
    for count in range(len(parts), 0, -2):
        name = "".join(parts[:count])
        folded = places.fold(name)
        if folded in places.names() and (name[0].isupper() or folded not in places.ORDINARY):
            return name, True
    return (parts[0], False) if parts[0][0].isupper() and len(parts[0]) > 2 else ("", False)


def _made(text: str, start: int, end: int, score: float, why: str) -> Found:
    return Found(start, end, Kind.ADDRESS, text[start:end].rstrip(), score, why)
