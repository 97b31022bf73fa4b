"""The legal basis of the processing (GDPR Art. 6 and 9), apart from the ethical consent, which is always asked for."""

from enum import StrEnum

from interviewer.language import N_


class Basis(StrEnum):
    """What the processing of personal data rests on."""

    CONSENT = "consent"
    PUBLIC_INTEREST = "public_interest"


BASES: dict[Basis, str] = {
    Basis.CONSENT: N_("consent (GDPR Art. 6 (1) a)"),
    Basis.PUBLIC_INTEREST: N_("task in the public interest (GDPR Art. 6 (1) e)"),
}

TOLD: dict[Basis, str] = {
    Basis.CONSENT: N_("your consent"),
    Basis.PUBLIC_INTEREST: N_(
        "a task in the public interest; that you are asked and say yes is an ethical condition beside it"
    ),
}
"""The same as an informant is told it, after "the processing rests on"."""
