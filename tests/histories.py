"""Random histories of a team: laptops that edit, merge, erase and get copied, and a plain model to compare with.

The model knows nothing of the program: it holds events as they were written, a merge is the union of two sets, and what
stands follows from parents and tombstones alone.
"""

import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from interviewer.domain.event import Edit, EventId, canonical, digest
from interviewer.domain.identity import new_id
from interviewer.storage import cipher, dumps, erasing, files, heads, local, log, members, merges, migrations, nodes
from interviewer.storage.cipher import RawKey
from interviewer.storage.driver import Database
from interviewer.storage.merges import Merge, Taken

Place = tuple[str, str, str]
AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
WORDS = ("ja", "nei", "kanskje", "av og til", "hver uke", "sjelden", "vet ikke")


@dataclass(frozen=True)
class Written:
    """An event as the model holds it."""

    id: str
    """Its hash: two copies of one laptop write different events under one number."""
    place: Place
    subject: str | None
    value: str
    parents: frozenset[str]


@dataclass(frozen=True)
class Stone:
    """A tombstone as the model holds it: a subject, or a place with the event that is kept."""

    subject: str = ""
    place: Place = ("", "", "")
    keep: str = ""


@dataclass
class Model:
    """What one laptop knows, as a set."""

    events: dict[str, Written] = field(default_factory=dict)
    stones: set[Stone] = field(default_factory=set)

    def union(self, other: "Model") -> None:
        """Merge: take what the other knows."""
        self.events |= other.events
        self.stones |= other.stones

    def standing(self) -> dict[Place, set[str]]:
        """Return the values of the leaves of every place, of what is not erased."""
        alive = {id_: event for id_, event in self.events.items() if self._alive(event)}
        parents = {parent for event in alive.values() for parent in event.parents}
        found: defaultdict[Place, set[str]] = defaultdict(set)
        for id_, event in alive.items():
            if id_ not in parents:
                found[event.place].add(event.value)
        return dict(found)

    def _alive(self, event: Written) -> bool:
        for stone in self.stones:
            if stone.subject and stone.subject in (event.subject, event.place[0]):
                return False
            if stone.keep and stone.place == event.place and not self._descends(event, stone.keep):
                return False
        return True

    def _descends(self, event: Written, ancestor: str) -> bool:
        todo, seen = [event.id], set()
        while todo:
            here = todo.pop()
            if here == ancestor:
                return True
            if here not in seen and here in self.events:
                seen.add(here)
                todo += self.events[here].parents
        return False


class Laptop:
    """One laptop: a real data file, and the model of what it should know."""

    def __init__(self, path: Path, key: RawKey) -> None:
        self.path = path
        self._key = key
        self.db: Database = cipher.connect(path, key)
        self.model = Model()

    def write(self, place: Place, value: str, subject: str | None = None, consent: str | None = None) -> None:
        """Edit one field."""
        agg, item, name = place
        kind = "answer" if subject else "person"
        ids = log.append(self.db, [Edit(kind, agg, name, value, item, subject, consent)])
        for event in ids:
            self._note(event, place, subject, value)

    def _note(self, event: EventId, place: Place, subject: str | None, value: str) -> None:
        own = heads.hash_of(self.db, event)
        parents = self.db.execute(
            "SELECT coalesce(event.hash, stub.hash) FROM parent JOIN node ON node.uuid = ? LEFT JOIN event ON"
            " event.node = parent.parent_node AND event.n = parent.parent_n LEFT JOIN stub ON stub.node ="
            " parent.parent_node AND stub.n = parent.parent_n WHERE parent.node = node.id AND parent.n = ?",
            list(event),
        ).fetchall()
        self.model.events[own] = Written(own, place, subject, value, frozenset(str(each) for (each,) in parents))

    def erase(self, subject: str) -> None:
        """Erase somebody whole."""
        erasing.erase_whole(self.db, [subject], "all", "Ask", AT, new_id())
        self.model.stones.add(Stone(subject=subject))

    def strike(self, place: Place, subject: str, consent: str) -> None:
        """Strike an answer for good."""
        self.write(place, f"strøket {new_id()}", subject, consent)
        head = heads.shown(self.db, *place)
        assert head is not None
        erasing.erase_before(self.db, [place], "strike", "Ask", AT, new_id())
        self.model.stones.add(Stone(place=place, keep=heads.hash_of(self.db, head)))

    def take(self, other: "Laptop") -> Taken:
        """Merge another laptop's file."""
        with log.transaction(self.db):
            taken = Taken() if merges.nothing_new(self.db, other.db) else Merge(self.db, other.db).run()
            if merges.own_was_copied(self.db, taken):
                members.introduce(self.db, nodes.person(self.db))
        self.model.union(other.model)
        return taken

    def twin(self, path: Path) -> "Laptop":
        """Return a copy of this laptop, disk and all, that goes on under the same name."""
        self.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        shutil.copyfile(self.path, path)
        copy = Laptop(path, self._key)
        copy.model.union(self.model)
        return copy

    def blank(self, path: Path, name: str) -> "Laptop":
        """Return a copy of this laptop that writes under a name of its own."""
        copy = self.twin(path)
        members.introduce(copy.db, name)
        return copy

    def digest(self) -> str:
        """Return the digest of the state, as the command prints it."""
        return digest(canonical(dumps.of_data(self.db)))

    def standing(self) -> dict[Place, set[str]]:
        """Return what the program says stands: the values of all leaves of the places that histories write to."""
        found = {}
        for agg, item, name in self.db.execute(
            "SELECT agg, item, field FROM head WHERE kind = 'answer' OR (kind = 'person' AND field = 'role')"
        ).fetchall():
            values = {heads.value(self.db, leaf) for leaf in heads.leaves(self.db, agg, item, name)}
            found[(agg, item, name)] = {str(value)[1:-1] for value in values}
        return found

    def close(self) -> None:
        """Close the file."""
        self.db.close()


@dataclass
class Team:
    """Laptops of one project, with two informants who have consented, in an interview together."""

    folder: Path
    laptops: list[Laptop]
    people: dict[str, str]
    """The consent by informant."""
    interview: str
    made: int = 0

    def next_path(self) -> Path:
        """Return a place for another file."""
        self.made += 1
        return self.folder / f"{self.made}.intervju"

    def places(self) -> list[tuple[Place, str, str]]:
        """Return where answers are written, each with the informant and the consent."""
        return [
            ((self.interview, f"q{number}/{person}", "note"), person, consent)
            for person, consent in self.people.items()
            for number in range(3)
        ]


def new_team(folder: Path, laptops: int) -> Team:
    """Return a team whose laptops all began from one project."""
    folder.mkdir(parents=True, exist_ok=True)
    key = RawKey(f"x'{'5a' * 48}'")
    first = folder / "first.intervju"
    first.touch()
    with_schema(first, key)
    base = Laptop(first, key)
    interview, people = new_id(), {new_id(): new_id() for _each in range(2)}
    edits = [Edit("interview", interview, "persons", list(people)), Edit("interview", interview, "mode", "group"),
             Edit("interview", interview, "guide", "x")]  # fmt: skip
    for number, (person, consent) in enumerate(people.items()):
        edits += [Edit("person", person, "pseudonym", f"I-{number}"),
                  Edit("consent", person, "record", CONSENT, consent, subject=person)]  # fmt: skip
    log.append(base.db, edits)
    team = Team(folder, [], people, interview)
    team.laptops = [base.blank(team.next_path(), f"Intervjuer {number}") for number in range(laptops)]
    base.close()
    return team


CONSENT: dict[str, object] = {
    "decision": "yes", "channel": "oral", "script": "x@1", "script_hash": "", "at": AT.isoformat(), "read_from": None,
    "interviewer": "Ask", "reply": "ja", "elements": [], "missing": [], "choices": {}, "limits": "", "refusal": None,
    "next_step": "", "next_at": None, "guardian": None, "reconfirms": None,
}  # fmt: skip


def with_schema(path: Path, key: RawKey) -> None:
    """Make an empty project file, without the slow derivation of a passphrase."""
    db = cipher.connect(path, key)
    with log.transaction(db):
        migrations.migrate(db)
        local.put(db, "project", "0190d5a0-0000-7000-8000-000000000001")
        members.introduce(db, "Ask")
    files.close(db)


def step(team: Team, random: Random) -> None:
    """Let one thing happen on some laptop."""
    laptop = random.choice(team.laptops)
    what = random.random()
    place, person, consent = random.choice(team.places())
    if what < 0.55 and not _gone(laptop, person):
        laptop.write(place, random.choice(WORDS), person, consent)
    elif what < 0.62 and not _gone(laptop, person):
        laptop.write((person, "", "role"), random.choice(WORDS))
    elif what < 0.90:
        other = random.choice(team.laptops)
        if other is not laptop:
            laptop.take(other)
    elif what < 0.95 and not _gone(laptop, person):
        laptop.strike(place, person, consent)
    elif what < 0.97:
        laptop.erase(person)
    elif len(team.laptops) < 6:
        team.laptops.append(laptop.twin(team.next_path()))


def _gone(laptop: Laptop, person: str) -> bool:
    return Stone(subject=person) in laptop.model.stones


def merged(team: Team, order: list[int]) -> Laptop:
    """Return a new laptop that merged all of them in this order."""
    target = team.laptops[order[0]].twin(team.next_path())
    for number in order[1:]:
        target.take(team.laptops[number])
    return target


def merged_in_halves(team: Team, order: list[int]) -> Laptop:
    """Return a laptop that merged two halves, each merged before: (a ∪ b) ∪ (c ∪ d)."""
    middle = max(1, len(order) // 2)
    left = merged(team, order[:middle])
    right = merged(team, order[middle:] or order[:1])
    left.take(right)
    right.close()
    return left
