"""Striking for good: a passage or a whole answer goes with its drafts and its history, and cannot be brought back.

What stands instead says so. Copies made earlier still hold it until :func:`renew` has made them anew.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from interviewer.domain.answer import Answer, Field
from interviewer.domain.coding import Coding
from interviewer.domain.mark import Mark
from interviewer.language import _
from interviewer.services import backing_up, copying, interviewing, registering, sweeping, times
from interviewer.services.copying import Renewed
from interviewer.services.errors import NothingThere, ReadOnly
from interviewer.services.study import Study
from interviewer.storage import answers, codings, erasing, local, memos, strikes, withdrawals
from interviewer.storage.answers import Speaker
from interviewer.storage.codings import Place
from interviewer.storage.placing import Placed

SCOPE = "passage"
INSTEAD = sweeping.INSTEAD
_WAITING = "copies_of_struck"


@dataclass(frozen=True, slots=True)
class Struck:
    """The text as it stands now, and the other fields of the answer in which the same words are.

    ``analysis`` counts the texts of the analysis that held the words too, and were rewritten.
    """

    text: str
    also: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    analysis: int = 0


def strike(
    study: Study, interview_id: str, question: str, field: str, start: int, end: int, *, subject: str | None = None
) -> Struck:
    """Strike the code points from ``start`` to ``end`` of an answer's notes or fair copy for good.

    What is being typed there is kept first. Raises ReadOnly, NothingThere, and CallRunning in another's call.
    """
    if study.read_only:
        raise ReadOnly
    study.refuse_in_call(interview_id)
    which = Field(field)
    with study.deed() as deed:
        answers.settle_drafts(study.data, interview_id)
        who = subject or interviewing.interview(study, interview_id).persons[0]
        answer, speaker = _answer(study, interview_id, question, who)
        old = _text(answer, which)
        words = old[start:end]
        if not 0 <= start < end <= len(old) or not words.strip():
            raise NothingThere(_("passage to strike"))
        instead = registering.translations(study.project)(INSTEAD)
        new, span = old[:start] + instead + old[end:], (start, end, len(instead))
        marks = _moved(answer.marks if which is Field.NOTE else answer.fair_marks, new, span)
        place = Place(question, who, which)
        coded = codings.of_interview(study.data, interview_id).get(place)
        answers.save_text(study.data, interview_id, question, speaker, which, new, marks, deed)
        if which is Field.NOTE:
            _move_codes(study, interview_id, question, speaker, span, deed)
        kept, gone = _moved_codings(coded or Placed(), new, span)
        codings.save(study.data, interview_id, place, speaker.consent, kept, deed)
        gone_places = _take_memos(study, gone, deed)
        struck = (interview_id, answers.item_of(question, who), which.value)
        swept = sweeping.sweep(study, study.data, sweeping.passage(study, words), deed)
        erasing.erase_before(study.data, [struck, *gone_places], SCOPE, study.me, times.now(), deed, swept)
        _wait(study, interview_id)
    withdrawals.empty_log(study.data)
    return Struck(new, _also(answer, which, words), marks, len(swept))


def _answer(study: Study, interview_id: str, question: str, who: str) -> tuple[Answer, Speaker]:
    """Return an answer, and under which consent it was written: striking needs none that stands."""
    found = answers.get(study.data, interview_id, question, who)
    consent = strikes.consent_of(study.data, interview_id, answers.item_of(question, who))
    if found is None or consent is None:
        raise NothingThere(_("such answer"))
    return found, Speaker(who, consent)


def _text(answer: Answer, field: Field) -> str:
    return answer.note if field is Field.NOTE else answer.fair or ""


def _also(answer: Answer, struck: Field, words: str) -> tuple[str, ...]:
    others = [each for each in Field if each is not struck]
    return tuple(each.value for each in others if words.strip() in _text(answer, each))


def _moved(marks: Sequence[Mark], text: str, span: tuple[int, int, int]) -> tuple[Mark, ...]:
    """Return the marks where they are now; what was marked within the passage is unmarked."""
    moved = [replace(mark, start=_start(mark.start, span), end=_end(mark.end, span)) for mark in marks]
    return tuple(replace(mark, words=text[mark.start : mark.end]) for mark in moved if mark.start < mark.end)


def _start(at: int, span: tuple[int, int, int]) -> int:
    start, end, length = span
    return at if at < start else start + length + max(0, at - end)


def _end(at: int, span: tuple[int, int, int]) -> int:
    start, end, length = span
    return min(at, start) if at < end else start + length + at - end


def _move_codes(
    study: Study, interview_id: str, question: str, speaker: Speaker, span: tuple[int, int, int], deed: str
) -> None:
    held = strikes.codes_of(study.data, interview_id, answers.item_of(question, speaker.subject))
    if held:
        moved = [{**code, "start": _start(code["start"], span), "end": _end(code["end"], span)} for code in held]
        kept = [code for code in moved if code["start"] < code["end"]]
        strikes.save_codes(study.data, interview_id, answers.item_of(question, speaker.subject), speaker, kept, deed)


def _moved_codings(found: Placed[Coding], text: str, span: tuple[int, int, int]) -> tuple[list[Coding], frozenset[str]]:
    """Return the codings where they are now, and the ids of those that go.

    A coding within the passage goes with it, and so does one that has no place in the text: it holds earlier words.
    """
    moved = [replace(each, start=_start(each.start, span), end=_end(each.end, span)) for each in found.standing]
    kept = [replace(each, words=text[each.start : each.end]) for each in moved if each.start < each.end]
    return kept, frozenset(each.id for each in (*found.standing, *found.unplaced)) - {each.id for each in kept}


def _take_memos(study: Study, codings_gone: Collection[str], deed: str) -> list[tuple[str, str, str]]:
    """Take the memos on these codings away, and return their places: what they said goes for good too."""
    about = memos.of(study.data, "passage", codings_gone)
    for memo in about:
        memos.remove(study.data, memo, deed)
    return [(memo.owner, memo.id, "record") for memo in about]


def find(study: Study, interview_id: str, question: str, field: str, words: str, *, subject: str | None = None) -> int:
    """Return where ``words`` stand in a field, in code points; -1 where they do not."""
    who = subject or interviewing.interview(study, interview_id).persons[0]
    found = answers.get(study.data, interview_id, question, who)
    return -1 if found is None else _text(found, Field(field)).find(words)


def _wait(study: Study, interview_id: str) -> None:
    held = json.loads(local.get(study.data, _WAITING) or "[]")
    local.put(study.data, _WAITING, json.dumps(sorted({*held, interview_id})))


def waiting(study: Study) -> bool:
    """Return whether copies made earlier may still hold something that was struck."""
    return local.get(study.data, _WAITING) is not None


def renew(study: Study) -> Renewed:
    """Make a new backup, delete the earlier ones and packages, and make the transcripts concerned anew.

    Raises ReadOnly, CallRunning, CannotWrite.
    """
    if study.read_only:
        raise ReadOnly
    study.refuse_in_call()
    interviews = json.loads(local.get(study.data, _WAITING) or "[]")
    if not interviews:
        return Renewed((), (), ())
    copies = copying.about(study, interviews, interviews)
    for db in (study.data, study.key):
        if db is not None:
            erasing.scrub(db)
    made = backing_up.back_up(study).absolute()
    renewed = copying.renew(study, [copy for copy in copies if copy.path != made])
    with study.deed():
        local.drop(study.data, _WAITING)
    return renewed
