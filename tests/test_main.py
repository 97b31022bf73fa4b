import subprocess
import sys

import pytest

from interviewer import __main__ as program


@pytest.mark.parametrize(
    ("given", "options"),
    [
        ([], {}),
        (["--lang", "en"], {"--lang": "en"}),
        (["--lang=nb", "--theme", "dark"], {"--lang": "nb", "--theme": "dark"}),
        (["demo", "folder"], None),
        (["--lang", "xx"], None),
        (["--lang"], None),
        (["--help"], None),
        (["guides", "list"], None),
    ],
)
def test_only_options_of_the_window_open_it(given: list[str], options: dict[str, str] | None) -> None:
    assert program.window_options(given) == options


def test_the_command_line_loads_no_window() -> None:
    check = "import sys, interviewer.cli; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_without_a_screen_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert program.main([]) == 1
    said = capsys.readouterr().err
    assert "libegl1" in said
    assert "interviewer demo" in said
