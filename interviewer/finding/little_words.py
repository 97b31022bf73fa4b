"""Pronouns, prepositions, conjunctions and the commonest verbs, in both written forms: alone they name nobody."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LITTLE_WORDS = _words("""
jeg du han hun den det vi dere de meg deg ham henne oss dem seg eg ho me dykk dei hen dette denne disse desse
i på til fra frå av om for med ved hos under over mot mellom etter før uten utan og men eller at som når da då så nå no
ikke ikkje ja nei her der hit dit hva kva hvem kven hvor kvar hvorfor kvifor hvis dersom fordi er var har hadde blir
ble vart skal skulle vil ville kan kunne må måtte
""")
"""Lower case."""
