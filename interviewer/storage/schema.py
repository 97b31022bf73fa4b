"""The schema of the data file and the key file (they are the same), and the triggers that guard it.

``event`` is append-only: rows are never updated, and deleted only when a tombstone in ``erased`` says so. An event or
draft of a kind that is not on the no-consent list needs a consent event with that id and subject and a yes or limits.
"""

from interviewer.storage.tables import ALL, FREE, WORDS

APPLICATION_ID = 0x494E5456
"""``INTV`` in the file header."""

VERSION = 5
"""The one schema number (``PRAGMA user_version``)."""

LOG = """
CREATE TABLE node (
    id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, person TEXT NOT NULL, device TEXT NOT NULL,
    public_key TEXT NOT NULL
);
CREATE TABLE event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    node INTEGER NOT NULL REFERENCES node(id), n INTEGER NOT NULL CHECK (n > 0), v INTEGER NOT NULL,
    prev TEXT NOT NULL, hash TEXT NOT NULL, commitment TEXT NOT NULL,
    agg TEXT NOT NULL, item TEXT NOT NULL, field TEXT NOT NULL,
    subject TEXT, consent TEXT,
    hlc TEXT NOT NULL, kind TEXT NOT NULL, deed TEXT NOT NULL, val TEXT NOT NULL, salt TEXT NOT NULL,
    UNIQUE (node, n)
);
CREATE INDEX event_place ON event (agg, item, field);
CREATE INDEX event_deed ON event (deed);
CREATE INDEX consent_given ON event (item, subject) WHERE kind = 'consent';
CREATE TABLE parent (
    node INTEGER NOT NULL, n INTEGER NOT NULL, parent_node INTEGER NOT NULL, parent_n INTEGER NOT NULL,
    PRIMARY KEY (node, n, parent_node, parent_n)
) WITHOUT ROWID;
CREATE INDEX parent_child ON parent (parent_node, parent_n);
CREATE TABLE head (
    agg TEXT NOT NULL, item TEXT NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL,
    node INTEGER NOT NULL, n INTEGER NOT NULL, hlc TEXT NOT NULL, leaves INTEGER NOT NULL,
    PRIMARY KEY (agg, item, field)
) WITHOUT ROWID;
CREATE INDEX head_open ON head (agg, item, field) WHERE leaves <> 1;
CREATE TABLE draft (
    agg TEXT NOT NULL, item TEXT NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL,
    subject TEXT, consent TEXT, base TEXT NOT NULL, val TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (agg, item, field)
);
CREATE TABLE stub (
    node INTEGER NOT NULL, n INTEGER NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL, commitment TEXT NOT NULL,
    erased INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (node, n)
) WITHOUT ROWID;
CREATE TABLE erased (
    subject TEXT NOT NULL DEFAULT '', agg TEXT NOT NULL DEFAULT '', item TEXT NOT NULL DEFAULT '',
    field TEXT NOT NULL DEFAULT '', keep TEXT NOT NULL DEFAULT '', over TEXT NOT NULL DEFAULT '[]', at TEXT NOT NULL,
    PRIMARY KEY (subject, agg, item, field, keep)
) WITHOUT ROWID;
CREATE TABLE seal (
    node INTEGER PRIMARY KEY REFERENCES node(id), n INTEGER NOT NULL, hash TEXT NOT NULL, signature TEXT NOT NULL
);
CREATE TABLE local (name TEXT PRIMARY KEY, val TEXT NOT NULL) WITHOUT ROWID;
"""
"""``local`` never leaves the file: which node this is, its private key, the cursor, where the key file lies.

``erased`` are the tombstones, as ``erasure`` events state them: a ``subject`` goes whole (all words of a person, or all
that a person, interview or case is); of a field goes what does not descend from the event whose hash is ``keep``.
A ``stub`` whose ``erased`` is 0 may stand for words that were only not for this laptop. ``seal`` holds each laptop's
latest signed head. A laptop that was copied has a node of its own for each branch; the later one is named after the
first hash that differs (``UUID~hash``).
"""


def derived_tables() -> str:
    """Return the definitions of the derived tables, one for each kind."""
    return "\n".join(
        f"CREATE TABLE {kind} (agg TEXT NOT NULL, item TEXT NOT NULL, subject TEXT, consent TEXT, "
        f"{', '.join(f'{column} ANY' for column in columns)}, PRIMARY KEY (agg, item)) STRICT;"
        for kind, columns in ALL.items()
    )


_GIVEN = """NOT EXISTS (SELECT 1 FROM event AS given WHERE given.kind = 'consent' AND given.item = NEW.consent
    AND given.subject = NEW.subject AND given.field = 'record'
    AND json_extract(given.val, '$.decision') IN ('yes', 'limits'))"""
_FREE_KINDS = ", ".join(f"'{kind}'" for kind in FREE)


def triggers() -> dict[str, str]:
    """Return every trigger of a file by name, as SQL; opening and ``verify`` compare the file's own with these."""
    found: dict[str, str] = {}
    for table in ("event", "draft"):
        for act in ("INSERT", "UPDATE"):
            name = f"{table}_needs_consent_on_{act.lower()}"
            found[name] = (
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN NEW.kind NOT IN ({_FREE_KINDS}) AND {_GIVEN} "
                "BEGIN SELECT RAISE(ABORT, 'consent missing'); END"
            )
    for table in WORDS:
        for act in ("INSERT", "UPDATE"):
            name = f"{table}_needs_consent_on_{act.lower()}"
            found[name] = (
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN {_GIVEN} "
                "BEGIN SELECT RAISE(ABORT, 'consent missing'); END"
            )
    for table in ("event", "parent", "stub", "erased"):
        name = f"{table}_is_never_changed"
        found[name] = (
            f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )
    found |= _deletions()
    return found


def _deletions() -> dict[str, str]:
    """Return the triggers that let go of an event only for a tombstone, and of a stub only for its event."""
    allowed = {
        "event": (
            "NOT EXISTS (SELECT 1 FROM erased WHERE (erased.subject <> '' AND erased.subject IN (OLD.subject, OLD.agg))"
            " OR (erased.agg <> '' AND erased.agg = OLD.agg AND erased.keep <> OLD.hash AND (erased.item = OLD.item"
            " AND erased.field IN ('', OLD.field) OR OLD.kind IN ('mark', 'coding')"
            " AND erased.item = json_extract(OLD.val, '$.answer'))))"
        ),
        "stub": (
            "NOT EXISTS (SELECT 1 FROM event WHERE event.node = OLD.node AND event.n = OLD.n AND event.hash = OLD.hash)"
        ),
        "erased": "TRUE",
    }
    return {
        f"{table}_is_deleted_only_for_cause": (
            f"CREATE TRIGGER {table}_is_deleted_only_for_cause BEFORE DELETE ON {table} WHEN {condition} "
            "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )
        for table, condition in allowed.items()
    }
