"""How phrases of associations and roles go on: a noun that makes an organisation, and what may stand behind "i" or "ved".

Works on the words of a plain text. Hurried notes have no capitals: there an unknown word counts as a name where a phrase
asks for one and it is no everyday word.
"""

import re
from functools import lru_cache

from interviewer.finding import places
from interviewer.finding.plain import Word

_HEADS = (
    "forening|foreining|idrettslag|sanitetslag|bondelag|bygdelag|ungdomslag|ungdomslag|historielag|mållag|bygdekvinnelag|partilag|grendelag|velforening|vel|klubb|menighet|menigheit"
    "|meinigheit|kyrkjelyd|kirke|kyrkje|moské|moske|tempel|synagoge|forsamling|skole|skule|barnehage|frivilligsentral|frivillegsentral|frivillighetssentral"
    "|nærmiljøsentral|innvandrerråd|innvandrarråd|ungdomsråd|eldreråd|integreringsråd|mangfoldsråd|menighetsråd|sokneråd|bispedømmeråd|flyktningråd"
    "|kulturråd|fellesråd|råd|forbund|stiftelse|stifting|kulturhus|bibliotek|mottak|asylmottak|sykehus|sjukehus|legesenter|helsestasjon|sykehjem|sjukeheim"
    "|omsorgssenter|bofellesskap|voksenopplæring|vaksenopplæring|læringssenter|læringssenter|kvalifiseringssenter|flyktningtjeneste|flyktningteneste"
    "|flyktningkontor|flyktningetjeneste|innvandrerkontor|barnevern|barnevernstjeneste|barnevernsteneste|barneverntjeneste|politidistrikt|politikammer|lensmannskontor|avis"
    "|lokalavis|blad|tidende|dagblad|korps|musikkorps|skolekorps|kor|mannskor|teater|kultursenter|kultursenter|senter|flerkultursenter|internasjonale|nettverk"
    "|organisasjon|bydelsmødre|kvinnegruppe|kvinnegruppa|innvandrerlag|innvandrarlag|sanitetsforening|fotballklubb|ballklubb|sportsklubb|håndballklubb|fritidsklubb"
    "|ungdomsklubb|skolelag|kommunestyre|bystyre|herad|heradsstyre|formannskap|fylkesting|bydelsutvalg|næringsforening|næringslag|prosti|kapell|bedehus"
    "|kommune|fylkeskommune|videregående|vidaregåande|vgs|legekontor|kino|museum|arbeiderparti|arbeidarparti|høyre|høgre|venstre|senterparti|folkeparti"
)
_BARE = re.compile(rf"(?:\w{{1,30}}-?)??(?:{_HEADS})(?:s|')?")
_DEFINITE = re.compile(
    r"(?:\w{1,30}-?)??(?:foreninga|foreningen|foreininga|idrettslaget|sanitetslaget|bygdelaget|ungdomslaget|historielaget|velet|klubben|menigheten|menigheta|meinigheita"
    r"|kyrkjelyden|kirken|kirka|kyrkja|moskeen|moskéen|templet|tempelet|synagogen|forsamlinga|forsamlingen|skolen|skulen|barnehagen|frivilligsentralen"
    r"|frivillegsentralen|frivillighetssentralen|rådet|forbundet|stiftelsen|stiftinga|kulturhuset|biblioteket|mottaket|sykehuset|sjukehuset|legesenteret"
    r"|helsestasjonen|sykehjemmet|sjukeheimen|omsorgssenteret|bofellesskapet|voksenopplæringen|voksenopplæringa|vaksenopplæringa|læringssenteret|flyktningtjenesten|flyktningetjenesten"
    r"|flyktningtenesta|flyktningkontoret|innvandrerkontoret|barnevernet|barnevernstjenesten|barneverntjenesten|barnevernstenesta|politiet|lensmannskontoret|avisa|avisen"
    r"|lokalavisa|lokalavisen|bladet|korpset|koret|teatret|teateret|kultursenteret|senteret|nettverket|organisasjonen|kvinnegruppa|kvinnegruppen"
    r"|kommunestyret|bystyret|heradsstyret|formannskapet|fylkestinget|bydelsutvalget|næringsforeningen|kapellet|bedehuset|legekontoret|museet|kommunen|fylkeskommunen|partiet|laget|gruppa|gruppen|styret|utvalget|utvalet)"
    r"(?:s|')?"
)
_NOT_HEADS = frozenset(
    "kor vel råd blad skole skule kirke kyrkje senter kino høyre høgre venstre lag barnevern forsamling nettverk organisasjon internasjonale".split()
)
"""Heads that need a name before them with a capital, for they are everyday words."""
MODIFIERS = frozenset(
    "videregående vidaregåande islamske islamsk katolske katolsk lutherske kristne evangeliske ortodokse ortodoks frie fri frivillige kulturelle flerkulturelle flerkulturell"
    " fleirkulturelle fleirkulturell tverrkulturelle internasjonale internasjonal lokale norske norsk gamle nye øvre nedre store lille kommunale private offentlige muslimske tyrkiske hinduistiske buddhistiske"
    " kvinnelige og for i unge eldre folke- idretts- unges kvinners".split()
)
FUNCTION = frozenset(
    (
        "jeg eg du han ho hun hen vi me de dei dere dykk den det en ein ei et eit å og eller men som at om hvis dersom når da då der her nå no så ikke"
        " ikkje er var har hadde blir ble vart blei bli blitt vere være vært vore kan kunne skal skulle vil ville må måtte får fikk fekk gjør gjorde"
        " gjer gjekk går gikk kom kommer kjem sier sa seier si meg deg seg oss dem hans hennes hennar sin sitt sine min mi mitt mine din di ditt dine"
        " vår vårt våre deres deira dine fra frå til på i av for ved hos mot etter før under over mellom gjennom siden sidan mens medan med uten utan"
        " hva kva hvem kven hvor kvar hvordan korleis hvorfor kvifor fordi ettersom både enten anten også òg bare berre ble tok tar ga gir sto står stod"
        " mener meiner mente meinte synes synest syntes ringte ringer ville sitter sat satt".split()
    )
)
"""Words that hold a sentence together: a phrase ends before them."""
STOP = FUNCTION | frozenset(
    (
        "fjor dag morgen morgon kveld natt høst haust vinter sommer sumar år åra årene mange noen nokre noe noko alle alt hel hele heile mer meir mest"
        " veldig svært litt denne dette disse desse slik slike ny nye nytt gammel gamle annen annet anna andre samme same hver kvar hvert kvart liten lite"
        " stor stort små egen eige eigen lokal lokalt mindre større rik fattig enkelt enkel bra god gode godt viktig neste forrige førre to tre fire fem"
        " seks sju åtte ni ti første fyrste tid tida tiden stedet staden starten begynnelsen byrjinga utgangspunktet praksis tillegg forhold forbindelse"
        " møte møtet møter møta sammen saman gang gangen ganger gonger saken saka hjemme heime jobb jobben bruk stand ferd live livet landet verden verda"
        " norge noreg prinsippet egentlig eigentleg alltid aldri ofte kanskje stilling stillinga halv tjue tretti folk menn kvinner barn unger ungdom"
        " ungdommer foreldre naboer venner familien kona mannen kontakt kontoret telefonen posten plass salg hverdagen hverandre kvarandre permisjon arbeid"
        " arbeide ansikt dagens sak ting begge byen bygda fotball matematikk norsk engelsk musikk historie klassen praksis kommunen ettermiddag formiddag"
        " helga helgen sluttet slutten perioden løpet fellesskap full fred ro orden sving dialog samarbeid".split()
    )
)
"""Everyday words that are no names, however hurried the note."""
_AROUND = 150
PREPOSITIONS = frozenset("i på ved for av til hos frå fra".split())
CONNECTORS = frozenset("og i for av på".split())


@lru_cache(maxsize=32768)
def is_bare(lower: str) -> bool:
    """Tell whether a word makes an organisation of the name before it ("forening", "menighet", "vgs")."""
    return _BARE.fullmatch(lower) is not None


@lru_cache(maxsize=32768)
def is_definite(lower: str) -> bool:
    """Tell whether a word is an organisation of which the name follows ("moskeen i ...", "foreningen ...")."""
    return _DEFINITE.fullmatch(lower) is not None


def is_plain_head(lower: str) -> bool:
    """Tell whether a head is an everyday word, which needs a name with a capital."""
    return lower in _NOT_HEADS


def joined(text: str, words: tuple[Word, ...], index: int) -> bool:
    """Tell whether the word at ``index`` stands one space behind the word before it."""
    return 0 < index < len(words) and text[words[index - 1].end : words[index].start] in {" ", "  "}


def is_hurried(text: str, start: int, end: int) -> bool:
    """Tell whether the text around is written without any capital, so that names have none either."""
    around = text[max(0, start - _AROUND) : end + _AROUND]
    return around == around.lower()


def is_name(word: Word, *, hurried: bool) -> bool:
    """Tell whether a word may be a name: a capital or a known place; when ``hurried`` any word but an everyday one."""
    if word.lower in STOP:
        return word.capital and len(word.lower) > 3
    return (
        word.capital
        or places.known(word.lower)
        or (hurried and word.lower.isalpha() and (len(word.lower) > 2 or word.lower in places.KNOWN))
    )


def telling(words: tuple[Word, ...]) -> bool:
    """Tell whether words name something: a capital, a known place or an organisation among them."""
    return any(
        word.capital or places.known(word.lower) or is_bare(word.lower) or is_definite(word.lower) for word in words
    )


def complement(text: str, words: tuple[Word, ...], index: int, *, hurried: bool) -> int:
    """Return the index after what stands from ``index`` on: a name, an organisation or both; ``index`` for nothing."""
    if not joined(text, words, index):
        return index
    place = index
    while (
        place < index + 2
        and joined(text, words, place)
        and words[place].lower in {"den", "det", "en", "ei", "ein", "lokale"}
    ):
        place += 1
    begun = place
    named = False
    while place < min(begun + 6, len(words)) and joined(text, words, place):
        word = words[place]
        if (several := places.several(text, words, place)) or (
            word.lower in {"røde", "raude"} and words[place + 1 : place + 2] and words[place + 1].lower == "kors"
        ):
            place, named = place + (several or 2), True
            continue
        if is_definite(word.lower) or (place > begun and is_bare(word.lower) and not word.lower.startswith("kor")):
            place, named = place + 1, True
            follow = place
            if follow < len(words) and words[follow].lower in {"i", "på", "for"} and joined(text, words, follow):
                after = _names(text, words, follow + 1, hurried=False)
                place = after if after > follow + 1 else place
            elif follow < len(words) and words[follow].capital and joined(text, words, follow):
                place = _names(text, words, follow, hurried=False)
            break
        if word.lower in MODIFIERS - CONNECTORS or (word.lower.endswith(("sk", "ske")) and word.lower not in STOP):
            place += 1
            continue
        if word.lower in CONNECTORS and named and place + 1 < len(words) and words[place + 1].capital:
            place += 1
            continue
        if not is_name(word, hurried=hurried and not named):
            break
        place, named = place + 1, True
    while place > begun and words[place - 1].lower in CONNECTORS:
        place -= 1
    return place if named else index


def _names(text: str, words: tuple[Word, ...], index: int, *, hurried: bool) -> int:
    """Return the index after the names that stand from ``index`` on."""
    place = index
    while place < min(index + 4, len(words)) and joined(text, words, place) and is_name(words[place], hurried=hurried):
        place += 1
    if (
        place > index
        and place < len(words)
        and joined(text, words, place)
        and words[place].lower in {"kommune", "menighet", "sokn", "herad", "fylke"}
    ):
        place += 1
    return place
