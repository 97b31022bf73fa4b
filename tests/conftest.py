"""What every test stands on: no screen, one language, and an open project of its own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import functools
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from interviewer import assets, language
from interviewer.domain.consent import Decision
from interviewer.domain.interview import Mode
from interviewer.services import consenting, creating, demonstrating, interviewing, opening, recruiting
from interviewer.services.creating import NewProject
from interviewer.services.opening import Study
from interviewer.services.recruiting import CaseDetails, PersonDetails
from interviewer.storage import cipher

PASSPHRASE = "fem grønne båter på land"
KEY_PASSPHRASE = "tolv blå katter i trappa"

Demos = Callable[[int | None], Path]
"""Gives the folder of a demo with so many interviews."""


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Speak English in every test, and again after one that spoke something else."""
    language.use(assets.locale(), "en")
    yield
    language.use(assets.locale(), "en")


@pytest.fixture(scope="session", autouse=True)
def _derived_once() -> Iterator[None]:
    """Derive a key once a run: the same passphrase, salt and rounds always give the same, after a tenth of a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "derive", functools.cache(cipher.derive))
        yield


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a closed, empty project that tests copy, because deriving passphrases takes its time."""
    folder = tmp_path_factory.mktemp("template")
    made = NewProject(
        path=folder / "study.intervju", passphrase=PASSPHRASE, key_passphrase=KEY_PASSPHRASE, me="Intervjuer Ask",
        title="Møteplasser", institution="Eksempeluniversitetet", commissioner="Eksempeldirektoratet",
        purpose="finne ut hvordan møteplasser fungerer", contact="post@example.org", end_date=date(2027, 6, 30),
    )  # fmt: skip
    creating.create(made).close()
    return folder


@pytest.fixture(scope="session")
def demo_of(tmp_path_factory: pytest.TempPathFactory) -> Demos:
    """Return the folder of the fictional project with so many interviews, made once; it is only to be read."""
    made: dict[int | None, Path] = {}

    def folder(interviews: int | None) -> Path:
        if interviews not in made:
            made[interviews] = tmp_path_factory.mktemp("demo")
            demonstrating.demonstrate(made[interviews], interviews)
        return made[interviews]

    return folder


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Path:
    """Return the path of a closed, empty project of the test's own."""
    folder = tmp_path / "project"
    shutil.copytree(template, folder)
    folder.chmod(0o700)
    return folder / "study.intervju"


@pytest.fixture
def study(project: Path) -> Iterator[Study]:
    """Return the test's own project, open with its key."""
    opened = opening.open_study(project, PASSPHRASE, key_passphrase=KEY_PASSPHRASE)
    yield opened
    opened.close()


@dataclass(frozen=True, slots=True)
class Field:
    """A little fieldwork: a case, an informant who said yes, and a planned interview."""

    study: Study
    case: str
    person: str
    interview: str
    question: str = "rekruttering.rolle"


@pytest.fixture
def contacted(study: Study) -> Field:
    """Return fieldwork in which nobody has consented yet."""
    case = recruiting.save_case(study, CaseDetails("Solvik innvandrerråd", "Solvik", "råd"))
    details = PersonDetails(name="Samira Testdatter Hale", phone="10 00 01 01", role="leder", cases=(case,))
    person = recruiting.save_person(study, details)
    interview = interviewing.plan(study, persons=(person,), case=case, guide="moteplass", mode=Mode.PHONE)
    return Field(study, case, person, interview)


@pytest.fixture
def consented(contacted: Field) -> Field:
    """Return fieldwork in which the informant has said yes."""
    consenting.record(contacted.study, contacted.person, consenting.Said(Decision.YES, reply="Ja, det er greit."))
    return contacted
