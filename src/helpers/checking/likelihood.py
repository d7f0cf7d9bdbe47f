"""Which of several repairs of equal size is likelier: how probable the printed digits are, had its values been meant.

After the likelihood principle: a repair is the likelier the more probably its values would have been misprinted as they
are. Slips of the pen are shared out over the places where they may happen: a digit may be wrong in nine ways at each
place, two neighbours may change places only once. Anything else is held to be as probable for one figure as for
another, but eight times as probable for the result of a sum: it was computed, and may be stale or of another base.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from helpers.checking.inequalities import Range
from helpers.checking.misprints import Misprint, misprints
from helpers.checking.records import Change, Finding
from helpers.checking.systems import Solved, System
from helpers.checking.verdicts import judge
from helpers.reading.records import Figure

#: How often each kind of slip happens (after Verhoeff 1969), in the order of their ranks, and anything else.
_KINDS = (Fraction(1, 5), Fraction(1, 10), Fraction(1, 20), Fraction(1, 10), Fraction(7, 20))
_ELSE, _RESULT = Fraction(1, 4000), 8
#: A finding that has a cause of its own, but would hold with the repair as well, makes that so many times likelier.
_EVIDENCE = 20
#: A repair less than so many times likelier than another one ties with it: nothing is told from less.
_TELLS = 10


@dataclass(frozen=True, slots=True)
class Weighed:
    """A repair and how likely it is."""

    likelihood: Fraction  #: how probably its values would have been printed as the figures are
    changes: tuple[Change, ...]
    derived: int  #: how many of its figures are results of a sum

    def order(self) -> tuple[Fraction, int, tuple[int, ...]]:
        """Return what repairs are listed by: the likeliest first, results before what they were computed from."""
        return -self.likelihood, -self.derived, tuple(change.figure for change in self.changes)

    def behind(self, best: "Weighed") -> int:
        """Return by how many orders of magnitude it is less likely than the best: those that are not tie with it."""
        orders, likelihood = 0, self.likelihood * _TELLS
        while likelihood <= best.likelihood:
            orders, likelihood = orders + 1, likelihood * _TELLS
        return orders


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
    slips, likelihood = _slips(system, solved)
    changes = tuple(
        Change(i, span.low, span.high, slips[i].printed if i in slips else None)
        for i, span in sorted(solved.ranges.items())
    )
    held = _explains(system.figures, solved, slips, explained)
    derived = sum(_is_result(system, i) for i in solved.values)
    return Weighed(likelihood * _EVIDENCE**held, changes, derived)


def _is_result(system: System, figure: int) -> bool:
    """Tell whether a figure is the result of a sum."""
    return any(c.relation.stated == figure for c in system.touched((figure,)))


def _explains(figures: Sequence[Figure], solved: Solved, slips: dict[int, Figure], explained: Sequence[Finding]) -> int:
    """Count the explained findings that would hold as said, with the repair."""
    if not explained:
        return 0
    otherwise = [
        slips.get(f.id, replace(f, value=solved.values[f.id])) if f.id in solved.values else f for f in figures
    ]
    touched = [f for f in explained if not solved.values.keys().isdisjoint((*f.relation.operands, f.relation.stated))]
    return sum(judge(f.id, f.relation, otherwise).verdict == "consistent" for f in touched)


def _slips(system: System, solved: Solved) -> tuple[dict[int, Figure], Fraction]:
    """Return what was meant where one slip of the pen tells it, and how likely all values are; slips go together."""
    known = {i: replace(system.figures[i], value=value) for i, value in solved.values.items()}
    slips: dict[int, Figure] = {}
    likelihood = Fraction(1)
    for figure in sorted(known):
        fitting = [m for m in _candidates(system, solved, figure) if system.holds({**known, figure: m.figure})]
        likelihood *= _probability(system.figures[figure], fitting, result=_is_result(system, figure))
        meant = [m.figure for m in fitting if m.rank == fitting[0].rank]
        if len({m.value for m in meant}) == 1:
            slips[figure] = known[figure] = meant[0]
    return slips, likelihood


def _probability(figure: Figure, meant: Sequence[Misprint], *, result: bool) -> Fraction:
    """Return how probably a figure is printed as it is, if it was meant to be any of some, or something else.

    What is counted may be of any size, and large numbers are spread thinly: 24.551 was meant ten times less often than
    2.455. A result is what its sum makes it.
    """
    digits = sum(c.isdecimal() for c in figure.printed)
    places = (max(digits - 1, 1), 3, digits, digits + 1, 9 * digits)
    total = _ELSE * (_RESULT if result else 1)
    for slip in meant:
        value = Fraction(slip.figure.value or 0)
        spread = Fraction(1) if result or not value else Fraction(figure.value or 0) / value
        total += spread * _KINDS[slip.rank] / places[slip.rank]
    return total


def _candidates(system: System, solved: Solved, figure: int) -> list[Misprint]:
    """Return what a figure may have been meant to be: what another one prints, or its own digits less a slip."""
    printed = system.figures[figure]
    swapped = [
        Misprint(replace(printed, printed=other.printed, value=other.value, step=other.step), 0)
        for other in (system.figures[i] for i in solved.values if i != figure)
        if other.kind == printed.kind
    ]
    span = solved.ranges[figure]
    return swapped + [m for m in misprints(printed) if _near(m.figure, printed, span)]


def _near(meant: Figure, printed: Figure, span: Range) -> bool:
    """Tell whether a value is in a range, give or take what the last place of either hides."""
    value, step = Fraction(meant.value or 0), Fraction(max(meant.step, printed.step))
    return value + step >= span.low and (span.high is None or value - step <= span.high)
