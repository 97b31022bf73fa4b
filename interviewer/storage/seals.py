"""Seals: each laptop signs its latest hash, so that nobody else can write in its name without being found out.

A seal covers every event up to the one it names. It says who wrote, not that what was written is true.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from interviewer.domain.event import plain
from interviewer.storage import local, log, nodes
from interviewer.storage.driver import Database


def seal(db: Database) -> None:
    """Sign the latest event of the node that writes in this file."""
    number, uuid = nodes.own(db)
    n, latest = log.last(db, number)
    row = db.execute("SELECT n FROM seal WHERE node = ?", [number]).fetchone()
    if n == 0 or (row is not None and row[0] == n):
        return
    with log.transaction(db):
        put(db, number, n, latest, sign(db, message(log.project_id(db), uuid, n, latest)))


def put(db: Database, node: int, n: int, latest: str, signature: str) -> None:
    """Keep a node's seal in place of an earlier one."""
    db.execute(
        "INSERT INTO seal (node, n, hash, signature) VALUES (?, ?, ?, ?) ON CONFLICT (node) DO UPDATE SET"
        " n = excluded.n, hash = excluded.hash, signature = excluded.signature WHERE excluded.n > seal.n",
        [node, n, latest, signature],
    )


def message(project: str, uuid: str, n: int, latest: str) -> bytes:
    """Return the bytes that a seal signs."""
    return f"interviewer-seal/1 {project} {plain(uuid)} {n} {latest}".encode()


def sign(db: Database, words: bytes) -> str:
    """Sign as the node that writes in this file; the private key never leaves it."""
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(str(local.get(db, "private_key"))))
    return private.sign(words).hex()


def signed(public_key: str, words: bytes, signature: str) -> bool:
    """Return whether ``signature`` over ``words`` is that key's."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), words)
    except (InvalidSignature, ValueError):
        return False
    return True


def holds(db: Database, node: int, uuid: str, public_key: str) -> bool:
    """Return whether a node's seal, where it has one, is its own and fits the event it names."""
    row = db.execute("SELECT n, hash, signature FROM seal WHERE node = ?", [node]).fetchone()
    if row is None:
        return True
    n, latest, signature = int(row[0]), str(row[1]), str(row[2])
    there = db.execute(
        "SELECT hash FROM event WHERE node = :node AND n = :n UNION"
        " SELECT hash FROM stub WHERE node = :node AND n = :n",
        {"node": node, "n": n},
    ).fetchall()
    return (latest,) in there and signed(public_key, message(log.project_id(db), uuid, n, latest), signature)


def is_sealed(db: Database, uuid: str) -> bool:
    """Return whether a laptop has signed its log, wholly or up to some event."""
    found = db.execute("SELECT 1 FROM seal JOIN node ON node.id = seal.node WHERE node.uuid = ?", [uuid])
    return found.fetchone() is not None
