"""Which words are roles: single ones, compounds that end in one ("sogneprest", "kultursjef"), and shortened ones.

A Norwegian compound is what its last part is, so whatever ends in "-leder" is a leader. Notes shorten a word by cutting
it before a vowel and setting a full stop ("ordf.", "flyktningkons.").
"""

from functools import cache, lru_cache
from typing import NamedTuple

from interviewer.finding.plain import vocabulary

_ONE = """
ordfører ordførar varaordfører varaordførar fylkesordfører fylkesordførar rådmann lensmann fylkesmann kommunedirektør
kommunaldirektør statsforvalter statsforvaltar biskop sogneprest sokneprest prost imam rabbiner kantor klokker rektor
politimester politimeister kommuneoverlege kommunelege innvandrerkonsulent innvandrarkonsulent flyktningkonsulent
flyktningekonsulent flyktningkoordinator flyktningleder integreringskoordinator integreringsrådgiver barnevernleder
barnevernsleder barnevernsjef kultursjef oppvekstsjef skolesjef skulesjef helsesjef sosialsjef navleder nav-leder
politisjef brannsjef ungdomskoordinator slt-koordinator frivilligkoordinator bydelsdirektør sysselmann byrådsleder
helsesøster helsesyster distriktslege dekan forstander kirkeverge kyrkjeverje diakon formannskapssekretær sentralleder
byfogd sorenskriver trossamfunnsleder innvandrerrådgiver flyktningrådgiver integreringsleder mangfoldsrådgiver
varalensmann fylkesmannsekretær kommunesjef
"""
"""Roles that one person in a place or a county holds."""
_LEADING = """
leder leiar nestleder nestleiar styreleder styreleiar kasserer kasserar sekretær formann forkvinne president
visepresident prest pastor styrer styrar inspektør konsulent rådgiver rådgivar koordinator redaktør lege jordmor
helsesykepleier helsesjukepleiar vaktmester vaktmeister avdelingsleder avdelingsleiar gruppeleder gruppeleiar
gruppefører fraksjonsleder prosjektleder prosjektleiar fagleder fagleiar enhetsleder einingsleiar direktør sjef
ansvarlig kontaktperson talsmann talsperson talskvinne politikontakt nærpolitikontakt eier eigar innehaver driver
grunnlegger grunnleggar stifter kantor organist dirigent barnehagestyrer mottaksleder mottaksleiar skoleleder
ungdomsleder ungdomsleiar klubbleder frivilligleder ambassadør konsul
"""
"""Roles that one person in an association or a school holds."""
_SHARED = """
styremedlem varamedlem medlem kommunestyremedlem bystyremedlem lærer lærar kontaktlærer journalist tannlege trener
trenar miljøarbeider miljøarbeidar representant saksbehandler saksbehandlar tolk psykolog fastlege
"""
"""Roles that several hold at a time, so that they say little before anything but a name."""
_NO_COMPOUNDS = ("tolk", "driver", "styrer", "styrar", "stifter")
"""Ends of many words that are no roles ("pådriver")."""
_NO_ROLES = vocabulary("kollege kollegen privilege familiemedlem familiemedlemmet")
_AGENTS = (
    "aren",
    "eren",
    "øren",
    "isten",
    "logen",
    "ikeren",
    "anten",
    "enten",
    "mannen",
    "kvinna",
    "kvinnen",
    "inna",
    "innen",
)
"""How words for those who do something end, when one of them is meant ("snekkeren", "fiskaren", "frisøren")."""
_NO_AGENTS = vocabulary("""
skulderen fingeren fingren hammeren feberen kalenderen kalendaren tigeren leveren bunkeren containeren traileren
computeren serveren skanneren printeren gitaren dollaren basaren kommentaren hangaren kaviaren fanfaren matvaren
handelsvaren tvisten gnisten kristen prologen epilogen monologen varianten restauranten elefanten konstanten veikanten
vegkanten sengekanten bordkanten skogkanten vannkanten prosenten presenten komponenten sementen eksponenten eventen
nordmannen kvinnen skinnen
""")
_NO_ENDS = (
    *("sommeren", "sommaren", "vinteren", "kjelleren", "kjellaren", "datteren", "søsteren", "alderen", "åkeren"),
    *("faren", "døren", "listen", "fristen", "dialogen", "katalogen", "kontingenten", "renten"),
)
"""Words, and ends of words, that are like those but are no persons, or somebody's family."""
_SHORTEST_AGENT = 7
_CUT_WORDS = vocabulary("form kant stift driv styr skol kont sent dist kontakt org inn led red lær leg dir")
"""What roles cut short look like when they are words."""
_VOWELS = frozenset("aeiouyæøå")
_SHORTEST_CUT, _SHORTEST_LAST = 3, 4
_SHORTEST_FIRST = 3
_LONGEST = 40


class Post(NamedTuple):
    """What a word for a role says: "the" role, one of its kind in a place, held by several, or just somebody's work."""

    definite: bool
    unique: bool = False
    shared: bool = False
    work: bool = False


def _forms(lemmas: str, *, unique: bool = False, shared: bool = False) -> dict[str, Post]:
    found: dict[str, Post] = {}
    for lemma in lemmas.split():
        found[lemma] = Post(definite=False, unique=unique, shared=shared)
        endings = ("met",) if lemma.endswith("medlem") else ("n", "a") if lemma.endswith("e") else ("en", "a")
        found.update((lemma + ending, Post(definite=True, unique=unique, shared=shared)) for ending in endings)
    return found


@cache
def _listed() -> dict[str, Post]:
    """Return the forms of the roles in the lists."""
    return _forms(_SHARED, shared=True) | _forms(_LEADING) | _forms(_ONE, unique=True)


@cache
def _last_parts() -> dict[str, Post]:
    """Return the forms that a compound may end in; one that ends in a role is not itself one of a kind."""
    single = " ".join(lemma for lemma in _ONE.split() if len(lemma) < 9)
    forms = _forms(_SHARED, shared=True) | _forms(_LEADING) | _forms(single)
    return {form: post for form, post in forms.items() if not form.startswith(_NO_COMPOUNDS)}


@cache
def _cuts() -> frozenset[str]:
    """Return roles cut before a vowel, as a full stop stands behind them in notes."""
    return frozenset(
        lemma[:cut]
        for lemma in f"{_ONE} {_LEADING} {_SHARED}".split()
        for cut in range(_SHORTEST_CUT, len(lemma))
        if lemma[cut] in _VOWELS and lemma[cut - 1] not in _VOWELS
    )


@lru_cache(maxsize=32768)
def post(lower: str) -> Post | None:
    """Return what a word in lower case says when it is a role."""
    if found := _listed().get(lower):
        return found
    if len(lower) > _LONGEST or lower in _NO_ROLES:
        return None
    parts = _last_parts()
    for cut in range(_SHORTEST_FIRST, len(lower) - _SHORTEST_LAST + 1):
        if found := parts.get(lower[cut:]):
            return found
    if len(lower) >= _SHORTEST_AGENT and lower.endswith(_AGENTS) and not _is_thing(lower):
        return Post(definite=True, work=True)
    return None


def _is_thing(lower: str) -> bool:
    return lower in _NO_AGENTS or lower.endswith(_NO_ENDS)


@lru_cache(maxsize=32768)
def shortened(lower: str, *, stop: bool) -> Post | None:
    """Return what a word says when it is a role cut short: "flyktningkons", or "ordf", which can be no word.

    ``stop`` tells that a full stop stands behind it: then shorter ones that may be words count too ("red.").
    """
    cuts, length = _cuts(), min(len(lower), _LONGEST)
    if lower in cuts and (stop or (length > _SHORTEST_CUT and _VOWELS.isdisjoint(lower[-3:]))):
        return Post(definite=False, shared=True)
    last = (lower[cut:] for cut in range(_SHORTEST_FIRST, length - _SHORTEST_LAST + 1))
    if any(part in cuts and part not in _CUT_WORDS for part in last):
        return Post(definite=False, shared=True)
    return None


def alone(lower: str) -> bool:
    """Tell whether a word points at somebody by itself, where the place is known: "rådmannen"."""
    found = _listed().get(lower)
    return found is not None and found.definite and found.unique
