"""A condition in words, the same on screen and in print: "if yes", "if no to 3 e i", "if politicians take part"."""

from collections.abc import Callable

from interviewer.domain.guide import Condition, Guide, Place, YesNo
from interviewer.language import N_, _

Translate = Callable[[str], str]

_PARENT = {YesNo.YES: N_("if yes"), YesNo.NO: N_("if no")}
_ITEM = {YesNo.YES: N_("if yes to {item}"), YesNo.NO: N_("if no to {item}")}
_FACT = {YesNo.YES: N_("if {fact}"), YesNo.NO: N_("unless {fact}")}


def in_words(guide: Guide, place: Place, translate: Translate = _) -> str:
    """Return what the item at ``place`` hangs on, joined with "or"; ``""`` when on nothing or in every case."""
    branches = place.follow_up.condition if place.follow_up else ()
    if _all_cases(branches):
        return ""
    either = translate(N_("or"))
    return f" {either} ".join(_branch(guide, place, branch, translate) for branch in branches)


def _all_cases(branches: tuple[Condition, ...]) -> bool:
    """Return whether the branches leave nothing out: yes and no of the same thing, worded in one line."""
    return {branch.outcome for branch in branches} == {YesNo.YES, YesNo.NO} and len({b.on for b in branches}) == 1


def _branch(guide: Guide, place: Place, branch: Condition, translate: Translate) -> str:
    if branch.on == place.question.key:
        return translate(_PARENT[branch.outcome])
    if branch.fact is not None:
        wording = dict(guide.facts).get(branch.fact, branch.fact)
        return translate(_FACT[branch.outcome]).format(fact=wording[:1].lower() + wording[1:])
    target = guide.place(branch.on)
    return translate(_ITEM[branch.outcome]).format(item=target.short if target else branch.on)
