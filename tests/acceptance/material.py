"""Interviews as data for the command line."""

import json
from pathlib import Path


def interview(**changes: object) -> dict[str, object]:
    consent = {"decision": "yes", "channel": "oral", "reply": "Ja.", "at": "2026-09-01T09:58:00+02:00"}
    informant = {"name": "Nora Fabelmann", "phone": "10 00 02 01", "role": "leder", "consent": consent}
    return {
        "guide": "moteplass", "mode": "phone", "started": "2026-09-01T10:00:00+02:00", "_note": "ignored",
        "ended": "2026-09-01T10:40:00+02:00",
        "case": {"name": "Vikestad råd", "municipality": "Vikestad", "type": "råd"},
        "informants": [informant],
        "answers": [{"question": "2/f/ii", "text": "Ja, sier Nora Fabelmann. 🙂", "yes_no": "yes",
                     "marks": [{"start": 0, "end": 2, "kind": "verbatim"}]}],
        **changes,
    }  # fmt: skip


def written(folder: Path, value: object, name: str = "i.json") -> Path:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path
