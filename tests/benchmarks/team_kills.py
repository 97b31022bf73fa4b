"""P2 for the team: merging, packing and erasing are killed at random moments; each is whole or has not happened.

``python -m tests.benchmarks.team_kills [--kills 100] [--check]``. Half of the kills fall on a laptop that merges
another one's file and packs its own, half on one that erases somebody from end to end. After each kill the project is
opened and verified; what was begun is done once more and must come to the same end as if nothing had happened.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from interviewer import assets, language
from interviewer.domain.consent import Decision
from interviewer.domain.interview import Mode
from interviewer.services import (
    consenting,
    dumping,
    interviewing,
    merging,
    noting,
    packing,
    recruiting,
    verifying,
    withdrawing,
)
from interviewer.services.recruiting import PersonDetails
from interviewer.services.sources import Opened, SourceKind
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from interviewer.storage import files, log, members, nodes
from tests.benchmarks.killing import Line, Place, Said, made, started

SECRET = "kjennetegnet"
ANSWERS = 40


@dataclass(frozen=True, slots=True)
class Other:
    """Another laptop's project, which is merged in."""

    place: Place

    def opened(self) -> Opened:
        """Return it as a source, without deriving its passphrase again."""
        data = files.open_checked(self.place.path, self.place.data_key, read_only=True)
        key = files.open_checked(self.place.key_path, self.place.key_key, read_only=True)
        _number, uuid = nodes.own(data)
        return Opened(SourceKind.PROJECT, data, key, uuid, "Bo", None)


def other_of(place: Place, folder: Path) -> Other:
    """Return another laptop that began from the same project."""
    folder.mkdir()
    path, key_path = folder / "other.intervju", folder / "other.nokkel"
    shutil.copyfile(place.path, path)
    shutil.copyfile(place.key_path, key_path)
    there = Place(path, place.data_key, key_path, place.key_key, place.interview, place.questions)
    study = there.open()
    for db in (study.data, study.names):
        with log.transaction(db):
            members.introduce(db, "Bo")
    study.close()
    return Other(there)


def talk(study: Study, questions: tuple[str, ...], name: str) -> str:
    """Hold one interview and return the informant's id."""
    person = recruiting.save_person(study, PersonDetails(name=name))
    consenting.record(study, person, consenting.Said(Decision.YES))
    held = interviewing.plan(study, persons=(person,), case=None, guide="moteplass", mode=Mode.PHONE)
    for question in questions[:ANSWERS]:
        noting.save_note(study, held, question, f"{SECRET} {name} sa dette om saken. " * 5)
    return person


def take_in(place: Place, other: Other, line: Line) -> None:
    """Merge the other laptop's file and pack everything, again and again."""
    study = place.open()
    line.say(begun=True)
    while True:
        found = other.opened()
        merging.take(study, other.place.path, found)
        line.say(merged=True)
        packing.pack(study, place.path.parent / "out.pakke", to=packing.Lead())
        found.data.close()
        time.sleep(0.02)


def merged(place: Place, other: Other, luck: random.Random, number: int) -> Counter[str]:
    """Kill a merge, and return what was wrong afterwards."""
    there = other.place.open()
    talk(there, other.place.questions, f"Testnavn {number}")
    there.close()
    before = _digest(place)
    child = started(partial(take_in, place, other))
    child.wait()
    time.sleep(luck.uniform(0.0, 0.25))
    child.kill()
    said = child.said()
    after, whole = _digest(place), other.opened()
    found = Counter[str](broken=not _is_whole(place))
    study = place.open()
    merging.take(study, other.place.path, whole)
    end = dumping.state_digest(study)
    study.close()
    found["half"] += after not in (before, end)
    found["lost"] += _told(said, "merged") and after != end
    found["happened"] += after == end
    package = place.path.parent / "out.pakke"
    found["half"] += package.exists() and package.read_bytes()[:1] != b"{"
    return found


def erase(place: Place, person: str, line: Line) -> None:
    """Erase somebody, and wait for the end."""
    study = place.open()
    line.say(begun=True)
    withdrawing.withdraw(study, person, Scope.ALL)
    line.say(erased=True)
    while True:
        time.sleep(1)


def erased(place: Place, luck: random.Random, number: int) -> Counter[str]:
    """Kill an erasure, and return what was wrong afterwards."""
    study = place.open()
    person = talk(study, place.questions, f"Slettes {number}")
    held = _words(study, person)
    study.close()
    child = started(partial(erase, place, person))
    child.wait()
    time.sleep(luck.uniform(0.0, 0.5))
    child.kill()
    said = child.said()
    study = place.open()
    left = _words(study, person)
    found = Counter[str](half=left not in (0, held), lost=_told(said, "erased") and left != 0, happened=left == 0)
    if withdrawing.unfinished(study) is not None:
        withdrawing.finish(study)
    elif left:
        withdrawing.withdraw(study, person, Scope.ALL)
    found["half"] += _words(study, person) != 0
    study.close()
    found["broken"] += not _is_whole(place)
    return found


def _told(said: list[Said], what: str) -> bool:
    return any(what in one for one in said)


def _words(study: Study, person: str) -> int:
    return int(study.data.execute("SELECT count(*) FROM event WHERE subject = ?", [person]).fetchone()[0])


def _digest(place: Place) -> str:
    study = place.open()
    found = dumping.state_digest(study)
    study.close()
    return found


def _is_whole(place: Place) -> bool:
    study = place.open()
    ok = verifying.verify(study).ok
    study.close()
    return ok


def main() -> int:
    """Kill, look, count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    language.use(assets.locale(), "en")
    luck, missed = random.Random(given.seed), False
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        place = made(Path(name) / "services")
        other = other_of(place, Path(name) / "other")
        for what, series in (
            ("merging and packing", partial(merged, place, other)),
            ("erasing", partial(erased, place)),
        ):
            tally, begun, kills = Counter[str](), time.perf_counter(), given.kills // 2
            for number in range(kills):
                tally.update(series(luck, number))
            bad = tally["lost"] + tally["half"] + tally["broken"]
            missed |= bad > 0
            print(
                f"P2 {what}: {kills} kills in {time.perf_counter() - begun:.0f} s, {tally['happened']} after the act;"
                f" lost {tally['lost']}, half done {tally['half']}, integrity errors {tally['broken']} (bar: 0, 0, 0)"
            )
    return int(given.check and missed)


if __name__ == "__main__":
    sys.exit(main())
