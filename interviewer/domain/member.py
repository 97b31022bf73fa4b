"""The team: who leads, who stands in, and whose laptops write."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a member may open: packages to the lead are encrypted to the lead and the deputies."""

    LEAD = "lead"
    DEPUTY = "deputy"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Laptop:
    """One laptop of a member. ``fingerprint`` is the beginning of its public key, to read out over the phone."""

    node: str
    device: str
    fingerprint: str
    events: int
    last_event: datetime | None
    last_package: datetime | None
    mine: bool
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the team. ``has_key`` says whether packages can be encrypted to them."""

    person: str
    role: Role
    laptops: tuple[Laptop, ...]
    has_key: bool
