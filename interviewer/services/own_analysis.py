"""What the researchers made of somebody's words, told in their own report: the codes put on them, and memos."""

from collections.abc import Iterator

from interviewer.domain.memo import Memo, On
from interviewer.domain.moments import day
from interviewer.domain.report import Section, Value
from interviewer.language import N_
from interviewer.services import codebook
from interviewer.services.own_trail import Teller
from interviewer.storage import codings, interviews, memos

_ABOUT = {
    On.PASSAGE: N_("something you said"),
    On.PERSON: N_("you"),
    On.INTERVIEW: N_("a conversation with you"),
}


def sections(teller: Teller) -> Iterator[Section]:
    """Yield the codes on the person's words, and the memos kept under the person and under talks with nobody else."""
    data, book = teller.study.data, codebook.codebook(teller.study)
    rows: list[tuple[Value, ...]] = []
    for interview in interviews.all_of(data):
        for place, found in codings.of_interview(data, interview.id).items():
            if place.subject in teller.members:
                rows += [
                    (" / ".join(book.path(code.id)), teller.words(one.words))
                    for one in (*found.standing, *found.unplaced)
                    if (code := book.standing(one.code)) is not None
                ]
    yield teller.table(N_("What your words were sorted under"), (N_("Code"), N_("Words")), rows)
    told: list[tuple[Value, ...]] = [
        (day(memo.at) if memo.at else "", teller.translate(_ABOUT[memo.on]), teller.words(_said(memo)))
        for memo in memos.all_of(data)
        if memo.on in _ABOUT and _is_theirs(teller, memo)
    ]
    yield teller.table(N_("Memos of the researchers"), (N_("When"), N_("About"), N_("Memo")), told)


def _said(memo: Memo) -> str:
    return "\n".join(filter(None, (memo.title, memo.text)))


def _is_theirs(teller: Teller, memo: Memo) -> bool:
    if memo.subject or memo.on is On.PERSON:
        return memo.subject in teller.members or memo.of in teller.members
    found = interviews.get(teller.study.data, memo.of)
    return found is not None and bool(found.persons) and set(found.persons) <= set(teller.members)
