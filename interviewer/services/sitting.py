"""The clock of an interview: sessions, pauses and dropped lines."""

from dataclasses import replace

from interviewer.domain.identity import new_id
from interviewer.domain.interview import Break, Interview, Pause, Session
from interviewer.language import _
from interviewer.services import interviewing, times
from interviewer.services.errors import NotesClosed, NothingThere
from interviewer.services.study import Study
from interviewer.storage import interviews


def begin(study: Study, interview_id: str) -> str:
    """Start a session and return its id; a session that a crash left open is gone on with.

    Raises ConsentMissing (no clock before the consent), CallRunning, MergeRunning, NotesClosed.
    """
    study.refuse_in_call(interview_id)
    study.refuse_in_merge()
    interviewing.speaker(study, interview_id)
    found = interviewing.interview(study, interview_id)
    if found.closed:
        raise NotesClosed
    now = times.now()
    session = _open(found) or Session(new_id(), interview_id, now)
    pauses = tuple(pause if pause.ended else replace(pause, ended=now) for pause in session.pauses)
    with study.deed() as deed:
        if found.started is None:
            interviews.save(study.data, replace(found, started=now), deed)
        interviews.save_session(study.data, replace(session, pauses=pauses))
    study.ring(interview_id)
    return session.id


def pause(study: Study, interview_id: str, kind: Break, spoken: float) -> None:
    """Stop the clock: a pause or a dropped line. ``spoken`` is seconds so far in this session."""
    session = _running(study, interview_id)
    pauses = (*session.pauses, Pause(kind, times.now()))
    _save(study, replace(session, pauses=pauses, spoken=round(spoken, 1)))
    study.ring(None)


def resume(study: Study, interview_id: str) -> None:
    """Let the clock run on."""
    study.refuse_in_call(interview_id)
    session = _running(study, interview_id)
    now = times.now()
    _save(study, replace(session, pauses=tuple(p if p.ended else replace(p, ended=now) for p in session.pauses)))
    study.ring(interview_id)


def tick(study: Study, interview_id: str, spoken: float) -> None:
    """Keep how many seconds were spoken so far in this session."""
    _save(study, replace(_running(study, interview_id), spoken=round(spoken, 1)))


def end_session(study: Study, interview_id: str, spoken: float) -> None:
    """End the session; the interview stays open for another one."""
    session = _running(study, interview_id)
    now = times.now()
    pauses = tuple(p if p.ended else replace(p, ended=now) for p in session.pauses)
    _save(study, replace(session, ended=now, pauses=pauses, spoken=round(spoken, 1)))
    study.ring(None)


def _save(study: Study, session: Session) -> None:
    with study.deed():
        interviews.save_session(study.data, session)


def _running(study: Study, interview_id: str) -> Session:
    session = _open(interviewing.interview(study, interview_id))
    if session is None:
        raise NothingThere(_("session in progress"))
    return session


def _open(found: Interview) -> Session | None:
    return next((session for session in found.sessions if session.ended is None), None)
