"""A look at the page tree before PDFium walks it: one that contains itself keeps PDFium busy for ever (seen with 6.11.3)."""

from __future__ import annotations

import re

_OBJECT = re.compile(rb"(?<![0-9])(\d{1,10})\s{1,8}\d{1,5}\s{1,8}obj\b")
_REFERENCE = re.compile(rb"(\d{1,10})\s{1,8}\d{1,5}\s{1,8}R\b")
MAX_DEPTH = 64


def _inner_nodes(data: bytes) -> dict[int, list[int]]:
    """Objects with /Kids and what these refer to; of an object that was written twice the last version counts.

    Objects inside compressed object streams are not seen.
    """
    starts = [(int(found.group(1)), found.end()) for found in _OBJECT.finditer(data)]
    nodes: dict[int, list[int]] = {}
    for position, (number, start) in enumerate(starts):
        end = starts[position + 1][1] if position + 1 < len(starts) else len(data)
        kids = data.find(b"/Kids", start, end)
        closed = data.find(b"]", kids, end) if kids >= 0 else -1
        nodes.pop(number, None)
        if closed >= 0:
            nodes[number] = [int(found.group(1)) for found in _REFERENCE.finditer(data, kids, closed)]
    return nodes


def is_sound(data: bytes) -> bool:
    """Whether no part of the page tree contains itself or is reached twice, and none lies deeper than 64 levels.

    The same page may stand in the tree twice; only nodes with children must not.
    """
    nodes = _inner_nodes(data)
    parents = [kid for kids in nodes.values() for kid in kids if kid in nodes]
    if len(parents) != len(set(parents)):
        return False
    reached = [number for number in nodes if number not in parents]
    level = 0
    seen = len(reached)
    while reached and level <= MAX_DEPTH:
        reached = [kid for number in reached for kid in nodes[number] if kid in nodes]
        seen += len(reached)
        level += 1
    return seen == len(nodes) and level <= MAX_DEPTH
