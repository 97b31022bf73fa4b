"""E-mail addresses (also with "(a)" or "[at]"), web addresses, bare domains and names in social media."""

import re
from collections.abc import Iterator

from interviewer.finding.found import Found, Kind
from interviewer.finding.late import Late
from interviewer.finding.plain import on_plain
from interviewer.language import N_

MAIL = N_("an e-mail address")
SPELT = N_("an e-mail address with the @ spelt out")
ADDRESS = N_("a web address")
DOMAIN = N_("the name of a web site")
PROFILE = N_("a name in social media")

_DOMAINS = (
    "no|com|org|net|info|edu|gov|int|eu|se|dk|fi|is|de|uk|nl|be|fr|es|it|pl|ru|io|me|tv|fm|app|nu|biz|us|ca|au|ch|at"
    "|online|social|blog"
    "|museum|priv|so|tr|ir|pk|in"
)
_HOST = r"[^\W_](?:[\w-]{0,62}[^\W_])?(?:\.[^\W_](?:[\w-]{0,62}[^\W_])?){1,6}"
_AT = Late(
    r"@| ?[(\[{<] ?(?:a|at|@|alfa|krøllalfa|krøll-?alfa|alfakrøll) ?[)\]}>] ?| (?:krøllalfa|krøll-?alfa|alfakrøll|at) ",
    re.IGNORECASE,
)
_LOCAL = Late(r"[\w.+'’-]*\w$")
_AFTER = Late(_HOST)
_DOT = r"(?:\.| ?[(\[{] ?(?:dot|punktum|prikk|\.) ?[)\]}] ?| (?:dot|punktum|prikk) )"
_SPELT = Late(rf"[^\W_][\w-]{{0,62}}(?:{_DOT}[^\W_][\w-]{{0,62}}){{0,5}}{_DOT}(?:{_DOMAINS})(?![\w-])", re.IGNORECASE)
_URL = Late(r"(?<![^\W_])(?:(?:https?|ftp)://|www\.)[^\s<>\"«»“”]{2,2000}", re.IGNORECASE)
_ENDING = Late(rf"\.(?:{_DOMAINS})(?![\w-]|\.\w)(?:/[^\s<>\"«»“”]{{0,500}})?", re.IGNORECASE)
_BEFORE = Late(r"(?<![\w@])[^\W_][\w.-]*$")
_HANDLE = Late(r"(?<![\w@./])@[\w.]{2,40}")
_SITES = (
    r"insta|instagram|snap|snapchat|snappen|tiktok|twitter|facebook|fb|face|skype|telegram|discord|linkedin"
    r"|messenger|youtube"
    r"|instaen|brukernavn|brukarnamn|nick|kallenavn på nett"
)
_SAID = Late(
    rf"(?<![^\W_])(?:{_SITES}) {{0,2}}(?:[:=]|(?:er|(?:heter|heiter)(?: (?:han|hun|ho|hen|eg|jeg|dei?|vi|me))?|under"
    rf"|som|navn|namn|profilen|-) {{0,2}}:?) {{0,2}}@?"
    r"(?P<name>[^\W_][\w.-]{1,40}\w)",
    re.IGNORECASE,
)
_ASSURED = Late(r"[:=]|[\d_.]")
_LEFT = 80


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the addresses and profile names in ``text``."""
    yield from _mails(text)
    for found in _URL.finditer(text):
        yield _made(text, found.start(), _trimmed(text, found.start(), found.end()), Kind.URL, 0.98, ADDRESS)
    yield from _domains(text)
    for found in _HANDLE.finditer(text):
        end = _trimmed(text, found.start(), found.end())
        if end - found.start() > 2:
            yield _made(text, found.start(), end, Kind.HANDLE, 0.9, PROFILE)
    for found in _SAID.finditer(text):
        sure = bool(_ASSURED.search(text[found.start() : found.end()]))
        if sure:
            yield _made(text, found.start("name"), found.end("name"), Kind.HANDLE, 0.7, PROFILE)


def _mails(text: str) -> Iterator[Found]:
    for found in _AT.finditer(text):
        plain = found[0] == "@"
        left = text[max(0, found.start() - _LEFT) : found.start()]
        if plain and left.endswith(" ") and text[found.end() : found.end() + 1] == " ":
            left = left.rstrip(" ")
        before = _LOCAL.search(left)
        gap = (
            1
            if plain and text[found.end() : found.end() + 1] == " " and text[found.start() - 1 : found.start()] == " "
            else 0
        )
        after = (_AFTER if plain and not gap else _SPELT).match(text, found.end() + gap)
        if before is None or after is None:
            continue
        start = max(0, found.start() - _LEFT) + before.start()
        start += len(before[0]) - len(before[0].lstrip(".'’-+"))
        yield _made(text, start, after.end(), Kind.EMAIL, 0.99 if plain else 0.9, MAIL if plain else SPELT)


def _domains(text: str) -> Iterator[Found]:
    """Yield names such as "tuvik.no" that no "www" goes before."""
    for found in _ENDING.finditer(text):
        left = text[max(0, found.start() - _LEFT) : found.start()]
        before = _BEFORE.search(left)
        if before is None or (text[found.start() - 1].isdigit() and before[0].replace(".", "").isdigit()):
            continue
        start = found.start() - len(before[0])
        yield _made(text, start, _trimmed(text, start, found.end()), Kind.URL, 0.85, DOMAIN)


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end without the marks of the sentence around."""
    while end > start and text[end - 1] in ".,;:!?'’)]}" and not (text[end - 1] == ")" and "(" in text[start:end]):
        end -= 1
    return end


def _made(text: str, start: int, end: int, kind: Kind, score: float, why: str) -> Found:
    return Found(start, end, kind, text[start:end], score, why)
