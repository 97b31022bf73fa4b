"""The place Pseudonymisation: what is to be decided, the register, and the original beside what leaves."""
