"""The project's own word for its case, in the plural: a bokmål rule of thumb for headings and counts."""

_UNCHANGED = ("råd", "lag", "valg", "verk", "tak", "hus", "forum", "sted", "kontor", "torg")
"""Endings of words that are written alike in the plural (et råd, flere råd), or would look odd with one."""


def several(word: str) -> str:
    """Return ``word`` in the plural as most words are bent (kommune, kommuner); the word itself when in doubt."""
    if not word or not word[-1].isalpha() or word.endswith(_UNCHANGED):
        return word
    return f"{word}r" if word.endswith("e") else f"{word}er"
