"""The end report: what was done before the end, who signed, what has left, and what the old log ended with."""

from collections.abc import Sequence

from interviewer.domain.consent_words import EXPORTS
from interviewer.domain.moments import shown
from interviewer.domain.report import Report, Section, Table, Value
from interviewer.domain.transcript_words import Translate
from interviewer.domain.withdrawal import named
from interviewer.exchange import report_document
from interviewer.language import N_
from interviewer.services import auditing, ending, registering, releasing, times
from interviewer.services.rendering_own_work import KINDS
from interviewer.services.study import Study

_STATEMENT = N_(
    "The notes, fair copies and the log are replaced by the text as transcripts print it, in a new data file. The old "
    "data file, its key, and the backups and packages known on this machine are deleted after that. The members have "
    "signed that their own copies are deleted. A person has assessed whether somebody can still be recognised "
    "indirectly; the assessment stands below."
)
_CHAIN = N_("The last hash of each laptop's log, as it was before it was deleted: older copies can be told by it.")


def to_bytes(study: Study, interviews: int, left: Sequence[tuple[str, int]] = ()) -> bytes:
    """Return the report as a .docx, made before anything is deleted; ``interviews`` are those in the new file.

    ``left`` says how many texts of the analysis are not, by kind.
    """
    return report_document.to_bytes(report(study, interviews, left), registering.translations(study.project))


def report(study: Study, interviews: int, left: Sequence[tuple[str, int]] = ()) -> Report:
    """Return the report in the language of the project."""
    translate = registering.translations(study.project)
    count = translate(N_("Interviews in the anonymous file: {count}.")).format(count=interviews)
    return Report(
        title=translate(N_("End report")),
        project=study.project.title,
        language=study.project.language,
        at=times.now(),
        sections=(
            Section("", (translate(_STATEMENT), count)),
            _tasks(study, translate),
            _exports(study, translate),
            _erasures(study, translate),
            _left_out(translate, left),
            _heads(study, translate),
        ),
        notice=N_("anonymous"),
    )


def _tasks(study: Study, translate: Translate) -> Section:
    rows: list[tuple[Value, ...]] = [
        (task.what, task.by, shown(task.at) if task.at else "", translate(task.note) if task.note else "")
        for task in ending.tasks(study)
    ]
    return _section(translate, N_("Done before the end"), (N_("What"), N_("By"), N_("When"), N_("Note")), rows)


def _exports(study: Study, translate: Translate) -> Section:
    rows: list[tuple[Value, ...]] = [
        (
            shown(each.at),
            translate(EXPORTS.get(each.what, each.what)),
            each.audience,
            len(each.files),
        )
        for each in releasing.listed(study)
    ]
    return _section(translate, N_("What has left"), (N_("When"), N_("What"), N_("To whom"), N_("Files")), rows)


def _erasures(study: Study, translate: Translate) -> Section:
    rows: list[tuple[Value, ...]] = [
        (shown(each.at), each.by,
         ", ".join(f"{named(kind, count)}: {count}" for kind, count in each.counts.items()))
        for each in auditing.erasures(study)
    ]  # fmt: skip
    return _section(translate, N_("Erased before"), (N_("When"), N_("By"), N_("How much")), rows)


def _left_out(translate: Translate, left: Sequence[tuple[str, int]]) -> Section:
    rows: list[tuple[Value, ...]] = [(translate(KINDS[kind]), count) for kind, count in left]
    heading = N_("Texts of the analysis that may identify somebody and were left out")
    return _section(translate, heading, (N_("What"), N_("How much")), rows)


def _heads(study: Study, translate: Translate) -> Section:
    rows: list[tuple[Value, ...]] = [
        (head.laptop, translate(N_("key") if head.in_key else N_("data")), head.hash) for head in auditing.heads(study)
    ]
    found = _section(translate, N_("The old log"), (N_("Laptop"), N_("File"), N_("Hash")), rows)
    return Section(found.heading, (translate(_CHAIN),), found.table)


def _section(translate: Translate, name: str, columns: tuple[str, ...], rows: list[tuple[Value, ...]]) -> Section:
    heading = translate(name)
    if not rows:
        return Section(heading, (translate(N_("None.")),))
    return Section(heading, (), Table(heading, tuple(translate(column) for column in columns), tuple(rows)))
