"""Numbers and addresses as people write them, made from their definitions, and look-alikes that are none.

Nobody has these: birth numbers are of the nineteenth century or made for trying out, the rest is drawn at random.
"""

import random

from interviewer.finding.found import Kind
from tests.benchmarks.templates import Maker, filled, kinds, listed, parted

FRAMES = (
    "{}",
    "Nås på {}",
    "Skriv til {} om det.",
    "Hun oppga {}, men det var feil.",
    "- {}\n- ny linje",
    "Kontakt: {}.",
    "({})",
    "Ho har {} no.",
    "Informanten sa {} og la på.",
    "Det var {}; vi noterte det.",
    "eg fekk {} av leiaren",
    "{} var det siste vi fikk",
)
_FIRST = listed("""
kari ola amina fatuma jonas nora ali hodan per lise tuva sindre maryam dag ove ingvild
""")
_LAST = listed("fabelmann diktarud warsame tenkt osman lien strand bakke hale nordli xasan rød grøn")
_HOSTS = listed("""
tuvik.kommune.no eksempel.no example.no example.com post.example.org mail.example.net solvik-forening.no
skole.tuvik.no
""")


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def email(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return an address, one in five with the @ spelt out."""
    first, last = chance.choice(_FIRST), chance.choice(_LAST)
    forms = (
        f"{first}.{last}",
        f"{first}",
        f"{first}_{last}{chance.randrange(99)}",
        f"{first[0]}{last}",
        f"{first}-{last}",
        f"{first}+{last}",
    )
    local, host = chance.choice(forms), chance.choice(_HOSTS)
    if chance.random() < 0.1:
        local, host = local.upper(), host.upper()
    at = chance.choice([*["@"] * 12, " (a) ", "(a)", "[at]", " [at] ", " (at) ", " @ "])
    dotted = host.replace(".", " dot ") if at == " [at] " and chance.random() < 0.5 else host
    said = f"{local}{at}{dotted}"
    return said, said, kinds(Kind.EMAIL)


_GROUPS = (
    (8,),
    (3, 2, 3),
    (2, 2, 2, 2),
    (4, 4),
    (3, 5),
    (5, 3),
    (2, 6),
    (3, 3, 2),
    (2, 3, 3),
    (1, 7),
    (2, 2, 4),
    (4, 2, 2),
)
_SEPARATORS = (" ", " ", " ", "\u00a0", ".", "-", "\u202f", "\u2011", "  ")
_CODES = ("", "", "", "", "+47 ", "+47", "0047 ", "(+47) ", "+47\u00a0", "47 ")
_CUES = ("tlf ", "Tlf.: ", "mob. ", "mobil: ", "ring ", "telefon ")


def phone(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return a Norwegian number in any grouping, a service number after a cue, or a number abroad."""
    kind = chance.random()
    if kind < 0.1:
        code, rest = chance.choice(
            [("46", 9), ("44", 10), ("252", 8), ("49", 10), ("1", 10), ("964", 10), ("45", 8), ("358", 9)]
        )
        number = chance.choice("123456789") + _digits(chance, rest - 1)
        cuts = sorted(chance.sample(range(2, rest - 1), 2))
        said = f"{chance.choice(['+', '00'])}{code} " + " ".join(
            (number[: cuts[0]], number[cuts[0] : cuts[1]], number[cuts[1] :])
        )
        return said, said, kinds(Kind.PHONE)
    if kind < 0.15:
        number = "0" + chance.choice("23456789") + _digits(chance, 3)
        return chance.choice(_CUES) + number, number, kinds(Kind.PHONE)
    number = _subscriber(chance)
    groups = chance.choice(_GROUPS)
    code = chance.choice(_CODES)
    separator = chance.choice(_SEPARATORS) if len(groups) > 1 else ""
    written, place = [], 0
    for size in groups:
        written.append(number[place : place + size])
        place += size
    said = code + separator.join(written)
    usual = groups in _GROUPS[:4]
    cue = "" if code.strip() not in {"", "47"} or (usual and code == "") else chance.choice(_CUES)
    return cue + said, said, kinds(Kind.PHONE)


def _subscriber(chance: random.Random) -> str:
    """Return eight digits of which the first two say that it is a mobile or a fixed line, and that are no date."""
    while True:
        number = chance.choice(["4", "9", "9", "4", "21", "22", "32", "51", "55", "69", "73", "77"])
        number += _digits(chance, 8 - len(number))
        if not number[:4].startswith(("19", "20")) and len({*number}) > 2:
            return number


def _two_checks(nine: str) -> str | None:
    """Return the two check digits of a birth number (weights of the National Registry), None where there are none."""
    first = -sum(weight * int(each) for weight, each in zip((3, 7, 6, 1, 8, 9, 4, 5, 2), nine, strict=True)) % 11
    if first == 10:
        return None
    second = (
        -sum(weight * int(each) for weight, each in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), nine + str(first), strict=True))
        % 11
    )
    return None if second == 10 else f"{first}{second}"


def identity(chance: random.Random) -> str:
    """Return a birth number or D-number of 1855-1899, or one made for trying out (40 or 80 added to the month)."""
    while True:
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(55, 99)
        day += chance.choice([0, 0, 40])
        serial = chance.randint(500, 749)
        if chance.random() < 0.5:
            month, year, serial = month + chance.choice([40, 80]), chance.randint(0, 99), chance.randint(0, 499)
        nine = f"{day:02}{month:02}{year:02}{serial:03}"
        if checks := _two_checks(nine):
            return nine + checks


def national_id(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return a birth number, joined or parted after the date."""
    number = identity(chance)
    said = chance.choice(
        (
            number,
            f"{number[:6]} {number[6:]}",
            f"{number[:6]}-{number[6:]}",
            f"{number[:6]}\u00a0{number[6:]}",
            f"{number[:2]}.{number[2:4]}.{number[4:6]} {number[6:]}",
        )
    )
    cue = chance.choice(("", "", "", "fnr ", "fødselsnummer: ", "personnr. "))
    return cue + said, said, kinds(Kind.NATIONAL_ID)


def _checked(chance: random.Random, count: int, weights: tuple[int, ...], firsts: str = "123456789") -> str:
    while True:
        number = chance.choice(firsts) + _digits(chance, count - 2)
        check = -sum(weight * int(each) for weight, each in zip(weights, number, strict=True)) % 11
        if check != 10:
            return number + str(check)


def account(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return an account number with full stops, spaces, or neither."""
    number = _checked(chance, 11, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))
    said = chance.choice(
        (
            number,
            f"{number[:4]}.{number[4:6]}.{number[6:]}",
            f"{number[:4]} {number[4:6]} {number[6:]}",
            f"{number[:4]}\u00a0{number[4:6]}\u00a0{number[6:]}",
        )
    )
    cue = chance.choice(("", "", "konto ", "kontonr. ", "kontonummer: "))
    return cue + said, said, kinds(Kind.ACCOUNT, Kind.NATIONAL_ID)


def organisation(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return an organisation number, joined or in threes, with "NO" and "MVA" now and then."""
    number = _checked(chance, 9, (3, 2, 7, 6, 5, 4, 3, 2), "89")
    said = chance.choice(
        (number, f"{number[:3]} {number[3:6]} {number[6:]}", f"{number[:3]}\u00a0{number[3:6]}\u00a0{number[6:]}")
    )
    said = chance.choice((said, said, said, f"{said} MVA", f"NO {said} MVA", f"NO{said}MVA"))
    cue = chance.choice(("", "", "orgnr ", "org.nr. ", "org. nr.: ", "organisasjonsnummer "))
    return cue + said, said, kinds(Kind.ORGANISATION_NUMBER)


def _spoilt(number: str, chance: random.Random) -> str:
    """Return the number with its last digit wrong."""
    return number[:-1] + str((int(number[-1]) + chance.randint(1, 9)) % 10)


def failing_organisation(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    number = _spoilt(_checked(chance, 9, (3, 2, 7, 6, 5, 4, 3, 2), "89"), chance)
    said = chance.choice((number, f"{number[:3]} {number[3:6]} {number[6:]}"))
    cue = chance.choice(
        ("orgnr", "org.nr.", "Org nr:", "organisasjonsnr", "organisasjonsnummer:", "org.nr er", "foretaksnummer")
    )
    return f"{cue} {said}", said, kinds(Kind.ORGANISATION_NUMBER)


def failing_id(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    number = _spoilt(identity(chance), chance)
    said = chance.choice((number, f"{number[:6]} {number[6:]}"))
    cue = chance.choice(
        ("fnr", "fnr.", "fødselsnummer", "fødselsnr:", "personnummer", "personnr", "d-nummer", "fødselsnummeret er")
    )
    return f"{cue} {said}", said, kinds(Kind.NATIONAL_ID)


def failing_account(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    number = _spoilt(_checked(chance, 11, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)), chance)
    said = chance.choice(
        (number, f"{number[:4]}.{number[4:6]}.{number[6:]}", f"{number[:4]} {number[4:6]} {number[6:]}")
    )
    cue = chance.choice(("konto", "kontonr", "kontonr.", "kontonummer:", "til konto", "bankkonto", "kto."))
    return f"{cue} {said}", said, kinds(Kind.ACCOUNT, Kind.NATIONAL_ID)


def failing_phone(chance: random.Random) -> tuple[str, str, frozenset[Kind]]:
    """Return a number with a digit too few, or one that no line has, after a cue."""
    number = chance.choice((_subscriber(chance)[:7], "1" + _digits(chance, 7), _subscriber(chance)[:6]))
    if number[:2] in {"19", "20"} or (len(number) == 8 and number[2:4] in {"19", "20"}):
        number = "17 5" + number[4:].replace(" ", "")
    said = chance.choice((number, f"{number[:3]} {number[3:]}"))
    cue = chance.choice(("tlf", "tlf.", "mob:", "mobil", "ring", "ring meg på", "telefon:", "Tlf.nr"))
    return f"{cue} {said}", said, kinds(Kind.PHONE)


_DECOYS = parted("""
I {year} var det ## ### innbyggere i kommunen.|Det kostet ## ### 000 kr i {year}.
Budsjettet var på ##.###.### kroner.|Sak {year}/#### ble behandlet i {later}.|Se sak ##/## og ##/####.
Fra {year} til {later}, altså {year}-{later} eller {year} – {later}.|Åpent kl. 1#.30-14.00 og 1#:15 – 20:45.
Møtet varte 1#.00 - 20.30.|Omtrent ##,# % eller ## prosent, mot ##,## før.|ISBN 978-82-##-#####-#
ISBN-10: 82-###-####-#|(Diktarud {year}, s. 1##-2##; s. 2000-2100)|sidene 1##–2## og kapittel #.#.#
Post-it: # kaffe, ## stoler, ### invitasjoner, # kaker|# 1# 2# 3# 4# 5# 6#|1 2 3 4 5 6 7 8 9 10 11 12
## menn, ## kvinner og ## barn kom i {year}.|Rundskriv H-##/##, NOU {year}:##, St.meld. nr. ## ({year}-{later})
Av #### svarte ###, det vil si ## ### i alt.|§ #-## i loven av {year}, jf. § #.|Kl. 1#2# gikk bussen, rute ##.
Temperaturen var 1# grader, ### meter over havet, ##x## cm.|Opptak 1:##:##, fil ####-####-##.wav
[01:2#:3#] Hun sa at ## kom.|Prosjekt ######, versjon #.#.#|Kr ## ### ###,- til drift i {year}.
# ### ### mennesker i landet|De som er født etter {year}, og {year}/##-sesongen
{year}{later} er skoleåret, 08{year} perioden|Tabell #: ## ## ##
""")
"""Sentences; a # is any digit but 0."""


def decoy(chance: random.Random) -> tuple[str, frozenset[Kind]]:
    """Return a sentence with figures that point at nobody, and the kinds that would be false alarms."""
    said = filled(chance.choice(_DECOYS), chance)
    return said, kinds(Kind.EMAIL, Kind.PHONE, Kind.NATIONAL_ID, Kind.ACCOUNT, Kind.ORGANISATION_NUMBER)


NUMBERS: dict[str, Maker] = {
    "e-mail": email,
    "phone": phone,
    "national id": national_id,
    "account": account,
    "organisation number": organisation,
}
FAILING: dict[str, Maker] = {
    "organisation number": failing_organisation,
    "national id": failing_id,
    "account": failing_account,
    "phone": failing_phone,
}
