"""The codes of a project that ends, on the text that is all there is: codings by their words as they ship."""

from dataclasses import replace

from interviewer.domain.anchors import placed
from interviewer.domain.answer import Field
from interviewer.domain.code import Codebook
from interviewer.domain.coding import Coding
from interviewer.domain.consent import Consent
from interviewer.domain.transcript import Attribution
from interviewer.services import carrying, codebook, registering
from interviewer.services.study import Study
from interviewer.storage import answers, codes, codings
from interviewer.storage.codings import Place


def render_codes(study: Study, new: Study, deed: str) -> Codebook:
    """Write the codes that stand to ``new``, registered names replaced, and return them."""
    book = codebook.codebook(study)
    for code, _depth in book.in_order():
        name, definition, example = (
            registering.without_names(study, text) for text in (code.name, code.definition, code.example)
        )
        codes.save(new.data, replace(code, name=name, definition=definition, example=example), deed)
    return book


def render_codings(
    study: Study, new: Study, interview: str, book: Codebook, given: dict[str, Consent], deed: str
) -> None:
    """Write the codings of an interview that was written to ``new``; who coded is left out.

    What is not printed, or has no place in the printed text, stays behind.
    """
    for passage in carrying.lay_out(study, interview, Attribution.PSEUDONYM, book).passages:
        subject = passage.answer.subject
        kept = answers.get(new.data, passage.interview, passage.place.question, subject)
        if kept is None or subject not in given:
            continue
        found: list[Coding] = [
            replace(there, by="", made=None) for one in passage.codings if (there := placed(one, kept.note)) is not None
        ]
        place = Place(passage.place.question, subject, Field.NOTE)
        codings.save(new.data, passage.interview, place, given[subject].id, found, deed)
