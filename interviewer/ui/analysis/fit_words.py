"""How a case fits a type, in words."""

from interviewer.domain.typology import Fit, Placement, Typology
from interviewer.language import N_, _
from interviewer.services.classifying import Row

FITS = {Fit.FITS: N_("fits"), Fit.PARTLY: N_("fits partly"), Fit.DEVIATES: N_("deviates")}


def type_of(placement: Placement, typology: Typology) -> str:
    """Return the type a placement names."""
    found = typology.type(placement.type)
    if found is not None:
        return found.name
    return _("a type that is gone") if placement.type else _("fits none of them")


def place_of(row: Row, typology: Typology) -> str:
    """Return where a case stands."""
    return type_of(row.placement, typology) if row.placement is not None else _("not placed")


def fit_of(placement: Placement, typology: Typology) -> str:
    """Return how many criteria fit, fit partly and deviate; of all there are."""
    told = [(fit, placement.count(fit, typology.criteria)) for fit in Fit]
    return ", ".join(f"{_(FITS[fit])}: {count}" for fit, count in told if count)


def criteria_of(placement: Placement, typology: Typology) -> list[str]:
    """Return the fit by each criterion that was considered."""
    return [f"{each.name}: {_(FITS[placement.fits[each.key]])}" for each in typology.criteria
            if each.key in placement.fits]  # fmt: skip
