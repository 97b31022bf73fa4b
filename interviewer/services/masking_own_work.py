"""Names that come on the register after they were typed: the analysis gets the pseudonym, as where they are known.

The step before stays in the log, as the notes do, so the deed can be undone; it goes when the person is erased.
"""

from collections.abc import Callable, Iterable, Sequence

from interviewer.domain import register, replacement
from interviewer.domain.identifier import Identifier
from interviewer.domain.person import Contact
from interviewer.domain.register import Entry
from interviewer.services import registering
from interviewer.services.study import Study
from interviewer.storage import own_work

_HINT = 3
"""Letters of a name that are looked for before it is looked for in all its forms."""


def mask_person(study: Study, pseudonym: str, contact: Contact, deed: str) -> int:
    """Put a person's pseudonym wherever the analysis names them, and return in how many texts."""
    spelled = (contact.name, contact.phone[-1:], contact.email)
    return _mask(study, [register.of_person(pseudonym, contact)], _hints(spelled), deed)


def mask_identifier(study: Study, identifier: Identifier, deed: str) -> int:
    """Put what stands for an identifier wherever the analysis has it, and return in how many texts."""
    return _mask(study, [register.of_identifier(identifier, identifier.pseudonym)], _hints(identifier.forms), deed)


def mask_all(study: Study, deed: str) -> int:
    """Put pseudonyms wherever the analysis names anybody on the register, and return in how many texts."""
    if study.key is None or next(own_work.standing(study.data), None) is None:
        return 0
    return _mask(study, registering.entries(study), ("",), deed)


def _mask(study: Study, entries: Sequence[Entry], hints: Sequence[str], deed: str) -> int:
    found = [each for each in own_work.standing(study.data) if any(map(_named(entries, hints), each.texts()))]
    for each in found:
        own_work.rewrite(study.data, each, lambda text: registering.without_names(study, text), deed)
    return len(found)


def _named(entries: Sequence[Entry], hints: Sequence[str]) -> Callable[[str], bool]:
    def named(text: str) -> bool:
        folded = text.casefold()
        return any(hint in folded for hint in hints) and bool(replacement.find(text, entries))

    return named


def _hints(spelled: Iterable[str]) -> tuple[str, ...]:
    """Return how the words of a name begin, as far as every way of writing them begins so."""
    found = set()
    for word in " ".join(spelled).casefold().split():
        plain = next((at for at, letter in enumerate(word) if not letter.isascii()), len(word))
        found.add(word[: min(plain, _HINT)])
    return ("",) if "" in found else tuple(sorted(found))
