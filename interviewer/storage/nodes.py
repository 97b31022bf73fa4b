"""Who writes: one node for each file on each machine, with a key pair of its own."""

import getpass
import hashlib
import platform
import uuid

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from interviewer.domain.identity import new_id
from interviewer.storage import local
from interviewer.storage.driver import Database


def fingerprint() -> str:
    """Return what tells this machine and account from others, as a hash that names neither."""
    return hashlib.sha256(f"{uuid.getnode()}/{platform.node()}/{getpass.getuser()}".encode()).hexdigest()


def register(db: Database, person: str) -> int:
    """Make a new node for ``person`` on this machine, write as it from now on, and return its number in this file."""
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    private = key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()).hex()
    db.execute(
        "INSERT INTO node (uuid, person, device, public_key) VALUES (?, ?, ?, ?)",
        [new_id(), person, platform.system(), public],
    )
    number = int(db.execute("SELECT last_insert_rowid()").fetchone()[0])
    local.put(db, "node", str(number))
    local.put(db, "private_key", private)
    local.put(db, "fingerprint", fingerprint())
    return number


def own(db: Database) -> tuple[int, str]:
    """Return the number and UUID of the node that writes in this file."""
    number = int(local.get(db, "node") or 0)
    row = db.execute("SELECT uuid FROM node WHERE id = ?", [number]).fetchone()
    return number, str(row[0])


def described(db: Database, uuid: str) -> tuple[str, str]:
    """Return a node's device and public key, in hexadecimal digits."""
    row = db.execute("SELECT device, public_key FROM node WHERE uuid = ?", [uuid]).fetchone()
    return str(row[0]), str(row[1])


def person(db: Database) -> str:
    """Return who writes in this file."""
    row = db.execute("SELECT person FROM node WHERE id = ?", [own(db)[0]]).fetchone()
    return str(row[0])


def moved(db: Database) -> bool:
    """Return whether the file was last written on another machine or account, so that a new node is due."""
    return local.get(db, "fingerprint") != fingerprint()
