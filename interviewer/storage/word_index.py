"""The index of every word of notes and fair copies: a derived table, kept in the transaction that changes an answer.

It is made with ``secure-delete``, so that what goes is gone from it at once: without, the middles of words stay in its
segments even after the file is rebuilt page by page.
"""

from typing import Any

from interviewer.storage.driver import Database
from interviewer.storage.heads import TOUCHED

TEXTS = ("note", "fair")
"""The fields of an answer that are indexed; each is a column, so that one can be searched without the other."""

_TOKENS = 'tokenize = "unicode61 remove_diacritics 0"'
"""Å is not a, and é is not e."""
_PLACES = "CREATE TABLE word_place (id INTEGER PRIMARY KEY, agg TEXT NOT NULL, item TEXT NOT NULL, UNIQUE (agg, item))"
_WORDS = f"CREATE VIRTUAL TABLE words USING fts5(note, fair, {_TOKENS})"
_HAS_WORDS = "(coalesce(answer.note, '') <> '' OR coalesce(answer.fair, '') <> '')"


def make(db: Database) -> None:
    """Make the index where there is none, with what the answers say."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchone() is not None:
        return
    db.execute(_PLACES)
    db.execute(_WORDS)
    db.execute("INSERT INTO words (words, rank) VALUES ('secure-delete', 1)")
    fill(db)


def fill(db: Database) -> None:
    """Index every answer anew."""
    _bring(db, "SELECT agg, item FROM answer", {})


def refresh(db: Database, agg: str, item: str) -> None:
    """Bring one answer's words in step with it."""
    _bring(db, "SELECT :agg AS agg, :item AS item", {"agg": agg, "item": item})


def refresh_touched(db: Database) -> None:
    """Bring every touched place in step; answers that are gone leave the index."""
    _bring(db, f"SELECT DISTINCT agg, item FROM ({TOUCHED}) WHERE field IN ('note', 'fair')", {})


def add_later_than(db: Database, seq: int) -> None:
    """Bring every answer in step whose text got an event after ``seq``."""
    places = (
        "SELECT DISTINCT agg, item FROM event WHERE seq > :seq AND kind = 'answer' AND field IN ('note', 'fair')"
        f" AND (agg, item, field) NOT IN ({TOUCHED})"
    )
    _bring(db, places, {"seq": seq})


def clear(db: Database) -> None:
    """Empty the index."""
    db.execute("DELETE FROM words")
    db.execute("DELETE FROM word_place")


def optimize(db: Database) -> None:
    """Merge the index into one piece, in which nothing of what was taken out is left."""
    db.execute("INSERT INTO words (words) VALUES ('optimize')")


def _bring(db: Database, places: str, values: dict[str, Any]) -> None:
    """Index the answers at ``places`` anew; rows are written in the order of their numbers, which is the fast one."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS reworded (agg TEXT, item TEXT, PRIMARY KEY (agg, item)) WITHOUT ROWID")
    db.execute("DELETE FROM temp.reworded")
    db.execute(f"INSERT INTO temp.reworded {places}", values)
    gone = "SELECT id FROM temp.reworded CROSS JOIN word_place USING (agg, item)"
    db.execute(f"DELETE FROM words WHERE rowid IN ({gone})")
    db.execute(f"DELETE FROM word_place WHERE id IN ({gone})")
    db.execute(
        "INSERT INTO word_place (agg, item) SELECT agg, item FROM temp.reworded CROSS JOIN answer USING (agg, item)"
        f" WHERE {_HAS_WORDS} ORDER BY agg, item"
    )
    db.execute(
        "INSERT INTO words (rowid, note, fair) SELECT word_place.id, answer.note, answer.fair FROM temp.reworded"
        " CROSS JOIN word_place USING (agg, item) CROSS JOIN answer USING (agg, item)"
    )
    db.execute("DELETE FROM temp.reworded")


def fits(db: Database) -> bool:
    """Return whether the index holds what the answers say: it is built anew in memory, and compared term by term."""
    answers = f"answer WHERE {_HAS_WORDS}"
    if len({_count(db, table) for table in (answers, "word_place", "words")}) > 1 or _says_something_else(db):
        return False
    db.execute(f"CREATE VIRTUAL TABLE temp.words_anew USING fts5(note, fair, content = '', {_TOKENS})")
    try:
        db.execute(
            "INSERT INTO temp.words_anew (rowid, note, fair) SELECT word_place.id, answer.note, answer.fair FROM"
            " word_place CROSS JOIN answer USING (agg, item) ORDER BY word_place.id"
        )
        db.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, words, col)")
        db.execute("CREATE VIRTUAL TABLE temp.terms_anew USING fts5vocab(temp, words_anew, col)")
        return not _differ(db, *(f"SELECT term, col, doc, cnt FROM temp.{name}" for name in ("terms", "terms_anew")))
    finally:
        for name in ("terms_anew", "terms", "words_anew"):
            db.execute(f"DROP TABLE IF EXISTS temp.{name}")


def _says_something_else(db: Database) -> bool:
    """Return whether a text in the index is not the answer's."""
    found = db.execute(
        "SELECT 1 FROM answer LEFT JOIN word_place USING (agg, item) LEFT JOIN words ON words.rowid = word_place.id"
        f" WHERE {_HAS_WORDS} AND (words.note IS NOT answer.note OR words.fair IS NOT answer.fair) LIMIT 1"
    )
    return found.fetchone() is not None


def _differ(db: Database, one: str, other: str) -> bool:
    found = f"SELECT 1 FROM ({one} EXCEPT {other}) UNION ALL SELECT 1 FROM ({other} EXCEPT {one}) LIMIT 1"
    return db.execute(found).fetchone() is not None


def _count(db: Database, table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
