"""How somebody came into the project and what has left of them, told in their own report; nobody else is named."""

from dataclasses import dataclass

from interviewer.domain.campaign import ASKED
from interviewer.domain.consent_words import CHANNELS, EXPORTS
from interviewer.domain.joined import Kind
from interviewer.domain.moments import day
from interviewer.domain.person import SEED_WORDS
from interviewer.domain.register import Entry
from interviewer.domain.replacement import replace
from interviewer.domain.report import Own, Section, Table, Value
from interviewer.domain.transcript_words import Translate
from interviewer.language import N_
from interviewer.services import campaigning, recruiting
from interviewer.services.study import Study
from interviewer.storage import exports, interviews, joins, outputs, withdrawals
from interviewer.storage.outputs import Output


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells about one person; names of others in ``entries`` are replaced in every text."""

    study: Study
    row: recruiting.PersonRow
    entries: tuple[Entry, ...]
    translate: Translate
    members: tuple[str, ...]
    """The ids of the person's entries that were joined."""

    def words(self, text: str | None) -> str:
        """Return a text with the names of others replaced."""
        return replace(text, self.entries).text if text else ""

    def table(self, name: str, columns: tuple[str, ...], rows: list[tuple[Value, ...]]) -> Section:
        """Return a section with a table, its words translated; nothing where it has no rows."""
        named = self.translate(name)
        if not rows:
            return Section(named)
        return Section(named, (), Table(named, tuple(self.translate(column) for column in columns), tuple(rows)))


def found(teller: Teller) -> str:
    """Return how the person was found, in words; ``""`` where nothing is noted."""
    person = teller.row.person
    parts = [
        N_("by another participant") if person.referred_by else N_("by us") if person.seed else "",
        SEED_WORDS.get(person.seed_kind, "") if person.seed else "",
        N_("reached through somebody who passed the request on") if person.via else "",
    ]
    told = [teller.translate(part) for part in parts if part]
    if person.seed and person.seed_kind not in SEED_WORDS:
        told.append(teller.words(person.seed_kind))
    return ", ".join(filter(None, told))


def cases(teller: Teller) -> Section:
    """Return the cases the person belongs to, by their codes, with the role in each."""
    person, held = teller.row.person, {case.id: case for case in joins.all_cases(teller.study.data)}
    rows: list[tuple[Value, ...]] = [
        (held[one].pseudonym, teller.words(held[one].type), teller.words(person.case_roles.get(one) or person.role))
        for one in person.cases
        if one in held
    ]
    return teller.table(N_("What you belong to"), (N_("Code in the project"), N_("Type"), N_("Your role")), rows)


def rounds(teller: Teller) -> Section:
    """Return the questions to many that the person was among those asked, and how far each came."""
    rows: list[tuple[Value, ...]] = []
    for each in campaigning.rounds(teller.study):
        state = next((one.approach for one in each.members if one.row.person.id == teller.row.person.id), None)
        if state is not None:
            how, came = CHANNELS[each.campaign.channel.value], teller.translate(ASKED[state.state])
            rows.append((day(state.at), teller.words(each.campaign.question), Own(teller.translate(how)), came))
    columns = (N_("When"), N_("Question"), N_("How"), N_("State"))
    return teller.table(N_("Questions we sent to several"), columns, rows)


def proposed(teller: Teller) -> Section:
    """Return that the person proposed others, and how many; who they are is theirs."""
    who = joins.of(teller.study.data, Kind.PERSON).canonical
    count = len({who(one) for one in withdrawals.proposed_by(teller.study.data, teller.members)})
    words = teller.translate(N_("You proposed others: {count}. Who they are is theirs and is not shown."))
    return Section(teller.translate(N_("Whom you proposed")), (words.format(count=count),) if count else ())


def uses(teller: Teller) -> Section:
    """Return the exports that can hold something about the person, as far as this machine knows."""
    data = teller.study.data
    held = {one.id for one in interviews.all_of(data) if set(one.persons) & set(teller.members)}
    about = {*teller.members, *held}
    marks = {each.mark.sha256 for each in outputs.all_of(data) if each.mark and _holds(teller, each, about)}
    rows: list[tuple[Value, ...]] = [
        (day(export.at), _kind(teller, export.what), _to(teller, export.audience), export.by)
        for export in exports.all_of(data)
        if any(mark in marks for _name, mark in export.files)
    ]
    columns = (N_("When"), N_("What"), N_("To whom"), N_("By"))
    return teller.table(N_("What has left the project"), columns, rows)


def _holds(teller: Teller, output: Output, about: set[str]) -> bool:
    if output.about:
        return bool(about & set(output.about))
    return output.kind in EXPORTS and not outputs.before(teller.study.data, output, teller.members)


def _kind(teller: Teller, what: str) -> str:
    return teller.translate(EXPORTS.get(what, what))


def _to(teller: Teller, audience: str) -> str:
    own = audience == teller.row.person.pseudonym
    return teller.translate(N_("to you")) if own else teller.words(audience) or "–"
