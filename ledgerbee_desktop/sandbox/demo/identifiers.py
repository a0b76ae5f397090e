"""Danish identifiers with valid check digits."""

from __future__ import annotations

import random

_CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2)


def cvr(chance: random.Random) -> str:
    """A CVR number: eight digits, weighted sum with 2 7 6 5 4 3 2 1 divisible by 11 (Erhvervsstyrelsen, modulus 11)."""
    while True:
        digits = [chance.randint(1, 4), *(chance.randint(0, 9) for _ in range(6))]
        check = -sum(weight * digit for weight, digit in zip(_CVR_WEIGHTS, digits, strict=True)) % 11
        if check < 10:
            return "".join(map(str, [*digits, check]))


def ean(chance: random.Random) -> str:
    """A GLN of a Danish public authority: 13 digits from 5798, the last a check digit modulo 10 (GS1)."""
    digits = [5, 7, 9, 8, 0, 0, *(chance.randint(0, 9) for _ in range(6))]
    check = -sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    return "".join(map(str, [*digits, check]))
