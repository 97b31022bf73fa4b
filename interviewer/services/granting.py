"""What applications add up to, in sentences and tables, and out of the program (F7).

Organisations leave under pseudonyms, municipalities under labels that stand in no other file, so that a public list
of grants leads to nobody's interview; what the money was for is left out, because it often says who asked for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from interviewer.domain.application import RESULTS, SUPPORT, Group, Totals, in_ten
from interviewer.domain.bars import Bars
from interviewer.domain.count_sentences import figures as figures_of
from interviewer.domain.count_sentences import per_cent
from interviewer.domain.report import Own, Report, Section, Table, Value
from interviewer.domain.transcript import Attribution
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services import applying, charting, gathering, labelling_places, registering, reporting, times
from interviewer.services.applying import Register
from interviewer.services.charting import Chart
from interviewer.services.crowding import Leave
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study

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
PUBLIC = N_(
    "Lists of grants are public: whoever looks up a sum, a year and a district can tell which organisation and which "
    "municipality a row is about. Municipalities have labels here, by size, that stand in no other file and lead to "
    "no interview."
)
"""What is said with the applications, so that nobody lets them out unknowing."""
_TITLE = N_("Applications for grants")
_GRANTED, _LESS = N_("Granted of what is decided"), N_("Less than asked for, of the granted")
_KIND, _MUNICIPALITY, _YEAR = N_("kind of organisation"), N_("municipality"), N_("year")
_ALL = N_("All together")
LISTED = (
    N_("applicant"), _KIND, N_("district"), _MUNICIPALITY, _YEAR, N_("support"), N_("applied for"), N_("granted"),
    N_("result"),
)  # fmt: skip


_TENTHS = (
    N_("fewer than one in ten"), N_("about one in ten"), N_("about two in ten"), N_("about three in ten"),
    N_("about four in ten"), N_("about five in ten"), N_("about six in ten"), N_("about seven in ten"),
    N_("about eight in ten"), N_("about nine in ten"), N_("more than nine in ten"),
)  # fmt: skip
"""Shares in words, by the nearest tenth."""


def sentences(totals: Totals, translate: Translate) -> tuple[str, ...]:
    """Return the totals in sentences, each with what it is a share of."""
    told = [
        translate(N_("Applicants: {applicants}. Applications: {applications}.")).format(
            applicants=figures_of(totals.applicants), applications=figures_of(totals.applications)
        )
    ]
    if (tenths := in_ten(totals.granted, totals.decided)) is not None:
        told.append(
            translate(N_("Granted: {granted} of {decided} decided, {tenths}.")).format(
                granted=figures_of(totals.granted),
                decided=figures_of(totals.decided),
                tenths=translate(_TENTHS[tenths]),
            )
        )
    if (tenths := in_ten(totals.less, totals.measured)) is not None:
        told.append(
            translate(N_("Less than asked for: {less} of {measured} granted, {tenths}.")).format(
                less=figures_of(totals.less), measured=figures_of(totals.measured), tenths=translate(_TENTHS[tenths])
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
    return None if share is None else Own(per_cent(share))


def export_applications(study: Study, output: Path, *, leave: Leave | None = None) -> tuple[Path, ...]:
    """Write figures and applications to a folder (Word, workbook, CSV) or a file, and return what was written.

    No pseudonym of a case may stand in them. Raises CallRunning, NamesUnknown without the key, NothingThere, NamesLeft,
    NotWritten, NoSuchFormat.
    """
    study.refuse_in_call()
    gathering.refuse_nameless(study)
    found = applying.register(study)
    if not found.rows:
        raise NothingThere(NAME)
    out = replace(leave or Leave(), attribution=Attribution.NONE)
    with registering.at(out.attribution):
        report = _report(study, found)
        return reporting.write(study, "applications", report, output, NAME, leave=out, commas=(NAME, KINDS))


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
        KINDS: kinds(study, found),
        MUNICIPALITIES: municipalities(found, translate),
        YEARS: found.by_year,
    }
    title = f"{translate(_TITLE)} – {translate(by)}"
    return Chart(title, bars(held[by], translate), sentences(found.totals, translate))


def municipalities(found: Register, translate: Translate) -> list[Group]:
    """Return the totals by municipality as these are called outside, the one with most applicants first."""
    where = labelling_places.labels(found, translate)
    groups = [Group(where.get(group.key, ""), group.totals) for group in found.by_municipality]
    return sorted(groups, key=lambda group: (not group.key, len(group.key), group.key))


def kinds(study: Study, found: Register) -> list[Group]:
    """Return the totals by kind of organisation, in words that lead to no case."""
    with registering.at(Attribution.NONE):
        return [Group(registering.without_names(study, each.key), each.totals) for each in found.by_kind]


def _report(study: Study, found: Register) -> Report:
    translate = registering.translations(study.project)
    where, by_place = labelling_places.labels(found, translate), municipalities(found, translate)
    sums = figures(translate(_ALL), translate(NAME), [Group(translate(_ALL), found.totals)], translate)
    listed = Table(translate(NAME), tuple(map(translate, LISTED)), _rows(study, found, where, translate))
    tables = (
        figures(translate(KINDS), translate(_KIND), kinds(study, found), translate),
        figures(translate(MUNICIPALITIES), translate(_MUNICIPALITY), by_place, translate),
        figures(translate(YEARS), translate(_YEAR), found.by_year, translate),
        listed,
    )
    told = (" ".join(sentences(found.totals, translate)), translate(PUBLIC))
    sections = [Section(sums.name, told, sums)]
    sections += [Section(table.name, (), table) for table in tables]
    title = translate(_TITLE)
    at = times.now()
    return Report(title, study.project.title, study.project.language, at, tuple(sections), reporting.NOTICE, True)


def _rows(
    study: Study, found: Register, where: Mapping[str, str], translate: Translate
) -> tuple[tuple[Value, ...], ...]:
    rows: list[tuple[Value, ...]] = []
    for row in found.rows:
        who, one = row.applicant, row.application
        support = Own(translate(SUPPORT[one.support])) if one.support else None
        place = where[row.place.shown] if row.place else None
        result = Own(translate(RESULTS[one.result]))
        kind, district = (registering.without_names(study, words) for words in (who.kind, who.district))
        rows.append((Own(who.pseudonym), kind, district, place, one.year, support, one.applied, one.granted,
                     result))  # fmt: skip
    return tuple(sorted(rows, key=lambda row: str(row[0])))
