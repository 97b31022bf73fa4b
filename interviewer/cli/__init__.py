"""The command line: the same services as the window, for scripts and machines without a screen.

Exit status: 0 done, 1 a readable error on standard error, 2 wrong usage.
``--json`` prints one JSON value and nothing else.
"""

import getpass
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from interviewer import assets, language
from interviewer.cli import analysis, ethics, exchanging, identifying, team, texts
from interviewer.cli.options import FILE, Secret, completed, opened, passphrases, print_json, progress_line
from interviewer.domain.event import canonical
from interviewer.domain.transcript import Attribution
from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import (
    backing_up,
    cataloguing,
    creating,
    demonstrating,
    dumping,
    exporting,
    extracting,
    guiding,
    importing,
    inspecting,
    verifying,
)
from interviewer.services.creating import NewProject
from interviewer.services.exporting import Leave


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    language.use(assets.locale())
    try:
        commands(
            args=list(arguments) if arguments is not None else None, prog_name="interviewer", standalone_mode=False
        )
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        error.show()
        return 2
    except click.Abort:
        click.echo(_("Stopped. Nothing was left half done."), err=True)
        return 1
    except InterviewerError as error:
        click.echo(str(error), err=True)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return 0


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(language.SHIPPED), help="The language of messages.")
@click.version_option(package_name="interviewer")
def commands(lang: str | None) -> None:
    """Semi-structured research interviews: without a command, the window opens."""
    if lang is not None:
        language.use(assets.locale(), lang)


@commands.command()
@click.argument("folder", metavar="DIR", type=FILE)
@click.option("--interviews", type=click.IntRange(1), help="How many interviews; all of the shipped ones by default.")
def demo(folder: Path, interviews: int | None) -> None:
    """Make a fictional project (passphrase “demo”) and all its exports in DIR/export."""
    report = demonstrating.demonstrate(folder, interviews, progress=progress_line())
    click.echo(_("{project} (passphrase: demo)").format(project=report.project))
    for path in report.exports:
        click.echo(str(path))


@commands.command()
@click.argument("project", type=FILE)
@click.option("--title", required=True)
@click.option("--guide", "guides", multiple=True, default=("moteplass",), show_default=True)
@click.option("--as", "me", default="", help="Who works on this laptop.")
@click.option("--case-word", default="møteplass", show_default=True, help="The project's own word for its case.")
@click.option("--institution", default="")
@click.option("--commissioner", default="")
@click.option("--purpose", default="")
@click.option("--contact", default="")
@click.option("--end-date", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]))
@passphrases
def new(project: Path, secret: Secret, **facts: Any) -> None:  # noqa: ANN401 - the options above, by name
    """Make a project: PROJECT.intervju, and PROJECT.nokkel for the names."""
    end = facts.pop("end_date")
    made = NewProject(
        path=project,
        passphrase=secret.passphrase,
        key_passphrase=secret.key_passphrase,
        key_path=secret.key_path,
        me=facts.pop("me") or getpass.getuser(),
        end_date=end.date() if end else None,
        **facts,
    )
    with closing(creating.create(made)) as study:
        click.echo(f"{study.path}\n{study.key_path}")


@commands.command("import")
@click.argument("project", type=FILE)
@click.argument("files", metavar="FILE …", type=FILE, nargs=-1, required=True)
@passphrases
def import_(project: Path, files: tuple[Path, ...], secret: Secret) -> None:
    """Take in interviews (.json), codebooks or applications (.qdc, .csv, .xlsx, .yaml), and coding elsewhere (.qdpx).

    A Word or text file (.docx, .txt) is a document by others: its answers are placed on the guide it fits.
    """
    books = tuple(path for path in files if path.suffix.lower() in cataloguing.READ)
    with closing(opened(project, secret)) as study:
        for path in books:
            analysis.take_in(study, path)
        coded = tuple(path for path in files if path.suffix.lower() == exchanging.SUFFIX)
        for path in coded:
            exchanging.bring_back(study, path)
        others = tuple(path for path in files if path.suffix.lower() in extracting.READ)
        for path in others:
            analysis.take_in_document(study, path)
        rest = [path for path in files if path not in (*books, *coded, *others)]
        if not rest:
            return
        report = importing.import_files(study, rest, progress_line())
    made, known = len(report.interviews), report.known
    click.echo(ngettext("{count} interview imported.", "{count} interviews imported.", made).format(count=made))
    if known:
        click.echo(ngettext("{count} was here already.", "{count} were here already.", known).format(count=known))
    if report.refusals:
        click.echo(
            ngettext("{count} refusal kept.", "{count} refusals kept.", report.refusals).format(count=report.refusals)
        )
    for warning in report.warnings:
        click.echo(warning, err=True)


@commands.group()
def guide() -> None:
    """Guides as data: list, show, check and export them."""


@guide.command("list")
@click.option("--json", "as_json", is_flag=True)
def guide_list(as_json: bool) -> None:
    """List the guides that are shipped."""
    found = guiding.listed()
    if as_json:
        print_json([{"id": one.id, "version": one.version, "title": one.title} for one in found])
        return
    for one in found:
        click.echo(f"{one.id}\t{one.version}\t{one.title}")


@guide.command("show")
@click.argument("reference", metavar="ID-or-FILE")
@click.option("--json", "as_json", is_flag=True)
def guide_show(reference: str, as_json: bool) -> None:
    """Show one guide."""
    found = guiding.show(reference)
    if as_json:
        print_json(guiding.as_json(found))
    else:
        click.echo(guiding.as_text(found))


@guide.command("check")
@click.argument("files", metavar="FILE …", type=FILE, nargs=-1, required=True)
def guide_check(files: tuple[Path, ...]) -> None:
    """Check guides in files and say what is wrong with each."""
    wrong = []
    for path in files:
        try:
            found = guiding.check(path)
        except InterviewerError as error:
            wrong.append(str(error))
        else:
            click.echo(_("{file}: {title}, in order").format(file=path.name, title=found.title))
    if wrong:
        raise InterviewerError("\n".join(wrong))


@guide.command("export")
@click.argument("reference", metavar="ID-or-FILE")
@click.option("-o", "--output", type=FILE, required=True, help="OUT.docx, OUT.xlsx or OUT.yaml")
def guide_export(reference: str, output: Path) -> None:
    """Write a guide as Word, a workbook or YAML."""
    click.echo(str(guiding.export(reference, output)))


@commands.group()
def export() -> None:
    """Take material out; names stay."""


@export.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The folder for the files.")
@click.option(
    "--attribution",
    type=click.Choice([level.value for level in Attribution]),
    default=Attribution.PSEUDONYM.value,
    show_default=True,
)
@click.option("--audience", default="", help="To whom it goes, for the register of exports.")
@click.option("--accept-small-cells", "reason", default="", metavar="REASON", help="Why what few share may be printed.")
@passphrases
def transcripts(project: Path, output: Path, attribution: str, audience: str, reason: str, secret: Secret) -> None:
    """Write a pseudonymised Word transcript of each reviewed interview."""
    leave = Leave(Attribution(attribution), audience, reason)
    with closing(opened(project, secret, reader_beside=True)) as study:
        report = exporting.export_transcripts(study, output, leave=leave, progress=progress_line())
    for path in report.files:
        click.echo(str(path))
    for one in report.skipped:
        click.echo(_("Left out: {who}. {why}").format(who=one.who, why=one.why), err=True)


@commands.command()
@click.argument("project", metavar="PROJECT-or-REVIEW", type=FILE)
@click.option("--json", "as_json", is_flag=True)
@passphrases
def verify(project: Path, as_json: bool, secret: Secret) -> None:
    """Check a project (pages, log chains, consents, derived tables), or a reviewer’s package (folder or file)."""
    if inspecting.is_review(completed(project)):
        if not ethics.verify_review(project, secret, as_json=as_json):
            raise click.exceptions.Exit(1)
        return
    with closing(opened(project, secret, reader_beside=True)) as study:
        found = verifying.verify(study, progress_line())
    if as_json:
        print_json(
            {"ok": found.ok, "problems": found.problems, "events": found.events, "heads": found.heads,
             "key_checked": found.key_checked}
        )  # fmt: skip
    else:
        for problem in found.problems:
            click.echo(problem, err=True)
        for node, head in sorted(found.heads.items()):
            click.echo(f"{node}\t{head}")
        if found.ok:
            click.echo(_("Everything is whole: {count} events checked.").format(count=found.events))
    if not found.ok:
        raise click.exceptions.Exit(1)


@commands.command()
@click.argument("project", type=FILE)
@click.option("--digest", is_flag=True, help="Print the SHA-256 of the state instead.")
@click.option("--with-key", is_flag=True, help="Add the key file's entries: names and numbers in the clear.")
@passphrases
def dump(project: Path, digest: bool, with_key: bool, secret: Secret) -> None:
    """Print the state of the data file as canonical JSON."""
    with closing(opened(project, secret, reader_beside=True)) as study:
        click.echo(dumping.state_digest(study) if digest else canonical(dumping.dump(study, with_key=with_key)))


@commands.command()
@click.argument("project", type=FILE)
@passphrases
def backup(project: Path, secret: Secret) -> None:
    """Make a verified, encrypted backup of data and key."""
    with closing(opened(project, secret)) as study:
        click.echo(str(backing_up.back_up(study)))
        if not study.has_key:
            click.echo(_("Without names and numbers: the key was not open."), err=True)


@commands.command()
@click.argument("backup_file", metavar="BACKUP", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The project to make.")
@passphrases
def restore(backup_file: Path, output: Path, secret: Secret) -> None:
    """Put a backup back as a project of its own."""
    made = backing_up.restore(backup_file, output, secret.passphrase, secret.key_passphrase, secret.key_path)
    click.echo(str(made))


for command in (*identifying.COMMANDS, *team.COMMANDS):
    commands.add_command(command)
commands.add_command(texts.text)
for command in (*ethics.EXPORTS, texts.access, *analysis.EXPORTS, *exchanging.EXPORTS):
    export.add_command(command)
