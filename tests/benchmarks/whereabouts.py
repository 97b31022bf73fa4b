"""Streets, postcodes, days and names on the web as people write them; and years and hours that look like them."""

import random

from interviewer.finding.found import Kind
from tests.benchmarks.sayings import TOWNS
from tests.benchmarks.templates import Maker, filled, kinds, listed, parted

FRAMES = parted("""
{}|Vi møttes ved {}.|Det var {}, sa hun.|Eg hugsar {} godt.|({})|Notat: {}; ellers ingenting.
så kom {} og da gikk det bra|De flyttet, {}.
""")

_STEMS = listed("""
Stor Kirke Skole Strand Skog Ås Bjørke Lang Solbakk Elve Kvern Prest Hav Lys Berg Gran Rogne Hasle
""")
_ENDS = listed("gata gate gaten vegen veien veg vei gt. alléen bakken svingen stien plass")
_PARTED = parted("""
Karl Johans gate|Kong Oscars gate|Nedre Åsvei|Øvre Storgate|St. Olavs gate|Edvard Griegs vei|Haakon VIIs gate
Gamle Kirkevei|Dronningens gate
""")
_NUMBERS = ("{}", "{} B", "{}b", "{}A", "{} C")
_PROPERTIES = parted("""
gnr. {0} bnr. {1}|gnr {0}, bnr {1}|gnr/bnr {0}/{1}|Gnr. {0}/{1}|Postboks {1}|postboks {1}|Pb. {1}
boks {1}
""")

_MONTHS = listed("januar februar mars april mai juni juli august september oktober november desember")
_SHORT = listed("jan. feb. mars apr. mai juni juli aug. sept. okt. nov. des.")
_WEEKDAYS = listed("mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tysdag laurdag sundag")
_BOKMAAL = listed("""
første andre tredje fjerde femte sjette sjuende åttende niende tiende ellevte tolvte trettende fjortende femtende
sekstende syttende attende nittende tjuende tjueførste tjueandre tjuetredje tjuefjerde tjuefemte tjuesjette
tjuesjuende tjueåttende
""")
_NYNORSK = listed("""
fyrste andre tredje fjerde femte sjette sjuande åttande niande tiande ellevte tolvte trettande fjortande femtande
sekstande syttande attande nittande tjuande tjuefyrste tjueandre tjuetredje tjuefjerde tjuefemte tjuesjette
tjuesjuande tjueåttande
""")
_DAYS = parted("""
{date}. {name} {year}|{date}. {month}|{date}.{month} {year}|den {date}. {name}|{weekday} {date}. {month}
{weekday} den {date}. {name} {year}|{date}.{number}.{short}|{date}.{number}.{year}|{date:02}.{number:02}.{year}
{date}/{number}-{short}|{date}/{number}-{year}|{date}/{number} {year}|{date:02}-{number:02}-{year}
{year}-{number:02}-{date:02}|{date} {month}|den {bokmaal} {month}|den {nynorsk} {month} {year}|{bokmaal} {month} {year}
{weekday} {date}.{number}.|den {date}.{number}|den {date}/{number}|{date}.-{next}. {month} {year}
{date}. {name} '{short}
{date}. og {next}. {month}|{date}. i {number}.|{date} {month} {short}
""")
_BIRTHS = ["født i {}", "fødd i {}", "f. {}", "(f. {})", "født {}", "ho er fødd {}", "årgang {}", "{}-modell"]

_SITES = listed("tuvikforening solvik-il kariskriver tuvik.kommune moskeen-i-tuvik eksempel")
_PATHS = ("", "", "/om-oss", "/side?id=3&x=1", "/#kontakt", "/")
_ADDRESSES = parted("""
https://{site}.{top}{path}|http://www.{site}.{top}{path}|www.{site}.{top}{path}|{site}.{top}
{site}.{top}/nyheter|facebook.com/{site}|https://www.facebook.com/groups/123456789|instagram.com/{site}
""")
_PROFILES = parted("""
@{}|på Insta: {}|insta: {}|Instagram: @{}|snap: {}|Snapchat: {}|på snap heter hun {}|TikTok @{}|FB: {}
Telegram: {}|twitter: @{}
""")

_DECOYS = parted("""
Det var i {year}, og fra {year}-{later} gikk det bra.|Møtet begynte kl. 1#.4# og varte til 22.30.
Omtrent 3/4 av dem, ## %, kom i mai.|I april {year} var det ## medlemmer.|se kapittel #.# i rapporten
Han sa at de var ## på det meste.|Den første gangen var best.|Åpent 24/7 hele året {year}.
Mai er best. Mars også.
Hun mente tida var inne, og sola skinte.|De hadde en god plan, men det var for få folk.|Vi var # på veien hjem.
Det tok # timer i veien.|mandag og tirsdag er det stengt, onsdag åpent|versjon #.#.# av skjemaet
Han tok en annen vei enn de andre.|Kostnaden var ###.# mill.|f.eks. noen, evt. andre, osv.
I {year} kom mange hit; i {later} flere.|Det er ## plasser igjen på kurset.
""")


def _street(chance: random.Random) -> str:
    return chance.choice(_PARTED) if chance.random() < 0.3 else chance.choice(_STEMS) + chance.choice(_ENDS)


def street(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return a street with a number, one in four in lower case, with and without a postcode behind."""
    said = f"{_street(chance)} {chance.choice(_NUMBERS).format(chance.randint(1, 240))}"
    said = said.lower() if chance.random() < 0.25 else said
    behind = f", {chance.randint(1001, 9990):04} {chance.choice(TOWNS)}" if chance.random() < 0.3 else ""
    return said + behind, said, kinds(Kind.ADDRESS)


def property_number(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return a post box or a property in the land register."""
    said = chance.choice(_PROPERTIES).format(chance.randint(1, 300), chance.randint(1, 900))
    return said, said, kinds(Kind.ADDRESS)


def postcode(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return a postcode with its place, behind an address."""
    code = chance.choice((f"{chance.randint(1, 1899):04}", f"{chance.randint(2100, 9990)}"))
    town = chance.choice([*TOWNS, "Mo i Rana", "OSLO", "BERGEN", "Nord-Odal"])
    said = f"{chance.choice(['', '', 'N-', 'NO-'])}{code} {town}"
    return f"{_street(chance)} {chance.randint(1, 90)}, {said}", said, kinds(Kind.POSTCODE)


def day(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return a day as it is written in notes, minutes and letters."""
    date, number, year = chance.randint(1, 27), chance.randint(1, 12), chance.randint(1930, 2026)
    month = _MONTHS[number - 1]
    said = chance.choice(_DAYS).format(
        date=date, next=date + 1, number=number, year=year, short=f"{year % 100:02}", month=month,
        name=chance.choice((month, _SHORT[number - 1])), weekday=chance.choice(_WEEKDAYS), bokmaal=_BOKMAAL[date - 1],
        nynorsk=_NYNORSK[date - 1],
    )  # fmt: skip
    return said, said.rstrip("."), kinds(Kind.DATE)


def birth(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return the year somebody was born."""
    year = str(chance.randint(1925, 2010))
    return chance.choice(_BIRTHS).format(year), year, kinds(Kind.DATE)


def web(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return a web address, a bare domain or a profile."""
    said = chance.choice(_ADDRESSES).format(
        site=chance.choice(_SITES), top=chance.choice(("no", "no", "com", "org", "net")), path=chance.choice(_PATHS)
    )
    return said, said.rstrip("/"), kinds(Kind.URL)


def handle(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return a name in social media."""
    name = chance.choice(("kari_h", "tuvik.ungdom", "ola99", "amina_w", "solvik_il", "fatuma.x", "n0ra"))
    return chance.choice(_PROFILES).format(name), name, kinds(Kind.HANDLE, Kind.URL)


def decoy(chance: random.Random) -> tuple[str, frozenset[Kind]]:
    """Return a sentence with nothing exact in it, and the kinds that would be false alarms."""
    said = filled(chance.choice(_DECOYS), chance)
    return said, kinds(Kind.ADDRESS, Kind.POSTCODE, Kind.DATE, Kind.URL, Kind.HANDLE)


WHEREABOUTS: dict[str, Maker] = {
    "streets": street,
    "post boxes and properties": property_number,
    "postcodes": postcode,
    "days": day,
    "years of birth": birth,
    "web addresses": web,
    "profiles": handle,
}
