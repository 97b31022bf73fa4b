"""Who speaks, at the start of a line: "Kari:", "Kari Nordmann:", "KN:"; "I:" and "Spørsmål:" name nobody."""

import re
from collections.abc import Iterator

from interviewer.finding.found import Found, Kind
from interviewer.finding.plain import on_plain
from interviewer.language import N_

SPEAKER = N_("before a colon at the start of a line, as a speaker's name is")
INITIALS = N_("initials before a colon at the start of a line")

_NAME = r"[^\W\d_][^\W\d_.'’-]{0,24}"
_LABEL = re.compile(
    rf"[>*•– -]{{0,4}}(?P<name>{_NAME}(?:[.'’-]{{0,2}} ?{_NAME}){{0,3}}\.?)"
    r"(?: \(\d{1,3}\))? ?(?:\[?\d\d?:\d\d(?::\d\d)?\]?)? ?: ?(?!//)"
)
_WIDEST = 70
_NOBODY = frozenset(
    (
        "i int intervjuer intervjuar informant inf spm spørsmål sp svar s q a nb ps obs merk tema dato tid sted stad navn namn tlf telefon mob mobil epost e-post mail adresse til fra frå emne"
        " kopi cc bcc sv vs re fwd vedlegg referat møte sak saker deltakere deltakarar tilstede til stede oppsummering konklusjon notat notater notatar bakgrunn kjønn alder rolle yrke bosted bustad kommune fylke"
        " eksempel for eksempel f.eks viktig huskeliste husk todo mva orgnr kontonr fnr fødselsdato født informanter moderator m r k kl time frist pris sum del kapittel spørsmålet svaret hva kva hvem kven hvor"
        " hvorfor kvifor hvordan korleis når og men ja nei nå no så da då først fyrst deretter etterpå oppfølging neste neste steg plan mål status land språk nasjonalitet organisasjon forening stilling kontakt"
        " kontaktperson leder nestleder kasserer sekretær styret styre medlemmer medlem antall tal sitat kommentar kommentarer problem utfordringer utfordring løsning fordeler ulemper møteplass møteplassen tolk"
        " alle flere fleire unge eldre kvinne mann gutt jente gruppe gruppa felles http https mailto www hilsen mvh helsing vh vennlig hilsen med vennlig hilsen abonnement person navnet intervju intervjuet kilde kjelde"
    ).split()
)


@on_plain
def find(text: str) -> Iterator[Found]:
    """Yield the speakers' labels in ``text``."""
    line = -1
    colon = text.find(":")
    while colon >= 0:
        start = text.rfind("\n", max(0, colon - _WIDEST), colon) + 1
        if start != line and (start or colon < _WIDEST) and (found := _LABEL.match(text, start)):
            line = start
            yield from _named(found)
        colon = text.find(":", colon + 1)


def _named(found: re.Match[str]) -> Iterator[Found]:
    """Yield the label when it may be somebody's name."""
    if True:
        name = found["name"].rstrip(" ")
        parts = name.lower().rstrip(".").split()
        if not parts or all(part.rstrip(".") in _NOBODY for part in parts) or len(name) < 2:
            return
        initials = name.replace(".", "").isupper() and len(name.replace(".", "")) <= 3
        capitals = all(part[0].isupper() for part in name.split())
        if not initials and not capitals and (len(parts) > 1 or len(parts[0]) < 3):
            return
        if any(part.rstrip(".") in _NOBODY for part in parts):
            return
        score = 0.75 if capitals and len(parts) > 1 else 0.6 if initials else 0.55 if capitals else 0.3
        start = found.start("name")
        yield Found(start, start + len(name), Kind.PERSON, name, score, INITIALS if initials else SPEAKER)
