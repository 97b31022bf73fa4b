"""After the call: the three lines are kept while they are typed, by a writer that lives as long as their page shows."""

from PySide6.QtCore import QObject, Signal, Slot

from interviewer.domain.answer import Reflection
from interviewer.language import _
from interviewer.services import interviewing, noting
from interviewer.services.opening import Study
from interviewer.ui.interview.afterwards import AfterwardsPage
from interviewer.ui.writer import Writer


class AfterCall(QObject):
    """Shows the lines of one interview on :attr:`page`, and keeps them."""

    saved = Signal(object)
    said = Signal(str)

    def __init__(self, study: Study, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study
        self._about: str | None = None
        self._writer = Writer(study, self)
        self.page = AfterwardsPage()
        self.page.kept.connect(self._on_kept)
        self.page.hidden.connect(self._on_hidden)
        self._writer.saved.connect(self.saved)
        self._writer.failed.connect(self.said)
        self._writer.refused.connect(self.said)

    def open(self, interview: str) -> None:
        """Show the lines of ``interview`` as they are kept. Raises CallRunning, ConsentMissing, NothingThere."""
        self.finish()
        sheet = interviewing.open_sheet(self._study, interview)
        self._about = interview
        self.page.show_lines(sheet.reflection, read_only=self._study.read_only)
        self.page.sending.show_people(self._study, [(row.person.id, row.shown) for row in sheet.informants])

    def finish(self) -> bool:
        """Keep the lines as they stand, let go of the file, and return whether everything is kept."""
        self.page.keep()
        return self._writer.stop()

    def go_on(self) -> None:
        """Try again to keep what :meth:`finish` could not."""
        if self._writer.waiting:
            self._writer.ensure()

    @Slot(object)
    def _on_kept(self, lines: Reflection) -> None:
        interview = self._about
        if interview is not None:
            self._writer.ensure()
            self._writer.submit(
                lambda study: noting.set_reflection(study, interview, lines), field=f"reflection {interview}"
            )

    @Slot()
    def _on_hidden(self) -> None:
        if not self.finish():
            self.said.emit(_("The lines are not saved yet. Come back to this place before you close the program."))
