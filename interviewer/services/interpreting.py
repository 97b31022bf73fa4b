"""Interpreting the fictional project: what researchers make of the talks, with codes, memos, counts and readings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from interviewer.domain.application_entry import Line
from interviewer.domain.counting import Subject
from interviewer.domain.document import Document, Finding, Kind, View
from interviewer.domain.memo import On
from interviewer.domain.practice import Practice
from interviewer.domain.typology import Fit
from interviewer.exchange.codebook_tables import PARTED
from interviewer.services import (
    applying,
    cataloguing,
    classifying,
    codebook,
    coding,
    commending,
    contradicting,
    counting,
    documenting,
    excerpting,
    grounding,
    memos,
    recruiting,
    registering,
    surveying,
)
from interviewer.services.applying import Details
from interviewer.services.classifying import Judgement
from interviewer.services.coding import CodedText
from interviewer.services.counting import Of
from interviewer.services.study import Study
from interviewer.storage import joins

Passage = tuple[str, str, str]
"""Who said it, by name, the words, and the path of the code."""


def interpret(study: Study, told: Mapping[str, Any]) -> None:
    """Enter what ``told`` says by name; what nobody of the project said is passed over."""
    cataloguing.take_in_shipped(study, told["codebook"])
    book = codebook.codebook(study)
    codes = {PARTED.join(book.path(code.id)): code.id for code, _depth in book.in_order()}
    _code(study, told["codings"], codes, study.me)
    _code(study, told["second"], codes, told["coder"])
    for path, text, printed in told["memos"]:
        memos.write(study, On.CODE, codes[path], text, printed=printed)
    _count(study, told["counted"])
    _read(study, told["readings"])
    _place(study, told["typology"], told["placed"])
    _collect(study, told["practices"], codes)
    _apply(study, told["applications"])
    _document(study, told["documents"])


def _code(study: Study, passages: Iterable[Passage], codes: Mapping[str, str], by: str) -> None:
    people = _people(study)
    texts: dict[str, list[CodedText]] = {}
    for each in coding.all_coded(study):
        for text in each.texts:
            texts.setdefault(text.subject, []).append(text)
    for name, words, path in passages:
        for text in texts.get(people.get(name, ""), ()):
            start = text.text.find(words)
            if start >= 0:
                coding.code(study, text, start, start + len(words), codes[path], by=by)
                break


def _keys(study: Study) -> dict[str, str]:
    """Return the keys of the questions by their path of labels, such as ``2/f``."""
    guides = {talk.guide.id: talk.guide for talk in surveying.survey(study).talks}
    return {place.path: place.key for guide in guides.values() for place in guide.places()}


def _count(study: Study, wanted: Iterable[str]) -> None:
    """Confirm what the notes propose for these questions."""
    keys = _keys(study)
    for path in wanted:
        if path in keys:
            found = counting.count(study, Of(Subject.QUESTION, keys[path]))
            counting.confirm(study, found)


def _read(study: Study, told: Iterable[tuple[str, str, str]]) -> None:
    keys = _keys(study)
    cases = _cases(study)
    found = contradicting.matrix(study)
    for case, path, text in told:
        if case in cases and (cases[case], keys.get(path, "")) in found.cells:
            contradicting.read(study, found, cases[case], keys[path], text)


def _cases(study: Study) -> dict[str, str]:
    """Return the cases by name."""
    return {name.name: case for case, name in joins.case_names(study.data, study.names).items()}


def _place(study: Study, typology: str, told: Iterable[tuple[str, str, Mapping[str, str], str, str]]) -> None:
    """Place cases in the typology that is shipped; one that is told twice was moved."""
    classifying.take_in_shipped(study)
    cases = _cases(study)
    for case, kind, fits, deviation, rationale in told:
        if case in cases:
            said = Judgement(kind, {key: Fit(fit) for key, fit in fits.items()}, deviation, rationale)
            classifying.place(study, typology, cases[case], said)


def _collect(
    study: Study,
    told: Iterable[tuple[str, str, str, str, str, Sequence[str], Iterable[tuple[str, str]]]],
    codes: Mapping[str, str],
) -> None:
    """Collect good practice with the coded passages it builds on: who said it, by name, and how its words begin."""
    cases, people = _cases(study), _people(study)
    called = {row.person.id: row.person.pseudonym for row in recruiting.people(study)}
    passages = grounding.offered(study)
    for title, path, what, needs, effect, where, quoted in told:
        held = tuple(cases[name] for name in where if name in cases)
        wanted = [(called.get(people.get(name, "")), registering.without_names(study, words)) for name, words in quoted]
        own = sorted(passages, key=lambda each: each.theme != codes[path])
        found = (next((each.basis for each in own if each.who == who and each.words.startswith(words)), None)
                 for who, words in wanted)  # fmt: skip
        basis = tuple(each for each in found if each is not None)
        if held:
            made = Practice("", title, what, codes[path], needs, effect, held, builds_on=basis)
            commending.keep(study, made)


def _apply(study: Study, told: Iterable[tuple[str, str, str, Iterable[Sequence[str]]]]) -> None:
    """Enter who applied for grants, each with its applications."""
    for name, kind, district, rows in told:
        lines = [
            Line(year=year, municipality=place, purpose=purpose, support=support, applied=applied, granted=granted)
            for year, place, purpose, support, applied, granted in rows
        ]
        applying.keep(study, Details(name, kind, district), lines)


def _people(study: Study) -> dict[str, str]:
    """Return the persons by name."""
    return {contact.name: person for person, contact in joins.contacts(study.data, study.names).items()}


def _document(study: Study, told: Iterable[Mapping[str, Any]]) -> None:
    """Enter documents by others with what they answer; one about cases that are not there is passed over."""
    cases, keys = _cases(study), _keys(study)
    for each in told:
        covers = tuple(cases[name] for name in each["covers"] if name in cases)
        if each["covers"] and not covers:
            continue
        document = documenting.keep(
            study,
            Document(
                "", each["title"], Kind(each["kind"]), each["maker"], each["year"], each["origin"], each["use"],
                each["guide"], covers, bool(each["asks_view"]),
            ),
        )  # fmt: skip
        findings = [
            Finding("", document, text, keys[path], cases.get(case, ""), source, View(view))
            for path, case, text, source, view in each["findings"]
            if path in keys and (not case or case in cases)
        ]
        excerpting.keep_all(study, document, findings)
