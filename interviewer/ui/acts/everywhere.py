"""What can be done everywhere."""

from interviewer.language import N_
from interviewer.ui.acts.act import FORMS, Act


def acts() -> tuple[Act, ...]:
    """Return the deeds."""
    return (
        Act("place_overview", N_("Overview"), ("Alt+1",), ("Meta+1",)),
        Act("place_recruitment", N_("Recruitment"), ("Alt+2",), ("Meta+2",)),
        Act("place_interview", N_("Interview"), ("Alt+3",), ("Meta+3",)),
        Act("place_fair_copy", N_("Fair copy"), ("Alt+4",), ("Meta+4",)),
        Act("place_identifiers", N_("Pseudonymisation"), ("Alt+5",), ("Meta+5",)),
        Act("place_analysis", N_("Analysis"), ("Alt+6",), ("Meta+6",)),
        Act("place_team", N_("Team"), ("Alt+7",), ("Meta+7",)),
        Act("place_ethics", N_("Ethics"), ("Alt+8",), ("Meta+8",)),
        Act("page_next", N_("Next page of the place"), ("Ctrl+Tab",), ("Meta+Tab",)),
        Act("page_before", N_("Page before"), ("Ctrl+Shift+Tab",), ("Meta+Shift+Tab",)),
        Act("search", N_("Search and go to"), ("Ctrl+K",)),
        Act("new_project", N_("New project …")),
        Act("open_project", N_("Open project …"), ("Ctrl+O",)),
        Act("try_demo", N_("Try the demo")),
        Act("project_details", N_("About the project …")),
        Act("export", N_("Export transcripts …"), ("Ctrl+E",)),
        Act("merge", N_("Merge files from other laptops …")),
        Act("pack", N_("Make a package …")),
        Act("back_up", N_("Make a backup now")),
        Act("backups", N_("Backups …")),
        Act("restore", N_("Restore a backup …")),
        Act("change_passphrase", N_("Change the passphrase …")),
        Act("review_package", N_("Open a review package …")),
        Act("verify", N_("Check that nothing was altered")),
        Act("lock", N_("Lock"), ("Ctrl+Shift+L",)),
        Act("form_save", N_("Save what is typed"), ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"), (), FORMS),
        Act("quit", N_("Quit"), ("Ctrl+Q",)),
        Act("text_larger", N_("Larger text"), ("Ctrl++", "Ctrl+=")),
        Act("text_smaller", N_("Smaller text"), ("Ctrl+-",)),
        Act("text_normal", N_("Normal text size")),
        Act("theme_system", N_("As the system")),
        Act("theme_light", N_("Light")),
        Act("theme_dark", N_("Dark")),
        Act("menus", N_("Menu bar"), ("F10", "Ctrl+Shift+B")),
        Act("keys", N_("Key list"), ("F1", "Ctrl+Shift+H")),
        Act("about", N_("About Interviewer")),
    )
