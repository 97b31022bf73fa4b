"""A group: the text is read once to all, each decides, and nobody who is present without consent is ever noted (A17).

Of those who said no only their number is kept. Where nobody saw who spoke, the words are the unknown speaker's, who has
a consent of the group's own and no person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from interviewer.domain.consent import Channel, Consent, Decision
from interviewer.domain.identity import new_id
from interviewer.domain.interview import Interview, Mode
from interviewer.domain.joined import Kind
from interviewer.domain.script import CHOICES, ConsentScript, Paragraph
from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import consenting, interviewing, recruiting, registering, sending, times
from interviewer.services.consenting import Said
from interviewer.services.errors import NotesClosed
from interviewer.services.recruiting import PersonDetails, PersonRow
from interviewer.services.study import Study
from interviewer.storage import answers, consents, interviews, joins
from interviewer.storage.errors import ConsentMissing

GROUP = "group"
"""The key of the paragraph that only a group is read: what the others keep to themselves nobody can promise."""

_SILENCE = N_(
    "You are several who talk together. I ask everybody to let what is said here stay here, but I cannot promise on "
    "behalf of the others that they do. If you withdraw later we take away what you have said; the replies of others "
    "can still show some of it. Each of you says yes or no for yourself."
)
_SILENCE_TITLE = N_("What the others hear")


class NoGroup(InterviewerError):
    """Something that only a group has was asked of another interview."""

    def __init__(self) -> None:
        super().__init__(_("This is not a group interview. Nothing was changed."))


class Undecided(InterviewerError):
    """The talk was to begin while somebody on the roster has not answered."""

    def __init__(self, who: Iterable[str]) -> None:
        super().__init__(
            _(
                "{who} has not answered yet, so the talk has not begun. Nothing was noted. "
                "Keep an answer for each, or take those who did not come off the list."
            ).format(who=", ".join(who))
        )


class HasSpoken(InterviewerError):
    """Somebody whose words are noted was to be taken off the list."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _("Something {who} said is noted here, so {who} stays on the list. Nothing was changed.").format(who=who)
        )


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody on the roster, and what was answered here; ``None`` while nothing was."""

    person: PersonRow
    consent: Consent | None

    @property
    def heard(self) -> bool:
        """Return whether this person's words can be noted."""
        return self.consent is not None and self.consent.decision.opens_notes


@dataclass(frozen=True, slots=True)
class Roster:
    """A group before and during its talk."""

    interview: Interview
    script: ConsentScript
    paragraphs: tuple[Paragraph, ...]
    """What is read aloud once, to all."""
    seats: tuple[Seat, ...]
    read: frozenset[str]
    """Keys of the paragraphs that were read."""
    unheard: int
    """How many are present who said no, or did not want to say."""
    left_out: bool
    """The interviewer has said that nothing of theirs is noted, not as the unknown speaker's either."""

    @property
    def undecided(self) -> tuple[Seat, ...]:
        """Return those who have not answered."""
        return tuple(seat for seat in self.seats if seat.consent is None)

    @property
    def ready(self) -> bool:
        """Return whether the talk can begin: all have answered, and at least one said yes."""
        return not self.undecided and any(seat.heard for seat in self.seats)


def roster(study: Study, interview_id: str) -> Roster:
    """Return the roster of a group. Raises NoGroup, NothingThere."""
    found, kept = _group(study, interview_id), interviews.roster(study.data, interview_id)
    script, _mark = sending.text(study)
    seen = {row.person.id: row for row in (recruiting.person(study, person) for person in found.persons)}
    return Roster(
        interview=found,
        script=script,
        paragraphs=(*script.paragraphs, _silence(study, script)),
        seats=tuple(Seat(row, _answered(study, found, person)) for person, row in seen.items()),
        read=frozenset(kept.get("read", ())),
        unheard=int(kept.get("unheard", 0)),
        left_out=bool(kept.get("left_out", False)),
    )


def _group(study: Study, interview_id: str) -> Interview:
    found = interviewing.interview(study, interview_id)
    if found.mode is not Mode.GROUP:
        raise NoGroup
    return found


def _silence(study: Study, script: ConsentScript) -> Paragraph:
    """Return the sentence that others' silence cannot be promised: the text's own, else the program's."""
    words = registering.translations(study.project)
    return Paragraph(GROUP, words(_SILENCE_TITLE), script.group or words(_SILENCE), ())


def _answered(study: Study, found: Interview, person: str) -> Consent | None:
    """Return the latest answer somebody gave in this group; one that was withdrawn since counts as that."""
    members = joins.of(study.data, Kind.PERSON).members(person)
    given = [each for member in members for each in consents.of_person(study.data, member) if each.group == found.id]
    standing = consenting.standing(study, person)
    if given and standing is not None and not standing.decision.opens_notes:
        return standing
    return max(given, key=lambda each: (each.at, each.id), default=None)


def invite(study: Study, interview_id: str, person_id: str) -> None:
    """Put somebody on the roster, before the talk or in it. Raises NoGroup, NotesClosed, NothingThere, Blocked."""
    found = _open(study, interview_id)
    person = consenting.prepare(study, person_id).person.person.id
    if person not in found.persons:
        with study.deed() as deed:
            interviews.save(study.data, replace(found, persons=(*found.persons, person)), deed)


def put(study: Study, interview_id: str, person_id: str | None, name: str = "") -> str:
    """Put somebody on the roster, by ``name`` when it is nobody the project knows yet, and return who.

    Raises NoGroup, NotesClosed, NothingThere, Blocked, KeyClosed, Incomplete (no name).
    """
    found = _open(study, interview_id)
    with study.deed():
        if person_id is None:
            cases = (found.case,) if found.case else ()
            person_id = recruiting.save_person(study, PersonDetails(name=name, cases=cases))
        invite(study, interview_id, person_id)
    return person_id


def take_off(study: Study, interview_id: str, person_id: str) -> None:
    """Take somebody off the roster who did not come, or said no. Raises HasSpoken, NoGroup, NotesClosed."""
    found = _open(study, interview_id)
    if any(answer.subject == person_id for answer in answers.of_interview(study.data, interview_id)):
        raise HasSpoken(recruiting.person(study, person_id).person.pseudonym)
    rest = tuple(person for person in found.persons if person != person_id)
    if rest and rest != found.persons:
        with study.deed() as deed:
            interviews.save(study.data, replace(found, persons=rest), deed)


def _open(study: Study, interview_id: str) -> Interview:
    found = _group(study, interview_id)
    if found.closed:
        raise NotesClosed
    return found


def keep_read(study: Study, interview_id: str, read: Iterable[str]) -> None:
    """Keep which paragraphs were read to all. Raises NoGroup, NotesClosed."""
    _keep(study, _open(study, interview_id), {"read": sorted(read)})


def keep_unheard(study: Study, interview_id: str, count: int, *, left_out: bool) -> None:
    """Keep how many are present without consent, and whether nothing of theirs will be noted; never who they are.

    Where that is not sure, the unknown speaker's words are closed again. Raises NoGroup, NotesClosed.
    """
    found = _open(study, interview_id)
    with study.deed() as deed:
        _keep(study, found, {"unheard": max(0, count), "left_out": left_out})
        standing = consents.standing_of(study.data, found.id)
        if count and not left_out and standing is not None and standing.decision.opens_notes:
            closed = replace(standing, id=new_id(), decision=Decision.NO, at=times.now(), reconfirms=None)
            consents.save(study.data, closed, deed)


def _keep(study: Study, found: Interview, said: dict[str, object]) -> None:
    with study.deed() as deed:
        interviews.save_roster(study.data, found.id, interviews.roster(study.data, found.id) | said, deed)


def decide(study: Study, interview_id: str, person_id: str, said: Said) -> Consent:
    """Keep what one of the group answers to the text that was read to all.

    Whoever does not say yes is off the list and counted as present, unless it is the last one on it.
    Raises what recording a consent raises (Blocked, GuardianMissing, AgeUnknown, ExplicitMissing, Incomplete), NoGroup.
    """
    found = _open(study, interview_id)
    kept = interviews.roster(study.data, interview_id)
    with study.deed() as deed:
        heard = replace(said, group=found.id, read=said.read | frozenset(kept.get("read", ())), channel=Channel.ORAL)
        consent = consenting.record(study, person_id, heard)
        if not consent.decision.opens_notes and not _has_spoken(study, found, consent.subject):
            _keep(study, found, {"unheard": int(kept.get("unheard", 0)) + 1, "left_out": False})
            rest = tuple(each for each in found.persons if each not in (person_id, consent.subject))
            if rest:
                interviews.save(study.data, replace(found, persons=rest), deed)
    return consent


def _has_spoken(study: Study, found: Interview, person: str) -> bool:
    return any(answer.subject == person for answer in answers.of_interview(study.data, found.id))


def begin(study: Study, interview_id: str) -> None:
    """Let the talk begin: all have answered. The unknown speaker gets a consent where all present are accounted for.

    Raises Undecided, ConsentMissing (nobody said yes), NoGroup, NotesClosed.
    """
    found, here = _open(study, interview_id), roster(study, interview_id)
    if here.undecided:
        raise Undecided(seat.person.shown for seat in here.undecided)
    given = [seat.consent for seat in here.seats if seat.consent is not None and seat.heard]
    if not given:
        raise ConsentMissing(_("The group"))
    if here.unheard and not here.left_out:
        return
    open_unknown(study, found, given)


def open_unknown(study: Study, found: Interview, given: Sequence[Consent]) -> Consent:
    """Give the unknown speaker of a group a consent, as strict as the strictest of ``given``, and return it."""
    unknown = _of_all(found, given)
    standing = consents.standing_of(study.data, found.id)
    if standing is not None and replace(unknown, id=standing.id, at=standing.at) == standing:
        return standing
    with study.deed() as deed:
        consents.save(study.data, unknown, deed)
    return unknown


def _of_all(found: Interview, given: Sequence[Consent]) -> Consent:
    """Return the consent under which the unknown speaker's words are kept: the strictest of what all said."""
    limits = " / ".join(dict.fromkeys(consent.limits for consent in given if consent.limits))
    asked = [name for name in CHOICES if any(name in consent.choices for consent in given)]
    strict = {name: all(consent.choices.get(name, False) for consent in given) for name in asked}
    return Consent(
        id=new_id(),
        subject=found.id,
        decision=Decision.LIMITS if limits else Decision.YES,
        channel=given[0].channel,
        script=given[0].script,
        script_hash=given[0].script_hash,
        at=max(times.now(), *(consent.at for consent in given)),
        read_from=given[0].read_from,
        interviewer=given[0].interviewer,
        elements=given[0].elements,
        missing=given[0].missing,
        choices=strict | ({"check": any(c.choices.get("check", False) for c in given)} if "check" in asked else {}),
        limits=limits,
        explicit=None if given[0].explicit is None else all(consent.explicit for consent in given),
        as_read=given[0].as_read,
        group=found.id,
    )
