"""The table of deeds that have a key, place by place; :mod:`interviewer.ui.actions` reads it."""
