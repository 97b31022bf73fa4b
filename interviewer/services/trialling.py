"""A trial interview with a colleague: a scratch project that is never merged, counted or kept."""

import secrets
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from interviewer.domain.consent import Channel, Decision
from interviewer.domain.interview import Mode
from interviewer.language import _
from interviewer.services import consenting, creating, embedding, interviewing, recruiting
from interviewer.services.creating import NewProject
from interviewer.services.study import Study
from interviewer.storage import projects


def scratch(study: Study, guide: str) -> tuple[Study, str]:
    """Return a scratch project with one made-up informant and an interview on ``guide`` ready to begin.

    It has the project's texts, a passphrase nobody knows and a folder of its own; :func:`discard` leaves nothing.
    """
    folder = Path(tempfile.mkdtemp(prefix="interviewer-"))
    try:
        trial = creating.create(
            NewProject(folder / "trial.intervju", secrets.token_urlsafe(24), study.me, study.project.title, guides=())
        )
        trial.trial = True
        facts = replace(study.project, id=trial.project.id, guides=(guide,))
        with trial.deed():
            projects.save(trial.data, facts)
            mark = embedding.embed_guide(study, guide)
            projects.embed(trial.data, "guide", projects.form(study.data, "guide", mark))
        person = recruiting.save_person(trial, recruiting.PersonDetails(name=_("Trial")))
        consenting.record(trial, person, consenting.Said(Decision.YES, Channel.ORAL))
        return trial, interviewing.plan(trial, persons=(person,), case=None, guide=guide, mode=Mode.PHONE)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def discard(trial: Study) -> None:
    """Close the scratch project and delete it with its folder."""
    folder = trial.path.parent
    trial.close()
    shutil.rmtree(folder)
