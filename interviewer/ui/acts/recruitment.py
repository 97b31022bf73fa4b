"""What can be done with persons and cases, and the eight outcomes of an attempt."""

from interviewer.domain.campaign import ASKED
from interviewer.language import N_
from interviewer.ui.acts.act import CAMPAIGNS, CONTACT_LOG, GRAPH, RECRUITMENT, SPREAD, Act

OUTCOME_KEYS = tuple("12345678")
"""The plain keys of the eight outcomes, in the order of :class:`interviewer.domain.person.Outcome`."""
OUTCOME_WORDS = (
    N_("Appointment made"),
    N_("No answer"),
    N_("No time now"),
    N_("Declines"),
    N_("Wrong number"),
    N_("Referred to someone else"),
    N_("Outside the sample"),
    N_("Other outcome"),
)
"""The words of the eight outcomes, in the order of :class:`interviewer.domain.person.Outcome`."""

ASKED_KEYS = tuple("12345")
"""The plain keys of the states in a round, in the order of :class:`interviewer.domain.campaign.Asked`."""
ASKED_WORDS = tuple(ASKED.values())
"""The words of the states in a round, in the order of :class:`interviewer.domain.campaign.Asked`."""


def acts() -> tuple[Act, ...]:
    """Return the deeds."""
    return (
        Act("ring", N_("Ring / start interview"), ("Ctrl+Return", "Ctrl+Enter"), (), RECRUITMENT),
        Act("log", N_("Log a contact attempt"), ("Ctrl+L",), (), RECRUITMENT),
        Act("new_person", N_("New person"), ("Ctrl+N",), (), RECRUITMENT),
        Act("new_case", N_("New case"), ("Ctrl+Shift+N",), (), RECRUITMENT),
        Act("edit", N_("Change"), ("F2", "Ctrl+Shift+E"), ("Ctrl+Shift+E", "F2"), RECRUITMENT),
        Act("withdraw", N_("Withdrawal …"), (), (), RECRUITMENT),
        Act("access", N_("Access: what is held about the person …"), (), (), RECRUITMENT),
        Act("guardian", N_("Guardian …"), ("Ctrl+G",), (), RECRUITMENT),
        Act("inform", N_("Note the information letter as sent"), ("Ctrl+I",), (), RECRUITMENT),
        Act("purge", N_("Delete the name …"), ("Ctrl+Del",), ("Ctrl+Backspace",), RECRUITMENT),
        Act("numbers", N_("Numbers of recruitment …"), ("Ctrl+T",), (), RECRUITMENT),
        Act("find_here", N_("Find in the list"), ("Ctrl+F",), (), RECRUITMENT),
        *(
            Act(f"outcome_{key}", text, (key,), (), CONTACT_LOG)
            for key, text in zip(OUTCOME_KEYS, OUTCOME_WORDS, strict=True)
        ),
        Act("graph_in", N_("Larger"), ("+", "="), (), GRAPH),
        Act("graph_out", N_("Smaller"), ("-",), (), GRAPH),
        Act("graph_whole", N_("The whole snowball"), ("Home",), (), GRAPH),
        Act("graph_open", N_("Open the person"), ("Return", "Enter"), (), GRAPH),
        Act("graph_table", N_("Graph or table"), ("T",), (), GRAPH),
        Act("graph_save", N_("Save the picture …"), ("Ctrl+S",), (), GRAPH),
        Act("spread_save", N_("Save the picture …"), ("Ctrl+Shift+S",), (), SPREAD),
        Act("spread_copy", N_("Copy the picture"), ("Ctrl+Shift+P",), (), SPREAD),
        Act("campaign_new", N_("New round …"), ("Ctrl+R",), (), CAMPAIGNS),
        Act("campaign_edit", N_("Change the round …"), ("Ctrl+Shift+R",), (), CAMPAIGNS),
        Act("campaign_people", N_("Who is asked …"), ("Ctrl+P",), (), CAMPAIGNS),
        Act("campaign_copy", N_("Copy the message"), ("Ctrl+Shift+C",), (), CAMPAIGNS),
        *(Act(f"asked_{key}", text, (key,), (), CAMPAIGNS) for key, text in zip(ASKED_KEYS, ASKED_WORDS, strict=True)),
    )
