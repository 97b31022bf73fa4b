"""Changes that whoever assessed the project has to hear of, worked out from the log, until somebody answers (A16)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.consent import Consent
from interviewer.domain.text import one_line
from interviewer.language import N_, _
from interviewer.services import registering, texting, times
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study
from interviewer.storage import consents, history, records
from interviewer.storage.log import project_id

FIELDS = {
    "title": N_("the title"),
    "institution": N_("the responsible institution"),
    "commissioner": N_("the commissioner"),
    "purpose": N_("the purpose"),
    "end_date": N_("the last day of the project"),
    "special_category": N_("whether special categories of personal data are asked for"),
    "special_questions": N_("which questions ask for special categories"),
    "youth": N_("whether minors may be among the informants"),
    "legal_basis": N_("the legal basis"),
    "assessment": N_("the assessment about minors"),
}
"""Facts of the project whose change is reported, with their words."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A change to report. ``done`` is when somebody reported it or said why not, with ``note``; ``None`` till then."""

    key: str
    what: str
    changed: datetime
    by: str
    done: datetime | None = None
    reported: bool = False
    done_by: str = ""
    note: str = ""


def notices(study: Study) -> tuple[Notice, ...]:
    """Return every change since the first consent was entered that has to be reported, the latest first."""
    given = consents.all_of(study.data)
    if not given:
        return ()
    first = history.began(study.data, "consent")
    answered = {record.id: record.said for record in records.of_project(study.data, "duty")}
    found = [*_of_facts(study, first), *_of_texts(study, first, given[0]), *_of_guides(study, first)]
    return tuple(
        _answered(each, answered.get(each.key)) for each in sorted(found, key=lambda each: each.changed, reverse=True)
    )


def _answered(found: Notice, said: dict[str, str] | None) -> Notice:
    if said is None:
        return found
    done = datetime.fromisoformat(said["at"])
    return Notice(
        found.key, found.what, found.changed, found.by, done, bool(said["reported"]), said["by"], said["note"]
    )


def waiting(study: Study) -> tuple[Notice, ...]:
    """Return the changes that nobody has answered for yet."""
    return tuple(each for each in notices(study) if each.done is None)


def _of_facts(study: Study, first: datetime) -> Iterator[Notice]:
    for step in history.steps(study.data, project_id(study.data), "", tuple(FIELDS)):
        if step.at > first and step.before and step.before[0] != step.after:
            what = _("Changed: {fact}").format(fact=_(FIELDS[step.field]))
            yield Notice(f"{step.field}:{step.at.isoformat()}", what, step.at.astimezone(), step.person)


def _of_texts(study: Study, first: datetime, given: Consent) -> Iterator[Notice]:
    begun = first.replace(microsecond=0)  # approvals are kept to the second
    for version in texting.versions(study):
        if version.approved_at and version.approved_at >= begun and version.mark != given.script_hash:
            what = _("A new consent text is in force: version {version}").format(version=version.script.version)
            yield Notice(f"text:{version.id}", what, version.approved_at, version.approved_by)


def _of_guides(study: Study, first: datetime) -> Iterator[Notice]:
    for mark, at, by in history.taken_in(study.data, "guide"):
        if at > first:
            yield Notice(f"guide:{mark}", _("An interview guide was taken into use or changed"), at.astimezone(), by)


def answer(study: Study, key: str, *, reported: bool, note: str) -> None:
    """Keep that a change was reported, or why it was not. Raises NothingThere."""
    if key not in {each.key for each in notices(study)}:
        raise NothingThere(_("such change to report"))
    said = {
        "at": times.now().isoformat(), "by": study.me, "reported": reported,
        "note": registering.without_names(study, one_line(note)),
    }  # fmt: skip
    with study.deed() as deed:
        records.save_for_project(study.data, "duty", key, said, deed)
