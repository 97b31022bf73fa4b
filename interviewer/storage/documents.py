"""Documents by others and what stands in them: one record each, under the project."""

from interviewer.domain.document import Document, Finding, Kind, View
from interviewer.storage import records, rows
from interviewer.storage.driver import Database

_DOCUMENT, _FINDING = "document", "finding"
_TEXTS = ("title", "maker", "origin", "use", "guide", "mark", "by")
_WORDS = ("document", "text", "question", "case", "source", "by")


def all_of(db: Database) -> list[Document]:
    """Return the documents, in the order they were entered."""
    return [
        Document(
            record.id, **{name: str(record.said.get(name, "")) for name in _TEXTS},
            kind=Kind(record.said.get("kind", Kind.OTHER)), year=record.said.get("year"),
            cases=tuple(map(str, record.said.get("cases", ()))), asks_view=bool(record.said.get("asks_view")),
            at=rows.moment(record.said.get("at")),
        )
        for record in records.of_project(db, _DOCUMENT)
    ]  # fmt: skip


def findings(db: Database) -> list[Finding]:
    """Return what stands in all documents, in the order it was entered."""
    return [
        Finding(
            record.id, **{name: str(record.said.get(name, "")) for name in _WORDS},
            view=View(record.said.get("view", View.DOCUMENT)), at=rows.moment(record.said.get("at")),
        )
        for record in records.of_project(db, _FINDING)
    ]  # fmt: skip


def save(db: Database, document: Document, deed: str) -> None:
    """Keep a document; fields that say nothing are left out."""
    said: dict[str, object] = {name: text for name in _TEXTS if (text := getattr(document, name))}
    said |= {
        "kind": document.kind.value, "year": document.year, "cases": list(document.cases),
        "asks_view": document.asks_view, "at": rows.stamp(document.at),
    }  # fmt: skip
    records.save_for_project(db, _DOCUMENT, document.id, said, deed)


def save_finding(db: Database, finding: Finding, deed: str) -> None:
    """Keep what stands in a document; fields that say nothing are left out."""
    said: dict[str, object] = {name: text for name in _WORDS if (text := getattr(finding, name))}
    said |= {"view": finding.view.value, "at": rows.stamp(finding.at)}
    records.save_for_project(db, _FINDING, finding.id, said, deed)


def remove(db: Database, document_id: str, deed: str) -> None:
    """Take a document away; what stands in it stays until that is taken away itself."""
    records.save_for_project(db, _DOCUMENT, document_id, None, deed)


def remove_finding(db: Database, finding_id: str, deed: str) -> None:
    """Take an answer of a document away."""
    records.save_for_project(db, _FINDING, finding_id, None, deed)
