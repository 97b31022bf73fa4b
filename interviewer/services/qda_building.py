"""The project as other programs take it: users, codes, cases, variables and texts, from interviews laid out to ship."""

from collections.abc import Sequence
from datetime import UTC, datetime

from interviewer.domain.guide import YesNo
from interviewer.domain.memo import Memo, On
from interviewer.domain.qda_project import (
    Branch,
    CaseNode,
    Kind,
    Note,
    QdaProject,
    Selection,
    Source,
    User,
    Value,
    Variable,
)
from interviewer.domain.transcript import Attribution
from interviewer.domain.transcript_words import Translate, rests_on
from interviewer.domain.wording import MODES, YES_NO
from interviewer.exchange import refi_xml
from interviewer.exchange.refi_xml import guid
from interviewer.language import N_
from interviewer.services import carrying, crediting, laying, permitting, recruiting, registering
from interviewer.services.carrying import Laid
from interviewer.services.laying import Sheet
from interviewer.services.study import Study
from interviewer.storage import memos

_DAWN = datetime(2000, 1, 1, tzinfo=UTC)
"""When a project is said to be from in which nothing was ever said."""
_ROLE, _TYPE, _HELD, _HOW, _GUIDE, _RESTS = (
    N_("Role of the informant"), N_("Type of case"), N_("Held"), N_("How it was held"), N_("Guide"), N_("Rests on"),
)  # fmt: skip
_QUOTED, _LIMITS = N_("May be quoted"), N_("Limits")
_NOT_QUOTED = N_(
    "Not to be quoted, in whole or in part: somebody in it has said no to being quoted, or has taken it back."
)
_WITHIN = N_("Limits: {limits}")
_CASE_TYPE, _COUNT = N_("Type"), N_("Interviews")


def source_guid(interview: str, attribution: Attribution) -> str:
    """Return the GUID of an interview's text; exports that say less of who speaks cannot be joined with one by it."""
    return guid("interview", interview, *(() if attribution.names_pseudonym else (attribution.value,)))


def coding_guid(coding: str, attribution: Attribution) -> str:
    """Return the GUID of a coding; one that came from another program keeps its own."""
    if attribution.names_pseudonym and coding.startswith(refi_xml.FOREIGN):
        own = refi_xml.plain_guid(coding.removeprefix(refi_xml.FOREIGN))
        return own or guid("coding", coding)
    return guid("coding", coding, *(() if attribution.names_pseudonym else (attribution.value,)))


def build(study: Study, laid: Sequence[Laid], attribution: Attribution) -> QdaProject:
    """Return the project as it is exchanged, every text pseudonymised."""
    return _Builder(study, laid, attribution).project()


class _Builder:
    """Puts a project together; names are given in one order, so that they are the same each time."""

    def __init__(self, study: Study, laid: Sequence[Laid], attribution: Attribution) -> None:
        self._study, self._laid, self._attribution = study, laid, attribution
        self._translate: Translate = registering.translations(study.project)
        self._book = carrying.codebook(study)
        self._taken: set[str] = set()
        self._called: set[str] = set()
        self._branches: dict[str, str] = {}
        self._users: dict[str, User] = {}
        self._variables: dict[str, Variable] = {}
        self._notes: dict[str, Note] = {}
        self._memos = memos.all_of(study.data)
        self._at = max((at for each in laid for at in _moments(each)), default=_DAWN)

    def project(self) -> QdaProject:
        by = self._user(self._study.me)
        codes = self._codes("")
        named = {each.interview.id: refi_xml.name(each.cover.code, self._taken) for each in self._laid}
        cases = self._cases() if self._attribution.names_pseudonym else ()
        called = {one: case.name for case in cases for one in case.sources}
        sources = tuple(self._source(each, named[each.interview.id], called) for each in self._laid)
        on_all = (*self._noted(On.PROJECT), *self._noted(On.QUESTION))
        return QdaProject(
            name=self._words(self._study.project.title), at=self._at, by=by, users=tuple(self._users.values()),
            codes=codes, variables=tuple(self._variables.values()), cases=cases, sources=sources,
            notes=tuple(self._notes.values()), notes_on_all=on_all,
        )  # fmt: skip

    def _words(self, text: str) -> str:
        return registering.without_names(self._study, text)

    def _user(self, name: str) -> str:
        """Return the GUID of somebody who coded."""
        known = crediting.called(self._study, name) or self._translate(N_("unknown"))
        return self._users.setdefault(known, User(guid("user", known), known)).guid

    def _codes(self, parent: str) -> tuple[Branch, ...]:
        within = self._book.by_id[parent].name if parent else ""
        found = []
        for code in self._book.children(parent):
            name = refi_xml.name(self._words(code.name), self._taken, within)
            self._branches[code.id] = name
            told = "\n\n".join(filter(None, (self._words(code.definition), self._example(code.example))))
            notes = self._noted(On.CODE, code.id)
            own = refi_xml.code_guid(code.id)
            found.append(Branch(own, name, told, refi_xml.colour(code.colour), self._codes(code.id), notes))
        return tuple(found)

    def _example(self, words: str) -> str:
        said = self._translate(N_("Example: {words}"))
        return said.format(words=self._words(words)) if words else ""

    def _cases(self) -> tuple[CaseNode, ...]:
        held: dict[str, list[Laid]] = {}
        for each in self._laid:
            if each.case:
                held.setdefault(each.case, []).append(each)
        return tuple(self._case(case, laid) for case, laid in held.items())

    def _case(self, case: str, laid: Sequence[Laid]) -> CaseNode:
        first = laid[0].cover
        values = [self._value("case", _COUNT, str(len(laid)), Kind.INTEGER)]
        if first.case_type:
            values.insert(0, self._value("case", _CASE_TYPE, first.case_type))
        told = [f"{memo.title}\n{memo.text}".strip() for memo in self._memos if (memo.on, memo.of) == (On.CASE, case)]
        quotable = all(permitting.of_all(each)[0] for each in laid)
        values.append(self._value("case", _QUOTED, self._translate(YES_NO[YesNo.YES if quotable else YesNo.NO])))
        sources = tuple(source_guid(each.interview.id, self._attribution) for each in laid)
        name = refi_xml.name(f"{first.case_word} {first.case}", self._taken)
        return CaseNode(
            guid("case", case), guid("group", case), name, self._words("\n\n".join(told)), tuple(values), sources
        )

    def _source(self, laid: Laid, name: str, called: dict[str, str]) -> Source:
        own = source_guid(laid.interview.id, self._attribution)
        held = laying.sheet(laid, self._translate)
        members = {laid.interview.id, *(passage.interview for passage in laid.passages)}
        about = (*self._noted(On.INTERVIEW, *sorted(members)), *self._noted(On.PERSON, *laid.persons))
        return Source(
            own, name, held.text, self._selections(held), self._values(laid, called.get(own, "")), about, _began(laid),
            self._permitted(laid),
        )  # fmt: skip

    def _permitted(self, laid: Laid) -> str:
        """Return what nobody who works with a text may overlook: that it may not be quoted, and limits."""
        quotable, limits = permitting.of_all(laid)
        told = [] if quotable else [self._translate(_NOT_QUOTED)]
        return " ".join((*told, *([self._translate(_WITHIN).format(limits=limits)] if limits else [])))

    def _selections(self, held: Sheet) -> tuple[Selection, ...]:
        found = []
        for stretch in held.stretches:
            for coding in stretch.passage.codings:
                start, end = stretch.start + coding.start, stretch.start + coding.end
                found.append(
                    Selection(
                        guid("selection", coding_guid(coding.id, self._attribution)),
                        coding_guid(coding.id, self._attribution), start, end, held.text[start:end],
                        refi_xml.code_guid(coding.code), self._user(coding.by), coding.made,
                        self._noted(On.PASSAGE, coding.id),
                        "" if stretch.passage.quotable else self._branches[coding.code],
                    )
                )  # fmt: skip
        return tuple(found)

    def _values(self, laid: Laid, case: str) -> tuple[Value, ...]:
        cover, (quotable, limits) = laid.cover, permitting.of_all(laid)
        told = self._attribution.names_pseudonym
        rows = [recruiting.plain(self._study, one) for one in laid.persons]
        roles = ", ".join(dict.fromkeys(self._words(one.role) for one in rows if one.role))
        found = [
            self._value("source", _ROLE, roles if self._attribution.names_role else ""),
            self._value("source", _TYPE, cover.case_type),
            self._value("source", self._study.project.case_word.capitalize(), case),
            self._value("source", _HELD, cover.held.date().isoformat(), Kind.DATE)
            if self._dated and cover.held
            else self._value("source", _HELD, cover.when if told else ""),
            self._value("source", _HOW, self._translate(MODES[cover.mode]) if told else ""),
            self._value("source", _GUIDE, f"{cover.guide} {cover.guide_version}"),
            self._value("source", _RESTS, rests_on(laid.transcript, self._translate)),
            self._value("source", _QUOTED, self._translate(YES_NO[YesNo.YES if quotable else YesNo.NO])),
            self._value("source", _LIMITS, str(limits or "")),
        ]
        return tuple(each for each in found if each.said)

    @property
    def _dated(self) -> bool:
        """Return whether every interview has a day, so that the variable can be one of dates."""
        return all(each.cover.held for each in self._laid)

    def _value(self, of: str, name: str, said: str, kind: Kind = Kind.TEXT) -> Value:
        """Return what a variable says; one that says nothing anywhere is not there at all."""
        known = self._variables.get(f"{of}/{name}")
        if known is None:
            own = guid("variable", of, name)
            known = Variable(own, refi_xml.name(self._translate(name), self._called) if said else name, kind)
            if said:
                self._variables[f"{of}/{name}"] = known
        return Value(known, said)

    def _noted(self, on: On, *ids: str) -> tuple[str, ...]:
        """Return the GUIDs of the memos on these, or on all of a kind, and take them along."""
        return tuple(self._note(memo) for memo in self._memos if memo.on is on and (not ids or memo.of in ids))

    def _note(self, memo: Memo) -> str:
        level = () if self._attribution.names_pseudonym else (self._attribution.value,)
        own = guid("memo", memo.id, *level)
        name = refi_xml.name(self._words(memo.title) or self._translate(N_("Memo")), self._taken)
        text, by = self._words(memo.text), self._user(memo.by)
        self._notes[own] = Note(own, name, text, memo.at or self._at, by)
        return own


def _moments(laid: Laid) -> list[datetime]:
    made = [coding.made for passage in laid.passages for coding in passage.codings if coding.made]
    return [*made, *([began] if (began := _began(laid)) else [])]


def _began(laid: Laid) -> datetime | None:
    return laid.cover.held
