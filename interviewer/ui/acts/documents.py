"""What can be done with documents by others and with what stands in them."""

from interviewer.language import N_
from interviewer.ui.acts.act import DOCUMENT_IN, DOCUMENTS, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds; Enter opens the document or the answer one is at as well."""
    return (
        Act("document_new", N_("New document …"), ("Ctrl+N",), (), DOCUMENTS),
        Act("document_in", N_("Read in a document …"), ("Ctrl+Shift+O",), (), DOCUMENTS),
        Act("document_turn", N_("Documents or answers"), ("Ctrl+R",), (), DOCUMENTS),
        Act("document_answer", N_("Write an answer of it …"), ("Ctrl+Shift+N",), (), DOCUMENTS),
        Act("document_change", N_("Change it"), ("F2", "Ctrl+Shift+U"), ("Ctrl+Shift+U", "F2"), DOCUMENTS),
        Act("document_place", N_("Place at a question …"), ("Ctrl+G",), (), DOCUMENTS),
        Act("document_across", N_("All answers to the question"), ("Ctrl+Return", "Ctrl+Enter"), (), DOCUMENTS),
        Act("document_remove", N_("Take it away"), ("Del", "Backspace"), (), DOCUMENTS),
        Act("document_undo", N_("Undo"), ("Ctrl+Z",), (), DOCUMENTS),
        Act("document_find", N_("Find document or answer"), ("Ctrl+F",), (), DOCUMENTS),
        Act("passage_place", N_("Place at a question …"), ("Ctrl+G",), (), DOCUMENT_IN),
        Act("passage_case", N_("About which case …"), ("Ctrl+R",), (), DOCUMENT_IN),
        Act("passage_view", N_("Next view: document, form-filler, ours"), ("Ctrl+T",), (), DOCUMENT_IN),
        Act("passage_part", N_("Part it by lines"), ("Ctrl+J",), (), DOCUMENT_IN),
        Act("passage_leave", N_("Leave it out"), ("Del", "Backspace"), (), DOCUMENT_IN),
    )
