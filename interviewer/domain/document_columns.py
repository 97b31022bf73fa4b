"""The columns of the tables of documents by others, and of what they answer."""

from collections.abc import Mapping

from interviewer.domain.table_columns import Columns
from interviewer.language import N_

_DOCUMENT = ("document", N_("What the document is called in both tables of documents."))

DOCUMENTS: Mapping[str, Columns] = {
    "documents": (
        _DOCUMENT,
        ("title", N_("The title of the document.")),
        ("kind", N_("What it is: report, form, letter, web, minutes, statistics or other.")),
        ("made_by", N_("Who made it, or which institution.")),
        ("year", N_("The year it is from.")),
        ("origin", N_("How it was come by.")),
        ("used", N_("How it was used in the analysis.")),
        ("covers", N_("The cases it covers, parted by semicolons.")),
        ("asks_view", N_("1 where it asks for the view of whoever filled it in.")),
        ("answers", N_("How many answers stand in it.")),
    ),
    "findings": (
        _DOCUMENT,
        ("title", N_("The title of the document.")),
        ("question", N_("The key of the question; empty where what stands there has not been placed.")),
        ("label", N_("The printed label of the question.")),
        ("asked", N_("The question as it stands in the guide.")),
        ("case", N_("The pseudonym of the case; empty for all that the document covers.")),
        ("text", N_("What the document says, names replaced.")),
        ("source", N_("Where in the document it stands.")),
        ("view", N_("Whose view it is: document, filler (whoever filled in the form) or ours.")),
    ),
}  # fmt: skip
"""Both tables; they are there where there is a document."""
DOCUMENTS_TOLD: Mapping[str, str] = {
    "documents": N_("One row a document by others; none of them is an informant."),
    "findings": N_("One row an answer of a document; no informant said it, and no other table counts it."),
}
"""What a row of each is."""
