"""Verifying a project: both files, from their pages to their tables."""

from dataclasses import dataclass

from interviewer.domain.progress import Progress, silent
from interviewer.language import _
from interviewer.services import settling
from interviewer.services.study import Study
from interviewer.storage import files, verification


@dataclass(frozen=True, slots=True)
class Verification:
    """How the project stands; ``heads`` are the latest hashes by node, to print and keep elsewhere."""

    ok: bool
    problems: tuple[str, ...]
    events: int
    heads: dict[str, str]
    key_checked: bool


def verify(study: Study, progress: Progress = silent, *, tables: bool = True) -> Verification:
    """Check pages, schema, log chains, consents and derived tables of the data and, when open, the key.

    Without ``tables`` the log alone is checked, which is all that a register of consents rests on.
    """
    settling.settle(study)
    problems: list[str] = []
    files.check(study.data, study.path)
    data = verification.verify(study.data, progress, tables=tables)
    problems += [_("data: {what}").format(what=_words(found)) for found in data.findings]
    events, heads = data.events, dict(data.heads)
    if study.key is not None and study.key_path is not None:
        files.check(study.key, study.key_path)
        key = verification.verify(study.key, tables=tables)
        problems += [_("key: {what}").format(what=_words(found)) for found in key.findings]
        events += key.events
        heads |= key.heads
    return Verification(not problems, tuple(problems), events, heads, study.has_key)


def _words(found: verification.Finding) -> str:
    if found.event is None:
        return found.what
    node, _n = found.event
    return _("{what} (laptop {node})").format(what=found.what, node=node[-12:])
