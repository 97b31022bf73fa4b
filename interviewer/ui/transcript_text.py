"""A transcript written into a text document: headings, questions, answers with marks, and what was not taken up."""

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor

from interviewer.domain.answer import Status
from interviewer.domain.replacement import Style
from interviewer.domain.transcript import Line, Paragraph, Reply, Run, Transcript
from interviewer.domain.transcript_words import decorated
from interviewer.language import _
from interviewer.ui import lettering, marks
from interviewer.ui.interview import words


def fill(cursor: QTextCursor, transcript: Transcript) -> None:
    """Write ``transcript`` at ``cursor``."""
    cover = transcript.cover
    _block(cursor, cover.title, size=21, bold=True)
    told = all(any(speaker.startswith(part) for speaker in cover.speakers) for part in cover.code.split(", "))
    facts = [*([] if told else [cover.code]), *cover.speakers, cover.case, cover.when, words.mode(cover.mode)]
    _block(cursor, "  ·  ".join(dict.fromkeys(fact for fact in facts if fact)), tone="quiet")
    basis = _("Rests on the fair copy of notes.") if cover.rests_on_fair else _("Rests on notes, not tidied.")
    _block(cursor, basis, tone="quiet", below=12)
    for part in transcript.parts:
        _block(cursor, f"{part.label} {part.title}".strip(), size=17, bold=True, above=14)
        for line in part.lines:
            _line(cursor, line, transcript.style)
    if transcript.more:
        _block(cursor, _("Added at the end"), size=17, bold=True, above=14)
        _paragraphs(cursor, transcript.more, 0, transcript.style)


def _line(cursor: QTextCursor, line: Line, brackets: Style) -> None:
    indent = 1 if line.follow_up else 0
    label = line.short or ("+" if line.made_up else line.label)
    condition = f"{line.condition}: " if line.condition else ""
    _block(cursor, f"{label}  {condition}{line.text}", bold=True, above=8, indent=indent)
    if line.bound:
        _block(cursor, line.shown, indent=indent)
    for reply in line.replies:
        _reply(cursor, reply, indent, brackets)
    if not line.replies and not line.bound:
        _block(cursor, words.status(Status.NOT_ASKED), tone="dimmed", indent=indent)


def _reply(cursor: QTextCursor, reply: Reply, indent: int, brackets: Style) -> None:
    notes = []
    if reply.speaker:
        notes.append(reply.speaker)
    if reply.asked_as:
        notes.append(_("Asked as: {words}").format(words=reply.asked_as))
    if reply.yes_no:
        notes.append(words.yes_no(reply.yes_no))
    if reply.status is Status.ELSEWHERE and reply.elsewhere:
        notes.append(_("answered under {label}").format(label=reply.elsewhere))
    elif reply.status is not Status.ANSWERED:
        notes.append(words.status(reply.status))
    if notes:
        _block(cursor, "  ·  ".join(notes), tone="dimmed", indent=indent)
    _paragraphs(cursor, reply.paragraphs, indent, brackets)


def _paragraphs(cursor: QTextCursor, paragraphs: tuple[Paragraph, ...], indent: int, brackets: Style) -> None:
    for paragraph in paragraphs:
        _start(cursor, indent=indent)
        for run in decorated(paragraph, _, brackets):
            cursor.insertText(run.text, _marked(run))


def _marked(run: Run) -> QTextCharFormat:
    style = lettering.style()
    for kind in sorted(run.kinds):
        look = marks.LOOKS[kind]
        style.setUnderlineStyle(UNDERLINES.get(look.dash, QTextCharFormat.UnderlineStyle.SingleUnderline))
        style.setUnderlineColor(marks.colour(look.tone))
    return style


UNDERLINES = {
    marks.Dash.DashLine: QTextCharFormat.UnderlineStyle.DashUnderline,
    marks.Dash.DotLine: QTextCharFormat.UnderlineStyle.DotLine,
    marks.Dash.DashDotLine: QTextCharFormat.UnderlineStyle.DashDotLine,
    marks.Dash.DashDotDotLine: QTextCharFormat.UnderlineStyle.DashDotDotLine,
}


def _block(
    cursor: QTextCursor,
    text: str,
    *,
    size: int = 15,
    bold: bool = False,
    tone: str = "text",
    above: int = 0,
    below: int = 2,
    indent: int = 0,
) -> None:
    _start(cursor, above=above, below=below, indent=indent)
    cursor.insertText(text, lettering.style(size, bold=bold, tone=tone))


def _start(cursor: QTextCursor, *, above: int = 0, below: int = 2, indent: int = 0) -> None:
    block = QTextBlockFormat()
    block.setTopMargin(above)
    block.setBottomMargin(below)
    block.setLeftMargin(indent * 24)
    lettering.begin(cursor, block)
