"""The looks of the program in one place: colours, text sizes, and the few shared pieces made of them.

Light and dark are two sets of :class:`Tokens`. A window that follows the system's high-contrast mode drops both and
keeps the system's own style. Widgets that draw themselves ask :func:`tokens` and :func:`px` each time they draw.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from interviewer.ui import style_sheet

BASE = 13
"""Pixels of ordinary text at 100 %."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by what they mean; every text colour is at least 4.5:1 on the panel it stands on."""

    dark: bool
    page: str
    panel: str
    rail: str
    text: str
    quiet: str
    dimmed: str
    line: str
    accent: str
    soft: str
    attention: str
    attention_soft: str
    on_accent: str
    danger: str
    on_danger: str
    rail_text: str
    rail_quiet: str
    rail_hover: str


LIGHT = Tokens(
    dark=False,
    page="#F6F5F2",
    panel="#FFFFFF",
    rail="#1F2A37",
    text="#1E2329",
    quiet="#525B66",
    dimmed="#6C7580",
    line="#E1DED8",
    accent="#0B6E6E",
    soft="#E3F1F0",
    attention="#9A5B00",
    attention_soft="#FBF1E0",
    on_accent="#FFFFFF",
    danger="#B3261E",
    on_danger="#FFFFFF",
    rail_text="#FFFFFF",
    rail_quiet="#C3CCD6",
    rail_hover="#2C3A4A",
)
DARK = Tokens(
    dark=True,
    page="#15191E",
    panel="#1C2229",
    rail="#0F1317",
    text="#E8ECF0",
    quiet="#A3ADB8",
    dimmed="#8B95A0",
    line="#2C343D",
    accent="#4FC3BC",
    soft="#173534",
    attention="#E2B15C",
    attention_soft="#33291A",
    on_accent="#0F1317",
    danger="#F2998F",
    on_danger="#0F1317",
    rail_text="#FFFFFF",
    rail_quiet="#A9B3BE",
    rail_hover="#1C2229",
)


@dataclass(slots=True)
class _InUse:
    tokens: Tokens = LIGHT
    scale: float = 1.0
    system: float | None = None
    plain: bool = False


_in_use = _InUse()


def tokens() -> Tokens:
    """Return the colours in use."""
    return _in_use.tokens


def scale() -> float:
    """Return how much larger than normal the text is: 1.0 is normal, 2.0 doubled."""
    return _in_use.scale


def large() -> bool:
    """Return whether the text is so large that things stand below each other instead of side by side."""
    return _in_use.scale * (_in_use.system or 1.0) > 1.6


def px(pixels: float) -> int:
    """Return ``pixels`` of the design at the text size in use."""
    return max(1, round(pixels * _in_use.scale * (_in_use.system or 1.0)))


def high_contrast() -> bool:
    """Return whether the system asks for high contrast, where its own colours are kept."""
    hints = QApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return bool(hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)


def apply(app: QApplication, *, dark: bool | None = None, scale: float = 1.0) -> None:
    """Dress the program. ``dark`` is ``None`` to follow the system; ``scale`` multiplies the system's text size."""
    if _in_use.system is None:
        _in_use.system = min(2.0, max(1.0, QFontInfo(app.font()).pixelSize() / BASE))
    _in_use.scale = scale
    _in_use.plain = high_contrast()
    _follow(app, dark)
    _in_use.tokens = DARK if (_system_is_dark(app) if dark is None else dark) else LIGHT
    font = QFont(_family(app))
    font.setPixelSize(px(BASE))
    app.setFont(font)
    if _in_use.plain:
        app.setStyleSheet("")
        return
    if app.style().name() != "fusion":
        app.setStyle("fusion")
    app.setPalette(_palette(_in_use.tokens))
    app.setStyleSheet(style_sheet.text(_in_use.tokens, px))


def _family(app: QApplication) -> str:
    """Return the system's font; where that is only a fallback (a bare Linux), Inter when it is there."""
    family = app.font().family()
    bare = family.casefold() in ("sans serif", "sans-serif", "dejavu sans", "bitstream vera sans")
    return "Inter" if bare and "Inter" in QFontDatabase.families() else family


def _follow(app: QApplication, dark: bool | None) -> None:
    wanted = {None: Qt.ColorScheme.Unknown, True: Qt.ColorScheme.Dark, False: Qt.ColorScheme.Light}[dark]
    app.styleHints().setColorScheme(wanted)


def _system_is_dark(app: QApplication) -> bool:
    return bool(app.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def _palette(chosen: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: chosen.page,
        role.WindowText: chosen.text,
        role.Base: chosen.panel,
        role.AlternateBase: chosen.page,
        role.Text: chosen.text,
        role.Button: chosen.panel,
        role.ButtonText: chosen.text,
        role.BrightText: chosen.on_accent,
        role.ToolTipBase: chosen.panel,
        role.ToolTipText: chosen.text,
        role.PlaceholderText: chosen.dimmed,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.on_accent,
        role.Accent: chosen.accent,
        role.Link: chosen.accent,
        role.LinkVisited: chosen.accent,
        role.Light: chosen.panel,
        role.Midlight: chosen.line,
        role.Mid: chosen.line,
        role.Dark: chosen.dimmed,
        role.Shadow: chosen.line,
    }
    palette = QPalette()
    for each, colour in colours.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(chosen.dimmed))
    return palette


class Card(QFrame):
    """A panel with a thin line around it and round corners. ``box`` is the column its content goes into."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 14, spacing: int = 8) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(margin, margin - 2, margin, margin - 2)
        self.box.setSpacing(spacing)


def _label(text: str, kind: str, *, wrap: bool = False) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    return label


def heading(text: str) -> QLabel:
    """Return the small capitals above a card's content."""
    label = _label(text, "heading", wrap=True)
    font = QFont(label.font())
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
    label.setFont(font)
    return label


def title(text: str) -> QLabel:
    """Return a large line: the name of a place, or a question read aloud."""
    return _label(text, "title", wrap=True)


def strong(text: str) -> QLabel:
    """Return a line in semibold."""
    return _label(text, "strong", wrap=True)


def quiet(text: str) -> QLabel:
    """Return explaining text, quieter than its surroundings; it wraps."""
    return _label(text, "quiet", wrap=True)


def pill(text: str, tone: str = "accent") -> QLabel:
    """Return a word on a rounded ground; ``tone`` is ``accent``, ``attention`` or ``plain``."""
    label = _label(text, "pill")
    label.setProperty("tone", tone)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


def fit(dialog: QWidget, width: int, height: int) -> None:
    """Size ``dialog`` by the design, larger with the text, never larger than fits on 1366×768."""
    dialog.resize(min(px(width), 1280), min(px(height), 680))


def press_by_enter(page: QWidget) -> None:
    """Let Enter press the buttons of ``page`` as Space does; Qt does so in dialogs only."""
    for button in page.findChildren(QPushButton):
        button.setAutoDefault(True)


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout`` and free it."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
            inner.deleteLater()
        elif widget is not None:
            widget.hide()
            widget.deleteLater()


def retone(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and let the widget be drawn anew."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def reading_font() -> QFont:
    """Return the font for what is read aloud: 21 px semibold."""
    font = QFont(QApplication.font())
    font.setPixelSize(px(21))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def writing_font() -> QFont:
    """Return the font for notes: 15 px."""
    font = QFont(QApplication.font())
    font.setPixelSize(px(15))
    return font
