"""Organisations by the phrase they stand in: "Tuvik somaliske forening", "moskeen i Tuvik", "Tuvik vgs", "Tuvik Bygg AS".

A noun that makes an organisation is looked for; the name stands before it, or behind it after "i". Hurried notes without
capitals are read too, at a lower score.
"""

import re
from collections.abc import Iterator

from interviewer.finding import phrases
from interviewer.finding.found import Found, Kind
from interviewer.finding.plain import Word, on_plain, words
from interviewer.finding import places
from interviewer.language import N_

NAMED = N_("an association, congregation, school, council or firm: the words around the name say so")
FIRM = N_("a firm or club: the letters behind the name say so")
MEDIUM = N_("a newspaper, by the end of its name")

_LETTERS = frozenset("AS ASA BA KF IKS SA DA ANS NUF HF RHF IL IF FK SK BK TIL IBK ILK FBK OK UL IK".split())
_BRANDS = frozenset(
    "nav kors folkehjelp frelsesarmeen bymisjon caritas redd speiderne 4h kfum kfuk lo sanitetskvinner".split()
)
_MEDIUM = re.compile(r"(?:[A-ZÆØÅ][\w-]{2,25}?)(?:posten|avisa|avisen|tidende|bladet|dagblad|blad)(?:s)?")
_EVERYDAY = frozenset(
    "posten avisa avisen bladet lokalavisa lokalavisen riksavisa dagsavisen tidende nettavisen ukebladet månedsbladet e-posten eposten".split()
)
_NAME_FOLLOWS = re.compile(
    r"(?:foreninga|foreningen|foreininga|stiftelsen|stiftinga|avisa|avisen|lokalavisa|lokalavisen|bladet|klubben|menigheten|menigheta|koret|organisasjonen|barnehagen|skolen|skulen|firmaet|selskapet|bedriften|bedrifta|butikken|kafeen|restauranten|butikken)"
)
_NAME_HURRIED = re.compile(r"foreninga|foreningen|foreininga|stiftelsen|stiftinga|avisa|avisen|lokalavisa|lokalavisen")
_UNNAMED = frozenset(
    "kommune fylkeskommune kommunen fylkeskommunen politiet partiet gruppa gruppen styret laget utvalget utvalet".split()
)


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the organisations in ``text``."""
    all_words = words(text)
    for index, word in enumerate(all_words):
        lower = word.lower
        if len(lower) < 2:
            continue
        if word.text in _LETTERS:
            start = _before_letters(text, all_words, index)
            if start < index:
                yield _made(text, all_words, start, index + 1, 0.85, FIRM)
        elif phrases.is_bare(lower):
            yield from _named_before(text, all_words, index)
        if phrases.is_definite(lower):
            yield from _named_behind(text, all_words, index)
        elif lower in _BRANDS:
            yield from _branch(text, all_words, index)
        elif (
            word.capital
            and lower[-2:] in {"en", "sa", "de", "et", "ad"}
            and lower not in _EVERYDAY
            and _MEDIUM.fullmatch(word.text)
        ):
            yield _made(text, all_words, index, index + 1, 0.65, MEDIUM)
        elif lower in {"il", "as"} and (start := _hurried_letters(text, all_words, index)) < index:
            yield _made(text, all_words, start, index + 1, 0.5, FIRM)
        elif _FIRM_WORDS.get(lower) and index + 1 < len(all_words):
            after = _run(text, all_words, index + 1)
            if after > index + 1:
                yield _made(text, all_words, index, after, 0.6, NAMED)


_FIRM_WORDS = dict.fromkeys(
    "firmaet selskapet bedriften bedrifta butikken kafeen restauranten fotballaget bandet".split(), True
)


def _before_letters(text: str, all_words: tuple[Word, ...], index: int) -> int:
    """Return the index of the first word of the name before "AS" or "IL"."""
    start = index
    while start > max(0, index - 5) and phrases.joined(text, all_words, start):
        before = all_words[start - 1]
        connects = (
            before.lower in {"og", "&"}
            and start - 1 > 0
            and all_words[start - 2].capital
            and phrases.joined(text, all_words, start - 1)
        )
        if not (before.capital and before.lower not in phrases.STOP) and not connects:
            break
        start -= 1
    if (
        start == index
        and phrases.joined(text, all_words, index)
        and phrases.is_name(all_words[index - 1], hurried=True)
    ):
        return index - 1
    return start


def _hurried_letters(text: str, all_words: tuple[Word, ...], index: int) -> int:
    """Return the index of the first word of "tuvik il" or "tuvik bygg as" in a note without capitals."""
    if not phrases.is_hurried(text, all_words[index].start, all_words[index].end):
        return index
    start = index
    while (
        start > max(0, index - 2)
        and phrases.joined(text, all_words, start)
        and phrases.is_name(all_words[start - 1], hurried=True)
    ):
        start -= 1
        if places.known(all_words[start].lower) or all_words[index].lower == "il":
            break
    return start


def _named_before(text: str, all_words: tuple[Word, ...], index: int) -> Iterator[Found]:
    """Yield "Tuvik somaliske forening": names and adjectives before the head."""
    head = all_words[index]
    start, capitals, described = index, 0, False
    while start > max(0, index - 6) and phrases.joined(text, all_words, start):
        before = all_words[start - 1]
        lower = before.lower
        adjective = lower in phrases.MODIFIERS - phrases.CONNECTORS or (
            lower.endswith(("sk", "ske")) and lower not in phrases.STOP
        )
        if before.capital and lower not in phrases.STOP:
            capitals += 1
        elif places.known(lower):
            capitals += 1
        elif adjective:
            described = True
        elif (
            lower in {"og", "for", "i", "av"}
            and start - 1 > 0
            and phrases.joined(text, all_words, start - 1)
            and (
                all_words[start - 2].capital
                or (capitals and lower == "og" and not all_words[start - 2].lower in phrases.STOP and described)
            )
        ):
            pass
        elif (
            described
            and not capitals
            and phrases.is_name(before, hurried=True)
            and (not places.starts(text, before.start) or phrases.is_hurried(text, before.start, head.end))
        ):
            start -= 1
            break
        else:
            break
        start -= 1
    while start < index and all_words[start].lower in phrases.CONNECTORS:
        start += 1
    everyday = phrases.is_plain_head(head.lower)
    if not capitals and not described and not everyday and start == index:
        if _hurried_name(text, all_words, index):
            yield _made(text, all_words, index - 1, index + 1, 0.5, NAMED)
        return
    if start == index or (not capitals and everyday and not described):
        return
    end = index + 1
    if end < len(all_words) and phrases.joined(text, all_words, end):
        if phrases.is_bare(all_words[end].lower):
            end += 1
        elif all_words[end].capital and (described or places.known(all_words[end].lower)):
            end = _run(text, all_words, end)
        elif all_words[end].lower in {"i", "for", "på"} and (after := _run(text, all_words, end + 1)) > end + 1:
            end = after
    yield _made(text, all_words, start, end, 0.8 if capitals else 0.6, NAMED)


def _hurried_name(text: str, all_words: tuple[Word, ...], index: int) -> bool:
    """Tell whether the word before a head is a name without a capital ("tuvik menighet", "tuvik vgs")."""
    if not phrases.joined(text, all_words, index):
        return False
    before = all_words[index - 1]
    if len(before.lower) < 4 or not before.lower.isalpha() or before.lower in phrases.STOP:
        return False
    return not before.lower.endswith(("ende", "ande", "ige", "lig", "lege", "leg", "ene", "ane", "er", "ar", "t", "e"))


def _named_behind(text: str, all_words: tuple[Word, ...], index: int) -> Iterator[Found]:
    """Yield "moskeen i Tuvik" and "Foreningen Håp", with "Den ... " before where it belongs."""
    end = index + 1
    if end >= len(all_words) or not phrases.joined(text, all_words, end):
        return
    lower = all_words[index].lower
    if all_words[end].lower in {"i", "på", "for", "til"}:
        after = phrases.complement(text, all_words, end + 1, hurried=all_words[end].lower == "i")
        if after == end + 1 or not _telling(all_words, end + 1, after):
            return
        sure = any(word.capital or places.known(word.lower) for word in all_words[end + 1 : after])
        end, score = after, 0.75 if sure else 0.5
    elif _NAME_FOLLOWS.fullmatch(lower) and (after := _run(text, all_words, end)) > end:
        end, score = after, 0.7
    elif _NAME_HURRIED.fullmatch(lower) and phrases.is_hurried(text, all_words[index].start, all_words[end].end):
        if not phrases.is_name(all_words[end], hurried=True) and all_words[end].lower not in {"ny", "nye", "nytt"}:
            return
        end, score = end + 1, 0.45
        if (
            end < len(all_words)
            and all_words[end - 1].lower in {"ny", "nye", "nytt", "det", "den"}
            and phrases.joined(text, all_words, end)
        ):
            end += 1
    else:
        return
    if lower in _UNNAMED and score < 0.6:
        return
    yield _made(text, all_words, _described(text, all_words, index), end, score, NAMED)


def _telling(all_words: tuple[Word, ...], start: int, end: int) -> bool:
    return not all(word.lower in phrases.STOP for word in all_words[start:end])


def _described(text: str, all_words: tuple[Word, ...], index: int) -> int:
    """Return where "Den somaliske ..." before a head begins."""
    start = index
    while start > max(0, index - 4) and phrases.joined(text, all_words, start):
        lower = all_words[start - 1].lower
        if lower in phrases.MODIFIERS - phrases.CONNECTORS or lower.endswith("ske") or lower.endswith("sk"):
            start -= 1
        elif lower in {"den", "det"} and start < index:
            return start - 1
        else:
            break
    return start


def _branch(text: str, all_words: tuple[Word, ...], index: int) -> Iterator[Found]:
    """Yield "NAV Tuvik" and "Tuvik Røde Kors": a branch of an organisation that is everywhere."""
    start, end = index, index + 1
    prefixes = {
        "kors": {"røde", "raude"},
        "folkehjelp": {"norsk"},
        "bymisjon": {"kirkens"},
        "redd": set(),
        "sanitetskvinner": {"norske"},
    }
    wanted = prefixes.get(all_words[index].lower)
    if wanted and phrases.joined(text, all_words, index) and all_words[index - 1].lower in wanted:
        start -= 1
    elif wanted:
        return
    brand = start, end
    if end < len(all_words) and phrases.joined(text, all_words, end):
        word = all_words[end]
        if word.lower in {"i", "på"}:
            after = _run(text, all_words, end + 1)
            end = after if after > end + 1 else end
        elif phrases.is_name(word, hurried=False):
            end = _run(text, all_words, end)
    if (
        start
        and phrases.joined(text, all_words, start)
        and phrases.is_name(all_words[start - 1], hurried=False)
        and end == brand[1]
        and not places.starts(text, all_words[start - 1].start)
    ):
        start -= 1
    if (start, end) != brand:
        yield _made(text, all_words, start, end, 0.75, NAMED)


def _run(text: str, all_words: tuple[Word, ...], index: int) -> int:
    """Return the index after the names that stand from ``index`` on."""
    place = index
    while place < min(index + 4, len(all_words)) and phrases.joined(text, all_words, place):
        if not all_words[place].capital and not phrases.is_name(all_words[place], hurried=False):
            break
        place += 1
    return place


def _made(text: str, all_words: tuple[Word, ...], first: int, after: int, score: float, why: str) -> Found:
    start, end = all_words[first].start, all_words[after - 1].end
    return Found(start, end, Kind.ORGANISATION, text[start:end], score, why)
