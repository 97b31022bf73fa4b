"""Memos: what a researcher thinks, written beside a code, a passage, an interview, a person, a case, a question."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class On(StrEnum):
    """What a memo is about; the values are what the log holds."""

    PROJECT = "project"
    CODE = "code"
    QUESTION = "question"
    CASE = "case"
    PERSON = "person"
    INTERVIEW = "interview"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo. ``owner`` is under whom it is kept, so that it goes when that goes; ``of`` is what it is about, by id.

    Of a passage ``of`` is the coding's id, of a question its key, of the project the project's id. What is ``printed``
    goes into the coded summary. ``subject`` is whose words it is about, ``""`` where it is about nobody's.
    """

    id: str
    on: On
    of: str
    text: str
    title: str = ""
    printed: bool = False
    by: str = ""
    at: datetime | None = None
    owner: str = ""
    subject: str = ""
