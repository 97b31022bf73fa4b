"""Codes that two laptops have of one origin: after a merge they stand once.

A code of ours that another laptop took in from a codebook of ours is that code. Codes taken in on both lie where each
laptop had room: that is nothing to settle. What they say differently of a code is, and waits for a person.
"""

from collections.abc import Mapping
from dataclasses import replace

from interviewer.exchange import refi_xml
from interviewer.services.study import Study
from interviewer.storage import codes, conflicts
from interviewer.storage.conflicts import Leaf

_ROOM = ("place",)
"""What of a code tells only where there was room for it."""


def unite(study: Study, deed: str) -> None:
    """Do both; every laptop comes to the same."""
    _settle_places(study, deed)
    _join_known(study, deed)


def _settle_places(study: Study, deed: str) -> None:
    for place in conflicts.open_(study.data):
        if place.kind == "code":
            held = conflicts.leaves(study.data, place)
            if len({_said(leaf) for leaf in held}) == 1:
                conflicts.settle(study.data, place, held[0].value, held[0], deed)


def _said(leaf: Leaf) -> str:
    value = leaf.value if isinstance(leaf.value, Mapping) else {}
    return repr(sorted((name, said) for name, said in value.items() if name not in _ROOM))


def _join_known(study: Study, deed: str) -> None:
    """Let the code that was made here or there take over the one that came back under its GUID."""
    book = codes.codebook(study.data)
    own = {refi_xml.code_guid(code.id): code for code in book.codes if not code.id.startswith(refi_xml.FOREIGN)}
    for code in book.codes:
        made = own.get(code.id.removeprefix(refi_xml.FOREIGN)) if code.id.startswith(refi_xml.FOREIGN) else None
        if made is not None and not code.merged_into:
            codes.save(study.data, replace(code, merged_into=made.id, letter=""), deed)
