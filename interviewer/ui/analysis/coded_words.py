"""What is said once words were coded: in how many answers, that it was the sentence at the cursor, or so already."""

from interviewer.language import _, ngettext
from interviewer.services.spanning import Coded


def told(done: Coded, name: str, *, alone: bool) -> str:
    """Return what came of coding as ``name``; ``alone`` where nothing was selected but the cursor stood there."""
    if not done.made:
        return _("It is coded as {name} already. Nothing was changed.").format(name=name)
    if done.made + done.known == 1:
        if alone:
            return _("Nothing was selected: the sentence at the cursor is coded as {name}.").format(name=name)
        return _("Coded as {name}.").format(name=name)
    count = done.made
    words = ngettext("Coded as {name} in {count} answer.", "Coded as {name} in {count} answers.", count)
    before = ngettext("{count} answer had it already.", "{count} answers had it already.", done.known)
    parts = [words.format(name=name, count=count), *([before.format(count=done.known)] if done.known else [])]
    return " ".join(parts)
