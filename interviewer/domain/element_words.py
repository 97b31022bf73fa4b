"""What an informant is told, N1 to N19, in a few words each."""

from interviewer.language import N_

ELEMENT_WORDS: dict[str, str] = {
    "N1": N_("the project"),
    "N2": N_("who interviews"),
    "N3": N_("responsible institution"),
    "N4": N_("commissioner"),
    "N5": N_("the purpose"),
    "N6": N_("why this person is asked"),
    "N7": N_("what the conversation is"),
    "N8": N_("that it is voluntary"),
    "N9": N_("how to withdraw"),
    "N10": N_("confidentiality"),
    "N11": N_("whether one can be recognised"),
    "N12": N_("last day of the project"),
    "N13": N_("rights"),
    "N14": N_("data protection officer"),
    "N15": N_("legal basis"),
    "N16": N_("recipients"),
    "N17": N_("that it affects no job or service"),
    "N18": N_("separate choices"),
    "N19": N_("room for questions"),
}
"""The elements of :data:`interviewer.domain.script.ELEMENTS`."""
