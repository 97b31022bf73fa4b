"""The spread of the sample against its targets, and the shares of a round."""

from interviewer.domain import campaign, spread
from interviewer.domain.campaign import Asked
from interviewer.domain.spread import Board, Dimension, Sampled, Target


def _board(boards: tuple[Board, ...], dimension: Dimension) -> dict[str, tuple[int, int, int | None, int]]:
    (found,) = [board for board in boards if board.dimension is dimension]
    return {cell.value: (cell.informants, cell.on_the_way, cell.wanted, cell.lacking) for cell in found.cells}


def test_informants_and_those_on_the_way_are_counted_apart_against_the_target() -> None:
    role = Dimension.ROLE
    sample = [
        Sampled({role: ("leder",)}, informant=True),
        Sampled({role: ("Leder ",)}, informant=True),
        Sampled({role: ("leder",)}, informant=False),
        Sampled({role: ("",)}, informant=True),
    ]
    boards = spread.boards(sample, [Target(role, "leder", 5), Target(role, "medlem", 2)])
    assert _board(boards, role) == {"leder": (2, 1, 5, 3), "medlem": (0, 0, 2, 2), "": (1, 0, None, 0)}
    assert next(board for board in boards if board.dimension is role).lacking == 5


def test_whoever_belongs_to_two_cases_counts_once_in_each_type() -> None:
    model = Dimension.MODEL
    sample = [Sampled({model: ("råd", "forum", "råd")}, informant=True), Sampled({model: ("råd",)}, informant=True)]
    assert _board(spread.boards(sample, []), model) == {"råd": (2, 0, None, 0), "forum": (1, 0, None, 0)}


def test_a_target_that_is_passed_lacks_nothing() -> None:
    gender = Dimension.GENDER
    sample = [Sampled({gender: ("kvinne",)}, informant=True)] * 3
    assert _board(spread.boards(sample, [Target(gender, "kvinne", 2)]), gender) == {"kvinne": (3, 0, 2, 0)}


def test_the_share_of_a_round_is_of_those_who_were_asked() -> None:
    states = [Asked.REPLIED, Asked.REPLIED, Asked.ASKED, Asked.NO_REPLY, Asked.DECLINED, Asked.TO_ASK]
    found = campaign.shares(states)
    assert (found.asked, found.all, found.percent) == (5, 6, 40)
    assert campaign.shares([Asked.TO_ASK]).percent is None
