"""Age bands as people write them tell of an age group, or of none."""

import pytest

from interviewer.domain.age_band import group_of
from interviewer.domain.minority import Age


@pytest.mark.parametrize(
    ("band", "group"),
    [
        ("under 15", Age.CHILD), ("Under 15 år", Age.CHILD), ("<15", Age.CHILD), ("12–14", Age.CHILD),
        ("0-14 år", Age.CHILD), ("13", Age.CHILD), ("15–17", Age.YOUTH), ("15 til 17", Age.YOUTH), ("16 år", Age.YOUTH),
        ("18–29", Age.ADULT), ("40-49", Age.ADULT), ("70+", Age.ADULT), ("over 17", Age.ADULT),
        ("67 år og eldre", Age.ADULT), ("18", Age.ADULT), ("14–17", Age.UNKNOWN), ("16–20", Age.UNKNOWN),
        ("under 18", Age.UNKNOWN), ("over 15", Age.UNKNOWN), ("15+", Age.UNKNOWN), ("ungdom", Age.UNKNOWN),
        ("1980", Age.UNKNOWN), ("", Age.UNKNOWN),
    ],
)  # fmt: skip
def test_a_band_tells_of_one_group_or_of_none(band: str, group: Age) -> None:
    assert group_of(band) is group
