"""An application as a row of a table."""

from interviewer.domain.application import RESULTS, SUPPORT
from interviewer.exchange.application_tables import COLUMNS
from interviewer.language import N_, _
from interviewer.services.applying import Row
from interviewer.ui.analysis.application_figures import spaced

_SHOWN = ("organisation", "kind", "municipality", "year", "support", "purpose", "applied", "granted")
_RESULT = N_("result")


def columns() -> tuple[str, ...]:
    """Return the heads."""
    return (*(_(COLUMNS[name]).capitalize() for name in _SHOWN), _(_RESULT).capitalize())


def texts(row: Row) -> tuple[str, ...]:
    """Return the cells."""
    who, one = row.applicant, row.application
    return (
        row.organisation, who.kind, row.place.shown if row.place else "", "" if one.year is None else str(one.year),
        _(SUPPORT[one.support]) if one.support else "", one.purpose, _kroner(one.applied), _kroner(one.granted),
        _(RESULTS[one.result]),
    )  # fmt: skip


def _kroner(amount: int | None) -> str:
    return "" if amount is None else spaced(amount)
