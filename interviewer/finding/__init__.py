"""Finding what could identify somebody: text in, spans with a kind, a score and a reason out. Nothing is changed."""

from interviewer.finding.finder import Finder, find, load
from interviewer.finding.forgetting import forget
from interviewer.finding.found import Found, Kind, Mode

__all__ = ["Finder", "Found", "Kind", "Mode", "find", "forget", "load"]
