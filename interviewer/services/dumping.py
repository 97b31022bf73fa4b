"""The project's state as canonical JSON, and its digest."""

from typing import Any

from interviewer.domain.event import canonical, digest
from interviewer.services import settling
from interviewer.services.study import Study
from interviewer.storage import dumps


def dump(study: Study, *, with_key: bool = False) -> dict[str, Any]:
    """Return the merged state of the data file; ``with_key`` adds the key file's entries apart.

    Raises CallRunning while an interview's clock runs (B6), KeyClosed.
    """
    study.refuse_in_call()
    settling.settle(study)
    state = dumps.of_data(study.data)
    return {**state, "key": dumps.of_key(study.names)} if with_key else state


def state_digest(study: Study) -> str:
    """Return the SHA-256 of the data file's state, the same on every laptop that holds the same."""
    return digest(canonical(dump(study)))
