"""What a consent text is filled from, in words: for whoever writes one or has to fill in what is lacking."""

from interviewer.language import N_

PLACEHOLDER_WORDS: dict[str, str] = {
    "title": N_("the project’s title"),
    "interviewer": N_("who reads the text"),
    "institution": N_("the responsible institution"),
    "commissioner": N_("who commissioned the project"),
    "purpose": N_("the purpose"),
    "contact": N_("how one reaches the project"),
    "end_date": N_("the project’s last day"),
    "case_word": N_("the project’s word for its case"),
    "officer": N_("the data protection officer"),
    "reference": N_("the reference of the assessment"),
    "legal_basis": N_("the legal basis"),
    "method": N_("how the interview is done"),
}
"""The placeholders of :data:`interviewer.domain.script.PLACEHOLDERS`."""
