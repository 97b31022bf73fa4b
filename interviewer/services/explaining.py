"""Explaining what is out of order: each thing is put right, or somebody says how it came about."""

from dataclasses import dataclass
from datetime import datetime

from interviewer.domain.deviation import Deviation
from interviewer.domain.text import one_line
from interviewer.language import _
from interviewer.services import registering, times
from interviewer.services.errors import Incomplete
from interviewer.services.study import Study
from interviewer.storage import records

_KIND = "explanation"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why something is as it is, who says so, and when."""

    why: str
    by: str
    at: datetime


def key_of(deviation: Deviation) -> str:
    """Return what an explanation is kept by: the same thing out of order has the same explanation."""
    at = deviation.at.isoformat() if deviation.at else ""
    return f"{deviation.fault.value}:{deviation.person}:{at}"


def explain(study: Study, deviation: Deviation, why: str) -> None:
    """Keep how something came about; names in it become pseudonyms. Raises Incomplete, ReadOnly."""
    words = registering.without_names(study, one_line(why))
    if not words:
        raise Incomplete(_("The explanation"))
    said = {"why": words, "by": study.me, "at": times.now().isoformat()}
    with study.deed() as deed:
        records.save_for_project(study.data, _KIND, key_of(deviation), said, deed)


def explanations(study: Study) -> dict[str, Explanation]:
    """Return what was explained, by :func:`key_of`."""
    return {
        record.id: Explanation(
            str(record.said["why"]), str(record.said["by"]), datetime.fromisoformat(record.said["at"])
        )
        for record in records.of_project(study.data, _KIND)
    }
