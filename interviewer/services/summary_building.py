"""The coded summary, put together: themes with their counts and quotes, what was counted, and the cases one by one.

Everything is taken from interviews laid out to ship; a share is told with its denominator, and that nothing is coded is
never told as a no.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from interviewer.domain import count_sentences
from interviewer.domain.code import Code
from interviewer.domain.memo import On
from interviewer.domain.report import Own, Table, Value
from interviewer.domain.summary import Bars, Block, Heading, Heat, Memo, Quotation, Summary, Words
from interviewer.domain.transcript import Attribution
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services import (
    carrying,
    recruiting,
    registering,
    summary_answers,
    summary_chapters,
    summary_method,
    summary_quotes,
)
from interviewer.services.carrying import Laid
from interviewer.services.exporting import Skipped
from interviewer.services.reporting import NOTICE
from interviewer.services.study import Study
from interviewer.services.summary_documents import Documents
from interviewer.services.summary_material import Material, Used, cases_of, informants_of
from interviewer.services.summary_typology import Typologies
from interviewer.storage import memos

TITLE, QUOTES = N_("Coded summary"), N_("Quote book")
_DAWN = datetime(2000, 1, 1, tzinfo=UTC)
_NOT_CODED = N_("Where a theme is not coded, nothing was said that was coded under it; that is never a no.")


_IN_PLACES = N_(
    "Brought up in {places} of {all_places} {units}, by {people} of {all_people} informants. Passages: {count}."
)
_BY_PEOPLE = N_("Brought up by {people} of {all_people} informants. Passages: {count}.")


def build(
    study: Study, laid: Sequence[Laid], attribution: Attribution, *, quotes_only: bool = False,
    skipped: Sequence[Skipped] = (),
) -> Summary:  # fmt: skip
    """Return the summary, or the quote book: the same themes with nothing but their quotes.

    Everything in it rests on ``laid`` alone; ``skipped`` says why some of the other interviews are not in it.
    """
    return _Builder(study, laid, attribution, quotes_only=quotes_only, skipped=skipped).summary()


class _Builder:
    """Writes one summary."""

    def __init__(
        self, study: Study, laid: Sequence[Laid], attribution: Attribution, *, quotes_only: bool,
        skipped: Sequence[Skipped],
    ) -> None:  # fmt: skip
        self._skipped = skipped
        self._study, self._attribution, self._quotes_only = study, attribution, quotes_only
        self._translate: Translate = registering.translations(study.project)
        self._language = count_sentences.of_project(study.project.language)
        self._book = carrying.codebook(study)
        self._memos = [memo for memo in memos.all_of(study.data) if memo.printed]
        self._held = Material(laid, self._book)
        self._documents = Documents(study, self._held, self._translate, named=attribution.names_pseudonym)
        self._typologies = Typologies(study, self._held.cases, self._translate)

    def summary(self) -> Summary:
        parts = (self._themes(),) if self._quotes_only else (
            self._method(), self._overview(), self._themes(), self._counted(), self._contradictions(), self._matrix(),
            self._typologies.definitions(), self._beside(), self._documents.chapter(), self._cases(),
        )  # fmt: skip
        made = [coding.made for coding in self._held.codings if coding.made]
        held = [each.cover.held for each in self._held.laid if each.cover.held]
        return Summary(
            title=self._translate(QUOTES if self._quotes_only else TITLE),
            project=self._words(self._study.project.title), language=self._study.project.language,
            at=max([*made, *held], default=_DAWN), notice=NOTICE,
            blocks=tuple(block for part in parts for block in part),
        )  # fmt: skip

    def _say(self, words: str, **values: object) -> str:
        return self._translate(words).format(**values)

    def _own(self, words: str) -> Own:
        return Own(self._translate(words))

    def _by_word(self, words: str) -> Own:
        """Return words with the project's own word for its case in them."""
        word = self._study.project.case_word
        return Own(self._translate(words).format(first=word.capitalize(), case=word))

    def _words(self, text: str) -> str:
        return registering.without_names(self._study, text)

    def _number(self, count: int, units: str = "") -> str:
        return count_sentences.number(count, self._language, units)

    def _method(self) -> Iterator[Block]:
        yield Heading(self._own(N_("How it was done")))
        yield from summary_method.method(self._study, self._held, self._skipped, self._attribution, self._translate)
        yield from self._noted(On.PROJECT)

    def _overview(self) -> Iterator[Block]:
        tops = self._tops
        if not tops:
            return
        yield Heading(self._own(N_("What was brought up, and by how many")))
        whole, units = (len(self._held.cases), self._case_word) if self._by_case else (len(self._held.informants), "")
        counts = [(self._words(code.name), self._share(code)) for code in tops]
        told = N_("How many of {whole} {units} bring up each theme.")
        about = self._say(
            told, whole=self._number(whole, units), units=units or count_sentences.UNITS[self._language]["informant"]
        )
        yield Words(about)
        yield Bars(tuple(counts), whole, f"{about} " + "; ".join(f"{label}: {count}" for label, count in counts))
        yield Words(self._own(_NOT_CODED), quiet=True)

    @property
    def _tops(self) -> list[Code]:
        """Return the codes at the top under which something is coded."""
        return [code for code in self._book.children() if self._held.below(code)]

    @property
    def _by_case(self) -> bool:
        """Return whether cases are told apart, and there are several."""
        return self._attribution.names_pseudonym and len(self._held.cases) > 1

    @property
    def _case_word(self) -> str:
        return count_sentences.UNITS[self._language]["case"]

    def _share(self, code: Code) -> int:
        held = self._held.below(code)
        if self._by_case:
            return len(cases_of(held))
        return len(informants_of(held))

    def _themes(self) -> Iterator[Block]:
        for number, code in enumerate(self._tops, 1):
            if self._quotes_only and not any(self._quotes(each) for each in self._held.tree(code)):
                continue
            yield Heading(f"{number} {self._words(code.name)}")
            yield from self._theme(code)
            unused, place = [], 0
            for below in (each for each, _depth in self._book.in_order(code.id)):
                if self._quotes_only and not self._quotes(below):
                    continue
                if not self._held.used.get(below.id):
                    unused.append(self._words(below.name))
                    continue
                place += 1
                yield Heading(f"{number}.{place} {' – '.join(map(self._words, self._book.path(below.id)[1:]))}", 2)
                yield from self._theme(below)
            if unused and not self._quotes_only:
                yield Words(self._say(N_("Not used: {codes}."), codes=", ".join(unused)), quiet=True)
            if not self._quotes_only:
                yield from self._documents.of_theme(code)
        if (idle := self._idle()) and not self._quotes_only:
            yield Heading(self._own(N_("Themes that were not used")))
            yield Words(", ".join(idle))

    def _idle(self) -> list[str]:
        used = {code.id for code in self._tops}
        return [self._words(code.name) for code in self._book.children() if code.id not in used]

    def _theme(self, code: Code) -> Iterator[Block]:
        if code.definition:
            yield Words(self._words(code.definition), quiet=self._quotes_only)
        if not self._quotes_only:
            yield from self._figures(code)
            yield from self._noted(On.CODE, code.id)
        yield from self._quotes(code)
        if not self._quotes_only:
            passages = [used.coding.id for used in self._held.used.get(code.id, ())]
            yield from self._noted(On.PASSAGE, *passages)

    def _figures(self, code: Code) -> Iterator[Block]:
        held = self._held.below(code)
        places, all_places = len(cases_of(held)), len(self._held.cases)
        values = {
            "places": self._number(places, self._case_word), "all_places": self._number(all_places, self._case_word),
            "units": self._case_word, "people": self._number(len(informants_of(held))),
            "all_people": self._number(len(self._held.informants)), "count": len(held),
        }  # fmt: skip
        yield Words(self._say(_IN_PLACES if self._by_case else _BY_PEOPLE, **values))
        if self._by_case and not code.parent:
            yield self._by_type(held)

    def _by_type(self, held: Sequence[Used]) -> Table:
        """Return in how many cases of each type a theme is brought up."""
        types = {case: each[0].cover.case_type or "–" for case, each in self._held.cases.items()}
        whole, told = (
            Counter(types.values()),
            Counter(types[case] for case in cases_of(held)),
        )
        passages = Counter(types[used.laid.case] for used in held if used.laid.case)
        rows: list[tuple[Value, ...]] = [(one, told[one], whole[one], passages[one]) for one in sorted(whole)]
        columns = (self._own(N_("with the theme")), self._own(N_("in all")), self._own(N_("passages")))
        title = self._by_word(N_("type of {case}"))
        return Table(title, (title, *columns), tuple(rows))

    def _quotes(self, code: Code) -> tuple[Quotation, ...]:
        """Return the good quotes in passages under a code, of informants who did not say no to being quoted."""
        found: dict[Quotation, None] = {}
        for used in self._held.used.get(code.id, ()):
            if used.passage.quotable:
                for start, end in used.passage.quotes:
                    if start < used.coding.end and used.coding.start < end:
                        made = summary_quotes.quotation(used.laid, used.passage, start, end, self._translate)
                        found[made] = None
        return tuple(found)

    def _noted(self, on: On, *ids: str) -> Iterator[Memo]:
        for memo in self._memos:
            if memo.on is on and (not ids or memo.of in ids):
                yield Memo(self._words(memo.title), self._words(memo.text))

    def _counted(self) -> Iterator[Block]:
        named = self._attribution.names_pseudonym
        memos_on = partial(self._noted, On.QUESTION)
        yield from summary_answers.counted(
            self._study, self._held, self._translate, self._language, memos_on, named=named
        )

    def _contradictions(self) -> Iterator[Block]:
        if self._attribution.names_pseudonym:
            yield from summary_answers.contradictions(self._study, self._held, self._translate)

    def _beside(self) -> Iterator[Block]:
        named = self._attribution.names_pseudonym
        return summary_chapters.beside(self._study, self._held, self._translate, named=named)

    def _matrix(self) -> Iterator[Block]:
        tops = self._tops
        if not self._by_case or not tops:
            return
        yield Heading(self._by_word(N_("Themes by {case}")))
        about = self._by_word(N_("Passages coded with each theme, by {case}; the more, the darker."))
        counts = {code.id: Counter(used.laid.case for used in self._held.below(code)) for code in tops}
        rows: list[tuple[Value, ...]] = [
            (held[0].cover.case, *(counts[code.id][case] for code in tops)) for case, held in self._held.cases.items()
        ]
        columns = (self._study.project.case_word, *(self._words(code.name) for code in tops))
        yield Words(about)
        yield Heat(
            Table(self._by_word(N_("Themes by {case}")), columns, tuple(sorted(rows, key=lambda row: str(row[0])))),
            about,
        )

    def _cases(self) -> Iterator[Block]:
        if not self._attribution.names_pseudonym or not self._held.cases:
            return
        yield Heading(self._by_word(N_("{first} by {case}")))
        held = sorted(self._held.cases.items(), key=lambda each: each[1][0].cover.case)
        for case, laid in held:
            yield from self._case(case, laid)

    def _case(self, case: str, laid: Sequence[Laid]) -> Iterator[Block]:
        cover = laid[0].cover
        yield Heading(f"{cover.case_word.capitalize()} {cover.case}", 2)
        people = dict.fromkeys(person for each in laid for person in each.persons)
        roles = dict.fromkeys(self._words(recruiting.plain(self._study, one).role) for one in people)
        told = (
            self._say(N_("Type: {type}."), type=cover.case_type) if cover.case_type else "",
            self._say(N_("Interviews: {count}."), count=len(laid)),
            self._say(
                N_("Informants: {count} ({roles})."), count=len(people), roles=", ".join(filter(None, roles)) or "–"
            ),
        )
        yield Words(" ".join(filter(None, told)))
        rows = self._profile(case)
        if rows:
            columns = (N_("theme"), N_("passages"), N_("share of them"))
            yield Table(self._translate(N_("Themes")), tuple(map(self._own, columns)), rows)
        else:
            yield Words(self._own(N_("Nothing is coded here.")), quiet=True)
        yield from self._typologies.of_case(case)
        yield from self._noted(On.CASE, case)
        yield from self._noted(On.INTERVIEW, *(each.interview.id for each in laid))

    def _profile(self, case: str) -> tuple[tuple[Value, ...], ...]:
        """Return the themes of a case with how many passages each has, the most first, and the share of all of it."""
        counts: Mapping[str, int] = {
            self._words(code.name): sum(used.laid.case == case for used in self._held.below(code))
            for code in self._tops
        }
        whole = sum(counts.values())
        held = sorted(((name, count) for name, count in counts.items() if count), key=lambda each: (-each[1], each[0]))
        return tuple((name, count, count_sentences.per_cent(count / whole)) for name, count in held)
