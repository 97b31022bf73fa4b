"""Guides as the project holds them: embedded by hash at first use, so no change reaches back."""

from collections.abc import Sequence

from interviewer.domain.guide import Guide
from interviewer.exchange.forms import guide_from_json, guide_to_json
from interviewer.language import _
from interviewer.services import guiding
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study
from interviewer.storage import projects


def embed_guides(study: Study, guides: Sequence[Guide]) -> None:
    """Embed the project's guides as they are now."""
    for one in guides:
        projects.embed(study.data, "guide", guide_to_json(one))


def embed_guide(study: Study, reference: str) -> str:
    """Return the hash of the project's guide with this id, embedding the shipped one (or the file) at first use."""
    held = {form["id"]: mark for mark, form in projects.forms(study.data, "guide").items()}
    if reference in held:
        return held[reference]
    return projects.embed(study.data, "guide", guide_to_json(guiding.show(reference)))


def guide(study: Study, mark: str) -> Guide:
    """Return the embedded guide with this hash. Raises NothingThere."""
    if mark not in _READ:
        form = projects.form(study.data, "guide", mark)
        if not form:
            raise NothingThere(_("such guide"))
        _READ[mark] = guide_from_json(form)
    return _READ[mark]


_READ: dict[str, Guide] = {}
"""Guides read so far, by hash: the same hash is always the same guide."""


def guides(study: Study) -> tuple[Guide, ...]:
    """Return the guides embedded in the project."""
    return tuple(guide(study, mark) for mark in projects.forms(study.data, "guide"))
