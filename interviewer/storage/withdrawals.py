"""What a withdrawal finds in the files, and the note that one is not finished yet."""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from interviewer.domain.event import Edit
from interviewer.storage import heads, local, rows
from interviewer.storage.driver import Database
from interviewer.storage.erasing import Mention
from interviewer.storage.log import append

_UNFINISHED = "withdrawal"
_RECORDS = {"probe": "$.text", "parked": "$.text", "unplaced": "$.text"}
_PRINTED = {
    "answer": ("note", "fair", "asked_as"),
    "reflection": ("more",),
    "probe": ("record",),
    "parked": ("record",),
}
"""The fields of a transcript in which words stand as somebody wrote them."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """An interview, planned or held, also one that was taken away: who is in it."""

    id: str
    persons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Words that somebody else may be named in: where they stand."""

    interview: str
    item: str
    words: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A file outside the project that holds what is to go; ``interview`` is made anew from what is left, if any."""

    path: Path
    kind: str
    interview: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A withdrawal that is committed, while copies may still lie about."""

    erasure: str
    scope: str
    pseudonym: str
    persons: tuple[str, ...]
    at: str
    by: str
    proof: str
    counts: tuple[tuple[str, int], ...]
    before: tuple[tuple[str, str], ...]
    copies: tuple[Copy, ...]
    mentions: tuple[str, ...]
    twins: tuple[str, ...] = ()
    called: tuple[str, ...] = ()


def sittings(db: Database, members: Collection[str]) -> tuple[list[Sitting], list[Sitting]]:
    """Return the interviews with these persons alone, and those where others are too."""
    found = [Sitting(row["agg"], rows.listed(row["persons"])) for row in rows.of(db, "interview")]
    theirs = [sitting for sitting in found if set(sitting.persons) & set(members)]
    alone = [sitting for sitting in theirs if set(sitting.persons) <= set(members)]
    return alone, [sitting for sitting in theirs if sitting not in alone]


def leave(db: Database, sitting: Sitting, members: Collection[str], deed: str) -> None:
    """Take these persons out of an interview that others were in too."""
    rest = [person for person in sitting.persons if person not in members]
    append(db, rows.edits("interview", sitting.id, {"persons": rest}), deed)


def proposed_by(db: Database, members: Collection[str]) -> list[str]:
    """Return who was proposed by one of these persons."""
    found = db.execute("SELECT agg, referred_by FROM person WHERE referred_by IS NOT NULL").fetchall()
    return [str(agg) for agg, by in found if by in members and agg not in members]


def unreferred(db: Database, person: str, deed: str) -> None:
    """Forget who proposed somebody."""
    append(db, rows.edits("person", person, {"referred_by": None}), deed)


def texts(db: Database, gone: Collection[str]) -> Iterator[Text]:
    """Yield every text that stays when all about these ids goes: others' words and the interviewers' own."""
    ids = {"gone": json.dumps(list(gone))}
    stays = "agg NOT IN (SELECT value FROM json_each(:gone)) AND subject IS NOT NULL AND subject NOT IN "
    stays += "(SELECT value FROM json_each(:gone))"
    for column in ("note", "fair", "asked_as"):
        yield from _found(db, f"SELECT agg, item, {column} FROM answer WHERE {stays}", ids)
    for column in ("more", "impression", "surprise", "next"):
        yield from _found(db, f"SELECT agg, item, {column} FROM reflection WHERE {stays}", ids)
    for kind, path in _RECORDS.items():
        yield from _found(db, f"SELECT agg, item, json_extract(record, '{path}') FROM {kind} WHERE {stays}", ids)
    kept = "agg NOT IN (SELECT value FROM json_each(:gone))"
    yield from _found(db, f"SELECT agg, item, text FROM preparation WHERE {kept}", ids)


def versions(db: Database, gone: Collection[str]) -> Iterator[tuple[Mention, str]]:
    """Yield every text that stays and can be printed, earlier versions with it: any of them can come to stand again."""
    ids = json.dumps(list(gone))
    for kind, names in _PRINTED.items():
        sql = (
            f"SELECT agg, item, field, hash, val ->> '{_RECORDS.get(kind, '$')}' FROM event WHERE kind = :kind "
            "AND field IN (SELECT value FROM json_each(:names)) AND agg NOT IN (SELECT value FROM json_each(:gone)) "
            "AND subject IS NOT NULL AND subject NOT IN (SELECT value FROM json_each(:gone))"
        )
        for agg, item, name, mark, words in db.execute(
            sql, {"kind": kind, "names": json.dumps(names), "gone": ids}
        ).fetchall():
            if words:
                yield Mention(kind, str(agg), str(item), str(name), str(mark)), str(words)


def still_says(db: Database, mention: Mention, field: str) -> bool:
    """Return whether ``field`` of that row says what the event noted said, whichever event it is that stands now.

    Where that event was struck meanwhile, another field that nobody touched since it began may be a copy of it.
    """
    head = heads.shown(db, mention.agg, mention.item, field)
    if head is None or _put_away(db, mention):
        return False
    path, standing = _RECORDS.get(mention.kind, "$"), heads.hash_of(db, head)
    row = db.execute(
        f"SELECT standing.val ->> '{path}' = noted.val ->> '{path}' FROM event AS noted, event AS standing "
        "WHERE noted.hash = ? AND standing.hash = ?",
        [mention.hash, standing],
    ).fetchone()
    if row is None:
        return field != mention.field and not _touched(db, standing)
    return bool(row[0])


def _touched(db: Database, mark: str) -> bool:
    """Return whether an event came after another of its field."""
    sql = "SELECT 1 FROM event JOIN parent ON parent.node = event.node AND parent.n = event.n WHERE event.hash = ?"
    return db.execute(sql, [mark]).fetchone() is not None


def reword(db: Database, mention: Mention, change: Callable[[str], str], deed: str) -> None:
    """Change the words of a text where that event is what stands, and nobody disagrees."""
    found = heads.leaves(db, mention.agg, mention.item, mention.field)
    row = rows.one(db, mention.kind, mention.agg, mention.item)
    if row is None or len(found) != 1 or heads.hash_of(db, found[0]) != mention.hash:
        return
    value = json.loads(row["record"]) if mention.kind in _RECORDS else row[mention.field]
    new = {**value, "text": change(value["text"])} if mention.kind in _RECORDS else change(value)
    edit = Edit(mention.kind, mention.agg, mention.field, new, mention.item, row["subject"], row["consent"])
    append(db, [edit], deed)


def _put_away(db: Database, mention: Mention) -> bool:
    """Return whether a row was taken away, or is a theme that is done with: it is not printed."""
    row = rows.one(db, mention.kind, mention.agg, mention.item)
    if row is None or row.get("removed"):
        return True
    return mention.kind == "parked" and bool(json.loads(row["record"] or "{}").get("done"))


def _found(db: Database, sql: str, values: dict[str, str]) -> Iterator[Text]:
    for agg, item, words in db.execute(sql, values).fetchall():
        if words:
            yield Text(str(agg), str(item), str(words))


def steps(db: Database, ids: Collection[str]) -> int:
    """Return how many events hold something about these ids, earlier versions with them."""
    row = db.execute(
        "SELECT count(*) FROM event WHERE agg IN (SELECT value FROM json_each(:ids)) OR subject IN "
        "(SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(list(ids))},
    ).fetchone()
    return int(row[0])


def begin(db: Database, found: Unfinished) -> None:
    """Note what is still to be done once the erasing is committed; in the same transaction as that."""
    copies = [[str(copy.path), copy.kind, copy.interview, copy.attribution] for copy in found.copies]
    local.put(db, _UNFINISHED, json.dumps({**asdict(found), "copies": copies}))


def unfinished(db: Database) -> Unfinished | None:
    """Return the withdrawal that was stopped before its copies were dealt with, or ``None``."""
    held = local.get(db, _UNFINISHED)
    if held is None:
        return None
    record = json.loads(held)
    for name in ("counts", "before"):
        record[name] = tuple((str(first), second) for first, second in record[name])
    for name in ("persons", "mentions", "twins", "called"):
        record[name] = tuple(record.get(name, ()))
    record["copies"] = tuple(Copy(Path(path), *rest) for path, *rest in record["copies"])
    return Unfinished(**record)


def end(db: Database) -> None:
    """Note that nothing is left to be done."""
    local.drop(db, _UNFINISHED)


def empty_log(db: Database) -> None:
    """Empty the write-ahead log, in which the note of what was to be done may still stand."""
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
