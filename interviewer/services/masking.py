"""Masking what was typed freely, before it leaves in a report: numbers and addresses go, names nobody reviewed count.

Registered names are not looked for here: the gate stops a report that holds one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from interviewer.domain.consent import Consent, Guardian
from interviewer.domain.dossier import Dossier
from interviewer.domain.identifier import INSTEAD, Kind
from interviewer.domain.transcript_words import Translate
from interviewer.finding.found import Found, Mode
from interviewer.language import N_
from interviewer.services import deciding, naming, releasing
from interviewer.services.examining import Examination
from interviewer.services.explaining import Explanation
from interviewer.services.study import Study

_PATTERNS = frozenset(
    (
        Kind.EMAIL, Kind.PHONE, Kind.NATIONAL_ID, Kind.ORGANISATION_NUMBER, Kind.ACCOUNT, Kind.ADDRESS, Kind.POSTCODE,
        Kind.URL, Kind.HANDLE,
    )
)  # fmt: skip
"""What is known by its form alone, and is replaced without asking."""


@dataclass(slots=True)
class Mask:
    """Masks texts one by one; ``left`` counts the passages in them that may identify and that nobody has reviewed."""

    study: Study
    translate: Translate
    left: int = 0

    def words(self, text: str) -> str:
        """Return a text without numbers and addresses, but for those that informants are told. Raises KeyClosed."""
        facts = releasing.public(self.study.project)
        style = naming.profile(self.study).brackets
        pieces: list[str] = []
        last = 0
        for each in sorted(deciding.found_in(self.study, text, Mode.REVIEW), key=lambda found: found.start):
            if each.kind not in _PATTERNS:
                self.left += 1
            elif each.start >= last and not _told(each, facts):
                shown = f"{style.opens}{self.translate(INSTEAD[each.kind])}{style.closes}"
                pieces += (text[last : each.start], shown)
                last = each.end
        return "".join([*pieces, text[last:]])

    def unreviewed(self) -> tuple[str, ...]:
        """Return in a sentence how many passages nobody has reviewed; nothing where there are none."""
        if not self.left:
            return ()
        words = N_("Not reviewed: passages in what was typed here that may identify somebody: {count}.")
        return (self.translate(words).format(count=self.left),)

    def examination(self, found: Examination) -> Examination:
        """Return what was found with replies, limits, explanations and what guardians were told masked."""
        explained: Mapping[str, Explanation] = {
            key: replace(each, why=self.words(each.why)) for key, each in found.explained.items()
        }
        dossiers, speakers = (tuple(map(self._dossier, each)) for each in (found.dossiers, found.speakers))
        return replace(found, dossiers=dossiers, speakers=speakers, explained=explained)

    def _dossier(self, dossier: Dossier) -> Dossier:
        given = {each.id: self._consent(each) for each in dossier.consents}
        standing = dossier.standing and given.get(dossier.standing.id, dossier.standing)
        guardians = tuple(map(self._guardian, dossier.guardians))
        return replace(dossier, consents=tuple(given.values()), standing=standing, guardians=guardians)

    def _consent(self, given: Consent) -> Consent:
        return replace(given, reply=self.words(given.reply), limits=self.words(given.limits))

    def _guardian(self, event: Guardian) -> Guardian:
        return replace(
            event, number_from=self.words(event.number_from), text=self.words(event.text),
            reason=self.words(event.reason),
        )  # fmt: skip


def _told(found: Found, facts: tuple[str, ...]) -> bool:
    """Return whether it stands in a fact of the project that every informant is told."""
    return any(found.text in fact for fact in facts)
