"""Searching the index of words: ranked while few answers have what was asked for, in the order of the file otherwise.

Ranking looks at every answer that has the words. Of a word that nearly all have there is nothing to rank, and it would
take seconds.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from interviewer.domain.answer import Field
from interviewer.domain.word_query import Term
from interviewer.storage.driver import Database

RANKED = 4000
"""Of how many answers the best are still sought out."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where to search: interviews of which the notes are read, those of which the fair copy is, and whose answers.

    ``question`` is a key, ``""`` for all; ``codes`` are ids of which one must stand on the answer, none for any answer.
    """

    notes: Collection[str]
    fair: Collection[str]
    subjects: Collection[str]
    question: str = ""
    codes: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer that has the words: where, whose, and its text as it is read."""

    interview: str
    question: str
    subject: str
    field: Field
    text: str


def find(db: Database, terms: Collection[Term], where: Where, limit: int) -> tuple[list[Hit], bool]:
    """Return at most ``limit`` answers that have all ``terms``, and whether they are ranked."""
    many = db.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT {RANKED + 1})", [_match(terms)]
    ).fetchone()
    ranked = int(many[0]) <= RANKED
    found = _of(db, Field.NOTE, terms, where, limit, ranked=ranked)
    if where.fair:
        found += _of(db, Field.FAIR, terms, where, limit, ranked=ranked)
    if ranked:
        found.sort(key=lambda each: each[0])
    return [hit for _rank, hit in found[:limit]], ranked


_FROM_WORDS = "words CROSS JOIN word_place ON word_place.id = words.rowid"
_FROM_PLACES = "word_place CROSS JOIN words ON words.rowid = word_place.id"


def _of(
    db: Database, field: Field, terms: Collection[Term], where: Where, limit: int, *, ranked: bool
) -> list[tuple[float, Hit]]:
    """Return what is found in the notes, or in the fair copies, each with its rank (the least is the best).

    Where a word that many have is sought in few answers, those answers are gone through instead of the word's.
    """
    values = {
        "match": f"{{{field}}} : ({_match(terms)})", "notes": json.dumps(list(where.notes)), "limit": limit,
        "fair": json.dumps(list(where.fair)), "subjects": json.dumps(list(where.subjects)), "question": where.question,
        "codes": json.dumps(list(where.codes or ())),
    }  # fmt: skip
    few = not ranked and _few(db, where, values)
    conditions = ["words MATCH :match", _shown(field), *_narrowed(where)]
    sql = (
        f"SELECT {'words.rank' if ranked else '0.0'}, word_place.agg, word_place.item, answer.{field} FROM"
        f" {_FROM_PLACES if few else _FROM_WORDS} CROSS JOIN answer ON answer.agg = word_place.agg AND answer.item ="
        " word_place.item WHERE answer.removed IS NOT 1 AND answer.subject IN (SELECT value FROM json_each(:subjects))"
        f" AND {' AND '.join(conditions)}{' ORDER BY words.rank' if ranked else ''} LIMIT :limit"
    )
    return [
        (float(rank), _hit(str(agg), str(item), field, str(text)))
        for rank, agg, item, text in db.execute(sql, values).fetchall()
    ]


_HELD = "word_place.agg IN (SELECT value FROM json_each(:{name}))"


def _shown(field: Field) -> str:
    """Return the condition that this field of an answer is the one that is read."""
    fair = _HELD.format(name="fair")
    return fair if field is Field.FAIR else f"({_HELD.format(name='notes')} OR {fair} AND answer.fair IS NULL)"


def _narrowed(where: Where) -> list[str]:
    """Return the conditions of question and codes."""
    found = []
    if where.question:
        found.append("word_place.item > :question || '/' AND word_place.item < :question || '0'")
    if where.codes is not None:
        found.append(
            "EXISTS (SELECT 1 FROM coding WHERE coding.agg = word_place.agg AND coding.span ->> '$.answer' ="
            " word_place.item AND coding.span ->> '$.code' IN (SELECT value FROM json_each(:codes)))"
        )
    return found


def _few(db: Database, where: Where, values: Mapping[str, object]) -> bool:
    """Return whether so few answers are searched that going through them is quicker than through a common word."""
    conditions = [f"({_HELD.format(name='notes')} OR {_HELD.format(name='fair')})", *_narrowed(where)]
    sql = f"SELECT count(*) FROM (SELECT 1 FROM word_place WHERE {' AND '.join(conditions)} LIMIT {RANKED + 1})"
    return int(db.execute(sql, dict(values)).fetchone()[0]) <= RANKED


def _hit(interview: str, item: str, field: Field, text: str) -> Hit:
    question, subject = item.rsplit("/", 1)
    return Hit(interview, question, subject, field, text)


def _match(terms: Collection[Term]) -> str:
    """Return the terms in the language of the index; nothing that was typed is read as a command of it."""
    return " AND ".join(f'"{" ".join(term.words)}"{"*" if term.begins else ""}' for term in terms)
