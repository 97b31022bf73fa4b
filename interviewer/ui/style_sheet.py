"""The style sheet, filled from the tokens. Widgets say what they are with the property ``kind``."""

from collections.abc import Callable
from string import Template
from typing import TYPE_CHECKING

from interviewer import assets

if TYPE_CHECKING:
    from interviewer.ui.theme import Tokens

_SHEET = Template("""
QMainWindow, QDialog, QWizard, QWidget[kind="page"] { background: $page; }
QToolTip { background: $panel; color: $text; border: 1px solid $line; padding: 4px 6px; }
QFrame[kind="card"] { background: $panel; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="soft"] { background: $soft; border: none; border-radius: 10px; }
QFrame[kind="attention"] { background: $attention_soft; border: none; border-radius: 10px; }
QFrame[kind="attention"] QLabel { color: $attention; }
QFrame[kind="line"] { background: $line; border: none; }
QLabel { background: transparent; }
QLabel[kind="heading"] { color: $quiet; font-size: ${p11}px; font-weight: 600; }
QLabel[kind="title"] { font-size: ${p21}px; font-weight: 600; }
QLabel[kind="strong"] { font-size: ${p15}px; font-weight: 600; }
QLabel[kind="number"] { font-size: ${p26}px; font-weight: 600; }
QLabel[kind="quiet"] { color: $quiet; }
QLabel[kind="dimmed"] { color: $dimmed; }
QLabel[kind="accent"] { color: $accent; font-weight: 600; }
QLabel[kind="problem"] { color: $attention; }
QLabel[kind="keys"] { color: $quiet; font-size: ${p12}px; font-weight: 600; border: 1px solid $line;
    border-radius: 5px; padding: 1px 6px; background: $page; }
QLabel[kind="pill"] { border-radius: ${p8}px; padding: 1px ${p10}px; font-weight: 600; font-size: ${p12}px;
    min-height: ${p16}px; }
QLabel[kind="pill"][tone="accent"] { background: $soft; color: $accent; }
QLabel[kind="pill"][tone="attention"] { background: $attention_soft; color: $attention; }
QLabel[kind="pill"][tone="plain"] { background: $line; color: $text; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $panel; color: $text; border: 1px solid $edge; border-radius: 7px; padding: ${p5}px ${p8}px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $accent; padding: ${q4}px ${q7}px; }
QAbstractItemView QLineEdit, QAbstractItemView QLineEdit:focus { border-radius: 0; padding: 0 3px;
    border: 1px solid $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $dimmed;
    background: $page; }
QLineEdit[kind="search"] { border-radius: 9px; padding: ${p7}px ${p10}px; }
QTextBrowser { border: none; }
QComboBox { padding-right: ${p22}px; }
QComboBox::drop-down { border: none; width: ${p22}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$chevron"); width: ${p12}px; height: ${p12}px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line; outline: none; padding: 3px;
    selection-background-color: $soft; selection-color: $text; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: ${p22}px; }
QSpinBox::up-button, QSpinBox::down-button, QDateTimeEdit::up-button, QDateTimeEdit::down-button { border: none;
    width: ${p18}px; }
QSpinBox::up-arrow, QDateTimeEdit::up-arrow { image: url("$chevron_up"); width: ${p10}px; height: ${p10}px; }
QSpinBox::down-arrow, QDateTimeEdit::down-arrow { image: url("$chevron"); width: ${p10}px; height: ${p10}px; }

QCheckBox, QRadioButton { spacing: ${p8}px; }
QCheckBox::indicator, QAbstractItemView::indicator, QRadioButton::indicator {
    width: ${p14}px; height: ${p14}px; border: 1px solid $box; background: $panel; }
QCheckBox::indicator, QAbstractItemView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${q7}px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent; border-color: $accent;
    image: url("$tick"); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate { image: url("$dash"); }
QRadioButton::indicator:checked { border: ${p4}px solid $accent; width: ${q7}px; height: ${q7}px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $page; border-color: $line; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent;
    width: ${inner}px; height: ${inner}px; }
QRadioButton::indicator:checked:focus { border: ${p4}px solid $text; width: ${q7}px; height: ${q7}px; }

QPushButton { background: $panel; color: $text; border: 1px solid $edge; border-radius: 7px;
    padding: ${p6}px ${p14}px; min-height: ${p18}px; }
QPushButton:hover { background: $soft; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: ${q5}px ${q13}px; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $dimmed; background: $page; border-color: $line; }
QPushButton:checked { background: $soft; color: $accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_strong; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[kind="danger"] { background: $danger; color: $on_danger; border-color: $danger; font-weight: 600; }
QPushButton[kind="danger"]:hover { background: $danger_strong; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="danger"]:disabled { background: $line; color: $quiet; border-color: $line; }
QPushButton[kind="quiet"] { border: 1px solid transparent; background: transparent; color: $accent; font-weight: 600;
    padding: ${p4}px ${p8}px; }
QPushButton[kind="quiet"]:hover { background: $soft; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; }
QPushButton[kind="search"] { color: $dimmed; text-align: left; border-radius: 9px; min-width: ${p28}px; }
QPushButton[kind="outcome"] { text-align: left; padding: ${p7}px ${p14}px; }
QPushButton[kind="outcome"]:focus { padding: ${q6}px ${q13}px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton[kind="big"] { text-align: left; padding: ${p10}px ${p14}px; }
QToolButton { border: 1px solid transparent; border-radius: 7px; padding: ${p4}px ${p8}px; background: transparent; }
QToolButton:hover { background: $soft; }
QToolButton:focus { border: 2px solid $accent; }

QFrame[kind="rail"] { background: $rail; border: none; }
QFrame[kind="rail"] QLabel { color: $rail_text; }
QFrame[kind="rail"] QLabel[kind="quiet"] { color: $rail_quiet; font-size: ${p12}px; }
QFrame[kind="rail"] QLabel[kind="strong"] { color: $rail_text; font-size: ${p14}px; font-weight: 700; }
QPushButton[kind="place"] { background: transparent; color: $rail_quiet; border: 2px solid transparent;
    border-radius: 8px;
    text-align: left; padding: ${p7}px ${p16}px ${p7}px ${p8}px; font-weight: 400; }
QPushButton[kind="place"]:hover { background: $rail_hover; color: $rail_text; }
QPushButton[kind="place"]:focus { border: 2px solid $rail_quiet; }
QPushButton[kind="place"]:checked { background: $accent; color: $on_accent; font-weight: 600; padding-right: ${p4}px; }
QPushButton[kind="place"]:checked:focus { border: 2px solid $rail_text; }
QPushButton[kind="place"]:disabled { color: $dimmed; }

QAbstractItemView { background: $panel; border: none; outline: none; alternate-background-color: $page; }
QAbstractItemView::item { padding: ${p4}px ${p6}px; border: none; color: $text; }
QListView::item:hover, QTreeView::item:hover { background: $page; }
QAbstractItemView::item:selected { background: $soft; color: $text; }
QTableView, QTreeView, QListView { selection-background-color: $soft; selection-color: $text;
    border: 1px solid transparent;
    border-radius: 6px; }
QListView[kind="field"] { border: 1px solid $edge; border-radius: 7px; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid $accent; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section { background: $panel; color: $quiet; border: none; border-bottom: 1px solid $line;
    padding: ${p5}px ${p6}px; font-size: ${p12}px; font-weight: 600; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
    color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $quiet; padding: ${p6}px ${p12}px; border: none;
    border-bottom: 3px solid transparent; }
QTabBar::tab:selected { color: $text; font-weight: 600; border-bottom: 3px solid $accent; }
QTabBar::tab:focus { color: $accent; }
QMenuBar { background: $page; color: $quiet; padding: 2px 6px; }
QMenuBar::item { padding: 3px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $soft; color: $text; }
QMenu { background: $panel; color: $text; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: ${p5}px ${p26}px ${p5}px ${p22}px; border-radius: 5px; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::item:disabled { color: $dimmed; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }
QScrollBar::handle:hover { background: $dimmed; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none;
    border: none;
    width: 0; height: 0; }
QSplitter::handle { background: transparent; }
QStatusBar { background: $page; color: $quiet; }
QStatusBar::item { border: none; }
""")


def text(tokens: "Tokens", px: Callable[[float], int]) -> str:
    """Return the style sheet for ``tokens``; ``px`` gives pixels at the text size in use."""
    fields: dict[str, object] = {name: getattr(tokens, name) for name in tokens.__slots__}
    fields |= {f"p{size}": px(size) for size in range(4, 29)}
    fields |= {f"q{size - 1}": max(1, px(size) - 1) for size in range(4, 29)}
    fields["inner"] = px(14) - 2  # a focused box is no larger, so that its words keep their room
    fields["chevron"] = assets.icon("chevron-down").as_posix()
    fields["chevron_up"] = assets.icon("chevron-up").as_posix()
    fields["tick"] = assets.icon("tick-dark" if tokens.dark else "tick-light").as_posix()
    fields["dash"] = assets.icon("dash").as_posix()
    fields["box"] = "#6F7B87" if tokens.dark else "#8C939B"
    fields["edge"] = "#46515D" if tokens.dark else "#C9C5BD"
    fields["danger_strong"] = "#FFB3A9" if tokens.dark else "#8E1B12"
    fields["accent_strong"] = "#6AD1CA" if tokens.dark else "#095A5A"
    return _SHEET.substitute(fields)
