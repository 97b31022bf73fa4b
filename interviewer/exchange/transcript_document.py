"""A transcript as a Word document on the program's own template: cover, interview, legend of its marks."""

import io
import re
from dataclasses import replace

from docx.document import Document as DocumentType
from docx.text.paragraph import Paragraph as Block

from interviewer.domain.answer import Status
from interviewer.domain.guide import YesNo
from interviewer.domain.mark import MarkKind
from interviewer.domain.replacement import Style
from interviewer.domain.transcript import Attribution, Cover, Line, Paragraph, Part, Reply, Run, Transcript
from interviewer.domain.transcript_words import (
    Translate,
    cover_rows,
    decorated,
    legend,
    notice,
    printed,
    quoting,
    rests_on,
    status_words,
)
from interviewer.domain.wording import YES_NO
from interviewer.exchange import word_pages
from interviewer.exchange.word_packing import packed
from interviewer.language import N_

_LOOKS = (
    (MarkKind.BACKGROUND, "Background"),
    (MarkKind.COMMENT, "Own Comment"),
    (MarkKind.SENSITIVE, "Sensitive"),
    (MarkKind.THIRD_PERSON, "Third Person"),
    (MarkKind.QUOTE, "Good Quote"),
    (MarkKind.VERBATIM, "Verbatim"),
    (MarkKind.APPROXIMATE, "Approximate"),
)
"""A run has one style: the mark that asks for most care. What «», ‹› and brackets say is said in writing as well."""


def file_name(transcript: Transcript) -> str:
    """Return what the file is called: pseudonym and date, or a code that tells nothing."""
    code = re.sub(r"[^0-9A-Za-z]+", "-", transcript.cover.code).strip("-")[:60]
    if transcript.attribution.names_pseudonym and transcript.cover.held:
        return f"{code}-{transcript.cover.held.date().isoformat()}.docx"
    return f"{code}.docx" if transcript.attribution.names_pseudonym else f"intervju-{code}.docx"


def to_bytes(transcript: Transcript, translate: Translate) -> bytes:
    """Return the transcript as a .docx; the same transcript gives the same bytes."""
    document = word_pages.blank(_title(transcript), transcript.language, transcript.cover.generated)
    _around(document, transcript, translate)
    _cover(document, transcript, translate)
    for number, part in enumerate(transcript.parts):
        _part(document, part, translate, transcript.style, first=number == 0)
    _end(document, transcript, translate)
    _legend(document, transcript, translate)
    stream = io.BytesIO()
    document.save(stream)
    return packed(stream.getvalue())


def specimen(language: str, translate: Translate) -> bytes:
    """Return a transcript of nobody, with every mark and fixed word, for telling our words from the informants'."""
    runs = tuple(Run(".", frozenset({kind})) for kind in MarkKind)
    reply = Reply(Status.ANSWERED, (runs,))
    lines = (
        Line(".", ".", ".", ".", replies=(reply,)),
        Line(
            ".", ".", ".", ".", follow_up=True, made_up=True, condition=".", replies=(Reply(asked_as=".", speaker="."),)
        ),
    )
    cover = Cover(title=".", code=".", speakers=(".",), case_word=".", case=".", when=".", contact=".")
    filled = replace(cover, institution=".", commissioner=".", purpose=".", guide=".")
    ending = (((".", YesNo.YES),), (".",))
    nobody = Transcript(Attribution.PSEUDONYM, language, filled, (Part(".", ".", lines),), (runs,), *ending)
    return to_bytes(nobody, translate)


def _title(transcript: Transcript) -> str:
    return f"{transcript.cover.title} · {transcript.cover.code}"


def _around(document: DocumentType, transcript: Transcript, translate: Translate) -> None:
    words = {
        "{title}": transcript.cover.title,
        "{code}": " · ".join(filter(None, (transcript.cover.code, transcript.cover.when))),
        "{notice}": notice(transcript, translate),
        "{rests_on}": translate(N_("Rests on {what}")).format(what=rests_on(transcript, translate)),
    }
    word_pages.around(document, words, translate)


def _cover(document: DocumentType, transcript: Transcript, translate: Translate) -> None:
    said = notice(transcript, translate)
    document.add_paragraph(f"{said[0].upper()}{said[1:]}", style="Cover Notice")
    document.add_paragraph(transcript.cover.title, style="Title")
    subtitle = translate(N_("Interview {code}")).format(code=transcript.cover.code)
    document.add_paragraph(" · ".join(filter(None, (subtitle, transcript.cover.when))), style="Subtitle")
    if warning := quoting(transcript, translate):
        document.add_paragraph(warning, style="Cover Warning")
    word_pages.table(document, cover_rows(transcript, translate)[1:])


def _part(document: DocumentType, part: Part, translate: Translate, brackets: Style, *, first: bool) -> None:
    heading = document.add_paragraph(" ".join(filter(None, (part.label, part.title))), style="Heading 1")
    heading.paragraph_format.page_break_before = True if first else None
    for line in part.lines:
        _line(document, line, translate, brackets)


def _line(document: DocumentType, line: Line, translate: Translate, brackets: Style) -> None:
    paragraph = document.add_paragraph(style="Follow-up" if line.follow_up else "Question")
    label = "+" if line.made_up else (printed(line.label) if line.follow_up else line.short or printed(line.label))
    paragraph.add_run(label, style="Number")
    paragraph.add_run("\t")
    if line.condition:
        paragraph.add_run(f"{line.condition[0].upper()}{line.condition[1:]}: ", style="Condition")
    paragraph.add_run(line.text)
    if line.made_up:
        paragraph.add_run(" " + translate(N_("(made up in the talk)")), style="Condition")
    below = "Follow-up Answer" if line.follow_up else "Answer"
    if line.bound:
        document.add_paragraph(line.shown, style=below)
        return
    alone = len(line.replies) == 1 and not line.replies[0].speaker
    if alone and (told := status_words(line.replies[0], translate)):
        paragraph.add_run(f"\u2002– {told}", style="Status")
    for reply in line.replies:
        _reply(document, reply, translate, brackets, below, alone=alone)
    if alone and not line.replies[0].paragraphs and not line.replies[0].asked_as:
        paragraph.paragraph_format.keep_with_next = False


def _reply(
    document: DocumentType, reply: Reply, translate: Translate, brackets: Style, style: str, *, alone: bool
) -> None:
    if reply.asked_as:
        asked = document.add_paragraph(style="Asked As")
        asked.add_run(translate(N_("Asked as: {words}")).format(words=reply.asked_as))
        asked.paragraph_format.left_indent = document.styles[style].paragraph_format.left_indent
    if not alone:
        told = status_words(reply, translate)
        document.add_paragraph(" – ".join(filter(None, (reply.speaker, told))), style="Speaker")
    _paragraphs(document, reply.paragraphs, translate, brackets, style)


def _paragraphs(
    document: DocumentType, paragraphs: tuple[Paragraph, ...], translate: Translate, brackets: Style, style: str
) -> None:
    for paragraph in paragraphs:
        block = document.add_paragraph(style=style)
        for run in decorated(paragraph, translate, brackets):
            _run(block, run)


def _run(block: Block, run: Run) -> None:
    look = next((style for kind, style in _LOOKS if kind in run.kinds), None)
    block.add_run(run.text, style=look)


def _end(document: DocumentType, transcript: Transcript, translate: Translate) -> None:
    if transcript.more:
        document.add_paragraph(translate(N_("Added at the end")), style="Heading 1")
        _paragraphs(document, transcript.more, translate, transcript.style, "Answer")
    if transcript.parked:
        document.add_paragraph(translate(N_("Themes that were not come back to")), style="Heading 1")
        for theme in transcript.parked:
            document.add_paragraph(theme, style="Answer")
    if transcript.facts:
        document.add_paragraph(translate(N_("What the conditions rest on")), style="Heading 1")
        for words, said in transcript.facts:
            document.add_paragraph(f"{words}: {translate(YES_NO[said])}", style="Answer")


def _legend(document: DocumentType, transcript: Transcript, translate: Translate) -> None:
    rows = legend(transcript, translate)
    if not rows:
        return
    document.add_paragraph(translate(N_("How marks are shown")), style="Heading 1")
    for number, (sample, words) in enumerate(rows, 1):
        block = document.add_paragraph(style="Legend")
        block.paragraph_format.keep_with_next = number < len(rows)
        _run(block, sample)
        block.add_run(f"\t{words}")
