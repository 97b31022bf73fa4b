"""Who speaks, at the start of a line: "Kari:", "Kari Nordmann:", "KN:"; "I:" and "Spørsmål:" name nobody."""

import re
from collections.abc import Iterator

from interviewer.finding import posts
from interviewer.finding.found import Found, Kind
from interviewer.finding.kin import KIN
from interviewer.finding.late import Late
from interviewer.finding.plain import on_plain, vocabulary
from interviewer.language import N_

SPEAKER = N_("before a colon at the start of a line, as a speaker's name is")
INITIALS = N_("initials before a colon at the start of a line")

_NAME = r"[^\W\d_][^\W\d_.'’-]{0,24}"
_LABEL = Late(
    rf"[>*•– -]{{0,4}}(?P<name>{_NAME}(?:[.'’-]{{0,2}} ?{_NAME}){{0,3}}\.?)"
    r"(?: \(\d{1,3}\))? ?(?:\[?\d\d?:\d\d(?::\d\d)?\]?)? ?: ?(?!//)"
)
_WIDEST = 70
_LONGEST_INITIALS, _SHORTEST_LOWER = 3, 3
_SEVERAL, _INITIALS, _SINGLE, _LOWER = 0.75, 0.6, 0.55, 0.3
_NOBODY = vocabulary("""
foto presidenten ordføreren dommer oppfølger les lesarbrev i int intervjuer intervjuar informant inf spm spørsmål sp
svar s q a nb ps obs merk tema dato tid sted stad navn namn tlf telefon mob mobil epost e-post mail adresse til fra
frå emne kopi cc bcc sv vs re fwd vedlegg referat møte sak saker deltakere deltakarar tilstede stede oppsummering
konklusjon notat notater notatar bakgrunn kjønn alder rolle yrke bosted bustad kommune fylke eksempel for f.eks viktig
huskeliste husk todo mva orgnr kontonr fnr fødselsdato født informanter moderator m r k kl time frist pris sum del
kapittel spørsmålet svaret hva kva hvem kven hvor hvorfor kvifor hvordan korleis når og men ja nei nå no så da då
først fyrst deretter etterpå oppfølging neste steg plan mål status land språk nasjonalitet organisasjon forening
stilling kontakt kontaktperson leder nestleder kasserer sekretær styret styre medlemmer medlem antall tal sitat
kommentar kommentarer problem utfordringer utfordring løsning fordeler ulemper møteplass møteplassen tolk alle flere
fleire unge eldre kvinne mann gutt jente gruppe gruppa felles http https mailto www hilsen mvh helsing vh vennlig med
abonnement person navnet intervju intervjuet kilde kjelde
from to sent subject date reply-to received attachments attached importance sendt mottatt motteke svar-til prioritet
""")


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
    name = found["name"].rstrip(" ")
    letters, parts = name.replace(".", ""), name.split()
    if len(letters) < 2 or any(_is_nobody(part.lower().rstrip(".")) for part in parts):
        return
    initials = letters.isupper() and len(letters) <= _LONGEST_INITIALS
    capitals = all(part[0].isupper() for part in parts)
    if not initials and not capitals and (len(parts) > 1 or len(letters) < _SHORTEST_LOWER):
        return
    score = _INITIALS if initials else _LOWER if not capitals else _SEVERAL if len(parts) > 1 else _SINGLE
    start = found.start("name")
    yield Found(start, start + len(name), Kind.PERSON, name, score, INITIALS if initials else SPEAKER)


def _is_nobody(lower: str) -> bool:
    """Tell whether a word says what somebody is, or what the line is about, rather than a name."""
    return lower in _NOBODY or lower in KIN or posts.post(lower) is not None
