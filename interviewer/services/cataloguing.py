"""Codebooks in and out of the project: those that are shipped, those of other programs, and files for them (F4, F9)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from interviewer import assets
from interviewer.domain.code import Code, Codebook
from interviewer.errors import InterviewerError
from interviewer.exchange import codebook_files, codebook_forms, forms, refi_xml
from interviewer.exchange.codebook_files import READ, WRITTEN
from interviewer.exchange.codebook_forms import CodebookForm
from interviewer.language import N_, _
from interviewer.services import admitting, codebook, gathering, gating, registering, releasing, times
from interviewer.services.crowding import Leave
from interviewer.services.errors import NothingThere
from interviewer.services.releasing import File
from interviewer.services.study import Study

__all__ = ["READ", "WRITTEN", "NoCodebook", "TakenIn", "export_codebook", "shipped", "take_in_file", "take_in_shipped"]

_NAME = N_("codebook")


class NoCodebook(InterviewerError):
    """A file cannot hold a codebook, as its name says."""

    def __init__(self, name: str, endings: Iterable[str]) -> None:
        super().__init__(
            _("A codebook cannot be in “{name}”. Nothing was changed. The name has to end in {endings}.").format(
                name=name, endings=", ".join(endings)
            )
        )


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a codebook that was taken in: codes that are new, those that were here, and those that got more."""

    made: int
    known: int
    changed: int = 0
    """Were here, and got the definition, example, colour or letter that they lacked."""


def export_codebook(study: Study, output: Path, *, leave: Leave | None = None) -> tuple[Path, ...]:
    """Write the codebook to a file by its ending, or in every format into a folder; return what was written.

    Raises CallRunning, NamesUnknown without the key, NothingThere (no codes), NoCodebook, NamesLeft, NotWritten.
    """
    study.refuse_in_call()
    gathering.refuse_nameless(study)
    suffixes = (output.suffix.lower(),) if output.suffix else WRITTEN
    if not set(suffixes) <= set(WRITTEN):
        raise NoCodebook(output.name, WRITTEN)
    book, at = codebook.codebook(study), times.now()
    if not book.children():
        raise NothingThere(_("code"))
    name = registering.translations(study.project)(_NAME)
    stem, folder = (output.stem, output.parent) if output.suffix else (name, output)
    files = [File(f"{stem}{suffix}", codebook_files.to_bytes(book, suffix, at)) for suffix in suffixes]
    blank = Codebook((Code("x", "."),))
    own = frozenset(
        line
        for suffix in suffixes
        for line in gating.vocabulary(f"x{suffix}", codebook_files.to_bytes(blank, suffix, at))
    )
    return releasing.release(study, "codebook", files, folder, (), leave or Leave(), own)


def take_in_file(study: Study, path: Path) -> TakenIn:
    """Take in the codebook in a file. Raises NoCodebook, FormBroken, RefiRefused, ReadOnly."""
    if path.suffix.lower() not in READ:
        raise NoCodebook(path.name, READ)
    return _taken_in(study, codebook_files.read(path))


def shipped() -> tuple[CodebookForm, ...]:
    """Return the codebooks that are shipped, by title."""
    return tuple(sorted((_form(path) for path in _paths()), key=lambda form: form.title.casefold()))


def take_in_shipped(study: Study, form_id: str) -> TakenIn:
    """Take in a shipped codebook; on every laptop its codes have the same ids. Raises NothingThere, ReadOnly."""
    found = next((form for form in shipped() if form.id == form_id), None)
    if found is None:
        raise NothingThere(_("such codebook"))
    return _taken_in(study, found.codes)


def _taken_in(study: Study, found: Iterable[Code]) -> TakenIn:
    """Take in codes; those that this project gave a GUID of its own are known by it again."""
    own = {refi_xml.code_guid(one): one for one in codebook.codebook(study).by_id}

    def ours(one: str) -> str:
        return own.get(one.removeprefix(refi_xml.FOREIGN), one) if one.startswith(refi_xml.FOREIGN) else one

    named = [replace(code, id=ours(code.id), parent=ours(code.parent)) for code in found]
    done = admitting.take_in(study, named)
    return TakenIn(done.made, done.known, done.changed)


@cache
def _paths() -> tuple[Path, ...]:
    return tuple(path for path in sorted(assets.forms().glob("*.yaml")) if forms.form_of(path) == codebook_forms.FORM)


_form = cache(codebook_files.read_form)
