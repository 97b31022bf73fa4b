"""Closed interviews with cases, roles and answers, for tests of what is made of them; all of it invented."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from interviewer.domain.answer import Field, Status
from interviewer.domain.case import Case, CaseName
from interviewer.domain.coding import Coding
from interviewer.domain.consent import Channel, Consent, Decision
from interviewer.domain.guide import YesNo
from interviewer.domain.identity import new_id, new_pseudonym
from interviewer.domain.interview import Interview, Mode
from interviewer.domain.mark import Mark
from interviewer.domain.person import Contact, Person
from interviewer.services import embedding, reviewing
from interviewer.services.study import Study
from interviewer.storage import answers, cases, codings, consents, interviews, persons
from interviewer.storage.answers import Speaker

BEGAN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ROLE = "rekruttering.rolle"


class Talks:
    """Makes cases and informants one after the other; ``guide`` is the meeting places' own."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.guide = embedding.embed_guide(study, "moteplass")
        self.made = 0

    def case(self, name: str = "", model: str = "råd") -> Case:
        """Keep a case with a name in the key."""
        made = Case(new_id(), new_pseudonym("M"), model)
        with self.study.deed() as deed:
            cases.save(self.study.data, made, deed)
            if name:
                cases.save_name(self.study.names, CaseName(made.id, name), deed)
        return made

    def talk(
        self,
        words: Mapping[str, str],
        *,
        name: str = "",
        role: str = "medlem",
        case: Case | None = None,
        yes_no: Mapping[str, YesNo] | None = None,
        status: Mapping[str, Status] | None = None,
        quotes: bool = True,
        closed: bool = True,
        fair: Mapping[str, str] | None = None,
        marks: Mapping[str, tuple[Mark, ...]] | None = None,
    ) -> tuple[Person, Interview]:
        """Keep an informant who said yes and was interviewed about ``case``; ``words`` are answers by question."""
        self.made += 1
        study, began = self.study, BEGAN + timedelta(hours=self.made)
        who = Person(new_id(), new_pseudonym("I"), role=role, cases=(case.id,) if case else ())
        given = Consent(new_id(), who.id, Decision.YES, Channel.ORAL, "kort@1", "0", began, began, "Ask", reply="Ja.",
                        choices={"quotes": quotes})  # fmt: skip
        held = Interview(new_id(), self.guide, Mode.PHONE, case=case.id if case else None, persons=(who.id,),
                         interviewer="Ask", started=began, ended=began + timedelta(minutes=40), closed=closed,
                         fair_finished=fair is not None)  # fmt: skip
        speaker = Speaker(who.id, given.id)
        with study.deed() as deed:
            persons.save(study.data, who, deed)
            persons.save_contact(study.names, Contact(who.id, name or f"Prøve Testperson{self.made}"), deed)
            consents.save(study.data, given, deed)
            interviews.save(study.data, held, deed)
            for question, text in words.items():
                on = (marks or {}).get(question, ())
                answers.save_text(study.data, held.id, question, speaker, Field.NOTE, text, on, deed)
            for question, text in (fair or {}).items():
                answers.save_text(study.data, held.id, question, speaker, Field.FAIR, text, (), deed)
            for question, said in (yes_no or {}).items():
                answers.save_field(study.data, held.id, question, speaker, "yes_no", said.value)
            for question, chosen in (status or {}).items():
                answers.save_field(study.data, held.id, question, speaker, "chosen", chosen.value)
        return who, held

    def code(self, who: Person, held: Interview, question: str, words: str, code: str, by: str = "Ask") -> Coding:
        """Code words of an answer."""
        answer = answers.get(self.study.data, held.id, question, who.id)
        assert answer is not None
        start = answer.note.index(words)
        made = Coding(new_id(), start, start + len(words), code, words, by, BEGAN)
        consent = next(each for each in consents.all_of(self.study.data) if each.subject == who.id)
        with self.study.deed() as deed:
            codings.save(
                self.study.data, held.id, codings.Place(question, who.id, Field.NOTE), consent.id, [made], deed
            )
        return made

    def review(self) -> None:
        """Say of every interview that a person has gone through it."""
        reviewing.review_all(self.study)
