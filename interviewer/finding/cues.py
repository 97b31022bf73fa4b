"""The words that tell what a number is: "orgnr", "fnr", "tlf", "kontonr" and their kin, before it or just behind it."""

import re

from interviewer.finding.found import Kind

_NUMBER = r"(?:[ .-]{0,2}(?:nr|no|nummer|nummeret|num)\b)?"
_BEFORE = re.compile(
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
_BEHIND = re.compile(r" {0,2}[(,]? ?(?:mob|mobil|tlf|tel|telefon|privat|jobb|arbeid|fax|faks)(?![^\W_])", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_REACH = 32
_KINDS = {
    "organisation": Kind.ORGANISATION_NUMBER,
    "person": Kind.NATIONAL_ID,
    "account": Kind.ACCOUNT,
    "phone": Kind.PHONE,
    "book": Kind.OTHER,
}


def of(text: str, start: int, end: int) -> Kind | None:
    """Return what the words around ``text[start:end]`` say it is; ``OTHER`` for books, pages, money and times of day.

    Looks back over at most 32 characters of the same line, to the last digit, and a few ahead.
    """
    before = text[max(0, start - _REACH) : start]
    before = before[before.rfind("\n") + 1 :]
    digits = [found.end() for found in _DIGIT.finditer(before)]
    if digits:
        before = before[digits[-1] :]
    last = None
    for last in _BEFORE.finditer(before):
        pass
    if last and last.lastgroup and (last.lastgroup != "book" or len(before) - last.end() <= 4):
        return _KINDS[last.lastgroup]
    return Kind.PHONE if _BEHIND.match(text, end) else None
