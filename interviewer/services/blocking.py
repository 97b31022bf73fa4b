"""Who wants no more contact, known on every laptop by keyed fingerprints of phone numbers and e-mail addresses.

A laptop that never saw the person knows the number when it is typed there. Whoever has the project's file could try all
numbers against the fingerprints; they keep names out of packages, not a colleague from guessing.
"""

import hmac
from collections.abc import Iterable

from interviewer.domain import addresses
from interviewer.domain.joined import Kind
from interviewer.domain.person import Contact
from interviewer.services import times
from interviewer.services.errors import Blocked
from interviewer.services.study import Study
from interviewer.storage import blocks, joins, persons


def fingerprints(study: Study, contact: Contact) -> tuple[str, ...]:
    """Return what the contact's numbers and addresses are known by; none while the project has no key for that."""
    known = [*addresses.phones(contact.phone), *addresses.emails(contact.email)]
    return tuple(
        hmac.new(bytes.fromhex(key), each.encode(), "sha256").hexdigest()
        for key in blocks.keys(study.data)
        for each in known
    )


def block(study: Study, person_id: str, deed: str) -> None:
    """Let every laptop know the person's numbers and addresses as not to be contacted.

    Without the key file nothing is known of them; :func:`catch_up` does it when the key is open again.
    """
    if study.key is None:
        return
    contacts = persons.contacts(study.key)
    own = [contacts[each] for each in _members(study, person_id) if each in contacts]
    _add(study, own, deed)


def catch_up(study: Study) -> None:
    """Make the fingerprints that are lacking: of those who were marked without the key, or before there were any."""
    if study.key is None or study.read_only:
        return
    contacts = persons.contacts(study.key)
    marked = [contacts[one.id] for one in persons.all_of(study.data) if one.do_not_contact and one.id in contacts]
    if any(not set(fingerprints(study, one)) <= blocks.all_of(study.data) or not _keyed(study) for one in marked):
        with study.deed() as deed:
            _add(study, marked, deed)


def blocked(study: Study, contact: Contact) -> bool:
    """Return whether one of the contact's numbers or addresses belongs to somebody who wants no more contact."""
    return not blocks.all_of(study.data).isdisjoint(fingerprints(study, contact))


def of_persons(study: Study) -> frozenset[str]:
    """Return the persons whose number or address is blocked, by the ids of their contacts; none without the key."""
    found = blocks.all_of(study.data)
    if study.key is None or not found:
        return frozenset()
    contacts = persons.contacts(study.key).values()
    return frozenset(each.person for each in contacts if not found.isdisjoint(fingerprints(study, each)))


def is_blocked(study: Study, members: Iterable[str]) -> bool:
    """Return whether a number or address of one of the ids of a person is blocked; not known without the key."""
    found = blocks.all_of(study.data)
    if study.key is None or not found:
        return False
    contacts = (persons.contact(study.key, each) for each in members)
    return any(not found.isdisjoint(fingerprints(study, one)) for one in contacts if one is not None)


def refuse(study: Study, contact: Contact) -> None:
    """Raise Blocked when a number or address is entered that is blocked; what stood there before is let be."""
    before = persons.contacts(study.names).get(contact.person)
    there = set(fingerprints(study, before)) if before else set()
    if not blocks.all_of(study.data).isdisjoint(set(fingerprints(study, contact)) - there):
        raise Blocked(contact.name)


def _add(study: Study, contacts: Iterable[Contact], deed: str) -> None:
    blocks.make_key(study.data, deed)
    found = dict.fromkeys(each for contact in contacts for each in fingerprints(study, contact))
    blocks.add(study.data, found, study.me, times.now(), deed)


def _keyed(study: Study) -> bool:
    return bool(blocks.keys(study.data))


def _members(study: Study, person_id: str) -> Iterable[str]:
    return joins.of(study.data, Kind.PERSON).members(person_id)
