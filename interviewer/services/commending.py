"""Commending: the collection of good practice, and the handbook made of it as Word (F5).

What is written lies in the data file: names of the register become pseudonyms. The handbook leaves as transcripts do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from interviewer.domain.count_sentences import number, of_project
from interviewer.domain.identity import new_id
from interviewer.domain.joined import Kind
from interviewer.domain.practice import Basis, Practice
from interviewer.domain.report import Own
from interviewer.domain.summary import Block, Heading, Summary, Words
from interviewer.domain.text import clean, one_line
from interviewer.exchange import summary_document
from interviewer.exchange.summary_document import SUFFIX
from interviewer.language import N_, _
from interviewer.services import (
    codebook,
    gathering,
    gating,
    interviewing,
    recruiting,
    registering,
    releasing,
    times,
)
from interviewer.services.crowding import Leave
from interviewer.services.errors import Incomplete, NothingThere
from interviewer.services.practice_passages import Passages
from interviewer.services.releasing import File
from interviewer.services.reporting import NOTICE, NoSuchFormat
from interviewer.services.study import Study
from interviewer.storage import joins, practices

OUTPUT = "practice"
"""The kind under which the handbook stands in the register of exports."""
LONGEST_TITLE = 200
"""Characters."""
_FILE = N_("good-practice")


@dataclass(frozen=True, slots=True)
class Row:
    """One of the collection with its theme and the cases that do it, by pseudonym."""

    practice: Practice
    theme: str
    cases: tuple[str, ...]


def collection(study: Study) -> tuple[Row, ...]:
    """Return the collection, theme by theme in the order of the codebook, then by title. Raises CallRunning."""
    study.refuse_in_call()
    book, what = codebook.codebook(study), joins.of(study.data, Kind.CASE).canonical
    order = {code.id: place for place, (code, _depth) in enumerate(book.in_order())}
    called = {row.case.id: row.case.pseudonym for row in recruiting.cases(study)}
    found = []
    for each in practices.all_of(study.data):
        theme = book.standing(each.theme) if each.theme else None
        cases = tuple(dict.fromkeys(one for case in each.cases if (one := what(case)) in called))
        held = replace(each, theme=theme.id if theme else "", cases=cases)
        path = " / ".join(book.path(theme.id)) if theme else ""
        found.append(Row(held, path, tuple(sorted(called[one] for one in cases))))
    last = len(order)
    return tuple(sorted(found, key=lambda row: (order.get(row.practice.theme, last), row.practice.title.casefold())))


def keep(study: Study, practice: Practice) -> str:
    """Keep one, new where it has no id yet, and return its id. Raises CallRunning, Incomplete, NothingThere."""
    study.refuse_in_call()
    title = registering.without_names(study, one_line(practice.title)[:LONGEST_TITLE])
    what, needs, effect = (
        registering.without_names(study, clean(text).strip())
        for text in (practice.what, practice.needs, practice.effect)
    )
    if not title:
        raise Incomplete(_("What the practice is called"))
    if not what:
        raise Incomplete(_("What is done"))
    if practice.theme:
        codebook.get(study, practice.theme)
    cases = tuple(dict.fromkeys(recruiting.case(study, case).case.id for case in practice.cases))
    now = replace(
        practice, id=practice.id or new_id(), title=title, what=what, needs=needs, effect=effect, cases=cases,
        by=study.me, at=times.now(), builds_on=tuple(dict.fromkeys(practice.builds_on)),
    )  # fmt: skip
    with study.deed() as deed:
        practices.save(study.data, now, deed)
    return now.id


def build_on(study: Study, practice_id: str, basis: Basis) -> None:
    """Let one build on a passage more; its case joins those that do it. Raises CallRunning, NothingThere, ReadOnly."""
    held = _one(study, practice_id)
    where = interviewing.interview(study, basis.interview).case
    cases = (*held.cases, where) if where else held.cases
    keep(study, replace(held, cases=cases, builds_on=(*held.builds_on, basis)))


def _one(study: Study, practice_id: str) -> Practice:
    """Return one as it is shown. Raises CallRunning, NothingThere."""
    found = next((row.practice for row in collection(study) if row.practice.id == practice_id), None)
    if found is None:
        raise NothingThere(_("such practice"))
    return found


def remove(study: Study, practice_id: str) -> None:
    """Take one away. Raises CallRunning, NothingThere."""
    study.refuse_in_call()
    if all(each.id != practice_id for each in practices.all_of(study.data)):
        raise NothingThere(_("such practice"))
    with study.deed() as deed:
        practices.remove(study.data, practice_id, deed)


def export_handbook(study: Study, output: Path, *, leave: Leave | None = None) -> tuple[Path, ...]:
    """Write the handbook to a folder or a .docx, and return what was written.

    Raises NamesUnknown without the key, CallRunning, NothingThere (nothing collected), NoSuchFormat, NamesLeft,
    NotWritten.
    """
    if output.suffix and output.suffix.lower() != SUFFIX:
        raise NoSuchFormat(output.suffix, (SUFFIX,))
    gathering.refuse_nameless(study)
    rows = collection(study)
    if not rows:
        raise NothingThere(_("good practice collected"))
    out, translate = leave or Leave(), registering.translations(study.project)
    passages = Passages(study, [row.practice for row in rows], out.attribution)
    with registering.at(out.attribution):
        made = handbook(study, rows, passages)
    empty = replace(made, project=".", blocks=(Heading("."),))
    own = made.own_lines() | gating.vocabulary("x.docx", summary_document.to_bytes(empty, translate))
    name = output.name if output.suffix else translate(_FILE) + SUFFIX
    file = File(name, summary_document.to_bytes(made, translate), passages.about)
    folder = output.parent if output.suffix else output
    return releasing.release(study, OUTPUT, [file], folder, (), out, own)


def handbook(study: Study, rows: Sequence[Row], passages: Passages) -> Summary:
    """Return the handbook: theme by theme, what is done, what it takes and gives, where, and on what it builds."""
    project = study.project
    translate = registering.translations(project)
    moments = [row.practice.at for row in rows if row.practice.at]
    return Summary(
        title=translate(N_("Good practice")), project=registering.without_names(study, project.title),
        language=project.language, at=max(moments, default=times.now()), notice=NOTICE,
        blocks=tuple(_blocks(study, rows, passages)),
    )  # fmt: skip


def _blocks(study: Study, rows: Sequence[Row], passages: Passages) -> Iterator[Block]:
    translate, word = registering.translations(study.project), study.project.case_word
    whole, theme = len(recruiting.cases(study)), None

    def words(text: str) -> str:
        return registering.without_names(study, text)

    count = partial(number, language=of_project(study.project.language))
    yield Words(Own(translate(_METHOD)), quiet=True)
    for row in rows:
        if row.theme != theme:
            theme = row.theme
            yield Heading(words(theme) if theme else Own(translate(N_("Other good practice"))))
        practice = row.practice
        yield Heading(words(practice.title), 2)
        yield Words(words(practice.what))
        for label, text in ((N_("What it takes: {text}"), practice.needs), (N_("What came of it: {text}"),
                                                                           practice.effect)):  # fmt: skip
            if text:
                yield Words(translate(label).format(text=words(text)))
        if row.cases:
            told = translate(
                N_("Known from {count} of {whole} ({case}): {cases}.")
                if passages.named
                else N_("Known from {count} of {whole} ({case}).")
            )
            where = told.format(count=count(len(row.cases)), whole=count(whole), case=word, cases=", ".join(row.cases))
            yield Words(where, quiet=True)
        yield from passages.of(practice, translate)


_METHOD = N_(
    "Collected by the researchers from the conversations, in their own words. Where a place is not named, nothing is "
    "known of it there; that is never a no."
)
