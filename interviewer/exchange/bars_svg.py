"""Bars as an SVG picture, in fixed light colours: the same bytes for the same bars, each figure in words beside it."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from interviewer.domain import bars
from interviewer.domain.bars import Bars, Box, Frame, Line, Shape, Text, Tone

_WIDTH, _ROW, _GAP, _MARGIN = 900.0, 26.0, 10.0, 28.0
_SIZE = 13
_LETTER = 7.2
"""How wide a letter is, about, at :data:`_SIZE`."""
_LETTERS = 38
"""Letters that have room before a bar; longer words are cut, and stand whole in the figures beside the picture."""
_PANEL, _INK, _QUIET = "#FFFFFF", "#1E2329", "#525B66"
COLOURS = {
    Tone.WORDS: _INK, Tone.HEADING: _QUIET, Tone.WHOLE: "#E1DED8", Tone.PART: "#0B6E6E", Tone.COMING: "#6C7580",
    Tone.WANTED: _INK, Tone.LACKING: "#9A5B00",
}  # fmt: skip


def to_svg(groups: Sequence[Bars], above: Sequence[str], below: Sequence[str]) -> bytes:
    """Return the picture; the lines ``above`` say what it shows, those ``below`` what has to be known of it."""
    top = _MARGIN + 20.0 * len(above) + 10.0
    high = bars.height(groups, _ROW, _GAP)
    whole = (_WIDTH + 2 * _MARGIN, top + high + 18.0 * len(below) + _MARGIN)
    frame = Frame(_WIDTH, _ROW, _GAP, lambda words: len(words) * _LETTER)
    lines = [_text(_MARGIN, _MARGIN + 20.0 * number + 8.0, line, _INK, 14) for number, line in enumerate(above)]
    lines.append(f'<g transform="translate({_MARGIN:g} {top:g})">')
    lines += [_shape(each) for each in bars.drawn(groups, frame)]
    lines.append("</g>")
    lines += [_text(_MARGIN, top + high + 18.0 * number + 14.0, line, _QUIET, 11) for number, line in enumerate(below)]
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole[0]:g}" height="{whole[1]:g}" '
        f'viewBox="0 0 {whole[0]:g} {whole[1]:g}" font-family="Inter, Arial, sans-serif" role="img">\n'
        f"<desc>{escape(bars.in_words(groups))}</desc>\n"
        '<defs><pattern id="coming" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path d="M0 6 L6 0" stroke={quoteattr(COLOURS[Tone.COMING])} stroke-width="1.5"/></pattern></defs>\n'
        f'<rect width="100%" height="100%" fill="{_PANEL}"/>\n'
    )
    return (head + "\n".join(lines) + "\n</svg>\n").encode()


def _shape(each: Shape) -> str:
    colour = COLOURS[each.tone]
    if isinstance(each, Box):
        fill = "url(#coming)" if each.hatched else colour
        place = f'x="{each.x:.1f}" y="{each.y:.1f}" width="{each.width:.1f}" height="{each.height:.1f}"'
        return f'<rect {place} rx="3" fill="{fill}"/>'
    if isinstance(each, Line):
        path = f"M{each.x:.1f} {each.top:.1f} V{each.bottom:.1f}"
        return f'<path d="{path}" stroke="{colour}" stroke-width="2"/>'
    bold = each.tone is Tone.HEADING
    return _text(each.x, each.y + each.height * 0.68, _fitting(each), colour, _SIZE, bold=bold)


def _fitting(each: Text) -> str:
    """Return words as far as there is room before a bar; headings and figures have theirs."""
    cut = each.x == 0 and each.tone is Tone.WORDS and len(each.words) > _LETTERS
    return f"{each.words[: _LETTERS - 1].rstrip()}…" if cut else each.words


def _text(x: float, y: float, words: str, colour: str, size: int, *, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x:g}" y="{y:.1f}" font-size="{size}" fill={quoteattr(colour)}{weight}>{escape(words)}</text>'
