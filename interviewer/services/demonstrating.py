"""The fictional project: the whole main job without a screen, from a new project to its exports."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from interviewer import assets
from interviewer.domain.identifier import Action, Kind
from interviewer.domain.person import Outcome
from interviewer.domain.progress import Progress, silent
from interviewer.exchange import interview_json
from interviewer.language import _
from interviewer.services import (
    accounting,
    cataloguing,
    complicating,
    creating,
    describing,
    exporting,
    furnishing,
    guiding,
    identifying,
    importing,
    interpreting,
    interviewing,
    qda,
    recruiting,
    reporting,
    reviewing,
    submitting,
    summarising,
    tables,
    texting,
    tidying,
    times,
)
from interviewer.services.creating import NewProject
from interviewer.services.deciding import Choice
from interviewer.services.exporting import Leave
from interviewer.services.recruiting import PersonDetails
from interviewer.services.study import Study

PASSPHRASE = "demo"
GUIDE = "moteplass"


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What was made."""

    project: Path
    key: Path
    exports: tuple[Path, ...]


def demonstrate(folder: Path, interviews: int | None = None, *, progress: Progress = silent) -> DemoReport:
    """Make ``demo.intervju`` and ``demo.nokkel`` in ``folder`` with fictional interviews, and the exports beside them.

    Raises AlreadyThere when there is a demo project, Unsuitable and CannotWrite for the folder.
    """
    material = _material("interviews")
    project = material["project"]
    study = creating.create(
        NewProject(
            path=folder / "demo.intervju", passphrase=PASSPHRASE, me=project["me"], title=project["title"],
            case_word=project["case_word"], institution=project["institution"], commissioner=project["commissioner"],
            purpose=project["purpose"], contact=project["contact"], end_date=date.fromisoformat(project["end_date"]),
            guides=(GUIDE,),
        )
    )  # fmt: skip
    try:
        _approve(study, material["approved"], youth=project["youth"])
        _fill(study, _as_many(material, interviews), progress)
        complicating.complicate(study, material["hard"])
        _decide(study, material["decided"])
        furnishing.furnish(study, material["sample"])
        interpreting.interpret(study, _material("analysis"))
        _leave_work(study, material["waiting"])
        exports = _export(study, folder / "export")
        assert study.key_path is not None
        return DemoReport(study.path, study.key_path, exports)
    finally:
        study.close()


def _material(name: str) -> dict[str, Any]:
    text = (assets.resources() / "demo" / f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _as_many(material: dict[str, Any], wanted: int | None) -> list[dict[str, Any]]:
    """Return as many interviews as wanted; beyond those shipped, again with other informants."""
    shipped = material["interviews"]
    count = wanted or len(shipped)
    found = list(shipped[:count])
    for number in range(len(shipped), count):
        again = json.loads(json.dumps(shipped[number % len(shipped)]))
        for place, informant in enumerate(again["informants"]):
            informant["name"] = f"{material['names'][number % len(material['names'])]} {number}-{place}"
            informant.pop("phone", None)
            informant.pop("email", None)
            informant.pop("referred_by", None)
        found.append(again)
    return found


def _approve(study: Study, approved: dict[str, str], *, youth: bool) -> None:
    """Approve the consent text and put it in force, both before the first talk."""
    facts = replace(study.project, officer=approved["officer"], reference=approved["reference"], youth=youth)
    creating.change_project(study, facts)
    at, begun = (datetime.fromisoformat(approved[when]) for when in ("at", "from"))
    texting.approve(study, texting.versions(study)[-1].id, approved["by"], begun, now=at)


def _fill(study: Study, interviews: list[dict[str, Any]], progress: Progress) -> None:
    for number, interview in enumerate(interviews, 1):
        importing.take_in(study, interview_json.check(interview, "demo"), "demo")
        progress(number, len(interviews))
    for row in interviewing.rows(study, counted=False)[::2]:
        tidying.tidy(study, row.interview.id)
        tidying.finish(study, row.interview.id, finished=True)


def _decide(study: Study, decided: list[dict[str, Any]]) -> None:
    """Put those whom the interviews name into the register, as somebody would who goes through them."""
    for one in decided:
        kind = Kind(one["kind"])
        action = Action(one["action"]) if "action" in one else None
        identifying.add(study, tuple(one["forms"]), Choice(kind, action, tuple(one.get("levels", ()))))
    reviewing.review_all(study)


def _leave_work(study: Study, waiting: list[dict[str, Any]]) -> None:
    """Leave persons to ring, so that the first place of the window has something to show."""
    now = times.now().replace(hour=10, minute=0, second=0)
    for number, one in enumerate(waiting):
        person = recruiting.save_person(study, PersonDetails(**one["person"]))
        recruiting.log_attempt(
            study, person, Outcome(one["outcome"]), at=now - timedelta(days=2 + number), next_step=one["next_step"],
            next_at=now + timedelta(days=number - 1),
        )  # fmt: skip


def _export(study: Study, folder: Path) -> tuple[Path, ...]:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    leave = Leave(reason=_("A fictional project: everybody in it is invented."))
    report = exporting.export_transcripts(study, folder, leave=leave)
    return (
        *report.files,
        guiding.export(GUIDE, folder / "intervjuguide.docx"),
        *reporting.export_consents(study, folder / "samtykkeregister"),
        *submitting.export_review(study, folder / "gjennomgang").files,
        *describing.export_method(study, folder / "metode"),
        *accounting.export_progress(study, folder / "framdrift"),
        *_analysed(study, folder / "analyse", leave),
    )


def _analysed(study: Study, folder: Path, leave: Leave) -> tuple[Path, ...]:
    """Write what came of the coding: the coded summary, tables, the codebook, and the project for other programs."""
    return (
        *summarising.export_summary(study, folder, leave=leave).files,
        *tables.export_tables(study, folder / "tabeller", leave=leave).files,
        *cataloguing.export_codebook(study, folder / "kodebok.qdc", leave=leave),
        *qda.export_qdpx(study, folder, leave=leave).files,
    )
