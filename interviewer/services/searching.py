"""Finding persons, cases and questions by a few letters; never what anybody said."""

from dataclasses import dataclass

from interviewer.services import embedding, recruiting
from interviewer.services.study import Study


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its kind (``person``, ``case``, ``question``), id and two lines to show."""

    kind: str
    id: str
    title: str
    detail: str


def search(study: Study, words: str) -> tuple[Hit, ...]:
    """Return what holds every word typed, persons first; nothing for no words."""
    wanted = words.casefold().split()
    if not wanted:
        return ()
    return tuple(hit for hit in _all(study) if all(word in f"{hit.title} {hit.detail}".casefold() for word in wanted))


def _all(study: Study) -> list[Hit]:
    people = [
        Hit("person", row.person.id, row.shown, " · ".join(filter(None, (row.person.pseudonym, row.person.role))))
        for row in recruiting.people(study)
    ]
    cases = [
        Hit("case", row.case.id, row.shown, " · ".join(filter(None, (row.case.pseudonym, row.case.type))))
        for row in recruiting.cases(study)
    ]
    questions = [
        Hit("question", place.key, f"{place.short}  {place.item.text}", guide.title)
        for guide in embedding.guides(study)
        for place in guide.places()
    ]
    return [*people, *cases, *questions]
