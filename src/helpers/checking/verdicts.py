"""Relations confronted with their figures, in exact arithmetic."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from helpers.checking.records import Finding, Relation, Severity, Verdict
from helpers.checking.rounding import Interval, as_printed, exactly, operand, printed
from helpers.reading.records import Figure

_HUNDRED = 100
_SEVERITY: dict[Verdict, Severity] = {
    "consistent": "note",
    "explained": "warning",
    "inconsistent": "error",
    "undetermined": "note",
}
_ADD_UP = frozenset({"partition_sum", "percent_sum", "restatement"})

_Reading = Callable[[Figure], Interval]  # what a figure is taken for: its digits as exact, or all they may stand for


def severity_of(verdict: Verdict) -> Severity:
    """Return how loudly a verdict is told."""
    return _SEVERITY[verdict]


def judge(number: int, relation: Relation, figures: Sequence[Figure]) -> Finding:
    """Ask whether a stated relation holds to the digits that are printed.

    Parameters
    ----------
    number
        The id the finding gets.
    relation
        What the text states.
    figures
        All figures of the report, by id.

    Returns
    -------
    Finding
        ``consistent`` where the result, with all operands anywhere within what was printed, meets every number that
        rounds (half-up or half-even) to the stated one; ``undetermined`` where an operand is not printed; else
        ``inconsistent``. A subset has no result: ``recomputed`` is the part that is left over.
    """
    result = recompute(relation, figures)
    bounds = _evaluate(relation, figures, printed if relation.kind == "percent_sum" else operand)
    if result is None or bounds is None:
        return Finding(number, relation, "undetermined", None, None, severity_of("undetermined"))
    holds = bounds.high >= 0 if relation.kind == "subset" else _claimed(relation, figures).meets(bounds)
    verdict: Verdict = "consistent" if holds else "inconsistent"
    return Finding(number, relation, verdict, result, (bounds.low, bounds.high), severity_of(verdict))


def recompute(relation: Relation, figures: Sequence[Figure]) -> Fraction | None:
    """Return what the operands give as printed, None where they give nothing (no base, or a base of zero)."""
    result = _evaluate(relation, figures, as_printed)
    return result.low if result is not None else None


def base_of(relation: Relation, figures: Sequence[Figure]) -> Figure | None:
    """Return what a relation divides by: a printed figure, one that a person gave, or None."""
    if relation.base is not None:
        return figures[relation.base]
    return relation.given.figure if relation.given is not None else None


def _evaluate(relation: Relation, figures: Sequence[Figure], read: _Reading) -> Interval | None:
    """Compute a relation over intervals."""
    amount = _added(relation, figures, read)
    if relation.kind in _ADD_UP:
        return amount
    whole = base_of(relation, figures)
    if whole is None:
        return _change_by_difference(relation, figures, amount, read)
    base = read(whole)
    if relation.kind == "subset":
        return base - amount
    ratio = amount.over(base)
    return _as_stated(relation, figures, ratio.scaled(_HUNDRED)) if ratio else None


def _added(relation: Relation, figures: Sequence[Figure], read: _Reading) -> Interval:
    """Add the parts up, each with its sign."""
    if len(relation.parts) == 1 and not relation.signs:
        return read(figures[relation.parts[0]])
    total = exactly(0)
    for part, sign in zip(relation.parts, relation.signs or (1,) * len(relation.parts), strict=True):
        total = total + read(figures[part]) if sign > 0 else total - read(figures[part])
    return total


def _as_stated(relation: Relation, figures: Sequence[Figure], percent: Interval) -> Interval:
    """Turn what the new is of the old into a rise, a fall or a multiple, where that is what the text states."""
    stated = figures[relation.stated] if relation.stated is not None else None
    if stated is not None and stated.kind == "other":
        return percent.scaled(Fraction(1, _HUNDRED))  # "gấp 3 lần"
    if stated is None or stated.kind != "change_percent":
        return percent
    return exactly(_HUNDRED) - percent if stated.direction == "down" else percent - exactly(_HUNDRED)


def _change_by_difference(
    relation: Relation, figures: Sequence[Figure], new: Interval, read: _Reading
) -> Interval | None:
    """Compute a change whose old figure is the new one less (or plus) a printed difference."""
    if relation.delta is None or relation.stated is None:
        return None
    delta = read(figures[relation.delta])
    direction = figures[relation.stated].direction or figures[relation.delta].direction
    old = new + delta if direction == "down" else new - delta
    ratio = delta.over(old)
    return ratio.scaled(_HUNDRED) if ratio else None


def _claimed(relation: Relation, figures: Sequence[Figure]) -> Interval:
    """Return what the text claims the result to be."""
    if relation.stated is None:
        return exactly(_HUNDRED)
    stated = figures[relation.stated]
    return operand(stated) if relation.kind in ("partition_sum", "restatement") else printed(stated)
