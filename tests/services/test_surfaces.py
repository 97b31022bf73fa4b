"""I9: nothing that discloses gets through the gate in any format, and what only looks alike stops nothing."""

from interviewer.services import gating
from tests import surfaces


def test_no_form_of_a_name_gets_out_in_any_part_of_any_file() -> None:
    tried = list(surfaces.planted(2))
    through = [
        (words, carrier) for words, carrier, name, content in tried if not gating.scan(name, content, surfaces.REGISTER)
    ]
    assert through == []
    assert len(tried) >= 200
    assert {carrier for _words, carrier, *_file in tried} == {*surfaces.CARRIERS, *surfaces.CODED}


def test_look_alikes_stop_nothing() -> None:
    assert len(set(surfaces.LOOK_ALIKES)) >= 100
    stopped = [
        (words, carrier)
        for words in surfaces.LOOK_ALIKES
        for carrier in ("text", "Word, text")
        if gating.scan(*surfaces.CARRIERS[carrier](words), surfaces.REGISTER)
    ]
    assert stopped == []
