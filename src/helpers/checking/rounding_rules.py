"""Rounding rules a reader may suppose: what each would print, and which printed digits it could have printed.

The judge accepts whatever half-up or half-even rounding gives (``nearest``). A report may as well have cut its digits
off, or rounded everything up; here a relation is judged as if it had.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor, trunc
from typing import Literal, get_args

from helpers.checking.records import Finding, Relation, Verdict
from helpers.checking.rounding import Interval, exactly, printed, unround
from helpers.checking.verdicts import judge, severity_of
from helpers.reading.records import Figure

RoundingRule = Literal["nearest", "half_up", "half_even", "cut_off", "up"]
ROUNDING_RULES: tuple[RoundingRule, ...] = get_args(RoundingRule)

_PERCENTAGES = frozenset({"share", "ratio_percent", "coverage", "change"})


@dataclass(frozen=True, slots=True)
class Claim:
    """Numbers from ``interval.low`` to ``interval.high``, each end in or out."""

    interval: Interval
    low_in: bool = True
    high_in: bool = True

    def meets(self, other: "Claim") -> bool:
        """Tell whether two ranges have a number in common."""
        return _reaches(self, other) and _reaches(other, self)

    def plus(self, other: "Claim", sign: int) -> "Claim":
        """Return every sum (``sign`` +1) or difference (−1) of a number of each."""
        if sign > 0:
            interval, low, high = self.interval + other.interval, other.low_in, other.high_in
        else:
            interval, low, high = self.interval - other.interval, other.high_in, other.low_in
        return Claim(interval, self.low_in and low, self.high_in and high)


def is_rounded(relation: Relation) -> bool:
    """Tell whether a rounding rule bears on a relation: whether a percentage that was computed is printed in it."""
    return relation.kind == "percent_sum" or (relation.kind in _PERCENTAGES and relation.stated is not None)


def rounded_by(rule: RoundingRule, value: Fraction, step: Fraction) -> Fraction:
    """Round exactly to a multiple of ``step``.

    >>> [str(rounded_by(rule, Fraction(29, 2), Fraction(1))) for rule in ROUNDING_RULES]
    ['15', '15', '14', '14', '15']
    """
    units = value / step
    nearest = trunc(abs(units) + Fraction(1, 2)) * (1 if units >= 0 else -1)  # halves away from zero, as reports do
    found = {"half_even": round(units), "cut_off": trunc(units), "up": ceil(units)}.get(rule, nearest)
    return found * step


def claimed_by(rule: RoundingRule, figure: Figure) -> Claim:
    """Return every number that a rule turns into a figure's printed digits, its hedge allowed for.

    Parameters
    ----------
    rule
        ``nearest`` accepts what either way of rounding halves gives.
    figure
        A printed figure with a value; values are unsigned.
    """
    value, step = Fraction(figure.value or 0), Fraction(figure.step)
    half = step / 2
    even = floor(value / step) % 2 == 0
    below, above, low_in, high_in = {
        "nearest": (half, half, True, True),
        "half_up": (half, half, True, False),
        "half_even": (half, half, even, even),
        "cut_off": (Fraction(0), step, True, False),
        "up": (step, Fraction(0), False, True),
    }[rule]
    bare, hedged = unround(value, figure.step), printed(figure)
    left, right = bare.low - hedged.low, hedged.high - bare.high  # how far a hedge reaches to either side
    return Claim(Interval(value - below - left, value + above + right), low_in or left > 0, high_in or right > 0)


def judge_by(rule: RoundingRule, number: int, relation: Relation, figures: Sequence[Figure]) -> Finding:
    """Ask whether a relation holds if every percentage in it was rounded by one rule.

    Amounts are read as the judge reads them: a rule of rounding percentages says nothing about counts. The parameters
    are those of :func:`helpers.checking.verdicts.judge`, whose verdict ``nearest`` gives.

    Returns
    -------
    Finding
        Without a cause: ``consistent``, ``inconsistent`` or ``undetermined``.
    """
    finding = judge(number, relation, figures)
    if finding.interval is None or not is_rounded(relation):
        return finding
    stated = claimed_by(rule, figures[relation.stated]) if relation.stated is not None else Claim(exactly(100))
    result = Claim(Interval(*finding.interval))
    if relation.kind == "percent_sum":
        result = _added(rule, relation, figures)
    verdict: Verdict = "consistent" if stated.meets(result) else "inconsistent"
    bounds = (result.interval.low, result.interval.high)
    return replace(finding, verdict=verdict, severity=severity_of(verdict), interval=bounds)


def _added(rule: RoundingRule, relation: Relation, figures: Sequence[Figure]) -> Claim:
    """Add percentages up, each anywhere within what the rule may have rounded to its digits."""
    total = Claim(exactly(0))
    for part, sign in zip(relation.parts, relation.signs or (1,) * len(relation.parts), strict=True):
        total = total.plus(claimed_by(rule, figures[part]), sign)
    return total


def _reaches(one: Claim, other: Claim) -> bool:
    """Tell whether a range begins no later than another one ends."""
    low, high = one.interval.low, other.interval.high
    return low < high or (low == high and one.low_in and other.high_in)
