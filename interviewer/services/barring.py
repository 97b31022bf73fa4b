"""Why somebody is not to be rung, written to or asked: what they said, or that there is no name any more."""

from interviewer.domain.person import ContactState
from interviewer.language import _
from interviewer.services.recruiting import PersonRow


def why_not(row: PersonRow) -> str:
    """Return why somebody is not to be contacted; ``""`` when they may be."""
    person = row.person
    if person.do_not_contact:
        return _("Does not want to be contacted again.")
    if person.purged:
        return _("The name was deleted; the entry is kept for the counts.")
    if person.state is ContactState.REFUSED:
        return _("Has declined and is not rung again. Whoever comes back unasked is taken under Interview.")
    if person.state is ContactState.WITHDRAWN:
        return _("Has withdrawn and is not rung again.")
    if row.no_follow_up:
        return _("Was interviewed, and said no to being contacted again. Whoever asks for it is taken under Interview.")
    return ""
