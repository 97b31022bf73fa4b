"""Other people's formats: YAML forms, Word, workbooks, JSON; reads and writes domain values."""
