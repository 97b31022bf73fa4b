"""Rounds: who is asked one question, how far each has come, and the text that goes out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from interviewer.domain import campaign, identity, script
from interviewer.domain.campaign import Approach, Asked, Campaign, Channel, Shares
from interviewer.domain.joined import Kind
from interviewer.domain.text import clean, one_line
from interviewer.errors import InterviewerError
from interviewer.language import N_, _, ngettext
from interviewer.services import barring, recruiting, registering, times
from interviewer.services.errors import Incomplete, NothingThere
from interviewer.services.recruiting import PersonRow
from interviewer.services.study import Study
from interviewer.storage import joins, records
from interviewer.storage.records import Record

PLACEHOLDERS = ("question", "title", "institution", "purpose", "interviewer", "contact")
"""What a message may be filled from: the round's question and the project's facts."""

_MESSAGE = N_(
    "Hello,\n\nI work on the project “{title}” at {institution}, and have one question for you:\n\n{question}\n\nYou "
    "may answer in a few lines, or not at all; it is voluntary. We use the answer only if you say yes to that. Reach "
    "us at {contact}.\n\n{interviewer}"
)


class NotAsked(InterviewerError):
    """Somebody is not to be asked, or not in the round."""

    def __init__(self, who: str, why: str) -> None:
        super().__init__(_("{who} is not asked: {why} Nothing was stored.").format(who=who, why=why))


@dataclass(frozen=True, slots=True)
class Details:
    """What is entered about a round."""

    title: str = ""
    question: str = ""
    channel: Channel = Channel.EMAIL
    message: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a round."""

    row: PersonRow
    approach: Approach
    channel: Channel

    @property
    def barred(self) -> str:
        """Return why the person is not to be asked any more; ``""`` when they may be."""
        return barring.why_not(self.row)

    @property
    def unreachable(self) -> str:
        """Return why the question cannot reach the person; ``""`` where it can, and while the key is not open."""
        contact = self.row.contact
        if contact is None:
            return ""
        if self.channel is Channel.EMAIL:
            return "" if contact.email else _("No e-mail address is noted.")
        return "" if contact.phone else _("No phone number is noted.")


@dataclass(frozen=True, slots=True)
class Round:
    """A round with those in it, in the order they are listed under Persons."""

    campaign: Campaign
    members: tuple[Member, ...]

    @property
    def shares(self) -> Shares:
        """Return how many there are in each state."""
        return campaign.shares(each.approach.state for each in self.members)


@dataclass(frozen=True, slots=True)
class Included:
    """Who came into a round, and who did not, with the reason."""

    added: int
    refused: tuple[tuple[str, str], ...] = ()


def rounds(study: Study) -> tuple[Round, ...]:
    """Return the rounds, the latest first."""
    people, found = recruiting.people(study), [_campaign(each) for each in records.of_project(study.data, "campaign")]
    standing = _approaches(study)
    made = [
        Round(
            each,
            tuple(
                Member(row, standing[each.id, row.person.id], each.channel)
                for row in people
                if (each.id, row.person.id) in standing
            ),
        )
        for each in found
    ]
    return tuple(sorted(made, key=lambda each: (each.campaign.made, each.campaign.id), reverse=True))


def _round(study: Study, campaign_id: str) -> Round:
    found = next((each for each in rounds(study) if each.campaign.id == campaign_id), None)
    if found is None:
        raise NothingThere(_("such round"))
    return found


def _campaign(record: Record) -> Campaign:
    said = record.said
    channel = Channel(said["channel"])
    made = datetime.fromisoformat(said["made"])
    return Campaign(record.id, said["title"], said["question"], channel, made, said["by"], str(said.get("message", "")))


def _approaches(study: Study) -> dict[tuple[str, str], Approach]:
    """Return where each person stands in each round; of two entries that were joined, the latest."""
    who = joins.of(study.data, Kind.PERSON).canonical
    found: dict[tuple[str, str], Approach] = {}
    for each in records.of(study.data, "approach"):
        place = (each.id, who(each.owner))
        state, at = Asked(each.said["state"]), datetime.fromisoformat(each.said["at"])
        made = Approach(place[1], each.id, state, at, each.said["by"])
        if place not in found or found[place].at < made.at:
            found[place] = made
    return found


def keep(study: Study, details: Details, campaign_id: str | None = None) -> str:
    """Keep a round and return its id. Raises ReadOnly, NothingThere, Incomplete."""
    if not details.title.strip() or not details.question.strip():
        raise Incomplete(_("The name of the round or its question"))
    old = _round(study, campaign_id).campaign if campaign_id else None
    made, by = (old.made, old.by) if old else (times.now(), study.me)
    said: dict[str, object] = {
        "title": registering.without_names(study, one_line(details.title)),
        "question": registering.without_names(study, clean(details.question).strip()),
        "channel": details.channel.value, "made": made.isoformat(), "by": by,
        "message": registering.without_names(study, clean(details.message).strip()),
    }  # fmt: skip
    kept = old.id if old else identity.new_id()
    with study.deed() as deed:
        records.save_for_project(study.data, "campaign", kept, said, deed)
    return kept


def include(study: Study, campaign_id: str, person_ids: Collection[str]) -> Included:
    """Take persons into a round, as still to be asked; whoever is not to be contacted stays out, with the reason.

    Whoever is in it already stays where they stand. Raises ReadOnly, NothingThere.
    """
    there = {each.row.person.id for each in _round(study, campaign_id).members}
    rows = {row.person.id: row for row in recruiting.people(study)}
    added, refused = 0, []
    with study.deed() as deed:
        for one in person_ids:
            if one not in rows:
                raise NothingThere(_("such person"))
            if why := barring.why_not(rows[one]):
                refused.append((rows[one].shown, why))
            elif one not in there:
                _save(study, campaign_id, one, Asked.TO_ASK, deed)
                added += 1
    return Included(added, tuple(refused))


def leave_out(study: Study, campaign_id: str, person_id: str) -> None:
    """Take somebody out of a round who was not asked yet. Raises ReadOnly, NotAsked (in it, and asked already)."""
    member = _member(study, campaign_id, person_id)
    if member.approach.state is not Asked.TO_ASK:
        raise NotAsked(member.row.shown, _("They were asked already, and are counted."))
    with study.deed() as deed:
        for one in joins.of(study.data, Kind.PERSON).members(person_id):
            records.save(study.data, "approach", one, campaign_id, None, deed)


def note(study: Study, campaign_id: str, person_id: str, state: Asked) -> None:
    """Keep how far somebody has come in a round.

    Raises ReadOnly, NothingThere, NotAsked (asking somebody who is not to be contacted).
    """
    member = _member(study, campaign_id, person_id)
    if state is Asked.ASKED and member.barred:
        raise NotAsked(member.row.shown, member.barred)
    with study.deed() as deed:
        _save(study, campaign_id, person_id, state, deed)


def _member(study: Study, campaign_id: str, person_id: str) -> Member:
    members = _round(study, campaign_id).members
    found = next((each for each in members if each.row.person.id == person_id), None)
    if found is None:
        raise NothingThere(_("such person"))
    return found


def _save(study: Study, campaign_id: str, person_id: str, state: Asked, deed: str) -> None:
    said: Mapping[str, object] = {"state": state.value, "at": times.now().isoformat(), "by": study.me}
    records.save(study.data, "approach", person_id, campaign_id, said, deed)


def default_message(study: Study) -> str:
    """Return the text that a new round begins with, in the project's language."""
    return registering.translations(study.project)(_MESSAGE)


def message(study: Study, campaign_id: str) -> str:
    """Return the text that goes out, its placeholders filled from the round and the project.

    What was registered as a name since the round was written is replaced, for the text goes to many.
    """
    found, project = _round(study, campaign_id).campaign, study.project
    values = {
        "question": registering.without_names(study, found.question),
        "title": project.title,
        "institution": project.institution,
        "purpose": project.purpose,
        "interviewer": study.me,
        "contact": project.contact,
    }
    return script.fill(registering.without_names(study, found.message) or default_message(study), values)


def told(found: Shares) -> str:
    """Return the shares of a round in words, each with what it is of."""
    if not found.all:
        return _("Nobody is in the round yet.")
    if not found.asked:
        return ngettext(
            "Nobody of {count} is asked yet.", "Nobody of {count} is asked yet.", found.all
        ).format(count=found.all)  # fmt: skip
    first = _("{replied} of {asked} asked have replied ({percent} %)").format(
        replied=found.replied, asked=found.asked, percent=found.percent
    )
    rest = (
        (found.waiting, ngettext("{count} waits for a reply", "{count} wait for a reply", found.waiting)),
        (found.no_reply, ngettext("{count} did not reply", "{count} did not reply", found.no_reply)),
        (found.declined, ngettext("{count} declined", "{count} declined", found.declined)),
        (found.to_ask, ngettext("{count} is still to be asked", "{count} are still to be asked", found.to_ask)),
    )
    return ", ".join((first, *(words.format(count=number) for number, words in rest if number))) + "."
