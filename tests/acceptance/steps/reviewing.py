"""Steps of somebody who reviews consents: what is out of order, and the package read on its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from interviewer.exchange.review_json import ReviewBroken
from interviewer.services import examining, inspecting, submitting
from interviewer.services.study import Study
from interviewer.storage import persons
from interviewer.storage.package_errors import PackagePassphraseWrong
from tests import faults
from tests.orderly import WORDS, Fieldwork

SECRET = "tre små fugler i skogen"
_FAULTS: dict[str, Callable[[Fieldwork], None]] = {
    "samtykket er datert dagen etter intervjuet": faults.dated_after_the_interview,
    "teksten ble tatt ut av bruk samme dag, før den ble lest": faults.text_retired_the_same_day,
    "det ikke ble informert om alt": faults.element_missing,
    "en under 15 er intervjuet uten foresatte": faults.minor_without_guardian,
    "foresatte har trukket seg": faults.guardian_withdrew,
    "en ungdom fylte 18 mellom to samtaler": faults.turned_eighteen,
    "en som sa nei til ny kontakt, er ringt igjen": faults.contacted_after_no,
    "en som ble foreslått uten tillatelse, er intervjuet": faults.proposed_without_leave,
    "et svar er endret etter at intervjuet var avsluttet": faults.edited_after_closing,
}


@dataclass
class Review:
    """The fieldwork that is reviewed, and what the reviewer has found."""

    work: Fieldwork
    folder: Path
    found: list[str] = field(default_factory=list)
    package: Path = Path()


@given("et feltarbeid der alt er i orden", target_fixture="reviewed")
def _step_in_order(study: Study, tmp_path: Path) -> Review:
    work = Fieldwork(study)
    for _number in range(3):
        work.informant()
    return Review(work, tmp_path / "gransking")


@given(parsers.re(r"at (?P<fault>" + "|".join(_FAULTS) + ")$"))
def _step_fault(reviewed: Review, fault: str) -> None:
    _FAULTS[fault](reviewed.work)


@when("registeret gjennomgås")
def _step_examine(reviewed: Review) -> None:
    found = examining.examine(reviewed.work.study, faults.NOW)
    reviewed.found = [examining.what(each, str) for each in found.deviations]


@then("er det ingen avvik")
def _step_nothing(reviewed: Review) -> None:
    assert reviewed.found == []


@then(parsers.parse("er det ett avvik: {words}"))
def _step_one(reviewed: Review, words: str) -> None:
    assert len(reviewed.found) == 1
    assert words in reviewed.found[0]


@when("granskingspakken eksporteres")
def _step_export(reviewed: Review) -> None:
    submitting.export_review(reviewed.work.study, reviewed.folder, now=faults.NOW)
    reviewed.package = reviewed.folder


@when("granskingspakken eksporteres kryptert")
def _step_encrypt(reviewed: Review) -> None:
    done = submitting.export_review(reviewed.work.study, reviewed.folder, encrypt=True, passphrase=SECRET)
    (reviewed.package,) = done.files


@then("forteller pakken hvem som samtykket til hva, når og etter hvilken tekst")
def _step_who_what_when(reviewed: Review) -> None:
    found = inspecting.inspect(reviewed.package)
    register = next(section.table for section in found.sections if section.table and len(section.table.columns) > 20)
    people = {person.pseudonym for person in persons.all_of(reviewed.work.study.data)}
    assert {row[0] for row in register.rows} == people
    text = reviewed.work.text
    for row in register.rows:
        told = "\n".join(str(cell) for cell in row)
        assert "02.03.2026" in told
        assert f"{text.script.id}@{text.script.version}" in told
        assert text.mark[:12] in told
        assert reviewed.work.study.me in told


@then("pakken har hele teksten som ble lest")
def _step_text(reviewed: Review) -> None:
    found = inspecting.inspect(reviewed.package)
    words = "\n".join(words for section in found.sections for words in section.paragraphs)
    assert all(part.title in words for part in reviewed.work.text.script.paragraphs)


@then("pakken har ingen navn og ingen svar")
def _step_nobody(reviewed: Review) -> None:
    names = [contact.name for contact in persons.contacts(reviewed.work.study.names).values()]
    content = (reviewed.package / "review.json").read_text(encoding="utf-8")
    assert WORDS not in content
    assert not [name for name in names if name in content]


@when("én byte i pakken endres")
def _step_alter(reviewed: Review) -> None:
    path = reviewed.package / "review.json"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


@then("blir pakken avvist som endret")
def _step_refused(reviewed: Review) -> None:
    with pytest.raises(ReviewBroken, match="altered"):
        inspecting.inspect(reviewed.package)


@then("åpnes den ikke med feil passord")
def _step_wrong(reviewed: Review) -> None:
    with pytest.raises(PackagePassphraseWrong):
        inspecting.inspect(reviewed.package, "noe annet")


@then("den åpnes med det riktige")
def _step_right(reviewed: Review) -> None:
    assert inspecting.inspect(reviewed.package, SECRET).in_order
