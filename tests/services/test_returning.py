"""What was coded in other programs comes back onto our own answers, or is listed; hostile files do nothing."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.domain.mark import Mark, MarkKind
from interviewer.domain.transcript import Attribution
from interviewer.exchange.refi_xml import RefiRefused
from interviewer.services import (
    codebook,
    coding,
    creating,
    dumping,
    noting,
    qda,
    renaming,
    returning,
    reviewing,
    undoing,
)
from interviewer.services.crowding import Leave
from interviewer.services.errors import CallRunning
from interviewer.services.qda import Profile
from tests import coded
from tests.conftest import Field
from tests.exports import REASON

NOTE = "Vi 😀 fikk hjelp av Samira Hale i Solvik.\nNaboen drikker. «Det var fint», sa hun. Ja. Ja."
ACCEPTED = Leave(reason=REASON)
CODE = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def field(consented: Field) -> Field:
    """Return fieldwork with a closed, reviewed interview and two codings in it."""
    study = consented.study
    creating.change_project(study, replace(study.project, language="en"))
    start = NOTE.index("Naboen drikker.")
    hidden = Mark("m1", start, start + 15, MarkKind.BACKGROUND, "Naboen drikker.")
    noting.save_note(study, consented.interview, consented.question, NOTE, (hidden,))
    noting.save_note(study, consented.interview, "rekruttering.opplaering", "Et kurs i året.")
    noting.close(study, consented.interview)
    reviewing.review_all(study)
    help_ = coded.code(study, "Hjelp")
    coded.coding(consented, "fikk hjelp av Samira", help_)
    coded.coding(consented, "Det var fint", help_)
    return consented


@pytest.fixture
def sent(field: Field, tmp_path: Path) -> Path:
    """Return the project as it went out."""
    return qda.export_qdpx(field.study, tmp_path / "ut.qdpx", leave=ACCEPTED).files[0]


def changed(path: Path, qde: Callable[[str], str] = str, text: Callable[[bytes], bytes] = bytes) -> Path:
    """Write the file as another program would have: its XML and its texts put through functions."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, qde(content.decode()).encode() if name.endswith(".qde") else text(content))
    path.write_bytes(stream.getvalue())
    return path


def text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return next(archive.read(name) for name in archive.namelist() if name.endswith(".txt")).decode()


def coding_of(text: str, words: str, number: int = 1, code: str = CODE, name: str | None = None) -> str:
    """Return a passage under a code as XML."""
    start = text.index(words)
    said = words if name is None else name
    said = said.replace("\n", "&#10;").replace("<", "&lt;").replace('"', "&quot;")
    return (
        f'<PlainTextSelection guid="aaaaaaaa-0000-4000-8000-{number:012}" name="{said}" startPosition="{start}" '
        f'endPosition="{start + len(words)}"><Coding guid="bbbbbbbb-0000-4000-8000-{number:012}">'
        f'<CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )


def with_codings(*selections: str) -> Callable[[str], str]:
    """Return what adds a code of the other program, and passages under it, to the XML."""

    def change(qde: str) -> str:
        code = f'<Code guid="{{{CODE.upper()}}}" name="Glede" isCodable="true" color="#fa0"/>'
        return re.sub(
            r"(<TextSource [^>]*>)", lambda found: found[1] + "".join(selections),
            qde.replace("<Codes>", f"<Codes>{code}"), count=1,
        )  # fmt: skip

    return change


def held(field: Field) -> list[tuple[str, str]]:
    """Return the codings that stand: the code's name and the words as they were noted."""
    names = codebook.codebook(field.study).by_id
    return sorted((names[one.code].name, one.words) for one in coding.coded(field.study, field.interview).codings)


def test_what_went_out_and_came_back_unchanged_changes_nothing(field: Field, sent: Path) -> None:
    before = dumping.state_digest(field.study)
    report = returning.bring_back(field.study, sent)
    assert (report.codes, report.codings, report.changed, report.known) == (0, 0, 0, 2)
    assert not report.lost
    assert dumping.state_digest(field.study) == before


@pytest.mark.parametrize("level", list(Attribution))
@pytest.mark.parametrize("profile", list(Profile))
def test_every_profile_and_attribution_comes_back(
    field: Field, tmp_path: Path, level: Attribution, profile: Profile
) -> None:
    leave = Leave(level, reason=REASON)
    path = qda.export_qdpx(field.study, tmp_path / "a.qdpx", leave=leave, profile=profile).files[0]
    report = returning.bring_back(field.study, path)
    assert (report.codes, report.codings, report.changed, report.known, report.lost) == (0, 0, 0, 2, ())


def test_a_coding_made_elsewhere_stands_on_the_words_as_they_were_noted(field: Field, sent: Path) -> None:
    text = text_of(sent)
    part = text[text.index("hjelp av [") : text.index("] i [") + 4]
    path = changed(sent, with_codings(coding_of(text, part), coding_of(text, "sa hun", 2)))
    report = returning.bring_back(field.study, path)
    assert (report.codes, report.codings, report.lost) == (1, 2, ())
    assert ("Glede", "hjelp av Samira Hale i") in held(field)
    assert ("Glede", "sa hun") in held(field)
    again = returning.bring_back(field.study, path)
    assert (again.codes, again.codings, again.changed, again.known) == (0, 0, 0, 4)


@pytest.mark.parametrize(
    "text",
    [
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"),
        lambda content: content.decode().encode("utf-16"),
    ],
    ids=["crlf", "bom", "both", "utf-16"],
)
def test_a_text_that_another_program_wrote_its_own_way_is_known_again(
    field: Field, sent: Path, text: Callable[[bytes], bytes]
) -> None:
    original = text_of(sent)
    path = changed(sent, with_codings(coding_of(original, "Et kurs")), text)
    assert returning.bring_back(field.study, path).codings == 1
    assert ("Glede", "Et kurs") in held(field)


def test_positions_counted_in_utf_16_are_proved_by_the_words(field: Field, sent: Path) -> None:
    text = text_of(sent)
    path = changed(sent, with_codings(coding_of(f"x{text}", "Et kurs")))
    assert returning.bring_back(field.study, path).codings == 1
    assert ("Glede", "Et kurs") in held(field)


def test_a_program_that_gives_texts_an_identity_of_its_own_is_understood_by_the_words(field: Field, sent: Path) -> None:
    text = text_of(sent)

    def renamed(qde: str) -> str:
        return re.sub(r'(<TextSource guid=")[^"]*', r"\g<1>cccccccc-0000-4000-8000-000000000001", qde)

    path = changed(sent, lambda qde: renamed(with_codings(coding_of(text, "Et kurs"))(qde)))
    assert returning.bring_back(field.study, path).codings == 1


def test_what_cannot_be_placed_is_listed_and_nothing_is_moved_silently(field: Field, sent: Path) -> None:
    text = text_of(sent)
    wrong = [
        coding_of(text, "Et kurs", 1, name="noe helt annet"),
        coding_of(text, "[background only]", 2),
        coding_of(text, text[:6], 3),
        coding_of(text, "Et kurs", 4, code="99999999-0000-4000-8000-000000000000"),
        coding_of(text, "Et kurs", 5, name="Ja."),
    ]
    before = held(field)
    report = returning.bring_back(field.study, changed(sent, with_codings(*wrong)))
    assert report.codings == 0
    assert len(report.lost) == 5
    assert all(each.why for each in report.lost)
    assert held(field) == before


def test_wrong_positions_with_words_that_stand_in_one_place_only_are_put_right(field: Field, sent: Path) -> None:
    text = text_of(sent)
    path = changed(sent, with_codings(coding_of(text, "Vi ", name="i året")))
    assert returning.bring_back(field.study, path).codings == 1
    assert ("Glede", "i året") in held(field)


def test_a_passage_over_several_answers_becomes_one_in_each(field: Field, sent: Path) -> None:
    text = text_of(sent)
    report = returning.bring_back(field.study, changed(sent, with_codings(coding_of(text, text))))
    assert (report.codings, report.parted) == (2, 1)
    assert ("Glede", "Et kurs i året.") in held(field)


def test_a_coding_that_was_moved_elsewhere_is_moved_here_and_stays_whose_it_was(field: Field, sent: Path) -> None:
    text = text_of(sent)
    start = text.index("Det var fint")

    def shorter(qde: str) -> str:
        return qde.replace('name="Det var fint"', 'name="Det var"').replace(
            f'endPosition="{start + 12}"', f'endPosition="{start + 7}"'
        )

    report = returning.bring_back(field.study, changed(sent, shorter))
    assert (report.codings, report.changed, report.known) == (0, 1, 1)
    assert ("Hjelp", "Det var") in held(field)
    assert len(held(field)) == 2


def test_what_came_back_is_undone_as_one_deed(field: Field, sent: Path) -> None:
    path = changed(sent, with_codings(coding_of(text_of(sent), "Et kurs")))
    before = held(field)
    returning.bring_back(field.study, path)
    assert len(held(field)) == 3
    undoing.undo(field.study, undoing.deeds(field.study)[0].id)
    assert held(field) == before
    assert [code.name for code, _depth in codebook.codebook(field.study).in_order()] == ["Hjelp"]


def test_nothing_comes_back_while_a_call_runs(field: Field, sent: Path) -> None:
    field.study.call.interview = "another"
    with pytest.raises(CallRunning):
        returning.bring_back(field.study, sent)


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


QDE = b'<Project xmlns="urn:QDA-XML:project:1.0" name="x"/>'
DOCTYPE = b'<!DOCTYPE Project [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Project name="&b;"/>'


def bomb() -> bytes:
    """Return a small archive that unpacks to very much."""
    return archive(**{"project.qde": QDE, "sources__a.txt": b"0" * (300 << 20)})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 nothing", "damaged"),
        (archive(), "no project"),
        (archive(**{"project.qde": b"<Project"}), "damaged"),
        (archive(**{"project.qde": b"<CodeBook/>"}), "no project"),
        (archive(**{"project.qde": DOCTYPE}), "document type"),
        (archive(**{"project.qde": QDE, "..__x.txt": b""}), "out of the file"),
        (archive(**{"project.qde": QDE, "C:__x.txt": b""}), "out of the file"),
        (archive(**{"project.qde": QDE, "other.qde": QDE}), "more than one"),
        (archive(**{"project.qde": b"<Project>" + b"<Code>" * 200}), "too large"),
    ],
)
def test_a_hostile_file_is_refused_with_the_reason_and_changes_nothing(
    field: Field, tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "fra andre.qdpx"
    path.write_bytes(content)
    before = dumping.state_digest(field.study)
    with pytest.raises(RefiRefused, match=why):
        returning.bring_back(field.study, path)
    assert dumping.state_digest(field.study) == before


def test_an_archive_that_unpacks_to_too_much_is_refused(field: Field, tmp_path: Path) -> None:
    path = tmp_path / "bombe.qdpx"
    path.write_bytes(bomb())
    with pytest.raises(RefiRefused, match="too large"):
        returning.bring_back(field.study, path)


def test_a_file_that_is_not_there_is_said_to_be(field: Field, tmp_path: Path) -> None:
    with pytest.raises(RefiRefused):
        returning.bring_back(field.study, tmp_path / "finnes ikke.qdpx")


def test_a_code_renamed_elsewhere_is_told_and_keeps_its_name_until_somebody_takes_the_other(
    field: Field, sent: Path
) -> None:
    path = changed(sent, lambda qde: qde.replace('name="Hjelp"', 'name="Støtte"'))
    report = returning.bring_back(field.study, path)
    assert [(each.here, each.there) for each in report.renamed] == [("Hjelp", "Støtte")]
    assert (report.codes, report.known) == (0, 2)
    assert {name for name, _words in held(field)} == {"Hjelp"}
    assert renaming.take(field.study, ()) == 0
    assert renaming.take(field.study, report.renamed) == 1
    assert {name for name, _words in held(field)} == {"Støtte"}
    assert returning.bring_back(field.study, path).renamed == ()


def test_names_that_are_only_written_otherwise_to_leave_are_no_other_names(field: Field, tmp_path: Path) -> None:
    above = coded.code(field.study, "Råd/utvalg: alle")
    coded.code(field.study, "Hjelp", above)
    path = qda.export_qdpx(field.study, tmp_path / "b.qdpx", leave=ACCEPTED).files[0]
    assert returning.bring_back(field.study, path).renamed == ()


def test_what_is_lost_says_why_and_which_code_and_where(field: Field, sent: Path) -> None:
    text, unknown = text_of(sent), "99999999-0000-4000-8000-000000000000"
    at = text.index("Et kurs")
    empty = re.sub(r'endPosition="\d+"', f'endPosition="{at}"', coding_of(text, "Et kurs"))
    report = returning.bring_back(field.study, changed(sent, with_codings(empty, coding_of(text, "Et", 2, unknown))))
    first, second = report.lost
    assert (first.code, first.why, first.start) == ("Glede", "the passage is empty", at)
    assert (second.code, second.why) == (unknown, "the code is not in the file")


def test_one_identity_for_two_codings_is_refused(field: Field, sent: Path) -> None:
    text, before = text_of(sent), dumping.state_digest(field.study)
    twice = coding_of(text, "Et kurs"), coding_of(text, "sa hun")
    with pytest.raises(RefiRefused, match="two codings have the same identity"):
        returning.bring_back(field.study, changed(sent, with_codings(*twice)))
    assert dumping.state_digest(field.study) == before


def test_a_coding_with_the_identity_of_a_code_gets_its_own(field: Field, sent: Path, tmp_path: Path) -> None:
    text = text_of(sent)
    stolen = coding_of(text, "Et kurs").replace("bbbbbbbb-0000-4000-8000-000000000001", CODE)
    path = changed(sent, with_codings(stolen))
    assert returning.bring_back(field.study, path).codings == 1
    assert returning.bring_back(field.study, path).codings == 0
    out = qda.export_qdpx(field.study, tmp_path / "c.qdpx", leave=ACCEPTED).files[0]
    with zipfile.ZipFile(out) as archive:
        qde = next(archive.read(name) for name in archive.namelist() if name.endswith(".qde")).decode()
    found = re.findall(r' guid="([^"]+)"', qde)
    assert len(found) == len(set(found))
