"""The place Ethics: the log, what was withdrawn and erased, and what the log can be checked against."""
