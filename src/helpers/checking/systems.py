"""The relations of a report as one system, and which values its figures could have printed so that all of them hold.

Values stand on the grid of what can be printed: a count is whole, a percentage with one decimal a multiple of 0,1.
What is found is judged again as if the report had printed it: no repair holds by another measure than a finding does.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import islice, zip_longest
from math import ceil, floor

from helpers.checking.inequalities import Polynomial, Range, holds, range_of, substitute
from helpers.checking.records import Relation
from helpers.checking.verdicts import judge
from helpers.reading.records import Figure

#: How many values of one figure are tried before a search gives up, and how many in all for one set of figures.
_TRIES, _BUDGET = 16, 600
#: Percentages beyond this are not thought of: plans are surpassed, but not a hundredfold.
_MOST_PERCENT = 10_000


@dataclass(frozen=True, slots=True)
class Constraint:
    """A relation that has to hold once the report is right."""

    finding: int
    relation: Relation
    figures: frozenset[int]
    polynomials: tuple[Polynomial, ...]  #: empty where only judging tells
    broken: bool  #: does not hold as printed
    tolerant: bool = False  #: its polynomials allow more than rounding: the report cuts off


@dataclass(frozen=True, slots=True)
class System:
    """Constraints tied together by common figures."""

    figures: Sequence[Figure]  #: all of the report, by id
    constraints: tuple[Constraint, ...]
    members: tuple[int, ...] = field(init=False)  #: the figures that take part, in reading order
    broken: tuple[Constraint, ...] = field(init=False)  #: do not hold as printed: a repair changes a figure of each
    _of: dict[int, list[int]] = field(init=False)  #: figure → places of its constraints

    def __post_init__(self) -> None:
        of: dict[int, list[int]] = {}
        for n, constraint in enumerate(self.constraints):
            for figure in constraint.figures:
                of.setdefault(figure, []).append(n)
        object.__setattr__(self, "_of", of)
        object.__setattr__(self, "members", tuple(sorted(of)))
        object.__setattr__(self, "broken", tuple(c for c in self.constraints if c.broken))

    def touched(self, changed: Iterable[int]) -> tuple[Constraint, ...]:
        """Return the constraints on any of these figures."""
        return tuple(self.constraints[n] for n in sorted({n for figure in changed for n in self._of[figure]}))

    def hits(self, changed: Collection[int]) -> bool:
        """Tell whether every broken constraint has one of these figures."""
        return all(not constraint.figures.isdisjoint(changed) for constraint in self.broken)

    def holds(self, printed: Mapping[int, Figure]) -> bool:
        """Tell whether every constraint on some figures holds when they are printed otherwise."""
        figures = _Otherwise(self.figures, printed)
        return all(self._one_holds(constraint, figures) for constraint in self.touched(tuple(printed)))

    def _one_holds(self, constraint: Constraint, figures: "_Otherwise") -> bool:
        """Tell whether one constraint holds: as findings are judged or, in a report that cuts off, as that allows."""
        if judge(0, constraint.relation, figures).verdict == "consistent":
            return True
        values = {i: Fraction(figures[i].value or 0) for i in constraint.figures}
        return constraint.tolerant and holds(constraint.polynomials, values)


class _Otherwise(Sequence[Figure]):
    """The figures of a report, some of them printed otherwise."""

    def __init__(self, figures: Sequence[Figure], printed: Mapping[int, Figure]) -> None:
        self._figures, self._printed = figures, printed

    def __getitem__(self, figure: int) -> Figure:  # type: ignore[override]  # ids only, never slices
        return self._printed.get(figure) or self._figures[figure]

    def __len__(self) -> int:
        return len(self._figures)


@dataclass(frozen=True, slots=True)
class Solved:
    """Values of the changed figures with which everything holds, and the range that would do for each of them.

    Where two figures change, the other one may move too; but where the base of a percentage changes with it, each range
    is for the value found of the other.
    """

    values: dict[int, Fraction]
    ranges: dict[int, Range]


@dataclass(slots=True)
class _Search:
    """What a search for values knows, and how much it may still try."""

    system: System
    changed: tuple[int, ...]
    left: int = _BUDGET
    sure: bool = True
    percents: list[int] = field(default_factory=list)

    def step(self, figure: int) -> Fraction:
        """Return the distance of two values that can be printed."""
        return Fraction(self.system.figures[figure].step)

    def printed(self, figure: int) -> Fraction:
        """Return the value as printed."""
        return Fraction(self.system.figures[figure].value or 0)


def solve(system: System, changed: tuple[int, ...]) -> tuple[Solved | None, bool]:
    """Find values for a few figures, all others as printed, so that every relation holds.

    Parameters
    ----------
    system
        The relations.
    changed
        The figures that may have other values.

    Returns
    -------
    tuple[Solved | None, bool]
        The values, None where there are none; and whether that is certain, or the search was given up.
    """
    search = _Search(system, changed)
    touched = system.touched(changed)
    others = {i: search.printed(i) for c in touched for i in c.figures if i not in changed}
    system_of = [substitute(polynomial, others) for c in touched for polynomial in c.polynomials]
    together = [m for polynomial in system_of for m, slope in polynomial.items() if len(m) > 1 and slope]
    stated = {c.relation.stated for c in touched}
    search.percents = sorted({i for monomial in together for i in monomial if i in stated})
    values = _with_percents(search, system_of, {})
    if values is None:
        return None, search.sure
    if not all(c.polynomials for c in touched):  # only judging tells, and that of one value
        return Solved(values, {i: Range(value, value) for i, value in values.items()}), True
    return Solved(values, {i: _range(search, system_of, values, i) for i in changed}), True


def _with_percents(search: _Search, system: list[Polynomial], known: dict[int, Fraction]) -> dict[int, Fraction] | None:
    """Choose the percentages that change along with their bases first; what is left is linear."""
    percent = next((i for i in search.percents if i not in known), None)
    if percent is None:
        return _witness(search, system, known)
    most = max(Fraction(_MOST_PERCENT), 10 * search.printed(percent))
    spans = [(0, floor(most / search.step(percent)))]
    while spans and search.left > 0:
        first, last = spans.pop()
        search.left -= 1
        if not _possible(system, percent, first * search.step(percent), last * search.step(percent)):
            continue
        if first < last:
            middle = (first + last) // 2
            spans += sorted(
                [(first, middle), (middle + 1, last)],
                key=lambda s: s[0] <= search.printed(percent) / search.step(percent) <= s[1],
            )
            continue
        value = first * search.step(percent)
        fixed = [substitute(polynomial, {percent: value}) for polynomial in system]
        found = _with_percents(search, fixed, {**known, percent: value})
        if found is not None:
            return found
    search.sure = search.sure and not spans
    return None


def _possible(system: Sequence[Polynomial], percent: int, low: Fraction, high: Fraction) -> bool:
    """Tell whether a percentage between two bounds can be ruled out: each product is taken at its better end."""
    relaxed: list[Polynomial] = [{(percent,): Fraction(1), (): -low}, {(percent,): Fraction(-1), (): high}]
    for polynomial in system:
        row: Polynomial = {}
        for monomial, slope in polynomial.items():
            rest = monomial
            if len(monomial) > 1 and percent in monomial:
                rest = tuple(i for i in monomial if i != percent)
                slope = slope * (high if slope > 0 else low)  # noqa: PLW2901 -- no value is below zero
            row[rest] = row.get(rest, Fraction(0)) + slope
        if all(len(monomial) < 2 for monomial in row):
            relaxed.append(row)
    return range_of(percent, relaxed) is not None


def _witness(search: _Search, system: list[Polynomial], known: dict[int, Fraction]) -> dict[int, Fraction] | None:
    """Choose values one figure after the other, those nearest to what is printed first, and judge the result."""
    figure = next((i for i in search.changed if i not in known), None)
    if figure is None:
        search.left -= 1
        figures = search.system.figures
        printed = {i: replace(figures[i], value=value, malformed=False) for i, value in known.items()}
        return known if search.system.holds(printed) else None
    span = range_of(figure, system)
    if span is None:
        return None
    candidates = _grid(span, search.step(figure), search.printed(figure))
    for value in islice(candidates, _TRIES):
        if search.left <= 0:
            break
        fixed = [substitute(polynomial, {figure: value}) for polynomial in system]
        found = _witness(search, fixed, {**known, figure: value})
        if found is not None:
            return found
    search.sure = search.sure and search.left > 0 and next(candidates, None) is None
    return None


def _grid(span: Range, step: Fraction, near: Fraction) -> Iterator[Fraction]:
    """Yield the printable values of a range, those nearest to a value first."""
    first = ceil(span.low / step)
    last = None if span.high is None else floor(span.high / step)
    start = max(first, round(near / step))
    start = start if last is None else min(start, last)
    down = range(start, first - 1, -1)
    up = range(start + 1, last + 1) if last is not None else range(start + 1, start + 1 + _BUDGET)
    for pair in zip_longest(down, up):
        yield from (index * step for index in pair if index is not None)


def _range(search: _Search, system: list[Polynomial], values: dict[int, Fraction], figure: int) -> Range:
    """Return the printable values of one figure that would do."""
    held = [i for i in search.changed if i != figure] if figure in search.percents else search.percents
    free = [substitute(polynomial, {i: values[i] for i in held}) for polynomial in system]
    span, step = range_of(figure, free), search.step(figure)
    if span is None:  # held by a hedge that allows more than its inequalities
        return Range(values[figure], values[figure])
    low = min(ceil(span.low / step) * step, values[figure])
    return Range(low, None if span.high is None else max(floor(span.high / step) * step, values[figure]))
