"""What a reviewer reads: the register, what is out of order, withdrawals, texts as read, the log, and what left."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePath, PureWindowsPath

from interviewer.domain.basis import BASES, Basis
from interviewer.domain.consent import Consent
from interviewer.domain.consent_words import CHOICES, EXPORTS
from interviewer.domain.dossier import taken_back
from interviewer.domain.moments import shown
from interviewer.domain.report import Own, Report, Section, Table, Value
from interviewer.domain.script import ConsentScript
from interviewer.domain.transcript_words import Translate
from interviewer.domain.withdrawal import KINDS, NAMES, Scope
from interviewer.language import N_
from interviewer.services import auditing, registering, releasing, reporting, tabulating, texting
from interviewer.services.auditing import LogLine
from interviewer.services.examining import Examination
from interviewer.services.masking import Mask
from interviewer.services.study import Study
from interviewer.storage import outputs, records

MOST_ON_PAPER = 120
"""Rows of the log that are printed in the Word file; the workbook and the JSON hold all of them."""
_PAGE = 5_000
_HASHES = 12
_WRITTEN = {
    "backup": N_("backup"),
    "package": N_("package for a team member"),
    "proof": N_("confirmation of a withdrawal"),
    "own copy": N_("copy of a file somebody had changed"),
}


def report(study: Study, found: Examination) -> Report:
    """Return the whole review, in the project's language."""
    translate = registering.translations(study.project)
    consents = reporting.consent_report(study, found)
    parts = (
        Section(
            translate(N_("The project")), (reporting.order_in_words(found, translate),), _project(study, translate)
        ),
        *consents.sections,
        _withdrawals(study, found, translate),
        *_texts(study, found, translate),
        _log(study, translate),
        _heads(study, found, translate),
        _storage(study, translate),
        _exports(study, translate),
    )
    return replace(consents, title=translate(N_("Review of consents")), sections=parts)


def shortened(whole: Report, translate: Translate) -> Report:
    """Return the review as it is printed: of a long log its latest rows, and where the rest stands."""
    name = translate(N_("The log in words"))
    note = translate(N_("The latest {count} of {all} deeds; the workbook and the JSON file hold them all."))

    def shorter(section: Section) -> Section:
        table = section.table
        if table is None or table.name != name or len(table.rows) <= MOST_ON_PAPER:
            return section
        told = note.format(count=MOST_ON_PAPER, all=len(table.rows))
        return replace(section, table=replace(table, rows=table.rows[:MOST_ON_PAPER], note=told))

    return replace(whole, sections=tuple(shorter(section) for section in whole.sections))


def _project(study: Study, translate: Translate) -> Table:
    project = study.project
    basis = BASES.get(Basis(project.legal_basis)) if project.legal_basis in tuple(Basis) else None
    facts = (
        (N_("Title"), project.title),
        (N_("Institution"), project.institution),
        (N_("Commissioner"), project.commissioner),
        (N_("Purpose"), project.purpose),
        (N_("Contact"), project.contact),
        (N_("Data protection officer"), project.officer),
        (N_("Reference of the assessment"), project.reference),
        (N_("Legal basis"), Own(translate(basis)) if basis else project.legal_basis),
        (N_("End date"), project.end_date.strftime("%d.%m.%Y") if project.end_date else ""),
    )
    rows = tuple((translate(name), value) for name, value in facts if value)
    return Table(translate(N_("The project")), (translate(N_("what")), translate(N_("as informants are told"))), rows)


def _withdrawals(study: Study, found: Examination, translate: Translate) -> Section:
    """Return what was withdrawn and what was erased, with counts by kind; of what was erased nothing else is known."""
    rows: list[tuple[datetime, tuple[Value, ...]]] = []
    for dossier in found.dossiers:
        for event in dossier.withdrawals:
            lost = ", ".join(translate(CHOICES[name]) for name in taken_back(dossier.consents, event))
            told = translate(N_("taken back: {what}") if lost else N_("consent withdrawn"))
            words = told.format(what=lost)
            rows.append((event.at, (shown(event.at), dossier.pseudonym, words, None, event.interviewer)))
    for erasure in auditing.erasures(study):
        gone = ", ".join(
            f"{translate(KINDS.get(kind, KINDS['other']))}: {count}" for kind, count in erasure.counts.items()
        )
        scope = (
            translate(NAMES[Scope(erasure.scope)])
            if erasure.scope in tuple(Scope)
            else translate(N_("words struck for good"))
        )
        rows.append((erasure.at, (shown(erasure.at), None, scope, gone or None, erasure.by)))
    columns = (N_("when"), N_("whose"), N_("what"), N_("rows erased"), N_("by"))
    name = translate(N_("Withdrawals and erasures"))
    table = Table(name, tuple(map(translate, columns)), tuple(row for _at, row in sorted(rows, key=lambda row: row[0])))
    return Section(name, (), table)


def _texts(study: Study, found: Examination, translate: Translate) -> Iterator[Section]:
    """Yield every text as it was read, in full, with its hash and to how many."""
    given = [each for dossier in found.dossiers for each in dossier.consents]
    read = Counter(each.as_read or each.script_hash for each in given)
    told: set[str] = set()
    for each in given:
        mark = each.as_read or each.script_hash
        script = None if mark in told else texting.as_read(study, each)
        told.add(mark)
        if script is not None:
            yield _text(each, mark, read[mark], script, translate)


def _text(given: Consent, mark: str, count: int, script: ConsentScript, translate: Translate) -> Section:
    heading = translate(N_("Text as read: {text}")).format(text=given.script)
    facts = translate(N_("Hash {hash}; read to {count}.")).format(hash=mark, count=count)
    lines = [facts, *(f"{part.title}: {part.text} [{', '.join(part.covers)}]" for part in script.paragraphs)]
    lines += [f"{translate(words)}: {text}" for words, text in (
        (N_("The question"), script.question),
        (N_("Before a later call"), script.reconfirm),
        (N_("In a group"), script.group),
        (N_("The letter"), script.letter),
        (N_("The text to send"), script.message),
        (N_("To the guardian"), script.guardian_message),
    ) if text]  # fmt: skip
    return Section(heading, tuple(lines))


def _log(study: Study, translate: Translate) -> Section:
    lines: list[LogLine] = []
    before: str | None = None
    while page := auditing.log(study, before=before, limit=_PAGE):
        lines += page
        before = page[-1].deed
    rows = tuple(
        (shown(line.at.astimezone(UTC)), line.who, line.laptop, Own(line.what), line.about or None, Own(line.head))
        for line in lines
    )
    columns = (N_("when"), N_("who"), N_("laptop"), N_("what was done"), N_("about"), N_("hash"))
    name = translate(N_("The log in words"))
    why = translate(N_("One line a deed, the latest first. What was written is never told."))
    return Section(name, (why,), Table(name, tuple(map(translate, columns)), rows))


def _heads(study: Study, found: Examination, translate: Translate) -> Section:
    """Return the end of each laptop's chain, and what checking the log said."""
    rows = tuple(
        (translate(N_("key")) if head.in_key else translate(N_("data")), head.laptop, head.who, head.events, head.hash)
        for head in auditing.heads(study)
    )
    columns = (N_("file"), N_("laptop"), N_("who"), N_("events"), N_("hash of the last event"))
    name = translate(N_("How the log can be checked"))
    problems = found.verification.problems or (
        translate(N_("Every chain of hashes holds, and the tables follow from it.")),
    )
    return Section(name, problems, Table(name, tuple(map(translate, columns)), rows))


def _storage(study: Study, translate: Translate) -> Section:
    """Return where material lies: what the project says, and what this machine wrote; no path is told."""
    rows: list[tuple[Value, ...]] = []
    mask = Mask(study, translate)
    for record in records.of_project(study.data, "storing"):
        said = ", ".join(
            _without_path(str(value)) for value in record.said.values() if isinstance(value, str) and value
        )
        rows.append((translate(N_("noted by the project")), mask.words(said) or None, None, None))
    for output in outputs.all_of(study.data):
        kind = _WRITTEN.get(output.kind) or EXPORTS.get(output.kind, output.kind)
        mark = output.mark.sha256[: tabulating.SHORT] if output.mark else None
        rows.append((translate(N_("written by this machine")), translate(kind), shown(output.made), mark))
    columns = (N_("source"), N_("what"), N_("when"), N_("hash"))
    name = translate(N_("Where material lies"))
    return Section(name, mask.unreviewed(), Table(name, tuple(map(translate, columns)), tuple(rows)))


def _without_path(words: str) -> str:
    """Return the last part of what looks like a path: folders tell who works where."""
    for kind in (PurePath, PureWindowsPath):
        if kind(words).is_absolute():
            return kind(words).name
    return words


def _exports(study: Study, translate: Translate) -> Section:
    mask = Mask(study, translate)
    rows = tuple(
        (
            shown(export.at),
            translate(EXPORTS.get(export.what, export.what)),
            mask.words(export.audience) or None,
            export.by,
            len(export.files),
            Own("\n".join(mark[: tabulating.SHORT] for _name, mark in export.files[:_HASHES])),
        )
        for export in releasing.listed(study)
    )
    columns = (N_("when"), N_("what"), N_("to whom"), N_("by"), N_("files"), N_("hashes"))
    name = translate(N_("What has left"))
    return Section(name, mask.unreviewed(), Table(name, tuple(map(translate, columns)), rows))
