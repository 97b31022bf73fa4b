"""Commands for what the analysis is made with: the codebook, applications for grants, documents by others."""

from contextlib import closing
from pathlib import Path

import click

from interviewer.cli.options import FILE, Secret, opened, passphrases
from interviewer.domain.transcript import Attribution
from interviewer.language import _, ngettext
from interviewer.services import cataloguing, commending, extracting, granting, previewing
from interviewer.services.crowding import Leave
from interviewer.services.study import Study

_LEVELS = click.Choice([level.value for level in Attribution])


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The file (.qdc, .csv, .xlsx), or the folder for all.")
@click.option("--audience", default="", help="To whom it goes, for the register of exports.")
@passphrases
def codebook(project: Path, output: Path, audience: str, secret: Secret) -> None:
    """Write the codebook, by the file's ending: REFI-QDA (.qdc), CSV, workbook."""
    with closing(opened(project, secret, reader_beside=True)) as study:
        files = cataloguing.export_codebook(study, output, leave=Leave(audience=audience))
    for path in files:
        click.echo(str(path))


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The folder for the files, or one file with its suffix.")
@click.option("--audience", default="", help="To whom it goes, for the register of exports.")
@passphrases
def applications(project: Path, output: Path, audience: str, secret: Secret) -> None:
    """Write applications for grants and what they add up to, as Word, workbook and CSV."""
    with closing(opened(project, secret, reader_beside=True)) as study:
        files = granting.export_applications(study, output, leave=Leave(audience=audience))
    for path in files:
        click.echo(str(path))
    click.echo(_(granting.PUBLIC), err=True)


def take_in(study: Study, path: Path) -> None:
    """Take in a codebook, or applications where the table has their columns, and tell what came of it."""
    if previewing.is_applications(path):
        _take_in_applications(study, path)
        return
    report = cataloguing.take_in_file(study, path)
    click.echo(ngettext("{count} new code.", "{count} new codes.", report.made).format(count=report.made))
    if report.known:
        click.echo(
            ngettext("{count} was here already.", "{count} were here already.", report.known).format(count=report.known)
        )
    if report.changed:
        more = ngettext("{count} got what it lacked.", "{count} got what they lacked.", report.changed)
        click.echo(more.format(count=report.changed))


def take_in_document(study: Study, path: Path) -> None:
    """Take in a document by others, and tell what of it stands at its question and what waits."""
    found = extracting.preview(study, path)
    if found.before:
        click.echo(_("“{title}” was here already.").format(title=found.before))
        return
    done = extracting.take_in(study, found)
    placed, waiting = done.placed, done.waiting
    click.echo(_("{title}: on the guide “{guide}”.").format(title=done.title, guide=found.guide.title))
    click.echo(ngettext("{count} answer taken in.", "{count} answers taken in.", placed).format(count=placed))
    if waiting:
        click.echo(
            ngettext("{count} passage waits to be placed.", "{count} passages wait to be placed.", waiting).format(
                count=waiting
            )
        )


def _take_in_applications(study: Study, path: Path) -> None:
    found = previewing.preview(study, path)
    done = previewing.take_in(study, found)
    made, known = done.applications, done.known
    click.echo(ngettext("{count} new application.", "{count} new applications.", made).format(count=made))
    if done.amended:
        click.echo(ngettext("{count} amended.", "{count} amended.", done.amended).format(count=done.amended))
    if known:
        click.echo(ngettext("{count} was here already.", "{count} were here already.", known).format(count=known))
    if found.ignored:
        words = _("Columns that are not taken in: {columns}.")
        click.echo(words.format(columns=", ".join(found.ignored)), err=True)
    if found.sums:
        words = _("Left out, because they sum up other lines: {lines}.")
        click.echo(words.format(lines=", ".join(map(str, found.sums))), err=True)
    for words in found.kept:
        click.echo(words, err=True)


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The file (.docx), or the folder.")
@click.option("--attribution", type=_LEVELS, default=Attribution.PSEUDONYM.value, show_default=True)
@click.option("--audience", default="", help="To whom it goes, for the register of exports.")
@passphrases
def practice(project: Path, output: Path, attribution: str, audience: str, secret: Secret) -> None:
    """Write the handbook of good practice, as Word; cases are named by pseudonym at that level only."""
    leave = Leave(Attribution(attribution), audience)
    with closing(opened(project, secret, reader_beside=True)) as study:
        (written,) = commending.export_handbook(study, output, leave=leave)
    click.echo(str(written))


EXPORTS = (codebook, applications, practice)
"""What ``interviewer export`` offers of these."""
