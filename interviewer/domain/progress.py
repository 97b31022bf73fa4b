"""How far a long piece of work has come."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with what is done and the total; may raise to cancel, which leaves all or nothing."""


def silent(done: int, total: int) -> None:
    """Report nothing."""
