"""Fieldwork in which everything is in order, for tests that put something out of order; all of it invented."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from interviewer.domain.answer import Field
from interviewer.domain.consent import Channel, Consent, Decision
from interviewer.domain.identity import new_id, new_pseudonym
from interviewer.domain.interview import Interview, Mode, Session
from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.person import Contact, Person
from interviewer.domain.text_version import TextVersion
from interviewer.services import embedding, texting
from interviewer.services.study import Study
from interviewer.storage import answers, consents, interviews, persons, texts
from interviewer.storage.answers import Speaker

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
QUESTION = "rekruttering.rolle"
WORDS = "Vi begynte med tre som møttes på biblioteket."


@dataclass(frozen=True, slots=True)
class Informant:
    """Somebody who was interviewed, with the ids of what was kept."""

    person: str
    consent: Consent
    interview: Interview


class Fieldwork:
    """Makes informants one after the other, two hours apart."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.text = approve(study)
        self.guide = embedding.embed_guide(study, "moteplass")
        self.made = 0

    def informant(
        self,
        *,
        person: dict[str, Any] | None = None,
        consent: dict[str, Any] | None = None,
        talk: dict[str, Any] | None = None,
        span: bool = False,
        words: str = WORDS,
    ) -> Informant:
        """Keep an informant who was told everything, said yes and was interviewed, but for what is given."""
        at = START + timedelta(hours=2 * self.made)
        self.made += 1
        study = self.study
        who = Person(new_id(), new_pseudonym("I"), role="medlem", **(person or {}))
        given = replace(self._consent(who.id, at), **(consent or {}))
        began = at + timedelta(minutes=3)
        held = Interview(
            new_id(), self.guide, Mode.PHONE, persons=(who.id,), interviewer=study.me, started=began,
            ended=began + timedelta(minutes=45), closed=True, fair_finished=True,
        )  # fmt: skip
        held = replace(held, **(talk or {}))
        with study.deed() as deed:
            persons.save(study.data, who, deed)
            persons.save_contact(study.names, Contact(who.id, f"Prøve Testperson{self.made}"), deed)
            consents.save(study.data, given, deed)
            interviews.save(study.data, replace(held, closed=False, fair_finished=False), deed)
            marks = (Mark(new_id(), 0, 2, MarkKind.THIRD_PERSON, words[:2]),) if span else ()
            if given.decision.opens_notes:
                say(study, held, given, words, marks, deed)
            interviews.save(study.data, held, deed)
            interviews.save_session(study.data, Session(new_id(), held.id, held.started or began, held.ended))
        return Informant(who.id, given, held)

    def _consent(self, person: str, at: datetime) -> Consent:
        script = self.text.script
        return Consent(
            new_id(), person, Decision.YES, Channel.ORAL, f"{script.id}@{script.version}", self.text.mark, at,
            at - timedelta(minutes=4), self.study.me, reply="Ja, det er greit.", elements=script.mandatory,
            choices={"quotes": True, "contact": True},
        )  # fmt: skip


def say(
    study: Study, interview: Interview, consent: Consent, words: str, marks: tuple[Mark, ...] = (), deed: str = ""
) -> None:
    """Keep an answer of an interview."""
    speaker = Speaker(consent.subject, consent.id)
    answers.save_text(study.data, interview.id, QUESTION, speaker, Field.NOTE, words, marks, deed or new_id())


def approve(study: Study, since: datetime = START - timedelta(days=30)) -> TextVersion:
    """Approve the project's text, in force since a moment, and approved then."""
    text = texting.standing(study)
    version = texting.approve(study, text.id, "Prosjektleder Ask", since)
    with study.deed() as deed:
        texts.save(study.data, version.id, {"approved_at": since.isoformat()}, deed)
    return texting.version(study, version.id)
