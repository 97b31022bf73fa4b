"""Coding in tests: codes, and passages of notes under them, kept as the program keeps them."""

from interviewer.domain.answer import Field as Text
from interviewer.domain.code import Code
from interviewer.domain.coding import Coding
from interviewer.domain.identity import new_id
from interviewer.services import interviewing, times
from interviewer.services.study import Study
from interviewer.storage import answers, codes, codings
from interviewer.storage.codings import Place
from tests.conftest import Field


def code(study: Study, name: str, parent: str = "", definition: str = "", colour: str = "") -> str:
    """Keep a code and return its id."""
    made = Code(new_id(), name, parent, definition=definition, colour=colour)
    with study.deed() as deed:
        codes.save(study.data, made, deed)
    return made.id


def coding(
    field: Field, words: str, code_id: str, *, by: str = "Intervjuer Ask", on: Text = Text.NOTE, question: str = ""
) -> str:
    """Code the first place where ``words`` stand, and return the coding's id."""
    study, asked = field.study, question or field.question
    answer = answers.get(study.data, field.interview, asked, field.person)
    assert answer is not None
    text = answer.note if on is Text.NOTE else answer.fair or ""
    start = text.index(words)
    made = Coding(new_id(), start, start + len(words), code_id, words, by, times.now())
    speaker = interviewing.speaker(study, field.interview)
    with study.deed() as deed:
        place = Place(asked, field.person, on)
        codings.save(study.data, field.interview, place, speaker.consent, [made], deed)
    return made.id
