"""Memos in the log and out of it; one that is about somebody's words goes when those go."""

from collections.abc import Collection, Mapping

from interviewer.domain.event import Edit
from interviewer.domain.memo import Memo, On
from interviewer.storage import records, rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append


def all_of(db: Database) -> list[Memo]:
    """Return every memo, by owner and in the order they were begun."""
    return [_memo(record) for record in records.of(db, "memo")]


def of(db: Database, on: str, ids: Collection[str]) -> list[Memo]:
    """Return the memos on these ids of one kind."""
    return [memo for memo in all_of(db) if memo.on.value == on and memo.of in ids]


def save(db: Database, memo: Memo, deed: str) -> None:
    """Keep a memo under its owner."""
    said = {
        "on": memo.on.value, "of": memo.of, "text": memo.text, "title": memo.title, "printed": memo.printed,
        "by": memo.by, "at": rows.stamp(memo.at),
    }  # fmt: skip
    append(db, [_edit(memo, said)], deed)


def remove(db: Database, memo: Memo, deed: str) -> None:
    """Take a memo away."""
    append(db, [_edit(memo, None)], deed)


def _edit(memo: Memo, said: Mapping[str, object] | None) -> Edit:
    return Edit("memo", memo.owner, "record", dict(said) if said else None, memo.id, memo.subject or None)


def _memo(record: records.Record) -> Memo:
    said = record.said
    return Memo(
        record.id, On(said["on"]), said["of"], said["text"], said.get("title", ""), bool(said.get("printed")),
        said.get("by", ""), rows.moment(said.get("at")), record.owner, record.subject,
    )  # fmt: skip
