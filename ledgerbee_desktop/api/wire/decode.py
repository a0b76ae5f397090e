"""One way from the bytes of an answer to a struct: whatever is wrong with them is `Malformed`, never a crash."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec

S = TypeVar("S")
V = TypeVar("V")


class Malformed(Exception):
    """The body is not what the contract says. The text names the place, never the content."""


def decode(body: bytes, kind: type[S], build: Callable[[S], V]) -> V:
    """`body` as `kind`, translated by `build`.

    Raises:
        Malformed: no JSON, broken text, nested too deeply, a number of an impossible size, a missing or wrong member, an id or date that is none.
    """
    try:
        return build(msgspec.json.decode(body, type=kind))
    except RecursionError:
        raise Malformed("nested too deeply") from None
    except msgspec.ValidationError as error:
        raise Malformed(str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Malformed("no JSON") from None
    except (ValueError, ArithmeticError) as error:
        raise Malformed(f"a value that cannot be: {type(error).__name__}") from None
