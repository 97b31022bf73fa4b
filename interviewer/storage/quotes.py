"""Checks of quotes with whoever said them; they hold an informant's words and go with them."""

from datetime import datetime

from interviewer.domain.quote import QuoteCheck, QuoteState
from interviewer.storage import records, rows
from interviewer.storage.driver import Database


def of_interview(db: Database, interview: str) -> dict[str, dict[str, QuoteCheck]]:
    """Return the checks of an interview: by whose words they are, and by the words that were sent."""
    found: dict[str, dict[str, QuoteCheck]] = {}
    for record in sorted(records.of(db, "quote", interview), key=lambda each: str(each.said["at"])):
        said = record.said
        check = QuoteCheck(
            record.id, QuoteState(said["state"]), said["words"], datetime.fromisoformat(said["at"]), said["by"],
            said.get("changed", ""),
        )  # fmt: skip
        found.setdefault(record.subject, {})[check.words] = check
    return found


def save(db: Database, interview: str, check: QuoteCheck, subject: str, consent: str, deed: str) -> None:
    """Keep what was said about a quote. Raises ConsentMissing."""
    said = {
        "state": check.state.value, "words": check.words, "at": rows.stamp(check.at), "by": check.by,
        "changed": check.changed,
    }  # fmt: skip
    records.save_words(db, "quote", interview, check.mark, said, subject, consent, deed)
