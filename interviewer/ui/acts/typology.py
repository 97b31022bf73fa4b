"""What can be done with typologies and the cases in them."""

from interviewer.language import N_
from interviewer.ui.acts.act import TYPOLOGY, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds; Enter opens what one is at as well."""
    return (
        Act("typology_open", N_("Place or write"), ("F2", "Ctrl+Shift+U"), ("Ctrl+Shift+U", "F2"), TYPOLOGY),
        Act("typology_view", N_("Cases or definitions"), ("Ctrl+T",), (), TYPOLOGY),
        Act("typology_moves", N_("History of moves"), ("Ctrl+H",), ("Ctrl+Shift+Y",), TYPOLOGY),
        Act("typology_parts", N_("Types, authors, criteria …"), ("Ctrl+Shift+N",), (), TYPOLOGY),
        Act("typology_new", N_("New typology …"), ("Ctrl+N",), (), TYPOLOGY),
        Act("typology_shipped", N_("Take in the shipped typology"), (), (), TYPOLOGY),
        Act("typology_out", N_("Take the case out"), ("Del", "Backspace"), (), TYPOLOGY),
        Act("typology_remove", N_("Take the typology away …"), (), (), TYPOLOGY),
        Act("typology_undo", N_("Undo"), ("Ctrl+Z",), (), TYPOLOGY),
        Act("typology_find", N_("Find case"), ("Ctrl+F",), (), TYPOLOGY),
    )
