"""Reading the XML of Word files that others have made: nothing is built of it, and a document type is refused."""

from typing import NoReturn

from interviewer.errors import InterviewerError
from interviewer.language import _


class DocumentUnreadable(InterviewerError):
    """A file is no document that can be read."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            _("“{name}” cannot be read as a document: {why}. Nothing was stored. Save it as .docx or .txt.").format(
                name=name, why=why
            )
        )


class Reader:
    """Takes what it needs of a part of the file called ``name`` as it is parsed."""

    def __init__(self, name: str) -> None:
        self._name = name

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> NoReturn:
        """Refuse a document type."""
        raise DocumentUnreadable(self._name, _("it holds a document type, which can hide files"))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        raise NotImplementedError

    def close(self) -> None:
        """Be closed by the parser."""


def local(tag: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def said(attributes: dict[str, str], wanted: str) -> str:
    """Return what an attribute says, ``""`` where it is not there."""
    return next((value for name, value in attributes.items() if local(name) == wanted), "")
