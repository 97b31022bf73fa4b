"""Projects as REFI-QDA 1.5 writes them: a .qdpx of ``project.qde`` and plain texts; the same project, the same bytes.

Two profiles. ``standard`` is what most programs read: the case is a Case, a Set, and a variable of its sources.
``qualcoder`` adds a code with the GUID of each case and codes the case's texts whole with it, because that is how that
program links the two; others refuse a GUID that occurs twice.
"""

import io
import zipfile
from collections.abc import Iterable
from enum import StrEnum
from xml.etree.ElementTree import Element

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
from interviewer.exchange.refi_xml import ORIGIN, PROJECT, add, guid, stamp, to_bytes

SUFFIX = ".qdpx"
MAIN = "project.qde"
SOURCES = "sources/"
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_VALUES = {Kind.TEXT: "TextValue", Kind.INTEGER: "IntegerValue", Kind.DATE: "DateValue"}


class Profile(StrEnum):
    """For which programs a project is written."""

    STANDARD = "standard"
    QUALCODER = "qualcoder"


def to_qdpx(project: QdaProject, profile: Profile = Profile.STANDARD) -> bytes:
    """Return the project as one file."""
    members = {MAIN: to_qde(project, profile)}
    members |= {f"{SOURCES}{source.guid}.txt": source.text.encode() for source in project.sources}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (MAIN, *sorted(name for name in members if name != MAIN)):
            member = zipfile.ZipInfo(name, _NO_DATE)
            member.compress_type, member.external_attr, member.create_system = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(member, members[name])
    return stream.getvalue()


def to_qde(project: QdaProject, profile: Profile = Profile.STANDARD) -> bytes:
    """Return the XML of a project, elements in the order of the schema and none of them empty."""
    linked = project.cases if profile is Profile.QUALCODER else ()
    root = Element(
        "Project",
        {
            "name": project.name, "origin": ORIGIN, "creatingUserGUID": project.by,
            "creationDateTime": stamp(project.at), "modifyingUserGUID": project.by,
            "modifiedDateTime": stamp(project.at),
        },
    )  # fmt: skip
    _users(root, project.users)
    _codes(root, project.codes, linked)
    _variables(root, project.variables)
    _cases(root, project.cases)
    _sources(root, project, linked)
    _notes(root, project.notes)
    _sets(root, project.cases)
    _references(root, project.notes_on_all)
    return to_bytes(root, PROJECT)


def _users(root: Element, users: Iterable[User]) -> None:
    parent = add(root, "Users")
    for user in users:
        add(parent, "User", {"guid": user.guid, "name": user.name})


def _codes(root: Element, codes: tuple[Branch, ...], linked: Iterable[CaseNode]) -> None:
    cases = tuple(Branch(case.guid, case.name) for case in linked)
    if codes or cases:
        parent = add(add(root, "CodeBook"), "Codes")
        for code in (*codes, *cases):
            _code(parent, code)


def _code(parent: Element, code: Branch) -> None:
    here = add(
        parent, "Code", {"guid": code.guid, "name": code.name, "isCodable": "true", "color": code.colour.upper()}
    )
    if code.description:
        add(here, "Description", text=code.description)
    _references(here, code.notes)
    for below in code.below:
        _code(here, below)


def _variables(root: Element, variables: tuple[Variable, ...]) -> None:
    if variables:
        parent = add(root, "Variables")
        for each in variables:
            add(parent, "Variable", {"guid": each.guid, "name": each.name, "typeOfVariable": each.kind})


def _cases(root: Element, cases: tuple[CaseNode, ...]) -> None:
    if cases:
        parent = add(root, "Cases")
        for case in cases:
            here = add(parent, "Case", {"guid": case.guid, "name": case.name})
            if case.description:
                add(here, "Description", text=case.description)
            _said(here, case.values)
            for source in case.sources:
                add(here, "SourceRef", {"targetGUID": source})


def _sources(root: Element, project: QdaProject, linked: Iterable[CaseNode]) -> None:
    if project.sources:
        parent = add(root, "Sources")
        for source in project.sources:
            _source(parent, source, project.by, [case for case in linked if source.guid in case.sources])


def _source(parent: Element, source: Source, by: str, linked: Iterable[CaseNode]) -> None:
    here = add(
        parent,
        "TextSource",
        {
            "guid": source.guid, "name": source.name, "plainTextPath": f"internal://{source.guid}.txt",
            "creatingUser": by, "creationDateTime": stamp(source.at) if source.at else "",
        },
    )  # fmt: skip
    if source.description:
        add(here, "Description", text=source.description)
    for selection in source.selections:
        _selection(here, selection)
    for case in linked:
        whole = Selection(
            guid("whole", case.guid, source.guid), guid("whole-coding", case.guid, source.guid), 0, len(source.text),
            source.text, case.guid, by, source.at, name=case.name if source.description else "",
        )  # fmt: skip
        _selection(here, whole)
    _references(here, source.notes)
    _said(here, source.values)


def _selection(parent: Element, selection: Selection) -> None:
    made = stamp(selection.made) if selection.made else ""
    here = add(
        parent,
        "PlainTextSelection",
        {
            "guid": selection.guid, "name": selection.name or selection.words, "startPosition": str(selection.start),
            "endPosition": str(selection.end), "creatingUser": selection.by, "creationDateTime": made,
        },
    )  # fmt: skip
    coding = add(here, "Coding", {"guid": selection.coding, "creatingUser": selection.by, "creationDateTime": made})
    add(coding, "CodeRef", {"targetGUID": selection.code})
    _references(coding, selection.notes)


def _notes(root: Element, notes: tuple[Note, ...]) -> None:
    if notes:
        parent = add(root, "Notes")
        for note in notes:
            here = add(
                parent,
                "Note",
                {"guid": note.guid, "name": note.name, "creatingUser": note.by, "creationDateTime": stamp(note.at)},
            )
            add(here, "PlainTextContent", text=note.text)


def _sets(root: Element, cases: tuple[CaseNode, ...]) -> None:
    if cases:
        parent = add(root, "Sets")
        for case in cases:
            here = add(parent, "Set", {"guid": case.group, "name": case.name})
            for source in case.sources:
                add(here, "MemberSource", {"targetGUID": source})


def _said(parent: Element, values: Iterable[Value]) -> None:
    for value in values:
        here = add(parent, "VariableValue")
        add(here, "VariableRef", {"targetGUID": value.variable.guid})
        add(here, _VALUES[value.variable.kind], text=value.said)


def _references(parent: Element, notes: Iterable[str]) -> None:
    for note in notes:
        add(parent, "NoteRef", {"targetGUID": note})
