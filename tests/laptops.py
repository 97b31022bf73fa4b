"""Writing as another laptop within one file, so that a test can make two that have not seen each other."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from interviewer.domain.answer import Field as Text
from interviewer.domain.event import Edit, EventId
from interviewer.domain.identity import new_id
from interviewer.domain.mark import Mark
from interviewer.services.study import Study
from interviewer.storage import answers, consents, heads, local, log, nodes
from interviewer.storage.answers import Speaker
from interviewer.storage.driver import Database
from tests.conftest import Field


@contextmanager
def other(db: Database, person: str = "Intervjuer Bo") -> Iterator[None]:
    """Write as a laptop of ``person`` in this file, and as the own one again afterwards."""
    before = local.get(db, "node") or ""
    key = local.get(db, "private_key") or ""
    nodes.register(db, person)
    yield
    local.put(db, "node", before)
    local.put(db, "private_key", key)


def leaves(db: Database, agg: str, item: str, field: str) -> tuple[EventId, ...]:
    """Return what stands on a field."""
    return tuple(heads.leaves(db, agg, item, field))


def disagree(db: Database, kind: str, agg: str, field: str, mine: object, theirs: object, item: str = "") -> None:
    """Let this laptop and another give a field different values, neither having seen the other's."""
    base = leaves(db, agg, item, field)
    log.append(db, [Edit(kind, agg, field, mine, item, base=base)])
    with other(db):
        log.append(db, [Edit(kind, agg, field, theirs, item, base=base)])


def texts(
    field: Field, mine: str, theirs: str, my_marks: Sequence[Mark] = (), their_marks: Sequence[Mark] = ()
) -> None:
    """Let this laptop and another write different notes to one question, each with marks of its own."""
    study = field.study
    given = consents.standing_of(study.data, field.person)
    assert given is not None
    speaker = Speaker(field.person, given.id)
    item = answers.item_of(field.question, field.person)
    base = leaves(study.data, field.interview, item, Text.NOTE)
    _say(study, field, speaker, base, mine, my_marks)
    with other(study.data):
        _say(study, field, speaker, base, theirs, their_marks)


def _say(
    study: Study, field: Field, speaker: Speaker, base: tuple[EventId, ...], text: str, marks: Sequence[Mark]
) -> None:
    item, deed = answers.item_of(field.question, speaker.subject), new_id()
    edit = Edit("answer", field.interview, Text.NOTE, text, item, speaker.subject, speaker.consent, base)
    event = log.append(study.data, [edit], deed)[0]
    spans = [
        Edit(
            "mark", field.interview, "span", answers.span_of(mark, item, Text.NOTE, event, text), mark.id,
            speaker.subject, speaker.consent, base=(),
        )
        for mark in marks
    ]  # fmt: skip
    log.append(study.data, spans, deed)
