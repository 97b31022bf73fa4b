"""The chapters of a coded summary that stand beside the themes, each there where there is something to tell."""

from collections.abc import Iterator

from interviewer.domain.summary import Block
from interviewer.domain.transcript_words import Translate
from interviewer.services import summary_applications, summary_practice
from interviewer.services.study import Study
from interviewer.services.summary_material import Material


def beside(study: Study, held: Material, translate: Translate, *, named: bool) -> Iterator[Block]:
    """Yield good practice, then applications for grants; ``named`` where cases may be told apart."""
    yield from summary_practice.practices(study, held, translate, named=named)
    yield from summary_applications.applications(study, translate, named=named)
