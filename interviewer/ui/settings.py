"""What the program remembers: window, text size, theme, language, recent files. Nothing about a study."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

RECENT = 6
IDLE_MINUTES = 10
SCALES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Settings:
    """The remembered values, each with its type and its default."""

    def __init__(self) -> None:
        self._kept = QSettings()

    @property
    def geometry(self) -> QByteArray:
        """Return where the window stood, empty the first time."""
        value = self._kept.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._kept.setValue("geometry", value)

    @property
    def scale(self) -> float:
        """Return how much larger than normal the text is."""
        try:
            wanted = float(str(self._kept.value("scale", 1.0)))
        except ValueError:
            return 1.0
        return min(SCALES, key=lambda each: abs(each - wanted))

    @scale.setter
    def scale(self, value: float) -> None:
        self._kept.setValue("scale", value)

    @property
    def dark(self) -> bool | None:
        """Return whether the window is dark; ``None`` follows the system."""
        return {"dark": True, "light": False}.get(str(self._kept.value("theme", "system")))

    @dark.setter
    def dark(self, value: bool | None) -> None:
        self._kept.setValue("theme", {None: "system", True: "dark", False: "light"}[value])

    @property
    def language(self) -> str | None:
        """Return the code of the chosen language; ``None`` follows the system."""
        return str(self._kept.value("language") or "") or None

    @language.setter
    def language(self, value: str | None) -> None:
        self._kept.setValue("language", value or "")

    @property
    def idle_minutes(self) -> int:
        """Return after how many minutes without a key or the mouse a project is locked; 0: never."""
        try:
            return max(0, int(str(self._kept.value("idle_minutes", IDLE_MINUTES))))
        except ValueError:
            return IDLE_MINUTES

    @idle_minutes.setter
    def idle_minutes(self, value: int) -> None:
        self._kept.setValue("idle_minutes", value)

    def leave_unsaid(self, words: str) -> None:
        """Remember what went wrong while a project was closed, for the next page that can tell it; ``""``: nothing."""
        if words:
            self._kept.setValue("unsaid", words)

    def take_unsaid(self) -> str:
        """Return what was left to be told, once."""
        words = str(self._kept.value("unsaid") or "")
        self._kept.remove("unsaid")
        return words

    @property
    def recent(self) -> tuple[Path, ...]:
        """Return the projects opened last that are still there, the newest first."""
        kept = self._kept.value("recent") or []
        paths = kept if isinstance(kept, list) else [kept]
        return tuple(path for path in (Path(str(each)) for each in paths) if path.is_file())

    def opened(self, path: Path) -> None:
        """Remember ``path`` as the project opened last."""
        newest = [path, *(each for each in self.recent if each != path)]
        self._kept.setValue("recent", [str(each) for each in newest[:RECENT]])
