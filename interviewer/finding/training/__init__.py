"""Making the model and the lists of ``resources/names``: ``python -m interviewer.finding.training DATA -o FOLDER``."""
