"""Which codes are meant by a letter or words: that of the letter first, then those that begin so, the latest used."""

from collections.abc import Sequence

from interviewer.domain.code import Code, Codebook
from interviewer.ui.interview.chooser import Choice


def choices(book: Codebook, typed: str, used: Sequence[str] = ()) -> list[Choice]:
    """Return the codes meant by ``typed``; ``used`` are the ids of those used in this sitting, the latest last."""
    words = typed.casefold().split()
    latest = {one: number for number, one in enumerate(reversed(used))}

    def order(each: tuple[Code, str]) -> tuple[bool, bool, int]:
        code, _path = each
        letter = bool(words) and code.letter == words[0]
        begins = bool(words) and code.name.casefold().startswith(words[0])
        return not letter, not begins, latest.get(code.id, len(latest))

    paths = ((code, " / ".join(book.path(code.id))) for code, _depth in book.in_order())
    fitting = [
        (code, path) for code, path in paths if all(word in path.casefold() for word in words) or [code.letter] == words
    ]
    return [Choice(code.id, f"{path}   {code.letter.upper()}".rstrip()) for code, path in sorted(fitting, key=order)]
