"""Texts that go to a person outside the program: the letter, the receipt of a consent, the thanks; and what was sent.

The texts are the project's own, with the facts the law asks for; nothing anybody has answered stands in them but what
the person said yes to. They are in the project's language.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from interviewer.domain.consent import Channel, Consent, Decision
from interviewer.domain.guide import YesNo
from interviewer.domain.joined import Kind
from interviewer.domain.script import CHOICES, ConsentScript
from interviewer.domain.transcript_words import CHOICES as CHOICE_WORDS
from interviewer.domain.transcript_words import Translate
from interviewer.domain.wording import YES_NO
from interviewer.errors import InterviewerError
from interviewer.language import N_, _
from interviewer.services import consenting, filling, recruiting, registering, texting, times
from interviewer.services.errors import Blocked
from interviewer.services.study import Study
from interviewer.storage import consents, interviews, joins
from interviewer.storage.consents import LetterSent

DIGITS = 12
"""How many digits of a consent text's hash a receipt shows; enough to tell every version from every other."""

_LAW = N_(
    "{institution} is responsible. The purpose is to {purpose}. The project is commissioned by {commissioner}. "
    "The legal basis is {legal_basis}. Only the project group sees what you say. The project ends {end_date}. "
    "You can withdraw whenever you like, without saying why: answer this message. You can ask to see what we have, "
    "have it corrected or deleted, and complain to the Norwegian Data Protection Authority. "
    "Ask {officer} about data protection. The reference of the assessment is {reference}."
)
_DECISIONS = {Decision.YES: N_("yes"), Decision.LIMITS: N_("yes, with limits")}
_CHANNELS = {
    Channel.ORAL: N_("orally"),
    Channel.SIGNED: N_("on a signed sheet"),
    Channel.EMAIL: N_("by e-mail"),
    Channel.FORM: N_("on an electronic form"),
}
_MOMENT = "%d.%m.%Y %H:%M"


class What(StrEnum):
    """Which text went out; the codes of :class:`interviewer.storage.consents.LetterSent`."""

    LETTER = "letter"
    RECEIPT = "receipt"
    THANKS = "thanks"
    GUIDE = "guide"
    REQUEST = "request"
    GUARDIAN = "guardian"


class Way(StrEnum):
    """How a text went out."""

    SMS = "sms"
    EMAIL = "email"
    POST = "post"
    HANDED = "handed"


WAYS = {Way.SMS: N_("by SMS"), Way.EMAIL: N_("by e-mail"), Way.POST: N_("by post"), Way.HANDED: N_("handed over")}
"""The ways in words, for lists and choices."""
WHATS = {
    What.LETTER: N_("information letter"),
    What.RECEIPT: N_("receipt of the consent"),
    What.THANKS: N_("thanks"),
    What.GUIDE: N_("questions by e-mail"),
    What.REQUEST: N_("request for the consent line"),
    What.GUARDIAN: N_("text to the guardian"),
}
"""The texts in words, for lists."""


class NoConsentToShow(InterviewerError):
    """A receipt was asked for of somebody who has not said yes."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _(
                "{who} has no consent that stands, so there is nothing to give a receipt for. Nothing was changed."
            ).format(who=who)
        )


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A text ready to be copied. ``subject`` is for e-mail; ``mark`` is the hash of the consent text it goes with."""

    what: What
    subject: str
    text: str
    mark: str = ""


def letter(study: Study, person_id: str, way: Way = Way.SMS) -> Outgoing:
    """Return the first text to somebody: in an SMS what the law asks for, otherwise the whole letter below it.

    Raises NothingThere, Blocked.
    """
    _refuse_blocked(study, person_id)
    script, mark = text(study)
    below = _law(study, script) if way is Way.SMS else script.letter
    return Outgoing(What.LETTER, _subject(study), f"{script.message}\n\n{below}", mark)


def thanks(study: Study) -> Outgoing:
    """Return the text of thanks after an interview."""
    script, mark = text(study)
    return Outgoing(What.THANKS, _subject(study), script.thanks, mark)


def guardian(study: Study) -> Outgoing:
    """Return the text to the guardian of somebody under age."""
    script, mark = text(study)
    return Outgoing(What.GUARDIAN, _subject(study), script.guardian_message, mark)


def receipt(study: Study, person_id: str) -> Outgoing:
    """Return the receipt of the consent that stands: to what, when, which text, the choices, and how to withdraw.

    Raises NothingThere, NoConsentToShow.
    """
    row = recruiting.person(study, person_id)
    consent = consenting.standing(study, person_id)
    if consent is None or not consent.decision.opens_notes:
        raise NoConsentToShow(row.person.pseudonym)
    words = registering.translations(study.project)
    subject = words(N_("Receipt of your consent: {title}")).format(title=study.project.title)
    return Outgoing(What.RECEIPT, subject, "\n\n".join(_parts(study, consent, words)), consent.script_hash)


def sent(
    study: Study, person_id: str, outgoing: Outgoing, way: Way, *, confirmed: bool = False, at: datetime | None = None
) -> LetterSent:
    """Keep that a text went out, how, and whether the person confirms having read it. Raises ReadOnly, NothingThere."""
    person = recruiting.person(study, person_id).person.id
    moment = times.aware(at) if at else times.now()
    kept = LetterSent(way.value, moment, confirmed, outgoing.what.value, outgoing.mark, study.me)
    with study.deed() as deed:
        consents.save_letter(study.data, person, kept, deed)
    return kept


def log(study: Study, person_id: str) -> tuple[LetterSent, ...]:
    """Return what was sent to a person, oldest first; also to whoever was joined with the person."""
    members = joins.of(study.data, Kind.PERSON).members(person_id)
    found = [each for member in members for each in consents.letters(study.data, member)]
    return tuple(sorted(found, key=lambda each: each.at))


def lacking(study: Study, person_id: str) -> tuple[What, ...]:
    """Return what is still to be sent: the receipt of the consent that stands, and thanks for a closed interview."""
    gone = log(study, person_id)
    consent = consenting.standing(study, person_id)
    found = []
    if consent is not None and consent.decision.opens_notes and not _since(gone, What.RECEIPT, consent.at):
        found.append(What.RECEIPT)
    held = _last_held(study, person_id)
    if held is not None and not _since(gone, What.THANKS, held):
        found.append(What.THANKS)
    return tuple(found)


def _last_held(study: Study, person_id: str) -> datetime | None:
    members = joins.of(study.data, Kind.PERSON).members(person_id)
    theirs = (each for each in interviews.all_of(study.data) if each.closed and set(each.persons) & set(members))
    return max((moment for each in theirs if (moment := each.ended or each.started)), default=None)


def _since(gone: tuple[LetterSent, ...], what: What, at: datetime) -> bool:
    return any(each.what == what and each.at >= at.replace(second=0, microsecond=0) for each in gone)


def text(study: Study, *, written: bool = False) -> tuple[ConsentScript, str]:
    """Return the consent text in force with the project's facts in it, and its hash; ``written`` for e-mail."""
    version = texting.standing(study)
    script = filling.filled(version.script, study.project, study.me, written=written)
    return script, version.mark or texting.mark_of(version.script)


def _refuse_blocked(study: Study, person_id: str) -> None:
    person = recruiting.person(study, person_id).person
    if person.do_not_contact:
        raise Blocked(person.pseudonym)


def _law(study: Study, script: ConsentScript) -> str:
    """Return what the law asks for, filled as the consent text is: a sentence without its fact falls away."""
    words = registering.translations(study.project)
    return filling.filled(replace(script, message=words(_LAW)), study.project, study.me).message


def _subject(study: Study) -> str:
    return registering.translations(study.project)(N_("The research project {title}")).format(title=study.project.title)


def _parts(study: Study, consent: Consent, words: Translate) -> list[str]:
    project = study.project
    said = words(N_("You said {decision} to taking part in the research project “{title}” on {at}, {how}."))
    which = words(N_("The text you were given is {script}; its fingerprint begins with {digits}."))
    stop = words(
        N_(
            "You can withdraw whenever you like, without saying why. A message or a call is enough, and it is as easy "
            "as it was to say yes. Then we delete what you have said, as far as it has not been made anonymous or "
            "published."
        )
    )
    parts = [
        words(N_("Receipt of your consent")),
        said.format(
            decision=words(_DECISIONS[consent.decision]),
            title=project.title,
            at=consent.at.strftime(_MOMENT),
            how=words(_CHANNELS[consent.channel]),
        ),
        which.format(script=consent.script.replace("@", " "), digits=consent.script_hash[:DIGITS]),
    ]
    if chosen := _choices(consent, words):
        parts.append("\n".join((words(N_("Your choices:")), *chosen)))
    if consent.limits:
        parts.append(words(N_("What your yes does not cover: {limits}")).format(limits=consent.limits))
    contact = words(N_("You reach us at {contact}.")).format(contact=project.contact) if project.contact else ""
    return [*parts, " ".join(filter(None, (stop, contact))), ", ".join(filter(None, (study.me, project.institution)))]


def _choices(consent: Consent, words: Translate) -> list[str]:
    said = {True: words(YES_NO[YesNo.YES]), False: words(YES_NO[YesNo.NO])}
    return [
        f"– {words(CHOICE_WORDS[name])}: {said[consent.choices[name]]}" for name in CHOICES if name in consent.choices
    ]
