"""Words that tell somebody's gender, for a person to neutralise where they narrow down who it is (E10)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = """
han ham hans hun henne hennes ho hennar honom
mann mannen menn mennene kvinne kvinnen kvinna kvinner kvinnene kone kona konen ektemann ektemannen enke enka
mor moren mora far faren søster søsteren søstera bror broren datter datteren dattera dotter dottera
sønn sønnen son sonen
tante tanta onkel onkelen bestemor bestemora bestefar bestefaren farmor farfar mormor morfar niese niesa nevø nevøen
jente jenta jenter jentene gutt gutten gutter guttene gut guten gutar gutane dame dama damen damer herre herren
husmor pike piken piker frue frua frøken svigermor svigerfar stemor stefar mamma pappa
jordmor helsesøster sykesøster lærerinne venninne venninna kamerat
he him his she her hers mother father sister brother daughter son wife husband woman man girl boy
"""
_GENDERED = re.compile(r"\b(?:" + "|".join(sorted(_WORDS.split(), key=len, reverse=True)) + r")(?:s)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A gendered word, half-open, from 0."""

    start: int
    end: int
    text: str


def find(text: str) -> Iterator[Word]:
    """Yield the gendered words of a text, in bokmål, nynorsk and English."""
    for found in _GENDERED.finditer(text):
        yield Word(found.start(), found.end(), found[0])
