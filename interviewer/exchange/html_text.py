"""HTML as plain text: what a person would read, block for block; what is quoted gets ">" in front of each line."""

import re
from html.parser import HTMLParser

LONGEST = 2_000_000
"""Characters of HTML that are read; a letter somebody wrote is a fraction of this."""


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags("""
address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav
ol p pre section table tbody td tfoot th thead tr ul
""")
_VOID = _tags("area base br col embed hr img input link meta source track wbr")
_SILENT = _tags("head script style title template noscript svg math object iframe select textarea")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_LONELY = re.compile(r"<(?![^<>]{1,4000}>)")
_DECLARED = re.compile(r"<[!?][^<>]{0,4000}>")


def to_text(html: str) -> str:
    """Return the text of ``html``, at most :data:`LONGEST` characters of which are read; never fails on broken HTML."""
    bare = _DECLARED.sub("", _without_comments(html[:LONGEST]))
    reader = _Reader()
    reader.feed(_LONELY.sub("&lt;", bare))  # every tag is whole and short: reading takes a time that follows the length
    reader.close()
    return reader.text()


def _without_comments(html: str) -> str:
    """Return ``html`` without comments; one that never ends takes the rest with it."""
    kept, start = [], 0
    while (begin := html.find("<!--", start)) >= 0:
        kept.append(html[start:begin])
        end = html.find("-->", begin + 4)
        start = len(html) if end < 0 else end + 3
    return "".join((*kept, html[start:]))


class _Reader(HTMLParser):
    """Collects what is shown, line by line, with how deep each line is quoted."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[tuple[int, str]] = []
        self._words: list[str] = []
        self._quotes = 0
        self._silent = ""
        self._within = 0
        self._kept = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a quotation, or something that is not shown."""
        if tag == "body":
            self._silent = ""
        if self._silent:
            self._within += tag == self._silent
            return
        if tag in _SILENT or _hides(attrs):
            self._silent, self._within = ("", 0) if tag in _VOID else (tag, 1)
            return
        if tag == "br":
            self._break(always=True)
        elif tag in _BLOCKS:
            self._break()
        self._quotes += tag == "blockquote"
        self._kept += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if self._silent:
            self._within -= tag == self._silent
            self._silent = self._silent if self._within else ""
            return
        if tag in _BLOCKS:
            self._break()
        if tag == "p":
            self._break(always=True)
        self._quotes = max(0, self._quotes - (tag == "blockquote"))
        self._kept = max(0, self._kept - (tag == "pre"))

    def handle_data(self, data: str) -> None:
        """Take the words, spaces as one outside ``pre``."""
        if self._silent:
            return
        if self._kept:
            for number, line in enumerate(data.split("\n")):
                if number:
                    self._break(always=True)
                self._words.append(line)
        else:
            self._words.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def _break(self, *, always: bool = False) -> None:
        line = "".join(self._words)
        line = line.rstrip() if self._kept else line.strip()
        if line or always:
            self._lines.append((self._quotes, line))
        self._words.clear()

    def text(self) -> str:
        """Return the lines, quoted ones with their signs, never more than one empty line after another."""
        self._break()
        shown = (f"{'>' * min(quotes, 9)} {line}".rstrip() if quotes else line for quotes, line in self._lines)
        return re.sub(r"\n{3,}", "\n\n", "\n".join(shown)).strip("\n")


def _hides(attrs: list[tuple[str, str | None]]) -> bool:
    said = dict(attrs)
    return "hidden" in said or bool(_HIDING.search(said.get("style") or ""))
