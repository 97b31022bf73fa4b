"""Every laptop writes as a node of its own, and its clock is pulled along but never led astray."""

from pathlib import Path

import pytest

from interviewer.domain.event import Edit
from interviewer.domain.identity import new_id
from interviewer.services import opening, recruiting
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails
from interviewer.storage import clock, log, nodes, verification
from interviewer.storage.driver import Database
from tests.conftest import KEY_PASSPHRASE, PASSPHRASE

NOW = 1_790_000_000_000
HOUR = 3600 * 1000


def _nodes(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM node").fetchone()[0])


def test_the_same_laptop_goes_on_as_the_same_node(project: Path) -> None:
    for _time in range(2):
        study = opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
        assert (_nodes(study.data), _nodes(study.names)) == (1, 1)
        study.close()


def test_on_another_machine_both_files_get_a_node_of_its_own_and_the_chains_hold(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    recruiting.save_case(study, CaseDetails("Solvik råd", "Solvik"))
    first = nodes.own(study.data)
    study.close()
    monkeypatch.setattr("platform.node", lambda: "another machine")
    study = opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert (_nodes(study.data), _nodes(study.names)) == (2, 2)
    assert nodes.own(study.data)[1] != first[1]
    assert study.me == "Intervjuer Ask"
    case = recruiting.save_case(study, CaseDetails("Vikestad råd", "Vikestad"))
    (numbers,) = zip(
        *study.data.execute("SELECT n FROM event WHERE agg = ? ORDER BY n", [case]).fetchall(), strict=True
    )
    assert numbers[0] == 2  # the laptop introduced itself first
    for db in (study.data, study.names):
        checked = verification.verify(db)
        assert checked.findings == ()
        assert len(checked.heads) == 2
    study.close()


def test_without_the_key_only_the_data_file_gets_the_new_node(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "another machine")
    opening.open_study(project, PASSPHRASE).close()
    study = opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    assert (_nodes(study.data), _nodes(study.names)) == (2, 2)
    study.close()


def _only_event(db: Database, stamp: str) -> None:
    """Let the file's one event bear ``stamp``, as one merged from another laptop would."""
    log.append(db, [Edit("contact", new_id(), "name", "Nora Fabelmann")])
    db.execute("DROP TRIGGER event_is_never_changed")
    db.execute("UPDATE event SET hlc = ?", [stamp])


@pytest.mark.parametrize(
    ("seen", "now", "expected"),
    [
        (clock.stamp(NOW, 4), NOW + 1, clock.stamp(NOW + 1, 0)),
        (clock.stamp(NOW, 4), NOW, clock.stamp(NOW, 5)),
        (clock.stamp(NOW + HOUR, 4), NOW, clock.stamp(NOW + HOUR, 5)),
        (clock.stamp(NOW + 25 * HOUR, 4), NOW, clock.stamp(NOW, 0)),
    ],
    ids=["time has passed", "the same moment", "another laptop is ahead", "another laptop is far ahead"],
)
def test_a_stamp_comes_after_what_was_seen_unless_that_is_far_ahead(
    study: Study, seen: str, now: int, expected: str
) -> None:
    _only_event(study.names, seen)
    assert clock.tick(study.names, now) == expected


def test_the_first_stamp_of_a_file_is_the_present(study: Study) -> None:
    for (name,) in study.names.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        study.names.execute(f"DROP TRIGGER {name}")
    study.names.execute("DELETE FROM event")
    assert clock.tick(study.names, NOW) == clock.stamp(NOW, 0)
