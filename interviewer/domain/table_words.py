"""The columns of the tables for statistics programs: their names, which never change, and what each holds, in words."""

from collections.abc import Mapping

from interviewer.domain.document_columns import DOCUMENTS, DOCUMENTS_TOLD
from interviewer.domain.table_columns import ANALYSIS, ANALYSIS_TOLD, Columns
from interviewer.language import N_

_INTERVIEW = ("interview", N_("What the interview is called, as in the transcripts."))
_INFORMANT = ("informant", N_("Who says it: pseudonym and role, or less where less is said of who speaks."))
_CASE = ("case", N_("The pseudonym of the case."))
_TYPE = ("case_type", N_("The type of the case."))
_QUESTION = (
    "question",
    N_(
        "The key of the question; it stays the same when the wording changes. One made up in the "
        "talk has a key for this export alone."
    ),
)
_LABEL = ("label", N_("The printed label of the question; “+” for one made up in the talk."))
_ASKED = ("asked", N_("The question as it stands in the guide."))
_QUOTABLE = (
    "quotable",
    N_(
        "0 where who says it has said no to being quoted, or has taken it back: work with it, and quote "
        "nothing of it. 1 elsewhere."
    ),
)
_LIMITS = ("limits", N_("What whoever consented has set as limits, in words; they hold for every use."))
_CODE = ("code", N_("The name of the code."))

TABLES: Mapping[str, Columns] = {
    "cases": (
        _CASE,
        _TYPE,
        ("interviews", N_("How many interviews are about it.")),
        ("informants", N_("How many informants speak of it.")),
        ("codings", N_("How many passages are coded; what several coded alike is one.")),
    ),
    "informants": (
        ("pseudonym", N_("The pseudonym of the informant.")),
        ("role", N_("The role of the informant.")),
        _CASE,
        ("interviews", N_("In how many interviews the informant speaks.")),
        _QUOTABLE,
        _LIMITS,
    ),
    "interviews": (
        _INTERVIEW,
        _CASE,
        _TYPE,
        ("informants", N_("Who speaks in it.")),
        ("guide", N_("The guide with its version.")),
        ("mode", N_("How it was held: phone, face, email or group; empty where no pseudonym is printed.")),
        ("held", N_("The day it was held; empty where no pseudonym is printed.")),
        ("minutes", N_("How long it lasted, pauses left out; empty where no pseudonym is printed.")),
        ("rests_on", N_("The fair copy or the notes.")),
        ("raised", N_("How many questions were taken up.")),
        ("to_ask", N_("How many questions the guide has.")),
        _QUOTABLE,
        _LIMITS,
    ),
    "answers": (
        _INTERVIEW,
        _INFORMANT,
        _CASE,
        _TYPE,
        ("section", N_("The section of the guide.")),
        _QUESTION,
        _LABEL,
        _ASKED,
        ("status", N_("What became of the question: not_asked, asked, answered, partly, elsewhere, refused, unknown or "
                      "not_relevant. Not asked is never a no.")),
        ("yes_no", N_("The interviewer’s note of yes, no, both or unsure; empty where none was made.")),
        ("example", N_("1 where an example was given.")),
        ("text", N_("The words as they are printed, names replaced.")),
        ("words", N_("How many words that is.")),
        _QUOTABLE,
        _LIMITS,
    ),
    "codings": (
        ("coding", N_("What the coding is called in files for other programs (GUID).")),
        _INTERVIEW,
        _INFORMANT,
        _CASE,
        _QUESTION,
        _LABEL,
        _CODE,
        ("path", N_("The code with those above it.")),
        ("start", N_("Where the passage begins in the text of the answer, in characters from 0.")),
        ("end", N_("Where it ends; the character there is no longer in it.")),
        ("passage", N_("The words that are coded.")),
        ("coder", N_("Who coded.")),
        ("made", N_("When.")),
        _QUOTABLE,
        _LIMITS,
    ),
    "codes": (
        ("code_id", N_("What the code is called in files for other programs (GUID).")),
        _CODE,
        ("parent", N_("The name of the code above it; empty at the top.")),
        ("level", N_("How deep it lies; 1 at the top.")),
        ("definition", N_("When to use it.")),
        ("codings", N_("How many passages are coded with it itself; what several coded alike is one.")),
        ("interviews", N_("In how many interviews it is used itself.")),
        ("cases", N_("In how many cases it is used itself.")),
        ("codings_with_below", N_("How many passages are coded with it or a code below it, each once, as in the coded "
                                  "summary.")),
        ("interviews_with_below", N_("In how many interviews it or a code below it is used.")),
        ("cases_with_below", N_("In how many cases it or a code below it is used, as in the matrix.")),
    ),
    "counts": (
        _QUESTION,
        _LABEL,
        _ASKED,
        ("informants", N_("How many informants have the question on their guide: the denominator.")),
        ("not_raised", N_("With how many it was not taken up.")),
        ("not_relevant", N_("To how many it did not apply.")),
        ("yes", N_("How many yes were noted.")),
        ("no", N_("How many no were noted; a question that was not taken up is never one.")),
        ("both", N_("How many times both was noted.")),
        ("unsure", N_("How many times unsure was noted.")),
        ("other", N_("With how many it was taken up without a yes or no being noted.")),
    ),
    **ANALYSIS,
    **DOCUMENTS,
}  # fmt: skip
"""Every table with its columns; the matrix has a column a code (:data:`MATRIX`)."""
MATRIX = "case_by_code"
MATRIX_WORDS = N_("1 where a passage of the case is coded with it, or with a code below it, otherwise 0.")
TOLD: Mapping[str, str] = {
    "cases": N_("One row a case."),
    "informants": N_("One row an informant and case."),
    "interviews": N_("One row an interview."),
    "answers": N_("One row an informant and question, also where nothing was said."),
    "codings": N_("One row a coding; a passage that two coders, or two codes, have in common has a row for each."),
    "codes": N_("One row a code."),
    "counts": N_("One row a question."),
    MATRIX: N_("One row a case, one column a code."),
    **ANALYSIS_TOLD,
    **DOCUMENTS_TOLD,
}
"""What a row of each table is."""
