"""Organisations by the phrase they stand in: "Tuvik somaliske forening", "moskeen i Tuvik", "Foreningen Håp".

A noun that makes an organisation is looked for; the name stands before it, or behind it after "i". Hurried notes
without capitals are read too, at a lower score.
"""

from collections.abc import Iterator

from interviewer.finding import phrases, places
from interviewer.finding.everyday import MODIFIERS, STOP
from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late
from interviewer.finding.phrases import Row
from interviewer.finding.plain import on_plain, vocabulary
from interviewer.language import N_

NAMED = N_("an association, congregation, school, council or firm: the words around the name say so")

_NAME_FOLLOWS = Late(
    "foreninga|foreningen|foreininga|stiftelsen|stiftinga|avisa|avisen|lokalavisa|lokalavisen|bladet|klubben|menigheten"
    "|menigheta|koret|organisasjonen|barnehagen|skolen|skulen"
)
_NAME_HURRIED = vocabulary("foreninga foreningen foreininga stiftelsen stiftinga avisa avisen lokalavisa lokalavisen")
_NEW = vocabulary("ny nye nytt det den")
_EVERYWHERE = vocabulary("""
kommunen fylkeskommunen politiet partiet gruppa gruppen styret laget utvalget utvalet kontoret senteret
""")
"""Heads that, with an unknown name in lower case behind them, are too vague."""
_ADJECTIVES = ("ende", "ande", "ige", "lig", "lege", "leg", "ene", "ane", "er", "ar", "t", "e", "sk")
_VERBS = ("er", "ar", "te", "de")
_BEHIND = vocabulary("i på for til")
_NAMED, _HURRIED, _VAGUE, _DESCRIBED = 0.8, 0.5, 0.45, 0.6
_MOST = 6


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the organisations in ``text``."""
    row = phrases.row(text)
    for index, word in enumerate(row.words):
        if len(word.lower) < 3:
            continue
        if phrases.is_bare(word.lower):
            yield from _named_before(row, index)
        if phrases.is_definite(word.lower):
            yield from _named_behind(row, index)


def _named_before(row: Row, index: int) -> Iterator[Found]:
    """Yield "Tuvik somaliske forening": names and adjectives before the head."""
    start, names, described = index, 0, False
    while start > max(0, index - _MOST) and (lower := row.before(start)):
        adjective = phrases.is_adjective(lower)
        described = described or (adjective and phrases.is_telling(lower))
        if places.known(lower) or (row.words[start - 1].capital and lower not in STOP):
            names += 1
        elif adjective:
            pass
        elif row.is_half(start - 2) or (lower == "omegn" and row.before(start - 1) == "og"):
            start -= 1
        elif lower not in {"og", "for", "i", "av"} or not (
            start > 1 and row.follows(start - 1) and row.words[start - 2].capital
        ):
            break
        start -= 1
    hurried = not names and not row.words[index].capital and row.hurried(start, index + 1)
    if not names and _lower_name(row, start, index, described=described, hurried=hurried):
        start, names = start - 1, 1
        score = _HURRIED
    else:
        score = _NAMED if names else _DESCRIBED
    if names or described:
        after = _after(row, index, described=described, hurried=hurried)
        yield row.found(start, after, Kind.ORGANISATION, score, NAMED)


def _lower_name(row: Row, start: int, index: int, *, described: bool, hurried: bool) -> bool:
    """Tell whether the word before is a name without a capital ("tuvik menighet", "tuvik somaliske forening")."""
    lower = row.before(start)
    if len(lower) < 3 or not lower.isalpha() or lower in STOP or lower.endswith(_ADJECTIVES):
        return lower in places.names() and hurried
    everyday = phrases.is_everyday(row.words[index].lower) or row.words[index].lower in {"kommune", "parti"}
    modified = start < index and row.words[start].lower in MODIFIERS
    return hurried or described if everyday and not modified else start == index or described or hurried


def _after(row: Row, index: int, *, described: bool, hurried: bool) -> int:
    """Return the index after the head and what belongs to it: "vgs", "i Tuvik", or a place."""
    end = index + 1
    if phrases.is_bare(row.lower(end)):
        end += 1
    if row.lower(end) in {"i", "for", "på"}:
        after = row.names(end + 1, hurried=hurried and described)
        return after if after > end + 1 else end
    if (row.capital(end) or (hurried and row.lower(end) and row.lower(end) not in STOP)) and described:
        return row.names(end, hurried=hurried)
    return row.names(end) if row.capital(end) and places.known(row.lower(end)) else end


def _named_behind(row: Row, index: int) -> Iterator[Found]:
    """Yield "moskeen i Tuvik" and "Foreningen Håp", with "Den somaliske" before where it belongs."""
    lower, end = row.words[index].lower, index + 1
    if row.lower(end) in _BEHIND:
        after = phrases.complement(row, end + 1, hurried=row.lower(end) == "i")
        if (reached := phrases.reach(row, end + 1)) > after and row.lower(end) == "for":
            after = reached
        sure = phrases.names_properly(row, end + 1, after)
        if after == end + 1 or (not sure and lower in _EVERYWHERE):
            return
        end, score = after, _NAMED if sure else _HURRIED
    elif _NAME_FOLLOWS.fullmatch(lower) and row.capital(end):
        end, score = row.names(end), _NAMED
    elif lower in _NAME_HURRIED and row.lower(end) and row.hurried(index, end + 1) and _may_follow(row, end):
        end += 2 if row.words[end].lower in _NEW and row.follows(end + 1) else 1
        score = _VAGUE
    else:
        return
    yield row.found(_described(row, index), end, Kind.ORGANISATION, score, NAMED)


def _may_follow(row: Row, end: int) -> bool:
    return row.words[end].lower in _NEW or (
        row.is_name(end, hurried=True) and not row.words[end].lower.endswith(_VERBS)
    )


def _described(row: Row, index: int) -> int:
    """Return where "Den somaliske ..." before a head begins."""
    start = index
    while start > max(0, index - 4) and phrases.is_adjective(row.before(start)):
        start -= 1
    return start - 1 if start < index and row.before(start) in {"den", "det"} else start
