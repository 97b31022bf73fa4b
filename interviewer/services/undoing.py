"""Undoing a deed: a new deed that sets what stood before, refused with the reason where that would do harm.

Erasing is never undone, nor is what somebody consented to: a consent is answered by another consent.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.answer import Field
from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import auditing, settling
from interviewer.services.auditing import LogLine
from interviewer.services.errors import ReadOnly
from interviewer.services.study import Study
from interviewer.storage import consents, interviews, persons
from interviewer.storage import deeds as stored
from interviewer.storage.deeds import Place
from interviewer.storage.driver import Database
from interviewer.storage.tables import WORDS

_KEPT = {
    N_("What was erased is gone for good."): {"erasure"},
    N_("What was said about consent stands as it was said. Record a new answer instead."): {"consent", "letter"},
    N_("When somebody talked is kept as it was."): {"session"},
    N_("The team and its texts rest on it."): {
        "member", "role", "block", "handover", "import", "guide", "script", "known",
    },
}  # fmt: skip
"""Kinds that no undoing touches, by the reason."""

_WITH_NAMES = {"person", "case_", "attempt"}
"""Kinds of which the same deed may have written a name or a remark in the key file."""


class NotUndone(InterviewerError):
    """A deed cannot be undone."""

    def __init__(self, why: str) -> None:
        super().__init__(_("It was not undone, and nothing was changed: {why}").format(why=why))


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed in words, and whether it can be undone now."""

    id: str
    at: datetime
    who: str
    what: str
    undoable: bool
    why_not: str
    about: str = ""


def deeds(study: Study, limit: int = 200) -> tuple[Deed, ...]:
    """Return the latest deeds, newest first."""
    return tuple(examined(study, line) for line in auditing.log(study, limit=limit))


def examined(study: Study, line: LogLine) -> Deed:
    """Return a line of the log as a deed: whether it can be undone now, and why not."""
    why = _why_not(study, line.deed, _standing(study))
    return Deed(line.deed, line.at, line.who, line.what, not why, why, line.about)


def undo(study: Study, deed_id: str, since: Collection[str] = ()) -> str:
    """Undo a deed in both files and return the new deed. Raises ReadOnly, CallRunning, NotUndone.

    ``since`` are later deeds that were undone, and those that undid them: together they changed nothing.
    """
    if study.read_only:
        raise ReadOnly
    study.refuse_in_call()
    settling.settle(study)
    with study.deed() as deed:
        standing = _standing(study)
        if why := _why_not(study, deed_id, standing, since):
            raise NotUndone(why)
        for db in _files(study):
            stored.take_back(db, stored.places(db, deed_id), deed)
    return deed


def wrote(study: Study, deed: str) -> bool:
    """Return whether anything came of a deed: one that changed nothing is not in the log."""
    return any(stored.touches(db, deed) for db in _files(study))


def _files(study: Study) -> list[Database]:
    """Return the open files in the order they are written: the key first."""
    return [study.data] if study.key is None else [study.key, study.data]


def _standing(study: Study) -> frozenset[str]:
    """Return whose words may be written now."""
    latest = consents.standing(study.data)
    return frozenset(person for person, consent in latest.items() if consent.decision.opens_notes)


def _why_not(study: Study, deed: str, standing: frozenset[str], since: Collection[str] = ()) -> str:
    """Return why a deed cannot be undone; ``""`` when it can."""
    kinds = set[str]().union(*(stored.kinds(db, deed) for db in _files(study)))
    if not kinds:
        return _("It is not in the log, or all of it was erased.")
    for reason, kept in _KEPT.items():
        if kinds & kept:
            return _(reason)
    held = [(db, place) for db in _files(study) for place in stored.places(db, deed)]
    found = [place for _db, place in held]
    if any(place.gone for place in found):
        return _("What was erased is gone for good.")
    if any(place.moved and not stored.written_by(db, place, since) for db, place in held):
        return _("Something newer was written in the same place. Change that instead.")
    if study.key is None and any(place.kind in _WITH_NAMES and place.field != "same_as" for place in found):
        return _("Part of it lies in the key file, and that is not open.")
    if any(place.kind == "project" and not place.before for place in found):
        return _("The project rests on it.")
    return _why_not_made(study, deed, found) or _why_not_words(study, found, standing)


def _why_not_made(study: Study, deed: str, found: Sequence[Place]) -> str:
    """Return why what a deed made cannot be taken away again; ``""`` when it can, or when it made nothing."""
    made = {place.agg for place in found if place.makes}
    if not made:
        return ""
    held = interviews.all_of(study.data)
    people = [person for person in persons.all_of(study.data) if person.id not in made]
    resting = {each for one in held if one.id not in made for each in (one.case, *one.persons)}
    resting |= {each for person in people for each in (person.referred_by, person.via, *person.cases)}
    newer = any(not stored.alone(db, agg, deed) for db in _files(study) for agg in made)
    return _("Something newer rests on it. Undo or change that first.") if newer or resting & made else ""


def _why_not_words(study: Study, found: Sequence[Place], standing: frozenset[str]) -> str:
    words = [place for place in found if place.kind in WORDS]
    if any(place.subject not in standing for place in words):
        return _("The informant's consent does not stand, so no words can be stored.")
    closed = {agg for agg in {place.agg for place in words} if _is_closed(study, agg)}
    if any(place.agg in closed and place.field == Field.NOTE for place in words):
        return _("The interview is closed and its notes are kept as they are.")
    return ""


def _is_closed(study: Study, interview: str) -> bool:
    found = interviews.get(study.data, interview)
    return found is not None and found.closed
