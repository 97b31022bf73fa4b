"""What a project holds of one person, told in that person's own report: details, consents, contact, talks, uses."""

from collections.abc import Iterator, Mapping

from interviewer.domain.answer import Answer, Probe
from interviewer.domain.consent_words import CHANNELS, CHOICES, DECISIONS, GUARDIANS
from interviewer.domain.moments import day
from interviewer.domain.person import Contact
from interviewer.domain.quote import STATES
from interviewer.domain.report import Own, Section, Value
from interviewer.domain.wording import MODES, STATUS
from interviewer.language import N_
from interviewer.services import embedding, own_analysis, own_trail, recruiting, sending, tracing
from interviewer.services.own_trail import Teller
from interviewer.storage import answers, consents, interviews, quotes

_OUTCOMES = {
    "appointment": N_("appointment made"), "no_answer": N_("no answer"), "no_time": N_("no time"),
    "declined": N_("declined"), "wrong_number": N_("wrong number"), "referred": N_("referred to somebody else"),
    "out_of_scope": N_("outside the sample"), "other": N_("other"),
}  # fmt: skip


def sections(teller: Teller) -> Iterator[Section]:
    """Yield everything, section by section; empty ones too."""
    yield Section(
        "",
        (
            teller.translate(
                N_(
                    "This is everything the project has about you. Names of others are replaced by codes in brackets. "
                    "You can have it corrected or deleted, and complain to the Norwegian Data Protection Authority."
                )
            ),
        ),
    )
    yield _details(teller)
    yield own_trail.cases(teller)
    yield _consents(teller)
    yield _guardians(teller)
    yield _letters(teller)
    yield _attempts(teller)
    yield own_trail.rounds(teller)
    yield own_trail.proposed(teller)
    yield from _talks(teller)
    yield _quotes(teller)
    yield from own_analysis.sections(teller)
    yield own_trail.uses(teller)
    yield _elsewhere(teller)


def _details(teller: Teller) -> Section:
    person, contact = teller.row.person, teller.row.contact or Contact(teller.row.person.id)
    rows = (
        (N_("Code in the project"), person.pseudonym), (N_("Name"), contact.name), (N_("Phone"), contact.phone),
        (N_("E-mail"), contact.email), (N_("Remark"), teller.words(contact.remark)),
        (N_("Role"), teller.words(person.role)), (N_("Gender"), person.gender), (N_("Age, roughly"), person.age_band),
        (N_("Background"), teller.words(person.background)), (N_("Network"), teller.words(person.network)),
        (N_("Found"), own_trail.found(teller)),
    )  # fmt: skip
    held: list[tuple[Value, ...]] = [(teller.translate(name), value) for name, value in rows if value]
    return teller.table(N_("About you"), (N_("What"), N_("Held")), held)


def _consents(teller: Teller) -> Section:
    given = [each for member in teller.members for each in consents.of_person(teller.study.data, member)]
    rows: list[tuple[Value, ...]] = []
    for consent in given:
        answers_to = {True: teller.translate(N_("yes")), False: teller.translate(N_("no"))}
        chosen = "; ".join(
            f"{teller.translate(CHOICES.get(name, name))}: {answers_to[chose]}"
            for name, chose in consent.choices.items()
        )
        how = Own(teller.translate(CHANNELS.get(consent.channel, consent.channel)))
        said = " – ".join(filter(None, (teller.words(consent.reply), teller.words(consent.limits))))
        decision = teller.translate(DECISIONS[consent.decision])
        rows.append((day(consent.at), decision, how, consent.script, said, chosen))
    columns = (N_("When"), N_("Decision"), N_("How"), N_("Text read"), N_("In your words"), N_("Choices"))
    return teller.table(N_("Consent"), columns, rows)


def _guardians(teller: Teller) -> Section:
    rows: list[tuple[Value, ...]] = [
        (day(each.at), teller.translate(GUARDIANS[each.event]), teller.words(each.reason))
        for each in consents.guardians(teller.study.data, teller.row.person.id)
    ]
    return teller.table(N_("Guardian"), (N_("When"), N_("What"), N_("Reason")), rows)


def _letters(teller: Teller) -> Section:
    sent = [each for member in teller.members for each in consents.letters(teller.study.data, member)]
    whats = {what.value: words for what, words in sending.WHATS.items()}
    ways = {way.value: words for way, words in sending.WAYS.items()}
    rows: list[tuple[Value, ...]] = [
        (day(each.at), teller.translate(whats.get(each.what, each.what)),
         Own(teller.translate(ways.get(each.channel, each.channel))))
        for each in sorted(sent, key=lambda letter: letter.at)
    ]  # fmt: skip
    return teller.table(N_("Sent to you"), (N_("When"), N_("What"), N_("How")), rows)


def _attempts(teller: Teller) -> Section:
    rows: list[tuple[Value, ...]] = [
        (day(attempt.at), teller.translate(_OUTCOMES[attempt.outcome.value]), teller.words(attempt.next_step),
         teller.words(remark))
        for attempt, remark in recruiting.attempts(teller.study, teller.row.person.id)
    ]  # fmt: skip
    return teller.table(N_("Contact"), (N_("When"), N_("Outcome"), N_("Next step"), N_("Remark")), rows)


def _talks(teller: Teller) -> Iterator[Section]:
    data = teller.study.data
    for interview in interviews.all_of(data):
        if not set(interview.persons) & set(teller.members):
            continue
        places = {place.key: place for place in embedding.guide(teller.study, interview.guide).places()}
        probes = {probe.id: probe for probe in answers.probes(data, interview.id)}
        rows: list[tuple[Value, ...]] = []
        for answer in _in_order(teller, interview.id, tuple(places), probes):
            place, probe = places.get(answer.question), probes.get(answer.question)
            asked = f"{place.short}  {place.item.text}" if place else probe.text if probe else ""
            status = teller.translate(STATUS[answer.status])
            rows.append((teller.words(asked), status, teller.words(answer.note), teller.words(answer.fair)))
        began = interview.started or interview.planned
        heading = N_("Conversation, {how}, {when}")
        told = teller.translate(heading).format(
            how=teller.translate(MODES[interview.mode]), when=day(began) if began else "–"
        )
        columns = (N_("Question"), N_("Status"), N_("Notes"), N_("Fair copy"))
        found = teller.table(told, columns, rows)
        yield Section(told, _own_lines(teller, interview.id, interview.persons), found.table)


def _in_order(teller: Teller, interview: str, keys: tuple[str, ...], probes: Mapping[str, Probe]) -> list[Answer]:
    """Return the person's answers as the guide asks, each made-up question after the one it followed."""
    order = {key: (number, 0) for number, key in enumerate(keys)}
    for number, probe in enumerate(probes.values(), 1):
        order[probe.id] = (order.get(probe.after, (len(keys), 0))[0], number)
    said = [each for each in answers.of_interview(teller.study.data, interview) if each.subject in teller.members]
    return sorted(said, key=lambda each: order.get(each.question, (len(keys), 0)))


def _own_lines(teller: Teller, interview: str, persons: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the interviewer noted around a talk with this person alone; of a group it is about others too."""
    if not set(persons) <= set(teller.members):
        return (teller.translate(N_("Others took part; what they said is theirs and is not shown.")),)
    lines, data = answers.reflection(teller.study.data, interview), teller.study.data
    noted = (
        (N_("Preparation"), interviews.preparation(data, interview)), (N_("Added at the end"), lines.more),
        (N_("Impression"), lines.impression), (N_("Surprise"), lines.surprise), (N_("Next"), lines.next),
    )  # fmt: skip
    return tuple(f"{teller.translate(name)}: {teller.words(text)}" for name, text in noted if text)


def _quotes(teller: Teller) -> Section:
    rows: list[tuple[Value, ...]] = []
    for interview in interviews.all_of(teller.study.data):
        for subject, checks in quotes.of_interview(teller.study.data, interview.id).items():
            if subject in teller.members:
                rows += [
                    (day(each.at), teller.translate(STATES[each.state]), teller.words(each.words),
                     teller.words(each.changed))
                    for each in checks.values()
                ]  # fmt: skip
    return teller.table(N_("Quotes"), (N_("When"), N_("State"), N_("Quote"), N_("In your words")), rows)


def _elsewhere(teller: Teller) -> Section:
    study = teller.study
    count = len(tracing.mentions_of(study, tracing.about_of(study, teller.row.person.id)))
    words = N_("Texts of others in which you are named: {count}. They are others' words and are not shown.")
    return Section(teller.translate(N_("Others about you")), (teller.translate(words).format(count=count),))
