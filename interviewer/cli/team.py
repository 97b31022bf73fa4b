"""Commands of the team: packages, merging, conflicts, withdrawing."""

import getpass
import os
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from interviewer.cli.options import FILE, Secret, completed, opened, passphrases, print_json, progress_line
from interviewer.domain.member import Role
from interviewer.errors import InterviewerError
from interviewer.language import _, ngettext
from interviewer.services import enrolling, handing, merging, packing, resolving, rostering, withdrawing
from interviewer.services.merging import MergeReport, Source, SourceReport
from interviewer.services.packing import Address
from interviewer.services.withdrawing import Scope
from interviewer.storage.errors import AlreadyThere


def _package_passphrase(secret: Secret) -> str:
    return os.environ.get("INTERVIEWER_PACKAGE_PASSPHRASE") or secret.passphrase


@click.command()
@click.argument("package", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The project to make.")
@click.option("--as", "me", default="", help="Who works on this laptop.")
@passphrases
def join(package: Path, output: Path, me: str, secret: Secret) -> None:
    """Make a team member’s project from the lead’s package, with an empty key."""
    study = enrolling.join(
        package,
        output,
        me=me or getpass.getuser(),
        passphrase=secret.passphrase,
        package_passphrase=_package_passphrase(secret),
        key_passphrase=secret.key_passphrase,
    )
    with closing(study):
        click.echo(f"{study.path}\n{study.key_path}")


@click.command()
@click.argument("project", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The package to write.")
@click.option("--to", "recipient", help="“lead”, a member’s name or a public age key: only they can open it.")
@click.option("--for", "member", help="From the lead to this member: no answers of anybody.")
@click.option("--hand-over", "handed", multiple=True, metavar="PSEUDONYM", help="With --for: contacts to hand over.")
@click.option("--without-key", is_flag=True, help="Leave names and numbers out.")
@passphrases
def pack(
    project: Path,
    output: Path,
    recipient: str | None,
    member: str | None,
    handed: tuple[str, ...],
    without_key: bool,
    secret: Secret,
) -> None:
    """Write the whole log as a package, by keys with --to, otherwise by the package’s passphrase."""
    if recipient and member:
        raise click.UsageError(_("Use either --to or --for."))
    if handed and not member:
        raise click.UsageError(_("--hand-over goes with --for."))
    with closing(opened(project, secret)) as study:
        if member and handed:
            handing.hand_over(study, tuple(withdrawing.person_called(study, each) for each in handed), member)
        address = _address(recipient, member, secret)
        report = packing.pack(study, output, to=address, with_key=not without_key, progress=progress_line())
    click.echo(str(report.path))
    click.echo(_("Can be opened by: {who}").format(who=", ".join(report.readers)), err=True)
    if not report.with_key and not without_key:
        click.echo(_("Without names and numbers: the key was not open."), err=True)


def _address(recipient: str | None, member: str | None, secret: Secret) -> Address:
    if member:
        return packing.ForMember(member, _package_passphrase(secret))
    if recipient == Role.LEAD.value:
        return packing.Lead()
    return packing.Recipient(recipient) if recipient else packing.Passphrase(_package_passphrase(secret))


@click.command()
@click.argument("target", type=FILE)
@click.argument("sources", metavar="SOURCE …", type=FILE, nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@click.option("--json", "as_json", is_flag=True)
@click.option("--source-passphrase-file", type=FILE, help="Read the sources’ passphrase from this file.")
@passphrases
def merge(
    target: Path,
    sources: tuple[Path, ...],
    dry_run: bool,
    as_json: bool,
    source_passphrase_file: Path | None,
    secret: Secret,
) -> None:
    """Take in packages, project files and backups of other laptops."""
    words = _source_passphrase(source_passphrase_file, secret)
    given = [Source(path, _for_package(path, words)) for path in map(completed, sources)]
    with closing(opened(target, secret)) as study:
        report = merging.merge(study, given, progress_line(), passphrase=words, dry_run=dry_run)
    if as_json:
        print_json(_as_json(report))
    else:
        _tell(report)
    if report.refused:
        if not as_json:
            raise InterviewerError("\n".join(why for _path, why in report.refused))
        raise click.exceptions.Exit(1)


def _source_passphrase(file: Path | None, secret: Secret) -> str:
    return Secret(file, None, None).passphrase if file is not None else secret.passphrase


def _for_package(path: Path, words: str) -> str:
    """Return the passphrase of one source: a package may have one of its own."""
    package = os.environ.get("INTERVIEWER_PACKAGE_PASSPHRASE")
    return package if package and path.suffix == packing.SUFFIX else words


def _as_json(report: MergeReport) -> dict[str, Any]:
    return {
        "dry_run": report.dry_run,
        "open_conflicts": report.open_conflicts,
        "sources": [
            {
                "path": str(one.path), "kind": one.kind.value, "sender": one.sender,
                "made": one.made.isoformat() if one.made else None, "events": one.events, "new": dict(one.new),
                "conflicts": one.conflicts, "erased": one.erased, "warnings": list(one.warnings),
                "already": one.already,
            }
            for one in report.sources
        ],
        "refused": [{"path": str(path), "why": why} for path, why in report.refused],
    }  # fmt: skip


def _tell(report: MergeReport) -> None:
    for one in report.sources:
        for line in _lines(one):
            click.echo(line)
    if report.open_conflicts:
        count = report.open_conflicts
        click.echo(ngettext("{count} conflict is open.", "{count} conflicts are open.", count).format(count=count))
    if report.dry_run:
        click.echo(_("Nothing was changed: this was a trial run."))


def _lines(one: SourceReport) -> Iterable[str]:
    yield _("{file} from {who}").format(file=one.path.name, who=one.sender)
    if one.already:
        yield "  " + _("everything in it was here already")
    yield from (f"  {what}" for what in merging.told(one.new))
    if one.conflicts:
        yield "  " + ngettext("{count} new conflict", "{count} new conflicts", one.conflicts).format(
            count=one.conflicts
        )
    for warning in one.warnings:
        yield f"  {warning}"


@click.command()
@click.argument("project", type=FILE)
@click.option("--json", "as_json", is_flag=True)
@passphrases
def conflicts(project: Path, as_json: bool, secret: Secret) -> None:
    """List the fields on which several values stand, with all of them."""
    with closing(opened(project, secret, reader_beside=True)) as study:
        found = resolving.conflicts(study)
    if as_json:
        print_json(
            [
                {
                    "id": one.agg, "item": one.item, "field": one.field, "kind": one.kind, "title": one.title,
                    "values": [
                        {"value": version.value, "who": version.who, "at": version.at.isoformat(), "saw": version.saw}
                        for version in one.versions
                    ],
                }
                for one in found
            ]
        )  # fmt: skip
        return
    for one in found:
        click.echo(one.title)
        for version in one.versions:
            click.echo(f"  {version.who}, {version.at:%d.%m.%Y %H:%M}: {version.shown}")
    if not found:
        click.echo(_("No conflict is open."))


@click.command()
@click.argument("project", type=FILE)
@click.argument("pseudonym")
@click.option("--scope", type=click.Choice([scope.value for scope in Scope]), required=True)
@click.option("--proof", type=FILE, help="Where the proof sheet (Word) goes: a file that does not exist yet.")
@click.option("--yes", is_flag=True, help="Do not ask first (nobody is asked in a pipe).")
@passphrases
def withdraw(project: Path, pseudonym: str, scope: str, proof: Path | None, yes: bool, secret: Secret) -> None:
    """Carry out a withdrawal: no more contact, stop now, no quotes, or erase all."""
    if proof is not None and proof.exists():
        raise AlreadyThere(proof)
    if scope == Scope.ALL.value and not yes and sys.stdin is not None and sys.stdin.isatty():
        click.confirm(_("Erase everything about {who} for good?").format(who=pseudonym), abort=True, err=True)
    with closing(opened(project, secret)) as study:
        person = withdrawing.person_called(study, pseudonym)
        done = withdrawing.withdraw(study, person, Scope(scope), proof=proof, progress=progress_line())
    for what, count in done.erased:
        click.echo(f"{count} {what}")
    for path in done.deleted:
        click.echo(_("Deleted: {file}").format(file=path))
    if done.proof is not None:
        click.echo(str(done.proof))
    for line in done.checklist:
        click.echo(line, err=True)


@click.command()
@click.argument("project", type=FILE)
@click.option("--json", "as_json", is_flag=True)
@passphrases
def team(project: Path, as_json: bool, secret: Secret) -> None:
    """Show the members, their laptops, and what came from them last."""
    with closing(opened(project, secret, reader_beside=True)) as study:
        found = rostering.members_of(study)
    if as_json:
        print_json(
            [
                {"person": one.person, "role": one.role.value, "laptops": [
                    {"node": laptop.node, "device": laptop.device, "fingerprint": laptop.fingerprint,
                     "events": laptop.events, "warning": laptop.warning} for laptop in one.laptops]}
                for one in found
            ]
        )  # fmt: skip
        return
    for one in found:
        click.echo(f"{one.person}\t{one.role.value}\t{len(one.laptops)}")


COMMANDS = (join, pack, merge, conflicts, withdraw, team)
