"""The clock of the call: monotonic, so that a changed system time never shows; pauses left out."""

import time
from collections.abc import Callable

MINUTE = 60


class Clock:
    """Counts the seconds of the sitting and of the section it is in; stands still until it is started."""

    def __init__(
        self, already: float = 0.0, now: Callable[[], float] = time.monotonic, *, sitting: float = 0.0
    ) -> None:
        """Begin after ``already`` seconds of earlier sittings and ``sitting`` of this one, gone on with."""
        self._now = now
        self._already = already
        self._sitting = sitting
        self._since: float | None = None
        self._sections: dict[str, float] = {}
        self._section = ""

    @property
    def running(self) -> bool:
        """Return whether it counts."""
        return self._since is not None

    @property
    def sitting(self) -> float:
        """Return the seconds of this sitting, also those before a crash cut it short."""
        return self._sitting + self._run()

    @property
    def spoken(self) -> float:
        """Return the seconds of the whole interview, earlier sittings too."""
        return self._already + self.sitting

    @property
    def in_section(self) -> float:
        """Return the seconds spent in the section it is in."""
        return self._sections.get(self._section, 0.0) + self._run()

    def start(self) -> None:
        """Count from now on."""
        self._since = self._since if self.running else self._now()

    def stop(self) -> None:
        """Stand still, and keep what was counted."""
        self._take()
        self._since = None

    def enter(self, section: str) -> None:
        """Count for ``section`` from now on."""
        if section != self._section:
            self._take()
            self._section = section

    def _run(self) -> float:
        return self._now() - self._since if self._since is not None else 0.0

    def _take(self) -> None:
        run = self._run()
        self._sitting += run
        self._sections[self._section] = self._sections.get(self._section, 0.0) + run
        if self.running:
            self._since = self._now()


def shown(seconds: float) -> str:
    """Return ``23:41``, from an hour on ``1:03:41``."""
    minutes, rest = divmod(int(seconds), MINUTE)
    hours, minutes = divmod(minutes, MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
