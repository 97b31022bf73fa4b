"""Quotes: who may be quoted, the check of quotes with whoever said them, and what stops an export (E4, E14)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from interviewer.domain.joined import Kind
from interviewer.domain.quote import QuoteCheck, QuoteState
from interviewer.domain.replacement import replace as pseudonymised
from interviewer.domain.text import clean
from interviewer.errors import InterviewerError
from interviewer.language import N_, _, ngettext
from interviewer.services import consenting, naming, noted_quotes, recruiting, registering, releasing, times
from interviewer.services.errors import Incomplete, NothingThere
from interviewer.services.gating import NamesLeft
from interviewer.services.interviewing import speaker
from interviewer.services.noted_quotes import Noted
from interviewer.services.study import Study
from interviewer.storage import joins, quotes

_SHOWN = 8
_MESSAGE = N_(
    "Thank you for talking with us. Below is what we would like to quote from our conversation, without your name. "
    "Tell us for each number whether it is fine, should be put in other words, or should not be used. You reach us "
    "at {contact}."
)


class QuotesLeft(InterviewerError):
    """An export would hold quotes that nobody permitted, or that their owner has not answered for."""

    def __init__(self, places: Sequence[str]) -> None:
        listed = "; ".join(places[:_SHOWN])
        more = len(places) - _SHOWN
        rest = " " + ngettext("And one more.", "And {count} more.", more).format(count=more) if more > 0 else ""
        super().__init__(
            _(
                "The export was stopped, because of quotes that may not leave: {places}.{rest} No file was written and "
                "nothing was changed. Take the mark “Good quote” off, make the passage “Background only”, or ask the "
                "informant and note the answer under Ethics → Quotes."
            ).format(places=listed, rest=rest)
        )


class NameInQuote(InterviewerError):
    """The text with quotes to be sent to an informant holds a name of the register."""

    def __init__(self, who: Sequence[str]) -> None:
        super().__init__(
            _(
                "The quotes were not copied, because a name of the register still stands in them: that of {who}. "
                "Nothing was changed. Decide under Pseudonymisation what is printed instead, then copy them again."
            ).format(who=", ".join(who))
        )


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that was marked as a good quote, as it is printed now, and how far its check has come."""

    interview: str
    mark: str
    person: str
    pseudonym: str
    shown: str
    """The informant's name while the key is open, else the pseudonym."""
    place: str
    """The printed label of the question."""
    words: str
    """The words as they were noted."""
    state: QuoteState
    permitted: bool | None
    """What the informant said about being quoted; ``None`` where nobody asked."""
    wants_check: bool
    changed: str = ""

    @property
    def hindrance(self) -> str:
        """Return why it may not leave, in words; ``""`` when it may."""
        if self.permitted is False:
            return _("the informant does not want to be quoted")
        if self.state is QuoteState.SENT:
            return _("sent to the informant, who has not answered")
        if self.state is QuoteState.LISTED and self.wants_check:
            return _("the informant wants to see quotes first")
        return ""


def listed(study: Study, person_id: str | None = None, interviews: Collection[str] | None = None) -> tuple[Quote, ...]:
    """Return the good quotes of closed interviews, informant by informant: of one informant, some interviews, or all.

    Raises CallRunning while a clock runs.
    """
    study.refuse_in_call()
    people = {row.person.id: row for row in recruiting.people(study)}
    who = joins.of(study.data, Kind.PERSON).canonical
    wanted = None if person_id is None else who(person_id)
    found = []
    for noted in noted_quotes.of_study(study, interviews):
        row = people.get(who(noted.subject))
        if row is not None and wanted in (None, row.person.id):
            found.append(_quote(study, noted, row))
    return tuple(sorted(found, key=lambda each: (each.pseudonym, each.interview)))


def _quote(study: Study, noted: Noted, row: recruiting.PersonRow) -> Quote:
    given = consenting.standing(study, row.person.id)
    choices = given.choices if given else {}
    check = noted.check
    return Quote(
        interview=noted.interview,
        mark=noted.mark,
        person=row.person.id,
        pseudonym=row.person.pseudonym,
        shown=row.shown,
        place=noted.place,
        words=noted.words,
        state=check.state if check else QuoteState.LISTED,
        permitted=choices.get("quotes"),
        wants_check=bool(choices.get("check")),
        changed=check.changed if check else "",
    )


def refuse(study: Study, interviews: Collection[str]) -> None:
    """Raise QuotesLeft when quotes of these interviews may not leave."""
    held = listed(study, interviews=interviews)
    told = [f"{each.pseudonym}, {each.place}: {each.hindrance}" for each in held if each.hindrance]
    if told:
        raise QuotesLeft(list(dict.fromkeys(told)))


def message(study: Study, person_id: str) -> str:
    """Return the text to send an informant: their quotes, numbered, with the names in them replaced.

    Raises NothingThere when no quote waits for an answer, KeyClosed, NameInQuote.
    """
    study.names  # noqa: B018 - raises KeyClosed: without the key nobody can tell which words are names
    translate = registering.translations(study.project)
    entries, style = registering.entries(study), naming.profile(study).brackets
    waiting = [each for each in listed(study, person_id) if _may_be_sent(each)]
    if not waiting:
        raise NothingThere(_("quote of this informant to be checked"))
    lines = [f"{number}. «{pseudonymised(each.words, entries, style).text}»" for number, each in enumerate(waiting, 1)]
    text = "\n\n".join((translate(_MESSAGE).format(contact=study.project.contact), *lines))
    try:
        releasing.refuse(study, {"quotes.txt": text.encode()})
    except NamesLeft as error:
        raise NameInQuote(tuple(dict.fromkeys(each.stands_for for each in error.findings))) from error
    return text


def _may_be_sent(quote: Quote) -> bool:
    return quote.permitted is not False and quote.state in (QuoteState.LISTED, QuoteState.SENT)


def sent(study: Study, person_id: str) -> int:
    """Keep that the quotes of an informant were sent, and return how many. Raises NothingThere."""
    waiting = [each for each in listed(study, person_id) if _may_be_sent(each)]
    if not waiting:
        raise NothingThere(_("quote of this informant to be checked"))
    for quote in waiting:
        answer(study, quote, QuoteState.SENT)
    return len(waiting)


def answer(study: Study, quote: Quote, state: QuoteState, changed: str = "") -> None:
    """Keep what the informant said about a quote. Raises Incomplete (the changed words), ConsentMissing."""
    words = clean(changed).strip()
    if state is QuoteState.CHANGED and not words:
        raise Incomplete(_("The informant's own words"))
    opened = speaker(study, quote.interview, quote.person)
    kept = words if state is QuoteState.CHANGED else ""
    check = QuoteCheck(quote.mark, state, quote.words, times.now(), study.me, kept)
    with study.deed() as deed:
        quotes.save(study.data, quote.interview, check, opened.subject, opened.consent, deed)
