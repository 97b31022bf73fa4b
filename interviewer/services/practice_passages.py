"""The passages that good practice builds on, as they ship: in words where who said them may be quoted, else counted.

Who wants to see quotes first is quoted only in what was chosen as a quote and has passed the check an export makes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from interviewer.domain.practice import Practice
from interviewer.domain.summary import Block, Quotation, Words
from interviewer.domain.transcript import Attribution
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services import consenting, exporting, naming, pairing, qda, recruiting, summary_quotes
from interviewer.services.carrying import Laid, Passage, Stretch
from interviewer.services.exporting import NothingToExport
from interviewer.services.study import Study
from interviewer.storage.answers import item_of

_BUILT = N_("It builds on this, among what was said:")
_COUNTED = N_("Builds besides on passages that are not printed: {count} ({who}).")
_SILENT = N_("Builds on passages that are not printed: {count} ({who}).")
_NOT_TOLD = N_("in interviews that may not leave")

_Found = tuple[Laid, Passage, Stretch]


class Passages:
    """What the practices of one handbook build on, laid out once; only interviews that may leave are told of."""

    def __init__(self, study: Study, practices: Sequence[Practice], attribution: Attribution) -> None:
        self._study, self.named = study, attribution.names_pseudonym
        wanted = {pairing.canonical(study, each.interview) for one in practices for each in one.builds_on}
        self._laid = qda.lay_out(study, _may_leave(study, wanted), attribution) if wanted else ()
        self._codings: dict[str, _Found] = {}
        self._answers: dict[tuple[str, str], _Found] = {}
        for laid, passage in ((each, passage) for each in self._laid for passage in each.passages):
            item = item_of(passage.place.question, passage.place.subject)
            self._answers[passage.interview, item] = (laid, passage, (0, len(passage.text)))
            for coding in passage.codings:
                self._codings[coding.id] = (laid, passage, (coding.start, coding.end))

    @property
    def about(self) -> tuple[str, ...]:
        """Return the interviews and persons that are told of, by id."""
        return tuple(dict.fromkeys(one for each in self._laid for one in (each.interview.id, *each.persons)))

    def of(self, practice: Practice, translate: Translate) -> Iterator[Block]:
        """Yield what a practice builds on: words that may be quoted, and how many more there are and whose."""
        found: dict[tuple[str, str, Stretch], _Found] = {}
        silent: Counter[str] = Counter()
        for basis in practice.builds_on:
            held = self._codings.get(basis.coding) or self._answers.get((basis.interview, basis.item))
            if held is None:
                silent[translate(_NOT_TOLD)] += 1
            else:
                place = held[1].place
                found.setdefault((held[1].interview, item_of(place.question, place.subject), held[2]), held)
        printed = []
        for laid, passage, at in found.values():
            if self._quotable(passage, at):
                printed.append(self._quotation(laid, passage, at, translate))
            else:
                silent[self._who(passage, translate)] += 1
        if printed:
            yield Words(translate(_BUILT), quiet=True)
            yield from dict.fromkeys(printed)
        if silent:
            told = translate(_COUNTED if printed else _SILENT)
            yield Words(told.format(count=silent.total(), who="; ".join(sorted(silent))), quiet=True)

    def _quotable(self, passage: Passage, at: Stretch) -> bool:
        given = consenting.standing(self._study, passage.answer.subject)
        if given is None or not passage.quotable:
            return False
        return not given.choices.get("check") or any(start <= at[0] and at[1] <= end for start, end in passage.quotes)

    def _quotation(self, laid: Laid, passage: Passage, at: Stretch, translate: Translate) -> Quotation:
        made = summary_quotes.quotation(laid, passage, *at, translate)
        told = (self._who(passage, translate), laid.cover.case if self.named else "")
        notes = f" ({translate(summary_quotes.FROM_NOTES)})" if not passage.word_for_word(*at) else ""
        return Quotation(made.text, f"{', '.join(filter(None, told))}{notes}")

    def _who(self, passage: Passage, translate: Translate) -> str:
        """Return the pseudonym where it may be told: neither role nor type, which few may share."""
        subject = passage.answer.subject
        if not self.named or all(subject not in laid.persons for laid in self._laid):
            return translate(N_("Informant"))
        person = recruiting.plain(self._study, subject)
        return naming.names(self._study, translate).person(person.id, person.pseudonym)


def _may_leave(study: Study, wanted: set[str]) -> list[str]:
    """Return those of the interviews that may leave."""
    try:
        chosen, _skipped = exporting.may_leave(study, None)
    except NothingToExport:
        return []
    return [one for one in chosen if one in wanted]
