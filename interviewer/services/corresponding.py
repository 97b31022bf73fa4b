"""A reply by e-mail taken in, with the consent line or not at all (B14).

A reply without the line stores nothing, not even a copy of itself. With it, the consent comes first, then the answers
at their questions; what belongs to no question waits to be placed, and signature and headers wait beside it to be
decided about.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from interviewer.domain import email_reply
from interviewer.domain.answer import Answer, Field
from interviewer.domain.consent import Channel, Consent, Decision
from interviewer.domain.email_reply import EmailReply
from interviewer.domain.event import digest
from interviewer.domain.identity import new_id
from interviewer.domain.interview import Interview
from interviewer.domain.text import clean
from interviewer.errors import InterviewerError
from interviewer.exchange import email_replies
from interviewer.exchange.email_replies import ENDINGS, EmailUnreadable, Mail
from interviewer.language import _
from interviewer.services import consenting, embedding, interviewing, noting, times
from interviewer.services.errors import NotesClosed, NothingThere
from interviewer.services.inquiring import OUTPUT, consent_line, document, outgoing, request
from interviewer.services.study import Study
from interviewer.storage import answers, imports, interviews, records
from interviewer.storage.answers import Speaker

__all__ = [
    "ENDINGS",
    "OUTPUT",
    "EmailUnreadable",
    "NoConsentLine",
    "Received",
    "TakenBefore",
    "Unplaced",
    "consent_line",
    "document",
    "outgoing",
    "request",
]

REST, APART = "rest", "apart"
"""What a passage that waits is: words of the informant, or a signature and headers."""

_OLDEST = timedelta(days=400)


class NoConsentLine(InterviewerError):
    """A reply came without the line that consents."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The line of consent does not stand in this reply, so nothing of it was stored, and no copy was made. "
                "Ask for the line with the text below; the reply can be dropped here again once it has come."
            )
        )


class TakenBefore(InterviewerError):
    """The same reply was taken in before."""

    def __init__(self) -> None:
        super().__init__(_("This reply was taken in before. Nothing was changed."))


@dataclass(frozen=True, slots=True)
class Received:
    """A reply that was read and not stored: what would become of it."""

    mail: Mail
    reply: EmailReply

    @property
    def consents(self) -> bool:
        """Return whether the consent line stands in it."""
        return bool(self.reply.consent)

    @property
    def apart(self) -> str:
        """Return signature and headers: who it came from first."""
        return "\n".join(filter(None, (self.mail.sender, self.reply.apart)))


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A passage of a reply that waits; ``what`` is :data:`REST` or :data:`APART`."""

    id: str
    text: str
    what: str


def read(study: Study, interview_id: str, path: Path) -> Received:
    """Return what a reply in a file would become; nothing is stored. Raises EmailUnreadable, NothingThere."""
    return _received(study, interview_id, email_replies.read(path))


def read_text(study: Study, interview_id: str, text: str) -> Received:
    """Return what a reply that was pasted would become; nothing is stored. Raises EmailUnreadable, NothingThere."""
    return _received(study, interview_id, email_replies.of_text(text, _("the text pasted")))


def _received(study: Study, interview_id: str, mail: Mail) -> Received:
    found = interviewing.interview(study, interview_id)
    went = outgoing(study, interview_id).text
    return Received(mail, email_reply.read(mail.text, embedding.guide(study, found.guide), went, consent_line(study)))


def take_in(study: Study, interview_id: str, received: Received) -> Consent:
    """Keep a reply: the consent, the answers at their questions, the rest to be placed; all or nothing.

    Raises NoConsentLine, TakenBefore, NotesClosed, and what recording a consent raises (GuardianMissing, Blocked).
    """
    reply, mark = received.reply, digest(f"{interview_id}\n{received.mail.text}")
    if not received.consents:
        raise NoConsentLine
    if imports.seen(study.data, mark):
        raise TakenBefore
    found = interviewing.interview(study, interview_id)
    if found.closed:
        raise NotesClosed
    with study.deed() as deed:
        consent = _consented(study, found, received)
        words = Speaker(consent.subject, consent.id)
        for question, text in reply.answers:
            _add(study, interview_id, question, text, words)
        for text, what in (*((each, REST) for each in reply.rest), (received.apart, APART)):
            if text.strip():
                said = {"text": clean(text).strip(), "what": what}
                records.save_words(
                    study.data, "unplaced", interview_id, new_id(), said, words.subject, words.consent, deed
                )
        if found.started is None:
            interviews.save(study.data, replace(found, started=consent.at, ended=consent.at), deed)
        imports.remember(study.data, mark, interview_id, deed)
    return consent


def _consented(study: Study, found: Interview, received: Received) -> Consent:
    person = found.persons[0]
    earlier = consenting.standing(study, person)
    said = consenting.Said(
        Decision.YES,
        Channel.EMAIL,
        reply=received.reply.consent,
        letter_confirmed=True,
        choices=received.reply.choices,
        at=_when(received.mail.at),
        reconfirms=earlier.id if earlier and earlier.decision.opens_notes else None,
        explicit=True if study.project.asks_specially else None,
    )
    return consenting.record(study, person, said)


def _when(sent: datetime | None) -> datetime:
    """Return when the reply was sent; now, where it says nothing of that or something impossible."""
    now = times.now()
    return sent if sent is not None and now - _OLDEST < sent <= now else now


def _add(study: Study, interview_id: str, question: str, text: str, words: Speaker) -> None:
    """Add words to the notes of a question, below what stands there."""
    held = answers.get(study.data, interview_id, question, words.subject) or Answer(question, words.subject)
    note = "\n\n".join(filter(None, (held.note, clean(text).strip())))
    answers.save_text(study.data, interview_id, question, words, Field.NOTE, note, held.marks)


def unplaced(study: Study, interview_id: str) -> tuple[Unplaced, ...]:
    """Return the passages that wait, in the order they came; signatures last."""
    found = [
        Unplaced(each.id, str(each.said["text"]), str(each.said.get("what", REST)))
        for each in records.of(study.data, "unplaced", interview_id)
    ]
    return tuple(sorted(found, key=lambda each: each.what == APART))


def place(study: Study, interview_id: str, passage: str, question: str) -> None:
    """Put a passage that waits at a question. Raises NothingThere, NotesClosed, ConsentMissing."""
    held = _waiting(study, interview_id, passage)
    noting.check_item(study, interview_id, question)
    if interviewing.interview(study, interview_id).closed:
        raise NotesClosed
    with study.deed() as deed:
        words = interviewing.speaker(study, interview_id, held.subject)
        _add(study, interview_id, question, str(held.said["text"]), words)
        records.save_words(study.data, "unplaced", interview_id, passage, None, words.subject, words.consent, deed)


def leave_out(study: Study, interview_id: str, passage: str) -> None:
    """Take away a passage that waits: it is no answer. Raises NothingThere."""
    held = _waiting(study, interview_id, passage)
    with study.deed() as deed:
        words = interviewing.speaker(study, interview_id, held.subject)
        records.save_words(study.data, "unplaced", interview_id, passage, None, words.subject, words.consent, deed)


def _waiting(study: Study, interview_id: str, passage: str) -> records.Record:
    found: Sequence[records.Record] = records.of(study.data, "unplaced", interview_id)
    held = next((each for each in found if each.id == passage), None)
    if held is None:
        raise NothingThere(_("such passage"))
    return held
