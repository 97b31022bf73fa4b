"""P7: random histories of a team, merged in many orders, against a plain model of what should stand.

    python -m tests.benchmarks.histories [--check] [--histories N] [--first SEED]

Each history has two to six laptops that write, strike, erase, merge and get copied; it is merged in six orders, two
of them as halves that were merged before. Prints how many diverged, held a conflict the model does not know of, or lost
a text.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

from interviewer.storage import verification
from tests import histories

ORDERS = 6


def one(folder: Path, seed: int) -> tuple[bool, bool, bool, bool]:
    """Return whether a history diverged, had a false conflict, lost a text, or failed verification."""
    random = Random(seed)
    team = histories.new_team(folder, random.randint(2, 5))
    for _time in range(random.randint(10, 60)):
        histories.step(team, random)
    digests, false, lost, broken = set(), False, False, False
    numbers = list(range(len(team.laptops)))
    for turn in range(ORDERS):
        order = random.sample(numbers, len(numbers))
        target = (histories.merged if turn < ORDERS - 2 else histories.merged_in_halves)(team, order)
        digests.add(target.digest())
        stands, wanted = target.standing(), target.model.standing()
        false |= any(len(values) > len(wanted.get(place, ())) for place, values in stands.items())
        lost |= any(not values <= stands.get(place, set()) for place, values in wanted.items())
        broken |= bool(verification.verify(target.db).findings)
        target.close()
        target.path.unlink()
    for laptop in team.laptops:
        laptop.close()
    return len(digests) > 1, false, lost, broken


def main() -> int:
    """Run the histories and print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--histories", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    totals = [0, 0, 0, 0]
    for seed in range(options.first, options.first + options.histories):
        with tempfile.TemporaryDirectory() as folder:
            for number, bad in enumerate(one(Path(folder) / "team", seed)):
                totals[number] += bad
                if bad:
                    print(f"history {seed} is bad")
    for what, count in zip(("diverged", "with a false conflict", "with a lost text", "not whole"), totals, strict=True):
        print(f"{'ok ' if not count else 'MISSED'} P7 {options.histories} histories, {ORDERS} orders, {what}: {count}")
    return int(options.check and any(totals))


if __name__ == "__main__":
    sys.exit(main())
