"""What was done, in the words of somebody who reads the log: kinds and fields only, never content and never a name."""

from collections.abc import Iterable, Sequence

from interviewer.language import N_, _
from interviewer.storage.history import EMPTIED, Touch

_ADDED = {
    ("person", "pseudonym"): N_("person added"),
    ("case_", "pseudonym"): N_("case added"),
    ("interview", "guide"): N_("interview planned"),
    ("identifier", "pseudonym"): N_("identifier put on the register"),
}
"""Fields that are written once, when the thing is made: what else the deed sets of it need not be told."""

_TELLING = {
    ("person", "do_not_contact", "true"): N_("marked: no more contact"),
    ("person", "do_not_contact", "false"): N_("may be contacted again"),
    ("person", "removed", "true"): N_("person taken away"),
    ("person", "removed", "false"): N_("person brought back"),
    ("person", "same_as", ""): N_("person joined with another entry"),
    ("person", "same_as", EMPTIED): N_("joining of a person taken back"),
    ("person", "standing", ""): N_("decided which consent stands"),
    ("case_", "removed", "true"): N_("case taken away"),
    ("case_", "removed", "false"): N_("case brought back"),
    ("case_", "same_as", ""): N_("case joined with another entry"),
    ("case_", "same_as", EMPTIED): N_("joining of a case taken back"),
    ("interview", "closed", "true"): N_("interview closed"),
    ("interview", "closed", "false"): N_("interview opened again"),
    ("interview", "fair_finished", "true"): N_("fair copy marked as finished"),
    ("interview", "fair_finished", "false"): N_("fair copy marked as unfinished"),
    ("interview", "reviewed", "true"): N_("interview reviewed"),
    ("interview", "reviewed", "false"): N_("review taken back"),
    ("interview", "removed", "true"): N_("interview taken away"),
    ("interview", "removed", "false"): N_("interview brought back"),
    ("interview", "same_as", ""): N_("interview joined with another set of notes"),
    ("interview", "same_as", EMPTIED): N_("joining of interviews taken back"),
    ("consent", "record", "yes"): N_("consent given"),
    ("consent", "record", "limits"): N_("consent given with limits"),
    ("consent", "record", "no"): N_("consent declined"),
    ("consent", "record", "postponed"): N_("consent: wants to think about it"),
    ("consent", "record", "withdrawn"): N_("consent withdrawn"),
    ("role", "record", "lead"): N_("role in the team given: lead"),
    ("role", "record", "deputy"): N_("role in the team given: deputy"),
    ("erasure", "record", "all"): N_("everything about a person erased"),
    ("erasure", "record", "passage"): N_("words struck for good"),
    ("mark", "span", EMPTIED): N_("mark taken off"),
    ("coding", "span", EMPTIED): N_("coding taken off"),
    ("code", "record", EMPTIED): N_("code taken away"),
    ("memo", "record", EMPTIED): N_("memo taken away"),
    ("practice", "record", EMPTIED): N_("good practice taken away"),
    ("document", "record", EMPTIED): N_("document taken away"),
    ("finding", "record", EMPTIED): N_("what a document says taken away"),
    ("placement", "record", EMPTIED): N_("case taken out of a typology"),
    ("answer", "removed", "true"): N_("answer taken away"),
    ("answer", "removed", "false"): N_("answer brought back"),
    ("identifier", "removed", "true"): N_("identifier taken off the register"),
    ("identifier", "removed", "false"): N_("identifier put back on the register"),
    ("identifier", "same_as", ""): N_("identifier joined with another entry"),
    ("identifier", "same_as", EMPTIED): N_("joining of identifiers taken back"),
    ("rejection", "record", EMPTIED): N_("spelling asked about again"),
    ("verdict", "record", EMPTIED): N_("decision about a marked passage taken back"),
    ("export", "record", EMPTIED): N_("export came to nothing: its files could not be written"),
    ("apart", "record", EMPTIED): N_("two entries may be the same again"),
}
_FIELDS = {
    ("project", "guides"): N_("guides of the project chosen"),
    ("project", "script"): N_("consent text of the project chosen"),
    ("project", "block_key"): N_("secret for fingerprints of “no more contact” made"),
    ("person", "referred_by"): N_("who proposed the person noted"),
    ("text", "approved_by"): N_("consent text approved"),
    ("text", "valid_from"): N_("consent text put in force"),
    ("text", "valid_to"): N_("consent text taken out of force"),
    ("person", "purged"): N_("name deleted from the key, counted on"),
    ("interview", "roster"): N_("who was in the group noted"),
    ("answer", "note"): N_("notes of an answer written"),
    ("answer", "fair"): N_("fair copy of an answer written"),
    ("answer", "chosen"): N_("status of an answer set"),
    ("answer", "asked"): N_("question noted as asked"),
    ("answer", "yes_no"): N_("yes or no noted"),
    ("answer", "elsewhere"): N_("answer pointed to another question"),
    ("answer", "asked_as"): N_("wording as asked noted"),
    ("answer", "has_example"): N_("example noted"),
    ("answer", "codes"): N_("codes of an answer changed"),
    ("session", "started"): N_("sitting begun"),
}
_KINDS = {
    "project": N_("details of the project changed"),
    "guide": N_("guide taken in"),
    "script": N_("consent text taken in"),
    "person": N_("details of a person changed"),
    "case_": N_("details of a case changed"),
    "attempt": N_("attempt to reach somebody logged"),
    "letter": N_("information letter noted as sent"),
    "consent": N_("consent recorded"),
    "interview": N_("details of an interview changed"),
    "session": N_("sitting kept"),
    "preparation": N_("preparation note written"),
    "contact": N_("name and numbers kept in the key"),
    "case_name": N_("name of a case kept in the key"),
    "remark": N_("remark kept in the key"),
    "known": N_("entry of data read in kept in the key"),
    "import": N_("interviews read in"),
    "member": N_("laptop made known to the team"),
    "role": N_("role in the team given"),
    "handover": N_("contact handed over to a colleague"),
    "block": N_("fingerprint of “no more contact” added"),
    "erasure": N_("erased for good"),
    "apart": N_("two entries kept apart"),
    "identifier": N_("identifier on the register changed"),
    "rejection": N_("spelling said to identify nobody"),
    "verdict": N_("marked passage decided about"),
    "profile": N_("way of exporting chosen"),
    "number": N_("readable number given"),
    "replaced": N_("replacements of an export kept in the key"),
    "review": N_("interview reviewed for what identifies"),
    "cell": N_("combination that few share accepted or counted"),
    "export": N_("exported"),
    "answer": N_("answer changed"),
    "mark": N_("mark set"),
    "probe": N_("question made up in the talk"),
    "parked": N_("theme parked or taken up"),
    "fact": N_("fact that conditions hang on noted"),
    "reflection": N_("closing lines written"),
    "rules": N_("age rules taken in"),
    "text": N_("consent text changed"),
    "guardian": N_("guardian's information or answer noted"),
    "campaign": N_("campaign changed"),
    "approach": N_("campaign: request or reply noted"),
    "target": N_("target for the spread of the sample set"),
    "quote": N_("quote check noted"),
    "unplaced": N_("part of an e-mail kept to be placed"),
    "duty": N_("reported change noted"),
    "explanation": N_("explained how something came about"),
    "storing": N_("place of storage noted"),
    "ending": N_("task of the end of the project noted"),
    "attestation": N_("statement for the end of the project signed"),
    "coding": N_("passage coded"),
    "code": N_("codebook changed"),
    "memo": N_("memo written"),
    "tally": N_("count confirmed"),
    "reading": N_("reading of a contradiction written"),
    "typology": N_("typology changed"),
    "placement": N_("case placed in a typology"),
    "practice": N_("good practice collected"),
    "document": N_("document by others entered"),
    "finding": N_("what a document says entered"),
    "applicant": N_("applicant entered"),
    "application": N_("application entered"),
}
_UNKNOWN = N_("change of a kind this version does not know")

FIELD_WORDS = {
    "note": N_("Notes"),
    "fair": N_("Text of the fair copy"),
    "chosen": N_("Status"),
    "asked": N_("Asked"),
    "yes_no": N_("Yes or no"),
    "elsewhere": N_("Answered under"),
    "asked_as": N_("Asked as"),
    "has_example": N_("Has an example"),
    "codes": N_("Codes"),
    "removed": N_("Taken away"),
}
"""What the fields of an answer are called where its history is shown."""


def told(touches: Sequence[Touch]) -> str:
    """Return what a deed did, the first thing first; a number tells how often."""
    made = {(touch.kind, touch.agg) for touch in touches if (touch.kind, touch.field) in _ADDED}
    consented = any(touch.kind == "consent" for touch in touches)
    found: dict[str, set[tuple[str, str]]] = {}
    for touch in touches:
        added = _ADDED.get((touch.kind, touch.field))
        if added is None and ((touch.kind, touch.agg) in made or (consented and _goes_with(touch))):
            continue
        item = "" if touch.kind == "erasure" else touch.item  # one in each file for the same act
        found.setdefault(_(added) if added else _one(touch), set()).add((touch.agg, item))
    words = [_counted(words, len(places)) for words, places in _without_echoes(found)]
    if any(touch.settles for touch in touches):
        words.insert(0, _("conflict settled"))
    return "; ".join(words)


def _goes_with(touch: Touch) -> bool:
    """Return whether a consent brings it along: that it stands now, and the text and rules it was given under."""
    return touch.field == "standing" or touch.kind in ("script", "rules")


def _one(touch: Touch) -> str:
    telling = _TELLING.get((touch.kind, touch.field, touch.told)) or _FIELDS.get((touch.kind, touch.field))
    return _(telling or _KINDS.get(touch.kind) or _UNKNOWN)


def _without_echoes(found: dict[str, set[tuple[str, str]]]) -> Iterable[tuple[str, set[tuple[str, str]]]]:
    """Leave out what goes without saying beside something more telling."""
    quiet = {_(_KINDS[kind]) for kind in ("interview", "person", "case_", "session", "answer", "contact", "case_name")}
    loud = {words: places for words, places in found.items() if words not in quiet}
    return (loud or found).items()


def _counted(words: str, count: int) -> str:
    return words if count == 1 else _("{what} ({count})").format(what=words, count=count)
