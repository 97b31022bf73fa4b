"""Who is who: identifiers made where the thing is made, and the pseudonyms people read."""

import secrets

from uuid_utils.compat import uuid7

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PERSON_PREFIX = "I"
CASE_PREFIX = "M"


def new_id() -> str:
    """Return a new UUIDv7 as text: unique on every laptop, sorted by the time it was made."""
    return str(uuid7())


def new_pseudonym(prefix: str) -> str:
    """Return ``prefix``, a hyphen and six random Crockford base32 characters, such as ``I-7KQ4ZD``.

    Nothing about the person goes into it, and two laptops do not make the same one (1 in 10⁹ for each pair).
    """
    return f"{prefix}-" + "".join(secrets.choice(CROCKFORD) for _place in range(6))
