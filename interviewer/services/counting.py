"""Counting a question or a code: what interviews propose, what a person confirms, and the sentence with its cases (F1).

The notes beside the words (yes, no, both, unsure) are a proposal. What was decided rests on what the interviews said
then; where they say something else since, or one is gone, it has to be confirmed anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from interviewer.domain import count_sentences, counting
from interviewer.domain.answer import Status
from interviewer.domain.code import Codebook
from interviewer.domain.counting import (
    NOT_RAISED,
    UNDECIDED,
    VALUES,
    YES,
    Heard,
    Row,
    Subject,
    Totals,
    Unit,
)
from interviewer.domain.text import one_line
from interviewer.errors import InterviewerError
from interviewer.language import _
from interviewer.services import registering, releasing, surveying, times
from interviewer.services.charting import Chart
from interviewer.services.errors import NothingThere
from interviewer.services.study import Study
from interviewer.services.surveying import Material, Talk
from interviewer.storage import answers, codes, placing, rows, tallies
from interviewer.storage.tallies import Counted, Decision


class NoSuchValue(InterviewerError):
    """A unit was to get a value that is none of the count's."""

    def __init__(self, value: str) -> None:
        super().__init__(_("“{value}” is not a value of this count. Nothing was stored.").format(value=value))


class NotRaised(InterviewerError):
    """A unit with which it was not taken up was to get a value, so that silence would be told as an answer."""

    def __init__(self, who: str, subject: Subject) -> None:
        words = (
            _("No passage of {who} is coded with this, so there is nothing to count. Nothing was stored. Code the "
              "passage first, or count {who} as not relevant.")
            if subject is Subject.CODE
            else _("The question was not taken up with {who}, and what was not taken up is never an answer. Nothing "
                   "was stored. Note the answer in the interview first, or count {who} as not relevant.")
        )  # fmt: skip
        super().__init__(words.format(who=who))


@dataclass(frozen=True, slots=True)
class Of:
    """What is counted: the answers to the question with this key, or the passages under the code with this id."""

    subject: Subject
    key: str

    @property
    def name(self) -> str:
        """Return what the count is kept under."""
        return f"{self.subject.value}/{self.key}"


@dataclass(frozen=True, slots=True)
class Count:
    """A count as it stands: its rows, its totals, and its sentence by language."""

    of: Of
    title: str
    unit: Unit
    units: str
    values: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: Totals
    sentences: Mapping[str, str]

    def behind(self, value: str) -> tuple[str, ...]:
        """Return the pseudonyms of those that have a value."""
        return tuple(row.called for row in self.rows if row.value == value)

    @property
    def open(self) -> tuple[Row, ...]:
        """Return the rows with a proposal that nobody has confirmed yet, and those to be confirmed anew."""
        return tuple(row for row in self.rows if row.value == UNDECIDED and row.proposed in self.values)


def count(study: Study, of: Of, material: Material | None = None) -> Count:
    """Return a count as it stands. Raises CallRunning, NothingThere."""
    held = material or surveying.survey(study)
    chosen = tallies.counted(study.data, of.name)
    unit, values = Unit(chosen.unit), chosen.values or VALUES
    decided = tallies.decisions(study.data, of.name)
    heard = _heard(study, held, of, unit)
    found = tuple(_row(of, at, basis, decided.get(at[0]), values) for at, basis in heard.items())
    made, title = counting.totals(found, values), _title(study, held, of)
    units = chosen.units
    sentences = {
        language: count_sentences.sentence(
            made, language, units or count_sentences.UNITS[language][unit.value], of.subject, title
        )
        for language in count_sentences.LANGUAGES
    }
    return Count(of, title, unit, units, values, found, made, sentences)


def _row(
    of: Of, at: tuple[str, str], basis: Sequence[tuple[str, str]], decided: Decision | None, values: Sequence[str]
) -> Row:
    raised = {value for _interview, value in basis if value not in (*counting.OUTSIDE, UNDECIDED)}
    known = (*values, *counting.OUTSIDE)
    proposed = counting.proposed((value for _interview, value in basis), values)
    return Row(
        id=at[0],
        called=at[1],
        proposed=proposed,
        decided=decided.value if decided else "",
        stale=decided is not None and (decided.basis != _mark(basis) or decided.value not in known),
        contradicted=len(raised) > 1,
        basis=_mark(basis),
        by=decided.by if decided else "",
        certain=of.subject is Subject.CODE and proposed == YES,
    )


def _mark(basis: Sequence[tuple[str, str]]) -> str:
    """Return a fingerprint of what the interviews propose: it names nobody, so it can stay when somebody goes."""
    return sha256("\n".join(f"{interview} {value}" for interview, value in basis).encode()).hexdigest()


def _heard(study: Study, held: Material, of: Of, unit: Unit) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return what each interview proposes of each unit: informants, or cases with all interviews about them."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    read = _coded if of.subject is Subject.CODE else _said
    for talk in held.talks:
        if of.subject is Subject.QUESTION and talk.guide.place(of.key) is None:
            continue
        if unit is Unit.CASE and not talk.case:
            continue
        values = read(study, held, talk, of.key)
        for informant in talk.informants.values():
            if unit is Unit.INFORMANT and informant.person is None:
                continue
            at = (talk.case, talk.called) if unit is Unit.CASE else (informant.id, informant.pseudonym)
            found.setdefault(at, []).append((f"{talk.id}/{informant.id}", values.get(informant.id, NOT_RAISED)))
    return {at: sorted(basis) for at, basis in sorted(found.items(), key=lambda each: (each[0][1], each[0][0]))}


def _said(study: Study, held: Material, talk: Talk, key: str) -> dict[str, str]:
    """Return what each informant of a talk proposes for a question; of several notes the one that raised it."""
    found: dict[str, list[str]] = {}
    for taken in talk.sets:
        for answer, _noted, _fair in answers.of_question(study.data, taken.id, key):
            if answer.status is Status.ELSEWHERE and answer.elsewhere and answer.yes_no is None:
                value = UNDECIDED
            else:
                value = counting.of_answer(Heard(taken.id, answer.yes_no, answer.status))
            found.setdefault(held.who.canonical(answer.subject), []).append(value)
    return {who: counting.proposed(values, VALUES) for who, values in found.items()}


def _coded(study: Study, held: Material, talk: Talk, code: str) -> dict[str, str]:
    """Return a yes for each informant of a talk with a passage under the code or one below it; never a no."""
    book, found = codes.codebook(study.data), {}
    for taken in talk.sets:
        read = "fair" if taken.fair_finished else "note"
        of_talk = rows.of(study.data, "answer", "agg = ? AND removed IS NOT 1", [taken.id])
        texts = {str(row["item"]): "note" if row["fair"] is None else read for row in of_talk}
        for (item, field), placed in placing.codings(study.data, taken.id, of_talk).items():
            if field == texts.get(item) and any(_stands_for(book, each.code, code) for each in placed.standing):
                found[held.who.canonical(item.rsplit("/", 1)[1])] = YES
    return found


def _stands_for(book: Codebook, coded: str, wanted: str) -> bool:
    code = book.standing(coded)
    return code is not None and wanted in (code.id, *(above.id for above in book.ancestors(code.id)))


def _title(study: Study, held: Material, of: Of) -> str:
    """Return the question, or the code's name. Raises NothingThere."""
    if of.subject is Subject.CODE:
        code = codes.codebook(study.data).standing(of.key)
        if code is None:
            raise NothingThere(_("such code"))
        return code.name
    place = next((place for _guide, place in held.questions() if place.key == of.key), None)
    if place is None:
        raise NothingThere(_("such question"))
    return f"{place.short}  {place.item.text}"


def decide(study: Study, found: Count, unit: str, value: str | None) -> None:
    """Keep the value of one informant or case; ``None`` takes it back.

    Raises CallRunning, NoSuchValue, NotRaised, NothingThere,
    ReadOnly.
    """
    study.refuse_in_call()
    if value is not None and value not in (*found.values, *counting.OUTSIDE):
        raise NoSuchValue(value)
    if value in found.values:
        row = next((each for each in found.rows if each.id == unit), None)
        if row is not None and row.proposed == NOT_RAISED:
            raise NotRaised(row.called, found.of.subject)
    with study.deed() as deed:
        _decide(study, found, {unit: value}, deed)


def confirm(study: Study, found: Count) -> int:
    """Keep every proposal that nobody has decided about, and return how many. Raises CallRunning, ReadOnly."""
    study.refuse_in_call()
    waiting = {row.id: row.proposed for row in found.open}
    with study.deed() as deed:
        _decide(study, found, waiting, deed)
    return len(waiting)


def _decide(study: Study, found: Count, values: Mapping[str, str | None], deed: str) -> None:
    at = times.now().isoformat()
    for row in found.rows:
        if row.id in values:
            value = values[row.id]
            decision = None if value is None else Decision(value, study.me, at, row.basis)
            tallies.decide(study.data, row.id, found.of.name, decision, deed)


def count_in(study: Study, of: Of, unit: Unit, units: str = "", values: Sequence[str] = ()) -> None:
    """Keep in what a question or code is counted: the unit, what several are called, and the project's own values.

    No values are the usual ones: yes, no and unsure. Raises CallRunning, ReadOnly.
    """
    study.refuse_in_call()
    own = tuple(dict.fromkeys(value for each in values if (value := one_line(each).strip())))
    kept = () if own == VALUES else tuple(registering.without_names(study, value) for value in own)
    with study.deed() as deed:
        called = registering.without_names(study, one_line(units).strip())
        tallies.count_in(study.data, of.name, Counted(unit.value, called, kept), deed)


def chart(study: Study, found: Count, language: str) -> Chart:
    """Return a count as a chart that may leave, its sentence above the bars, all of it in one language."""

    def plain(text: str) -> str:
        return registering.without_names(study, text)

    held = count_sentences.bars(found.totals, language)
    kept = tuple(replace(each, bars=tuple(replace(bar, words=plain(bar.words)) for bar in each.bars)) for each in held)
    return Chart(plain(found.title), kept, (plain(found.sentences[language]),), count_sentences.notice(language))


def copied(study: Study, found: Count, language: str) -> str:
    """Return the sentence with the cases behind it for the clipboard, read through by the gate of an export.

    Raises CallRunning, NamesLeft.
    """
    study.refuse_in_call()
    behind = [
        f"{count_sentences.value_words(value, language)}: {', '.join(found.behind(value))}"
        for value in found.values
        if found.behind(value)
    ]
    text = f"{found.sentences[language]}\n({'; '.join(behind)})" if behind else found.sentences[language]
    releasing.refuse(study, {"count.txt": text.encode()})
    return text
