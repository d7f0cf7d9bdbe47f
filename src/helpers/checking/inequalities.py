"""Relations as inequalities over the printed values, and which values satisfy them, in exact rationals.

A relation holds when intervals meet, and intervals meet when both differences of their opposite ends are not negative:
polynomials that are linear in the values, but for a stated percentage times its base. Systems of a few values are
solved by elimination (Fourier 1826, Motzkin 1936): exact, and it gives the range of every value, not merely a solution.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from helpers.checking.records import Relation
from helpers.checking.rounding import Interval, operand, printed
from helpers.reading.records import Figure

#: Monomial → coefficient: () is the constant, (3,) the value of figure 3, (3, 5) the product of two. It must be ≥ 0.
Polynomial = dict[tuple[int, ...], Fraction]

_HUNDRED = Fraction(100)
_ADD_UP = frozenset({"partition_sum", "percent_sum", "restatement"})
_Ends = tuple[Polynomial, Polynomial]


@dataclass(frozen=True, slots=True)
class Range:
    """The values a figure may take, from ``low`` up; ``high`` is None where nothing bounds it."""

    low: Fraction
    high: Fraction | None


def inequalities(
    relation: Relation, figures: Sequence[Figure], claim: Interval | None = None
) -> tuple[Polynomial, ...]:
    """Return what must not be negative for a relation to hold.

    Parameters
    ----------
    relation
        A relation with all its operands.
    figures
        All figures of the report, by id: how they are printed says how far a value may stand from its digits.
    claim
        What the stated figure may stand for, where that is more than its digits say: a truncated percentage.
    """
    read = printed if relation.kind == "percent_sum" else operand
    parts: _Ends = ({}, {})
    for part, sign in zip(relation.parts, relation.signs or (1,) * len(relation.parts), strict=True):
        low, high = _ends(figures[part], read(figures[part]))
        parts = (
            (_sum(parts[0], low), _sum(parts[1], high))
            if sign > 0
            else (_sum(parts[0], high, -1), _sum(parts[1], low, -1))
        )
    if relation.kind == "subset":
        assert relation.base is not None
        return (_sum(_ends(figures[relation.base], operand(figures[relation.base]))[1], parts[0], -1),)
    claimed = _claimed(relation, figures, claim)
    if relation.kind in _ADD_UP:
        return _sum(claimed[1], parts[0], -1), _sum(parts[1], claimed[0], -1)
    return _ratio(relation, figures, parts, claimed)


def _claimed(relation: Relation, figures: Sequence[Figure], claim: Interval | None) -> _Ends:
    """Return both ends of what the text claims the result to be."""
    if relation.stated is None:
        return {(): _HUNDRED}, {(): _HUNDRED}
    stated = figures[relation.stated]
    read = operand if relation.kind in ("partition_sum", "restatement") else printed
    return _ends(stated, claim or read(stated))


def _ratio(relation: Relation, figures: Sequence[Figure], parts: _Ends, claimed: _Ends) -> tuple[Polynomial, ...]:
    """Clear a percentage of its denominator, which must be positive."""
    stated = figures[relation.stated] if relation.stated is not None else None
    direction = None if stated is None else stated.direction
    if relation.base is not None:
        base, above = _ends(figures[relation.base], operand(figures[relation.base])), parts
        if stated is not None:
            claimed = _of_old(stated, claimed)
    else:
        assert relation.delta is not None
        above = _ends(figures[relation.delta], operand(figures[relation.delta]))
        falls = (direction or figures[relation.delta].direction) == "down"
        base = (
            (_sum(parts[0], above[0]), _sum(parts[1], above[1]))
            if falls
            else (_sum(parts[0], above[1], -1), _sum(parts[1], above[0], -1))
        )
    least = min(Fraction(figures[i].step) for (i,) in (m for m in base[0] if m)) / 2
    return (
        _sum(_product(claimed[1], base[1]), above[0], -_HUNDRED),
        _sum(_product(claimed[0], base[0], -1), above[1], _HUNDRED),
        _sum(base[0], {(): least}, -1),
    )


def _of_old(stated: Figure, claimed: _Ends) -> _Ends:
    """Turn a stated rise, fall or multiple into what the new is of the old, in per cent."""
    low, high = claimed
    if stated.kind == "other":  # "gấp 3 lần"
        return _sum({}, low, _HUNDRED), _sum({}, high, _HUNDRED)
    if stated.kind != "change_percent":
        return claimed
    whole: Polynomial = {(): _HUNDRED}
    if stated.direction == "down":
        return _sum(whole, high, -1), _sum(whole, low, -1)
    return _sum(whole, low), _sum(whole, high)


def _ends(figure: Figure, interval: Interval) -> _Ends:
    """Return the ends of an interval around a value that may change."""
    value = Fraction(figure.value or 0)
    one = (figure.id,)
    return {one: Fraction(1), (): interval.low - value}, {one: Fraction(1), (): interval.high - value}


def _sum(one: Polynomial, other: Polynomial, factor: Fraction | int = 1) -> Polynomial:
    """Return one polynomial plus another times a factor."""
    total = dict(one)
    for monomial, coefficient in other.items():
        total[monomial] = total.get(monomial, Fraction(0)) + coefficient * factor
    return total


def _product(one: Polynomial, other: Polynomial, factor: Fraction | int = 1) -> Polynomial:
    """Return the product of two polynomials, times a factor."""
    total: Polynomial = {}
    for a, left in one.items():
        total = _sum(total, {tuple(sorted(a + b)): left * right for b, right in other.items()}, factor)
    return total


def substitute(polynomial: Polynomial, values: Mapping[int, Fraction]) -> Polynomial:
    """Put in the values of the figures that are known; what has no value stays."""
    total: Polynomial = {}
    for monomial, coefficient in polynomial.items():
        rest: list[int] = []
        for figure in monomial:
            if figure in values:
                coefficient = coefficient * values[figure]  # noqa: PLW2901 -- the product so far
            else:
                rest.append(figure)
        key = tuple(rest)
        total[key] = total.get(key, Fraction(0)) + coefficient
    return total


def holds(polynomials: Iterable[Polynomial], values: Mapping[int, Fraction]) -> bool:
    """Tell whether none is negative at the values of all its figures."""
    return all(substitute(polynomial, values).get((), Fraction(0)) >= 0 for polynomial in polynomials)


def range_of(figure: int, polynomials: Sequence[Polynomial]) -> Range | None:
    """Return the values of one figure for which the others, none below zero, can be chosen so that all holds.

    Parameters
    ----------
    figure
        Whose values are asked for.
    polynomials
        Linear, over the figures that are free; those that appear in none need no choice.

    Returns
    -------
    Range | None
        None where no values will do.
    """
    others = {i for polynomial in polynomials for monomial in polynomial for i in monomial} - {figure}
    system = _tightest([*polynomials, *(_value_of(i) for i in others)])
    while others:
        least_work = min(sorted(others), key=lambda i: _fill(system, i))
        system = _eliminated(system, least_work)
        others.remove(least_work)
    low, high = Fraction(0), None
    for polynomial in system:
        slope, constant = polynomial.get((figure,), Fraction(0)), polynomial.get((), Fraction(0))
        if slope > 0:
            low = max(low, -constant / slope)
        elif slope < 0:
            high = -constant / slope if high is None else min(high, -constant / slope)
        elif constant < 0:
            return None
    return Range(low, high) if high is None or low <= high else None


def _value_of(figure: int) -> Polynomial:
    """Return the value of a figure, which is not below zero."""
    return {(figure,): Fraction(1)}


def _fill(system: Sequence[Polynomial], figure: int) -> int:
    """Count the inequalities that eliminating a figure makes."""
    signs = [polynomial.get((figure,), 0) for polynomial in system]
    return sum(c > 0 for c in signs) * sum(c < 0 for c in signs)


def _eliminated(system: Sequence[Polynomial], figure: int) -> list[Polynomial]:
    """Return what a system says about the other figures: every lower bound of one stays below every upper bound."""
    key = (figure,)
    rows = [polynomial for polynomial in system if not polynomial.get(key)]
    lower = [polynomial for polynomial in system if polynomial.get(key, 0) > 0]
    upper = [polynomial for polynomial in system if polynomial.get(key, 0) < 0]
    rows += [_sum({m: c / a[key] for m, c in a.items()}, b, -1 / b[key]) for a in lower for b in upper]
    return _tightest(rows)


def _tightest(rows: Iterable[Polynomial]) -> list[Polynomial]:
    """Keep, of inequalities that differ only in their constants, the one that says most."""
    kept: dict[tuple[tuple[tuple[int, ...], Fraction], ...], Fraction] = {}
    for row in rows:
        slopes = sorted((m, c) for m, c in row.items() if m and c)
        scale = abs(slopes[0][1]) if slopes else Fraction(1)
        key = tuple((m, c / scale) for m, c in slopes)
        constant = row.get((), Fraction(0)) / scale
        kept[key] = min(constant, kept.get(key, constant))
    return [{**dict(key), (): constant} for key, constant in kept.items()]
