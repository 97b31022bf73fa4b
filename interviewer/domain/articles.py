"""One of something, whatever the project calls it: “en møteplass”, “et råd”, “an organisation”."""

_NEUTER = (
    "lag", "råd", "sted", "stad", "senter", "prosjekt", "tiltak", "fylke", "hus", "tilbud", "tilbod", "kontor",
    "program", "selskap", "forbund", "fellesskap", "miljø", "område", "utvalg", "nettverk", "bibliotek", "verksted",
    "universitet", "firma", "fengsel", "hotell", "akademi", "museum", "teater", "apotek", "mottak", "distrikt", "kor",
    "parti", "hjem", "sogn", "anlegg", "studio", "departement", "direktorat", "tilfelle", "bygg", "torg",
    "kjøpesenter", "arkiv", "institutt", "bruk", "samfunn", "team", "styre", "organ", "tilsyn",
)  # fmt: skip
"""Norwegian words that take “et”, alone or as the last part of a longer word."""
_VOWELS = "aeiou"


def one_of(word: str, language: str) -> str:
    """Return a word with its indefinite article, in English for ``en``, else in Norwegian."""
    if language == "en":
        return f"{'an' if word[:1].casefold() in _VOWELS else 'a'} {word}"
    return f"{'et' if word.casefold().endswith(_NEUTER) else 'en'} {word}"
