"""What a memo can be about, by pseudonyms and printed labels."""

from interviewer.domain.memo import On
from interviewer.services import codebook, embedding, interviewing, recruiting
from interviewer.services.study import Study


def targets(study: Study, on: On) -> list[tuple[str, str]]:
    """Return what there is of a kind: id and words; of the project itself one line."""
    if on is On.CODE:
        book = codebook.codebook(study)
        return [(code.id, " / ".join(book.path(code.id))) for code, _depth in book.in_order()]
    if on is On.QUESTION:
        places = {place.key: place for guide in embedding.guides(study) for place in guide.to_ask()}
        return [(key, f"{place.short}   {place.item.text}") for key, place in places.items()]
    if on is On.CASE:
        return [(row.case.id, row.case.pseudonym) for row in recruiting.cases(study)]
    if on is On.PERSON:
        return [(row.person.id, f"{row.person.pseudonym}  {row.person.role}") for row in recruiting.people(study)]
    if on is On.INTERVIEW:
        return [
            (row.interview.id, ", ".join(each.person.pseudonym for each in row.informants))
            for row in interviewing.rows(study, counted=False)
        ]
    return [("", study.project.title)]
