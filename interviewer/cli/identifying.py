"""Finding what identifies in text files, and saying that interviews were reviewed for it."""

from contextlib import closing
from pathlib import Path

import click

from interviewer.cli.options import FILE, Secret, opened, passphrases, print_json
from interviewer.finding.found import Found, Mode
from interviewer.language import _, ngettext
from interviewer.services import reviewing, seeking


@click.command()
@click.argument("files", metavar="FILE.txt …", type=FILE, nargs=-1, required=True)
@click.option("--mode", type=click.Choice([mode.value for mode in Mode]), default=Mode.REVIEW.value, show_default=True)
@click.option("--json", "as_json", is_flag=True)
def find(files: tuple[Path, ...], mode: str, as_json: bool) -> None:
    """Find what could identify somebody in text files; nothing is changed."""
    found = {str(path): seeking.in_file(path, Mode(mode)) for path in files}
    if as_json:
        print_json({name: [_record(each) for each in held] for name, held in found.items()})
        return
    for name, held in found.items():
        for each in held:
            click.echo(f"{name}\t{each.start}–{each.end}\t{each.kind}\t{each.score:.2f}\t{each.text!r}\t{_(each.why)}")


def _record(each: Found) -> dict[str, object]:
    return {
        "start": each.start, "end": each.end, "kind": each.kind.value, "text": each.text,
        "score": round(each.score, 3), "why": each.why,
    }  # fmt: skip


@click.command()
@click.argument("project", type=FILE)
@click.option("--interview", "interviews", metavar="ID", multiple=True, help="The id or the informant's pseudonym.")
@click.option("--all", "everything", is_flag=True, help="Every closed interview.")
@passphrases
def review(project: Path, interviews: tuple[str, ...], everything: bool, secret: Secret) -> None:
    """Mark interviews as reviewed by a person for what identifies."""
    if bool(interviews) == everything:
        raise click.UsageError(_("Give either --interview or --all."))
    with closing(opened(project, secret)) as study:
        if everything:
            done = reviewing.review_all(study)
        else:
            done = tuple(reviewing.review(study, one) for each in interviews for one in reviewing.called(study, each))
        for one in done:
            count = one.undecided
            left = ngettext("{count} finding undecided", "{count} findings undecided", count).format(count=count)
            click.echo(_("{who}: reviewed, {left}").format(who=one.who, left=left))
        if not done:
            click.echo(_("Nothing to review: every closed interview is reviewed as it is now."))


COMMANDS: tuple[click.Command, ...] = (find, review)
