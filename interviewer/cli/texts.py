"""Commands for the consent texts of a project and for whoever asks what is held about them."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

import click

from interviewer.cli.options import FILE, Secret, opened, passphrases, print_json
from interviewer.domain.text_version import TextVersion
from interviewer.language import _
from interviewer.services import disclosing, texting, withdrawing
from interviewer.services.errors import NothingThere


@click.group()
def text() -> None:
    """Consent texts of a project: list and approve their versions."""


@text.command("list")
@click.argument("project", type=FILE)
@click.option("--json", "as_json", is_flag=True)
@passphrases
def text_list(project: Path, as_json: bool, secret: Secret) -> None:
    """List the versions, who approved each, and when it was in force."""
    with closing(opened(project, secret, reader_beside=True)) as study:
        held = texting.versions(study)
    if as_json:
        print_json([_record(version) for version in held])
        return
    for version in held:
        since, until = _day(version.valid_from), _day(version.valid_to)
        click.echo("\t".join((version.script.version, version.mark[:12] or "–", version.approved_by, since, until)))


@text.command("approve")
@click.argument("project", type=FILE)
@click.option("--version", "number", default="", help="The version to approve; the latest draft by default.")
@click.option("--by", required=True, help="Who approves it.")
@click.option(
    "--from", "since", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"]), help="In force from; now by default."
)
@passphrases
def text_approve(project: Path, number: str, by: str, since: datetime | None, secret: Secret) -> None:
    """Approve a draft and put it in force; its words are never changed again."""
    with closing(opened(project, secret)) as study:
        held = texting.versions(study)
        drafts = [each for each in held if not each.published] or list(held[-1:])
        wanted = [each for each in held if each.script.version == number] if number else drafts
        if not wanted:
            raise NothingThere(_("such consent text"))
        kept = texting.approve(study, wanted[-1].id, by, since)
        told = texting.in_words(study, kept)
    click.echo(told)


@click.command()
@click.argument("project", type=FILE)
@click.argument("pseudonym")
@click.option("-o", "--output", type=FILE, required=True, help="The folder for the file.")
@passphrases
def access(project: Path, pseudonym: str, output: Path, secret: Secret) -> None:
    """Write everything about one person, and nothing about others, for that person to read."""
    with closing(opened(project, secret, reader_beside=True)) as study:
        path = disclosing.disclose(study, withdrawing.person_called(study, pseudonym), output)
    click.echo(str(path))


def _record(version: TextVersion) -> dict[str, object]:
    return {
        "id": version.script.id, "version": version.script.version, "hash": version.mark,
        "approved_by": version.approved_by, "valid_from": _stamp(version.valid_from),
        "valid_to": _stamp(version.valid_to),
    }  # fmt: skip


def _stamp(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _day(at: datetime | None) -> str:
    return at.astimezone().strftime("%d.%m.%Y %H:%M") if at else ""
