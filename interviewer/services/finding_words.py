"""Finding words and phrases in every closed interview whose words may be read, in memos and in documents (F10).

Ctrl+K (:mod:`interviewer.services.searching`) never finds words; this does, in the place Analysis, and never while a
call runs. What is shown has its names replaced.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interviewer.domain import word_query
from interviewer.domain.answer import Field
from interviewer.domain.code import Codebook
from interviewer.domain.replacement import replace
from interviewer.domain.word_query import Term
from interviewer.language import _
from interviewer.services import excerpting, naming, surveying
from interviewer.services.study import Study
from interviewer.services.surveying import Informant, Material, Talk
from interviewer.storage import answers, codes, memos, word_search
from interviewer.storage.word_search import Where

SHOWN = 100
"""How many results are shown at most."""
_READ = 300
"""Letters on each side of the first word in which names are replaced."""
_LETTERS = 70
"""Letters shown on each side of the first word."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What the results are narrowed to: a code (with what lies below it), a question, a case, a role; ``""`` is all."""

    code: str = ""
    question: str = ""
    case: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An answer with the words: where it stands, whose it is, and the words around the first place, cut in pieces.

    Each piece is text and whether it is what was sought. What was added at the end and memos have no ``question``.
    """

    interview: str
    question: str
    short: str
    called: str
    role: str
    case: str
    fair: bool
    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """Return the words that are shown."""
        return "".join(text for text, _sought in self.pieces)


@dataclass(frozen=True, slots=True)
class Results:
    """What was found; ``more`` says that there is more than is shown, ``ranked`` that the best come first."""

    hits: tuple[Hit, ...] = ()
    ranked: bool = True
    more: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What results can be narrowed to: what is shown, and what it stands for in a filter."""

    codes: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str], ...]
    cases: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]


def choices(study: Study, material: Material) -> Choices:
    """Return what there is to narrow results to."""
    book = codes.codebook(study.data)
    spoken = [each.role for talk in material.talks for each in talk.informants.values() if each.role]
    roles = {role.strip().casefold(): role.strip() for role in reversed(spoken)}
    return Choices(
        codes=tuple(("    " * deep + code.name, code.id) for code, deep in book.in_order()),
        questions=tuple((f"{place.short}  {place.item.text}", place.key) for _guide, place in material.questions()),
        cases=tuple(dict.fromkeys((talk.called, talk.case) for talk in material.talks if talk.case)),
        roles=tuple((role, role) for _key, role in sorted(roles.items())),
    )


def search(study: Study, typed: str, within: Filter | None = None, material: Material | None = None) -> Results:
    """Return what holds everything typed. Raises CallRunning while a clock runs."""
    study.refuse_in_call()
    terms = word_query.parse(typed)
    if not terms:
        return Results()
    held, chosen = material or surveying.survey(study), within or Filter()
    talks = {each.id: talk for talk in held.talks for each in talk.sets}
    where = _where(held, chosen, codes.codebook(study.data))
    found, ranked = word_search.find(study.data, terms, where, SHOWN + 1)
    hits = []
    for hit in found:
        talk = talks[hit.interview]
        informant = talk.informants.get(held.who.canonical(hit.subject))
        if informant is not None and (not chosen.role or _same(informant.role, chosen.role)):
            hits.append(_shown(study, held, hit, talk, informant, terms))
    hits += _beside(study, held, terms, chosen)
    hits += _in_documents(study, held, terms, chosen)
    return Results(tuple(hits[:SHOWN]), ranked, len(hits) > SHOWN)


def _where(held: Material, chosen: Filter, book: Codebook) -> Where:
    talks = [talk for talk in held.talks if chosen.case in ("", talk.case)]
    sets = [each for talk in talks for each in talk.sets]
    people = {
        member
        for talk in talks
        for informant in talk.informants.values()
        if not chosen.role or _same(informant.role, chosen.role)
        for member in held.who.members(informant.id)
    }
    below = None
    if chosen.code:
        below = [
            each.id
            for each in book.codes
            if (it := book.standing(each.id)) is not None and _lies(book, it.id, chosen.code)
        ]
    notes, fair = ([each.id for each in sets if each.fair_finished is tidy] for tidy in (False, True))
    return Where(notes, fair, sorted(people), chosen.question, below)


def _lies(book: Codebook, code: str, above: str) -> bool:
    """Return whether a code is this one or lies below it."""
    return code == above or any(each.id == above for each in book.ancestors(code))


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _beside(study: Study, held: Material, terms: Sequence[Term], chosen: Filter) -> Iterator[Hit]:
    """Yield what was added at the end of interviews, and memos; they stand under no question and no code."""
    if chosen.question or chosen.code:
        return
    talks = {each.id: talk for talk in held.talks for each in talk.sets if chosen.case in ("", talk.case)}
    for interview, text in answers.added(study.data):
        talk = talks.get(interview)
        said = [each for each in talk.informants.values() if chosen.role in ("", each.role)] if talk else []
        if talk is not None and said and _has_all(text, terms):
            roles = dict.fromkeys(each.role for each in said if each.role)
            called = ", ".join(each.pseudonym for each in said)
            pieces = _pieces(study, held, text, terms)
            yield Hit(talk.id, "", _("at the end"), called, ", ".join(roles), talk.called, False, pieces)
    for memo in memos.all_of(study.data) if not (chosen.case or chosen.role) else ():
        if _has_all(memo.text, terms):
            yield Hit("", "", _("memo"), "", "", "", False, _pieces(study, held, memo.text, terms))


def _in_documents(study: Study, held: Material, terms: Sequence[Term], chosen: Filter) -> Iterator[Hit]:
    """Yield what documents by others answer; they have no role and no code, and are told from informants by name."""
    if chosen.code or chosen.role:
        return
    for each in excerpting.listed(study):
        fits = chosen.question in ("", each.finding.question) and chosen.case in ("", each.finding.case)
        if fits and _has_all(each.finding.text, terms):
            pieces = _pieces(study, held, each.finding.text, terms)
            yield Hit("", each.finding.question, each.short, each.title, _("document"), each.case, False, pieces)


def _has_all(text: str, terms: Sequence[Term]) -> bool:
    return all(word_query.spans(text, [term]) for term in terms)


def _shown(
    study: Study, held: Material, hit: word_search.Hit, talk: Talk, informant: Informant, terms: Sequence[Term]
) -> Hit:
    place = talk.guide.place(hit.question)
    return Hit(
        talk.id, hit.question, place.short if place else "+", informant.pseudonym, informant.role, talk.called,
        hit.field is Field.FAIR, _pieces(study, held, hit.text, terms),
    )  # fmt: skip


def _pieces(study: Study, held: Material, whole: str, terms: Sequence[Term]) -> tuple[tuple[str, bool], ...]:
    """Return the words around the first place, names replaced, cut where what was sought begins and ends."""
    first, last = word_query.around(whole, word_query.spans(whole, terms), _READ)
    text = replace(whole[first:last], held.entries, naming.profile(study).brackets).text
    spans = word_query.spans(text, terms)
    start, end = word_query.around(text, spans, _LETTERS)
    pieces: list[tuple[str, bool]] = [("… " if first + start > 0 else "", False)]
    at = start
    for begin, stop in spans:
        if begin >= at and stop <= end:
            pieces += [(text[at:begin], False), (text[begin:stop], True)]
            at = stop
    pieces += [(text[at:end], False), (" …" if end < len(text) or last < len(whole) else "", False)]
    return tuple((" ".join(words.split("\n")), sought) for words, sought in pieces if words)
