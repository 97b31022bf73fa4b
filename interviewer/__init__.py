"""Interviewer: semi-structured research interviews, from the guide to the pseudonymised transcript."""
