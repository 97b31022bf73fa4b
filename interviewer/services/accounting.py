"""The progress report for the commissioner: how far the project has come, in numbers only (G8)."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from interviewer.domain import small_counts
from interviewer.domain.consent_words import REFUSALS
from interviewer.domain.person import Person
from interviewer.domain.report import Report, Section, Table, Value
from interviewer.domain.transcript_words import Translate
from interviewer.domain.wording import MODES
from interviewer.language import N_
from interviewer.services import registering, reporting, sampling, times
from interviewer.services.crowding import Leave
from interviewer.services.sampling import Sample
from interviewer.services.study import Study

FEW = N_("fewer than 3, or hidden with it")
"""What stands in the place of a number that too few share."""
_NAME = N_("progress-report")
_ATTRIBUTES: tuple[tuple[str, Callable[[Person], str]], ...] = (
    (N_("Informants by role"), lambda person: person.role),
    (N_("Informants by gender"), lambda person: person.gender),
    (N_("Informants by age"), lambda person: person.age_band),
    (N_("Informants by background"), lambda person: person.background),
)


def export_progress(study: Study, output: Path, *, leave: Leave | None = None) -> tuple[Path, ...]:
    """Write the progress report to a folder (Word, workbook) or a file. Raises KeyClosed, NamesLeft, NotWritten."""
    study.names  # noqa: B018 - raises KeyClosed: without the key nobody can tell names from words
    suffixes = (reporting.WORD, reporting.BOOK)
    return reporting.write(study, "progress", progress_report(study), output, _NAME, leave=leave, suffixes=suffixes)


def progress_report(study: Study, now: datetime | None = None) -> Report:
    """Return the progress report: aggregates only, an attribute of informants never under three."""
    translate, found = registering.translations(study.project), sampling.sample(study)
    at = now or times.now()
    sections = [
        Section(
            translate(N_("Where the project stands")),
            tuple(_words(study, found, translate)),
            _numbers(found, translate),
        ),
        _months(found, translate),
        _counted(N_("How the talks were held"), Counter(translate(MODES[one.mode]) for one in found.held), translate),
        _refusals(found, translate),
    ]
    for words, of in _ATTRIBUTES:
        counts = sampling.by(found.informants, of, translate(N_("not entered")))
        if found.informants and set(counts) != {translate(N_("not entered"))}:
            sections.append(_attribute(words, counts, translate))
    title = translate(N_("Progress report"))
    notice = N_("numbers only; no informant can be told apart")
    return Report(title, study.project.title, study.project.language, at, tuple(filter(None, sections)), notice)


def _words(study: Study, found: Sample, translate: Translate) -> list[str]:
    project = study.project
    words = []
    if project.commissioner:
        words.append(translate(N_("For {who}.")).format(who=project.commissioner))
    if found.span:
        first, last = (at.strftime("%d.%m.%Y") for at in found.span)
        words.append(translate(N_("Interviews were held from {first} to {last}.")).format(first=first, last=last))
    if project.end_date:
        words.append(translate(N_("The project ends on {day}.")).format(day=project.end_date.strftime("%d.%m.%Y")))
    return [" ".join(words)] if words else []


def _numbers(found: Sample, translate: Translate) -> Table:
    rows: tuple[tuple[Value, ...], ...] = (
        (translate(N_("persons contacted")), sum(bool(one.reached or one.consents) for one in found.dossiers)),
        (translate(N_("informants interviewed")), len(found.informants)),
        (translate(N_("interviews held")), len(found.held)),
        (translate(N_("interviews planned")), found.planned),
        (translate(N_("cases covered")), found.cases),
    )
    return Table(translate(N_("In figures")), (translate(N_("what")), translate(N_("number"))), rows)


def _months(found: Sample, translate: Translate) -> Section:
    held = Counter(one.started.strftime("%m.%Y") for one in found.held if one.started)
    rows = tuple((month, held[month]) for month in sorted(held, key=lambda month: (month[3:], month)))
    name = translate(N_("Interviews by month"))
    return Section(name, (), Table(name, (translate(N_("month")), translate(N_("number"))), rows))


def _refusals(found: Sample, translate: Translate) -> Section:
    """Return why people did not take part; a chain of referrals has no frame, so no response rate is told."""
    reasons = Counter(
        translate(REFUSALS[one.standing.refusal]) for one in found.refused if one.standing and one.standing.refusal
    )
    reasons[translate(N_("never reached"))] = found.unreached
    reasons[translate(N_("withdrawn"))] = found.withdrawn
    section = _attribute(N_("Who did not take part, and why"), reasons, translate)
    note = translate(N_("Informants were found through others, so there is no frame to reckon a response rate from."))
    return Section(section.heading, (note,), section.table)


def _counted(words: str, counts: Mapping[str, int], translate: Translate) -> Section:
    """Return counts of interviews, which are nobody's attribute."""
    rows = tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
    return Section(translate(words), (), Table(translate(words), ("", translate(N_("number"))), rows))


def _attribute(words: str, counts: Mapping[str, int], translate: Translate) -> Section:
    rows = hidden(counts, translate)
    return Section(translate(words), (), Table(translate(words), ("", translate(N_("number"))), rows))


def hidden(counts: Mapping[str, int], translate: Translate) -> tuple[tuple[Value, ...], ...]:
    """Return counts as rows; what too few share is said to be few, and how few is not told."""
    few = translate(FEW)
    return tuple((value, few if count is None else count) for value, count in small_counts.shown(counts).items())
