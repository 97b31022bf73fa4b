"""Team: who takes part, what comes and goes between laptops, and what they disagree about."""
