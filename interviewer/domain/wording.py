"""The words of statuses, yes/no notes and modes: the same on screen, in lists, in counts and in print."""

from interviewer.domain.answer import Status
from interviewer.domain.guide import YesNo
from interviewer.domain.interview import Mode
from interviewer.language import N_

STATUS: dict[Status, str] = {
    Status.NOT_ASKED: N_("not taken up"),
    Status.ASKED: N_("asked, not answered"),
    Status.ANSWERED: N_("answered"),
    Status.PARTLY: N_("partly answered"),
    Status.ELSEWHERE: N_("answered under another question"),
    Status.REFUSED: N_("does not want to answer"),
    Status.UNKNOWN: N_("does not know"),
    Status.NOT_RELEVANT: N_("not relevant"),
}
YES_NO: dict[YesNo, str] = {
    YesNo.YES: N_("yes"),
    YesNo.NO: N_("no"),
    YesNo.BOTH: N_("both yes and no"),
    YesNo.UNSURE: N_("unsure"),
}
MODES: dict[Mode, str] = {
    Mode.PHONE: N_("phone"),
    Mode.FACE: N_("face to face"),
    Mode.EMAIL: N_("e-mail"),
    Mode.GROUP: N_("group"),
}
