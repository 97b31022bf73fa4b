"""The words of a transcript, in the language of its project: what screen, clipboard and Word document say alike."""

from collections.abc import Callable
from datetime import datetime, timedelta

from babel.dates import format_date

from interviewer.domain.answer import Status
from interviewer.domain.consent import Channel, Decision
from interviewer.domain.guide import YesNo
from interviewer.domain.mark import MarkKind
from interviewer.domain.replacement import Style
from interviewer.domain.transcript import Attribution, Given, Paragraph, Reply, Run, Transcript
from interviewer.domain.wording import MODES, STATUS, YES_NO
from interviewer.language import N_

Translate = Callable[[str], str]

NOTICE = N_("pseudonymised – still personal data")
ANONYMOUS = N_("anonymous")
"""What is said instead once the project has ended: names, notes and log replaced, the key destroyed, and signed for."""
_DRAFT = N_("local draft, before the team's files are merged")
_DECISIONS = {Decision.YES: N_("yes"), Decision.LIMITS: N_("yes, with limits")}
_CHANNELS = {
    Channel.ORAL: N_("oral"), Channel.SIGNED: N_("signed"), Channel.EMAIL: N_("by e-mail"),
    Channel.FORM: N_("electronic form"),
}  # fmt: skip
CHOICES = {
    "quotes": N_("may be quoted"), "contact": N_("may be contacted again"), "archive": N_("may be archived"),
    "referral": N_("may be named as the one who proposed others"),
    "check": N_("wants to see quotes before they are used"),
}  # fmt: skip
_GUARDIANS = {
    "informed": N_("guardian informed"),
    "consented": N_("guardian has consented"),
    "waived": N_("guardian not informed, for a written reason"),
}
LEGEND: dict[MarkKind, str] = {
    MarkKind.VERBATIM: N_("The informant's own words, taken down as they fell."),
    MarkKind.APPROXIMATE: N_("The informant's words, approximately."),
    MarkKind.COMMENT: N_("The interviewer's own comment; the informant did not say this."),
    MarkKind.QUOTE: N_("A passage chosen as a good quote."),
    MarkKind.THIRD_PERSON: N_("Tells of somebody who was not part of the talk."),
    MarkKind.SENSITIVE: N_("Sensitive; handle with care."),
    MarkKind.BACKGROUND: N_("Said as background only; the words are not printed."),
}
_STYLED = (MarkKind.QUOTE, MarkKind.THIRD_PERSON, MarkKind.SENSITIVE)
_ENDED = N_(
    "Anonymous: the key is destroyed, names, notes and the log are replaced by this text, and a person has signed that "
    "indirect identification was assessed."
)
_SAMPLE = N_("passage")
_QUOTES = ("«", "»", "”", "“", '"')


def notice(transcript: Transcript, translate: Translate) -> str:
    """Return what every page says of the transcript: that it is pseudonymised, and whether it is a local draft."""
    said = ANONYMOUS if transcript.cover.anonymous else NOTICE
    return " · ".join([translate(said), *([translate(_DRAFT)] if transcript.cover.draft else [])])


def day_or_month(at: datetime | None, level: Attribution, language: str) -> str:
    """Return when an interview was held: the day where pseudonyms are printed, otherwise the month."""
    if at is None:
        return ""
    if level.names_pseudonym:
        return at.strftime("%d.%m.%Y")
    return format_date(at.date(), "MMMM y", locale="en" if language == "en" else "nb")


def rests_on(transcript: Transcript, translate: Translate) -> str:
    """Return what the transcript rests on; there is no recording."""
    fair = N_("fair copy of the interviewer's notes; no recording")
    if transcript.cover.sets > 1:
        several = N_("{count} sets of notes of the same talk, one after the other; no recording")
        return translate(several).format(count=transcript.cover.sets)
    return translate(fair if transcript.cover.rests_on_fair else N_("the interviewer's notes; no recording"))


def length(spoken: timedelta, translate: Translate) -> str:
    """Return a length in hours and minutes."""
    hours, minutes = divmod(round(spoken.total_seconds() / 60), 60)
    if hours:
        return translate(N_("{hours} h {minutes} min")).format(hours=hours, minutes=minutes)
    return translate(N_("{minutes} min")).format(minutes=minutes)


def cover_rows(transcript: Transcript, translate: Translate) -> list[tuple[str, str]]:
    """Return the cover as labels and values, without what is not known; a value may have several lines."""
    cover = transcript.cover
    sessions = translate(N_("{count} sessions")).format(count=cover.sessions) if cover.sessions > 1 else ""
    afterwards = translate(N_("registered afterwards from paper")) if cover.afterwards else ""
    spoken = length(cover.length, translate) if cover.length else ""
    counts = translate(N_("{raised} of {asked} questions and follow-ups taken up; every one is printed"))
    rows = (
        (N_("Project"), cover.title),
        (N_("Institution"), cover.institution),
        (N_("Commissioner"), cover.commissioner),
        (N_("Purpose"), cover.purpose),
        (N_("Contact"), cover.contact),
        (N_("Interview"), cover.code),
        (N_("Informant"), "\n".join(cover.speakers)),
        (cover.case_word.capitalize(), ", ".join(filter(None, (cover.case, cover.case_type)))),
        (N_("Held"), ", ".join(filter(None, (cover.when, translate(MODES[cover.mode]), spoken, sessions, afterwards)))),
        (N_("Guide"), f"{cover.guide} ({cover.guide_version})"),
        (N_("Taken up"), counts.format(raised=cover.raised, asked=cover.to_ask)),
        (N_("Rests on"), rests_on(transcript, translate)),
        (N_("Consent"), "\n".join(_given(transcript, given, translate) for given in cover.consents)),
        (N_("Pseudonymisation"), _pseudonymised(transcript, translate)),
        (N_("Language"), translate(N_("English") if transcript.language == "en" else N_("Norwegian (bokmål)"))),
        (N_("Made"), cover.generated.strftime("%d.%m.%Y") if cover.generated else ""),
    )  # fmt: skip
    return [(translate(label), value) for label, value in rows if value]


def _given(transcript: Transcript, given: Given, translate: Translate) -> str:
    when = given.at.strftime("%d.%m.%Y %H:%M") if transcript.attribution.names_pseudonym else ""
    said = f"{translate(_DECISIONS[given.decision])} ({translate(_CHANNELS[given.channel])})"
    chosen = [
        f"{translate(words)}: {translate(YES_NO[YesNo.YES if choice else YesNo.NO])}"
        for name, words in CHOICES.items()
        if (choice := given.allows(name)) is not None
    ]
    guardian = translate(_GUARDIANS[given.guardian]) if given.guardian in _GUARDIANS else ""
    limits = translate(N_("limits: {limits}")).format(limits=given.limits) if given.limits else ""
    who = f"{given.speaker}: " if len(transcript.cover.consents) > 1 else ""
    first = ", ".join(filter(None, (said, when, guardian, given.script)))
    return who + "\n".join(filter(None, (first, limits, "; ".join(chosen))))


def _pseudonymised(transcript: Transcript, translate: Translate) -> str:
    if transcript.cover.anonymous:
        return translate(_ENDED)
    done = translate(
        N_("Names and what else could identify are replaced by codes or words in brackets; the key is kept apart.")
    )
    reviewed, waiting = (
        N_("Reviewed by a person."),
        N_("A person has not yet reviewed it for what identifies indirectly."),
    )
    return " ".join((done, translate(reviewed if transcript.cover.reviewed else waiting)))


def quoting(transcript: Transcript, translate: Translate) -> str:
    """Return the warning of a transcript that may not be quoted, else nothing."""
    if transcript.quotable:
        return ""
    return translate(N_("May not be quoted: the informant has said no to being quoted."))


def status_words(reply: Reply, translate: Translate) -> str:
    """Return what is said beside a question: its yes or no, and its status where the words do not tell it."""
    status = translate(STATUS[reply.status])
    if reply.status is Status.ELSEWHERE and reply.elsewhere:
        status = translate(N_("answered under {question}")).format(question=reply.elsewhere)
    plain = reply.status is Status.ANSWERED and (reply.paragraphs or reply.yes_no)
    return ", ".join(
        filter(None, (
            translate(YES_NO[reply.yes_no]) if reply.yes_no else "",
            "" if plain else status,
            translate(N_("with an example")) if reply.has_example else "",
        ))
    )  # fmt: skip


def printed(label: str) -> str:
    """Return a label as it stands on paper: ``a)``, ``ii)``, but ``10.``; nothing for none."""
    return f"{label}{'.' if label.isdigit() else ')'}" if label else ""


def decorated(paragraph: Paragraph, translate: Translate, style: Style) -> list[Run]:
    """Return a paragraph with what marks add in writing: ”verbatim”, ‹approximate›, [own comment: …], in a style.

    A mark over several runs opens once and closes once; words that bring their own quotation marks get no second pair.
    """
    comment = translate(N_("own comment"))
    around = {
        MarkKind.VERBATIM: (style.quote_opens, style.quote_closes),
        MarkKind.APPROXIMATE: ("‹", "›"),
        MarkKind.COMMENT: (f"{style.opens}{comment}: ", style.closes),
    }
    found: list[Run] = []
    for index, run in enumerate(paragraph):
        before = paragraph[index - 1].kinds if index else frozenset()
        after = paragraph[index + 1].kinds if index + 1 < len(paragraph) else frozenset()
        text = run.text
        lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        core = text.strip()
        for kind, (opens, closes) in around.items():
            if core and kind in run.kinds:
                own = _QUOTES if kind is MarkKind.VERBATIM else ()
                core = ("" if kind in before or core.startswith((opens, *own)) else opens) + core
                core += "" if kind in after or core.endswith((closes, *own)) else closes
        found.append(Run(lead + core + trail if core else text, run.kinds))
    return found


def legend(transcript: Transcript, translate: Translate, *, written: bool = False) -> list[tuple[Run, str]]:
    """Return a sample and an explanation of each mark that occurs; ``written`` leaves out what only a style shows."""
    rows = []
    for kind, words in LEGEND.items():
        if kind in transcript.kinds and not (written and kind in _STYLED):
            text = translate(N_("[background only]") if kind is MarkKind.BACKGROUND else _SAMPLE)
            rows.append((decorated((Run(text, frozenset({kind})),), translate, transcript.style)[0], translate(words)))
    return rows


def attribution(transcript: Transcript, translate: Translate) -> str:
    """Return whose words these are, for under a quote: as much as the level of attribution says."""
    cover = transcript.cover
    case = "" if cover.case or not cover.case_type else cover.case_type
    who = "; ".join(cover.speakers)
    return ", ".join(filter(None, (who, case, cover.when, rests_on(transcript, translate))))
