"""Words of informants as they stand in what leaves: in quotation marks only where they were noted word for word.

What was chosen as a good quote may be the interviewer's own wording; it is then told as from notes, without the marks.
"""

from interviewer.domain.summary import Quotation
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services.carrying import Laid, Passage

FROM_NOTES = N_("from notes, not word for word")
_MARKS = '«»“”„"'


def quotation(laid: Laid, passage: Passage, start: int, end: int, translate: Translate) -> Quotation:
    """Return what stands from ``start`` to ``end`` of a passage, with who said it as far as that is told."""
    cover = laid.cover
    told = (passage.speaker, f"{cover.case_word} {cover.case}" if cover.case else "", cover.case_type)
    source = ", ".join(filter(None, told))
    words = passage.text[start:end].strip()
    if passage.word_for_word(start, end):
        return Quotation(f"«{words.strip(_MARKS)}»", source)
    return Quotation(words, f"{source} ({translate(FROM_NOTES)})")
