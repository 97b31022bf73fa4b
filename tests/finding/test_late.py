import re

from interviewer.finding.late import Late


def test_a_pattern_is_compiled_when_it_is_used() -> None:
    pattern = Late("(", re.IGNORECASE)
    assert "_pattern" not in vars(pattern)


def test_it_finds_as_a_pattern_does() -> None:
    pattern = Late(r"h[ea]i", re.IGNORECASE)
    assert pattern.match("Hei du")
    assert pattern.search("nei, hai")
    assert pattern.fullmatch("hei!") is None
    assert [found[0] for found in pattern.finditer("hei hai")] == ["hei", "hai"]
    assert pattern.split("1hei2") == ["1", "2"]
    assert pattern.sub("-", "hei du") == "- du"
