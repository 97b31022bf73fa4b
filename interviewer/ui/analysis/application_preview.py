"""What would come of a file with applications, line by line, before any of it is taken in."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from interviewer.exchange.application_tables import COLUMNS
from interviewer.language import _, ngettext
from interviewer.services.previewing import STATES, Coming, Preview, State
from interviewer.ui import theme
from interviewer.ui.empty import Empty
from interviewer.ui.recruitment.table import Finder

_SHOWN = ("organisation", "kind", "municipality", "year", "support", "applied", "granted")


class PreviewDialog(QDialog):
    """A table of the lines, and above it how many are new; ``taken`` asks for all of them."""

    taken = Signal(object)

    def __init__(self, found: Preview, *, writable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Applications in {name}").format(name=found.source))
        self._found = found
        columns = (_("Line"), _("What comes of it"), *(_(COLUMNS[name]).capitalize() for name in _SHOWN))
        self.finder = Finder(_("Lines"), _("Find line"), columns, Empty(_("There is no line in it.")))
        self.finder.fill([(str(number), _texts(each)) for number, each in enumerate(_ordered(found))])
        self.finder.table.setColumnWidth(1, theme.px(320 if found.problems else 150))
        self.ignored = theme.strong(_ignored(found))
        self.ignored.setProperty("kind", "problem")
        self.ignored.setVisible(bool(found.ignored))
        self.told = theme.quiet("\n".join(_told(found)))
        self.problem = theme.quiet(_("Nothing is taken in until the file is mended; see what is wrong in the list."))
        self.problem.setProperty("kind", "problem")
        self.problem.setVisible(bool(found.problems))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.addButton(_("&Take in"), QDialogButtonBox.ButtonRole.AcceptRole)
        some = bool(found.count(State.NEW) + found.count(State.AMENDED))
        self.take.setEnabled(writable and some and not found.problems)
        self.take.setDefault(True)
        self.buttons.accepted.connect(self.accept_all)
        self.buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(10)
        for part in (theme.strong(_counts(found)), self.ignored, self.told, self.problem):
            box.addWidget(part)
        self.told.setVisible(bool(self.told.text()))
        box.addWidget(self.finder, 1)
        box.addWidget(self.buttons)
        theme.fit(self, 960, 560)
        (self.take if self.take.isEnabled() else self.finder.table).setFocus()

    @Slot()
    def accept_all(self) -> None:
        """Ask for all of it and close."""
        self.taken.emit(self._found)
        self.accept()


def _ordered(found: Preview) -> list[Coming]:
    """Return the lines with what is to be mended first."""
    return sorted(found.coming, key=lambda each: (each.state is not State.WRONG, each.line.number or 0))


def _texts(each: Coming) -> tuple[str, ...]:
    cells = [str(getattr(each.line, name)) for name in _SHOWN]
    return str(each.line.number or ""), each.why or _(STATES[each.state]), *cells


def _counts(found: Preview) -> str:
    new, applicants = found.count(State.NEW), found.new_applicants
    parts = [
        ngettext("{count} new application", "{count} new applications", new).format(count=new),
        ngettext("{count} new applicant", "{count} new applicants", applicants).format(count=applicants),
    ]
    if amended := found.count(State.AMENDED):
        parts.append(ngettext("{count} sum granted changes", "{count} sums granted change", amended).format(
            count=amended
        ))  # fmt: skip
    if known := found.count(State.KNOWN):
        parts.append(ngettext("{count} here already", "{count} here already", known).format(count=known))
    if wrong := found.count(State.WRONG):
        parts.append(ngettext("{count} to be mended", "{count} to be mended", wrong).format(count=wrong))
    return " · ".join(parts)


def _ignored(found: Preview) -> str:
    if not found.ignored:
        return ""
    return _("Columns that are not taken in: {columns}.").format(columns=", ".join(found.ignored))


def _told(found: Preview) -> list[str]:
    told = []
    if found.sums:
        lines = ", ".join(map(str, found.sums))
        told.append(_("Left out, because they sum up other lines: {lines}.").format(lines=lines))
    told += found.kept[:5]
    if (more := len(found.kept) - 5) > 0:
        told.append(ngettext("… and {count} more like it.", "… and {count} more like these.", more).format(count=more))
    return told
