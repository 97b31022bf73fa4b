"""The language of the window, the command line, messages and exports: gettext for everyone.

msgids are English. Bokmål is complete and the default; C and POSIX mean bokmål. The language is chosen once, at start,
with :func:`use`; a text is looked up when it is shown, never at import, so a module constant uses :func:`N_`.
"""

import gettext
import locale
import os
from pathlib import Path

SHIPPED = ("nb", "en")
DEFAULT = "nb"
_DOMAIN = "interviewer"
_ALIASES = {"no": "nb", "nb": "nb", "nn": "nb", "en": "en"}

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_code = "en"


def _(message: str) -> str:
    """Return ``message`` in the language in use."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the singular or plural of a message for ``count`` in the language in use."""
    return _catalogue.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """Return ``message`` as it is meant in ``context``; the message itself where no translation is known."""
    return _catalogue.pgettext(context, message)


def N_(message: str) -> str:
    """Mark ``message`` for translation without translating it yet."""
    return message


def code() -> str:
    """Return the code of the language in use, ``nb`` or ``en``."""
    return _code


def of_system() -> str:
    """Return the shipped language that fits the system's; bokmål where it says nothing (C, POSIX) or is unknown."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return _ALIASES.get(value.split("_")[0].split(".")[0].lower(), DEFAULT)
    name = locale.getlocale()[0] or ""
    return _ALIASES.get(name.split("_")[0].lower(), "en" if name.startswith("English") else DEFAULT)


def catalogue(folder: Path, language: str) -> gettext.NullTranslations:
    """Return the catalogue of ``language`` below ``folder``; English needs none, because the msgids are English."""
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, folder, [language])


def use(folder: Path, language: str | None = None) -> str:
    """Speak ``language`` from now on (the system's when ``None``) and return its code; unknown codes mean bokmål."""
    global _catalogue, _code
    _code = _ALIASES.get((language or of_system()).lower(), DEFAULT)
    _catalogue = catalogue(folder, _code)
    return _code
