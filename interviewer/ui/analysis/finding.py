"""Which questions are meant by a label or words of them, the likeliest first: as in the interview (Ctrl+G)."""

import re
from collections.abc import Iterable, Mapping

from interviewer.domain.guide import Place
from interviewer.services.across import Question

_WORDS = re.compile(r"\w+")


def questions(found: Iterable[Question], wanted: str) -> list[Question]:
    """Return the questions meant by ``4c``, ``4 c ii`` or words; all of them for nothing."""
    listed = list(found)
    words = [word.casefold() for word in _WORDS.findall(wanted)]
    if not words:
        return listed
    run = "".join(words)
    labels = {each.key: "".join(_WORDS.findall(each.short.casefold())) for each in listed}
    exact = [each for each in listed if labels[each.key] == run]
    begun = [each for each in listed if labels[each.key].startswith(run)]
    by_words = [each for each in listed if all(word in each.text.casefold() for word in words)]
    return list(dict.fromkeys([*exact, *begun, *by_words]))


def of_places(places: Mapping[str, Place], wanted: str) -> list[Question]:
    """Return the places of a guide meant by ``4c``, ``4 c ii`` or words; all of them for nothing."""
    listed = (Question(place.key, place.short, place.item.text, "") for place in places.values())
    return questions(listed, wanted)
