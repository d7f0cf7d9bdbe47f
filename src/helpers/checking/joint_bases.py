"""A base that is printed nowhere, but that several percentages imply together: 240, where 214 is printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from helpers.checking.rounding import Interval

#: The wider the bases that each percentage allows, the sooner they meet by chance: less than once in twenty, within a
#: quarter of the base to either side.
_CHANCE = Fraction(1, 20)
_SPREAD = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Fitting:
    """A share: the id of its percentage, the amount it is of, and what its digits may stand for."""

    stated: int
    amount: Fraction
    claim: Interval

    @property
    def bases(self) -> Interval | None:
        """The bases that give the percentage; None where a percentage of nothing gives none."""
        if self.claim.low <= 0 or self.amount <= 0:
            return None
        return Interval(100 * self.amount / self.claim.high, 100 * self.amount / self.claim.low)


@dataclass(frozen=True, slots=True)
class JointBase:
    """The bases that all of some shares fit, and these shares by the ids of their percentages."""

    low: Fraction
    high: Fraction
    shares: tuple[int, ...]


def joint_base(shares: Sequence[Fitting], *, whole: bool) -> JointBase | None:
    """Return the base that the most shares fit, at least two, if they would hardly meet there by chance.

    Parameters
    ----------
    shares
        Shares of one printed base that do not hold.
    whole
        Whether the base counts things, and so is a whole number: fewer shares meet there by chance.
    """
    spans = [(share, bases) for share in shares if (bases := share.bases) is not None]
    best: JointBase | None = None
    for _, start in spans:  # intervals that have points in common have one of their lower ends in common
        inside = [(share, bases) for share, bases in spans if start.low in bases]
        low, high = start.low, min(bases.high for _, bases in inside)
        if whole:
            low, high = Fraction(ceil(low)), Fraction(floor(high))
        telling = len(inside) > 1 and low <= high and _chance([bases for _, bases in inside]) <= _CHANCE
        if telling and (best is None or len(inside) > len(best.shares)):
            best = JointBase(low, high, tuple(sorted(share.stated for share, _ in inside)))
    return best


def _chance(spans: Sequence[Interval]) -> Fraction:
    """Return how likely intervals of such widths meet the first of them by chance."""
    widths = sorted((span.high - span.low) / span.high for span in spans)
    chance = Fraction(1)
    for width in widths[1:]:
        chance *= min(Fraction(1), (widths[0] + width) / _SPREAD)
    return chance
