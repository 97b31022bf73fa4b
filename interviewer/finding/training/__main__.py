"""``python -m interviewer.finding.training DATA -o FOLDER``: the lists, then the model that reads through them."""

import sys
from pathlib import Path

import click

from interviewer.errors import InterviewerError
from interviewer.finding.lexicon import FILES, Lexicon
from interviewer.finding.tagger import MODEL
from interviewer.finding.training import corpus, lists, model


@click.command()
@click.argument("data", type=click.Path(path_type=Path))
@click.option("-o", "folder", type=click.Path(path_type=Path), required=True, help="Where the model and the lists go.")
@click.option("--lists-only", is_flag=True, help="Leave the model as it is.")
def main(data: Path, folder: Path, *, lists_only: bool) -> None:
    """Train on the NorNE files in DATA. The same data give the same bytes."""
    try:
        sentences = corpus.read(data, "train")
        found = lists.distilled(sentences)
    except InterviewerError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    folder.mkdir(parents=True, exist_ok=True)
    for listed, entries in found.items():
        (folder / FILES[listed]).write_text("\n".join(entries) + "\n", encoding="utf-8", newline="\n")
    if not lists_only:
        lexicon = Lexicon.read(folder, unknown=lists.barely_ordinary(sentences))
        model.train(sentences, model.names(found), lexicon, folder / MODEL)
    for path in sorted(folder.iterdir()):
        click.echo(f"{path.name:24} {path.stat().st_size:>10,} bytes")


if __name__ == "__main__":
    main()
