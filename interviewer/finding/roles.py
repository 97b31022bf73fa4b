"""Roles that only one person holds: "ordføreren i Tuvik", "leder i foreningen", "presten", "den eneste ... i kommunen".

A role alone points at somebody as soon as the place is known, so what stands behind it belongs to the role: one span.
"""

from collections.abc import Iterator

from interviewer.finding import phrases
from interviewer.finding.found import Found, Kind
from interviewer.finding.plain import Word, on_plain, words
from interviewer.language import N_

ROLE = N_("a role that one person holds there")
ALONE = N_("a role that one person in a place holds")
ONLY = N_("said to be the only one or the first")

_ONE = (
    "ordfører ordførar varaordfører varaordførar fylkesordfører fylkesordførar rådmann lensmann fylkesmann kommunedirektør kommunaldirektør statsforvalter statsforvaltar"
    " biskop sogneprest sokneprest prost imam rabbiner kantor klokker rektor politimester politimeister kommuneoverlege kommunelege innvandrerkonsulent innvandrarkonsulent"
    " flyktningkonsulent flyktningekonsulent flyktningkoordinator flyktningleder integreringskoordinator integreringsrådgiver barnevernleder barnevernsleder barnevernsjef"
    " kultursjef oppvekstsjef skolesjef skulesjef helsesjef sosialsjef navleder nav-leder politisjef brannsjef ungdomskoordinator slt-koordinator frivilligkoordinator bydelsdirektør"
    " sysselmann byrådsleder helsesøster helsesyster distriktslege dekan forstander kirkeverge kyrkjeverje diakon formannskapssekretær sentralleder byfogd sorenskriver trossamfunnsleder"
)
_MANY = (
    "leder leiar nestleder nestleiar styreleder styreleiar styremedlem kasserer kasserar sekretær formann forkvinne president visepresident prest pastor lærer lærar kontaktlærer styrer styrar inspektør"
    " daglig konsulent rådgiver rådgivar koordinator redaktør journalist lege tannlege jordmor helsesykepleier helsesjukepleiar trener trenar vaktmester vaktmeister avdelingsleder avdelingsleiar"
    " gruppeleder gruppeleiar gruppefører fraksjonsleder prosjektleder prosjektleiar miljøarbeider miljøarbeidar fagleder fagleiar enhetsleder einingsleiar direktør sjef leder ansvarlig kontaktperson talsmann talsperson talskvinne"
    " representant varamedlem medlem kommunestyremedlem bystyremedlem politikontakt nærpolitikontakt saksbehandler saksbehandlar tolk eier eigar innehaver driver grunnlegger grunnleggar stifter kantor"
    " organist dirigent barnehagestyrer mottaksleder mottaksleiar skoleleder ungdomsleder ungdomsleiar klubbleder frivilligleder psykolog fastlege ambassadør konsul"
)
_FEMALE = {"søster": "søsteren", "syster": "systera"}
_PREPOSITIONS = frozenset("i på ved for av til hos".split())
_ONLY = frozenset("eneste einaste".split())
_FIRST = frozenset("første fyrste".split())
_OF = frozenset(
    "kvinnelige kvinnelege kvinnelig kvinneleg mannlige mannlege somaliske muslimske utenlandske utanlandske utenlandsfødte utanlandsfødde flerkulturelle mørkhudede svarte innvandrer innvandreren innvandrarar innvandrar".split()
)
_AFTER_ONLY = 5
_ENDERS = phrases.FUNCTION - {"i", "på", "av", "for", "med", "fra", "frå", "ved"}


def _forms(lemmas: str) -> dict[str, bool]:
    """Return the forms of roles; the value tells whether a form is definite."""
    found: dict[str, bool] = {}
    for lemma in lemmas.split():
        found[lemma] = False
        for ending in ("en", "a", "n", "et"):
            if ending == "n" and not lemma.endswith("e"):
                continue
            found[lemma + ending] = True
        if lemma.endswith("mann"):
            found[lemma + "en"] = True
        if lemma.endswith("medlem"):
            found[lemma + "met"] = True
    found.pop("presta", None)
    return found


_UNIQUE = _forms(_ONE)
_ROLES = _forms(_MANY) | _UNIQUE
_ALONE = frozenset(form for form, definite in _UNIQUE.items() if definite)


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the roles in ``text``."""
    all_words = words(text)
    for index, word in enumerate(all_words):
        lower = word.lower
        definite = _ROLES.get(lower)
        if definite is not None:
            yield from _role(text, all_words, index, definite=definite)
        elif lower in _ONLY or (lower in _FIRST and _first_of(text, all_words, index)):
            yield from _only(text, all_words, index)
        elif lower.endswith(("s", "-leder", "-leiar")) and lower[:-1] in _ALONE:
            yield _made(text, all_words, index, index + 1, 0.45, ALONE)


def _role(text: str, all_words: tuple[Word, ...], index: int, *, definite: bool) -> Iterator[Found]:
    lower = all_words[index].lower
    start = _first(text, all_words, index)
    end = index + 1
    if end + 1 < len(all_words) and phrases.joined(text, all_words, end) and all_words[end].lower in _PREPOSITIONS:
        sure = definite or lower in _UNIQUE
        after = phrases.complement(text, all_words, end + 1, hurried=all_words[end].lower != "til")
        telling = phrases.telling(all_words[end + 1 : after])
        if after > end + 1 and (
            sure or telling or phrases.is_hurried(text, all_words[start].start, all_words[after - 1].end)
        ):
            after = _further(text, all_words, after)
            yield _made(text, all_words, start, after, 0.85 if sure else 0.7 if telling else 0.45, ROLE)
            return
    if start and phrases.joined(text, all_words, start) and phrases.is_name(all_words[start - 1], hurried=False):
        genitive = all_words[start - 1].lower.endswith("s")
        if genitive and all_words[start - 1].capital and not definite:
            yield _made(text, all_words, start - 1, end, 0.6, ROLE)
            return
    if lower in _ALONE:
        yield _made(text, all_words, start, end, 0.45, ALONE)


def _first(text: str, all_words: tuple[Word, ...], index: int) -> int:
    """Return where a role with "daglig", "tidligere" or "den første kvinnelige" before it begins."""
    start = index
    while start > max(0, index - 4) and phrases.joined(text, all_words, start):
        lower = all_words[start - 1].lower
        if (
            lower
            in {
                "daglig",
                "dagleg",
                "tidligere",
                "tidlegare",
                "nåværende",
                "noverande",
                "eks",
                "forrige",
                "førre",
                "avtroppende",
                "påtroppende",
                "fungerende",
                "fungerande",
                "konstituert",
                "ny",
                "nye",
                "gamle",
            }
            or lower in _OF
            or lower in _FIRST | _ONLY
        ):
            start -= 1
        elif lower == "den" and start < index:
            return start - 1
        else:
            break
    return start


def _further(text: str, all_words: tuple[Word, ...], end: int) -> int:
    """Return the index after "i Tuvik" where it follows an organisation: "leder i foreningen i Tuvik"."""
    if end + 1 < len(all_words) and phrases.joined(text, all_words, end) and all_words[end].lower in {"i", "på", "for"}:
        after = phrases.complement(text, all_words, end + 1, hurried=False)
        return after if after > end + 1 else end
    return end


def _first_of(text: str, all_words: tuple[Word, ...], index: int) -> bool:
    """Tell whether "første" is said of women, of people from somewhere, or of a role."""
    after = index + 1
    if after >= len(all_words) or not phrases.joined(text, all_words, after):
        return False
    lower = all_words[after].lower
    return lower in _OF or lower in _ROLES or (lower.endswith(("ske", "fødte", "fødde")) and lower != "norske")


def _only(text: str, all_words: tuple[Word, ...], index: int) -> Iterator[Found]:
    """Yield "den eneste somaliske læreren i kommunen", as far as the phrase goes."""
    start = index
    if phrases.joined(text, all_words, index) and all_words[index - 1].lower in {"den", "det", "de", "dei"}:
        start -= 1
    end, taken = index + 1, 0
    while end < len(all_words) and phrases.joined(text, all_words, end) and taken < _AFTER_ONLY:
        lower = all_words[end].lower
        if lower in _ENDERS or (
            lower in phrases.STOP and not taken and lower not in _PREPOSITIONS | {"med", "fra", "frå"}
        ):
            break
        end, taken = end + 1, taken + 1
        if lower in _ROLES and _ROLES[lower] and not (end < len(all_words) and all_words[end].lower in _PREPOSITIONS):
            break
    while end > index + 1 and all_words[end - 1].lower in phrases.FUNCTION:
        end -= 1
    if end > index + 1:
        yield _made(text, all_words, start, end, 0.55, ONLY)


def _made(text: str, all_words: tuple[Word, ...], first: int, after: int, score: float, why: str) -> Found:
    start, end = all_words[first].start, all_words[after - 1].end
    return Found(start, end, Kind.ROLE, text[start:end], score, why)
