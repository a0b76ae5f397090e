"""Run one history again and print all of it: `python -m tests.faults.simulation.replay SEED`."""

from __future__ import annotations

import sys

from tests.faults.simulation.world import simulate


def main(arguments: list[str]) -> int:
    """0: all promises were kept; 1: not; 2: no seed was given."""
    if len(arguments) != 1 or not arguments[0].isdigit():
        print(__doc__)
        return 2
    outcome = simulate(int(arguments[0]))
    print("\n".join(outcome.ledger))
    print(f"digest {outcome.digest}")
    for each in outcome.violations:
        print(f"VIOLATION {each}")
    return 1 if outcome.violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
