"""The words for what stands in the register of consents, the same on screen and on paper."""

from interviewer.domain.consent import Decision, GuardianEvent, Refusal
from interviewer.domain.dossier import State
from interviewer.domain.minority import Age
from interviewer.language import N_

DECISIONS: dict[Decision, str] = {
    Decision.YES: N_("yes"),
    Decision.LIMITS: N_("yes, with limits"),
    Decision.NO: N_("no"),
    Decision.POSTPONED: N_("wants to think about it"),
    Decision.WITHDRAWN: N_("withdrawn"),
}
REFUSALS: dict[Refusal, str] = {
    Refusal.NO_TIME: N_("no time"),
    Refusal.NOT_INTERESTED: N_("not interested"),
    Refusal.DO_NOT_CONTACT: N_("do not contact again"),
    Refusal.GATEKEEPER: N_("a gatekeeper said no"),
    Refusal.OTHER: N_("other or not given"),
}
GUARDIANS: dict[GuardianEvent, str] = {
    GuardianEvent.INFORMED: N_("informed"),
    GuardianEvent.CONSENTED: N_("consented"),
    GuardianEvent.DECLINED: N_("said no"),
    GuardianEvent.WAIVED: N_("not informed, with a reason"),
    GuardianEvent.WITHDRAWN: N_("withdrew"),
}
AGES: dict[Age, str] = {
    Age.UNKNOWN: N_("not known"),
    Age.CHILD: N_("under 15"),
    Age.YOUTH: N_("15–17"),
    Age.ADULT: N_("adult"),
    Age.BY_ROLE: N_("adult by role, nobody asks"),
}
"""What is known of somebody's age."""
STATES: dict[str, str] = {
    State.REQUESTED: N_("requested"),
    State.INFORMED: N_("informed"),
    State.GIVEN: N_("given"),
    State.LIMITED: N_("given with limits"),
    State.REFUSED: N_("refused"),
    State.POSTPONED: N_("postponed"),
    State.WITHDRAWN: N_("withdrawn"),
    State.EXPIRED: N_("expired"),
    State.RECONFIRMED: N_("reconfirmed"),
}
CHOICES: dict[str, str] = {
    "quotes": N_("quotes"),
    "contact": N_("contact"),
    "archive": N_("archive"),
    "referral": N_("naming as proposer"),
    "check": N_("quote check"),
}
CHANNELS: dict[str, str] = {
    "phone": N_("phone"),
    "sms": N_("SMS"),
    "email": N_("e-mail"),
    "face": N_("face to face"),
    "letter": N_("letter"),
    "oral": N_("in person"),
    "other": N_("in another way"),
}
EXPORTS: dict[str, str] = {
    "transcript": N_("transcripts"),
    "consents": N_("register of consents"),
    "review": N_("reviewer's package"),
    "method": N_("method section"),
    "progress": N_("progress report"),
    "snowball": N_("picture of the snowball"),
    "questions": N_("questions by e-mail"),
    "access": N_("access for one person"),
    "codebook": N_("codebook"),
    "practice": N_("good-practice handbook"),
    "applications": N_("applications"),
    "chart": N_("chart with its figures"),
}
"""What has left, by the codes of exports."""
