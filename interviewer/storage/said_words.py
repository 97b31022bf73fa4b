"""The words of an informant as the log has them, and whether others said the same."""

import json
from collections.abc import Collection, Sequence

from interviewer.storage.driver import Database

_TEXTS = (("answer", "note", "$"), ("answer", "fair", "$"), ("reflection", "more", "$"), ("unplaced", "record",
          "$.text"), ("quote", "record", "$.words"), ("quote", "record", "$.changed"))  # fmt: skip
_CHOSEN = (("mark", "span", "$.words"), ("coding", "span", "$.words"))


def of(db: Database, ids: Collection[str]) -> tuple[list[str], list[str]]:
    """Return what these persons, or all in these interviews, ever said, and the passages of it marked or coded."""
    return _values(db, ids, _TEXTS), _values(db, ids, _CHOSEN)


def _values(db: Database, ids: Collection[str], fields: Sequence[tuple[str, str, str]]) -> list[str]:
    found: dict[str, None] = {}
    for kind, field, path in fields:
        rows = db.execute(
            f"SELECT DISTINCT val ->> '{path}' FROM event WHERE kind = :kind AND field = :field AND (subject IN"
            " (SELECT value FROM json_each(:ids)) OR agg IN (SELECT value FROM json_each(:ids)))",
            {"kind": kind, "field": field, "ids": json.dumps(list(ids))},
        ).fetchall()
        found.update(dict.fromkeys(str(value) for (value,) in rows if value))
    return list(found)


def by_others(db: Database, words: Sequence[str], ids: Collection[str]) -> bool:
    """Return whether somebody else's answer, as it stands, has these words in a row; nobody else's without ``ids``."""
    if not ids:
        return False
    phrase = " ".join(words).replace('"', " ")
    row = db.execute(
        "SELECT 1 FROM words CROSS JOIN word_place ON word_place.id = words.rowid CROSS JOIN answer USING (agg, item)"
        " WHERE words MATCH :phrase AND answer.subject NOT IN (SELECT value FROM json_each(:ids)) LIMIT 1",
        {"phrase": f'"{phrase}"', "ids": json.dumps(list(ids))},
    ).fetchone()
    return row is not None
