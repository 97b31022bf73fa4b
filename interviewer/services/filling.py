"""Filling a consent text with the project's facts, in the project's language."""

from collections.abc import Mapping

from interviewer.domain.basis import TOLD, Basis
from interviewer.domain.project import Project
from interviewer.domain.script import ConsentScript
from interviewer.language import N_
from interviewer.services import registering

_SPOKEN = N_(
    "We talk for about 45 minutes, usually by telephone. The interviewer takes notes. The program we use records no "
    "sound. In a group the others hear what you say."
)
_WRITTEN = N_(
    "You get the questions by e-mail and answer in writing when it suits you. What you write is kept as the notes of a "
    "conversation are."
)


def filled(script: ConsentScript, project: Project, interviewer: str, *, written: bool = False) -> ConsentScript:
    """Return the script with the project's facts in its placeholders; a fact not known yet is shown in brackets.

    ``written`` is for an interview by e-mail: nobody talks in it.
    """
    return script.filled(facts(project, interviewer, written=written))


def facts(project: Project, interviewer: str, *, written: bool = False) -> Mapping[str, str]:
    """Return what a text is filled from, by placeholder; ``""`` for what is not known yet."""
    translate = registering.translations(project)
    return {
        "title": project.title,
        "interviewer": interviewer,
        "institution": project.institution,
        "commissioner": project.commissioner,
        "purpose": project.purpose,
        "contact": project.contact,
        "end_date": project.end_date.strftime("%d.%m.%Y") if project.end_date else "",
        "case_word": project.case_word,
        "officer": project.officer,
        "reference": project.reference,
        "legal_basis": translate(TOLD[Basis(project.legal_basis)]),
        "method": translate(_WRITTEN if written else _SPOKEN),
    }
