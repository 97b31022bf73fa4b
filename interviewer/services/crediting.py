"""Who coded or wrote, as it leaves: members of the project by name; a name that came with a file is anybody's.

Whoever sends a file decides what the coders in it are called, and an informant's name may be among them.
"""

from interviewer.domain.report import Own
from interviewer.services import registering
from interviewer.services.study import Study
from interviewer.storage import members


def known(study: Study) -> frozenset[str]:
    """Return the names of the members, which the gate lets pass."""
    introduced = (each.person for each in members.all_of(study.data))
    return frozenset((study.me, *introduced, *(each.person for each in members.roles(study.data))))


def called(study: Study, name: str) -> str:
    """Return a coder's name as it may leave; of nobody who is a member every registered name is replaced."""
    return Own(name) if name in known(study) else registering.without_names(study, name)
