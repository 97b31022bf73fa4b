"""Commands for what the analysis is made with: the codebook and applications for grants, out and in."""

from contextlib import closing
from pathlib import Path

import click

from interviewer.cli.options import FILE, Secret, opened, passphrases
from interviewer.language import ngettext
from interviewer.services import cataloguing, commending, granting, previewing
from interviewer.services.crowding import Leave
from interviewer.services.study import Study


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


def _take_in_applications(study: Study, path: Path) -> None:
    found = previewing.preview(study, path)
    done = previewing.take_in(study, found)
    made, known = done.applications, done.known
    click.echo(ngettext("{count} new application.", "{count} new applications.", made).format(count=made))
    if done.amended:
        click.echo(ngettext("{count} amended.", "{count} amended.", done.amended).format(count=done.amended))
    if known:
        click.echo(ngettext("{count} was here already.", "{count} were here already.", known).format(count=known))
    for words in found.kept:
        click.echo(words, err=True)


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The file (.docx), or the folder.")
@click.option("--audience", default="", help="To whom it goes, for the register of exports.")
@passphrases
def practice(project: Path, output: Path, audience: str, secret: Secret) -> None:
    """Write the handbook of good practice, as Word."""
    with closing(opened(project, secret, reader_beside=True)) as study:
        (written,) = commending.export_handbook(study, output, leave=Leave(audience=audience))
    click.echo(str(written))


EXPORTS = (codebook, applications, practice)
"""What ``interviewer export`` offers of these."""
