"""Qt's own buttons, menus and dialogs in the language of the program: a translator that reads gettext.

PySide6 ships no bokmål. The texts are listed here so that they are found when the catalogue is made; the context is
``Qt`` for all of them, because Qt means the same by them everywhere.
"""

from PySide6.QtCore import QObject, QTranslator

from interviewer.language import pgettext


class QtLanguage(QTranslator):
    """Answers Qt's questions for words out of the catalogue in use."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        """Return that there are words here, or Qt would not ask."""
        return False

    def translate(
        self,
        context: str | bytes | bytearray | memoryview,
        source: str | bytes | bytearray | memoryview,
        disambiguation: str | bytes | bytearray | memoryview | None = None,
        n: int = -1,
    ) -> str:
        """Return ``source`` in the language in use, unchanged where it is not known."""
        text = source if isinstance(source, str) else bytes(source).decode()
        return pgettext("Qt", text) if text else ""


def known() -> tuple[str, ...]:
    """Return the texts of Qt that the program shows, translated."""
    return (*_buttons(), *_menus(), *_files(), *_columns(), *_printing(), *_keys())


def _buttons() -> tuple[str, ...]:
    return (
        pgettext("Qt", "OK"),
        pgettext("Qt", "&OK"),
        pgettext("Qt", "Cancel"),
        pgettext("Qt", "&Cancel"),
        pgettext("Qt", "&Yes"),
        pgettext("Qt", "&No"),
        pgettext("Qt", "Yes to &All"),
        pgettext("Qt", "N&o to All"),
        pgettext("Qt", "Save"),
        pgettext("Qt", "Save All"),
        pgettext("Qt", "Open"),
        pgettext("Qt", "Close"),
        pgettext("Qt", "Discard"),
        pgettext("Qt", "Don't Save"),
        pgettext("Qt", "Apply"),
        pgettext("Qt", "Reset"),
        pgettext("Qt", "Restore Defaults"),
        pgettext("Qt", "Help"),
        pgettext("Qt", "Abort"),
        pgettext("Qt", "Retry"),
        pgettext("Qt", "Ignore"),
        pgettext("Qt", "Show Details..."),
        pgettext("Qt", "Hide Details..."),
        pgettext("Qt", "About Qt"),
    )


def _menus() -> tuple[str, ...]:
    return (
        pgettext("Qt", "&Undo"),
        pgettext("Qt", "&Redo"),
        pgettext("Qt", "Cu&t"),
        pgettext("Qt", "&Copy"),
        pgettext("Qt", "Copy &Link Location"),
        pgettext("Qt", "&Paste"),
        pgettext("Qt", "Delete"),
        pgettext("Qt", "Select All"),
        pgettext("Qt", "&Select All"),
        pgettext("Qt", "&Step up"),
        pgettext("Qt", "Step &down"),
        pgettext("Qt", "Scroll here"),
        pgettext("Qt", "Top"),
        pgettext("Qt", "Bottom"),
        pgettext("Qt", "Page up"),
        pgettext("Qt", "Page down"),
        pgettext("Qt", "Scroll up"),
        pgettext("Qt", "Scroll down"),
        pgettext("Qt", "Left edge"),
        pgettext("Qt", "Right edge"),
        pgettext("Qt", "Page left"),
        pgettext("Qt", "Page right"),
        pgettext("Qt", "Scroll left"),
        pgettext("Qt", "Scroll right"),
    )


def _files() -> tuple[str, ...]:
    return (
        pgettext("Qt", "&Open"),
        pgettext("Qt", "&Save"),
        pgettext("Qt", "Save As"),
        pgettext("Qt", "Find Directory"),
        pgettext("Qt", "Open File"),
        pgettext("Qt", "&Choose"),
        pgettext("Qt", "All files (*)"),
        pgettext("Qt", "All Files (*)"),
        pgettext("Qt", "Directories"),
        pgettext("Qt", "Directory:"),
        pgettext("Qt", "File &name:"),
        pgettext("Qt", "Files of &type:"),
        pgettext("Qt", "&Look in:"),
        pgettext("Qt", "Files"),
        pgettext("Qt", "Sidebar"),
        pgettext("Qt", "List of places and bookmarks"),
        pgettext("Qt", "Folder"),
        pgettext("Qt", "Drive"),
        pgettext("Qt", "Show "),
        pgettext("Qt", "Back"),
        pgettext("Qt", "Go back"),
        pgettext("Qt", "Forward"),
        pgettext("Qt", "Go forward"),
        pgettext("Qt", "Parent Directory"),
        pgettext("Qt", "Go to the parent directory"),
        pgettext("Qt", "Create New Folder"),
        pgettext("Qt", "Create a New Folder"),
        pgettext("Qt", "New Folder"),
        pgettext("Qt", "List View"),
        pgettext("Qt", "Change to list view mode"),
        pgettext("Qt", "Detail View"),
        pgettext("Qt", "Change to detail view mode"),
        pgettext("Qt", "&Rename"),
        pgettext("Qt", "&Delete"),
        pgettext("Qt", "Show &hidden files"),
        pgettext("Qt", "&New Folder"),
        pgettext("Qt", "My Computer"),
        pgettext("Qt", "Computer"),
        pgettext("Qt", "%1 already exists.\nDo you want to replace it?"),
        pgettext("Qt", "%1\nFile not found.\nPlease verify the correct file name was given."),
        pgettext("Qt", "%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    )


def _columns() -> tuple[str, ...]:
    return (
        pgettext("Qt", "Name"),
        pgettext("Qt", "Size"),
        pgettext("Qt", "Type"),
        pgettext("Qt", "Date Modified"),
    )


def _printing() -> tuple[str, ...]:
    return (
        pgettext("Qt", "Print"),
        pgettext("Qt", "&Print"),
        pgettext("Qt", "Printer"),
        pgettext("Qt", "&Name:"),
        pgettext("Qt", "P&roperties"),
        pgettext("Qt", "Location:"),
        pgettext("Qt", "Output &file:"),
        pgettext("Qt", "Print to File (PDF)"),
        pgettext("Qt", "&Options >>"),
        pgettext("Qt", "&Options <<"),
        pgettext("Qt", "Print range"),
        pgettext("Qt", "Print all"),
        pgettext("Qt", "Pages from"),
        pgettext("Qt", "to"),
        pgettext("Qt", "Copies"),
        pgettext("Qt", "Copie&s:"),
    )


def _keys() -> tuple[str, ...]:
    return (
        pgettext("Qt", "Return"),
        pgettext("Qt", "Left"),
        pgettext("Qt", "Right"),
        pgettext("Qt", "Up"),
        pgettext("Qt", "Down"),
        pgettext("Qt", "Space"),
        pgettext("Qt", "Del"),
    )
