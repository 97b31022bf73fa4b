"""The reviewer's package as data: its JSON, its list of files with their hashes, and both checked when they are read.

Nothing in a file that came from elsewhere is believed: sizes are capped, unknown keys refused, and whatever a later
version of the program may have written is said to be that.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictFloat, StrictInt, StrictStr

from interviewer.domain.report import Report, Section, Table
from interviewer.errors import InterviewerError
from interviewer.exchange.word_packing import packed
from interviewer.language import _

FORMAT = 1
KIND: Literal["interviewer-review"] = "interviewer-review"
MANIFEST, REVIEW = "manifest.json", "review.json"
MOST_BYTES = 64 << 20
"""Bytes of one file of a package."""
_MOST_FILES = 16
_LONGEST = 200_000
_PLAIN_NAME = r"^[\w][\w .-]{0,99}$"

Words = Annotated[StrictStr, Field(max_length=_LONGEST)]
Line = Annotated[StrictStr, Field(max_length=2_000)]
Hash = Annotated[StrictStr, Field(pattern=r"^[0-9a-f]{64}$")]


_F = TypeVar("_F", bound=BaseModel)


class ReviewBroken(InterviewerError):
    """A reviewer's package cannot be trusted: something is missing, was altered, or is no such package."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(
            _(
                "“{name}” was not opened: {what}. Nothing was changed. Ask whoever sent it to export it again, and do "
                "not rely on this copy."
            ).format(name=name, what=what)
        )


class ReviewNewer(InterviewerError):
    """The package was made by a newer version of the program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "“{name}” was made by a newer version of Interviewer. Nothing was changed. Update the program, or read "
                "the Word file in the package."
            ).format(name=name)
        )


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TableForm(_Form):
    """A table: rows as long as its columns."""

    name: Line
    columns: tuple[Line, ...] = Field(max_length=60)
    rows: tuple[tuple[Words | StrictInt | StrictFloat | None, ...], ...] = Field(max_length=1_000_000)
    note: Line = ""


class SectionForm(_Form):
    """A heading with what stands below it."""

    heading: Line
    paragraphs: tuple[Words, ...] = Field(default=(), max_length=1_000)
    table: TableForm | None = None


class ReviewForm(_Form):
    """The whole review. ``records`` are the consents in the manner of ISO/IEC TS 27560, for machines."""

    kind: Literal["interviewer-review"]
    format: StrictInt
    title: Line
    project: Line
    language: Line
    made: Line
    in_order: StrictBool
    verified: StrictBool
    sections: tuple[SectionForm, ...] = Field(max_length=500)
    records: tuple[dict[str, Any], ...] = Field(max_length=200_000)


class FileForm(_Form):
    """One file of the package with its hash."""

    name: Annotated[StrictStr, Field(pattern=_PLAIN_NAME)]
    sha256: Hash


class ManifestForm(_Form):
    """The files of a package, signed by the laptop that made it."""

    kind: Literal["interviewer-review"]
    format: StrictInt
    made: Line
    files: tuple[FileForm, ...] = Field(max_length=_MOST_FILES)
    public_key: Hash
    signature: Annotated[StrictStr, Field(pattern=r"^[0-9a-f]{128}$")]


def as_form(report: Report, *, in_order: bool, verified: bool, records: tuple[dict[str, Any], ...]) -> ReviewForm:
    """Return a report as it is kept in a package."""
    return ReviewForm(
        kind=KIND,
        format=FORMAT,
        title=report.title,
        project=report.project,
        language=report.language,
        made=report.at.isoformat(),
        in_order=in_order,
        verified=verified,
        sections=tuple(_section(section) for section in report.sections),
        records=records,
    )


def _section(section: Section) -> SectionForm:
    table = section.table and TableForm(
        name=section.table.name, columns=section.table.columns, rows=section.table.rows, note=section.table.note
    )
    return SectionForm(heading=section.heading, paragraphs=section.paragraphs, table=table or None)


def sections(form: ReviewForm) -> tuple[Section, ...]:
    """Return the sections of a review as they are read."""
    return tuple(
        Section(
            each.heading, each.paragraphs,
            Table(each.table.name, each.table.columns, each.table.rows, each.table.note) if each.table else None,
        )
        for each in form.sections
    )  # fmt: skip


def to_bytes(form: BaseModel) -> bytes:
    """Return a form as it is written: sorted and indented, so that it can be read without the program."""
    return json.dumps(form.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def listed(files: Mapping[str, bytes]) -> tuple[FileForm, ...]:
    """Return the files with their hashes."""
    return tuple(FileForm(name=name, sha256=hashlib.sha256(files[name]).hexdigest()) for name in sorted(files))


def signed_words(made: str, files: tuple[FileForm, ...]) -> bytes:
    """Return the bytes of a manifest that its signature covers."""
    lines = "".join(f"{file.sha256} {file.name}\n" for file in files)
    return f"{KIND}/{FORMAT} {made}\n{lines}".encode()


def manifest(content: bytes, name: str) -> ManifestForm:
    """Return a checked manifest. Raises ReviewBroken, ReviewNewer."""
    return _read(ManifestForm, content, name)


def review(content: bytes, name: str) -> ReviewForm:
    """Return a checked review. Raises ReviewBroken, ReviewNewer."""
    form = _read(ReviewForm, content, name)
    for section in form.sections:
        if section.table and any(len(row) != len(section.table.columns) for row in section.table.rows):
            raise ReviewBroken(name, _("a table in it does not add up"))
    return form


def _read(kind: type[_F], content: bytes, name: str) -> _F:
    if len(content) > MOST_BYTES:
        raise ReviewBroken(name, _("it is too large"))
    try:
        held = json.loads(content)
        if isinstance(held, dict) and isinstance(held.get("format"), int) and held["format"] > FORMAT:
            raise ReviewNewer(name)
        return kind.model_validate(held)
    except (ValueError, RecursionError) as error:
        raise ReviewBroken(name, _("it is damaged or no reviewer's package")) from error


def check_file(file: FileForm, content: bytes | None) -> None:
    """Refuse a file of a package that is missing or was altered. Raises ReviewBroken."""
    if content is None:
        raise ReviewBroken(file.name, _("it is missing from the package"))
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ReviewBroken(file.name, _("it was altered after the package was made"))


def together(files: Mapping[str, bytes]) -> bytes:
    """Return the files of a package as one; the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed(stream.getvalue())


def apart(content: bytes, name: str) -> dict[str, bytes]:
    """Return the files of a package that were put together. Raises ReviewBroken."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_FILES or any(member.file_size > MOST_BYTES for member in members):
                raise ReviewBroken(name, _("it is too large"))
            return {member.filename: archive.read(member) for member in members}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise ReviewBroken(name, _("what is inside cannot be read")) from error
