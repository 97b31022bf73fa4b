"""The rules of consent: from the file on an informant to what is out of order in it. Moments are compared as moments.

The list is that of the reference (exceptions of the register of consents), with what the age rules add (A6).
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from interviewer.domain import minority
from interviewer.domain.consent import Consent, Decision, Refusal
from interviewer.domain.deviation import Deviation, Fault
from interviewer.domain.dossier import Dossier, Ground, Talk, Words, age_of, at_that_time, lacking, version_of
from interviewer.domain.minority import Age

_CLOCKS_DIFFER = timedelta(minutes=5)
_NOT_FINAL = (Refusal.NO_TIME, Refusal.GATEKEEPER)
"""A no for one of these reasons may well become a yes another day."""


def examine(dossier: Dossier, ground: Ground) -> tuple[Deviation, ...]:
    """Return what is out of order with one informant."""
    rules = (_words, _talks, _text, _told, _guardian, _of_age, _choices, _validity, _recruited, _record)
    return tuple(each for rule in rules for each in rule(dossier, ground))


def _found(dossier: Dossier, fault: Fault, at: datetime | None, about: str = "") -> Deviation:
    return Deviation(fault, dossier.person, dossier.pseudonym, at, about)


def _yes(dossier: Dossier) -> tuple[Consent, ...]:
    return tuple(each for each in dossier.consents if each.decision.opens_notes)


def _standing(dossier: Dossier) -> Consent | None:
    return dossier.standing if dossier.standing is not None and dossier.standing.decision.opens_notes else None


def _words(dossier: Dossier, _ground: Ground) -> Iterator[Deviation]:
    """Tell of answers written without a yes at that moment; of those noted on paper see :func:`_talks`."""
    given = {consent.id: consent for consent in dossier.consents}
    for talk in dossier.talks:
        found = {fault: at for words in talk.words for fault, at in _of_words(dossier, given.get(words.consent), words)}
        for fault, at in found.items():
            if not (talk.afterwards and fault is not Fault.WITHOUT_CONSENT):
                yield _found(dossier, fault, at)


def _of_words(dossier: Dossier, under: Consent | None, words: Words) -> Iterator[tuple[Fault, datetime]]:
    if under is None or not under.decision.opens_notes:
        yield Fault.WITHOUT_CONSENT, words.first
        return
    if words.first < under.at and at_that_time(_yes(dossier), words.first) is None:
        yield Fault.BEFORE_CONSENT, words.first
    if (closing := _closed_by(dossier, under, words.last)) is not None:
        withdrawn = closing.decision is Decision.WITHDRAWN
        yield (Fault.AFTER_WITHDRAWAL if withdrawn else Fault.WITHOUT_CONSENT), words.last


def _closed_by(dossier: Dossier, under: Consent, at: datetime) -> Consent | None:
    """Return the decision that had taken a yes back at a moment, if there is one."""
    latest = at_that_time(dossier.consents, at)
    later = latest is not None and latest.at >= under.at and not latest.decision.opens_notes
    return latest if later else None


def _talks(dossier: Dossier, _ground: Ground) -> Iterator[Deviation]:
    """Tell of interviews that began without a yes, or after it was taken back."""
    given = _yes(dossier)
    for talk in dossier.talks:
        if talk.started is None or not given:
            continue
        end = talk.ended or talk.started
        if given[0].at > end:
            yield _found(dossier, Fault.CONSENT_LATE, given[0].at)
        elif talk.afterwards and given[0].at > talk.started:
            yield _found(dossier, Fault.BEFORE_CONSENT, talk.started)
        if (start := _after_withdrawal(dossier, talk)) is not None:
            yield _found(dossier, Fault.AFTER_WITHDRAWAL, start)


def _after_withdrawal(dossier: Dossier, talk: Talk) -> datetime | None:
    if any(_closed_after(dossier, words) for words in talk.words) and not talk.afterwards:
        return None  # told of its words already
    for start in talk.starts:
        latest = at_that_time(dossier.consents, start)
        if latest is not None and latest.decision is Decision.WITHDRAWN:
            return start
    return None


def _closed_after(dossier: Dossier, words: Words) -> bool:
    latest = at_that_time(dossier.consents, words.last)
    return latest is not None and latest.decision is Decision.WITHDRAWN


def _text(dossier: Dossier, ground: Ground) -> Iterator[Deviation]:
    """Tell of a text that was not approved, or not in force at that moment."""
    given = dossier.decided if _standing(dossier) is not None else None
    if given is None:
        return
    version = version_of(ground, given)
    if version is None:
        yield _found(dossier, Fault.TEXT_UNAPPROVED, given.at, given.script)
    elif not version.in_force(given.at):
        yield _found(dossier, Fault.TEXT_NOT_IN_FORCE, given.at, given.script)
    elif version.approved_at is not None and version.approved_at > given.at:
        yield _found(dossier, Fault.TEXT_APPROVED_LATER, given.at, given.script)


def _told(dossier: Dossier, ground: Ground) -> Iterator[Deviation]:
    """Tell of elements that were not told, and of a yes that had to be said expressly and was not."""
    given = _standing(dossier)
    if given is None:
        return
    if missing := lacking(ground, given):
        yield _found(dossier, Fault.ELEMENT_MISSING, given.at, ", ".join(missing))
    if ground.special and given.explicit is not True:
        yield _found(dossier, Fault.NOT_EXPLICIT, given.at)
    if given.at > ground.now + _CLOCKS_DIFFER:
        yield _found(dossier, Fault.FUTURE, given.at)


def _guardian(dossier: Dossier, ground: Ground) -> Iterator[Deviation]:
    """Tell where the guardian was not told or asked before the talk as the rules demand, or said no (A6)."""
    given = _standing(dossier)
    age = age_of(dossier, given)
    if given is None or not age.minor:
        return
    if not dossier.age_noted:
        yield _found(dossier, Fault.AGE_UNNOTED, given.at)
    if minority.objects(dossier.guardians):
        yield _found(dossier, Fault.GUARDIAN_OBJECTS, max(event.at for event in dossier.guardians))
        return
    starts = [start for talk in dossier.talks for start in talk.starts if start >= given.at]
    until = min(starts, default=given.at)
    rule = ground.rules.of(age, special=ground.special, assessed=ground.assessed)
    if not minority.enough(rule, [event for event in dossier.guardians if event.at <= until]):
        yield _found(dossier, Fault.NO_GUARDIAN, given.at)


def _of_age(dossier: Dossier, _ground: Ground) -> Iterator[Deviation]:
    """Tell of somebody who turned 18 since the yes under a guardian, and was talked to without one of their own."""
    for start in sorted(start for talk in dossier.talks for start in talk.starts):
        given = at_that_time(_yes(dossier), start)
        age = age_of(dossier, given)
        if given is not None and age.minor and _came_of_age(dossier, age, given, start):
            yield _found(dossier, Fault.OF_AGE, start)
            return


def _came_of_age(dossier: Dossier, age: Age, given: Consent, start: datetime) -> bool:
    """Return whether somebody was a minor when a yes was given, and known to be of age when a sitting began."""
    noted = dossier.age_at if dossier.age is age else given.at.date()
    before = minority.of_age_by(age, noted, dossier.adult_from, given.at.date())
    after = minority.of_age_by(age, noted, dossier.adult_from, start.date())
    grown = dossier.age is Age.ADULT and dossier.age_at is not None and given.at.date() < dossier.age_at <= start.date()
    return grown or (after is True and before is not True)


def _choices(dossier: Dossier, _ground: Ground) -> Iterator[Deviation]:
    """Tell of what was done beyond the choices: a quote, a contact."""
    for at in dossier.quoted:
        given = at_that_time(_yes(dossier), at)
        if given is not None and given.choices.get("quotes") is False:
            yield _found(dossier, Fault.QUOTED, at)
            break
    for at in sorted(dossier.reached):
        if _unwanted(dossier, at):
            yield _found(dossier, Fault.CONTACTED, at)
            break


def _unwanted(dossier: Dossier, at: datetime) -> bool:
    """Return whether somebody was contacted who had said no to that: for good, or once the interview was over."""
    latest = at_that_time(dossier.consents, at)
    if latest is None or latest.at == at:
        return False
    if latest.refusal is Refusal.DO_NOT_CONTACT:
        return True
    given = at_that_time(_yes(dossier), at)
    over = [talk for talk in dossier.talks if talk.ended is not None and talk.ended < at]
    return given is not None and given.choices.get("contact") is False and bool(over)


def _validity(dossier: Dossier, ground: Ground) -> Iterator[Deviation]:
    """Tell of a consent past the date that was told; that the project is past its end is told once, elsewhere."""
    given, until = _standing(dossier), dossier.valid_until
    if given is None or until is None or ground.ended is not None:
        return
    prolonged = ground.end_date is not None and until < ground.end_date
    if prolonged and ground.now.date() > until:
        yield _found(dossier, Fault.EXPIRED, None, until.strftime("%d.%m.%Y"))


def _recruited(dossier: Dossier, _ground: Ground) -> Iterator[Deviation]:
    """Tell of somebody proposed who was contacted without leave, and of a no that became a yes."""
    first = min((*dossier.reached, *(each.at for each in dossier.consents)), default=None)
    if dossier.referred and dossier.may_contact is False and first is not None:
        yield _found(dossier, Fault.REFERRED, first)
    refused = next(
        (each for each in dossier.consents if each.decision is Decision.NO and each.refusal not in _NOT_FINAL), None
    )
    given = _standing(dossier)
    if refused is not None and given is not None and refused.at < given.at:
        yield _found(dossier, Fault.REFUSED_BEFORE, given.at)


def _record(dossier: Dossier, _ground: Ground) -> Iterator[Deviation]:
    """Tell of what was changed after it was kept, and of passages about others that wait."""
    for talk in dossier.talks:
        if talk.tidied and talk.open_spans:
            yield _found(dossier, Fault.SPANS_OPEN, talk.started, str(talk.open_spans))
        if talk.late:
            yield _found(dossier, Fault.EDITED, talk.late[0])
    if dossier.rewritten:
        yield _found(dossier, Fault.CONSENT_EDITED, dossier.rewritten[0])
