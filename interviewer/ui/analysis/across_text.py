"""Answers written into a text to read: groups, whose answer it is, the words with marks and codings, codes by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor

from interviewer.domain.across import Group, Piece, Said
from interviewer.domain.answer import Status
from interviewer.domain.code import Code
from interviewer.domain.document import VIEWS
from interviewer.language import _
from interviewer.services.across import Page
from interviewer.services.excerpting import Excerpt
from interviewer.ui import lettering, marks, theme
from interviewer.ui.interview import words
from interviewer.ui.transcript_text import UNDERLINES

_TINT = 46
"""How strong a code's colour is behind the words, of 255: text on it keeps its contrast."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the words of an answer stand in the document, in its positions."""

    start: int
    end: int
    said: Said | Excerpt


def fill(cursor: QTextCursor, page: Page) -> tuple[Stretch, ...]:
    """Write ``page`` at ``cursor`` and return where the answers stand."""
    held = (each for group in page.groups for said in group.said for each in (said, *(one.said for one in said.below)))
    known = {code: each for said in held for code in said.codes
             if (each := page.codebook.standing(code)) is not None}  # fmt: skip
    stretches: list[Stretch] = []
    for group in page.groups:
        _block(cursor, _title(group), size=17, bold=True, above=16)
        for said in group.said:
            stretches += _said(cursor, said, known)
        if group.silent:
            _block(cursor, _silent(group.silent), tone="dimmed", above=8)
    return (*stretches, *_documents(cursor, page.documents))


def _documents(cursor: QTextCursor, found: Sequence[Excerpt]) -> list[Stretch]:
    """Write what documents answer under a heading of its own, each named by its document."""
    if not found:
        return []
    _block(cursor, _("From documents by others"), size=17, bold=True, above=24)
    _block(cursor, _("No informant said this, and it is counted nowhere."), size=12, tone="quiet")
    return [_excerpt(cursor, each) for each in found]


def _excerpt(cursor: QTextCursor, each: Excerpt) -> Stretch:
    title = f"{each.title} ({each.year})" if each.year else each.title
    _block(cursor, title, size=13, bold=True, tone="accent", above=12)
    case = each.case or _("all cases it covers")
    _block(cursor, "  ·  ".join(filter(None, (_(VIEWS[each.finding.view]), case, each.source))), size=12, tone="quiet")
    start = -1
    for line in filter(str.strip, each.words.split("\n")):
        _start(cursor, indent=2)
        start = cursor.position() if start < 0 else start
        cursor.insertText(line, lettering.style())
    return Stretch(start, cursor.position(), each)


def _title(group: Group) -> str:
    count = group.speaking
    everyone = len({each.subject for each in (*group.said, *group.silent)})
    told = _("{count} of {all} have said something").format(count=count, all=everyone)
    title = group.title or _("Not stated")
    return f"{title}  ·  {told}"


def _silent(silent: Sequence[Said]) -> str:
    """Return who said nothing, by what became of the question: not taken up is never a no."""
    held: dict[str, list[str]] = {}
    for said in silent:
        held.setdefault(_became(said), []).append(said.called)
    return "\n".join(f"{became}: {', '.join(dict.fromkeys(called))}" for became, called in held.items())


def _became(said: Said) -> str:
    told = words.status(said.status)
    if said.status is Status.ELSEWHERE and said.elsewhere:
        told = _("answered under {label}").format(label=said.elsewhere)
    return _("{answer} (no words)").format(answer=words.yes_no(said.yes_no)) if said.yes_no else told


def _said(cursor: QTextCursor, said: Said, known: Mapping[str, Code]) -> list[Stretch]:
    """Write what one informant said to the question, and below it to its follow-ups."""
    who = filter(None, (said.called, said.role, said.model, said.case, said.taker))
    _block(cursor, "  ·  ".join(who), size=13, bold=True, above=12)
    notes = _notes(said) if said.lines else [_became(said)]
    _block(cursor, "  ·  ".join(notes), size=12, tone="quiet")
    found = [_words(cursor, said, known, indent=1)] if said.lines else []
    for each in said.below:
        _start(cursor, above=6, indent=2)
        cursor.insertText(f"↳ {each.short}  {each.asked}", lettering.style(12, tone="quiet"))
        found.append(_words(cursor, each.said, known, indent=3))
    return found


def _words(cursor: QTextCursor, said: Said, known: Mapping[str, Code], *, indent: int) -> Stretch:
    """Write the words with their marks, and below them the names of their codes."""
    start = -1
    for line in said.lines:
        _start(cursor, indent=indent)
        start = cursor.position() if start < 0 else start
        for piece in line:
            cursor.insertText(piece.text, _dressed(piece, known))
    end = cursor.position()
    names = [known[code] for code in said.codes if code in known]
    if names:
        _start(cursor, indent=indent)
        for number, code in enumerate(names):
            style = lettering.style(12, tone="quiet")
            if code.colour:
                style.setBackground(_tint(code.colour))
            cursor.insertText(f" {code.name} ", style)
            cursor.insertText("" if number == len(names) - 1 else "  ", lettering.style(12))
    return Stretch(start, end, said)


def _notes(said: Said) -> list[str]:
    found = [_("fair copy") if said.fair else _("notes")]
    if said.yes_no:
        found.append(words.yes_no(said.yes_no))
    if said.status is not Status.ANSWERED:
        found.append(_became(said) if not said.yes_no else words.status(said.status))
    if said.has_example:
        found.append(_("with an example"))
    if said.asked_as:
        found.append(_("Asked as: {words}").format(words=said.asked_as))
    if not said.quotable:
        found.append(_("has said no to being quoted"))
    return found


def _dressed(piece: Piece, known: Mapping[str, Code]) -> QTextCharFormat:
    style = lettering.style()
    for kind in sorted(piece.kinds):
        look = marks.LOOKS[kind]
        style.setUnderlineStyle(UNDERLINES.get(look.dash, QTextCharFormat.UnderlineStyle.SingleUnderline))
        style.setUnderlineColor(marks.colour(look.tone))
    held = [known[code] for code in piece.codes if code in known]
    if held:
        style.setToolTip(", ".join(code.name for code in held))
        style.setBackground(_tint(next((code.colour for code in held if code.colour), theme.tokens().accent)))
    return style


def _tint(colour: str) -> QColor:
    """Return a code's colour so faint that the words on it can be read, in the light and in the dark."""
    tint, panel = QColor(colour), QColor(theme.tokens().panel)
    pairs = ((tint.red(), panel.red()), (tint.green(), panel.green()), (tint.blue(), panel.blue()))
    return QColor(*((ink * _TINT + paper * (255 - _TINT)) // 255 for ink, paper in pairs))


def _block(
    cursor: QTextCursor, text: str, *, size: int = 15, bold: bool = False, tone: str = "text", above: int = 0
) -> None:
    for line in text.split("\n"):
        _start(cursor, above=above)
        cursor.insertText(line, lettering.style(size, bold=bold, tone=tone))


def _start(cursor: QTextCursor, *, above: int = 0, indent: int = 0) -> None:
    block = QTextBlockFormat()
    block.setTopMargin(above)
    block.setBottomMargin(2)
    block.setLeftMargin(indent * 16)
    lettering.begin(cursor, block)
