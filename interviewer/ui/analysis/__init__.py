"""The place Analysis: what informants said beside each other, codes, counts, and what they add up to."""
