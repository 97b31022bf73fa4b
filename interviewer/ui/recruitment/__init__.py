"""Recruitment: cases, persons, who proposed whom, and the log of attempts to reach them."""
