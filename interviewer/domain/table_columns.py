"""The columns of the tables of what researchers made of the material: good practice, typologies, placements."""

from collections.abc import Mapping

from interviewer.language import N_

Columns = tuple[tuple[str, str], ...]
"""Columns with what they hold, in their order."""

_TYPOLOGY = ("typology", N_("The title of the typology."))
_TYPE = ("type", N_("The type; empty where the case fits none of them."))
_BY = ("by", N_("Who wrote it."))
_AT = ("at", N_("When it was written."))

ANALYSIS: Mapping[str, Columns] = {
    "practices": (
        ("title", N_("What the good practice is called.")),
        ("theme", N_("The code it belongs to, with those above it.")),
        ("what", N_("What is done, in the researchers’ words.")),
        ("needs", N_("What it takes.")),
        ("effect", N_("What came of it.")),
        ("where", N_("The cases it is known from, parted by semicolons; a case that is not named is not known of.")),
        ("builds_on", N_("The codings it builds on (GUID), parted by semicolons.")),
        _BY,
        _AT,
    ),
    "definitions": (
        _TYPOLOGY,
        ("type", N_("The type that is defined.")),
        ("author", N_("Who defines it.")),
        ("criterion", N_("By what.")),
        ("definition", N_("What the author says; an author who is silent has no row.")),
    ),
    "placements": (
        _TYPOLOGY,
        ("case", N_("The pseudonym of the case.")),
        _TYPE,
        ("fits", N_("The criteria by which it fits, parted by semicolons.")),
        ("partly", N_("The criteria by which it fits partly.")),
        ("deviates", N_("The criteria by which it deviates.")),
        ("deviation", N_("Where it deviates, in words.")),
        ("rationale", N_("Why it is placed there.")),
        _BY,
        _AT,
    ),
}
"""The tables; each is there where it has a row."""
ANALYSIS_TOLD: Mapping[str, str] = {
    "practices": N_("One row a good practice."),
    "definitions": N_("One row a type, author and criterion."),
    "placements": N_("One row a case and typology; a case that nobody has placed has none."),
}
"""What a row of each is."""
