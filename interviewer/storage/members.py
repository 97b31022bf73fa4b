"""Who belongs to the team: each laptop introduces itself with its public key as the first thing it writes."""

from dataclasses import dataclass

from interviewer.domain.event import Edit
from interviewer.storage import nodes, rows
from interviewer.storage.driver import Database
from interviewer.storage.log import append, project_id, transaction


@dataclass(frozen=True, slots=True)
class Introduction:
    """A laptop as it introduced itself. ``age`` is the public key that packages to it are encrypted to, or ``""``."""

    node: str
    person: str
    device: str
    public_key: str
    age: str


@dataclass(frozen=True, slots=True)
class Role:
    """Who leads, or stands in for the lead; packages to the lead are encrypted to ``age``."""

    person: str
    role: str
    age: str


def introduce(db: Database, person: str, age: str = "") -> None:
    """Make a new node for ``person`` on this machine and let it introduce itself; what follows is written by it."""
    with transaction(db):
        nodes.register(db, person)
        present(db, age)


def present(db: Database, age: str = "") -> None:
    """Let the node that writes in this file say who it is, with the keys it goes by."""
    _number, uuid = nodes.own(db)
    device, public_key = nodes.described(db, uuid)
    record = {"person": nodes.person(db), "device": device, "public_key": public_key, "age": age}
    append(db, [Edit("member", project_id(db), "record", record, uuid)])


def all_of(db: Database) -> list[Introduction]:
    """Return every introduction, oldest laptop first."""
    return [
        Introduction(row["item"], record["person"], record["device"], record["public_key"], record["age"])
        for row, record in rows.records(db, "member")
    ]


def is_another(db: Database) -> str | None:
    """Return the UUID of a laptop that goes by another name or key than it introduced itself with, or ``None``."""
    row = db.execute(
        "SELECT node.uuid FROM node JOIN member ON member.item = substr(node.uuid, 1, 36) WHERE node.person IS NOT"
        " member.record ->> '$.person' OR node.public_key IS NOT member.record ->> '$.public_key' OR node.device IS NOT"
        " member.record ->> '$.device' ORDER BY node.uuid LIMIT 1"
    ).fetchone()
    return None if row is None else str(row[0])


def roles(db: Database) -> list[Role]:
    """Return who leads and who stands in, the lead first."""
    found = [Role(row["item"], record["role"], record["age"]) for row, record in rows.records(db, "role")]
    return sorted(found, key=lambda each: (each.role != "lead", each.person))


def save_role(db: Database, role: Role, deed: str) -> None:
    """Keep who leads or stands in."""
    append(db, [Edit("role", project_id(db), "record", {"role": role.role, "age": role.age}, role.person)], deed)


def written(db: Database, node: str) -> tuple[int, str]:
    """Return how many events of a laptop are here, and its latest stamp (``""`` without any)."""
    row = db.execute(
        "SELECT (SELECT count(*) FROM event WHERE event.node = node.id), (SELECT event.hlc FROM event WHERE event.node"
        " = node.id ORDER BY event.n DESC LIMIT 1) FROM node WHERE node.uuid = ?",
        [node],
    ).fetchone()
    return (int(row[0]), str(row[1] or "")) if row else (0, "")


def was_copied(db: Database, node: str) -> bool:
    """Return whether two copies of a laptop have written."""
    return db.execute("SELECT 1 FROM node WHERE uuid LIKE ? || '~%'", [node]).fetchone() is not None
