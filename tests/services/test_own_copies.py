"""A file that somebody changed since it was written is kept beside the new one, whichever export wrote it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer.domain.practice import Practice
from interviewer.services import (
    applying,
    cataloguing,
    charting,
    commending,
    exporting,
    granting,
    noting,
    qda,
    reporting,
    reviewing,
    summarising,
    tables,
)
from interviewer.services.applying import Details
from interviewer.services.crowding import Leave
from interviewer.storage import outputs
from tests.coded import code, coding
from tests.conftest import Field
from tests.exports import REASON
from tests.services.test_applying import ONE

LEAVE = Leave(reason=REASON)
Writes = Callable[[Field, Path], object]


def _chart(field: Field, folder: Path) -> object:
    chart = granting.chart(field.study, applying.register(field.study), granting.KINDS)
    return charting.release(field.study, folder / "bilde.svg", charting.picture(field.study, chart), chart)


EXPORTS: dict[str, Writes] = {
    "transcripts": lambda field, folder: exporting.export_transcripts(field.study, folder, leave=LEAVE),
    "summary": lambda field, folder: summarising.export_summary(field.study, folder, leave=LEAVE),
    "quotes": lambda field, folder: summarising.export_summary(field.study, folder, leave=LEAVE, quotes_only=True),
    "handbook": lambda field, folder: commending.export_handbook(field.study, folder, leave=LEAVE),
    "tables": lambda field, folder: tables.export_tables(field.study, folder, leave=LEAVE),
    "qdpx": lambda field, folder: qda.export_qdpx(field.study, folder, leave=LEAVE),
    "codebook": lambda field, folder: cataloguing.export_codebook(field.study, folder, leave=LEAVE),
    "applications": lambda field, folder: granting.export_applications(field.study, folder, leave=LEAVE),
    "consents": lambda field, folder: reporting.export_consents(field.study, folder, leave=LEAVE),
    "chart": _chart,
}


@pytest.fixture
def field(consented: Field) -> Field:
    """Return fieldwork of which everything can be written."""
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Vi møtes ukentlig.")
    noting.close(study, consented.interview)
    reviewing.review_all(study)
    coding(consented, "Vi møtes ukentlig.", code(study, "Møter"))
    commending.keep(study, Practice("", "Kake", "Alle baker."))
    applying.keep(study, Details("Prøvelaget", "lag"), [ONE])
    return consented


@pytest.mark.parametrize("what", EXPORTS)
def test_a_file_that_somebody_changed_is_kept_beside_the_new_one(field: Field, tmp_path: Path, what: str) -> None:
    out = tmp_path / "ut"
    EXPORTS[what](field, out)
    names = sorted(path.name for path in out.iterdir())
    for name in names:
        (out / name).write_bytes(b"my own words in " + name.encode())
    EXPORTS[what](field, out)
    for name in names:
        path = out / name
        kept = path.with_name(f"{path.stem}-1{path.suffix}.bak")
        assert kept.read_bytes() == b"my own words in " + name.encode()
        assert path.read_bytes() != kept.read_bytes()
        known = outputs.at(field.study.data, kept)
        assert known is not None
    EXPORTS[what](field, out)
    assert len(list(out.iterdir())) == 2 * len(names)
