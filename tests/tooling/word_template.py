"""Makes ``resources/word/transcript.docx``, the template of transcripts. Run it again after changing it:

    python -m tests.tooling.word_template

The file holds only what is written here: its own styles, page, header and footer; no theme, no latent styles, no
author, no thumbnail. The same script gives the same bytes.
"""

import io
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import _Footer, _Header
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from interviewer.exchange.word_packing import packed

TARGET = Path(__file__).resolve().parents[2] / "resources" / "word" / "transcript.docx"
SANS, SERIF = "Arial", "Times New Roman"
INK, QUIET, ACCENT, LINE, SOFT, ATTENTION = "1E2329", "525B66", "0B6E6E", "D5D1C9", "E3F1F0", "FBF1E0"
_KEPT = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
TEXT_WIDTH = 9071
"""Twentieths of a point between the margins: 16 cm."""


@dataclass(frozen=True)
class Style:
    """A style in Word's own measures: sizes in half points, distances in twentieths of a point."""

    name: str
    id: str
    based: str = "Normal"
    next: str = ""
    kind: str = "paragraph"
    paragraph: str = ""
    run: str = ""


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _space(before: int, after: int, line: int = 264) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _indent(left: int, hanging: int = 0, right: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}"' + (f' w:hanging="{hanging}"' if hanging else "") + "/>"


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _border(side: str, colour: str, size: int = 4, space: int = 4) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def _band(edge: str, fill: str) -> str:
    """Return the borders of a coloured band: a thick edge, and padding above and below in the band's own colour."""
    sides = _border("top", fill, 4, 6) + _border("left", edge, 24, 10) + _border("bottom", fill, 4, 6)
    return f"<w:pBdr>{sides}</w:pBdr>"


BOLD, ITALIC, KEEP, LINES = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>", "<w:keepNext/>", "<w:keepLines/>"
_TAB = '<w:tabs><w:tab w:val="left" w:pos="{0}"/></w:tabs>'
_RIGHT = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
QUESTION_INDENT, FOLLOW_UP_INDENT = 794, 1474

STYLES = (
    Style("Title", "Title", next="Subtitle", paragraph=KEEP + _space(0, 120, 252),
          run=_font(SANS) + BOLD + _colour(INK) + _size(52)),
    Style("Subtitle", "Subtitle", paragraph=KEEP + _space(0, 360), run=_font(SANS) + _colour(ACCENT) + _size(28)),
    Style("Cover Notice", "CoverNotice", paragraph=_band(ACCENT, SOFT)
          + f'<w:shd w:val="clear" w:color="auto" w:fill="{SOFT}"/>' + _space(480, 720) + _indent(227),
          run=_font(SANS) + BOLD + _colour(ACCENT) + _size(20)),
    Style("Cover Warning", "CoverWarning", based="CoverNotice",
          paragraph=_band("9A5B00", ATTENTION)
          + f'<w:shd w:val="clear" w:color="auto" w:fill="{ATTENTION}"/>' + _space(0, 360) + _indent(227),
          run=_colour("9A5B00")),
    Style("Cover Label", "CoverLabel", paragraph=LINES + _space(70, 70, 252),
          run=_font(SANS) + BOLD + _colour(QUIET) + _size(18)),
    Style("Cover Value", "CoverValue", paragraph=LINES + _space(70, 70, 252), run=_font(SANS) + _size(20)),
    Style("heading 1", "Heading1", next="Question", paragraph=KEEP + LINES + "<w:pBdr>"
          + _border("bottom", ACCENT, 6, 3) + "</w:pBdr>" + _space(480, 160, 252) + '<w:outlineLvl w:val="0"/>',
          run=_font(SANS) + BOLD + _colour(ACCENT) + _size(30)),
    Style("heading 2", "Heading2", next="Answer", paragraph=KEEP + LINES + _space(280, 80, 252)
          + '<w:outlineLvl w:val="1"/>', run=_font(SANS) + BOLD + _colour(INK) + _size(22)),
    Style("Question", "Question", based="Heading2", next="Answer", paragraph=KEEP + LINES + _TAB.format(QUESTION_INDENT)
          + _space(260, 60, 252) + _indent(QUESTION_INDENT, QUESTION_INDENT) + '<w:outlineLvl w:val="1"/>',
          run=_size(21)),
    Style("Follow-up", "Followup", next="FollowupAnswer", paragraph=KEEP + LINES + _TAB.format(FOLLOW_UP_INDENT)
          + _space(120, 50, 252) + _indent(FOLLOW_UP_INDENT, FOLLOW_UP_INDENT - QUESTION_INDENT),
          run=_font(SANS) + _size(19)),
    Style("Answer", "Answer", paragraph=_space(0, 110, 276) + _indent(QUESTION_INDENT)),
    Style("Follow-up Answer", "FollowupAnswer", based="Answer", paragraph=_indent(FOLLOW_UP_INDENT)),
    Style("Asked As", "AskedAs", paragraph=KEEP + _space(0, 60, 252) + _indent(QUESTION_INDENT),
          run=_font(SANS) + ITALIC + _colour(QUIET) + _size(18)),
    Style("Speaker", "Speaker", paragraph=KEEP + _space(60, 20, 252) + _indent(QUESTION_INDENT),
          run=_font(SANS) + BOLD + _colour(QUIET) + _size(18)),
    Style("Legend", "Legend", paragraph=_TAB.format(2835) + _space(40, 40, 252) + _indent(2835, 2835),
          run=_size(20)),
    Style("header", "Header", paragraph=_RIGHT + _space(0, 0, 252), run=_font(SANS) + _colour(QUIET) + _size(16)),
    Style("footer", "Footer", paragraph=_RIGHT + _space(0, 0, 252), run=_font(SANS) + _colour(QUIET) + _size(16)),
    Style("Number", "Number", kind="character", run=BOLD + _colour(ACCENT)),
    Style("Condition", "Condition", kind="character", run="<w:b w:val=\"0\"/>" + ITALIC + _colour(QUIET)),
    Style("Status", "Status", kind="character", run="<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>" + ITALIC + _colour(QUIET)),
    Style("Verbatim", "Verbatim", kind="character"),
    Style("Approximate", "Approximate", kind="character"),
    Style("Own Comment", "OwnComment", kind="character", run=ITALIC + _colour(QUIET)),
    Style("Good Quote", "GoodQuote", kind="character", run=f'<w:shd w:val="clear" w:color="auto" w:fill="{SOFT}"/>'),
    Style("Third Person", "ThirdPerson", kind="character", run='<w:u w:val="dotted"/>'),
    Style("Sensitive", "Sensitive", kind="character", run='<w:u w:val="wave"/>'),
    Style("Background", "Background", kind="character", run=_font(SANS) + ITALIC + _colour(QUIET) + _size(18)),
)  # fmt: skip


def _style(style: Style) -> str:
    based = f'<w:basedOn w:val="{style.based}"/>' if style.kind == "paragraph" else ""
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    built_in = style.name in ("Title", "Subtitle", "heading 1", "heading 2", "header", "footer")
    custom = "" if built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{style.kind}"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"{based}{following}"
        f'<w:uiPriority w:val="1"/><w:qFormat/>{paragraph}{run}</w:style>'
    )


def styles() -> str:
    """Return the whole styles part."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_font(SERIF)}{_colour(INK)}{_size(22)}"
        '<w:lang w:val="nb-NO" w:eastAsia="nb-NO" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{_space(0, 120, 276)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    fixed = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="113" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="Metadata"><w:name w:val="Metadata"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        + "".join(_border(side, LINE, 4, 0) for side in ("top", "bottom", "insideH"))
        + "</w:tblBorders></w:tblPr></w:style>"
    )
    return f"<w:styles {nsdecls('w')}>{defaults}{fixed}{''.join(map(_style, STYLES))}</w:styles>"


SETTINGS = (
    f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:removePersonalInformation/><w:removeDateAndTime/>'
    '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="nb-NO"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)


def make() -> bytes:
    """Return the template."""
    document = Document()
    _page(document)
    _fill_with(document.styles.element, styles())
    _fill_with(document.settings.element, SETTINGS)
    for relationships in (document.part.rels, document.part.package.rels):
        for key in [key for key, each in relationships.items() if not _wanted(each.reltype)]:
            del relationships[key]
    properties = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "title", "subject", "category"):
        setattr(properties, name, "")
    properties.created = properties.modified = datetime(1980, 1, 1)
    stream = io.BytesIO()
    document.save(stream)
    return packed(stream.getvalue())


def _fill_with(root: BaseOxmlElement, xml: str) -> None:
    """Let a part hold what ``xml`` holds, and nothing else."""
    for child in list(root):
        root.remove(child)
    for child in list(parse_xml(xml)):
        root.append(child)


def _wanted(kind: str) -> bool:
    return kind in (*_KEPT, RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)


def _page(document: DocumentType) -> None:
    section = document.sections[0]
    for node in document.element.iter():
        for name in [name for name in node.attrib if "rsid" in name]:
            del node.attrib[name]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.3)
    section.header_distance, section.footer_distance = Cm(1.25), Cm(1.1)
    section.different_first_page_header_footer = True
    _fill(section.header, ("{title}", "{code}\t{notice}"), rule="bottom")
    _fill(section.first_page_header, ("",), rule="")
    for footer in (section.footer, section.first_page_footer):
        _fill(footer, ("{rests_on}\t{page}",), rule="top")


def _fill(place: _Header | _Footer, lines: tuple[str, ...], rule: str) -> None:
    place.is_linked_to_previous = False
    for extra in place.paragraphs[1:]:
        extra.paragraph_format.element.getparent().remove(extra.paragraph_format.element)
    for number, line in enumerate(lines):
        paragraph = place.paragraphs[0] if number == 0 else place.add_paragraph()
        paragraph.style = "Footer" if isinstance(place, _Footer) else "Header"
        for piece in re.split(r"(\t)", line):
            paragraph.add_run(piece)
        last = number == len(lines) - 1
        if rule and (last if rule == "bottom" else number == 0):
            _rule(paragraph, rule)


def _rule(paragraph: Paragraph, side: str) -> None:
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{_border(side, LINE, 4, 5)}</w:pBdr>")
    paragraph.paragraph_format.element.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def main() -> None:
    """Write the template where the program reads it."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(make())


if __name__ == "__main__":
    main()
