"""What whoever said something allows to be done with it, beside the words wherever these leave as data.

A transcript says it on its cover; rows and codings are taken apart from any cover, so each of them says it.
"""

from collections.abc import Sequence

from interviewer.domain.report import Value
from interviewer.domain.transcript import Given
from interviewer.services.carrying import Laid, Passage

Said = tuple[Value, Value]
"""1 or 0 as it may be quoted, and limits in words."""


def of_all(laid: Laid) -> Said:
    """Return what everybody in an interview allows."""
    every = all(passage.quotable for passage in laid.passages) and laid.transcript.quotable
    return int(every), _limits(laid.cover.consents)


def of_speaker(laid: Laid, speaker: str) -> Said:
    """Return what a speaker of an interview allows."""
    held = [each for each in laid.cover.consents if each.speaker == speaker]
    said = [passage.quotable for passage in laid.passages if passage.speaker == speaker]
    return int(all(said) and all(each.allows("quotes") is not False for each in held)), _limits(held)


def of_passage(laid: Laid, passage: Passage) -> Said:
    """Return what whoever said a passage allows."""
    quotable, limits = of_speaker(laid, passage.speaker)
    return int(bool(quotable) and passage.quotable), limits


def of_person(laid: Sequence[Laid], person: str) -> Said:
    """Return what an informant allows, in all interviews together."""
    told = [
        of_speaker(each, name)
        for each in laid
        for one, name in zip(each.persons, each.cover.speakers, strict=False)
        if one == person
    ]
    return int(all(quotable for quotable, _limits in told)), "; ".join(
        dict.fromkeys(str(limits) for _quotable, limits in told if limits)
    )


def _limits(held: Sequence[Given]) -> str:
    return "; ".join(dict.fromkeys(each.limits for each in held if each.limits))
