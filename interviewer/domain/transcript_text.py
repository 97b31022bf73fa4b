"""A transcript as plain text, for the clipboard: first that it is still personal data, then whose words."""

from interviewer.domain.replacement import Style
from interviewer.domain.transcript import Line, Paragraph, Part, Reply, Transcript
from interviewer.domain.transcript_words import (
    Translate,
    attribution,
    cover_rows,
    decorated,
    legend,
    notice,
    printed,
    quoting,
    status_words,
)
from interviewer.domain.wording import YES_NO
from interviewer.language import N_, _

_INDENT = "    "


def to_text(transcript: Transcript, translate: Translate = _) -> str:
    """Return the whole transcript as text, with attribution."""
    lines = [
        notice(transcript, translate).upper(),
        attribution(transcript, translate),
        quoting(transcript, translate),
        "",
    ]
    lines += [f"{label}: {value}".replace("\n", f"\n{_INDENT}") for label, value in cover_rows(transcript, translate)]
    for part in transcript.parts:
        lines += _part(part, translate, transcript.style)
    lines += _end(transcript, translate)
    if shown := legend(transcript, translate, written=True):
        lines += ["", translate(N_("How marks are shown")), *(f"{run.text}  {words}" for run, words in shown)]
    return "\n".join(lines).strip() + "\n"


def passage_to_text(text: str, transcript: Transcript, translate: Translate = _) -> str:
    """Return a passage taken from a shown transcript with its attribution, as it goes to the clipboard."""
    return (
        f"{text.strip()}\n({attribution(transcript, translate)}; {notice(transcript, translate)})\n"
        if text.strip()
        else ""
    )


def _part(part: Part, translate: Translate, style: Style) -> list[str]:
    found = ["", " ".join(filter(None, (part.label, part.title))).upper()]
    for line in part.lines:
        found += _line(line, translate, style)
    return found


def _line(line: Line, translate: Translate, style: Style) -> list[str]:
    label = "+" if line.made_up else (line.short or printed(line.label))
    condition = f"({line.condition}) " if line.condition else ""
    found = ["", f"{label}  {condition}{line.text}"]
    if line.bound:
        return [*found, _INDENT + line.shown]
    for reply in line.replies:
        found += _reply(reply, translate, style)
    return found


def _reply(reply: Reply, translate: Translate, style: Style) -> list[str]:
    told = status_words(reply, translate)
    found = [f"{reply.speaker}: {told}".rstrip(": ") if reply.speaker else f"[{told}]"] if told or reply.speaker else []
    if reply.asked_as:
        found.insert(0, translate(N_("Asked as: {words}")).format(words=reply.asked_as))
    return [_INDENT + line for line in (*found, *_paragraphs(reply.paragraphs, translate, style))]


def _paragraphs(paragraphs: tuple[Paragraph, ...], translate: Translate, style: Style) -> list[str]:
    return ["".join(run.text for run in decorated(paragraph, translate, style)) for paragraph in paragraphs]


def _end(transcript: Transcript, translate: Translate) -> list[str]:
    found: list[str] = []
    if transcript.more:
        found += [
            "",
            translate(N_("Added at the end")).upper(),
            *_paragraphs(transcript.more, translate, transcript.style),
        ]
    if transcript.parked:
        found += ["", translate(N_("Themes that were not come back to")).upper(), *transcript.parked]
    if transcript.facts:
        found += ["", translate(N_("What the conditions rest on")).upper()]
        found += [f"{words}: {translate(YES_NO[said])}" for words, said in transcript.facts]
    return found
