"""Which figures of a system may have to change, by mixed-integer programming; exact arithmetic has to verify it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from helpers.checking.inequalities import Polynomial, substitute
from helpers.checking.systems import System

#: Values are sought up to so many times the largest one printed.
_REACH = 100.0
#: Floats know no better than this: what is nearer than that to holding is left to exact arithmetic.
_TOLERANCE = 1e-6
#: The solver gives up after so many nodes, which does not depend on the machine; the seconds are a last resort.
_NODES, _SECONDS = 20_000, 30
_PERCENTS = frozenset({"percent", "change_percent"})


def propose(
    system: System,
    least: int = 1,
    failed: Collection[frozenset[int]] = (),
    found: Collection[frozenset[int]] = (),
) -> tuple[frozenset[int] | None, bool]:
    """Return a smallest set of figures whose change may make every relation hold.

    The localisation of errors of Fellegi and Holt (1976, *A Systematic Approach to Automatic Edit and Imputation*) as a
    mixed-integer programme (De Jonge and Van der Loo 2014, *Error localization as a mixed integer problem*): a binary
    variable for each figure says whether it is changed. A share whose percentage is changed is left out, for it is no
    longer linear. Floats cannot tell 10¹⁵ from 10¹⁵ + 1, so every inequality is a little loose.

    Parameters
    ----------
    system
        The relations.
    least
        How many figures have to change at least, as far as is known.
    failed
        Sets that were proposed but cannot be repaired; nor can any part of them.
    found
        Sets that are repairs already: neither they nor more than them are asked for.

    Returns
    -------
    tuple[frozenset[int] | None, bool]
        The set, None where there is none; and whether the solver came to its end.
    """
    programme = _Programme(system)
    for constraint in system.constraints:
        for polynomial in constraint.polynomials:
            programme.relation(polynomial)
        if constraint.broken:
            programme.need(dict.fromkeys(constraint.figures, 1.0), {}, 1.0)
    members = frozenset(system.members)
    programme.need(dict.fromkeys(members, 1.0), {}, float(least))
    for gone in failed:
        programme.need(dict.fromkeys(members - gone, 1.0), {}, 1.0)
    for known in found:
        programme.need(dict.fromkeys(known, -1.0), {}, 1.0 - len(known))
    return programme.solved()


@dataclass(slots=True)
class _Programme:
    """Rows over two variables a figure, whether it is changed and its scaled value: each row is at least its bound."""

    system: System
    columns: dict[int, int] = field(init=False)
    scale: dict[int, Fraction] = field(init=False)
    rows: list[dict[int, float]] = field(default_factory=list)
    bounds: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        members = self.system.members
        self.columns = {figure: n for n, figure in enumerate(members)}
        amounts = [self._value(i) for i in members if self.system.figures[i].kind not in _PERCENTS]
        largest, hundred = max([Fraction(1), *amounts]), Fraction(100)
        self.scale = {i: hundred if self.system.figures[i].kind in _PERCENTS else largest for i in members}
        for figure in members:
            start = float(self._value(figure) / self.scale[figure])
            self.need({figure: start}, {figure: 1.0}, start - _TOLERANCE)
            self.need({figure: _REACH}, {figure: -1.0}, -start - _TOLERANCE)

    def need(self, changes: Mapping[int, float], values: Mapping[int, float], least: float) -> None:
        """Add a row: these multiples of changes and values make up at least so much."""
        row = {self.columns[figure]: slope for figure, slope in changes.items()}
        self.rows.append(row | {len(self.columns) + self.columns[i]: slope for i, slope in values.items()})
        self.bounds.append(least)

    def relation(self, polynomial: Polynomial) -> None:
        """Add an inequality, void where a percentage in a product is changed."""
        together = {i for monomial in polynomial if len(monomial) > 1 for i in monomial}
        free = {i for i in together if self.system.figures[i].kind in _PERCENTS}
        linear = substitute(polynomial, {i: self._value(i) for i in free})
        slopes = {m[0]: c * self.scale[m[0]] for m, c in linear.items() if len(m) == 1 and c}
        if not slopes or any(len(monomial) > 1 for monomial in linear):
            return
        size = max(abs(slope) for slope in slopes.values())
        constant = float(linear.get((), Fraction(0)) / size)
        void = _REACH * len(slopes) + abs(constant)
        self.need(dict.fromkeys(free, void), {i: float(c / size) for i, c in slopes.items()}, -constant - _TOLERANCE)

    def solved(self) -> tuple[frozenset[int] | None, bool]:
        """Return the figures that change in a solution with the fewest."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        size = len(self.columns)
        cells = [(r, c, slope) for r, row in enumerate(self.rows) for c, slope in row.items()]
        at_row, at_column, slopes = zip(*cells, strict=True)
        rows = csr_array((slopes, (at_row, at_column)), shape=(len(self.rows), 2 * size))
        kinds: list[Literal[0, 1]] = [1 if n < size else 0 for n in range(2 * size)]
        answer = milp(
            c=[1.0] * size + [0.0] * size,
            integrality=kinds,
            bounds=Bounds([0.0] * (2 * size), [1.0] * size + [_REACH] * size),
            constraints=LinearConstraint(rows, self.bounds, float("inf")),
            options={"node_limit": _NODES, "time_limit": _SECONDS},
        )
        if answer.x is None:
            return None, bool(answer.status == 2)  # infeasible: nothing is left
        chosen = answer.x[:size] > 0.5
        return frozenset(i for i, column in self.columns.items() if chosen[column]), bool(answer.status == 0)

    def _value(self, figure: int) -> Fraction:
        """Return the value as printed."""
        return Fraction(self.system.figures[figure].value or 0)
