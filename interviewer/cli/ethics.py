"""Commands for whoever answers for consents: the register, the reviewer's package, the method section, progress."""

import os
from contextlib import closing
from pathlib import Path

import click

from interviewer.cli.options import FILE, Secret, opened, passphrases, print_json, progress_line
from interviewer.domain.moments import shown
from interviewer.language import _, ngettext
from interviewer.services import accounting, describing, inspecting, reporting, submitting
from interviewer.services.crowding import Leave

_WHERE = "The folder for the files, or one file with its suffix."


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help=_WHERE)
@click.option("--audience", default="", help="To whom it goes, for the register of exports.")
@passphrases
def consents(project: Path, output: Path, audience: str, secret: Secret) -> None:
    """Write the register of consents, and what is out of order, as Word, workbook and CSV."""
    with closing(opened(project, secret, reader_beside=True)) as study:
        leave = Leave(audience=audience)
        files = reporting.export_consents(study, output, leave=leave, progress=progress_line())
    _tell(files)


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The folder for the package, or its file.")
@click.option("--encrypt", is_flag=True, help="One file, encrypted to the package’s passphrase.")
@click.option("--audience", default="", help="To whom it goes, for the register of exports.")
@passphrases
def review(project: Path, output: Path, encrypt: bool, audience: str, secret: Secret) -> None:
    """Write the reviewer’s package: register, exceptions, texts, log; no name and no answer."""
    words = _package_passphrase(secret) if encrypt else ""
    with closing(opened(project, secret, reader_beside=True)) as study:
        done = submitting.export_review(
            study, output, encrypt=encrypt, passphrase=words, audience=audience, progress=progress_line()
        )
    _tell(done.files)
    count = done.deviations
    if count:
        words = ngettext("{count} thing is out of order.", "{count} things are out of order.", count)
        click.echo(words.format(count=count), err=True)


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help=_WHERE)
@passphrases
def method(project: Path, output: Path, secret: Secret) -> None:
    """Write a method section and a table of what a report of interviews should tell, filled from the data."""
    with closing(opened(project, secret, reader_beside=True)) as study:
        files = describing.export_method(study, output)
    _tell(files)


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help=_WHERE)
@passphrases
def progress(project: Path, output: Path, secret: Secret) -> None:
    """Write a progress report for the commissioner: numbers only, never fewer than three informants together."""
    with closing(opened(project, secret, reader_beside=True)) as study:
        files = accounting.export_progress(study, output)
    _tell(files)


def verify_review(path: Path, secret: Secret, *, as_json: bool) -> bool:
    """Check a reviewer's package, print what is in it, and return whether the log held when it was made."""
    words = _package_passphrase(secret) if inspecting.is_encrypted(path) else ""
    found = inspecting.inspect(path, words)
    tables = [(section.heading, len(section.table.rows)) for section in found.sections if section.table]
    if as_json:
        print_json(
            {"ok": found.verified, "project": found.project, "made": found.made.isoformat(), "laptop": found.laptop,
             "files": found.files, "in_order": found.in_order, "rows": dict(tables)}
        )  # fmt: skip
        return found.verified
    made = _("{title}: {project}, made {at} on laptop {laptop}")
    click.echo(made.format(title=found.title, project=found.project, at=shown(found.made), laptop=found.laptop))
    for heading, count in tables:
        click.echo(f"{heading}\t{count}")
    if not found.verified:
        click.echo(_("The log did not hold when the package was made."), err=True)
    if not found.in_order:
        click.echo(_("Something was out of order when the package was made."), err=True)
    files = len(found.files)
    click.echo(
        ngettext(
            "Unchanged since it was made: {count} file checked.", "Unchanged since it was made: {count} files checked.",
            files,
        ).format(count=files)
    )  # fmt: skip
    return found.verified


def _tell(files: tuple[Path, ...]) -> None:
    for path in files:
        click.echo(str(path))


def _package_passphrase(secret: Secret) -> str:
    return os.environ.get("INTERVIEWER_PACKAGE_PASSPHRASE") or secret.passphrase


EXPORTS = (consents, review, method, progress)
"""What ``interviewer export`` offers besides transcripts."""
