"""What fieldwork is: frozen dataclasses and pure functions; no Qt, no SQL, no files."""
