"""What applications add up to, in sentences and tables, and out of the program (F7).

Organisations leave under pseudonyms, and so do municipalities; what the money was for is left out, because it often
says who asked for it.
"""

from collections.abc import Sequence
from pathlib import Path

from interviewer.domain.application import RESULTS, SUPPORT, Group, Totals, in_ten
from interviewer.domain.bars import Bars
from interviewer.domain.report import Own, Report, Section, Table, Value
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services import applying, charting, gathering, naming, registering, reporting, times
from interviewer.services.applying import Place, Register
from interviewer.services.charting import Chart
from interviewer.services.crowding import Leave
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study
from interviewer.storage import cases

NAME = N_("applications")
FIGURES = (
    N_("applicants"), N_("applications"), N_("decided upon"), N_("granted"), N_("share granted"),
    N_("granted less than asked for"), N_("share of the granted"), N_("turned down"), N_("asked for, kroner"),
    N_("granted, kroner"),
)  # fmt: skip
"""The columns of figures, after the one that says of what."""
KINDS, MUNICIPALITIES, YEARS = N_("By kind of organisation"), N_("By municipality"), N_("By year")
WAYS = (KINDS, MUNICIPALITIES, YEARS)
"""What figures and bars go by."""
MOST_BARS = 12
"""Groups that are drawn; the tables have them all."""
UNKNOWN = N_("(not stated)")
_TITLE = N_("Applications for grants")
_GRANTED, _LESS = N_("Granted of what is decided"), N_("Less than asked for, of the granted")
_KIND, _MUNICIPALITY, _YEAR = N_("kind of organisation"), N_("municipality"), N_("year")
_ALL = N_("All together")
_LIST = (
    N_("applicant"), _KIND, N_("district"), _MUNICIPALITY, _YEAR, N_("support"), N_("applied for"), N_("granted"),
    N_("result"),
)  # fmt: skip


def sentences(totals: Totals, translate: Translate) -> tuple[str, ...]:
    """Return the totals in sentences, each with what it is a share of."""
    told = [
        translate(N_("Applicants: {applicants}. Applications: {applications}.")).format(
            applicants=totals.applicants, applications=totals.applications
        )
    ]
    if (tenths := in_ten(totals.granted, totals.decided)) is not None:
        told.append(
            translate(N_("Granted: {granted} of {decided} decided, about {tenths} in ten.")).format(
                granted=totals.granted, decided=totals.decided, tenths=tenths
            )
        )
    if (tenths := in_ten(totals.less, totals.measured)) is not None:
        told.append(
            translate(N_("Less than asked for: {less} of {measured} granted, about {tenths} in ten.")).format(
                less=totals.less, measured=totals.measured, tenths=tenths
            )
        )
    return tuple(told)


def figures(name: str, of: str, groups: Sequence[Group], translate: Translate) -> Table:
    """Return groups as a table of figures; shares are in per cent, and empty where there is nothing to share."""
    columns = (of, *(translate(each) for each in FIGURES))
    return Table(name, columns, tuple(_row(group, translate) for group in groups))


def _row(group: Group, translate: Translate) -> tuple[Value, ...]:
    found = group.totals
    return (
        group.key or Own(translate(UNKNOWN)), found.applicants, found.applications, found.decided, found.granted,
        percent(found.share), found.less, percent(found.share_less), found.refused, found.asked, found.given,
    )  # fmt: skip


def percent(share: float | None) -> Value:
    """Return a share in whole per cent."""
    return None if share is None else Own(f"{round(100 * share)} %")


def export_applications(study: Study, output: Path, *, leave: Leave | None = None) -> tuple[Path, ...]:
    """Write figures and applications to a folder (Word, workbook, CSV) or a file, and return what was written.

    Raises CallRunning, NamesUnknown without the key, NothingThere, NamesLeft, NotWritten, NoSuchFormat.
    """
    study.refuse_in_call()
    gathering.refuse_nameless(study)
    found = applying.register(study)
    if not found.rows:
        raise NothingThere(NAME)
    report = _report(study, found)
    return reporting.write(study, "applications", report, output, NAME, leave=leave, commas=(NAME, KINDS))


def bars(groups: Sequence[Group], translate: Translate) -> tuple[Bars, ...]:
    """Return what was granted of the decided, and what of it was less than asked for, group by group."""
    shown = [(each.key or translate(UNKNOWN), each.totals) for each in groups[:MOST_BARS]]
    granted = (charting.share(name, one.granted, one.decided, translate) for name, one in shown)
    less = (charting.share(name, one.less, one.measured, translate) for name, one in shown)
    return (Bars(translate(_GRANTED), tuple(granted)), Bars(translate(_LESS), tuple(less)))


def chart(study: Study, found: Register, by: str) -> Chart:
    """Return the bars as they may leave; ``by`` is what they go by, one of :data:`WAYS`."""
    translate = registering.translations(study.project)
    held: dict[str, Sequence[Group]] = {
        KINDS: [Group(registering.without_names(study, each.key), each.totals) for each in found.by_kind],
        MUNICIPALITIES: municipalities(study, found, translate),
        YEARS: found.by_year,
    }
    title = f"{translate(_TITLE)} – {translate(by)}"
    return Chart(title, bars(held[by], translate), sentences(found.totals, translate))


def municipalities(study: Study, found: Register, translate: Translate) -> list[Group]:
    """Return the totals by municipality as these are called outside."""
    where = _where(study, found, translate)
    return [Group(where.get(group.key, ""), group.totals) for group in found.by_municipality]


def _where(study: Study, found: Register, translate: Translate) -> dict[str, str]:
    """Return what each municipality is called outside, by what it is called here."""
    called = _Called(study, translate)
    return {row.place.shown: called.place(row.place) for row in found.rows if row.place is not None}


def _report(study: Study, found: Register) -> Report:
    translate = registering.translations(study.project)
    where, by_place = _where(study, found, translate), municipalities(study, found, translate)
    sums = figures(translate(_ALL), translate(NAME), [Group(translate(_ALL), found.totals)], translate)
    listed = Table(translate(NAME), tuple(map(translate, _LIST)), _rows(found, where, translate))
    tables = (
        figures(translate(KINDS), translate(_KIND), found.by_kind, translate),
        figures(translate(MUNICIPALITIES), translate(_MUNICIPALITY), by_place, translate),
        figures(translate(YEARS), translate(_YEAR), found.by_year, translate),
        listed,
    )
    sections = [Section(sums.name, (" ".join(sentences(found.totals, translate)),), sums)]
    sections += [Section(table.name, (), table) for table in tables]
    title = translate(_TITLE)
    at = times.now()
    return Report(title, study.project.title, study.project.language, at, tuple(sections), reporting.NOTICE, True)


def _rows(found: Register, where: dict[str, str], translate: Translate) -> tuple[tuple[Value, ...], ...]:
    rows: list[tuple[Value, ...]] = []
    for row in found.rows:
        who, one = row.applicant, row.application
        support = Own(translate(SUPPORT[one.support])) if one.support else None
        place = where[row.place.shown] if row.place else None
        result = Own(translate(RESULTS[one.result]))
        rows.append((Own(who.pseudonym), who.kind, who.district, place, one.year, support, one.applied, one.granted,
                     result))  # fmt: skip
    return tuple(sorted(rows, key=lambda row: str(row[0])))


class _Called:
    """What municipalities are called outside: as the case is, else by a pseudonym of their own."""

    def __init__(self, study: Study, translate: Translate) -> None:
        self._names = naming.names(study, translate)
        self._own = {each.id: each.pseudonym for each in cases.all_of(study.data)}

    def place(self, place: Place) -> str:
        """Return what a municipality is called."""
        if place.cases:
            return Own(", ".join(self._names.case(one, self._own.get(one, one)) for one in place.cases))
        return Own(place.id)
