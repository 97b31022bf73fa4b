"""Tables for statistics programs, from interviews laid out to ship: rows that join by the same words in every table."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from interviewer.domain.answer import Status
from interviewer.domain.code import Code
from interviewer.domain.coding import Coding
from interviewer.domain.guide import YesNo
from interviewer.domain.report import Own, Table, Value
from interviewer.domain.table_words import MATRIX, TABLES
from interviewer.domain.transcript import Attribution, Cover
from interviewer.domain.transcript_words import Translate, rests_on
from interviewer.exchange import refi_xml
from interviewer.language import N_
from interviewer.services import (
    carrying,
    crediting,
    permitting,
    qda_building,
    recruiting,
    registering,
    table_analysis,
    table_documents,
)
from interviewer.services.carrying import Item, Laid, Passage
from interviewer.services.study import Study
from interviewer.services.summary_material import Span

Row = tuple[Value, ...]


def build(study: Study, laid: Sequence[Laid], attribution: Attribution) -> tuple[Table, ...]:
    """Return the tables; those that tell cases and informants apart only where pseudonyms are printed."""
    return tuple(_Builder(study, laid, attribution).tables())


class _Builder:
    """Makes every table of one export."""

    def __init__(self, study: Study, laid: Sequence[Laid], attribution: Attribution) -> None:
        self._study, self._laid, self._attribution = study, laid, attribution
        self._translate: Translate = registering.translations(study.project)
        self._book = carrying.codebook(study)
        taken: set[str] = set()
        self._codes = tuple(self._book.in_order())
        self._named = {
            code.id: refi_xml.name(self._words(code.name), taken, self._above(code)) for code, _depth in self._codes
        }

    def tables(self) -> Iterator[Table]:
        """Yield the tables in the order they are read."""
        makers: dict[str, Callable[[], Iterable[Row]]] = {
            "interviews": self._interviews, "answers": self._answers, "codings": self._codings,
            "codes": self._code_rows, "counts": self._counts,
        }  # fmt: skip
        if self._attribution.names_pseudonym:
            makers = {"cases": self._cases, "informants": self._informants, **makers}
        for name, maker in makers.items():
            yield Table(name, tuple(column for column, _words in TABLES[name]), tuple(maker()))
        if self._attribution.names_pseudonym and self._codes:
            yield self._matrix()
        yield from table_analysis.tables(self._study, self._laid, self._attribution)
        yield from table_documents.tables(self._study, self._attribution)

    def _words(self, text: str) -> str:
        return registering.without_names(self._study, text)

    def _above(self, code: Code) -> str:
        above = self._book.ancestors(code.id)
        return self._words(above[0].name) if above else ""

    def _by_case(self) -> dict[str, list[Laid]]:
        """Return the interviews by the pseudonym of their case."""
        found: dict[str, list[Laid]] = {}
        for each in self._laid:
            if each.cover.case:
                found.setdefault(each.cover.case, []).append(each)
        return found

    def _cases(self) -> Iterator[Row]:
        for case, held in self._by_case().items():
            people = {person for each in held for person in each.persons}
            passages = len({span for each in held for span, _code in _spans(each)})
            yield case, held[0].cover.case_type, len(held), len(people), passages

    def _informants(self) -> Iterator[Row]:
        spoke = Counter((person, each.cover.case) for each in self._laid for person in each.persons)
        for (person, case), count in spoke.items():
            found = recruiting.plain(self._study, person)
            yield found.pseudonym, self._words(found.role), case, count, *self._may(person)

    def _interviews(self) -> Iterator[Row]:
        for each in self._laid:
            cover = each.cover
            told = self._attribution.names_pseudonym
            held = Own(cover.held.date().isoformat()) if cover.held and told else None
            yield (
                cover.code, cover.case, cover.case_type, "; ".join(cover.speakers),
                self._guide(cover), Own(cover.mode.value) if told else None, held,
                round(cover.length.total_seconds() / 60) if cover.length and told else None,
                Own(rests_on(each.transcript, self._translate)), cover.raised, cover.to_ask,
                *permitting.of_all(each),
            )  # fmt: skip

    def _guide(self, cover: Cover) -> str:
        version = cover.guide_version.rpartition("@")[2]
        return self._translate(N_("{guide}, version {version}")).format(guide=cover.guide, version=version)

    def _answers(self) -> Iterator[Row]:
        for each in self._laid:
            for item in each.items:
                if item.line.bound is None:
                    yield from (self._answer(each, item, passage) for passage in item.passages)
                    spoke = {passage.speaker for passage in item.passages}
                    silent = (one for one in each.cover.speakers if one not in spoke and not item.line.made_up)
                    yield from (
                        (
                            *self._who(each, one),
                            *self._asked(item),
                            Own(Status.NOT_ASKED.value),
                            None,
                            0,
                            "",
                            0,
                            *permitting.of_speaker(each, one),
                        )
                        for one in silent
                    )

    def _answer(self, laid: Laid, item: Item, passage: Passage) -> Row:
        answer, text = passage.answer, passage.text
        return (
            *self._who(laid, passage.speaker), *self._asked(item), Own(answer.status.value),
            Own(answer.yes_no.value) if answer.yes_no else None, int(answer.has_example), text, len(text.split()),
            *permitting.of_passage(laid, passage),
        )  # fmt: skip

    def _asked(self, item: Item) -> Row:
        return item.section, self._key(item), _label(item), item.line.text

    def _key(self, item: Item) -> str:
        """Return the key of a question; that of one made up in the talk tells when that was, and is replaced."""
        if not item.line.made_up:
            return item.line.key
        return Own(refi_xml.guid("made up", item.line.key, self._attribution.value))

    def _may(self, person: str) -> Row:
        return permitting.of_person(self._laid, person)

    @staticmethod
    def _who(laid: Laid, speaker: str) -> Row:
        return laid.cover.code, speaker, laid.cover.case, laid.cover.case_type

    def _codings(self) -> Iterator[Row]:
        for each in self._laid:
            for item in each.items:
                for passage in item.passages:
                    for coding in passage.codings:
                        yield self._coding(each, item, passage, coding)

    def _coding(self, laid: Laid, item: Item, passage: Passage, coding: Coding) -> Row:
        path = " / ".join(self._words(name) for name in self._book.path(coding.code))
        return (
            Own(qda_building.coding_guid(coding.id, self._attribution)), laid.cover.code, passage.speaker,
            laid.cover.case, self._key(item), _label(item), self._named[coding.code], path, coding.start, coding.end,
            coding.words, crediting.called(self._study, coding.by),
            Own(coding.made.isoformat(timespec="seconds")) if coding.made else None,
            *permitting.of_passage(laid, passage),
        )  # fmt: skip

    def _code_rows(self) -> Iterator[Row]:
        held = [(each, span, code) for each in self._laid for span, code in _spans(each)]
        for code, depth in self._codes:
            below = {each.id for each, _depth in self._book.in_order(code.id)}
            own, every = ([(each, span) for each, span, one in held if one in wanted]
                          for wanted in ({code.id}, {code.id, *below}))  # fmt: skip
            above = self._book.ancestors(code.id)
            yield (
                Own(refi_xml.code_guid(code.id)), self._named[code.id], self._named[above[0].id] if above else "",
                depth + 1, self._words(code.definition), *_counted(own), *_counted(every),
            )  # fmt: skip

    def _counts(self) -> Iterator[Row]:
        asked: dict[str, Item] = {}
        told: dict[str, Counter[str]] = {}
        for each in self._laid:
            for item in each.items:
                if item.line.bound is None and not item.line.made_up:
                    asked.setdefault(item.line.key, item)
                    told.setdefault(item.line.key, Counter()).update(_told(each, item))
        for key, item in asked.items():
            found = told[key]
            values = [found[one] for one in (_NOT_RAISED, _NOT_RELEVANT, *YesNo, _OTHER)]
            yield key, _label(item), item.line.text, sum(found.values()), *values

    def _matrix(self) -> Table:
        rows: list[Row] = []
        for case, held in self._by_case().items():
            used = {code for each in held for _span, code in _spans(each)}
            used |= {above.id for one in used for above in self._book.ancestors(one)}
            rows.append((case, *(int(code.id in used) for code, _depth in self._codes)))
        return Table(MATRIX, ("case", *(self._named[code.id] for code, _depth in self._codes)), tuple(rows))


_NOT_RAISED, _NOT_RELEVANT, _OTHER = "not_raised", "not_relevant", "other"


def _told(laid: Laid, item: Item) -> Iterator[str]:
    """Yield what each informant of an interview told to a question, by what is counted."""
    for speaker in laid.cover.speakers:
        answers = [passage.answer for passage in item.passages if passage.speaker == speaker]
        raised = [answer for answer in answers if answer.status.raised]
        noted = next((answer.yes_no for answer in raised if answer.yes_no), None)
        if raised:
            yield noted.value if noted else _OTHER
        elif any(answer.status is Status.NOT_RELEVANT for answer in answers):
            yield _NOT_RELEVANT
        else:
            yield _NOT_RAISED


def _spans(laid: Laid) -> Iterator[tuple[Span, str]]:
    """Yield where each coded passage stands, and its code; what two coded alike twice."""
    for passage in laid.passages:
        for coding in passage.codings:
            place = (passage.interview, passage.place.question, passage.place.subject)
            yield (*place, coding.start, coding.end), coding.code


def _counted(found: Sequence[tuple[Laid, Span]]) -> Row:
    """Return how many passages there are, in how many interviews, and in how many cases."""
    return (
        len({span for _laid, span in found}), len({each.interview.id for each, _span in found}),
        len({each.case for each, _span in found if each.case}),
    )  # fmt: skip


def _label(item: Item) -> str:
    return "+" if item.line.made_up else item.line.short
