"""Examining the consents: what is out of order, for each informant and for the project, each in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from interviewer.domain.consent_words import EXPORTS
from interviewer.domain.deviation import TO_DO, WHAT, Deviation, Fault
from interviewer.domain.dossier import Dossier, Ground
from interviewer.domain.element_words import ELEMENT_WORDS
from interviewer.domain.examination import examine as examine_one
from interviewer.domain.moments import day
from interviewer.domain.progress import Progress, silent
from interviewer.domain.transcript_words import Translate
from interviewer.services import assembling, explaining, settling, times, verifying
from interviewer.services.explaining import Explanation
from interviewer.services.study import Study
from interviewer.services.verifying import Verification
from interviewer.storage import exports, records

_STEPS = 3


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found, with the files it was found in; ``verification`` says how the log stands."""

    dossiers: tuple[Dossier, ...]
    ground: Ground
    deviations: tuple[Deviation, ...]
    verification: Verification
    explained: Mapping[str, Explanation] = field(default_factory=dict)
    speakers: tuple[Dossier, ...] = ()
    """The unknown speakers of groups: consents of their own, and nobody to count."""

    @property
    def open(self) -> tuple[Deviation, ...]:
        """Return what nobody has explained yet."""
        return tuple(each for each in self.deviations if explaining.key_of(each) not in self.explained)

    def why(self, deviation: Deviation) -> str:
        """Return the explanation of something out of order, with who gave it; ``""`` where there is none."""
        found = self.explained.get(explaining.key_of(deviation))
        return f"{found.why} ({found.by}, {day(found.at)})" if found else ""


def examine(
    study: Study, now: datetime | None = None, progress: Progress = silent, *, tables: bool = False
) -> Examination:
    """Look through everything and return what is out of order; ``now`` is the moment that counts.

    With ``tables`` it is checked too whether every table follows from the log. It reads the whole log, so it belongs
    off the window's thread. Raises FileBroken for a file whose guards were changed.
    """
    at = now or times.now()
    progress(0, _STEPS)
    if not study.read_only:
        settling.settle(study)
    verification = verifying.verify(study, tables=tables)
    progress(1, _STEPS)
    ground, (dossiers, speakers) = assembling.ground(study, at), assembling.with_speakers(study)
    progress(2, _STEPS)
    found = [each for dossier in (*dossiers, *speakers) for each in examine_one(dossier, ground)]
    found += _of_project(study, ground, verification)
    progress(_STEPS, _STEPS)
    return Examination(dossiers, ground, _in_order(found), verification, explaining.explanations(study), speakers)


def _of_project(study: Study, ground: Ground, verification: Verification) -> Iterator[Deviation]:
    for problem in verification.problems:
        yield Deviation(Fault.BROKEN, about=problem)
    if ground.ended is not None:
        accounted = {str(record.said.get("export", "")) for record in records.of_project(study.data, "ending")}
        for export in exports.all_of(study.data):
            if export.id not in accounted:
                yield Deviation(Fault.EXPORT_OPEN, at=export.at, about=EXPORTS.get(export.what, export.what))
    elif ground.end_date is not None and ground.now.date() > ground.end_date:
        yield Deviation(Fault.PAST_END, about=ground.end_date.strftime("%d.%m.%Y"))


def _in_order(found: Sequence[Deviation]) -> tuple[Deviation, ...]:
    """Return each deviation once, those of the project first, then by kind and pseudonym."""
    kinds = list(Fault)
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda each: (each.person != "", kinds.index(each.fault), each.pseudonym)))


def what(deviation: Deviation, translate: Translate) -> str:
    """Return what is out of order, in words."""
    words = translate(WHAT[deviation.fault])
    if not deviation.about:
        return words
    return f"{words}: {_about(deviation, translate)}"


def _about(deviation: Deviation, translate: Translate) -> str:
    if deviation.fault is Fault.EXPORT_OPEN:
        return translate(deviation.about)
    if deviation.fault is Fault.ELEMENT_MISSING:
        codes = deviation.about.split(", ")
        return ", ".join(f"{code} {translate(ELEMENT_WORDS.get(code, ''))}".strip() for code in codes)
    return deviation.about


def to_do(deviation: Deviation, translate: Translate) -> str:
    """Return what to do about it, in words."""
    return translate(TO_DO[deviation.fault])
