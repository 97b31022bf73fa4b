"""What leaves in the register and the review: no number and no address, no initials by chance, one decision a row."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from openpyxl import load_workbook

from interviewer.domain.consent import Decision, Refusal
from interviewer.domain.person import Contact
from interviewer.domain.report import Value
from interviewer.exchange import parts
from interviewer.services import accounting, consenting, examining, explaining, reporting, submitting, withdrawing
from interviewer.services.consenting import Said
from interviewer.services.gating import NamesLeft
from interviewer.services.study import Study
from interviewer.services.withdrawing import Scope
from interviewer.storage import consents, identifiers, persons
from interviewer.storage.consents import LetterSent
from tests.orderly import START, Fieldwork, Informant


@pytest.fixture
def field(study: Study) -> Fieldwork:
    return Fieldwork(study)


def called(field: Fieldwork, informant: Informant, name: str) -> None:
    with field.study.deed() as deed:
        persons.save_contact(field.study.names, Contact(informant.person, name), deed)


def text_of(folder: Path) -> str:
    found = (part.text for path in folder.iterdir() for part in parts.read(path.name, path.read_bytes()))
    return "\n".join(found)


def rows_of(study: Study, pseudonym: str) -> dict[str, Value]:
    report = reporting.consent_report(study, examining.examine(study))
    table = next(table for table in report.tables() if len(table.columns) > 20)
    return next(dict(zip(table.columns, row, strict=True)) for row in table.rows if row[0] == pseudonym)


def row_of(study: Study, informant: Informant) -> dict[str, Value]:
    person = next(each for each in persons.all_of(study.data) if each.id == informant.person)
    return rows_of(study, person.pseudonym)


@pytest.mark.parametrize("name", ["Tora Sandvik", "Sol Marie Sandvik", "Nils Odd Tveit Clausen", "Nora Olsrud"])
def test_initials_that_the_programs_own_codes_spell_stop_no_export(field: Fieldwork, tmp_path: Path, name: str) -> None:
    informant = field.informant()
    called(field, informant, name)
    with field.study.deed() as deed:
        consents.save_letter(field.study.data, informant.person, LetterSent("sms", START, confirmed=True), deed)
    submitting.export_review(field.study, tmp_path / "review")
    reporting.export_consents(field.study, tmp_path / "register")
    assert "SMS" in text_of(tmp_path / "register")
    assert "ISO/IEC TS 27560:2023" in (tmp_path / "review" / "review.json").read_text()


@pytest.mark.parametrize("reply", ["Ja, sa TS.", "TS", "ISO TS 27560:2023"])
def test_initials_that_somebody_wrote_stop_it_still(field: Fieldwork, tmp_path: Path, reply: str) -> None:
    called(field, field.informant(), "Tora Sandvik")
    field.informant(consent={"reply": reply})
    with pytest.raises(NamesLeft):
        submitting.export_review(field.study, tmp_path / "review")
    assert not (tmp_path / "review").exists()


def test_numbers_and_addresses_in_what_was_typed_are_masked_and_names_are_said_to_be_unreviewed(
    field: Fieldwork, tmp_path: Path
) -> None:
    study = field.study
    field.informant(consent={"reply": "Ja. Ring datteren Ragnhild Fabelmann på 10 00 44 55 eller ragn@example.org."})
    field.informant(
        consent={"decision": Decision.LIMITS, "limits": "Ikke kontonummer 1234.56.78903.", "missing": ("N19",),
                 "elements": field.text.script.mandatory[:-1]}
    )  # fmt: skip
    (deviation,) = examining.examine(study).deviations
    explaining.explain(study, deviation, "Avklart på telefon 10 00 66 77.")
    reporting.export_consents(study, tmp_path / "register")
    submitting.export_review(study, tmp_path / "review", audience="Ring 10 00 88 99")
    submitting.export_review(study, tmp_path / "again")
    for folder in ("register", "review", "again"):
        words = text_of(tmp_path / folder)
        for number in ("10 00 44 55", "ragn@", "1234.56", "10 00 66 77", "10 00 88 99"):
            assert number not in words, (folder, number)
        assert "[telefonnummer]" in words
        assert "Ikke vurdert" in words or "Not reviewed" in words
    assert "post@example.org" in text_of(tmp_path / "review")


def test_what_was_said_to_identify_nobody_is_not_counted_as_unreviewed(field: Fieldwork) -> None:
    study = field.study
    field.informant(consent={"reply": "Ja, sa Ragnhild Fabelmann."})

    def told() -> str:
        report = reporting.consent_report(study, examining.examine(study))
        return "\n".join(words for section in report.sections for words in section.paragraphs)

    assert ": 1." in told()
    with study.deed() as deed:
        identifiers.reject(study.names, "Ragnhild Fabelmann", "Ask", deed)
    assert ": 1." not in told()


def test_somebody_of_whom_everything_was_erased_counts_as_withdrawn(field: Fieldwork) -> None:
    study = field.study
    gone = field.informant()
    for _number in range(3):
        field.informant()
    withdrawing.withdraw(study, gone.person, Scope.ALL)
    report = reporting.consent_report(study, examining.examine(study))
    figures = {str(name): count for name, count in next(report.tables()).rows}
    assert (figures["trukket"], figures["samtykket"]) == (1, 3)
    for number in range(2):
        withdrawing.withdraw(study, field.informant().person, Scope.ALL)
        assert examining.examine(study).ground.erased == number + 2
    progress = accounting.progress_report(study)
    assert ("trukket", "3") in {(str(row[0]), str(row[1])) for table in progress.tables() for row in table.rows}


def test_taking_quotes_back_leaves_the_decision_and_says_what_was_taken_back(field: Fieldwork) -> None:
    study, informant = field.study, field.informant()
    before = row_of(study, informant)
    withdrawing.withdraw(study, informant.person, Scope.QUOTES)
    after = row_of(study, informant)
    columns = [name for name in before if name not in ("valg", "trukket", "sist endret")]
    assert {name: before[name] for name in columns} == {name: after[name] for name in columns}
    assert (before["trukket"], str(after["trukket"])[-7:]) == (None, "sitater")
    assert "sitater: nei" in str(after["valg"])
    withdrawing.withdraw(study, informant.person, Scope.STOP)
    stopped = row_of(study, informant)
    assert (stopped["besluttet"], stopped["informert om"]) == (before["besluttet"], before["informert om"])
    assert str(stopped["trukket"]).count("\n") == 1


def test_a_yes_and_then_a_no_is_a_row_about_the_no_that_tells_of_the_yes(field: Fieldwork) -> None:
    study, informant = field.study, field.informant()
    later = START + timedelta(days=3)
    consenting.record(study, informant.person, Said(Decision.NO, refusal=Refusal.NO_TIME, at=later))
    row = row_of(study, informant)
    assert str(row["svar"]).startswith("nei")
    assert "05.03.2026" in str(row["besluttet"])
    assert (row["svaret med egne ord"], row["lesingen begynte"], row["minutter fra samtykke til intervju"]) == (
        None,
    ) * 3
    assert str(row["earlier decisions" if "earlier decisions" in row else "tidligere svar"]) == (
        "ja 02.03.2026 09:00 UTC"
    )


def test_moments_are_told_with_the_offset_they_were_kept_with(
    field: Fieldwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=2)))
    field.informant(consent={"at": at, "read_from": at - timedelta(minutes=4)})
    words = []
    for zone in ("Pacific/Auckland", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        __import__("time").tzset()
        reporting.export_consents(field.study, tmp_path / zone, now=datetime(2026, 3, 9, tzinfo=UTC))
        (book,) = (tmp_path / zone).glob("*.xlsx")
        values = [str(cell.value) for sheet in load_workbook(book) for row in sheet.iter_rows() for cell in row]
        assert "02.03.2026 23:30 UTC+2" in values
        words.append(values)
    monkeypatch.delenv("TZ")
    __import__("time").tzset()
    assert words[0] == words[1]
