"""The register of consents as tables: a row an informant without a name, what is out of order, and all in figures."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from interviewer.domain.consent import Consent, Decision
from interviewer.domain.consent_words import CHANNELS, CHOICES, DECISIONS, GUARDIANS, REFUSALS, STATES
from interviewer.domain.dossier import Dossier, Ground, lacking, state, taken_back, version_of
from interviewer.domain.moments import day, shown
from interviewer.domain.report import Own, Table, Value
from interviewer.domain.transcript_words import Translate
from interviewer.domain.wording import MODES
from interviewer.language import N_
from interviewer.services import examining
from interviewer.services.examining import Examination

SHORT = 12
"""Digits of a hash that are shown."""
_CASE = N_("case")
_COLUMNS = (
    N_("pseudonym"), N_("role"), _CASE, N_("minor"), N_("guardian"), N_("mode"), N_("consent id"),
    N_("text: version and hash"), N_("read by"), N_("reading began"), N_("decided"), N_("decision"),
    N_("reply in words"), N_("elements told"), N_("elements missing"), N_("express yes"), N_("choices"),
    N_("letter sent"), N_("interview began"), N_("interview ended"), N_("minutes from consent to interview"),
    N_("valid until"), N_("state"), N_("last change"), N_("withdrawn"), N_("earlier decisions"), N_("laptop"),
    N_("hash of the record"),
)  # fmt: skip
LAG = 20
"""The column with the minutes from the consent to the interview; below zero is out of order."""
_OUT_OF_ORDER = (N_("what"), N_("whose"), N_("when"), N_("what to do"), N_("explanation"))
_TEXTS = (
    N_("version"), N_("hash"), N_("approved by"), N_("approved"), N_("in force from"), N_("in force until"),
    N_("read to"),
)  # fmt: skip


def register(dossiers: Sequence[Dossier], ground: Ground, translate: Translate) -> Table:
    """Return the register of consents: every column of the reference, the decision that counts of each informant."""
    rows = tuple(row(dossier, ground, translate) for dossier in dossiers)
    columns = tuple(ground.case_word if each is _CASE and ground.case_word else translate(each) for each in _COLUMNS)
    return Table(translate(N_("Register")), columns, rows)


def row(dossier: Dossier, ground: Ground, translate: Translate) -> tuple[Value, ...]:
    """Return one informant's row."""
    return (*_who(dossier, translate), *_reading(dossier, ground, translate), *_course(dossier, ground, translate))


def _who(dossier: Dossier, translate: Translate) -> tuple[Value, ...]:
    events = (f"{translate(GUARDIANS[event.event])} {day(event.at)}" for event in dossier.guardians)
    modes = dict.fromkeys(translate(MODES[talk.mode]) for talk in dossier.talks)
    return (
        dossier.pseudonym,
        dossier.role or None,
        ", ".join(dossier.cases) or None,
        translate(N_("yes")) if dossier.minor else translate(N_("no")),
        "\n".join(events) or None,
        ", ".join(modes) or None,
    )


def _reading(dossier: Dossier, ground: Ground, translate: Translate) -> tuple[Value, ...]:
    given, standing = dossier.decided, dossier.standing
    if given is None or standing is None:
        return (None,) * 11
    lacks = lacking(ground, given)
    needed = len(ground.mandatory) or len(_mandatory(ground, given)) or len(given.elements) + len(lacks)
    choices = standing.choices if standing.decision.opens_notes else given.choices
    chosen = (f"{translate(CHOICES[name])}: {_truth(value, translate)}" for name, value in choices.items())
    decided = translate(DECISIONS[given.decision])
    return (
        Own(given.id[-8:]),
        Own(f"{given.script}\n{given.script_hash[:SHORT]}"),
        given.interviewer,
        _moment(given.read_from),
        shown(given.at),
        f"{decided} ({translate(REFUSALS[given.refusal])})" if given.refusal else decided,
        "\n".join(filter(None, (given.reply, given.limits))) or None,
        f"{needed - len(lacks)}/{needed}",
        ", ".join(lacks) if lacks and given.decision.opens_notes else None,
        None if given.explicit is None else _truth(given.explicit, translate),
        "\n".join(chosen) or None,
    )


def _mandatory(ground: Ground, given: Consent) -> tuple[str, ...]:
    version = version_of(ground, given)
    return version.script.mandatory if version else ()


def _course(dossier: Dossier, ground: Ground, translate: Translate) -> tuple[Value, ...]:
    starts = [talk.started for talk in dossier.talks if talk.started]
    ends = [talk.ended for talk in dossier.talks if talk.ended]
    withdrawn = (_taken_back(dossier, each, translate) for each in dossier.withdrawals)
    earlier = (f"{translate(DECISIONS[each.decision])} {shown(each.at)}" for each in dossier.earlier)
    letter = dossier.letter
    return (
        Own(f"{translate(CHANNELS.get(letter[0], letter[0]))} {shown(letter[1])}") if letter else None,
        shown(min(starts)) if starts else None,
        shown(max(ends)) if ends else None,
        dossier.lag,
        dossier.valid_until.strftime("%d.%m.%Y") if dossier.valid_until else None,
        translate(STATES[state(dossier, ground.now.date())]),
        _moment(dossier.changed),
        Own("\n".join(withdrawn)) or None,
        Own("\n".join(earlier)) or None,
        Own(dossier.device) or None,
        Own(dossier.hash[:SHORT]) or None,
    )


def _moment(at: datetime | None) -> Own | None:
    return shown(at) if at else None


def _taken_back(dossier: Dossier, event: Consent, translate: Translate) -> str:
    """Return when something was taken back; where the consent stands without it, what it was."""
    words = ", ".join(translate(CHOICES[name]) for name in taken_back(dossier.consents, event))
    return f"{shown(event.at)}: {words}" if words else shown(event.at)


def _truth(value: bool, translate: Translate) -> str:
    return translate(N_("yes")) if value else translate(N_("no"))


def out_of_order(found: Examination, translate: Translate) -> Table:
    """Return what is out of order: what, whose, when, and what to do."""
    rows = tuple(
        (
            examining.what(each, translate),
            each.pseudonym or translate(N_("the project")),
            _moment(each.at),
            examining.to_do(each, translate),
            found.why(each) or None,
        )
        for each in found.deviations
    )
    return Table(translate(N_("Out of order")), tuple(map(translate, _OUT_OF_ORDER)), rows)


def texts(dossiers: Sequence[Dossier], ground: Ground, translate: Translate) -> Table:
    """Return the versions of the consent text, with how many decisions fell after each was read."""
    read = Counter(each.script_hash for dossier in dossiers for each in dossier.consents)
    rows = tuple(
        (
            version.script.version,
            version.mark[:SHORT] or translate(N_("draft")),
            version.approved_by or None,
            _moment(version.approved_at),
            _moment(version.valid_from),
            _moment(version.valid_to),
            read[version.mark] if version.mark else 0,
        )
        for version in ground.versions
    )
    return Table(translate(N_("Consent texts")), tuple(map(translate, _TEXTS)), rows)


@dataclass(frozen=True, slots=True)
class _Part:
    """What the figures are parted by: its heading, and the value of an informant."""

    heading: str
    of: Callable[[Dossier], str]


def figures(dossiers: Sequence[Dossier], ground: Ground, translate: Translate) -> tuple[Table, ...]:
    """Return the aggregates: in all, and by mode, interviewer, version and month."""
    parts = (
        _Part(N_("By mode"), lambda one: ", ".join(dict.fromkeys(translate(MODES[talk.mode]) for talk in one.talks))),
        _Part(N_("By interviewer"), lambda one: one.decided.interviewer if one.decided else ""),
        _Part(N_("By version of the text"), lambda one: _version(one.decided)),
        _Part(N_("By month"), lambda one: f"{one.decided.at:%Y-%m}" if one.decided else ""),
    )
    decided = [dossier for dossier in dossiers if dossier.standing is not None]
    return (_in_all(dossiers, ground.erased, translate), *(_parted(part, decided, translate) for part in parts))


def _version(given: Consent | None) -> str:
    return f"{given.script} ({given.script_hash[:SHORT]})" if given else ""


def _in_all(dossiers: Sequence[Dossier], erased: int, translate: Translate) -> Table:
    def told(words: str, fits: Callable[[Dossier], bool]) -> tuple[Value, ...]:
        return translate(words), sum(map(fits, dossiers))

    reading = [
        (each.at - each.read_from).total_seconds() / 60
        for dossier in dossiers
        for each in dossier.consents
        if each.read_from is not None
    ]
    rows: tuple[tuple[Value, ...], ...] = (
        told(N_("contacted"), lambda one: bool(one.reached or one.consents)),
        told(N_("informed"), lambda one: bool(one.letter or any(each.elements for each in one.consents))),
        told(N_("consented"), lambda one: _decided(one, Decision.YES, Decision.LIMITS)),
        told(N_("of them with limits"), lambda one: _decided(one, Decision.LIMITS)),
        told(N_("refused"), lambda one: _decided(one, Decision.NO)),
        told(N_("want to think about it"), lambda one: _decided(one, Decision.POSTPONED)),
        (translate(N_("withdrawn")), sum(_decided(one, Decision.WITHDRAWN) for one in dossiers) + erased),
        (translate(N_("of them everything erased")), erased),
        told(
            N_("minors among those who consented"),
            lambda one: one.minor and _decided(one, Decision.YES, Decision.LIMITS),
        ),
        (translate(N_("median reading time in minutes")), round(median(reading), 1) if reading else None),
    )
    return Table(translate(N_("In figures")), (translate(N_("what")), translate(N_("number"))), rows)


def _decided(dossier: Dossier, *decisions: Decision) -> bool:
    return dossier.standing is not None and dossier.standing.decision in decisions


def _parted(part: _Part, decided: Sequence[Dossier], translate: Translate) -> Table:
    kinds = (
        (N_("consented"), (Decision.YES, Decision.LIMITS)),
        (N_("of them with limits"), (Decision.LIMITS,)),
        (N_("refused"), (Decision.NO,)),
        (N_("want to think about it"), (Decision.POSTPONED,)),
        (N_("withdrawn"), (Decision.WITHDRAWN,)),
    )
    held: dict[str, list[Dossier]] = {}
    for dossier in decided:
        held.setdefault(part.of(dossier), []).append(dossier)
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            value or translate(N_("none")),
            *(sum(_decided(one, *which) for one in held[value]) for _words, which in kinds),
        )
        for value in sorted(held)
    )
    columns = ("", *(translate(words) for words, _which in kinds))
    return Table(translate(part.heading), columns, rows)
