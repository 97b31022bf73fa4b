"""The end of the project (G5): what has to be done first, who signs for it, and what is still lacking.

Some of it the program sees by itself; some only a person can say, with a note; each member signs for an own laptop.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.consent_words import EXPORTS
from interviewer.domain.identity import new_id
from interviewer.domain.moments import shown
from interviewer.domain.text import one_line
from interviewer.errors import InterviewerError
from interviewer.language import N_, _, ngettext
from interviewer.services import (
    notifying,
    quoting,
    registering,
    releasing,
    resolving,
    reviewing,
    rostering,
    times,
    withdrawing,
)
from interviewer.services.errors import Incomplete, NothingThere
from interviewer.services.reviewing import State
from interviewer.services.study import Study
from interviewer.storage import joins, records

STATEMENT = N_(
    "I have deleted every copy of the project's data, its key, packages, backups and notes on paper that I have, "
    "outside the lead's laptop."
)
"""What each member signs."""


class NotReady(InterviewerError):
    """The project was to be ended while something is still to be done."""

    def __init__(self, lacking: tuple[str, ...]) -> None:
        super().__init__(
            _(
                "The project cannot be ended yet: {lacking}. Nothing was changed and nothing was deleted. "
                "Do what stands in the list under Ethics → Duties and end, then try again."
            ).format(lacking="; ".join(lacking))
        )


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done before the end. ``person`` says that somebody has to sign for it; ``note`` is theirs."""

    key: str
    what: str
    done: bool
    person: bool = False
    by: str = ""
    at: datetime | None = None
    note: str = ""


_FEW = 3
"""Names of an export's files that are told; the register of exports has them all."""
_SIGNED = {
    "copies": N_("Packages and backups in other places are deleted"),
    "archive": N_("What informants let be archived is handed over, or nothing was to be"),
    "promises": N_("What informants were promised is done (results sent, quotes answered)"),
    "indirect": N_("Whether somebody can be recognised indirectly was assessed; the note says how"),
}
"""What only a person can say is done."""


def tasks(study: Study) -> tuple[Task, ...]:
    """Return everything that has to be done, what the program sees first, then what persons sign for."""
    return (*_seen(study), *_exports(study), *_signed(study), *_members(study))


def lacking(study: Study) -> tuple[Task, ...]:
    """Return what is still to be done."""
    return tuple(task for task in tasks(study) if not task.done)


def refuse(study: Study) -> None:
    """Raise NotReady while something is to be done."""
    if left := lacking(study):
        raise NotReady(tuple(task.what for task in left))


def _seen(study: Study) -> tuple[Task, ...]:
    checks: tuple[tuple[str, str, Callable[[], bool]], ...] = (
        ("withdrawals", N_("No withdrawal is left half done"), lambda: withdrawing.unfinished(study) is None),
        ("conflicts", N_("No conflict between laptops is open"), lambda: not resolving.conflicts(study)),
        ("open", N_("No interview is open"), lambda: all(each.closed for each in joins.all_interviews(study.data))),
        ("reviewed", N_("Every interview is reviewed for what identifies"), lambda: _reviewed(study)),
        (
            "quotes",
            N_("No quote waits for an answer"),
            lambda: not any(each.hindrance for each in quoting.listed(study)),
        ),
        ("notices", N_("Every change that has to be reported is answered"), lambda: not notifying.waiting(study)),
        ("key", N_("The key is open, so that names can be taken out"), lambda: study.has_key),
    )
    return tuple(Task(key, _(words), is_done()) for key, words, is_done in checks)


def _reviewed(study: Study) -> bool:
    return all(state is State.DONE for state in reviewing.states(study).values())


def _exports(study: Study) -> tuple[Task, ...]:
    accounted = {str(each.said["export"]): each.said for each in _kept(study, "ending") if "export" in each.said}
    found = []
    for export in releasing.listed(study):
        words = _("Accounted for: {what}, {when}, to {to}, {files}, by {who}")
        what = words.format(
            what=_(EXPORTS.get(export.what, export.what)), when=shown(export.at), who=export.by,
            to=export.audience or _("no audience noted"), files=", ".join(name for name, _mark in export.files[:_FEW]),
        )  # fmt: skip
        found.append(_task(f"export:{export.id}", what, accounted.get(export.id)))
    return tuple(found)


def _signed(study: Study) -> tuple[Task, ...]:
    held = {str(each.said["task"]): each.said for each in _kept(study, "ending") if "task" in each.said}
    return tuple(_task(key, _(words), held.get(key)) for key, words in _SIGNED.items())


def _members(study: Study) -> tuple[Task, ...]:
    signed = {str(each.said["member"]): each.said for each in _kept(study, "attestation")}
    found = []
    for member in rostering.members_of(study):
        what = _("{who} signs that own copies are deleted").format(who=member.person)
        found.append(_task(f"member:{member.person}", what, signed.get(member.person)))
    return tuple(found)


def _kept(study: Study, kind: str) -> list[records.Record]:
    return sorted(records.of_project(study.data, kind), key=lambda each: str(each.said["at"]))


def _task(key: str, what: str, said: dict[str, str] | None) -> Task:
    if said is None:
        return Task(key, what, done=False, person=True)
    return Task(key, what, True, True, said["by"], datetime.fromisoformat(said["at"]), said["note"])


def sign(study: Study, key: str, note: str) -> None:
    """Keep that somebody says a task is done. Raises Incomplete (a note), NothingThere, ReadOnly."""
    found = next((task for task in tasks(study) if task.key == key and task.person), None)
    if found is None:
        raise NothingThere(_("such task to sign for"))
    if key.startswith("member:"):
        attest(study, key.removeprefix("member:"))
        return
    if not note.strip():
        raise Incomplete(_("What was done, and where"))
    about = {"export": key.removeprefix("export:")} if key.startswith("export:") else {"task": key}
    said = {**about, **_by(study), "note": registering.without_names(study, one_line(note))}
    with study.deed() as deed:
        records.save_for_project(study.data, "ending", new_id(), said, deed)


def attest(study: Study, member: str) -> None:
    """Keep that a member signs the statement; everybody does it on an own laptop. Raises NotYours, ReadOnly."""
    if member != study.me:
        raise NotYours(member)
    said = {"member": member, **_by(study), "note": STATEMENT}
    with study.deed() as deed:
        records.save_for_project(study.data, "attestation", new_id(), said, deed)


class NotYours(InterviewerError):
    """Somebody was to sign for another member."""

    def __init__(self, member: str) -> None:
        super().__init__(
            _(
                "{who} signs on an own laptop: there, under Ethics → Duties and end, and sends a package. "
                "Nothing was changed. Merge the package when it comes."
            ).format(who=member)
        )


def _by(study: Study) -> dict[str, str]:
    return {"by": study.me, "at": times.now().isoformat()}


def told(left: int) -> str:
    """Return how much is left, in words."""
    if not left:
        return _("Everything is done. The project can be ended.")
    return ngettext("{count} thing is left to do.", "{count} things are left to do.", left).format(count=left)
