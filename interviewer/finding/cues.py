"""The words that tell what a number is: "orgnr", "fnr", "tlf", "kontonr" and their kin, before it or just behind it."""

import re

from interviewer.finding.found import Kind
from interviewer.finding.late import Late

_NUMBER = r"(?:[ .-]{0,2}(?:nr|no|nummer|nummeret|num)\b)?"
_BEFORE = Late(
    r"(?:(?<![^\W_])(?:"
    rf"(?P<organisation>org(?:anisasjon(?:s)?)?{_NUMBER}|org(?:anisasjon)?s?\.?(?:nr|nummer)\w{{0,2}}|foretaks?(?:nr|nummer)\w{{0,2}}|mva)"
    rf"|(?P<person>f\.?nr|p\.?nr|d-?nr|d-?nummer\w{{0,2}}|fødsels?(?:nr|nummer)\w{{0,2}}|fodsels?(?:nr|nummer)\w{{0,2}}"
    rf"|person(?:nr|nummer)\w{{0,2}}|fødsels{_NUMBER}|person[ .-]{{0,2}}nr|ssn)"
    rf"|(?P<account>(?:bank)?konto{_NUMBER}|(?:bank)?konto(?:nr|nummer)\w{{0,2}}|kto{_NUMBER}|ktonr|iban|postgiro|bankgiro|giro)"
    r"|(?P<phone>tlf|tel|tele?fon|tlfnr|tele?fon(?:nr|nummer|en)\w{0,2}|tlfnummer|mob|mobil|mobiln(?:r|ummer)\w{0,2}|mobilen|fax|faks|sms"
    r"|ring|ringe|ringer|ringte|ringje|ringjer|ringde|ringt|ringast|vipps|vippse|vippsa|nummer|nummeret|phone|mobile|call|whatsapp|signal"
    r"|vakttelefon\w{0,2}|jobbtelefon\w{0,2}|sentralbord\w{0,2}|oppringt|treffes|treffast|nås|nåast)"
    r"|(?P<book>isbn|issn|doi|s|ss|side|sidene|sider|sidan|pp|nou|kid|kr|nok|kl|klokka|klokken)"
    r")(?![^\W_]))",
    re.IGNORECASE,
)
_BEHIND = Late(r" {0,2}[(,]? ?(?:mob|mobil|tlf|tel|telefon|privat|jobb|arbeid|fax|faks)(?![^\W_])", re.IGNORECASE)
_DIGIT = Late(r"\d")
_REACH = 32
_NEAR = 4
_KINDS: dict[str | None, Kind] = {
    "organisation": Kind.ORGANISATION_NUMBER,
    "person": Kind.NATIONAL_ID,
    "account": Kind.ACCOUNT,
    "phone": Kind.PHONE,
    "book": Kind.OTHER,
}


def before(text: str, start: int) -> Kind | None:
    """Return what the words before ``start`` say of the number there; ``OTHER`` for books, pages, money and hours.

    Looks back over at most 32 characters of the same line, to the last digit.
    """
    said = text[max(0, start - _REACH) : start]
    said = _DIGIT.split(said[said.rfind("\n") + 1 :])[-1]
    cues = list(_BEFORE.finditer(said))
    if not cues or cues[-1].lastgroup is None:
        return None
    last = cues[-1]
    near = len(said) - last.end() <= _NEAR
    return _KINDS[last.lastgroup] if near or last.lastgroup != "book" else None


def behind(text: str, end: int) -> bool:
    """Tell whether the word behind a number says that it is a phone number: "(mob)", "privat"."""
    return _BEHIND.match(text, end) is not None
