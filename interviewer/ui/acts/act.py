"""One deed that has a name and usually a key, and the groups that deeds stand in."""

import sys
from dataclasses import dataclass

from interviewer.language import N_, _

EVERYWHERE = N_("Everywhere")
INTERVIEWS = N_("Interviews")
INTERVIEW = N_("Interview")
MARKS = N_("Marks")
CONSENT = N_("Consent")
FAIR_COPY = N_("Fair copy")
RECRUITMENT = N_("Recruitment")
CONTACT_LOG = N_("Contact log")
CONFLICTS = N_("Conflicts")
DUPLICATES = N_("Duplicates")
DEEDS = N_("Deeds")
TO_DECIDE = N_("To decide")
REGISTER = N_("Register")
SIDE_BY_SIDE = N_("Side by side")
CONSENT_TEXTS = N_("Consent texts")
QUOTES = N_("Quotes")
DUTIES = N_("Duties")
REVIEW_REGISTER = N_("Register of consents")
FORMS = N_("Forms")
GRAPH = N_("Snowball")
SPREAD = N_("Spread of the sample")
CAMPAIGNS = N_("Rounds")
EMAIL = N_("E-mail")
GROUP = N_("Group interview")
ACROSS = N_("Across")
SEARCH = N_("Search in the words")
COUNTS = N_("Counts")
CONTRADICTIONS = N_("Contradictions")
CODES = N_("Codes")
CODING = N_("Coding")
FILES = N_("Files")
TYPOLOGY = N_("Typology")
PRACTICE = N_("Good practice")
APPLICATIONS = N_("Applications")
DOCUMENTS = N_("Documents")
DOCUMENT_IN = N_("Reading in a document")
ANALYSIS = (ACROSS, SEARCH, COUNTS, CONTRADICTIONS, CODES, CODING, FILES, TYPOLOGY, PRACTICE, APPLICATIONS, DOCUMENTS)
"""The groups of the pages of the place Analysis; each page has its own."""


@dataclass(frozen=True, slots=True)
class Act:
    """One deed that has a name, and usually a key. The first chord is the one shown."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    mac_keys: tuple[str, ...] = ()
    group: str = EVERYWHERE

    @property
    def chords(self) -> tuple[str, ...]:
        """Return the chords of this system."""
        return self.mac_keys if sys.platform == "darwin" and self.mac_keys else self.keys

    @property
    def words(self) -> str:
        """Return what it does, in the language in use."""
        return _(self.text)
