"""Printed digits as intervals: what a figure may have been before it was rounded or hedged.

``56,5`` and ``56,50`` are different statements; ``38 nghìn`` may be anything that rounds to it. Both half-up and
half-even rounding are accepted, so intervals include both of their ends.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from helpers.reading.lexicon import HEDGE_SENSE
from helpers.reading.records import Figure

#: A hedge reaches one unit of the last digit that is not a zero ("trên 2.700" stays under 2.800), but at most so far.
HEDGE_REACH = Fraction(10, 100)
_COUNTS = frozenset({"count", "ratio_numerator", "ratio_denominator"})


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of exact rationals."""

    low: Fraction
    high: Fraction

    def __contains__(self, value: Fraction) -> bool:
        """Tell whether a number lies in the interval, its ends included."""
        return self.low <= value <= self.high

    def meets(self, other: "Interval") -> bool:
        """Tell whether two intervals have a point in common."""
        return self.low <= other.high and other.low <= self.high

    def __add__(self, other: "Interval") -> "Interval":
        """Return every sum of a number of each."""
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        """Return every difference of a number of each."""
        return Interval(self.low - other.high, self.high - other.low)

    def scaled(self, factor: Fraction | int) -> "Interval":
        """Return the interval times a non-negative number."""
        return Interval(self.low * factor, self.high * factor)

    def over(self, other: "Interval") -> "Interval | None":
        """Return the quotient of two non-negative intervals, None where the divisor may be zero."""
        return Interval(self.low / other.high, self.high / other.low) if other.low > 0 else None


def exactly(value: Decimal | Fraction | int) -> Interval:
    """Return the interval that holds one value only."""
    return Interval(Fraction(value), Fraction(value))


def unround(value: Decimal | Fraction, step: Decimal) -> Interval:
    """Return every number that rounds to a printed value, half-up or half-even.

    Parameters
    ----------
    value
        The printed value.
    step
        One unit in its last printed place.

    Examples
    --------
    >>> unround(Decimal("16.6"), Decimal("0.1"))
    Interval(low=Fraction(331, 20), high=Fraction(333, 20))
    """
    half = Fraction(step) / 2
    return Interval(Fraction(value) - half, Fraction(value) + half)


def as_printed(figure: Figure) -> Interval:
    """Return what a figure says if its digits are taken as exact."""
    return exactly(figure.value or 0)


def operand(figure: Figure) -> Interval:
    """Return what a figure may stand for when others are computed from it.

    A plain count is exact; a figure printed with decimals or a multiplier may have been rounded; a hedge widens it.
    """
    plain = figure.kind in _COUNTS and figure.step == 1
    return _hedged(as_printed(figure) if plain else unround(figure.value or Fraction(0), figure.step), figure)


def printed(figure: Figure) -> Interval:
    """Return what a figure claims as a stated result: every number that rounds to it, its hedge allowed for."""
    return _hedged(unround(figure.value or Fraction(0), figure.step), figure)


def _hedged(interval: Interval, figure: Figure) -> Interval:
    """Widen an interval to the side its hedge points to."""
    if figure.hedge is None:
        return interval
    sense = HEDGE_SENSE.get(figure.hedge, "about")
    value = Fraction(figure.value or 0)
    reach = min(_grain(value, Fraction(figure.step)), value * HEDGE_REACH)
    below, above = sense in ("below", "about"), sense in ("above", "about")
    return Interval(interval.low - (reach if below else 0), interval.high + (reach if above else 0))


def _grain(value: Fraction, step: Fraction) -> Fraction:
    """Return one unit of the last printed digit that is not a zero."""
    if value <= 0 or step <= 0:
        return step
    while (value / step) % 10 == 0:
        step *= 10
    return step
