"""Interpreting the fictional project: what researchers make of the talks, with codes, memos, counts and readings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from interviewer.domain.counting import Subject
from interviewer.domain.memo import On
from interviewer.domain.practice import Practice
from interviewer.domain.typology import Fit
from interviewer.exchange.codebook_tables import PARTED
from interviewer.services import (
    cataloguing,
    classifying,
    codebook,
    coding,
    commending,
    contradicting,
    counting,
    memos,
    surveying,
)
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


def _code(study: Study, passages: Iterable[Passage], codes: Mapping[str, str], by: str) -> None:
    people = {contact.name: person for person, contact in joins.contacts(study.data, study.names).items()}
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
    study: Study, told: Iterable[tuple[str, str, str, str, str, Sequence[str]]], codes: Mapping[str, str]
) -> None:
    cases = _cases(study)
    for title, path, what, needs, effect, where in told:
        held = tuple(cases[name] for name in where if name in cases)
        if held:
            commending.keep(study, Practice("", title, what, codes[path], needs, effect, held))
