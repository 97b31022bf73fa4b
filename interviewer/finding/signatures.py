"""The end of an e-mail: after "Mvh", "Med vennlig hilsen" or "Helsing" follow a name, a title, an organisation."""

import re
from collections.abc import Iterator

from interviewer.finding import phrases
from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late
from interviewer.finding.plain import on_plain, words
from interviewer.language import N_

NAME = N_("the name below a closing greeting")
OFFICE = N_("a title or an organisation below a closing greeting")

_GREETING = Late(
    r"(?<![\w])(?:m\.?v\.?h\.?|v\.?h\.?|m\.v\.h|(?:med )?(?:de )?(?:beste|vennlig|vennleg|venleg|venlig|hjertelig"
    r"|hjarteleg|kjær|god|varm|mange|gode|varme)e? (?:hilsener|hilsen|helsinger|helsingar|helsing"
    r"|hilsninger|hilsning)"
    r"|(?:hilsen|hilsning|helsing|helsingar|helsing frå|hilsen fra|hils|klem|klem fra|beste|alt godt|takk på forhånd"
    r"|takk på førehand|best regards|kind regards|regards|yours sincerely))"
    r"(?: (?:fra|frå))?[ ,.!:]{0,4}(?P<rest>[^\n]{0,80})\n?",
    re.IGNORECASE,
)
_SHORT = frozenset(["beste", "hils", "klem", "alt godt"])
_NAME = Late(r"(?P<name>[^\W\d_][\w.'’-]{0,24}(?: [^\W\d_][\w.'’-]{0,24}){0,3})[ ,.!]{0,3}")
_LINE = Late(r"[ \t>]{0,6}(?P<line>[^\n]{0,120})(?:\n|$)")
_FIGURES = Late(r"\d{4}|@|https?:|www\.|^(?:tlf|mob|tel|e-?post|mail|adresse|besøk)", re.IGNORECASE)
_SENTENCE = Late(r"[.!?]\s|\b(?:er|var|har|jeg|eg|vi|du|ikke|ikkje|kan|skal|som|det)\b", re.IGNORECASE)
_MOST = 5


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the names, titles and organisations below greetings."""
    for greeting in _GREETING.finditer(text):
        rest = greeting["rest"].strip()
        place = greeting.end()
        if rest:
            named = _NAME.fullmatch(rest)
            alone = not text[max(0, greeting.start() - 40) : greeting.start()].rpartition("\n")[2].strip()
            if named is None or _SENTENCE.search(rest) or not (alone or named["name"][0].isupper()):
                continue
            start = greeting.start("rest") + greeting["rest"].find(named["name"])
            yield _made(start, named["name"], Kind.PERSON, _sureness(named["name"]), NAME)
            yield from _block(text, place, named_before=True)
        elif greeting[0].rstrip(" ,.!:\n").lower() not in _SHORT or greeting[0].endswith("\n"):
            yield from _block(text, place, named_before=False)


def _block(text: str, place: int, *, named_before: bool) -> Iterator[Found]:
    """Yield what the lines below a greeting hold, until an empty line or one that is a sentence."""
    named = named_before
    for _number in range(_MOST):
        line = _LINE.match(text, place)
        if line is None or place >= len(text):
            return
        place = line.end()
        written = line["line"].strip(" ,")
        if not written:
            if named:
                return
            continue
        if _SENTENCE.search(written) or len(written) > 70:
            return
        start = line.start("line") + line["line"].find(written)
        match = _NAME.fullmatch(written)
        if not named and match:
            named = True
            yield _made(start, match["name"], Kind.PERSON, _sureness(match["name"]), NAME)
        elif not _FIGURES.search(written) and not written.endswith(":"):
            named = True
            kind = Kind.ORGANISATION if _is_organisation(written) else Kind.ROLE
            yield _made(start, written, kind, 0.6, OFFICE)


def _is_organisation(written: str) -> bool:
    """Tell whether a line names an organisation: a noun for one is in it, or letters such as "AS"."""
    return any(
        word.lower in {"as", "nav", "etat", "avdeling", "universitet"}
        or phrases.is_bare(word.lower)
        or phrases.is_definite(word.lower)
        for word in words(written)
    )


def _sureness(name: str) -> float:
    return 0.85 if name[0].isupper() else 0.65


def _made(start: int, written: str, kind: Kind, score: float, why: str) -> Found:
    return Found(start, start + len(written), kind, written, score, why)
