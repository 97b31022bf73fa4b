"""Roles, origins and organisations as people say them, made from lists of their own.

Nothing is read from the program's lists: what is inflected here is inflected by the grammar of the two written forms.
"""

import random

from interviewer.finding.found import Kind
from tests.benchmarks.templates import Maker, kinds, listed, parted

TOWNS = listed("""
Tuvik Solvik Bergen Tromsø Skedsmo Moss Kråkøy Vesterås Lillestrøm Kautokeino Nordvåg Arendal Voss
""")
_ONE = listed("""
ordfører/ordføreren varaordfører/varaordføreren rådmann/rådmannen lensmann/lensmannen prest/presten imam/imamen
rektor/rektoren leder/lederen styreleder/styrelederen nestleder/nestlederen flyktningkonsulent/flyktningkonsulenten
helsesøster/helsesøsteren kommunelege/kommunelegen kasserer/kassereren ordførar/ordføraren leiar/leiaren
styreleiar/styreleiaren kultursjef/kultursjefen forstander/forstanderen redaktør/redaktøren trener/treneren
sokneprest/soknepresten biskop/biskopen politimester/politimesteren kommunedirektør/kommunedirektøren
""")
_HELD_IN = parted("""
i Tuvik|i Solvik|i Kråkøy|i Tuvik kommune|i Skedsmo|i Arendal|i Hå|i Sogn og Fjordane|i Nordvåg
i innvandrerrådet|for Tuvik idrettslag|i foreningen|ved Solvik menighet|i kommunestyret|i Tuvik somaliske forening
for ungdomsrådet|ved Solvik frivilligsentral|i moskeen|ved Tuvik skole|i kyrkjelyden|i Røde Kors
""")
_ABOUT_ROLES = parted("""
Vi snakket med {} i går.|{} sa nei.|hun er {}|Han var {}, og det gikk bra.|Eg møtte {}.|da ringte {} igjen
""")
_SINGLE = parted("""
den eneste somaliske læreren|den eneste kvinnen i styret|den einaste muslimen i kommunestyret
den eneste med hijab|den første kvinnelige ordføreren|den første kvinnelege ordføraren|den eneste legen i bygda
det eneste afghanske medlemmet|den eneste innvandreren i bystyret|den einaste kurdiske familien
den første somaliske representanten|den første innvandreren i kommunestyret|eneste kvinne i styret
den eneste imamen i fylket
""")
_ABOUT_PERSONS = parted("Han er {}.|Ho var {}.|{} sa nei|Det var {}, sa hun.")

_PEOPLES = listed("""
somali eritre afghan irak iran syr pakistan tysk vietnames kosovoalban bosni ukrain etiopi kongoles burmes litau rumen
nigerian filippin kurd palestin amerikan russ kines
""")
_ENDINGS = listed("er eren ere erne ers ernes erens ar aren arar arane arens")
_OTHERS = listed("""
tamil tamilen tamiler tamilene tamilar tamilane svenske svensken svensker svenskene svenskar svenskane danske polakk
polakken polakker polakkene polakkar polakkane samer samene samane franskmann franskmannen franskmenn
""")
_ADJECTIVES = listed("""
somalisk eritreisk afghansk irakisk iransk syrisk pakistansk tysk vietnamesisk kosovoalbansk bosnisk ukrainsk etiopisk
kongolesisk burmesisk litauisk rumensk kurdisk tamilsk svensk polsk tyrkisk samisk palestinsk amerikansk russisk
thailandsk kinesisk
""")
_LANGUAGES = listed("""
arabisk tigrinja dari pashto farsi urdu swahili somali sorani kurmandji hindi thai amharisk lingala
""")
_LOCALS = listed("""
bergenser bergensere bergensar bergensarar tromsøværing tromsøværinger tromsøværingane arendalitt arendalitter trønder
trøndere trønderne trøndarar osloenser osloensere oslofolk stavangerfolk siddis siddiser drammenser drammensere
bodøværing bodøværinger vossing vossingar sunnmøring sunnmøringar sunnmøringane kristiansander ålesunder ålesundere
haugesunder fredrikstader nordlending nordlendinger nordlendingar sørlending vestlending vestlendingar østlending
austlending finnmarking telemarking hallingdøl jærbu jærbuar totning karmøybu askøyværing harstadværing lillehamring
gjøvikenser larviker tønsberger sandefjording
""")
_OF_PLACES = listed("""
bergensk bergenske arendalsk arendalske drammensk trøndersk trønderske oslosk sunnmørsk nordnorsk sørlandsk vestlandsk
stavangersk ålesundsk
""")
_COMPOUNDS = listed("""
arabisktalende norsk-somalisk somaliskfødt tyskspråklig kurdisktalande vietnamesisktalende pakistansk-norsk polskættet
samiskspråklig iranskfødt tamilskspråklige
""")
_ABOUT_ORIGINS = parted("""
Det bor mange {} her.|{} er det vanligste|han er {}|ho snakkar {} heime|De {} kom først.|mest {}, litt annet
""")

_ORGANISATIONS = parted("""
{} somaliske forening|{} idrettslag|{} IL|{} menighet|{} videregående skole|{} vgs|{} frivilligsentral
moskeen i {}|innvandrerrådet i {}|den katolske kirken i {}|{} kommune|{} ungdomsskole|Foreningen Nytt Håp
Stiftelsen Solglimt|{} Bygg AS|avisa {}posten|{} Røde Kors|NAV {}|Islamsk senter {}|{} innvandrerråd
{} sanitetsforening|barnehagen i {}|{} kvinneforening|Kurdisk forening i {}|{} kyrkjelyd|den somaliske foreningen i {}
{} voksenopplæring|asylmottaket i {}|{} skulekorps|{} bibliotek|biblioteket i {}
""")
_ABOUT_ORGANISATIONS = parted("""
Vi møttes i {}.|{} var med|hun er med i {}|Det var {}, sa han.|Leiaren kjenner {}.
""")

_WORDS = listed("""
møtet gikk bra sier hun men saken kom for seint til rådet i høst og vi har snakket mye om det som skjedde da de
flyttet hit med barna sine uten å kjenne noen
""")


def _said(chance: random.Random, phrase: str, sentences: list[str], kind: Kind) -> tuple[str, str, frozenset[Kind]]:
    """Return a sentence with the phrase in it, one in four wholly in lower case."""
    text = chance.choice(sentences).format(phrase)
    if chance.random() < 0.25:
        text, phrase = text.lower(), phrase.lower()
    return text, phrase, kinds(kind)


def role(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return a role with the place or body it is held in."""
    indefinite, definite = chance.choice(_ONE).split("/")
    word = definite if chance.random() < 0.6 else indefinite
    return _said(chance, f"{word} {chance.choice(_HELD_IN)}", _ABOUT_ROLES, Kind.ROLE)


def only(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return somebody who is said to be the only or the first."""
    return _said(chance, chance.choice(_SINGLE), _ABOUT_PERSONS, Kind.ROLE)


def origin(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return a nationality, a language, an inhabitant's name or an adjective of a place, inflected."""
    made = (
        chance.choice(_PEOPLES) + chance.choice(_ENDINGS),
        chance.choice(_OTHERS),
        chance.choice(_ADJECTIVES) + chance.choice(("", "e")),
        chance.choice(_LANGUAGES),
        chance.choice(_LOCALS),
        chance.choice(_OF_PLACES),
        chance.choice(_COMPOUNDS),
    )
    word = chance.choices(made, weights=(30, 8, 20, 10, 18, 7, 7))[0]
    return _said(chance, chance.choice((word, word, word.capitalize())), _ABOUT_ORIGINS, Kind.ORIGIN)


def organisation(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return an association, congregation, school, council, newspaper or firm."""
    phrase = chance.choice(_ORGANISATIONS).format(chance.choice(TOWNS))
    return _said(chance, phrase, _ABOUT_ORGANISATIONS, Kind.ORGANISATION)


def prose(chance: random.Random) -> str:
    """Return a sentence that names nobody."""
    return " ".join(chance.choices(_WORDS, k=18)).capitalize() + "."


SAYINGS: dict[str, Maker] = {
    "unique roles": role,
    "the only and the first": only,
    "origins": origin,
    "organisations": organisation,
}
