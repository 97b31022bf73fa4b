"""The gate: the finished bytes are read through for every form of every registered name before anything leaves.

What was replaced on the way is not trusted; what stands in the file is. A hit refuses the file and says where.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviewer.domain.name_forms import FormKind
from interviewer.domain.register import Category, Entry
from interviewer.domain.replacement import Span, find
from interviewer.errors import InterviewerError
from interviewer.exchange import parts
from interviewer.exchange.parts import Part, Reading
from interviewer.language import N_, _, ngettext

FORMS: dict[FormKind, str] = {
    FormKind.FULL: N_("the name"),
    FormKind.PART: N_("a part of the name"),
    FormKind.INITIALS: N_("the initials"),
    FormKind.PHONE: N_("the phone number"),
    FormKind.EMAIL: N_("the e-mail address"),
    FormKind.CASE: N_("the name"),
    FormKind.PLACE: N_("the municipality"),
    FormKind.PSEUDONYM: N_("the pseudonym"),
}
_PLACES = (
    ("word/document", N_("the text")),
    ("word/header", N_("the page header")),
    ("word/footer", N_("the page footer")),
    ("word/comments", N_("a comment")),
    ("word/footnotes", N_("a footnote")),
    ("word/endnotes", N_("an endnote")),
    ("docProps/", N_("the document's properties")),
)
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Finding:
    """A name left in a file: in which part, in which paragraph of it, what kind of form, and for whom it stands."""

    file: str
    part: str
    paragraph: int
    form: FormKind
    stands_for: str

    def __str__(self) -> str:
        """Return the place and the kind of form, without the name."""
        if self.part == self.file:
            place = _("the file name") if not self.paragraph else _("the text")
        else:
            place = next((_(words) for start, words in _PLACES if self.part.startswith(start)), self.part)
        what = _("{form} of {who}").format(form=_(FORMS[self.form]), who=self.stands_for)
        if not self.paragraph:
            return _("{place}: {what}").format(place=place, what=what)
        return _("{place}, paragraph {number}: {what}").format(place=place, number=self.paragraph, what=what)


class NamesLeft(InterviewerError):
    """A finished file holds names of the register, so it was not exported."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        listed = "; ".join(f"{finding.file} – {finding}" for finding in self.findings[:_SHOWN])
        more = len(self.findings) - _SHOWN
        rest = " " + ngettext("And one more place.", "And {count} more places.", more).format(count=more)
        super().__init__(
            _(
                "The export was stopped, because a name of the register would have left with it: {where}.{rest} "
                "No file was written and nothing was changed. Take the name out where it stands "
                "(the project's title, purpose, institution and contact are printed as they are), then export again."
            ).format(where=listed, rest=rest if more > 0 else "")
        )


def scan(
    name: str, content: bytes, entries: Sequence[Entry], public: Iterable[str] = (), own: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Return every name of the register left in a finished file, its own name included.

    ``public`` are facts of the project, printed as they are: a place in them is public already, and a given name or
    surname in them is that of whoever runs the project. ``own`` are lines that the program puts in every such
    file (:func:`vocabulary`): somebody called Table does not stop every document that holds one. Raises Unreadable.
    """
    facts = [fact for fact in public if fact.strip()]
    found: list[Finding] = []
    for index, part in enumerate(parts.read(name, content)):
        text = _without(part.text, own)
        for span in find(text, entries):
            if _counts(part, span) and not (_weak(span) and _within(text, span, facts)):
                paragraph = text.count("\n", 0, span.start) + 1 if part.reading is Reading.WORDS and index else 0
                found.append(Finding(name, part.name, paragraph, span.form, span.entry.pseudonym))
    return tuple(dict.fromkeys(found))


def refuse(
    name: str, content: bytes, entries: Sequence[Entry], public: Iterable[str] = (), own: frozenset[str] = frozenset()
) -> None:
    """Raise NamesLeft when a finished file holds a name of the register."""
    if findings := scan(name, content, entries, public, own):
        raise NamesLeft(findings)


def vocabulary(name: str, specimen: bytes) -> frozenset[str]:
    """Return the lines of a file that holds nothing but what the program puts in every one of its kind."""
    return frozenset(line for part in parts.read(name, specimen) for line in part.text.split("\n") if line.strip())


def _without(text: str, own: frozenset[str]) -> str:
    """Return ``text`` with the program's own lines emptied; places stay where they are."""
    return "\n".join("" if line in own else line for line in text.split("\n")) if own else text


def _counts(part: Part, span: Span) -> bool:
    """Return whether a hit is one in this kind of text: codes and bytes spell initials and short names by accident."""
    if part.reading is Reading.WORDS:
        return True
    if part.reading is Reading.CODES:
        return span.form is not FormKind.INITIALS
    return span.form not in (FormKind.INITIALS, FormKind.PSEUDONYM) and span.end - span.start > 5


def _weak(span: Span) -> bool:
    owners = (span.entry, *span.others)
    return all(owner.category is Category.PLACE for owner in owners) or span.form in (FormKind.PART, FormKind.INITIALS)


def _within(text: str, span: Span, facts: Iterable[str]) -> bool:
    """Return whether the span lies inside one of the facts, word for word."""
    for fact in facts:
        at = text.find(fact, max(0, span.end - len(fact)))
        if 0 <= at <= span.start and span.end <= at + len(fact):
            return True
    return False
