"""Every project and codebook we write is valid by REFI's own schemas, which lie beside the repository.

``INTERVIEWER_REFI`` names the folder with ``Project.xsd`` and ``Codebook.xsd``, and the samples of other programs;
without it, these tests are not collected (see ``conftest.py``).
"""

import io
import os
import zipfile
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]

from interviewer.domain.memo import Memo, On
from interviewer.exchange import codebook_files, refi_reader
from interviewer.exchange.refi_project import Profile, to_qdpx
from interviewer.services import carrying, codebook, interviewing, noting, qda, qda_building, reviewing, times
from interviewer.services.crowding import Leave
from interviewer.services.exporting import Attribution
from interviewer.storage import log, memos
from tests.coded import code, coding
from tests.conftest import Field
from tests.exports import REASON

FOLDER = Path(os.environ["INTERVIEWER_REFI"])


@pytest.fixture(scope="session")
def project_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(FOLDER / "Project.xsd"))


def qde(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("project.qde")


@pytest.fixture
def field(consented: Field) -> Field:
    study = consented.study
    noting.save_note(study, consented.interview, consented.question, "Vi fikk hjelp 😀 av Samira.\n«Fint» & bra <3")
    noting.close(study, consented.interview)
    reviewing.review_all(study)
    top = code(study, "Hjelp", colour="#2f6db5", definition="Støtte & råd")
    one = coding(consented, "hjelp 😀 av Samira.\n«Fint» & bra <3", code(study, "Fra venner", top))
    project = log.project_id(study.data)
    with study.deed() as deed:
        for number, (on, of) in enumerate(
            ((On.CODE, top), (On.INTERVIEW, consented.interview), (On.CASE, consented.case), (On.PROJECT, project),
             (On.PASSAGE, one), (On.PERSON, consented.person), (On.QUESTION, consented.question))
        ):  # fmt: skip
            memos.save(study.data, Memo(f"m{number}", on, of, "Tanke", at=times.now(), owner=project), deed)
    return consented


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("level", list(Attribution))
def test_a_whole_project_is_valid(
    field: Field, tmp_path: Path, project_schema: etree.XMLSchema, profile: Profile, level: Attribution
) -> None:
    leave = Leave(level, reason=REASON)
    path = qda.export_qdpx(field.study, tmp_path / "a.qdpx", profile=profile, leave=leave).files[0]
    project_schema.assertValid(etree.fromstring(qde(path.read_bytes())))


def test_a_project_without_codes_or_cases_is_valid(consented: Field, project_schema: etree.XMLSchema) -> None:
    noting.close(consented.study, consented.interview)
    book = carrying.codebook(consented.study)
    held = interviewing.rows(consented.study, counted=False)
    laid = [carrying.lay_out(consented.study, row.interview.id, Attribution.NONE, book) for row in held]
    made = qda_building.build(consented.study, laid, Attribution.NONE)
    project_schema.assertValid(etree.fromstring(qde(to_qdpx(made))))
    assert not codebook.codebook(consented.study).codes


def test_a_codebook_of_its_own_is_valid(field: Field) -> None:
    schema = etree.XMLSchema(etree.parse(FOLDER / "Codebook.xsd"))
    schema.assertValid(etree.fromstring(codebook_files.to_qdc(codebook.codebook(field.study))))


@pytest.mark.parametrize("name", ["sample-atlas-target.qdpx", "sample-nvivo.qdpx", "sample-atlas-blank.qdpx"])
def test_what_other_programs_write_is_read(name: str) -> None:
    found = refi_reader.read(name, (FOLDER / name).read_bytes())
    assert found.name
    assert bool(found.codes) == (name != "sample-atlas-blank.qdpx")
