"""Run histories again: `python -m tests.faults.simulation.replay SEED` prints all of one, with several seeds the digest of each."""

from __future__ import annotations

import sys

from tests.faults.simulation.world import simulate


def main(arguments: list[str]) -> int:
    """0: all promises were kept; 1: not; 2: no seed was given."""
    if not arguments or not all(each.isdigit() for each in arguments):
        print(__doc__)
        return 2
    is_broken = False
    for seed in map(int, arguments):
        outcome = simulate(seed)
        if len(arguments) == 1:
            print("\n".join(outcome.ledger))
        print(f"{seed} digest {outcome.digest}", flush=True)
        for each in outcome.violations:
            print(f"{seed} VIOLATION {each}")
        is_broken = is_broken or bool(outcome.violations)
    return int(is_broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
