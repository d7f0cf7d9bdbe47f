"""Exact values as a reader of the tests would write them."""

from decimal import Decimal
from fractions import Fraction


def written(value: Decimal | Fraction) -> str:
    """Write a value without exponent and without closing zeros: ``1250``, ``0.5``, ``1/3``."""
    return str(value) if isinstance(value, Fraction) else format(value.normalize(), "f")
