"""Minding the minors: for the reviewer, what was known of the age, which rule went, and what guardians were told."""

from collections.abc import Iterator, Sequence

from interviewer.domain.consent import Guardian
from interviewer.domain.consent_words import AGES, CHANNELS, GUARDIANS
from interviewer.domain.dossier import Dossier, Ground, age_of
from interviewer.domain.minority import Age, Demand
from interviewer.domain.moments import shown
from interviewer.domain.report import Own, Table, Value
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_

_COLUMNS = (
    N_("pseudonym"), N_("age group"), N_("the rule that went"), N_("guardian"), N_("when"), N_("how"),
    N_("who gave the number"), N_("text sent"), N_("why the guardian was not informed"), N_("noted by"),
)  # fmt: skip
_DEMANDS = {
    Demand.NOTHING: N_("nothing is asked of the guardian"),
    Demand.INFORMED: N_("the guardian is informed, and may object"),
    Demand.CONSENT: N_("the guardian consents"),
}
_TAKEN = N_("{age} (taken for granted, not noted)")
_BOTH = N_("{event} (both parents)")


def table(dossiers: Sequence[Dossier], ground: Ground, translate: Translate) -> Table:
    """Return a row for each thing a guardian was told or said; of a minor without any, a row that says so."""
    rows = (row for dossier in dossiers if _minor(dossier) for row in _rows(dossier, ground, translate))
    return Table(translate(N_("Minors")), tuple(map(translate, _COLUMNS)), tuple(rows))


def _minor(dossier: Dossier) -> bool:
    return dossier.minor or bool(dossier.guardians)


def _rows(dossier: Dossier, ground: Ground, translate: Translate) -> Iterator[tuple[Value, ...]]:
    age = age_of(dossier, dossier.decided)
    words = translate(AGES[age])
    noted = Own(words if dossier.age_noted else translate(_TAKEN).format(age=words))
    first = (dossier.pseudonym, noted, Own(_rule(dossier, age, ground, translate)))
    for event in dossier.guardians:
        yield *first, *_told(event, translate)
    if not dossier.guardians:
        yield *first, Own(translate(N_("nothing recorded"))), *(None,) * 6


def _rule(dossier: Dossier, age: Age, ground: Ground, translate: Translate) -> str:
    """Return the row of the age rules that went, with the rules' version as it was kept with the consent."""
    rule = ground.rules.of(age, special=ground.special, assessed=ground.assessed)
    parts = [translate(_DEMANDS[rule.guardian])]
    if ground.special:
        parts.append(translate(N_("special categories of personal data")))
    if ground.special and ground.assessed:
        parts.append(translate(N_("by the written assessment")))
    if rule.may_waive:
        parts.append(translate(N_("can be let be for a written reason")))
    kept = dossier.decided.rules if dossier.decided else ""
    return f"{'; '.join(parts)} ({kept or f'{ground.rules.id}@{ground.rules.version}'})"


def _told(event: Guardian, translate: Translate) -> tuple[Value, ...]:
    said = translate(GUARDIANS[event.event])
    return (
        Own(translate(_BOTH).format(event=said) if event.both else said),
        shown(event.at),
        Own(translate(CHANNELS[event.channel])) if event.channel in CHANNELS else event.channel or None,
        event.number_from or None,
        event.text or None,
        event.reason or None,
        event.by or None,
    )
