"""The reviewer's package says what a reviewer asks and names nobody; a byte altered, a file missing: it is refused."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from interviewer.domain.consent import Guardian, GuardianEvent
from interviewer.domain.deviation import Fault
from interviewer.domain.person import Contact
from interviewer.exchange import review_json
from interviewer.exchange.review_json import ReviewBroken, ReviewNewer
from interviewer.services import inspecting, releasing, reporting, submitting
from interviewer.services.errors import KeyClosed
from interviewer.services.gating import NamesLeft
from interviewer.services.study import Study
from interviewer.services.submitting import PassphraseMissing
from interviewer.storage import consents, parcels, persons
from interviewer.storage.package_errors import PackageBroken, PackageNewer, PackagePassphraseWrong
from tests.orderly import WORDS, Fieldwork

SECRET = "tre små fugler i skogen"


@pytest.fixture
def field(study: Study) -> Fieldwork:
    made = Fieldwork(study)
    made.informant()
    made.informant(consent={"elements": made.text.script.mandatory[:-1]})
    return made


@pytest.fixture
def package(field: Fieldwork, tmp_path: Path) -> Path:
    submitting.export_review(field.study, tmp_path / "review")
    return tmp_path / "review"


@pytest.fixture
def parcel(field: Fieldwork, tmp_path: Path) -> Path:
    done = submitting.export_review(field.study, tmp_path / "review", encrypt=True, passphrase=SECRET)
    return done.files[0]


def held(path: Path) -> str:
    content = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_it_tells_who_consented_to_what_when_and_after_which_text(field: Fieldwork, package: Path) -> None:
    found = inspecting.inspect(package)
    assert (found.in_order, found.verified) == (False, True)
    tables = {section.table.name: section.table for section in found.sections if section.table}
    register = [table for table in tables.values() if len(table.columns) > 20]
    assert len(register) == 1
    row = dict(zip(register[0].columns, register[0].rows[0], strict=True))
    given = consents.all_of(field.study.data)
    assert str(row["samtykke-id" if "samtykke-id" in row else "consent id"]) in {one.id[-8:] for one in given}
    read = "\n".join(words for section in found.sections for words in section.paragraphs)
    assert all(part.title in read for part in field.text.script.paragraphs)
    assert field.text.mark in read


def test_it_holds_no_name_and_no_answer(field: Fieldwork, package: Path) -> None:
    names = [contact.name for contact in persons.contacts(field.study.names).values()]
    assert names
    for path in package.iterdir():
        text = held(path)
        assert WORDS not in text, path
        assert not [name for name in names if name in text], path


def test_every_file_is_on_the_signed_list(package: Path) -> None:
    manifest = json.loads((package / "manifest.json").read_text())
    listed = {file["name"]: file["sha256"] for file in manifest["files"]}
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in package.iterdir()}
    assert listed == {name: mark for name, mark in there.items() if name != "manifest.json"}
    assert set(listed) == {"review.docx", "review.xlsx", "review.json"}


def test_the_same_files_are_in_the_encrypted_package(package: Path, parcel: Path) -> None:
    assert parcel.suffix == ".pakke"
    open_, locked = inspecting.inspect(package), inspecting.inspect(parcel, SECRET)
    assert locked.laptop == open_.laptop
    assert [section.heading for section in locked.sections] == [section.heading for section in open_.sections]


def alter(name: str) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 1
        (folder / name).write_bytes(bytes(content))

    return act


def drop(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


@pytest.mark.parametrize("name", ["review.docx", "review.xlsx", "review.json", "manifest.json"])
@pytest.mark.parametrize("act", [alter, drop])
def test_a_byte_altered_or_a_file_missing_is_refused_in_words(
    package: Path, act: Callable[[str], Callable[[Path], None]], name: str
) -> None:
    act(name)(package)
    with pytest.raises(ReviewBroken, match="was not opened") as told:
        inspecting.inspect(package)
    assert "Nothing was changed" in str(told.value)


@pytest.mark.parametrize("name", ["review.docx", "review.xlsx", "review.json"])
def test_the_file_that_was_altered_is_named_whichever_was_opened(package: Path, name: str) -> None:
    assert inspecting.inspect(package / "review.json").files
    alter(name)(package)
    for opened in (package, package / "review.json", package / "review.docx"):
        with pytest.raises(ReviewBroken, match=f"“{name}” was not opened: it was altered"):
            inspecting.inspect(opened)


def test_a_second_encrypted_package_takes_no_place(field: Fieldwork, parcel: Path, tmp_path: Path) -> None:
    first = parcel.read_bytes()
    again = submitting.export_review(field.study, tmp_path / "review", encrypt=True, passphrase=SECRET)
    assert [path.name for path in again.files] == ["review-2.pakke"]
    assert parcel.read_bytes() == first
    assert inspecting.inspect(again.files[0], SECRET).files


def test_a_list_that_was_written_anew_does_not_bear_the_signature(package: Path) -> None:
    (package / "review.docx").write_bytes(b"something else")
    manifest = json.loads((package / "manifest.json").read_text())
    for file in manifest["files"]:
        file["sha256"] = hashlib.sha256((package / file["name"]).read_bytes()).hexdigest()
    (package / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ReviewBroken, match="altered"):
        inspecting.inspect(package)


def test_the_wrong_passphrase_is_told_from_a_byte_altered(parcel: Path) -> None:
    with pytest.raises(PackagePassphraseWrong):
        inspecting.inspect(parcel, "noe annet")
    content = bytearray(parcel.read_bytes())
    for at in (5, len(content) // 2, len(content) - 1):
        altered = bytearray(content)
        altered[at] ^= 1
        parcel.write_bytes(bytes(altered))
        with pytest.raises((PackageBroken, ReviewBroken)):
            inspecting.inspect(parcel, SECRET)
    parcel.write_bytes(bytes(content[:-100]))
    with pytest.raises(PackageBroken, match="cut off"):
        inspecting.inspect(parcel, SECRET)


def test_an_unknown_version_is_refused(package: Path, tmp_path: Path) -> None:
    manifest = json.loads((package / "manifest.json").read_text()) | {"format": 2}
    (package / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ReviewNewer):
        inspecting.inspect(package)
    newer = tmp_path / "x.pakke"
    header = {"kind": parcels.MARK, "format": 2, "bytes": 0, "sha256": ""}
    newer.write_bytes(json.dumps(header).encode().ljust(2048))
    with pytest.raises(PackageNewer):
        inspecting.inspect(newer, SECRET)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"[" * 100_000, b'{"kind": "interviewer-review", "format": 1, "made": "x"}', b"\xff\xfe"],
)
def test_a_hostile_list_of_files_is_refused(package: Path, content: bytes) -> None:
    (package / "manifest.json").write_bytes(content)
    with pytest.raises(ReviewBroken):
        inspecting.inspect(package)


@pytest.mark.parametrize("name", ["../outside.json", "/etc/passwd", "a\\b", ""])
def test_a_name_that_leads_elsewhere_is_refused(package: Path, name: str) -> None:
    manifest = json.loads((package / "manifest.json").read_text())
    manifest["files"][0]["name"] = name
    (package / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ReviewBroken):
        inspecting.inspect(package)


def test_a_table_that_does_not_add_up_is_refused(package: Path) -> None:
    form = json.loads((package / "review.json").read_text())
    section = next(each for each in form["sections"] if each["table"] and each["table"]["rows"])
    section["table"]["rows"][0] = section["table"]["rows"][0][:-1]
    with pytest.raises(ReviewBroken, match="add up"):
        review_json.review(json.dumps(form).encode(), "review.json")


def test_a_folder_of_something_else_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(ReviewBroken, match="no reviewer's package"):
        inspecting.inspect(tmp_path)
    with pytest.raises(inspecting.FileMissing):
        inspecting.inspect(tmp_path / "nothing.pakke")


def test_it_is_on_the_register_of_exports(field: Fieldwork, package: Path) -> None:
    latest = releasing.listed(field.study)[0]
    assert (latest.what, len(latest.files)) == ("review", 4)


def test_a_name_in_a_reply_stops_it_and_nothing_is_written(field: Fieldwork, tmp_path: Path) -> None:
    study = field.study
    with study.deed() as deed:
        persons.save_contact(study.names, Contact(field.informant().person, "Ragnhild Fabelmann"), deed)
    field.informant(consent={"reply": "Ja, Ragnhild Fabelmann sa det var greit."})
    for out in (
        lambda: submitting.export_review(study, tmp_path / "ut"),
        lambda: submitting.export_review(study, tmp_path / "ut", encrypt=True, passphrase=SECRET),
        lambda: reporting.export_consents(study, tmp_path / "ut"),
    ):
        with pytest.raises(NamesLeft):
            out()
    assert not (tmp_path / "ut").exists()
    assert not (tmp_path / "ut.pakke").exists()


def test_what_a_workbook_calls_its_cells_is_nobodys_initials(field: Fieldwork, tmp_path: Path) -> None:
    with field.study.deed() as deed:
        persons.save_contact(field.study.names, Contact(field.informant().person, "Ada Bø"), deed)
    assert reporting.export_consents(field.study, tmp_path / "ut")


def test_without_the_key_nothing_leaves(field: Fieldwork, tmp_path: Path) -> None:
    closed = replace(field.study, key=None)
    with pytest.raises(KeyClosed):
        submitting.export_review(closed, tmp_path / "ut")
    with pytest.raises(KeyClosed):
        reporting.export_consents(closed, tmp_path / "ut")


def test_an_encrypted_package_needs_a_passphrase(field: Fieldwork, tmp_path: Path) -> None:
    with pytest.raises(PassphraseMissing):
        submitting.export_review(field.study, tmp_path / "ut", encrypt=True)


def test_the_register_is_written_as_word_workbook_and_csv(field: Fieldwork, tmp_path: Path) -> None:
    files = reporting.export_consents(field.study, tmp_path / "ut")
    assert {path.suffix for path in files} == {".docx", ".xlsx", ".csv"}
    book = load_workbook(next(path for path in files if path.suffix == ".xlsx"))
    assert [sheet.freeze_panes for sheet in book] == ["A2"] * len(book.sheetnames)
    (only,) = reporting.export_consents(field.study, tmp_path / "alone.csv")
    lines = only.read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[0].count(",") == 27
    assert sum(line.startswith("I-") for line in lines) == 2
    with pytest.raises(reporting.NoSuchFormat):
        reporting.export_consents(field.study, tmp_path / "register.odt")


def test_the_table_of_minors_tells_what_guardians_were_told_and_by_which_rule(study: Study, tmp_path: Path) -> None:
    field = Fieldwork(study)
    told = field.informant(person={"minor": True, "age_group": "15_17"}, consent={"age": "15_17", "rules": "regler@1"})
    unnoted = field.informant(person={"minor": True}, consent={"age": "15_17"})
    field.informant()
    with study.deed() as deed:
        at = told.consent.at - timedelta(days=2)
        waived = Guardian(GuardianEvent.WAIVED, "other", at, reason="Det kunne skade.", by="Ask", id="g1")
        text = Guardian(
            GuardianEvent.INFORMED, "sms", at + timedelta(days=1), "kommunen", "Hei! Vi vil intervjue …", True, id="g2"
        )
        consents.save_guardian(study.data, told.person, waived, deed)
        consents.save_guardian(study.data, told.person, text, deed)
    submitting.export_review(study, tmp_path / "review")
    found = inspecting.inspect(tmp_path / "review")
    (table,) = (each.table for each in found.sections if each.table and each.table.name in ("Minors", "Mindreårige"))
    assert len(table.rows) == 3
    told_rows = [row for row in table.rows if row[0] == names(study)[told.person]]
    assert [row[7] for row in told_rows] == [None, "Hei! Vi vil intervjue …"]
    assert [row[8] for row in told_rows] == ["Det kunne skade.", None]
    assert [row[6] for row in told_rows] == [None, "kommunen"]
    assert all(str(row[2]).endswith("(regler@1)") for row in told_rows)
    (alone,) = (row for row in table.rows if row[0] == names(study)[unnoted.person])
    assert alone[3] in ("nothing recorded", "ingenting registrert")


def names(study: Study) -> dict[str, str]:
    return {person.id: person.pseudonym for person in persons.all_of(study.data)}


def test_what_is_out_of_order_stands_in_the_package(package: Path) -> None:
    found = inspecting.inspect(package)
    rows = [row for section in found.sections if section.table for row in section.table.rows]
    assert [row for row in rows if "N19" in str(row[0])], Fault.ELEMENT_MISSING
