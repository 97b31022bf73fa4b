"""What a report of interviews should tell: the 32 points of COREQ (Tong, Sainsbury, Craig 2007), in our own words."""

from dataclasses import dataclass

from interviewer.language import N_

TEAM, DESIGN, FINDINGS = N_("Who did the research"), N_("How it was done"), N_("What was found")


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its number in the list, the part it stands in, and what is to be told."""

    number: int
    part: str
    words: str


_WORDS = (
    (TEAM, N_("Who carried out the interviews")),
    (TEAM, N_("Academic degrees of those who interviewed")),
    (TEAM, N_("Their work at the time")),
    (TEAM, N_("Their gender")),
    (TEAM, N_("Their experience and training")),
    (TEAM, N_("Whether they knew the informants before")),
    (TEAM, N_("What the informants knew of them and of the purpose")),
    (TEAM, N_("Their own interests and assumptions")),
    (DESIGN, N_("The approach behind the method")),
    (DESIGN, N_("How informants were chosen")),
    (DESIGN, N_("How informants were approached")),
    (DESIGN, N_("How many took part")),
    (DESIGN, N_("How many did not, and why")),
    (DESIGN, N_("Where and how the talks were held")),
    (DESIGN, N_("Who else was present")),
    (DESIGN, N_("Who the informants are, in broad terms")),
    (DESIGN, N_("The guide, and whether it was tried out")),
    (DESIGN, N_("Whether anybody was interviewed again")),
    (DESIGN, N_("Whether sound or pictures were recorded")),
    (DESIGN, N_("Notes made during or after the talks")),
    (DESIGN, N_("How long the talks lasted")),
    (DESIGN, N_("When enough had been heard")),
    (DESIGN, N_("Whether informants saw the written-out interview")),
    (FINDINGS, N_("How many coded the material")),
    (FINDINGS, N_("How the codes hang together")),
    (FINDINGS, N_("Whether themes were given beforehand or came from the material")),
    (FINDINGS, N_("The programs that were used")),
    (FINDINGS, N_("Whether informants commented on the findings")),
    (FINDINGS, N_("Quotes, and how they are attributed")),
    (FINDINGS, N_("Whether the findings follow from the material")),
    (FINDINGS, N_("The main themes, told clearly")),
    (FINDINGS, N_("Different views and lesser themes")),
)

POINTS = tuple(Point(number, part, words) for number, (part, words) in enumerate(_WORDS, 1))
