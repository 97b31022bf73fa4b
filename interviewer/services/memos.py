"""Memos: what a researcher thinks, on a code, a passage, an interview, a person, a case, a question, or the project.

A memo that is about somebody is kept under them, and goes when they withdraw. Names in it become pseudonyms, for it
lies in the data file.
"""

from dataclasses import replace

from interviewer.domain.identity import new_id
from interviewer.domain.joined import Kind
from interviewer.domain.memo import Memo, On
from interviewer.domain.text import clean, one_line
from interviewer.language import _
from interviewer.services import codebook, registering, times
from interviewer.services.errors import Incomplete, NothingThere
from interviewer.services.study import Study
from interviewer.storage import codings, interviews, joins, log
from interviewer.storage import memos as stored

_UNDER_THE_PROJECT = (On.PROJECT, On.CODE, On.QUESTION)


def listed(study: Study, on: On | None = None, of: str | None = None) -> tuple[Memo, ...]:
    """Return the memos, the latest first: on one kind of thing, on one thing, or all. Raises CallRunning."""
    study.refuse_in_call()
    same = _same(study, on, of) if of is not None else None
    found = [memo for memo in stored.all_of(study.data) if on in (None, memo.on) and (same is None or memo.of in same)]
    return tuple(sorted(found, key=lambda memo: (memo.at or times.now(), memo.id), reverse=True))


def write(study: Study, on: On, of: str, text: str, title: str = "", *, printed: bool = False) -> str:
    """Write a memo and return its id; ``of`` is ``""`` for the project.

    Raises CallRunning, Incomplete, NothingThere.
    """
    study.refuse_in_call()
    owner, subject = _owner(study, on, of)
    memo = Memo(new_id(), on, of or log.project_id(study.data), "", owner=owner, subject=subject)
    return _keep(study, memo, text, title, printed=printed)


def change(study: Study, memo_id: str, text: str, title: str = "", *, printed: bool = False) -> None:
    """Change a memo. Raises CallRunning, Incomplete, NothingThere."""
    study.refuse_in_call()
    _keep(study, get(study, memo_id), text, title, printed=printed)


def remove(study: Study, memo_id: str) -> None:
    """Take a memo away. Raises CallRunning, NothingThere."""
    study.refuse_in_call()
    memo = get(study, memo_id)
    with study.deed() as deed:
        stored.remove(study.data, memo, deed)


def get(study: Study, memo_id: str) -> Memo:
    """Return one memo. Raises NothingThere."""
    found = next((memo for memo in stored.all_of(study.data) if memo.id == memo_id), None)
    if found is None:
        raise NothingThere(_("such memo"))
    return found


def _keep(study: Study, memo: Memo, text: str, title: str, *, printed: bool) -> str:
    words = registering.without_names(study, clean(text).strip())
    if not words:
        raise Incomplete(_("The text of the memo"))
    called = registering.without_names(study, one_line(title))
    kept = replace(memo, text=words, title=called, printed=printed, by=study.me, at=times.now())
    with study.deed() as deed:
        stored.save(study.data, kept, deed)
    return kept.id


def _owner(study: Study, on: On, of: str) -> tuple[str, str]:
    """Return under whom a memo is kept, and whose words it is about. Raises NothingThere."""
    if on in _UNDER_THE_PROJECT:
        if on is On.CODE:
            codebook.get(study, of)
        return log.project_id(study.data), ""
    if on is On.PASSAGE:
        held = codings.keeper(study.data, of)
        if held is None:
            raise NothingThere(_("such coding"))
        return held
    there = {
        On.INTERVIEW: lambda: interviews.get(study.data, of) is not None,
        On.PERSON: lambda: any(each.id == of for each in joins.all_persons(study.data)),
        On.CASE: lambda: any(each.id == of for each in joins.all_cases(study.data)),
    }
    if not there[on]():
        raise NothingThere(_("such entry"))
    return of, ""


def _same(study: Study, on: On | None, of: str) -> frozenset[str]:
    """Return the ids that mean the same as ``of``: those that were joined, codes that were merged into it."""
    kinds = {On.PERSON: Kind.PERSON, On.CASE: Kind.CASE, On.INTERVIEW: Kind.INTERVIEW}
    if on in kinds:
        return frozenset(joins.of(study.data, kinds[on]).members(of))
    if on is On.CODE:
        book = codebook.codebook(study)
        return frozenset(one for one in book.by_id if (code := book.standing(one)) is not None and code.id == of)
    return frozenset({of or log.project_id(study.data)})
