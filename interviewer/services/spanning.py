"""Spanning: a passage that was selected over one answer or several, put under a code in each answer it covers."""

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.language import _
from interviewer.services import codebook, coding
from interviewer.services.coding import CodedText
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study


@dataclass(frozen=True, slots=True)
class Span:
    """What is selected of one answer, in code points of its text."""

    text: CodedText
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coded:
    """In how many answers a passage was coded, and in how many it was under the code already, by the same person."""

    made: int
    known: int


def code(study: Study, spans: Sequence[Span], code_id: str) -> Coded:
    """Put each span under a code, as one deed; where all of it stands already there is no deed.

    Raises what :func:`interviewer.services.coding.code` raises; then nothing was coded.
    """
    study.refuse_in_call()
    stands = codebook.get(study, code_id)
    new = [span for span in spans if not _stands(study, span, stands.id)]
    if not spans:
        raise NothingThere(_("words at that place to be coded"))
    if new:
        with study.deed():
            for span in new:
                coding.code(study, span.text, span.start, span.end, stands.id)
    return Coded(len(new), len(spans) - len(new))


def _stands(study: Study, span: Span, code_id: str) -> bool:
    """Return whether the same words are under the code already, by the person who is coding now."""
    wanted = (*coding.trimmed(span.text.text, span.start, span.end), code_id, study.me)
    return wanted in {(held.start, held.end, held.code, held.by) for held in span.text.codings}
