"""Word files that tell nothing about who made them: an empty document to begin with, and how it is kept."""

from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.oxml.ns import qn

_LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_UNWANTED = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.CUSTOM_XML)


def new(title: str, language: str) -> DocumentType:
    """Return an empty document in ``language``, its only property the title: no author, no thumbnail."""
    document = Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.title, properties.language, properties.revision = title, _LOCALES.get(language, ""), 1
    properties.created = properties.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    _drop(document.part.package.rels)
    _drop(document.part.rels)
    for proofing in document.styles.element.iter(qn("w:lang")):
        proofing.set(qn("w:val"), _LOCALES.get(language, "nb-NO"))
    return document


def save(document: DocumentType, path: Path) -> None:
    """Write ``document`` to ``path``."""
    document.save(str(path))


def _drop(relationships: Relationships) -> None:
    for identifier in [key for key, each in relationships.items() if each.reltype in _UNWANTED]:
        del relationships[identifier]
