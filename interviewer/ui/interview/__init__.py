"""The interview: from choosing whom to talk with, through the call, to the three lines afterwards."""
