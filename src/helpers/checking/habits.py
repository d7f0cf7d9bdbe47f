"""How a report rounds its percentages: to the nearest digit, by cutting digits off, or with zeros put behind.

A percentage tells only where rounding and cutting off give different digits: 44 of 90 is 48,89 %, printed 48,9 by a
report that rounds and 48,8 by one that cuts. In real reports whole texts cut their digits off; that is said once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from helpers.checking.records import Finding
from helpers.checking.rounding import Interval, unround
from helpers.reading.records import Figure

Manner = Literal["rounds", "truncates", "pads"]

_PERCENTAGES = frozenset({"share", "ratio_percent", "coverage", "change"})
_SHORTENED = frozenset({"truncated", "padded_zero"})
_PERCENTS = frozenset({"percent", "change_percent"})
#: A number rounded more coarsely than by a twentieth of itself would explain too much.
_COARSE = Fraction(1, 20)
#: A habit is shown by so many percentages at least, and by so many times as many as show another.
_LEAST, _TIMES = 2, 5


@dataclass(frozen=True, slots=True)
class Habit:
    """A manner of rounding that a report keeps to, and the stated percentages that show it."""

    manner: Manner
    proof: tuple[int, ...]
    exceptions: tuple[int, ...] = ()  #: those that show another manner


def habit_of(figures: Sequence[Figure], findings: Sequence[Finding]) -> Habit | None:
    """Infer how a report rounds from the percentages that only one manner of rounding can have printed.

    Parameters
    ----------
    figures
        All figures of the report, by id.
    findings
        As judged; where causes are known already, percentages that have other causes do not tell.

    Returns
    -------
    Habit or None
        None where fewer than two percentages tell, or where they tell different things.
    """
    shown: dict[Manner, list[int]] = {"rounds": [], "truncates": [], "pads": []}
    for finding in findings:
        manner = _manner(figures, finding)
        if manner is not None and finding.relation.stated is not None:
            shown[manner].append(finding.relation.stated)
    proofs = {manner: tuple(sorted(set(stated))) for manner, stated in shown.items()}
    for manner, proof in proofs.items():
        others = tuple(sorted({i for other, stated in proofs.items() if other != manner for i in stated}))
        if len(proof) >= _LEAST and len(proof) >= _TIMES * len(others):
            return Habit(manner, proof, others)
    return None


def is_cut_off(finding: Finding, stated: Figure) -> bool:
    """Tell whether the digits after the last printed one may have been cut off: 48,889 printed as 48,8."""
    if finding.interval is None or finding.interval[0] < 0:
        return False
    low, high = finding.interval
    return _cut(low, stated.step) <= Fraction(stated.value or 0) <= _cut(high, stated.step)


def is_padded(finding: Finding, stated: Figure) -> bool:
    """Tell whether zeros may have been put behind a number rounded to fewer decimals: 41,27 printed as 41,30."""
    value, step = Fraction(stated.value or 0), Decimal(stated.step) * 10
    while finding.interval is not None and step <= 1 and value % Fraction(step) == 0 and step <= value * _COARSE:
        if unround(value, step).meets(Interval(*finding.interval)):
            return True
        step *= 10
    return False


def _manner(figures: Sequence[Figure], finding: Finding) -> Manner | None:
    """Return the one manner of rounding that can have printed a percentage, None where several can or none."""
    relation = finding.relation
    if relation.kind not in _PERCENTAGES or relation.stated is None or finding.interval is None:
        return None
    stated, cause = figures[relation.stated], finding.explanation
    if cause is not None and cause.kind not in _SHORTENED:
        return None
    if stated.kind not in _PERCENTS or stated.hedge is not None:
        return None
    cut = is_cut_off(finding, stated)
    if finding.verdict == "consistent":
        return None if cut else "rounds"
    return "truncates" if cut else "pads" if is_padded(finding, stated) else None


def _cut(value: Fraction, step: Decimal) -> Fraction:
    """Cut a value off after its last printed place."""
    return value // Fraction(step) * Fraction(step)
