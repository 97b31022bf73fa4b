"""Codebooks in files, in and out by the file's ending: REFI-QDA .qdc, CSV, workbooks, and our own YAML.

Whatever is read may be hostile: size, depth, document types and repeated names are refused with the reason.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element

from interviewer.domain.code import Code, Codebook
from interviewer.domain.text import clean, one_line
from interviewer.exchange import codebook_forms, refi_xml, sheets
from interviewer.exchange.codebook_forms import CodebookForm
from interviewer.exchange.codebook_tables import (
    DEEPEST,
    LONGEST_CELL,
    LONGEST_NAME,
    MOST_CODES,
    full_table,
    read_csv,
    read_workbook,
    short_table,
)
from interviewer.exchange.form_errors import FormBroken, Problem
from interviewer.exchange.form_tree import from_yaml
from interviewer.language import _
from interviewer.reasons import reason

READ = (".qdc", ".csv", ".xlsx", ".yaml", ".yml")
"""Endings that are read."""
WRITTEN = (".qdc", ".csv", ".xlsx")
"""Endings that are written."""
_LARGEST = 64 << 20


def to_bytes(book: Codebook, suffix: str, at: datetime) -> bytes:
    """Return the codes that stand as a file with this ending, one of :data:`WRITTEN`; the same book, the same bytes."""
    writers: dict[str, Callable[[], bytes]] = {
        ".qdc": lambda: to_qdc(book),
        ".csv": lambda: sheets.to_csv(short_table(book)),
        ".xlsx": lambda: sheets.to_xlsx((full_table(book),), at),
    }
    return writers[suffix]()


def read(path: Path) -> tuple[Code, ...]:
    """Return the codes in a file by its ending, one of :data:`READ`. Raises FormBroken, RefiRefused."""
    suffix, content = path.suffix.lower(), _content(path)
    if suffix == ".qdc":
        return read_qdc(content, path.name)
    if suffix == ".csv":
        return read_csv(content, path.name)
    if suffix == ".xlsx":
        return read_workbook(content, path.name)
    return codebook_forms.read(from_yaml(content, path.name), path.name).codes


def read_form(path: Path) -> CodebookForm:
    """Return a codebook of our own in a YAML file. Raises FormBroken."""
    return codebook_forms.read(from_yaml(_content(path), str(path)), str(path))


def to_qdc(book: Codebook) -> bytes:
    """Return the codes that stand as a REFI-QDA codebook; names are unique, as other programs need them."""
    root = Element("CodeBook", {"origin": refi_xml.ORIGIN})
    parent = refi_xml.add(root, "Codes")
    taken: set[str] = set()
    for code in book.children():
        _write(parent, book, code, taken)
    return refi_xml.to_bytes(root, refi_xml.CODEBOOK)


def _write(parent: Element, book: Codebook, code: Code, taken: set[str]) -> None:
    above = book.ancestors(code.id)
    attributes = {
        "guid": refi_xml.code_guid(code.id),
        "name": refi_xml.name(code.name, taken, above[0].name if above else ""),
        "isCodable": "true",
        "color": refi_xml.colour(code.colour).upper(),
    }
    here = refi_xml.add(parent, "Code", attributes)
    if described := "\n\n".join(filter(None, (code.definition, code.example))):
        refi_xml.add(here, "Description", text=described)
    for below in book.children(code.id):
        _write(here, book, below, taken)


def read_qdc(content: bytes, source: str) -> tuple[Code, ...]:
    """Return the codes of a REFI-QDA codebook, each known by its GUID. Raises RefiRefused."""
    root = refi_xml.parse(source, content)
    if root.tag != "CodeBook":
        raise refi_xml.RefiRefused(source, _("it is no codebook"))
    found: dict[str, Code] = {}
    for top in root.findall("Codes"):
        _read(top, "", found, source, 0)
    if not found:
        raise refi_xml.RefiRefused(source, _("there is no code in it"))
    return tuple(found.values())


def _read(parent: Element, above: str, found: dict[str, Code], source: str, depth: int) -> None:
    for place, element in enumerate(parent.findall("Code"), 1):
        guid = refi_xml.plain_guid(element.get("guid"))
        name = one_line((element.get("name") or "")[:LONGEST_CELL])
        if len(name) > LONGEST_NAME:
            words = _("“{name}” has {count} characters, and a name can have {most}")
            count = len(element.get("name") or "")
            raise refi_xml.RefiRefused(source, words.format(name=name[:40], count=count, most=LONGEST_NAME))
        if not guid or not name:
            raise refi_xml.RefiRefused(source, _("a code in it has no GUID or no name"))
        one = f"{refi_xml.FOREIGN}{guid}"
        if one in found:
            raise refi_xml.RefiRefused(source, _("the GUID of “{name}” stands twice in it").format(name=name[:40]))
        if len(found) >= MOST_CODES or depth >= DEEPEST:
            raise refi_xml.RefiRefused(source, _("it is too large"))
        told = element.findtext("Description") or ""
        if len(told) > LONGEST_CELL:
            words = _("the definition of “{name}” has {count} characters, and {most} is the most there can be")
            raise refi_xml.RefiRefused(source, words.format(name=name[:40], count=len(told), most=LONGEST_CELL))
        said = clean(told).strip()
        found[one] = Code(one, name, above, said, "", refi_xml.colour(element.get("color")), "", place)
        _read(element, one, found, source, depth + 1)


def _content(path: Path) -> bytes:
    """Return the file's bytes, of a file that is too large only so many that this shows."""
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except OSError as error:
        wrong = _("The file could not be read: {reason}.").format(reason=reason(error))
        problem = Problem(None, wrong, _("See that it is there and that you may read it."))
        raise FormBroken(str(path), [problem]) from error
