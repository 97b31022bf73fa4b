"""The snowball as an SVG picture: pseudonyms only, in fixed light colours, the same bytes for the same snowball."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from xml.sax.saxutils import escape, quoteattr

from interviewer.domain.snowball import Heading, Picture, Snowball, bent

MARGIN = 28.0
SIGN = 8.0
"""Half the size of a person's sign."""
INK, QUIET, LINE, PANEL, SOFT = "#1E2329", "#525B66", "#B9B4AA", "#FFFFFF", "#F6F5F2"
COLOURS = ("#0B6E6E", "#9A5B00", "#4B4FA6", "#8A2B5F", "#3F6B1F", "#7A4A2B", "#1F5E96", "#6B6B00")
"""Colours of networks, each at least 4.5:1 on the panel; the network's word stands beside every sign as well."""


class Shape(StrEnum):
    """The outline of a sign."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Sign:
    """How a person is drawn: what stands beside, the outline, and whether it is filled or crossed out."""

    label: str
    detail: str = ""
    shape: Shape = Shape.CIRCLE
    filled: bool = False
    crossed: bool = False
    colour: int = -1
    """Which of :data:`COLOURS`; none when negative."""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around the picture: lines above it, and what the signs mean below."""

    above: Sequence[str]
    below: Sequence[str]
    headings: Mapping[Heading, str]


def to_svg(snowball: Snowball, picture: Picture, signs: Mapping[str, Sign], words: Words) -> bytes:
    """Return the picture."""
    top = MARGIN + 20.0 * len(words.above) + 12.0
    width = max(picture.width, 640.0) + 2 * MARGIN + 40.0
    height = top + picture.height + 18.0 * len(words.below) + 2 * MARGIN
    grouped = any(heading.network is not None for heading in picture.headings)
    lines = [_text(MARGIN, MARGIN + 20.0 * number + 8.0, line, INK, 13) for number, line in enumerate(words.above)]
    lines.append(f'<g transform="translate({MARGIN:g} {top:g})">')
    lines += [_heading(heading, words.headings.get(heading, "")) for heading in picture.headings]
    lines += [_edge(picture, node.above, one, grouped=grouped) for one, node in snowball.nodes.items() if node.above]
    lines += [_sign(*picture.places[one], signs[one], grouped=grouped) for one in snowball.nodes]
    lines.append("</g>")
    low = top + picture.height + MARGIN
    lines += [_text(MARGIN, low + 18.0 * number, line, QUIET, 11) for number, line in enumerate(words.below)]
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" font-family="Inter, Arial, sans-serif">\n'
        f'<rect width="100%" height="100%" fill="{PANEL}"/>\n'
    )
    return (head + "\n".join(lines) + "\n</svg>\n").encode()


def _heading(heading: Heading, words: str) -> str:
    box = ""
    if heading.network is not None:
        box = (
            f'<rect x="{heading.x:g}" y="{heading.y:g}" width="{heading.width:g}" height="{heading.height:g}" rx="8" '
            f'fill="{SOFT}" stroke="{LINE}"/>'
        )
    return box + _text(heading.x + (10 if box else 0), heading.y + 20, words, QUIET, 11, bold=True)


def _edge(picture: Picture, above: str | None, one: str, *, grouped: bool) -> str:
    faint = ' stroke-opacity="0.6"' if grouped else ""
    (x, y), *bends = bent(picture.places[above or one], picture.places[one])
    corner, *curve = [f"{right:g} {down:g}" for right, down in bends]
    return (
        f'<path d="M{x:g} {y:g} L{corner} C{" ".join(curve)}" fill="none" stroke="{LINE}" stroke-width="1.2"{faint}/>'
    )


def _sign(x: float, y: float, sign: Sign, *, grouped: bool) -> str:
    colour = COLOURS[sign.colour % len(COLOURS)] if sign.colour >= 0 else INK
    look = f'fill="{colour if sign.filled else PANEL}" stroke="{colour}" stroke-width="2"'
    if sign.shape is Shape.SQUARE:
        drawn = f'<rect x="{x - SIGN:g}" y="{y - SIGN:g}" width="{2 * SIGN:g}" height="{2 * SIGN:g}" {look}/>'
    elif sign.shape is Shape.DIAMOND:
        edge = SIGN * 1.25
        drawn = f'<path d="M{x:g} {y - edge:g} L{x + edge:g} {y:g} L{x:g} {y + edge:g} L{x - edge:g} {y:g} Z" {look}/>'
    else:
        drawn = f'<circle cx="{x:g}" cy="{y:g}" r="{SIGN:g}" {look}/>'
    if sign.crossed:
        cross = f"M{x - 5:g} {y - 5:g} L{x + 5:g} {y + 5:g} M{x - 5:g} {y + 5:g} L{x + 5:g} {y - 5:g}"
        drawn += f'<path d="{cross}" stroke="{colour}" stroke-width="2"/>'
    words = max(len(sign.label) * 7.2, len(sign.detail) * 5.8)
    ground = (
        ""
        if grouped
        else f'<rect x="{x + SIGN + 4:g}" y="{y - 10:g}" width="{words:g}" height="20" fill="{PANEL}" opacity="0.88"/>'
    )
    label = _text(x + SIGN + 6, y + (-1 if sign.detail else 4), sign.label, INK, 12)
    detail = _text(x + SIGN + 6, y + 12, sign.detail, QUIET, 10) if sign.detail else ""
    return ground + drawn + label + detail


def _text(x: float, y: float, words: str, colour: str, size: int, *, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}" fill={quoteattr(colour)}{weight}>{escape(words)}</text>'
