"""What has left the program: when, what, to whom, and each file by its fingerprint; and what few share, accepted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer.domain.consent_words import EXPORTS
from interviewer.domain.transcript import Attribution
from interviewer.language import _
from interviewer.services import crowding, releasing
from interviewer.services.crowding import Accepted
from interviewer.services.opening import Study
from interviewer.services.releasing import Export
from interviewer.ui import theme
from interviewer.ui.empty import Empty
from interviewer.ui.export import ATTRIBUTIONS
from interviewer.ui.recruitment.table import Finder

_DIGITS = 12
_WHAT = 1


class ExportsPage(QWidget):
    """The register of exports (E9), the latest first; accepted small cells stand among them, at their time."""

    said = Signal(str)

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        columns = (_("When"), _("What"), _("To whom"), _("By"), _("Files, with the beginning of their SHA-256"))
        nothing = Empty(_(
            "Here stands everything that was exported, and what somebody let pass although few share it. "
            "Nothing has left yet."
        ))  # fmt: skip
        self.finder = Finder(_("Exports"), _("Find export"), columns, nothing)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(10)
        page.addWidget(theme.quiet(_("A file is the one that left when its SHA-256 begins with these digits.")))
        page.addWidget(self.finder, 1)

    def refresh(self) -> None:
        """Read the register anew."""
        rows = [(export.at, export.id, _exported(export)) for export in releasing.listed(self._study)]
        rows += [
            (cell.at, f"cell {number}", _accepted(cell)) for number, cell in enumerate(crowding.accepted(self._study))
        ]
        rows.sort(key=lambda row: row[0], reverse=True)
        self.finder.fill([(key, texts) for _at, key, texts in rows])
        self.finder.table.setColumnWidth(_WHAT, theme.px(330))


def _exported(export: Export) -> tuple[str, ...]:
    what = _(EXPORTS[export.what]) if export.what in EXPORTS else export.what
    named = ATTRIBUTIONS.get(Attribution(export.attribution)) if export.attribution else None
    files = ", ".join(f"{name} ({mark[:_DIGITS]})" for name, mark in export.files)
    when = export.at.astimezone().strftime("%d.%m.%Y %H:%M")
    return when, ": ".join(filter(None, (what, _(named) if named else ""))), export.audience, export.by, files


def _accepted(cell: Accepted) -> tuple[str, ...]:
    when = cell.at.astimezone().strftime("%d.%m.%Y %H:%M")
    what = _("few share it, accepted: {what}").format(what=crowding.told(cell))
    return when, what, cell.audience, cell.by, _("reason: {reason}").format(reason=cell.reason)
