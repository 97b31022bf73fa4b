"""What applicants and applications are called where laptops disagree about them."""

from collections.abc import Mapping

from interviewer.domain.application import SUPPORT, Support
from interviewer.language import _
from interviewer.services import applying
from interviewer.services.study import Study
from interviewer.storage import applications

KINDS = ("applicant", "application")


def named(study: Study, item: str) -> bool:
    """Return whether a name in the key is that of an applicant, or of a place that applications are from."""
    return item in applying.names(study) or any(each.id == item for each in applications.applicants(study.data))


def about(study: Study, item: str) -> str:
    """Return whose application it is, or who the applicant is; ``""`` of a place, or of what is gone."""
    found = next((each.applicant for each in applications.all_of(study.data) if each.id == item), item)
    own = next((each for each in applications.applicants(study.data) if each.id == found), None)
    return (applying.names(study).get(found) or own.pseudonym) if own is not None else ""


def told(study: Study, said: Mapping[str, object]) -> str:
    """Return a version of an applicant or an application as people read it."""
    where = str(said.get("municipality") or "")
    place = applying.places(study).get(where)
    parts = [
        str(said.get("kind") or ""), str(said.get("district") or ""), place.shown if place else where,
        str(said.get("year") or ""), str(said.get("purpose") or ""),
        _(SUPPORT[Support(str(said["support"]))]) if said.get("support") else "",
        *(_sum(name, said.get(name)) for name in ("applied", "granted")),
    ]  # fmt: skip
    return "; ".join(filter(None, parts)) or _("nothing stated")


def _sum(name: str, amount: object) -> str:
    words = {"applied": _("applied for"), "granted": _("granted")}
    return "" if amount is None else f"{words[name]}: {amount}"
