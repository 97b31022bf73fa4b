"""The roster: who is in the team, with which laptops, what came from them last, and what is missing."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from interviewer.domain.member import Laptop, Member, Role
from interviewer.language import _
from interviewer.services.errors import NothingThere
from interviewer.services.handing import hand_over, handed
from interviewer.services.study import Study
from interviewer.storage import clock, meetings, members, nodes, seals
from interviewer.storage.members import Introduction
from interviewer.storage.members import Role as KeptRole

__all__ = ["Laptop", "Member", "Role", "appoint", "hand_over", "handed", "members_of", "missing"]

_LATE = timedelta(days=7)
_FINGERPRINT = 16


def members_of(study: Study) -> tuple[Member, ...]:
    """Return the members of the team, the lead first, each with their laptops."""
    roles = {role.person: Role(role.role) for role in members.roles(study.data)}
    laptops: defaultdict[str, list[Introduction]] = defaultdict(list)
    for found in members.all_of(study.data):
        laptops[found.person].append(found)
    for person in roles:
        laptops.setdefault(person, [])
    order = list(Role)
    team = [
        Member(
            person,
            roles.get(person, Role.MEMBER),
            tuple(_laptop(study, each) for each in theirs),
            any(each.age for each in theirs),
        )
        for person, theirs in laptops.items()
    ]
    return tuple(sorted(team, key=lambda member: (order.index(member.role), member.person)))


def _laptop(study: Study, found: Introduction) -> Laptop:
    events, latest = members.written(study.data, found.node)
    return Laptop(
        node=found.node,
        device=found.device,
        fingerprint=found.public_key[:_FINGERPRINT],
        events=events,
        last_event=datetime.fromtimestamp(clock.milliseconds_of(latest) / 1000, UTC).astimezone() if latest else None,
        last_package=meetings.last(study.data, found.node),
        mine=found.node == nodes.own(study.data)[1],
        warning=_warning(study, found, latest),
    )


def _warning(study: Study, found: Introduction, latest: str) -> str:
    if members.was_copied(study.data, found.node):
        return _("was copied: two copies have written")
    if latest and clock.far_ahead(latest, int(datetime.now(UTC).timestamp() * 1000)):
        return _("its clock is more than a day ahead")
    return "" if seals.is_sealed(study.data, found.node) else _("has not signed its log yet")


def missing(study: Study, now: datetime) -> tuple[str, ...]:
    """Return what the lead still waits for, in words."""
    found = []
    for member in members_of(study):
        others = [laptop for laptop in member.laptops if not laptop.mine]
        if not others or any(laptop.mine for laptop in member.laptops):
            continue
        came = [laptop.last_package for laptop in others if laptop.last_package]
        if not came:
            found.append(_("Nothing has come from {who} yet.").format(who=member.person))
        elif now - max(came) > _LATE:
            found.append(
                _("The latest from {who} is of {date}.").format(who=member.person, date=f"{max(came):%d.%m.%Y}")
            )
    return tuple(found)


def appoint(study: Study, person: str, role: Role) -> None:
    """Keep what somebody is in the team; a lead or deputy can open packages to the lead. Raises NothingThere."""
    keys = [member.age for member in members.all_of(study.data) if member.person == person]
    if not keys:
        raise NothingThere(_("member called {who}").format(who=person))
    age = next((key for key in reversed(keys) if key), "")
    with study.deed() as deed:
        members.save_role(study.data, KeptRole(person, role.value, age), deed)
