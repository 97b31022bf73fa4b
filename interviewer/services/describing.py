"""The method section: a paragraph, and the table of what a report should tell, filled from the data (F8).

What the data cannot know is left to the researchers, and said to be.
"""

from collections import Counter
from collections.abc import Collection
from pathlib import Path

from interviewer.domain import count_sentences
from interviewer.domain.consent import Refusal
from interviewer.domain.consent_words import CHANNELS, REFUSALS
from interviewer.domain.coreq import POINTS
from interviewer.domain.dossier import Dossier
from interviewer.domain.quote import QuoteState
from interviewer.domain.report import Report, Section, Table, Value
from interviewer.domain.transcript_words import Translate
from interviewer.domain.wording import MODES
from interviewer.language import N_
from interviewer.services import accounting, embedding, noted_quotes, registering, reporting, sampling, times
from interviewer.services.crowding import Leave
from interviewer.services.sampling import Sample
from interviewer.services.study import Study
from interviewer.storage import persons

_NAME = N_("method-section")
_LEFT = N_("to be written by the researchers")


def export_method(study: Study, output: Path, *, leave: Leave | None = None) -> tuple[Path, ...]:
    """Write the method section to a folder or a .docx. Raises KeyClosed, NamesLeft, NotWritten, NoSuchFormat."""
    study.names  # noqa: B018 - raises KeyClosed: without the key nobody can tell names from words
    report = method_report(study)
    return reporting.write(study, "method", report, output, _NAME, leave=leave, suffixes=(reporting.WORD,))


def method_paragraph(study: Study, interviews: Collection[str]) -> str:
    """Return the method of these interviews and no others in one paragraph, in the project's language."""
    return _Told(study, sampling.sample(study, interviews), registering.translations(study.project)).paragraph()


def method_report(study: Study) -> Report:
    """Return the method section in the project's language."""
    translate, found = registering.translations(study.project), sampling.sample(study)
    told = _Told(study, found, translate)
    rows: list[tuple[Value, ...]] = [
        (point.number, translate(point.words), told.about(point.number) or translate(_LEFT)) for point in POINTS
    ]
    columns = (N_("no."), N_("what is to be told"), N_("in this project"))
    table = Table(translate(N_("What the report should tell")), tuple(map(translate, columns)), tuple(rows))
    why = translate(N_(
        "The list follows the 32 points of COREQ (Tong, Sainsbury and Craig 2007), in our own words. What the program "
        "knows is filled in; the rest is for the researchers to write."
    ))  # fmt: skip
    sections = (
        Section(translate(N_("Method")), (told.paragraph(),)),
        Section(table.name, (why,), table),
    )
    title = translate(N_("Method section"))
    return Report(title, study.project.title, study.project.language, times.now(), sections)


class _Told:
    """What the data tells, point by point, in sentences of the project's language."""

    def __init__(self, study: Study, found: Sample, translate: Translate) -> None:
        self._study, self._found, self._translate = study, found, translate
        self._language = count_sentences.of_project(study.project.language)
        self._told = {
            1: self._interviewers,
            7: self._informed,
            10: self._chosen,
            11: self._approached,
            12: self._took_part,
            13: self._did_not,
            14: self._held,
            15: self._present,
            16: self._informants,
            17: self._guides,
            18: self._again,
            19: self._recorded,
            21: self._length,
            27: self._program,
            29: self._quotes,
        }

    def about(self, point: int) -> str:
        """Return what the data tells about a point; ``""`` where it tells nothing."""
        return self._told[point]() if point in self._told else ""

    def paragraph(self) -> str:
        """Return the method in one paragraph."""
        parts = (self._took_part(), self._span(), self._held(), self._length(), self._chosen(), self._did_not(),
                 self._informed(), self._recorded())  # fmt: skip
        return " ".join(part for part in parts if part)

    def _say(self, words: str, **values: object) -> str:
        return self._translate(words).format(**values)

    def _sentence(self, words: str, **values: object) -> str:
        """Return a sentence that may begin with a number in words."""
        told = self._say(words, **values)
        return f"{told[:1].upper()}{told[1:]}"

    def _number(self, count: int) -> str:
        """Return a number as it stands in running text."""
        return count_sentences.number(count, self._language)

    def _listed(self, counts: Counter[str]) -> str:
        return ", ".join(f"{value} ({count})" for value, count in counts.most_common())

    def _few(self, counts: Counter[str]) -> str:
        return ", ".join(f"{value} ({count})" for value, count in accounting.hidden(counts, self._translate))

    def _interviewers(self) -> str:
        names = sorted({each.interviewer for each in self._found.held if each.interviewer})
        return self._say(N_("Interviewers: {names}."), names=", ".join(names)) if names else ""

    def _informed(self) -> str:
        given = [one for one in self._found.dossiers if one.standing and one.standing.decision.opens_notes]
        if not given:
            return ""
        versions = len({one.standing.script_hash for one in given if one.standing})
        told = N_(
            "Before the talk every informant was told about the project from a written text (versions: {versions}) "
            "and said yes; {letters} had got an information letter before."
        ) if versions > 1 else N_(
            "Before the talk every informant was told about the project from a written text and said yes; {letters} "
            "had got an information letter before."
        )  # fmt: skip
        return self._say(told, versions=versions, letters=self._number(sum(one.letter is not None for one in given)))

    def _chosen(self) -> str:
        seeds = sum(person.seed for person in self._found.informants)
        referred = sum(person.referred_by is not None for person in self._found.informants)
        if not seeds and not referred:
            return ""
        return self._say(
            N_("Informants were found through others. Start informants: {seeds}; proposed by somebody: {referred}."),
            seeds=self._number(seeds), referred=self._number(referred),
        )  # fmt: skip

    def _approached(self) -> str:
        tried = Counter(
            self._translate(CHANNELS.get(each.channel, each.channel)) for each in persons.attempts(self._study.data)
        )
        return (
            self._say(N_("Attempts to reach them, by channel: {channels}."), channels=self._listed(tried))
            if tried
            else ""
        )

    def _took_part(self) -> str:
        found = self._found
        if not found.held:
            return ""
        if len(found.held) == 1 == len(found.informants):
            return self._translate(N_("One informant took part in one interview."))
        return self._sentence(
            N_("{informants} informants took part in {interviews} interviews, about {cases} cases ({word}).")
            if found.cases != 1
            else N_("{informants} informants took part in {interviews} interviews, about one case ({word})."),
            informants=self._number(len(found.informants)), interviews=self._number(len(found.held)),
            cases=self._number(found.cases), word=self._study.project.case_word,
        )  # fmt: skip

    def _span(self) -> str:
        if self._found.span is None:
            return ""
        first, last = (at.strftime("%d.%m.%Y") for at in self._found.span)
        return self._say(N_("The interviews were held from {first} to {last}."), first=first, last=last)

    def _did_not(self) -> str:
        reasons = Counter(self._translate(REFUSALS[reason]) for one in self._found.refused if (reason := _reason(one)))
        reasons[self._translate(N_("never reached"))] = self._found.unreached
        reasons[self._translate(N_("withdrawn"))] = self._found.withdrawn
        told = Counter({value: count for value, count in reasons.items() if count})
        return self._say(N_("Did not take part: {reasons}."), reasons=self._few(told)) if told else ""

    def _held(self) -> str:
        modes = Counter(self._translate(MODES[each.mode]) for each in self._found.held)
        return self._say(N_("How the talks were held: {modes}."), modes=self._listed(modes)) if modes else ""

    def _present(self) -> str:
        count = sum(bool(each.notetakers) for each in self._found.held)
        return (
            self._say(N_("Somebody took notes besides the interviewer in {count} interviews."), count=count)
            if count
            else ""
        )

    def _informants(self) -> str:
        unknown = self._translate(N_("not entered"))
        roles = sampling.by(self._found.informants, lambda person: person.role, unknown)
        return self._say(N_("By role: {roles}."), roles=self._few(roles)) if roles else ""

    def _guides(self) -> str:
        used = {each.guide for each in self._found.held}
        guides = [embedding.guide(self._study, mark) for mark in sorted(used)]
        listed = "; ".join(
            self._say(N_("{title}, version {version}, {count} questions"), title=guide.title, version=guide.version,
                      count=sum(len(section.questions) for section in guide.sections))
            for guide in guides
        )  # fmt: skip
        return self._say(N_("Semi-structured, after a guide: {guides}."), guides=listed) if listed else ""

    def _again(self) -> str:
        count = sum(len(each.sessions) > 1 for each in self._found.held)
        return self._say(N_("{count} interviews were held in more than one sitting."), count=count)

    def _recorded(self) -> str:
        if not self._found.held:
            return ""
        return self._translate(
            N_("Notes were written during the talk; the program records neither sound nor pictures.")
        )

    def _length(self) -> str:
        minutes = self._found.minutes
        if not minutes:
            return ""
        return self._say(
            N_("The talks lasted from {shortest} to {longest} minutes, in the median {usual}."),
            shortest=minutes[0], longest=minutes[-1], usual=self._found.usual,
        )  # fmt: skip

    def _program(self) -> str:
        return self._translate(N_("Notes, consents and pseudonymisation: Interviewer."))

    def _quotes(self) -> str:
        quotes = [each.check for each in noted_quotes.of_study(self._study)]
        checked = sum(check is not None and check.state in _ANSWERED for check in quotes)
        if not quotes:
            return ""
        return self._say(
            N_("{count} passages are marked as quotes; {checked} of them were checked with the informant."),
            count=len(quotes), checked=checked,
        )  # fmt: skip


_ANSWERED = (QuoteState.APPROVED, QuoteState.CHANGED)


def _reason(dossier: Dossier) -> Refusal | None:
    return dossier.standing.refusal if dossier.standing else None
