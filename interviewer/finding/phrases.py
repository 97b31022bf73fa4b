"""How phrases of associations and roles go on: what makes an organisation, and what may stand behind "i" or "ved".

Works on the words of a plain text. Hurried notes have no capitals: there an unknown word counts as a name where a
phrase asks for one, when it is no everyday word and is not inflected.
"""

from functools import lru_cache

from interviewer.finding import origins, places
from interviewer.finding.everyday import FAITHS, FUNCTION, MODIFIERS, STOP
from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late
from interviewer.finding.plain import Word, vocabulary, words

_LONG = (
    "forening|foreining|klubb|menighet|menigheit|meinigheit|kyrkjelyd|kirke|kyrkje|moské|moske|tempel|synagoge|skole"
    "|skule|barnehage|frivilligsentral"
    "|frivillegsentral|frivillighetssentral|nærmiljøsentral|forbund|stiftelse|stifting|kulturhus|bibliotek|mottak"
    "|sykehus|sjukehus|helsestasjon"
    "|sykehjem|sjukeheim|bofellesskap|opplæring|tjeneste|teneste|flyktningkontor|flyktningekontor|innvandrerkontor"
    "|politidistrikt|politikammer"
    "|lensmannskontor|legekontor|avis|korps|teater|nettverk|organisasjon|kvinnegruppe|idrettslag|museum|kapell"
    "|bedehus|prosti|bydelsutvalg|festival"
    "|parti|kommunestyre|bystyre|heradsstyre|fylkesting|skolekrets"
    "|komité|komite|utvalg|utval|forum|allianse|departement|direktorat|institutt|universitet|høgskole|høgskule|høyskole"
    "|akademi|seminar|fylkesarkiv|byarkiv|galleri|verksted|kollektiv|samfunnshus|grendehus|forsamlingshus|ungdomshus"
    "|folkehus|aktivitetshus|menighetshus|bydelshus|litteraturhus|sentral|kafé|kafe|losje|speidergruppe|ungdomsgruppe"
    "|seniorgruppe|foreldreutvalg|arbeidsutvalg|bydelsstyre|menighetsstyre|tingrett|fengsel"
)
"""Nouns that make an organisation, also with something joined before them ("ungdomsklubb")."""
_SHORT = (
    "vel|velforening|sanitetslag|bondelag|bygdelag|ungdomslag|historielag|mållag|bygdekvinnelag|partilag|grendelag"
    "|skolelag|innvandrerlag|innvandrarlag|næringslag"
    "|råd|innvandrerråd|innvandrarråd|ungdomsråd|eldreråd|integreringsråd|mangfoldsråd|menighetsråd|sokneråd"
    "|bispedømmeråd|flyktningråd|kulturråd|fellesråd"
    "|barnevern|blad|tidende|dagblad|kor|mannskor|kvinnekor|barnekor|senter|kultursenter|læringssenter"
    "|kvalifiseringssenter|legesenter|omsorgssenter|helsesenter"
    "|aktivitetssenter|ungdomssenter|innvandrersenter|kvinnesenter|opplæringssenter|flerkultursenter|forsamling"
    "|bydelsmødre|formannskap|kommune|fylkeskommune|herad"
    "|hus|videregående|vidaregåande|vgs|kino|arbeiderparti|arbeidarparti|høyre|høgre|venstre"
)
_BARE = Late(rf"(?:[^\W\d_]{{2,30}}-?)??(?:{_LONG})(?:s|')?|(?:{_SHORT})(?:s|')?")
_DEFINITE_LONG = (
    "foreninga|foreningen|foreininga|idrettslaget|klubben|menigheten|menigheta|meinigheita|kyrkjelyden|kirken|kirka"
    "|kyrkja|moskeen|moskéen|templet|tempelet|synagogen"
    "|skolen|skulen|barnehagen|frivilligsentralen|frivillegsentralen|frivillighetssentralen|forbundet|stiftelsen"
    "|stiftinga|kulturhuset|biblioteket|mottaket"
    "|sykehuset|sjukehuset|helsestasjonen|sykehjemmet|sjukeheimen|bofellesskapet|opplæringen|opplæringa|tjenesten"
    "|tenesta|kontoret|avisa|avisen|korpset|teatret"
    "|teateret|nettverket|organisasjonen|kvinnegruppa|kvinnegruppen|museet|kapellet|bedehuset|kommunestyret|bystyret"
    "|heradsstyret|fylkestinget|utvalget|utvalet|rådet|senteret|koret|laget"
    "|komiteen|komitéen|forumet|alliansen|departementet|direktoratet|instituttet|universitetet|høgskolen|høgskulen"
    "|høyskolen|akademiet|galleriet|verkstedet|kollektivet|samfunnshuset|grendehuset|forsamlingshuset|ungdomshuset"
    "|folkehuset|aktivitetshuset|menighetshuset|bydelshuset|litteraturhuset|sentralen|kafeen|kaféen|losjen"
    "|speidergruppa|ungdomsgruppa|seniorgruppa|tingretten|fengselet|fengslet"
)
_DEFINITE_SHORT = (
    "velet|barnevernet|politiet|bladet|forsamlinga|forsamlingen|formannskapet|kommunen|fylkeskommunen|partiet|gruppa|gruppen"
    "|styret"
)
_DEFINITE = Late(rf"(?:[^\W\d_]{{2,30}}-?)??(?:{_DEFINITE_LONG})(?:s|')?|(?:{_DEFINITE_SHORT})(?:s|')?")
_NOT_HEADS = vocabulary("""
kor vel råd blad skole skule kirke kyrkje senter kino høyre høgre venstre lag barnevern forsamling nettverk
organisasjon internasjonale hus forum utvalg utval seminar sentral kollektiv komite komité verksted fengsel kafe kafé
""")
"""Heads that are everyday words and need a name before them."""
_INFLECTED = ("en", "et", "a", "e", "er", "ar", "t", "s", "ing", "sjon")
_ARTICLES = vocabulary("den det en ei ein et lokale")
_TWO_WORDS = {"røde": "kors", "raude": "kors", "norsk": "folkehjelp", "kirkens": "bymisjon"}
"""Organisations that are everywhere and whose names have two words."""
_SPACES = frozenset({" ", "  "})
_LINKS = vocabulary("i på ved for av")
_VOWELS = frozenset("aeiouyæøå")
_WHERE = frozenset({"i", "på", "ved"})
_THE = frozenset({"den", "det", "de", "dei"})
_REACH = 6
_AROUND = 150
_LONGEST = 60
_MOST = 6


class Row:
    """The words of a text in their order, asked by index; what lies outside is an empty word."""

    __slots__ = ("text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: tuple[Word, ...] = words(text)

    def lower(self, index: int) -> str:
        """Return the word at ``index`` in lower case, empty where it does not follow the one before."""
        return self.words[index].lower if self.follows(index) else ""

    def before(self, index: int) -> str:
        """Return the word before ``index`` in lower case, empty where the phrase begins."""
        return self.words[index - 1].lower if index and self.follows(index) else ""

    def follows(self, index: int) -> bool:
        """Tell whether the word at ``index`` goes on from the word before it: one space lies between.

        After a word that is cut short ("flyktningkons. i Tuvik") also a full stop, after a half one ("kvinne- og
        familiegruppe") a hyphen.
        """
        if not 0 < index < len(self.words):
            return False
        before, word = self.words[index - 1], self.words[index]
        between = self.text[before.end : word.start]
        if between in _SPACES:
            return True
        if between == ". ":
            return word.text in _LINKS and not _VOWELS.intersection(before.lower[-2:]) and not before.text[-1].isdigit()
        return between == "- " and word.lower in {"og", "eller"}

    def is_half(self, index: int) -> bool:
        """Tell whether a word ends in a hyphen, its other half said later: "kvinne- og familiegruppe"."""
        return index >= 0 and self.follows(index + 1) and self.text[self.words[index].end] == "-"

    def capital(self, index: int) -> bool:
        """Tell whether the word at ``index`` begins with a capital and follows the one before."""
        return self.follows(index) and self.words[index].capital

    def hurried(self, first: int, after: int) -> bool:
        """Tell whether the text around has no capital, so that names in it have none either."""
        start, end = self.words[first].start, self.words[after - 1].end
        around = self.text[max(0, start - _AROUND) : end + _AROUND]
        return around == around.lower()

    def is_name(self, index: int, *, hurried: bool = False) -> bool:
        """Tell whether a word may be a name: a capital or a known place; when ``hurried``, any uninflected word too."""
        word = self.words[index]
        if word.lower in STOP:
            return word.capital and len(word.lower) > 3
        if word.capital or places.known(word.lower):
            return True
        if word.lower in places.names() and self.before(index) in _WHERE and self.hurried(index, index + 1):
            return True
        return hurried and word.lower.isalpha() and (len(word.lower) > 2 or word.lower in places.names())

    def names(self, index: int, *, hurried: bool = False) -> int:
        """Return the index after the names from ``index`` on; in a hurried note one unknown word is enough."""
        place = index
        while place < index + 4 and self.follows(place):
            if several := self.several(place):
                place += several
            elif (
                self.words[place].capital
                or self.is_name(place)
                or (hurried and place == index and self.is_name(place, hurried=True) and not self.inflected(place))
            ):
                place += 1
            else:
                break
        return place

    def several(self, index: int) -> int:
        """Return how many words the name of a place or an organisation at ``index`` has, when it has more than one."""
        if _TWO_WORDS.get(self.words[index].lower, "-") == self.lower(index + 1):
            return 2
        return places.several(self.text, self.words, index)

    def inflected(self, index: int) -> bool:
        """Tell whether a word ends as nouns and verbs do that are no names."""
        return self.words[index].lower.endswith(_INFLECTED)

    def begins_name(self, index: int) -> bool:
        """Tell whether an everyday word has a capital inside a sentence, and so begins a name: "Åpen dør"."""
        word = self.words[index]
        return (
            word.capital
            and (word.lower in STOP or word.lower in MODIFIERS)
            and self.follows(index)
            and self.lower(index + 1) not in FUNCTION
            and self.lower(index + 1).isalpha()
        )

    def found(self, first: int, after: int, kind: Kind, score: float, why: str) -> Found:
        """Return the words from ``first`` to before ``after`` as something found."""
        start, end = self.words[first].start, self.words[after - 1].end
        return Found(start, end, kind, self.text[start:end], score, why)


@lru_cache(maxsize=2)
def row(text: str) -> Row:
    """Return the words of a plain text."""
    return Row(text)


@lru_cache(maxsize=32768)
def is_bare(lower: str) -> bool:
    """Tell whether a word makes an organisation of the name before it ("forening", "menighet", "vgs")."""
    return len(lower) < _LONGEST and _BARE.fullmatch(lower) is not None


@lru_cache(maxsize=32768)
def is_definite(lower: str) -> bool:
    """Tell whether a word is an organisation of which the name follows ("moskeen i ...", "foreningen ...")."""
    return len(lower) < _LONGEST and _DEFINITE.fullmatch(lower) is not None


def is_everyday(lower: str) -> bool:
    """Tell whether a head is an everyday word, which needs a name before it."""
    return lower in _NOT_HEADS


def is_adjective(lower: str) -> bool:
    """Tell whether a word may stand between a name and its head."""
    return lower in MODIFIERS or (lower.endswith(("sk", "ske")) and lower not in STOP)


def is_telling(lower: str) -> bool:
    """Tell whether an adjective alone makes a name of the head behind it: a people, a language or a faith."""
    return lower in FAITHS or lower in origins.forms()


def names_something(row: Row, first: int, after: int) -> bool:
    """Tell whether a capital, a known place or an organisation is among the words."""
    return any(
        word.capital
        or word.lower in places.names()
        or places.known(word.lower)
        or is_bare(word.lower)
        or is_definite(word.lower)
        for word in row.words[first:after]
    )


def names_properly(row: Row, first: int, after: int) -> bool:
    """Tell whether a capital or a place of the lists is among the words."""
    return any(word.capital or word.lower in places.names() for word in row.words[first:after])


def reach(row: Row, index: int) -> int:
    """Return the index after "de unge på skolen i Tuvik": everyday words, and where; ``index`` where none is named."""
    place = first = index + (row.lower(index) in _THE)
    while place < first + _REACH and (lower := row.lower(place)):
        if place > first and lower in _WHERE:
            after = complement(row, place + 1, hurried=row.hurried(index, place + 1))
            if names_properly(row, place + 1, after) or (after > place + 1 and row.hurried(index, after)):
                return after
        elif lower in FUNCTION and lower != "og":
            break
        place += 1
    return index


def complement(row: Row, index: int, *, hurried: bool) -> int:
    """Return the index after what stands from ``index`` on: a name, an organisation or both; ``index`` for nothing."""
    place = index
    while place < index + 2 and row.lower(place) in _ARTICLES:
        place += 1
    begun, named = place, False
    while place < begun + _MOST and (lower := row.lower(place)):
        if (
            is_definite(lower)
            or (place > begun and is_bare(lower) and not is_everyday(lower))
            or (named and is_bare(lower))
        ):
            return _after_head(row, place + 1)
        if several := row.several(place):
            place, named = place + several, True
        elif not named and row.begins_name(place):
            place, named = place + 2, True
        elif is_adjective(lower) or (named and lower in {"og", "for", "av"} and row.capital(place + 1)):
            place += 1
        elif named and lower == "og" and row.lower(place + 1) == "omegn":
            place += 2
        elif row.is_name(place, hurried=hurried and not named and _bare_name(row, place)):
            place, named = place + 1, True
        else:
            break
    return place if named else index


def _bare_name(row: Row, index: int) -> bool:
    """Tell whether an unknown word in lower case may be a name: uninflected, or in a note that has no capitals."""
    return not row.inflected(index) or row.hurried(index, index + 1)


def _after_head(row: Row, place: int) -> int:
    """Return the index after the name behind a head: "moskeen i Tuvik", "foreningen Håp"."""
    if row.words[place - 1].lower.endswith("s") and (is_bare(row.lower(place)) or is_definite(row.lower(place))):
        place += 1
    if row.lower(place) in {"i", "på", "for"}:
        after = row.names(place + 1, hurried=row.lower(place) == "i" and row.hurried(place - 1, place + 2))
        return after if after > place + 1 else place
    return row.names(place) if row.capital(place) else place
