"""The page Documents: what others have mapped or written, how it was used, and what it answers on the guide (F6)."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from interviewer.domain.document import Document
from interviewer.language import _, ngettext
from interviewer.services import documenting, excerpting, extracting
from interviewer.services.excerpting import Excerpt
from interviewer.services.extracting import Preview
from interviewer.services.study import Study
from interviewer.ui import actions, theme, trouble
from interviewer.ui.analysis import finding
from interviewer.ui.analysis.deed_line import DeedLine
from interviewer.ui.analysis.document_form import DocumentDialog
from interviewer.ui.analysis.document_preview import DocumentPreview
from interviewer.ui.analysis.document_tables import AnswerTable, DocumentTable
from interviewer.ui.analysis.finding_form import FindingDialog
from interviewer.ui.analysis.page import EditingPage
from interviewer.ui.interview.chooser import Choice, Chooser

_DOCUMENTS, _ANSWERS = range(2)
_SELDOM = ("document_across", "document_remove", "document_undo", "document_find")


class DocumentsPage(EditingPage):
    """The documents as a table; Enter goes to what stands in one, Esc back."""

    def __init__(self, study: Study, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.told = theme.quiet("")
        self.head = theme.heading("")
        self.finder, self.answers = DocumentTable(), AnswerTable()
        self.sides = QStackedWidget()
        self.deeds = DeedLine(self, self._slots(), _SELDOM, {"document_remove": self.sides})
        self._lay_out()
        self.chooser = Chooser(self)
        self.chooser.closed.connect(self.take_focus)
        self.finder.selected.connect(self._on_selected)
        self.finder.opened.connect(self._on_opened)
        self.answers.selected.connect(self._on_selected)
        self.answers.opened.connect(self._on_answer_opened)
        self.answers.left.connect(self.turn)
        self.finder.empty.button.clicked.connect(self.add)

    def _slots(self) -> dict[str, Callable[..., object]]:
        return {
            "document_new": self.add, "document_in": self.ask_file, "document_turn": self.turn,
            "document_answer": self.answer, "document_change": self.change, "document_place": self.place,
            "document_across": self.show_across, "document_remove": self.remove, "document_undo": self.undo,
            "document_find": self.go_to_finding,
        }  # fmt: skip

    def _lay_out(self) -> None:
        for part in (self.finder, self.answers):
            self.sides.addWidget(part)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 10, 0, 0)
        page.setSpacing(8)
        page.addLayout(self.deeds)
        page.addWidget(self.head)
        page.addWidget(self.sides, 1)
        page.addWidget(self.told)

    # reading

    @trouble.told
    def read_at(self, one: str) -> None:
        """Read the documents and the answers in them anew, at one of them or where one was."""
        self.finder.show_documents(documenting.listed(self._study), one)
        if not self.finder.rows:
            self.sides.setCurrentIndex(_DOCUMENTS)
        self._read_answers(one)

    def _read_answers(self, at: str = "") -> None:
        held = self.finder.here
        found = excerpting.of_document(self._study, held.id) if held and self.inside else ()
        self.answers.show_excerpts(found, at)
        self.head.setText(held.title if held else "")
        self.head.setVisible(self.inside)
        some, able = bool(self.finder.rows), not self._study.read_only
        here = self.inside and bool(self.answers.excerpts)
        for name in ("document_new", "document_in"):
            self.deeds.offer(name, on=not self.inside)
        for name in ("document_answer", "document_place"):
            self.deeds.offer(name, on=self.inside)
        self.deeds.enable(("document_new", "document_in"), on=able)
        self.deeds.enable(("document_turn", "document_find"), on=some)
        self.deeds.enable(("document_answer",), on=some and able)
        self.deeds.enable(("document_change", "document_remove"), on=able and (here if self.inside else some))
        self.deeds.enable(("document_place",), on=here and able)
        self.deeds.enable(("document_across",), on=here)
        self.deeds.enable(("document_undo",), on=able and self.steps.some)
        self.finder.empty.button.setEnabled(able)
        self._on_selected("")

    @property
    def inside(self) -> bool:
        """Return whether the answers of a document are shown, and not the documents."""
        return self.sides.currentIndex() == _ANSWERS

    def take_focus(self) -> None:
        """Go to the table, or to where the first document is entered."""
        if self.inside:
            (self.answers.table if self.answers.excerpts else self.deeds.buttons["document_answer"]).setFocus()
        else:
            (self.finder.table if self.finder.rows else self.finder.empty.button).setFocus()

    @Slot(str)
    def _on_selected(self, _one: str) -> None:
        if self.inside:
            here = self.answers.here
            self.told.setText(f"{here.short}  {here.asked}\n{here.words}".strip() if here else "")
        else:
            document = self.finder.here
            self.told.setText("\n".join(filter(None, (document.use, document.origin))) if document else "")
        self.told.setVisible(bool(self.told.text()) and not theme.large())

    @Slot(str)
    def _on_opened(self, _one: str) -> None:
        self.turn()

    @Slot(str)
    def _on_answer_opened(self, _one: str) -> None:
        self.change()

    @Slot()
    @trouble.told
    def turn(self) -> None:
        """Show what stands in the document one is at in the place of the documents, or these again."""
        if self.finder.rows:
            self.sides.setCurrentIndex(_DOCUMENTS if self.inside else _ANSWERS)
            self._read_answers()
            self.take_focus()

    @Slot()
    def go_to_finding(self) -> None:
        """Go to the line to find in."""
        (self.answers if self.inside else self.finder).finding.setFocus()

    @Slot()
    def show_across(self) -> None:
        """Go to all answers to the question one is at."""
        here = self.answers.here if self.inside else None
        if here is not None and here.finding.question:
            self.question_wanted.emit(here.finding.question)

    # writing

    @Slot()
    def add(self) -> None:
        """Enter a document."""
        self._edit(None)

    def _edit(self, document: Document | None) -> None:
        if self.writable():
            dialog = DocumentDialog(self._study, self.steps, document, self)
            dialog.saved.connect(self._on_changed)
            dialog.open()

    @Slot()
    def answer(self) -> None:
        """Write down what the document one is at answers."""
        self._edit_answer(None)

    def _edit_answer(self, excerpt: Excerpt | None) -> None:
        document = self.finder.here
        if document is not None and self.writable():
            if not self.inside:
                self.turn()
            held = excerpt.finding if excerpt else None
            dialog = FindingDialog(self._study, self.steps, document, held, self)
            dialog.saved.connect(self._on_changed)
            dialog.open()

    @Slot()
    def change(self) -> None:
        """Change the document or the answer one is at."""
        if not self.inside and self.finder.here is not None:
            self._edit(self.finder.here)
        elif self.answers.here is not None:
            self._edit_answer(self.answers.here)

    @Slot()
    def place(self) -> None:
        """Ask at which question the answer one is at belongs, by label or words."""
        document = self.finder.here
        if self.answers.here is None or document is None or not self.writable():
            return
        places = {place.key: place for place in excerpting.questions(self._study, document)}

        def matching(typed: str) -> Sequence[Choice]:
            return [Choice(each.key, f"{each.short}   {each.text}") for each in finding.of_places(places, typed)]

        self.chooser.ask(_("Place at a question"), _("4c, 4 c ii or words of the question"), matching, self._put)

    @trouble.told
    def _put(self, key: str, _typed: str) -> None:
        here = self.answers.here
        if key and here is not None:
            self.steps.do(lambda: excerpting.place(self._study, here.finding.id, key))
            self._on_changed(here.finding.id)

    @Slot()
    @trouble.told
    def remove(self) -> None:
        """Take the document or the answer one is at away; undo brings it back."""
        here, document = self.answers.here, self.finder.here
        if not self.writable():
            return
        if self.inside and here is not None:
            self.steps.do(lambda: excerpting.remove(self._study, here.finding.id))
        elif not self.inside and document is not None:
            self.steps.do(lambda: documenting.remove(self._study, document.id))
        else:
            return
        self._on_changed()
        self.said.emit(_("Taken away. {key} brings it back.").format(key=actions.shown("document_undo")))

    # files

    @Slot()
    def ask_file(self) -> None:
        """Ask which file to read in."""
        if self.writable():
            kinds = _("Documents ({endings})").format(endings=" ".join(f"*{each}" for each in extracting.READ))
            chosen = QFileDialog.getOpenFileName(self, _("Which document?"), str(Path.home()), kinds)[0]
            if chosen:
                self.show_preview(Path(chosen))

    @trouble.told
    def show_preview(self, path: Path) -> None:
        """Show what would come of a file."""
        found = extracting.preview(self._study, path)
        dialog = DocumentPreview(found, writable=not self._study.read_only, parent=self)
        dialog.taken.connect(self._on_taken)
        dialog.open()

    @Slot(object)
    @trouble.told
    def _on_taken(self, found: Preview) -> None:
        done = self.steps.do(lambda: extracting.take_in(self._study, found))
        self.sides.setCurrentIndex(_DOCUMENTS)
        self._on_changed(done.document)
        self.turn()
        told = [
            ngettext("{count} answer taken in.", "{count} answers taken in.", done.placed).format(count=done.placed)
        ]
        if waiting := done.waiting:
            told.append(
                ngettext("{count} passage waits to be placed.", "{count} passages wait to be placed.", waiting).format(
                    count=waiting
                )
            )
        self.said.emit(" ".join(told))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel that asks in its place."""
        super().resizeEvent(event)
        self.chooser.place()
