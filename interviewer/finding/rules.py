"""The rules that the finder runs: every module with a ``find(text)`` of its own."""

from interviewer.finding import (
    addresses,
    associations,
    dates,
    numbers,
    origins,
    phones,
    places,
    roles,
    signatures,
    speakers,
    web,
)

RULES = (numbers, phones, web, addresses, dates, places, origins, associations, roles, speakers, signatures)
