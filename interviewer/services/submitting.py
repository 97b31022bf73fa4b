"""For the reviewer: everything about consents that can be checked, without a name, an answer or the name of a case.

A folder of Word, workbook and JSON with a signed list of their hashes, or all of it in one encrypted file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

from interviewer.domain.progress import Progress, silent
from interviewer.domain.report import Report
from interviewer.errors import InterviewerError
from interviewer.exchange import report_document, review_json, sheets
from interviewer.language import _
from interviewer.services import examining, gating, registering, releasing, reporting, reviewable, times
from interviewer.services.crowding import Leave
from interviewer.services.examining import Examination
from interviewer.services.releasing import File
from interviewer.services.study import Study
from interviewer.storage import nodes, parcels, seals

WHAT = "review"
SUFFIX = ".pakke"
_NAME = "review"
_STEPS = 4
_TYPED = ("purpose", "pii_controllers", "recipients", "withdrawal_method")
"""The fields of a record in which somebody typed words."""


class PassphraseMissing(InterviewerError):
    """An encrypted package was asked for without a passphrase."""

    def __init__(self) -> None:
        super().__init__(_("An encrypted package needs a passphrase. Nothing was written. Give one and try again."))


@dataclass(frozen=True, slots=True)
class Submitted:
    """What was written, and how many things in it are out of order and not explained."""

    files: tuple[Path, ...]
    deviations: int
    verified: bool


def export_review(
    study: Study,
    output: Path,
    *,
    encrypt: bool = False,
    passphrase: str = "",
    audience: str = "",
    now: datetime | None = None,
    progress: Progress = silent,
) -> Submitted:
    """Write the reviewer's package: to a folder, or with ``encrypt`` to one file that the passphrase opens.

    An encrypted file never takes the place of another; it gets a number.

    Raises KeyClosed (without the key nobody can tell names from words), PassphraseMissing, NamesLeft, NotWritten.
    """
    study.names  # noqa: B018 - raises KeyClosed
    if encrypt and not passphrase:
        raise PassphraseMissing
    progress(0, _STEPS)
    found = examining.examine(study, now, tables=True)
    progress(1, _STEPS)
    report = reviewable.report(study, found)
    files = _files(study, report, found)
    progress(2, _STEPS)
    own = reporting.vocabulary(
        report, (reporting.WORD, reporting.BOOK, reporting.COMMAS), registering.translations(study.project)
    )
    own = reporting.cleared(study, report, _NAME, own) | _vocabulary(study, report, found)
    files |= _signed(study, files)
    own |= gating.vocabulary(review_json.MANIFEST, files[review_json.MANIFEST])
    releasing.refuse(study, files, own)
    progress(3, _STEPS)
    leave = Leave(audience=audience)
    written = _one(study, files, output, passphrase, leave) if encrypt else _many(study, files, output, leave, own)
    progress(_STEPS, _STEPS)
    return Submitted(written, len(found.open), found.verification.ok)


def _files(study: Study, report: Report, found: Examination) -> dict[str, bytes]:
    translate = registering.translations(study.project)
    records = tuple(_records(study, found))
    return {
        f"{_NAME}{reporting.WORD}": report_document.to_bytes(reviewable.shortened(report, translate), translate),
        f"{_NAME}{reporting.BOOK}": sheets.to_xlsx(tuple(report.tables()), report.at),
        review_json.REVIEW: _form(report, found, records),
    }


def _form(report: Report, found: Examination, records: tuple[dict[str, Any], ...]) -> bytes:
    form = review_json.as_form(report, in_order=not found.open, verified=found.verification.ok, records=records)
    return review_json.to_bytes(form)


def _vocabulary(study: Study, report: Report, found: Examination) -> frozenset[str]:
    """Return the lines of the JSON that hold nothing anybody typed: codes, ids, hashes, names of fields."""
    records = tuple(
        {**record, **dict.fromkeys(_TYPED, ""), "event": {**record["event"], "entity": ""}}
        for record in _records(study, found)
    )
    content = _form(reporting.bare(report), found, records)
    return gating.vocabulary(review_json.REVIEW, content) - {review_json.REVIEW}


def _signed(study: Study, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the list of the files with their hashes, signed by this laptop."""
    made, listed = times.now().isoformat(), review_json.listed(files)
    _number, uuid = nodes.own(study.data)
    _device, public_key = nodes.described(study.data, uuid)
    form = review_json.ManifestForm(
        kind=review_json.KIND,
        format=review_json.FORMAT,
        made=made,
        files=listed,
        public_key=public_key,
        signature=seals.sign(study.data, review_json.signed_words(made, listed)),
    )
    return {review_json.MANIFEST: review_json.to_bytes(form)}


def _one(study: Study, files: dict[str, bytes], output: Path, passphrase: str, leave: Leave) -> tuple[Path, ...]:
    place = _free(output if output.suffix else output.with_name(f"{output.name}{SUFFIX}"))
    content = parcels.sealed(review_json.together(files), passphrase)
    return releasing.release(study, WHAT, [File(place.name, content)], place.parent, (), leave)


def _free(place: Path) -> Path:
    """Return the place, or one numbered beside it: what lies there may be what a reviewer has got."""
    numbered = (place.with_name(f"{place.stem}-{number}{place.suffix}") for number in count(2))
    return next(each for each in chain((place,), numbered) if not each.exists())


def _many(study: Study, files: dict[str, bytes], output: Path, leave: Leave, own: frozenset[str]) -> tuple[Path, ...]:
    listed = [File(name, content) for name, content in files.items()]
    return releasing.release(study, WHAT, listed, output, (), leave, own)


def _records(study: Study, found: Examination) -> Iterator[dict[str, Any]]:
    """Yield each consent as a record in the manner of ISO/IEC TS 27560 (its field names, our codes)."""
    project = study.project
    for dossier in (*found.dossiers, *found.speakers):
        for given in dossier.consents:
            yield {
                "schema_version": "ISO/IEC TS 27560:2023",
                "record_id": given.id,
                "pii_principal_id": dossier.pseudonym,
                "notice": {"id": given.script, "sha256": given.script_hash, "as_read_sha256": given.as_read},
                "language": project.language,
                "purpose": project.purpose,
                "pii_controllers": [project.institution],
                "recipients": [project.commissioner] if project.commissioner else [],
                "retention": project.end_date.isoformat() if project.end_date else None,
                "jurisdiction": "NO",
                "withdrawal_method": project.contact,
                "lawful_basis": project.legal_basis,
                "special_category": project.special_category,
                "explicit": given.explicit,
                "collection_method": given.channel.value,
                "event": {
                    "type": given.decision.value,
                    "time": given.at.isoformat(),
                    "entity": given.interviewer,
                    "reconfirms": given.reconfirms,
                },
                "elements": list(given.elements),
                "choices": dict(given.choices),
            }
