"""Which of several repairs of equal size is likelier: by the sums that support a figure, then by slips of the pen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from helpers.checking.misprints import Misprint, misprints
from helpers.checking.records import Change, Finding
from helpers.checking.systems import Solved, System
from helpers.checking.verdicts import judge
from helpers.reading.records import Figure


@dataclass(frozen=True, slots=True)
class Weighed:
    """A repair and what speaks against it."""

    cost: tuple[int, int]  #: what supports its figures as printed; how many of them no slip of the pen explains
    changes: tuple[Change, ...]
    derived: int  #: how many of its figures are results of a sum

    def order(self) -> tuple[tuple[int, int], int, tuple[int, ...]]:
        """Return what repairs are listed by: among ties results come first, for they are what was computed."""
        return self.cost, -self.derived, tuple(change.figure for change in self.changes)


def weigh(system: System, solved: Solved, explained: Sequence[Finding]) -> Weighed:
    """Weigh a repair.

    Parameters
    ----------
    system
        The relations it mends.
    solved
        Its figures, and the values that would do.
    explained
        Findings that do not hold as said but have a cause: that a repair makes them hold too speaks for it.
    """
    slips = _slips(system, solved)
    changes = tuple(
        Change(i, span.low, span.high, slips[i].printed if i in slips else None)
        for i, span in sorted(solved.ranges.items())
    )
    support = sum(_support(system, i) for i in solved.values) - _explains(system.figures, solved, slips, explained)
    derived = sum(any(c.relation.stated == i for c in system.constraints) for i in solved.values)
    return Weighed((support, len(solved.values) - len(slips)), changes, derived)


def _support(system: System, figure: int) -> int:
    """Count the sums that hold with a figure as it is printed; that it is no more than a whole says little."""
    touching = system.touched((figure,))
    return sum(not c.broken and c.relation.kind != "subset" for c in touching)


def _explains(figures: Sequence[Figure], solved: Solved, slips: dict[int, Figure], explained: Sequence[Finding]) -> int:
    """Count the explained findings that would hold as said, with the repair."""
    if not explained:
        return 0
    otherwise = [
        slips.get(f.id, replace(f, value=solved.values[f.id])) if f.id in solved.values else f for f in figures
    ]
    touched = [f for f in explained if not solved.values.keys().isdisjoint((*f.relation.operands, f.relation.stated))]
    return sum(judge(f.id, f.relation, otherwise).verdict == "consistent" for f in touched)


def _slips(system: System, solved: Solved) -> dict[int, Figure]:
    """Return, for the figures that a slip of the pen explains, what was meant; each slip goes with those before it."""
    known = {i: replace(system.figures[i], value=value) for i, value in solved.values.items()}
    slips: dict[int, Figure] = {}
    for figure in sorted(known):
        fitting = [m for m in _candidates(system, solved, figure) if system.holds({**known, figure: m.figure})]
        meant = [m.figure for m in fitting if m.rank == fitting[0].rank]
        if len({m.value for m in meant}) == 1:
            slips[figure] = known[figure] = meant[0]
    return slips


def _candidates(system: System, solved: Solved, figure: int) -> list[Misprint]:
    """Return what a figure may have been meant to be: what another one prints, or its own digits less a slip."""
    printed = system.figures[figure]
    swapped = [
        Misprint(replace(printed, printed=other.printed, value=other.value, step=other.step), 0)
        for other in (system.figures[i] for i in solved.values if i != figure)
        if other.kind == printed.kind
    ]
    span = solved.ranges[figure]
    return swapped + [m for m in misprints(printed) if _near(m.figure, span.low, span.high)]


def _near(figure: Figure, low: Fraction, high: Fraction | None) -> bool:
    """Tell whether a value is in a range, give or take what its own last place hides."""
    value, step = Fraction(figure.value or 0), Fraction(figure.step)
    return value + step >= low and (high is None or value - step <= high)
