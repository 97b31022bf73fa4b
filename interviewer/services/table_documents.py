"""Tables of documents by others and of what they answer; they join with each other, and with the guide by question.

Which case is meant is left out where pseudonyms are not printed.
"""

from collections.abc import Iterator

from interviewer.domain.document_columns import DOCUMENTS
from interviewer.domain.report import Own, Table, Value
from interviewer.domain.transcript import Attribution
from interviewer.services import documenting, excerpting, registering
from interviewer.services.study import Study

Row = tuple[Value, ...]


def tables(study: Study, attribution: Attribution) -> Iterator[Table]:
    """Yield both tables, where there is a document."""
    rows = tuple(_documents(study, named=attribution.names_pseudonym))
    if rows:
        found = tuple(_findings(study, named=attribution.names_pseudonym))
        for name, held in (("documents", rows), ("findings", found)):
            yield Table(name, tuple(column for column, _words in DOCUMENTS[name]), held)


def _documents(study: Study, *, named: bool) -> Iterator[Row]:
    for row in documenting.listed(study):
        held = row.document
        title, maker, origin, use = (
            registering.without_names(study, text) for text in (held.title, held.maker, held.origin, held.use)
        )
        cases = "; ".join(row.cases) if named else ""
        yield (
            Own(held.id), title, Own(held.kind.value), maker, held.year, origin, use, cases, int(held.asks_view),
            row.answers,
        )  # fmt: skip


def _findings(study: Study, *, named: bool) -> Iterator[Row]:
    for each in excerpting.listed(study):
        held = each.finding
        yield (
            Own(held.document), each.title, Own(held.question), each.short, each.asked, each.case if named else "",
            each.words, each.source, Own(held.view.value),
        )  # fmt: skip
