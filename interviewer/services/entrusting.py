"""Who can open packages: each key file holds a private age key, and the project knows the public ones.

The first who opens a project that nobody leads yet becomes its lead.
"""

from pyrage import x25519

from interviewer.domain.identity import new_id
from interviewer.domain.member import Role
from interviewer.services.study import Study
from interviewer.storage import local, log, members, nodes
from interviewer.storage.members import Role as KeptRole

AGE_KEY = "age_key"


def new_identity() -> tuple[str, str]:
    """Return a new private age key and its public one."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def identities(study: Study) -> list[str]:
    """Return the private keys that open packages here; none while the key file is closed."""
    found = local.get(study.key, AGE_KEY) if study.key is not None else None
    return [found] if found else []


def public_key(study: Study) -> str:
    """Return the public key to which packages for this laptop are encrypted; ``""`` while the key file is closed."""
    return "".join(str(x25519.Identity.from_str(each).to_public()) for each in identities(study)[:1])


def entrust(study: Study) -> None:
    """Make this laptop's keys where it has none, introduce it with them, and let a project without a lead have one."""
    if study.key is None:
        return
    if not identities(study):
        private, _public = new_identity()
        with log.transaction(study.key):
            local.put(study.key, AGE_KEY, private)
    _introduce(study)
    if not members.roles(study.data):
        members.save_role(study.data, KeptRole(study.me, Role.LEAD.value, public_key(study)), new_id())


def _introduce(study: Study) -> None:
    """Let this laptop say who it is and under which key, where the log does not say so yet."""
    _number, uuid = nodes.own(study.data)
    known = {member.node: member.age for member in members.all_of(study.data)}
    if known.get(uuid) != public_key(study):
        members.present(study.data, public_key(study))
