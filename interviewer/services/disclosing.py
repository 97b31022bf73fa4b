"""Access (G7, GDPR Art. 15): everything there is about one person as a Word file, and nothing about others."""

from pathlib import Path

from interviewer.domain.joined import Kind
from interviewer.domain.person import Contact
from interviewer.domain.register import Entry
from interviewer.domain.report import Report
from interviewer.exchange import report_document
from interviewer.language import N_
from interviewer.services import own_material, recruiting, registering, releasing, reporting, settling, times
from interviewer.services.crowding import Leave
from interviewer.services.own_trail import Teller
from interviewer.services.releasing import File, Holder
from interviewer.services.study import Study
from interviewer.storage import joins

OUTPUT = "access"
"""The kind under which :mod:`interviewer.storage.outputs` remembers what was handed out."""
_NAME = N_("access")


def disclose(study: Study, person_id: str, folder: Path) -> Path:
    """Write everything there is about a person to ``folder`` and return the file; the names of others are replaced.

    It holds the person's own name and goes to nobody else. Raises CallRunning, KeyClosed, NothingThere, NamesLeft (a
    name of somebody else would have left), NotWritten.
    """
    study.refuse_in_call()
    if not study.read_only:
        settling.settle(study)
    row = recruiting.person(study, person_id)
    translate = registering.translations(study.project)
    own = joins.contacts(study.data, study.names).get(row.person.id, Contact(row.person.id))
    report = told(study, row, others(registering.entries(study), row.person.pseudonym))
    content = report_document.to_bytes(report, translate)
    name = f"{translate(_NAME)}-{row.person.pseudonym}-{report.at:%Y-%m-%d}.docx"
    file = File(name, content, (row.person.id,))
    leave = Leave(audience=row.person.pseudonym)
    lines = reporting.vocabulary(report, (reporting.WORD,), translate)
    person = Holder(row.person.pseudonym, own.name)
    (written,) = releasing.hand_out(study, OUTPUT, file, folder, leave, person, lines)
    return written


def others(entries: tuple[Entry, ...], pseudonym: str) -> tuple[Entry, ...]:
    """Return the register without what is this person's own."""
    return tuple(entry for entry in entries if entry.pseudonym != pseudonym)


def told(study: Study, row: recruiting.PersonRow, entries: tuple[Entry, ...]) -> Report:
    """Return what the person is told, in the language of the project; ``entries`` are the names of others."""
    translate = registering.translations(study.project)
    members = joins.of(study.data, Kind.PERSON).members(row.person.id)
    teller = Teller(study, row, entries, translate, members)
    return Report(
        title=translate(N_("What the project has about you")),
        project=study.project.title,
        language=study.project.language,
        at=times.now(),
        sections=tuple(section for section in own_material.sections(teller) if section.table or section.paragraphs),
        notice=N_("personal data – for the person it is about"),
    )
