"""Bring the bokmål catalogue in step with the code: ``python -m tests.tooling.catalogue [--add FILE.json …]``.

The msgids are extracted from the code, translations already made are kept, and the compiled catalogue is written
beside the text. ``--add`` takes files that map a msgid to a translation (``context\\u0004msgid`` for one in context, a
list for plural forms). What still lacks a translation is printed, and the exit status is 1.
"""

import argparse
import json
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "locale" / "nb" / "LC_MESSAGES"
TEXT = FOLDER / "interviewer.po"
COMPILED = FOLDER / "interviewer.mo"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "P_": ((1, "c"), 2)}


def extracted() -> Catalog:
    """Return every msgid of the program."""
    found = Catalog(charset="utf-8")
    for _file, _line, message, _comments, context in extract_from_dir(str(ROOT / "interviewer"), keywords=KEYWORDS):
        found.add(message, context=context)
    return found


def kept() -> Catalog:
    """Return the catalogue as it stands in the repository."""
    if not TEXT.exists():
        return Catalog(locale="nb", charset="utf-8")
    with TEXT.open("rb") as file:
        return read_po(file, locale="nb")


def updated(additions: dict[str, str | list[str]]) -> Catalog:
    """Return the catalogue of today's msgids with the translations kept and added."""
    old, new = kept(), Catalog(locale="nb", charset="utf-8", header_comment="# Bokmål", fuzzy=False)
    for message in extracted():
        if not message.id:
            continue
        single = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
        held = old.get(single, context=message.context)
        name = f"{message.context}\u0004{single}" if message.context else single
        several, added = isinstance(message.id, (tuple, list)), additions.get(name)
        words = added if added and isinstance(added, list) is several else held.string if held else None
        new.add(message.id, tuple(words) if isinstance(words, list) else words, context=message.context)
    return new


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the msgids without a translation."""
    return [str(message.id) for message in catalogue if message.id and not _complete(message.string)]


def _complete(words: object) -> bool:
    return all(words) if isinstance(words, (tuple, list)) and words else bool(words)


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue as gettext reads it."""
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> int:
    """Update, compile and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--add", type=Path, nargs="*", default=[])
    additions: dict[str, str | list[str]] = {}
    for path in parser.parse_args().add:
        additions |= json.loads(path.read_text(encoding="utf-8"))
    catalogue = updated(additions)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TEXT.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, no_location=True, omit_header=False)
    with TEXT.open("rb") as file:
        COMPILED.write_bytes(compiled(read_po(file, locale="nb")))
    lacking = untranslated(catalogue)
    for msgid in lacking:
        print(msgid)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
