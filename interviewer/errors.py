"""The errors a person may meet; each says what happened, what is safe and what to do."""


class InterviewerError(Exception):
    """Something went wrong that the user can read about and act on; ``str(error)`` is the message shown."""
