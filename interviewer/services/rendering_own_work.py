"""The researchers' own texts of a project that ends: as they would print, where they name nobody; the rest stays.

A registered name becomes its pseudonym. A text in which something else may identify somebody, and that nobody has
decided about, is left out and counted; so is what stands on words that are not in the new file. Who wrote it is not
told. Documents by others and the frames of typologies cite what is public, and counts have values of their own: from
these only registered names go.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from interviewer.domain.event import Edit
from interviewer.domain.joined import Kind
from interviewer.domain.memo import On
from interviewer.finding.found import Mode
from interviewer.language import N_
from interviewer.services import deciding, registering
from interviewer.services.study import Study
from interviewer.storage import codings, interviews, joins, log, own_work, persons
from interviewer.storage.own_work import Written

KINDS = {
    "memo": N_("Memos"), "tally": N_("Values given in counts"), "reading": N_("Readings of contradictions"),
    "typology": N_("Definitions in typologies"), "placement": N_("Places of cases in typologies"),
    "practice": N_("Good practice"), "document": N_("Documents"), "finding": N_("Answers in documents"),
    "applicant": N_("Applicants"), "application": N_("Applications"),
}  # fmt: skip
"""What is carried over, as it is called where it is counted."""
_CITED = ("document", "tally")
"""Kinds that cite what is public, or hold the project's own values: only registered names go from them."""


def render_own_work(study: Study, new: Study, deed: str) -> tuple[tuple[str, int], ...]:
    """Write what was written in the analysis to ``new``; return how much of each of :data:`KINDS` was left out.

    Everything it stands on is there already. Raises KeyClosed.
    """
    carrier, left = _Carrier(study, new), Counter[str]()
    for each in own_work.standing(study.data):
        if each.kind in KINDS:
            edit = carrier.edit(each)
            if edit is None:
                left[each.kind] += 1
            else:
                log.append(new.data, [edit], deed)
    return tuple((kind, left[kind]) for kind in KINDS if left[kind])


class _Carrier:
    """Takes records from one project to the other, one by one."""

    def __init__(self, study: Study, new: Study) -> None:
        self._study, self._new = study, new
        self._project = log.project_id(study.data)
        self._who = joins.of(study.data, Kind.PERSON).canonical
        self._what = joins.of(study.data, Kind.CASE).canonical
        held = interviews.all_of(new.data)
        self._interviews = {each.id for each in held}
        self._heard = {one for each in held for one in each.persons}
        self._people = {each.id for each in persons.all_of(study.data)}

    def edit(self, found: Written) -> Edit | None:
        """Return what is written of a record in the new project; ``None`` where it is left out."""
        owner = self._owner(found.agg)
        said: Any = own_work.reworded(found, lambda text: registering.without_names(self._study, text))
        if owner is None or not self._names_nobody(found):
            return None
        if "by" in said:
            said["by"] = ""
        if found.kind == "memo" and not self._placed(said):
            return None
        if "builds_on" in said:
            said["builds_on"] = [each for each in said["builds_on"] if each[0] in self._interviews]
        if "cases" in said:
            said["cases"] = list(dict.fromkeys(map(self._what, said["cases"])))
        subject = self._who(found.subject) if found.subject else None
        return Edit(found.kind, owner, "record", said, found.item, subject)

    def _owner(self, agg: str) -> str | None:
        """Return whose record it is in the new project; ``None`` where nothing of that is there."""
        if agg == self._project:
            return log.project_id(self._new.data)
        if agg in self._people:
            return self._who(agg) if self._who(agg) in self._heard else None
        if interviews.get(self._study.data, agg) is not None:
            return agg if agg in self._interviews else None
        return self._what(agg)

    def _names_nobody(self, found: Written) -> bool:
        """Return whether nothing in it may identify somebody but what the register replaces."""
        cited = found.kind in _CITED or (found.kind == "typology" and "/" not in found.item)
        return cited or not any(deciding.found_in(self._study, text, Mode.SUGGEST) for text in found.texts())

    def _placed(self, said: dict[str, Any]) -> bool:
        """Let a memo be about what it was about, and return whether that is there."""
        on, of = On(said["on"]), str(said["of"])
        told: Mapping[On, str] = {On.PROJECT: log.project_id(self._new.data), On.PERSON: self._who(of),
                                  On.CASE: self._what(of)}  # fmt: skip
        said["of"] = told.get(on, of)
        return on is not On.PASSAGE or codings.keeper(self._new.data, of) is not None
