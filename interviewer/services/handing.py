"""Handing over: which contacts a member works with, and what of the log goes to that member."""

from collections.abc import Callable

from interviewer.domain.text import one_line
from interviewer.language import _
from interviewer.services import recruiting, times
from interviewer.services.errors import Incomplete
from interviewer.services.study import Study
from interviewer.storage import handovers, interviews, persons
from interviewer.storage.chains import Link

_FOR_EVERYONE = frozenset(
    {
        "project", "guide", "script", "erasure", "block", "member", "role", "case_", "handover", "apart", "rules",
        "text", "campaign", "target", "code",
    }
)  # fmt: skip
_OF_A_PERSON = frozenset({"person", "attempt", "letter", "consent", "contact", "remark", "guardian", "approach"})
_OF_AN_INTERVIEW = frozenset({"interview", "preparation"})


def hand_over(study: Study, person_ids: tuple[str, ...], member: str) -> str:
    """Keep that a member works with these contacts from now on, and return the deed.

    Their entries in the key go along in the next package for that member. Raises NothingThere, Incomplete.
    """
    if not one_line(member):
        raise Incomplete(_("The member’s name"))
    for person in person_ids:
        recruiting.person(study, person)
    with study.deed() as deed:
        for person in person_ids:
            handovers.save(study.data, person, one_line(member), times.now(), deed)
    return deed


def handed(study: Study) -> dict[str, str]:
    """Return which member works with a contact, by the contact's id."""
    return handovers.all_of(study.data)


def for_member(study: Study, member: str) -> Callable[[Link], bool]:
    """Return which events go to ``member``: no answers of anybody, and of persons only those handed over."""
    theirs = {person for person, name in handed(study).items() if name == member}
    held = {each.id for each in interviews.all_of(study.data) if each.persons and set(each.persons) <= theirs}
    cases = {case for person in persons.all_of(study.data) if person.id in theirs for case in person.cases}

    def goes(link: Link) -> bool:
        if link.kind in _FOR_EVERYONE:
            return True
        if link.kind in _OF_A_PERSON:
            return link.agg in theirs
        return (link.kind in _OF_AN_INTERVIEW and link.agg in held) or (link.kind == "case_name" and link.agg in cases)

    return goes
