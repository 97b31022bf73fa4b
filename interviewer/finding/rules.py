"""The rules that the finder runs: every module with a ``find(text)`` of its own."""

from interviewer.finding import (
    addresses,
    associations,
    dates,
    firms,
    kin,
    numbers,
    origins,
    phones,
    places,
    roles,
    signatures,
    speakers,
    web,
)

RULES = (numbers, phones, web, addresses, dates, places, origins, associations, firms, kin, roles, speakers, signatures)
