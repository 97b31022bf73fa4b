"""The derived tables: what the events of each kind add up to.

A kind is a table; a field is a column; ``(agg, item)`` is the row. Columns hold what the value was: text, whole number,
or JSON where it is a list or an object. Kinds that carry an informant's words are guarded by the consent trigger.
"""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, ...]] = {
    "answer": (
        "note", "fair", "chosen", "asked", "yes_no", "elsewhere", "asked_as", "has_example", "codes",
        "removed",
    ),
    "mark": ("span",),
    "coding": ("span",),
    "probe": ("record",),
    "parked": ("record",),
    "fact": ("said",),
    "reflection": ("more", "impression", "surprise", "next", "same_day"),
    "quote": ("record",),
    "unplaced": ("record",),
}  # fmt: skip
"""Kinds that hold an informant's words, with their fields: each needs a subject and a consent."""

ANCHORED = frozenset({"mark", "coding"})
"""Kinds with a place in a text: they name the event of the text they stand on, and follow it."""

FREE: Mapping[str, tuple[str, ...]] = {
    "project": (
        "title", "case_word", "institution", "commissioner", "purpose", "contact", "end_date", "language",
        "special_category", "guides", "script", "block_key", "legal_basis", "mandatory", "reference", "officer",
        "youth", "assessment", "special_questions", "rules", "ended",
    ),
    "guide": ("record",),
    "script": ("record",),
    "rules": ("record",),
    "text": ("form", "mark", "approved_by", "approved_at", "valid_from", "valid_to", "removed"),
    "person": (
        "pseudonym", "role", "gender", "age_band", "background", "minor", "seed", "cases", "referred_by", "may_contact",
        "may_name", "do_not_contact", "removed", "standing", "same_as", "age_group", "age_at", "network", "seed_kind",
        "gatekeeper", "via", "case_roles", "purged",
    ),
    "case_": ("pseudonym", "type", "public", "facts", "removed", "same_as", "region"),
    "attempt": ("record",),
    "letter": ("record",),
    "consent": ("record",),
    "guardian": ("record",),
    "campaign": ("record",),
    "approach": ("record",),
    "target": ("record",),
    "interview": (
        "guide", "mode", "case_id", "persons", "interviewer", "notetakers", "agreed_minutes", "planned", "afterwards",
        "started", "ended", "closed", "fair_finished", "reviewed", "removed", "same_as", "roster",
    ),
    "session": ("started", "ended", "pauses", "spoken"),
    "preparation": ("text",),
    "contact": ("name", "phone", "email", "remark", "adult_from"),
    "case_name": ("name", "municipality", "public_source"),
    "remark": ("text",),
    "known": ("id",),
    "import": ("digest",),
    "member": ("record",),
    "role": ("record",),
    "handover": ("record",),
    "block": ("record",),
    "erasure": ("record",),
    "apart": ("record",),
    "identifier": (
        "kind", "forms", "pseudonym", "action", "levels", "level", "about", "kept", "same_as", "removed",
    ),
    "rejection": ("record",),
    "verdict": ("record",),
    "profile": ("record",),
    "number": ("n",),
    "replaced": ("record",),
    "review": ("record",),
    "cell": ("record",),
    "export": ("record",),
    "duty": ("record",),
    "explanation": ("record",),
    "storing": ("record",),
    "ending": ("record",),
    "attestation": ("record",),
    "code": ("record",),
    "memo": ("record",),
    "tally": ("record",),
    "reading": ("record",),
    "typology": ("record",),
    "placement": ("record",),
    "practice": ("record",),
    "document": ("record",),
    "finding": ("record",),
    "applicant": ("record",),
    "application": ("record",),
}  # fmt: skip
"""Kinds that need no consent. Names and what was decided about identifiers go to the key file only (:data:`IN_KEY`).
``member`` introduces a laptop with its public key, ``role`` says who leads, ``erasure`` is what tombstones rest on;
``review``, ``cell`` and ``export`` are acts before something leaves, each kept for good under an id of its own;
``text`` is a version of the consent text, ``rules`` the age rules it goes with, ``guardian`` what a minor's guardian
was told or said; ``duty``, ``explanation``, ``storing``, ``ending`` and ``attestation`` are what a project owes until
its end; ``code``, ``memo``, ``tally`` (a count confirmed), ``reading`` (of a contradiction), ``typology``,
``placement`` (of a case in it), ``practice``, ``document`` with ``finding``, and ``applicant`` with ``application``
are the researchers' own work."""

IN_KEY = frozenset(
    {"contact", "case_name", "remark", "known", "identifier", "rejection", "verdict", "profile", "number", "replaced"}
)
"""Kinds that are written to the key file only."""

ALL: Mapping[str, tuple[str, ...]] = {**FREE, **WORDS}
