"""Roles that only one person holds: "ordføreren i Tuvik", "leder i foreningen", "presten", "den eneste ... i kommunen".

A role alone points at somebody as soon as the place is known, so what stands behind it belongs to the role: one span.
"""

from collections.abc import Iterator

from interviewer.finding import origins, phrases, posts
from interviewer.finding.everyday import FUNCTION, STOP
from interviewer.finding.found import Found, Kind
from interviewer.finding.kin import KIN
from interviewer.finding.phrases import Row
from interviewer.finding.plain import on_plain, vocabulary
from interviewer.finding.posts import Post
from interviewer.language import N_

ROLE = N_("a role that one person holds there")
ALONE = N_("a role that one person in a place holds")
FAMILY = N_("somebody's family, told by a role")
ONLY = N_("said to be the only one or the first")

_BEFORE = vocabulary("""
daglig daglige dagleg daglege tidligere tidlegare nåværende noverande eks forrige førre avtroppende påtroppende
fungerende fungerande konstituert ny nye gamle
""")
_HUMAN = vocabulary("""
kvinne kvinna kvinnen kvinner mann mannen jente jenta jenten gutt gutten gut guten familie familien innvandrer
innvandreren innvandrar innvandraren flyktning flyktningen flyktningene elev eleven muslim muslimen kristne medlem
medlemmet medlemmer medlemmene ungdom ungdommen barn barnet person personen dame dama damen far mor moren faren søster
bror asylsøker asylsøkeren asylsøkjar asylsøkjaren bonde bonden student studenten frivillig frivillige representant
representanten homofile transperson hijab politiker politikeren politikar politikaren ansatt ansatte tilsett tilsette
hindu jøde sikh
""")
_OF = vocabulary("""
kvinnelige kvinnelege kvinnelig kvinneleg mannlige mannlege somaliske muslimske utenlandske utanlandske utenlandsfødte
utanlandsfødde flerkulturelle mørkhudede svarte innvandrer innvandreren innvandrarar innvandrar
""")

_WHO = vocabulary("""
han hun ho den dama damen mannen kvinna kvinnen kona jenta gutten guten karen fyren
""")
_DO = vocabulary("""
leder leier leiar styrer driver driv eier eig bestyrer ledet leda leidde styrte drev dreiv eide åtte startet starta
stiftet stifta grunnla
""")
_HIS = vocabulary("sin si sitt")
_FROM = vocabulary("fra frå")
_IS = vocabulary("er var vart ble blei blir")
_TO = vocabulary("til åt av")
_IN = vocabulary("i på ved")
_GENITIVES = ("ens", "ets", "nes", "as")
_PREPOSITIONS = vocabulary("i på ved for av til hos")
_ONLY = vocabulary("eneste einaste")
_FIRST = vocabulary("første fyrste")
_WITH = vocabulary("med fra frå")
_ENDERS = FUNCTION - _PREPOSITIONS - _WITH
_LONGEST_NAME = 9
"""From as many letters on a word at the start of a sentence is rather a noun than a name in "-s" ("Johannes")."""
_MOST_AFTER = 5
_SURE, _HELD, _VAGUE, _SINGLE = 0.85, 0.7, 0.45, 0.55


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the roles in ``text``."""
    row = phrases.row(text)
    for index, word in enumerate(row.words):
        lower = word.lower
        if held := posts.post(lower):
            yield from _role(row, index, held)
        elif lower in _ONLY or (lower in _FIRST and _is_first_of(row.lower(index + 1))):
            yield from _only(row, index)
        elif lower in _WHO and row.lower(index + 1) == "som" and row.lower(index + 2) in _DO:
            yield from _who(row, index)
        elif lower[-1] == "s" and (held := posts.post(lower[:-1])) and held.definite:
            yield from _of_holder(row, index)
        elif row.lower(index + 1) in _IN and (held := posts.shortened(lower, stop=text[word.end] == ".")):
            yield from _role(row, index, held)


def _role(row: Row, index: int, held: Post) -> Iterator[Found]:
    """Yield a role with what it is held in; alone only where it is one of a kind."""
    start, end = _begun(row, index), index + 1
    if row.lower(end) in _PREPOSITIONS or (held.definite and row.lower(end) in _FROM):
        after, telling = _held_in(row, end, held)
        if after > end + 1 and (telling or held.unique or row.hurried(start, after)):
            after = _further(row, after)
            sure = (held.definite or held.unique) and (telling or not held.work)
            yield row.found(start, after, Kind.ROLE, _SURE if sure else _HELD if telling else _VAGUE, ROLE)
            return
    if held.definite and not held.work and row.lower(end) in _HIS and row.lower(end + 1) in KIN:
        yield row.found(start, _further(row, end + 2), Kind.ROLE, _SINGLE, FAMILY)
    elif not held.definite and row.capital(index - 1) and row.before(index).endswith("s") and row.is_name(index - 1):
        yield row.found(index - 1, end, Kind.ROLE, _SINGLE, ROLE)
    elif posts.alone(row.words[index].lower):
        yield row.found(start, end, Kind.ROLE, _VAGUE, ALONE)


def _held_in(row: Row, end: int, held: Post) -> tuple[int, bool]:
    """Return the index after what a role is held in, from the preposition at ``end`` on, and whether that tells who.

    Of several who hold it, and of those who only do some work, only a name tells one.
    """
    after = phrases.complement(row, end + 1, hurried=row.lower(end) != "til")
    if (reached := phrases.reach(row, end + 1)) > after:
        return reached, True
    if held.work or (held.shared and not held.definite) or row.lower(end) in _FROM:
        return after, phrases.names_properly(row, end + 1, after)
    return after, phrases.names_something(row, end + 1, after)


def _begun(row: Row, index: int) -> int:
    """Return where a role begins: with "tidligere", "den første kvinnelige", "foreningens" or "kona til" before it."""
    start = index
    while start > max(0, index - 4) and row.before(start) in _BEFORE | _OF | _FIRST | _ONLY:
        start -= 1
    if start < index and row.before(start) == "den":
        return start - 1
    if start > 1 and row.before(start) in _TO and row.follows(start - 1) and row.words[start - 2].lower in KIN:
        return start - 2
    if start > 2 and row.before(start) in _IS and row.before(start - 1) == "som" and row.before(start - 2) in _WHO:
        return start - 3
    return start - 1 if _owns(row, start - 1) else start


def _owns(row: Row, index: int) -> bool:
    """Tell whether the word at ``index`` is a definite noun in the genitive: "rådets", "foreningens", "landets"."""
    if index < 0 or not row.follows(index + 1) or not row.words[index].lower.endswith(_GENITIVES):
        return False
    word = row.words[index]
    return not word.capital or (not row.follows(index) and len(word.lower) >= _LONGEST_NAME)


def _of_holder(row: Row, index: int) -> Iterator[Found]:
    """Yield "ordførerens kone i Tuvik", and a unique role in the genitive alone."""
    held = posts.post(row.words[index].lower[:-1])
    unique = posts.alone(row.words[index].lower[:-1])
    if row.lower(index + 1) in KIN:
        after = _further(row, index + 2)
        if unique or after > index + 2 or not (held and held.work):
            yield row.found(index, after, Kind.ROLE, _HELD if after > index + 2 else _VAGUE, FAMILY)
    elif unique:
        yield row.found(index, index + 1, Kind.ROLE, _VAGUE, ALONE)


def _who(row: Row, index: int) -> Iterator[Found]:
    """Yield "hun som leder innvandrerrådet i Tuvik": a role said with a verb."""
    first = index + 3
    after, reached = phrases.complement(row, first, hurried=False), phrases.reach(row, first)
    telling = reached > after or phrases.names_something(row, first, after)
    if (after := max(after, reached)) > first and telling:
        yield row.found(index, _further(row, after), Kind.ROLE, _HELD, ROLE)


def _further(row: Row, end: int) -> int:
    """Return the index after "i Tuvik" where it follows an organisation: "leder i foreningen i Tuvik"."""
    if row.lower(end) in {"i", "på", "for", "ved"}:
        after = phrases.complement(row, end + 1, hurried=False)
        return after if after > end + 1 else end
    return end


def _is_first_of(lower: str) -> bool:
    """Tell whether what follows "første" is said of women, of people from somewhere, or is a role."""
    return lower in _OF or _is_role(lower) or (lower.endswith(("ske", "fødte", "fødde")) and lower != "norske")


def _only(row: Row, index: int) -> Iterator[Found]:
    """Yield "den eneste somaliske læreren i kommunen", as far as the phrase goes, where it is said of people.

    The only one of anything in a named place ("den eneste moskeen i Tuvik") tells as much.
    """
    owned = _owns(row, index - 1) or (row.capital(index - 1) and row.before(index).endswith("s"))
    start = index - 1 if owned or row.before(index) in {"den", "det", "de", "dei"} else index
    end = index + 1
    while end <= index + _MOST_AFTER and (lower := row.lower(end)):
        if lower in _ENDERS or (lower in STOP and end == index + 1 and lower not in _PREPOSITIONS | _WITH):
            break
        end += 1
        if _is_holder(lower) and row.lower(end) not in _PREPOSITIONS:
            break
    while end > index + 1 and row.words[end - 1].lower in FUNCTION:
        end -= 1
    said = [word.lower for word in row.words[index + 1 : end]]
    if said and (
        any(map(_is_human, said))
        or (
            row.words[index].lower in _ONLY
            and (_is_of_people(said, whole=start < index) or (start < index and _is_there(row, index + 2, end)))
        )
    ):
        yield row.found(start, end, Kind.ROLE, _SINGLE, ONLY)


def _is_there(row: Row, first: int, end: int) -> bool:
    """Tell whether the only one is said to be in a named place."""
    return any(
        row.words[place].lower in _IN and phrases.names_properly(row, place + 1, end) for place in range(first, end - 1)
    )


def _is_role(lower: str) -> bool:
    """Tell whether a word is a role in the lists, or a compound that ends in one."""
    held = posts.post(lower)
    return held is not None and not held.work


def _is_holder(lower: str) -> bool:
    """Tell whether a word is a role in its definite form."""
    held = posts.post(lower)
    return held is not None and held.definite and not held.work


def _is_human(lower: str) -> bool:
    return lower in _HUMAN or _is_role(lower) or lower in _OF


def _is_of_people(said: list[str], *, whole: bool) -> bool:
    """Tell whether "the only" is somebody from somewhere, or somebody with something ("den eneste med hijab")."""
    return any(lower in origins.forms() for lower in said) or (whole and said[0] in _WITH and len(said) > 1)
