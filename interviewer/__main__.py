"""``interviewer`` alone opens the window; with a command it is the command line. Qt is loaded for the window only."""

import ctypes
import os
import sys
from collections.abc import Sequence

from interviewer import assets, language
from interviewer.language import _

_OPTIONS = {"--lang": language.SHIPPED, "--theme": ("system", "light", "dark")}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = window_options(given)
    if options is None:
        from interviewer import cli

        return int(cli.main(given) or 0)
    return _window(options.get("--lang"), options.get("--theme"))


def window_options(given: list[str]) -> dict[str, str] | None:
    """Return the options of the window when there is nothing but these, otherwise ``None``."""
    words = [part for word in given for part in (word.split("=", 1) if word.startswith("--") else [word])]
    if len(words) % 2:
        return None
    pairs = dict(zip(words[::2], words[1::2], strict=True))
    fits = all(name in _OPTIONS and value in _OPTIONS[name] for name, value in pairs.items())
    return pairs if fits else None


def _window(chosen_language: str | None, chosen_theme: str | None) -> int:
    language.use(assets.locale(), chosen_language)
    if sys.platform.startswith("linux") and not _has_display():
        return _cannot(_("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)."))
    if _xcb_is_used() and not _loads("libxcb-cursor.so.0"):
        return _cannot(_("A library that the window needs is missing: {error}").format(error="libxcb-cursor0"))
    try:
        from interviewer import app
    except ImportError as error:
        return _cannot(_("A library that the window needs is missing: {error}").format(error=error))
    return app.run(chosen_language=chosen_language, chosen_theme=chosen_theme)


def _has_display() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _xcb_is_used() -> bool:
    """Return whether Qt will talk to an X server, where a missing library would end the program without a word."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if not sys.platform.startswith("linux") or (chosen and not chosen.startswith("xcb")):
        return False
    return bool(chosen) or not os.environ.get("WAYLAND_DISPLAY")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _cannot(reason: str) -> int:
    advice = _(
        "The window cannot be opened. Nothing was changed.\n"
        "On Debian or Ubuntu its libraries come with:\n"
        "  sudo apt-get install libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 "
        "libxcb-shape0 libdbus-1-3 libfontconfig1\n"
        "Without a screen you can use the commands. To see what the program makes of an interview:\n"
        "  interviewer demo DIR"
    )
    sys.stderr.write(f"{reason}\n{advice}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
