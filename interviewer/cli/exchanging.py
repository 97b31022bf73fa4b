"""Commands for what the analysis leaves with: the project for other programs, tables, and the coded summary."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import click

from interviewer.cli.options import FILE, Secret, opened, passphrases, progress_line
from interviewer.domain.transcript import Attribution
from interviewer.exchange.refi_project import SUFFIX
from interviewer.language import _, ngettext
from interviewer.services import qda, returning, summarising
from interviewer.services import tables as tabled
from interviewer.services.crowding import Leave
from interviewer.services.exporting import Skipped
from interviewer.services.qda import Left, Profile
from interviewer.services.study import Study

__all__ = ["EXPORTS", "SUFFIX", "bring_back"]


def leaving(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say how informants are named, to whom it goes, and why small cells are accepted."""
    levels = click.Choice([level.value for level in Attribution])
    for option in (
        click.option(
            "--accept-small-cells", "reason", default="", metavar="REASON", help="Why what few share may leave."
        ),
        click.option("--audience", default="", help="To whom it goes, for the register of exports."),
        click.option("--attribution", type=levels, default=Attribution.PSEUDONYM.value, show_default=True),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The file (.qdpx), or the folder for it.")
@click.option(
    "--profile",
    type=click.Choice([each.value for each in Profile]),
    default=Profile.STANDARD.value,
    show_default=True,
    help="For most programs, or for QualCoder.",
)
@leaving
@passphrases
def qdpx(
    project: Path, output: Path, profile: str, attribution: str, audience: str, reason: str, secret: Secret
) -> None:
    """Write texts, codes and codings for other programs (REFI-QDA), pseudonymised."""
    leave = Leave(Attribution(attribution), audience, reason)
    with closing(opened(project, secret, reader_beside=True)) as study:
        report = qda.export_qdpx(study, output, profile=Profile(profile), leave=leave, progress=progress_line())
    for path in report.files:
        click.echo(str(path))
    tell_skipped(report.skipped)
    tell_left(report.left)


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The folder for CSV, workbook and README, or one .xlsx.")
@leaving
@passphrases
def tables(project: Path, output: Path, attribution: str, audience: str, reason: str, secret: Secret) -> None:
    """Write answers, codings, cases, informants and counts as tables for statistics programs, pseudonymised."""
    leave = Leave(Attribution(attribution), audience, reason)
    with closing(opened(project, secret, reader_beside=True)) as study:
        report = tabled.export_tables(study, output, leave=leave, progress=progress_line())
    for path in report.files:
        click.echo(str(path))
    tell_skipped(report.skipped)
    tell_left(report.left)


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The file (.docx), or the folder for it.")
@click.option("--quotes", is_flag=True, help="The quote book: themes with their good quotes, and nothing else.")
@leaving
@passphrases
def summary(
    project: Path, output: Path, quotes: bool, attribution: str, audience: str, reason: str, secret: Secret
) -> None:
    """Write the coded summary as Word: themes with counts and quotes, and every case, pseudonymised."""
    leave = Leave(Attribution(attribution), audience, reason)
    with closing(opened(project, secret, reader_beside=True)) as study:
        report = summarising.export_summary(study, output, quotes_only=quotes, leave=leave, progress=progress_line())
    for path in report.files:
        click.echo(str(path))
    tell_skipped(report.skipped)
    tell_left(report.left)


def bring_back(study: Study, path: Path) -> None:
    """Take in what was coded in another program, and tell what came and what did not."""
    report = returning.bring_back(study, path, progress=progress_line())
    click.echo(ngettext("{count} new code.", "{count} new codes.", report.codes).format(count=report.codes))
    made = report.codings
    click.echo(ngettext("{count} new coding.", "{count} new codings.", made).format(count=made))
    click.echo(ngettext("{count} was changed.", "{count} were changed.", report.changed).format(count=report.changed))
    click.echo(
        ngettext("{count} was here already.", "{count} were here already.", report.known).format(count=report.known)
    )
    if report.parted:
        parted = ngettext(
            "{count} coding reached over several answers and is now one in each of them.",
            "{count} codings reached over several answers and are now one in each of them.",
            report.parted,
        )
        click.echo(parted.format(count=report.parted))
    for each in report.renamed:
        told = _("Called otherwise in the file: {here} – there {there}. It keeps its name here.")
        click.echo(told.format(here=each.here, there=each.there), err=True)
    for lost in report.lost:
        words = _("Not placed: {source}, {code}, from character {start} to {end} – {why}")
        told = words.format(source=lost.source, code=lost.code, start=lost.start, end=lost.end, why=lost.why)
        click.echo(told, err=True)


def tell_left(found: Sequence[Left]) -> None:
    """Say which codings did not go along, because their passage is not printed."""
    for left in found:
        words = _("Not taken along: {who}, {question}, {code}. The passage is not printed.")
        click.echo(words.format(who=left.who, question=left.question, code=left.code), err=True)


def tell_skipped(skipped: Sequence[Skipped]) -> None:
    """Say which interviews were left out, and why."""
    for one in skipped:
        click.echo(_("Left out: {who}. {why}").format(who=one.who, why=one.why), err=True)


EXPORTS = (qdpx, tables, summary)
"""What ``interviewer export`` offers of what was coded."""
