"""Drafts become events before anything is exported, dumped, backed up, verified or closed."""

from interviewer.services.study import Study
from interviewer.storage import answers


def settle(study: Study) -> int:
    """Turn every draft into events and return how many there were; a reader sees only what is committed."""
    if study.read_only:
        return 0
    with study.deed():
        return answers.settle_drafts(study.data)
