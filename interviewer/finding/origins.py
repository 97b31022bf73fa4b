"""Nationalities, peoples, languages, inhabitants' names and adjectives of places, in all inflections of both forms.

The lemmas lie in ``resources/names`` (nations.tsv, inhabitants.tsv, languages.txt); the inflections are made when they
are read. Inhabitants of a place without an entry of its own are told by the ending ("-væring", "-ing", "-ar").
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from interviewer import assets
from interviewer.finding import places
from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late
from interviewer.finding.plain import on_plain, vocabulary, words
from interviewer.language import N_

PERSON = N_("somebody's nationality or people")
ADJECTIVE = N_("a nationality, a people or a language")
LANGUAGE = N_("a language")
INHABITANT = N_("somebody from a place, or of a place")

_NOBODY = vocabulary("norsk norske nordmann nordmannen nordmenn nordmennene nordmennenes")
"""Being Norwegian or speaking Norwegian points at nobody."""
_COMMON = vocabulary("""
ester estar roma danske ire iren chin lasar inder odding mosser thai skotte skotten jordan jordaner egde bantu luo ewe
afar saho ganda vossing totning valdris emirat emirater volding sarping zulu tromsing tater sikh
""")
"""Also other words, or seldom origins: a lower score."""
_NEVER = vocabulary("""
finner finnes finnene finne finnar finnane same sama samen kven kvena kvenen irene karen finna brita ira iren estera
daris malaya china rom romen romene romane romer romar roma gasser gassen gassene gassar gassane gassere perser
mandarin mandarinen tiger tigre balter pole polen odding estere rane sene halling grim ga tatere ste eller syren
syrene
""")
"""Forms that nearly always are another word."""
_PERSONS = {
    "e": ("e", "en", "er", "ene", "ar", "ane", "a"),
    "er": ("er", "eren", "ere", "erne", "ern", "era", "ar", "aren", "arar", "arane", "arne", "eran", "erane"),
    "ing": ("ing", "ingen", "inger", "ingene", "ingar", "ingane", "inga"),
    "mann": ("mann", "mannen", "menn", "mennene", "mennane", "mennen"),
    "folk": ("folk", "folket", "folka"),
    "kvinne": ("kvinne", "kvinna", "kvinnen", "kvinner", "kvinnene", "kvinnene"),
    "bu": ("bu", "buen", "buer", "buene", "buar", "buane"),
    "": ("", "en", "er", "ene", "ar", "ane", "a"),
}
_HEADS = (
    "født|fødde|fødte|fødd|talende|talande|språklig|språklege|språkleg|språklige|ætta|ættet|ættede|ættende|opprinnelse|venn|venner|lærer|lærar|kurs|kurset|mann|mannen"
    "|kvinne|kvinner|kvinna|kvinnen|gutt|gutten|jente|jenta|jenter|familie|familien|familier|foreningen|forening|gruppe|gruppa|gruppen|miljø"
    "|miljøet|bakgrunn|dialekt|menn|tolk|tolken|undervisning|undervisningen|vennlig|norsk|norske|islamsk"
)
_COMPOUND = Late(rf"(?:{_HEADS})s?")
_LOCAL = Late(
    r"(?:(?:ens)?(?:er|eren|ere|erne|ar|aren|arar|arane)|v?æring(?:en|er|ene|ar|ane)?|ing(?:en|er|ene|ar|ane)?|itt(?:en|er|ene|ar|ane)?"
    r"|(?:en)?s?ske?|s?folk(?:et|a)?|bu(?:en|ar|ane|er|ene)?|s?mann(?:en)?|s?menn(?:ene|ane)?|s?jent[ae]n?|s?gutt?(?:en|er|ene|ane|ar)?"
    r"|s?kvinne[rn]?|s?damer?)s?"
)
_SHORTEST_PLACE = 4
_LONGEST = 48
_TELLING = vocabulary("r e n t g k s u a")


def _inflected(lemma: str) -> Iterator[str]:
    for ending, forms in _PERSONS.items():
        if lemma.endswith(ending) and (ending != "er" or len(lemma) > 3):
            base = lemma[: len(lemma) - len(ending)]
            yield from (base + form for form in forms)
            return


@cache
def forms() -> dict[str, tuple[float, str]]:
    """Return every form in lower case with its score and what it is."""
    found: dict[str, tuple[float, str]] = {}
    folder = assets.resources() / "names"
    for name in ("nations.tsv", "inhabitants.tsv"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                _place, persons, adjectives = line.split("\t")
                local = name == "inhabitants.tsv"
                for lemma in _cells(adjectives):
                    _add(found, (lemma, lemma + "e"), 0.85, INHABITANT if local else ADJECTIVE)
                for lemma in _cells(persons):
                    _add(found, _inflected(lemma), 0.88, INHABITANT if local else PERSON)
    for line in (folder / "languages.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            _add(found, (line,), 0.8, LANGUAGE)
    for word in _NEVER | _NOBODY:
        found.pop(word, None)
        found.pop(word + "s", None)
    return found


def _cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip() not in {"", "-"}]


def _add(found: dict[str, tuple[float, str]], made: Iterator[str] | tuple[str, ...], score: float, why: str) -> None:
    for form in made:
        value = (0.5 if form in _COMMON else score), why
        found.setdefault(form, value)
        if not form.endswith("s"):
            found.setdefault(form + "s", value)


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the origins in ``text``."""
    known = forms()
    for word in words(text):
        hit = known.get(word.lower)
        if hit is None:
            hit = _derived(word.lower) if 5 < len(word.lower) < _LONGEST and word.lower[-1] in _TELLING else None
        if hit:
            yield Found(word.start, word.end, Kind.ORIGIN, word.text, hit[0], hit[1])


@cache
def _stems() -> frozenset[str]:
    """Return the beginnings that an inhabitant's name may have: places, also without their last vowel or "-en"."""
    found: set[str] = set()
    for name in places.names():
        if " " in name or len(name) < _SHORTEST_PLACE or name in places.ORDINARY:
            continue
        found.add(name)
        trimmed = (name.rstrip("aeiouyøæå"), name.removesuffix("en"))
        found.update(stem for stem in trimmed if len(stem) > _SHORTEST_PLACE)
    return frozenset(found)


@lru_cache(maxsize=32768)
def _derived(lower: str) -> tuple[float, str] | None:
    """Return what a word says that is a known form with something before or behind, or a place with an ending."""
    return None if lower in _NEVER or lower in _NOBODY else _compound(lower) or _inhabitant(lower)


def _compound(lower: str) -> tuple[float, str] | None:
    known = forms()
    if "-" in lower:
        hits = [known[part] for part in lower.split("-") if part in known]
        return max(hits) if hits else None
    for cut in range(4, len(lower) - 2):
        hit = known.get(lower[:cut])
        if hit and hit[1] is not INHABITANT and _COMPOUND.fullmatch(lower, cut):
            return hit
    return None


def _inhabitant(lower: str) -> tuple[float, str] | None:
    stems = _stems()
    for cut in range(len(lower) - 1, _SHORTEST_PLACE - 1, -1):
        if lower[:cut] in stems and _LOCAL.fullmatch(lower, cut):
            return 0.7, INHABITANT
    return None


def forget() -> None:
    """Let go of every word held in memory."""
    _derived.cache_clear()
