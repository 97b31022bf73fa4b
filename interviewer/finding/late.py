"""Patterns that are compiled when they are first used, so that the program does not wait for them when it starts."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

_Match = Callable[..., re.Match[str] | None]


class Late:
    """A regular expression, compiled once it is needed; its methods are those of :class:`re.Pattern`."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    @cached_property
    def match(self) -> _Match:
        """Return the pattern's ``match``."""
        return self._pattern.match

    @cached_property
    def fullmatch(self) -> _Match:
        """Return the pattern's ``fullmatch``."""
        return self._pattern.fullmatch

    @cached_property
    def search(self) -> _Match:
        """Return the pattern's ``search``."""
        return self._pattern.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Return the pattern's ``finditer``."""
        return self._pattern.finditer

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """Return the pattern's ``split``; the pattern has no groups."""
        return self._pattern.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        """Return the pattern's ``sub``."""
        return self._pattern.sub
