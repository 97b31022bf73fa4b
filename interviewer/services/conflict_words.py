"""Conflicts in human words: what is disagreed about, and each value as a person reads it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from interviewer.domain.answer import Status
from interviewer.domain.consent import Decision
from interviewer.domain.guide import YesNo
from interviewer.domain.identifier import ACTIONS, INSTEAD, Action
from interviewer.domain.identifier import Kind as Identified
from interviewer.domain.interview import Interview, Mode
from interviewer.domain.joined import Kind
from interviewer.domain.transcript_words import CHOICES
from interviewer.domain.wording import MODES, STATUS, YES_NO
from interviewer.language import N_, _, ngettext
from interviewer.services import application_words, embedding, own_work_words, recruiting
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study
from interviewer.storage import (
    answers,
    codes,
    consents,
    documents,
    identifiers,
    interviews,
    joins,
    practices,
    typologies,
)
from interviewer.storage.conflicts import Place

DECISIONS: Mapping[Decision, str] = {
    Decision.YES: N_("yes"),
    Decision.LIMITS: N_("yes, with limits"),
    Decision.NO: N_("no"),
    Decision.POSTPONED: N_("wants to think about it"),
    Decision.WITHDRAWN: N_("withdrawn"),
}
TEXTS = frozenset(
    {
        ("answer", "note"), ("answer", "fair"), ("answer", "asked_as"), ("reflection", "more"),
        ("reflection", "impression"), ("reflection", "surprise"), ("reflection", "next"), ("preparation", "text"),
        ("person", "role"), ("person", "gender"), ("person", "age_band"), ("person", "background"), ("case_", "type"),
        ("project", "title"), ("project", "case_word"), ("project", "institution"), ("project", "commissioner"),
        ("project", "purpose"), ("project", "contact"), ("contact", "name"), ("contact", "phone"), ("contact", "email"),
        ("contact", "remark"), ("case_name", "name"), ("case_name", "municipality"), ("case_name", "public_source"),
        ("remark", "text"), ("project", "reference"), ("project", "officer"), ("project", "assessment"),
        ("person", "network"), ("case_", "region"),
    }
)  # fmt: skip
"""Fields that are free text: both versions can be kept, or a new one written."""

_FIELDS: Mapping[str, str] = {
    "note": N_("notes"), "fair": N_("fair copy"), "chosen": N_("status"), "asked": N_("whether it was asked"),
    "yes_no": N_("yes or no"), "elsewhere": N_("where it was answered"), "asked_as": N_("wording as asked"),
    "has_example": N_("whether there is an example"), "codes": N_("codes"), "span": N_("a mark"),
    "more": N_("added at the end"), "impression": N_("impression"), "surprise": N_("surprise"),
    "next": N_("what to do next"), "same_day": N_("whether it is tidied the same day"), "text": N_("text"),
    "title": N_("title"), "case_word": N_("word for the case"), "institution": N_("institution"),
    "commissioner": N_("commissioner"), "purpose": N_("purpose"), "contact": N_("contact"),
    "end_date": N_("end date"), "language": N_("language"), "special_category": N_("special category of data"),
    "guides": N_("guides"), "script": N_("consent text"), "pseudonym": N_("pseudonym"), "role": N_("role"),
    "gender": N_("gender"), "age_band": N_("age"), "background": N_("background"), "minor": N_("whether a minor"),
    "seed": N_("whether a start informant"), "cases": N_("what they belong to"), "referred_by": N_("proposed by"),
    "may_contact": N_("whether they may be contacted"), "may_name": N_("whether the proposer may be named"),
    "do_not_contact": N_("do not contact"), "type": N_("type"), "public": N_("whether it is public"),
    "facts": N_("facts"), "guide": N_("guide"), "mode": N_("how it is held"), "case_id": N_("case"),
    "persons": N_("informants"), "interviewer": N_("interviewer"), "notetakers": N_("note-takers"),
    "agreed_minutes": N_("minutes agreed"), "planned": N_("planned for"), "afterwards": N_("registered afterwards"),
    "started": N_("start"), "ended": N_("end"), "closed": N_("whether it is closed"),
    "fair_finished": N_("whether the fair copy is finished"), "reviewed": N_("whether it is reviewed"),
    "pauses": N_("pauses"), "spoken": N_("time spoken"), "name": N_("name"), "phone": N_("phone"),
    "email": N_("e-mail"), "remark": N_("remark"), "municipality": N_("municipality"),
    "public_source": N_("public source"), "said": N_("what was said"), "removed": N_("whether it is removed"),
    "block_key": N_("key for blocks"), "record": N_("entry"), "kind": N_("what it is"), "forms": N_("spellings"),
    "action": N_("what is done with it"), "levels": N_("what may be printed instead"),
    "level": N_("which of these is printed"), "about": N_("whose name it is"), "kept": N_("why it stays named"),
    "n": N_("readable number"), "legal_basis": N_("legal basis"), "mandatory": N_("what has to be told"),
    "reference": N_("reference of the assessment"), "officer": N_("data protection officer"),
    "youth": N_("whether minors may be among the informants"), "assessment": N_("assessment about minors"),
    "special_questions": N_("questions about special categories"), "rules": N_("age rules"),
    "form": N_("text"), "approved_by": N_("approved by"),
    "approved_at": N_("approved on"), "valid_from": N_("in force from"), "valid_to": N_("in force until"),
    "mark": N_("hash"), "age_group": N_("age group"), "age_at": N_("when the age was noted"),
    "network": N_("network"), "seed_kind": N_("how a start informant was found"),
    "gatekeeper": N_("whether a gatekeeper"), "via": N_("reached through"), "case_roles": N_("role in each case"),
    "purged": N_("whether the name was deleted"), "region": N_("part of the country"),
    "roster": N_("who was in the group"), "adult_from": N_("of age from"),
}  # fmt: skip
_OF_PERSONS = ("person", "contact", "attempt", "remark", "letter", "consent", "handover", "guardian", "approach")
_OF_THE_REGISTER = ("identifier", "rejection", "number", "profile")
_OF_THE_PROJECT = (
    "project", "role", "member", "block", "erasure", "guide", "script", "import", "apart", "known", "rules", "text",
    "campaign", "target", "duty", "explanation", "storing", "ending", "attestation",
)  # fmt: skip
_ROLES = {"lead": N_("lead"), "deputy": N_("deputy"), "member": N_("member")}
_MOMENTS = ("planned", "started", "ended")


class Words:
    """Says what places and values are, by name while the key is open and by pseudonym otherwise."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._people = {row.person.id: row.shown for row in recruiting.people(study)}
        self._cases = {row.case.id: row.shown for row in recruiting.cases(study)}
        held = identifiers.all_of(study.key) if study.key is not None else []
        self._identifiers = {each.id: each.forms[0] if each.forms else each.pseudonym for each in held}
        self._who = joins.of(study.data, Kind.PERSON).canonical
        self._what = joins.of(study.data, Kind.CASE).canonical

    def title(self, place: Place) -> str:
        """Return what is disagreed about: ``2 f · I-7KQ4ZD · notes``."""
        if (place.kind, place.field) == ("person", "standing"):
            return _("Consent of {who}").format(who=self._person(place.agg))
        return " · ".join(filter(None, (*self._about(place), _(_FIELDS.get(place.field, place.field)))))

    def _about(self, place: Place) -> tuple[str, ...]:
        if place.kind in application_words.KINDS or (
            place.kind == "remark" and application_words.named(self._study, place.item)
        ):
            return (_("Applications"), application_words.about(self._study, place.item))
        if place.kind in _OF_PERSONS:
            return (self._person(place.agg),)
        if place.kind in ("case_", "case_name"):
            return (self._case(place.agg),)
        if place.kind in _OF_THE_REGISTER:
            return (_("The register"), self._identifiers.get(place.agg, ""))
        if place.kind == "code":
            return (_("The codebook"), " / ".join(codes.codebook(self._study.data).path(place.item)))
        if place.kind == "reading":
            asked = own_work_words.asked(self._study, place.item)
            return (self._case(place.agg), asked, _("Reading of a contradiction"))
        if place.kind == "tally":
            who = self._people.get(place.agg, self._cases.get(place.agg, ""))
            return (_("Counts"), who, own_work_words.counted(self._study, place.item))
        if place.kind == "memo":
            return (_("Memo"), self._people.get(place.agg, self._cases.get(place.agg, "")))
        if place.kind == "typology":
            return (_("Typology"), *self._cell(place.item))
        if place.kind == "practice":
            return (_("Good practice"), self._practice(place.item))
        if place.kind in ("document", "finding"):
            return (_("Documents"), self._document(place))
        if place.kind == "placement":
            return (self._case(place.agg), _("Place in a typology"))
        if place.kind in _OF_THE_PROJECT:
            return (_("The project"), place.item if place.kind == "role" else "")
        interview = interviews.get(self._study.data, place.agg)
        if interview is None:
            return ()
        if place.kind == "answer":
            question, subject = place.item.rsplit("/", 1)
            return self._question(interview, question), self._person(subject)
        return (self._interview(interview),)

    def _practice(self, item: str) -> str:
        return next((each.title for each in practices.all_of(self._study.data) if each.id == item), "")

    def _document(self, place: Place) -> str:
        """Return the title of a document, or of the one that something stands in; ``""`` where it is gone."""
        own = {each.id: each.document for each in documents.findings(self._study.data)}
        wanted = own.get(place.item, place.item)
        return next((each.title for each in documents.all_of(self._study.data) if each.id == wanted), "")

    def _cell(self, item: str) -> tuple[str, ...]:
        """Return what the item of a typology is: its title, and of a cell the type, the author and the criterion."""
        one, *keys = item.split("/")
        held = next((each for each in typologies.all_of(self._study.data) if each.id == one), None)
        if held is None:
            return ()
        names = {each.key: each.name for each in (*held.types, *held.authors, *held.criteria)}
        return (held.title, *(names.get(key, key) for key in keys))

    def _question(self, interview: Interview, key: str) -> str:
        found = embedding.guide(self._study, interview.guide).place(key)
        if found is not None:
            return found.short
        probes = {probe.id: probe.text for probe in answers.probes(self._study.data, interview.id)}
        return probes.get(key, "")

    def _interview(self, interview: Interview) -> str:
        at = interview.started or interview.planned
        who = ", ".join(self._person(each) for each in interview.persons)
        told = _("Interview with {who}").format(who=who)
        return f"{told}, {_moment(at)}" if at else told

    def _person(self, one: str) -> str:
        return self._people.get(self._who(one), _("somebody who is gone"))

    def _case(self, one: str) -> str:
        return self._cases.get(self._what(one), _("something that is gone"))

    def value(self, place: Place, value: object) -> str:
        """Return a value as a person reads it; ``""`` where nothing stands."""
        if value is None or value in ("", [], {}):
            return ""
        if (place.kind, place.field) == ("person", "standing"):
            return self._consent(place.agg, str(value))
        if isinstance(value, bool) or value in (0, 1):
            return _("yes") if value else _("no")
        if isinstance(value, list):
            return ", ".join(self._one(place, str(each)) for each in value)
        if isinstance(value, dict) and place.kind in application_words.KINDS:
            return application_words.told(self._study, value)
        if isinstance(value, dict):
            return self._own_work(place, value) or self._record(value)
        return self._one(place, str(value))

    def _one(self, place: Place, value: str) -> str:
        if place.field in ("referred_by", "persons"):
            return self._person(value)
        if place.field in ("case_id", "cases"):
            return self._case(value)
        if place.field in _MOMENTS:
            return _moment(datetime.fromisoformat(value))
        if place.field == "guide":
            return self._guide(value)
        if place.field == "elsewhere":
            found = interviews.get(self._study.data, place.agg)
            return self._question(found, value) if found else value
        words: Mapping[str, str] = {
            "chosen": {each.value: STATUS[each] for each in Status},
            "yes_no": {each.value: YES_NO[each] for each in YesNo},
            "said": {each.value: YES_NO[each] for each in YesNo},
            "mode": {each.value: MODES[each] for each in Mode},
            "kind": {each.value: INSTEAD[each] for each in Identified},
            "action": {each.value: ACTIONS[each] for each in Action},
        }.get(place.field, {})
        return _(words[value]) if value in words else value

    def _guide(self, mark: str) -> str:
        try:
            return embedding.guide(self._study, mark).title
        except NothingThere:
            return mark[:8]

    def _own_work(self, place: Place, value: Mapping[str, Any]) -> str:
        """Return a place in a typology, its frame, a document or a good practice as a person reads it; else ``""``."""
        if place.kind == "placement":
            held = {each.id: each for each in typologies.all_of(self._study.data)}.get(place.item)
            found = held.type(str(value.get("type", ""))) if held else None
            told: tuple[object, ...] = (
                found.name if found else _("no type"),
                value.get("deviation"),
                value.get("rationale"),
            )
        elif place.kind == "typology" and "title" in value:
            names = (each["name"] for part in ("types", "authors", "criteria") for each in value.get(part, ()))
            told = (value["title"], ", ".join(names), "")
        elif place.kind in own_work_words.TOLD:
            told = own_work_words.told(self._study, place.kind, value)
        elif place.kind == "document":
            told = (value.get("title"), value.get("year"), value.get("use"))
        elif place.kind == "practice":
            built = len(value.get("builds_on", ()))
            passages = ngettext("{count} passage", "{count} passages", built).format(count=built) if built else ""
            where = ", ".join(map(self._case, value.get("cases", ())))
            told = (value.get("title"), value.get("what"), where, passages)
        else:
            return ""
        return "; ".join(str(each) for each in told if each)

    @staticmethod
    def _record(value: Mapping[str, object]) -> str:
        if "words" in value:
            return _("the mark on “{words}”").format(words=value["words"])
        if "text" in value:
            return str(value["text"])
        if "to" in value:
            return str(value["to"])
        if value.get("role") in _ROLES:
            return _(_ROLES[str(value["role"])])
        yes_no = {True: _("yes"), False: _("no")}
        return "; ".join(
            f"{name}: {yes_no.get(each, each) if isinstance(each, bool) else each}" for name, each in value.items()
        )

    def _consent(self, person: str, consent_id: str) -> str:
        members = joins.of(self._study.data, Kind.PERSON).members(person)
        given = {each.id: each for member in members for each in consents.of_person(self._study.data, member)}
        consent = given.get(consent_id)
        if consent is None:
            return _("a consent that is gone")
        limits = f": {consent.limits}" if consent.limits else ""
        yes, no = _("yes"), _("no")
        choices = [f"{_(CHOICES[name])}: {yes if chosen else no}" for name, chosen in consent.choices.items()]
        told = f"{_(DECISIONS[consent.decision])}{limits}, {_moment(consent.at)}"
        return "; ".join((told, *choices))


def _moment(at: datetime) -> str:
    return at.strftime("%d.%m.%Y %H:%M")
